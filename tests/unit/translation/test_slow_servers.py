"""Servers that are slow or silent in each phase of a download: given up, or cancelled at once.

A cancel is felt where the call returns while the server still waits; no test judges the time.
"""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.reading.article import FRENCH_TO_ENGLISH
from desktop.translation.argos_index import Offer, download, offers
from desktop.translation.http_client import Limits, get
from tests.model_server import Answering, Behaviour, ModelServer, redirects, sends

pytestmark = pytest.mark.slow

FOR_EVER = Limits(silence=600, headers=600, body=600)
HASTY = Limits(silence=5, headers=0.3, body=0.3)
"""Short for the whole, but not for the pause between two pieces."""
DATA = bytes(range(256)) * 500


class Obstacle:
    """Where a download gets stuck: `cancel` is called there, and nothing ends it but `is_over`."""

    def __init__(self) -> None:
        self.cancel: Callable[[], None] = lambda: None
        self.is_over = threading.Event()

    def wait(self) -> None:
        self.cancel()
        self.is_over.wait(60)


@pytest.fixture
def obstacle() -> Iterator[Obstacle]:
    made = Obstacle()
    yield made
    made.is_over.set()


@contextmanager
def listening(accept: Callable[[socket.socket], None] | None) -> Iterator[int]:
    """Listen on a port and hand the first connection to `accept`, or never accept it."""

    def serve(listener: socket.socket) -> None:
        with suppress(OSError):
            connection, _ = listener.accept()
            with connection:
                assert accept is not None
                accept(connection)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=serve, args=(listener,), daemon=True)
        if accept is not None:
            server.start()
        yield listener.getsockname()[1]


@contextmanager
def in_name_resolution(obstacle: Obstacle, patch: pytest.MonkeyPatch) -> Iterator[str]:
    def resolve(*_: Any, **__: Any) -> Any:
        obstacle.wait()
        raise socket.gaierror("given up long ago")

    patch.setattr(socket, "getaddrinfo", resolve)
    yield "http://models.example/p"


@contextmanager
def in_connecting(obstacle: Obstacle, patch: pytest.MonkeyPatch) -> Iterator[str]:
    def connect(*_: Any) -> None:
        obstacle.wait()
        raise ConnectionRefusedError

    patch.setattr(socket.socket, "connect", connect)
    yield "http://127.0.0.1:9/p"


@contextmanager
def in_the_look_up_of_the_proxy(obstacle: Obstacle, patch: pytest.MonkeyPatch) -> Iterator[str]:
    def look() -> dict[str, str]:
        obstacle.wait()
        return {"http": "http://127.0.0.1:1"}

    patch.setattr("urllib.request.getproxies", look)
    yield "http://models.example/p"


@contextmanager
def in_the_tls_handshake(obstacle: Obstacle, _: pytest.MonkeyPatch) -> Iterator[str]:
    with listening(lambda _: obstacle.wait()) as port:
        yield f"https://127.0.0.1:{port}/p"


@contextmanager
def in_the_tunnel_of_a_proxy(obstacle: Obstacle, patch: pytest.MonkeyPatch) -> Iterator[str]:
    with listening(lambda _: obstacle.wait()) as port:
        patch.setenv("https_proxy", f"http://127.0.0.1:{port}")
        yield "https://models.example/p"


@contextmanager
def before_the_headers(obstacle: Obstacle, _: pytest.MonkeyPatch) -> Iterator[str]:
    with listening(lambda _: obstacle.wait()) as port:
        yield f"http://127.0.0.1:{port}/p"


@contextmanager
def after_a_redirect(obstacle: Obstacle, patch: pytest.MonkeyPatch) -> Iterator[str]:
    def send_on(connection: socket.socket) -> None:
        connection.recv(2**16)
        place = f"http://127.0.0.1:{silent}/"
        head = f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"
        connection.sendall(head.encode())

    with listening(lambda _: obstacle.wait()) as silent, listening(send_on) as port:
        yield f"http://127.0.0.1:{port}/p"


PHASES = [
    in_the_look_up_of_the_proxy,
    in_name_resolution,
    in_connecting,
    in_the_tls_handshake,
    in_the_tunnel_of_a_proxy,
    before_the_headers,
    after_a_redirect,
]


@pytest.mark.parametrize("phase", PHASES)
def test_a_cancel_is_felt_in_every_phase(
    loopback: None, monkeypatch: pytest.MonkeyPatch, obstacle: Obstacle, phase: Any
) -> None:
    token = Token()
    obstacle.cancel = token.cancel
    with (
        phase(obstacle, monkeypatch) as url,
        pytest.raises(Cancelled),
        get(url, 0, token, FOR_EVER),
    ):
        pass
    assert token.is_cancelled
    assert not obstacle.is_over.is_set()


@pytest.mark.parametrize("phase", PHASES)
def test_every_phase_ends_by_itself(
    loopback: None, monkeypatch: pytest.MonkeyPatch, obstacle: Obstacle, phase: Any
) -> None:
    with (
        phase(obstacle, monkeypatch) as url,
        pytest.raises(AppError) as failure,
        get(url, 0, Token(), Limits(silence=600, headers=0.3)),
    ):
        pass
    assert "failed (no answer in 0.3 s). Check your connection" in str(failure.value)
    assert not obstacle.is_over.is_set()


def test_a_server_that_never_accepts_is_given_up(loopback: None) -> None:
    with (
        listening(None) as port,
        pytest.raises(AppError, match="no answer"),
        get(f"http://127.0.0.1:{port}/", 0, Token(), Limits(silence=0.2)),
    ):
        pass


def drips(head: bytes) -> Behaviour:
    """Send `head`, and then a byte at a time that never ends anything."""

    def behave(answer: Answering) -> None:
        with suppress(OSError):
            answer.wfile.write(head)
            while not answer.server_.is_over.wait(0.02):
                answer.wfile.write(b"x")

    return behave


def test_headers_that_drip_are_given_up(server: ModelServer) -> None:
    url = server.link("/p", drips(b"HTTP/1.1 200 OK\r\nX: "))
    with pytest.raises(AppError, match=r"no answer in 0\.3 s"), get(url, 0, Token(), HASTY):
        pass


def test_redirects_that_drip_are_given_up(server: ModelServer) -> None:
    def behave(answer: Answering) -> None:
        answer.server_.is_over.wait(0.15)
        redirects(f"/{len(answer.server_.asked)}")(answer)

    for number in range(6):
        server.link(f"/{number}", behave)
    with (
        pytest.raises(AppError, match=r"no answer in 0\.3 s"),
        get(server.address + "/0", 0, Token(), HASTY),
    ):
        pass


@pytest.mark.parametrize("length", [b"Content-Length: 1000000\r\n", b""])
def test_an_index_that_drips_is_given_up(server: ModelServer, length: bytes) -> None:
    server.link("/index.json", drips(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n"))
    with pytest.raises(AppError, match=r"127\.0\.0\.1 failed \(too slow\)"):
        offers(Token(), HASTY)


def test_a_package_that_drips_is_given_up_and_resumed(server: ModelServer, tmp_path: Path) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(DATA)}\r\n\r\n".encode()
    link = server.link("/p", drips(head + DATA[:100_000]))
    offer = Offer(FRENCH_TO_ENGLISH, "1.9", (link,))
    slow = Limits(silence=5, body=0.3, portion=20_000)
    with pytest.raises(AppError, match="too slow"):
        download(offer, tmp_path, Token(), slow)
    part = tmp_path / "fr_en-1.9.argosmodel.part"
    kept = part.read_bytes()
    assert kept[:100_000] == DATA[:100_000]
    part.write_bytes(kept[:100_000])
    server.link("/p", sends(DATA))
    assert download(offer, tmp_path, Token(), slow).read_bytes() == DATA
    assert server.asked[-1] == ("/p", "bytes=100000-")


def test_a_package_may_take_its_time(server: ModelServer, tmp_path: Path) -> None:
    """Each portion has the time that an index has as a whole."""

    def behave(answer: Answering) -> None:
        answer.begin(200, Content_Length=10_000)
        for start in range(0, 10_000, 1000):
            answer.wfile.write(DATA[start : start + 1000])
            answer.server_.is_over.wait(0.06)

    offer = Offer(FRENCH_TO_ENGLISH, "1.9", (server.link("/p", behave),))
    paced = Limits(body=0.5, portion=1000)
    assert download(offer, tmp_path, Token(), paced).read_bytes() == DATA[:10_000]


def test_the_reader_s_own_time_is_not_the_server_s(server: ModelServer) -> None:
    url = server.link("/p", sends(DATA))
    received, never = b"", threading.Event()
    with get(url, 0, Token(), Limits(silence=5, body=0.3)) as response:
        for block in response.blocks():
            received += block
            never.wait(0.2)
    assert received == DATA


def test_a_response_that_is_not_read_to_its_end_is_let_go(server: ModelServer) -> None:
    hung_up = threading.Event()

    def behave(answer: Answering) -> None:
        answer.begin(200, Content_Length=10**9)
        with suppress(OSError):
            while not answer.server_.is_over.is_set():
                answer.wfile.write(DATA)
        hung_up.set()

    with get(server.link("/p", behave), 0, Token(), FOR_EVER) as response:
        next(response.blocks())
    assert hung_up.wait(30)


def test_what_was_given_up_before_it_was_connected_asks_nothing(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_resolve, resolve = threading.Event(), socket.getaddrinfo
    was_resolved = threading.Event()

    def late(*arguments: Any, **known: Any) -> Any:
        may_resolve.wait(60)
        was_resolved.set()
        return resolve(*arguments, **known)

    monkeypatch.setattr(socket, "getaddrinfo", late)
    url = server.link("/p", sends(json.dumps([]).encode()))
    with pytest.raises(AppError), get(url, 0, Token(), Limits(headers=0.1)):
        pass
    threads = [one for one in threading.enumerate() if one.name == "download"]
    may_resolve.set()
    assert was_resolved.wait(30)
    for thread in threads:
        thread.join(30)
    assert server.asked == []
