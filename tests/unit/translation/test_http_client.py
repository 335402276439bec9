"""The HTTP client: proxies, certificates, cancelling, and servers that mean harm."""

import gzip
import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.reading.article import FRENCH_TO_ENGLISH
from desktop.translation import argos_index, http_client
from desktop.translation.argos_index import Offer, download, offers
from desktop.translation.http_client import Limits, get, is_private
from tests.model_server import (
    Answering,
    ModelServer,
    certified,
    cuts_off,
    never_ends,
    redirects,
    sends,
    sends_raw,
    serving,
    trickles,
    tunnels_to,
)

DATA = bytes(range(256)) * 500
ELSEWHERE = "http://models.example/p"


def body(url: str, token: Token | None = None, timeout: float = 5.0) -> bytes:
    with get(url, 0, token or Token(), Limits(silence=timeout)) as response:
        return b"".join(response.blocks())


def refused(url: str) -> str:
    with pytest.raises(AppError) as refusal:
        body(url)
    return str(refusal.value)


def offer(*links: str) -> Offer:
    return Offer(FRENCH_TO_ENGLISH, "1.9", links)


def test_httpx_is_imported_by_the_first_download_only() -> None:
    code = (
        "import sys, desktop.translation.argos_index\n"
        "print(sys.modules.keys() & {'httpx', 'truststore', 'ssl', 'urllib.request'})"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "all_proxy"])
@pytest.mark.parametrize("scheme", ["http://", ""])
def test_the_environment_s_proxy_is_used(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch, variable: str, scheme: str
) -> None:
    monkeypatch.setenv(variable, scheme + urlsplit(server.address).netloc)
    server.paths[ELSEWHERE] = sends(DATA)
    assert body(ELSEWHERE) == DATA
    assert server.asked == [(ELSEWHERE, None)]


def test_a_host_that_is_exempt_is_asked_without_the_proxy(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "localhost,127.0.0.1")
    assert body(server.link("/p", sends(DATA))) == DATA


def test_a_redirect_to_another_host_uses_that_host_s_proxy(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server.paths[ELSEWHERE] = sends(DATA)
    assert body(server.link("/p", redirects(ELSEWHERE))) == DATA
    assert server.asked == [("/p", None), (ELSEWHERE, None)]


def test_https_goes_through_a_proxy_in_a_tunnel(
    loopback: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(certified(tmp_path, monkeypatch)) as server, serving() as proxy:
        place = urlsplit(server.address)
        assert place.port
        proxy.paths[place.netloc] = tunnels_to(place.port)
        monkeypatch.setenv("https_proxy", proxy.address)
        assert body(server.link("/p", sends(DATA))) == DATA
        assert proxy.asked == [(place.netloc, None)]


@pytest.mark.parametrize("proxy", ["socks://127.0.0.1:1", "socks5://127.0.0.1:1"])
def test_a_socks_proxy_is_not_bypassed(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("all_proxy", proxy)
    server.paths[ELSEWHERE] = sends(DATA)
    assert "isn't supported" in refused(ELSEWHERE)
    assert server.asked == []


def test_a_proxy_that_refuses_is_told(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", server.address)
    assert "404" in refused("https://models.example/p")


def test_a_certificate_for_another_host_is_refused(
    loopback: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(certified(tmp_path, monkeypatch)) as server:
        link = server.link("/p", sends(DATA)).replace("localhost", "127.0.0.1")
        assert "certificate" in refused(link)
        assert server.asked == []


def test_a_redirect_from_https_to_http_is_not_followed(
    loopback: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(certified(tmp_path, monkeypatch)) as safe, serving() as unsafe:
        link = safe.link("/p", redirects(unsafe.link("/p", sends(DATA))))
        assert "an unsafe redirect" in refused(link)
        assert unsafe.asked == []
        assert body(unsafe.link("/up", redirects(safe.link("/q", sends(DATA))))) == DATA


@pytest.mark.slow
def test_a_slow_server_is_waited_for_as_long_as_it_sends(server: ModelServer) -> None:
    assert body(server.link("/p", trickles(DATA[:60])), timeout=1.0) == DATA[:60]


def test_a_cancel_stops_a_slow_server_s_download(server: ModelServer, tmp_path: Path) -> None:
    token = Token()
    token.report = lambda _: token.cancel()
    with pytest.raises(Cancelled):
        download(offer(server.link("/p", trickles(DATA))), tmp_path, token)
    assert DATA.startswith((tmp_path / "fr_en-1.9.argosmodel.part").read_bytes())


def test_a_cancel_is_felt_before_the_server_answers(server: ModelServer) -> None:
    token = Token()

    def behave(answer: Answering) -> None:
        token.cancel()
        answer.stall()

    with pytest.raises(Cancelled):
        body(server.link("/p", behave), token, timeout=600)


def test_a_cancel_is_felt_where_the_length_is_unknown(server: ModelServer) -> None:
    token, received, everything_came = Token(), bytearray(), threading.Event()

    def behave(answer: Answering) -> None:
        answer.begin(200)
        answer.wfile.write(DATA)
        everything_came.wait(30)
        token.cancel()
        answer.stall()

    with (
        pytest.raises(Cancelled),
        get(server.link("/p", behave), 0, token, Limits(silence=600, body=600)) as response,
    ):
        for block in response.blocks():
            received += block
            if received == DATA:
                everything_came.set()


def test_a_cancel_is_felt_during_the_tls_handshake(
    loopback: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_client, "CONNECT_TIMEOUT", 600)
    token, is_over = Token(), threading.Event()
    was_ended: list[bool] = []

    def stay_silent(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            token.cancel()
            was_ended.append(is_over.wait(30))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=stay_silent, args=(listener,))
        server.start()
        with pytest.raises(Cancelled):
            body(f"https://127.0.0.1:{listener.getsockname()[1]}/p", token, timeout=600)
        is_over.set()
        server.join()
    assert was_ended == [True]


def test_a_cancelled_download_asks_nothing(server: ModelServer) -> None:
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        body(server.link("/p", sends(DATA)), token)
    assert server.asked == []


def test_a_download_resumes_over_a_safe_connection(
    loopback: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(certified(tmp_path, monkeypatch)) as server:
        one = offer(server.link("/p", cuts_off(DATA, 50_000)))
        with pytest.raises(AppError, match="cut off"):
            download(one, tmp_path, Token())
        assert download(one, tmp_path, Token()).read_bytes() == DATA
        assert [asked for _, asked in server.asked] == [None, "bytes=50000-"]


def test_a_chunked_answer_that_is_cut_off_is_resumed(server: ModelServer, tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    one = offer(server.link("/p", sends_raw(head + b"3e8\r\n" + DATA[:1000] + b"\r\n3e8\r\n")))
    with pytest.raises(AppError, match="cut off"):
        download(one, tmp_path, Token())
    server.link("/p", sends(DATA))
    assert download(one, tmp_path, Token()).read_bytes() == DATA
    assert server.asked[-1] == ("/p", "bytes=1000-")


@pytest.mark.parametrize("told", ["bytes 5-999/1000", "bytes */1000", f"bytes {'9' * 5000}-/1"])
def test_another_part_than_was_asked_for_is_refused(
    server: ModelServer, tmp_path: Path, told: str
) -> None:
    part = tmp_path / "fr_en-1.9.argosmodel.part"
    part.write_bytes(DATA[:10])
    head = f"HTTP/1.1 206 Partial Content\r\nContent-Range: {told}\r\n\r\n"
    with pytest.raises(AppError, match="another part"):
        download(offer(server.link("/p", sends_raw(head.encode() + DATA))), tmp_path, Token())
    assert part.read_bytes() == DATA[:10]


def test_an_answer_without_end_is_given_up(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(argos_index, "MOST_BYTES", 100_000)
    monkeypatch.setattr(argos_index, "MAX_INDEX_BYTES", 100_000)
    link = server.link("/p", never_ends(DATA))
    with pytest.raises(AppError, match="larger than a model"):
        download(offer(link), tmp_path, Token())
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("VISAVIS_MODEL_INDEX", link)
    with pytest.raises(AppError, match="return a package index"):
        offers(Token())


def test_headers_without_end_are_given_up(server: ModelServer) -> None:
    head = b"HTTP/1.1 200 OK\r\n" + b"X-Header: x\r\n" * 100_000
    assert "failed" in refused(server.link("/p", sends_raw(head)))


def test_a_compressed_answer_is_not_unpacked(server: ModelServer) -> None:
    bomb = gzip.compress(bytes(20 * 2**20))
    asked: list[str | None] = []

    def behave(answer: Answering) -> None:
        asked.append(answer.headers["Accept-Encoding"])
        answer.begin(200, Content_Encoding="gzip", Content_Length=len(bomb))
        answer.wfile.write(bomb)

    assert body(server.link("/index.json", behave)) == bomb
    assert asked == ["identity"]
    with pytest.raises(AppError, match="return a package index"):
        offers(Token())


@pytest.mark.parametrize("answer", [b"", b"hello\r\n\r\n", b"HTTP/1.1 200 OK\r\nX", b"\xff" * 99])
def test_what_is_no_http_is_told(server: ModelServer, answer: bytes) -> None:
    assert "The download from 127.0.0.1 failed" in refused(server.link("/p", sends_raw(answer)))


@pytest.mark.parametrize(
    "url",
    [
        "http://[",
        "http://[::1",
        "http://",
        "http://a..b/p",
        "http://a:99999/",
        "http://user:password@a.org/",
        "http://a.org/\x1b[31m",
        "x",
        "",
    ],
)
def test_a_broken_address_is_told(url: str) -> None:
    told = refused(url)
    assert "\x1b" not in told
    assert "no address on the web. Use one" in told or "failed" in told


@pytest.mark.parametrize(
    ("url", "is_so"),
    [
        ("https://models.example/p", True),
        ("http://models.example/p", False),
        ("http://127.0.0.1:8000/p", True),
        ("http://127.1.2.3/p", True),
        ("http://[::1]:8000/p", True),
        ("http://LOCALHOST/p", True),
        ("http://localhost.example/p", False),
        ("http://192.168.0.1/p", False),
        ("http://[::1", False),
    ],
)
def test_only_https_and_this_machine_are_private(url: str, is_so: bool) -> None:
    assert is_private(url) is is_so


def test_this_machine_is_never_asked_through_a_proxy(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert body(server.link("/p", sends(DATA))) == DATA


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("\x1b[31mevil", "500 [31mevil"),
        ("long " * 1000, "500 long long"),
        ("x" * 5000, "500 xxx"),
        ("", "500"),
        ("\xe9\xff", "500"),
    ],
)
def test_what_a_server_says_of_itself_is_short_and_harmless(
    server: ModelServer, phrase: str, told: str
) -> None:
    head = f"HTTP/1.1 500 {phrase}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")
    with pytest.raises(AppError) as refusal:
        body(server.link("/p", sends_raw(head)))
    reason = str(refusal.value.values["reason"])
    assert told in reason
    assert len(reason) <= 80
    assert reason.isprintable()


def test_what_the_system_refuses_is_told(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> dict[str, str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("urllib.request.getproxies", refuse)
    assert "failed ([Errno 13] Permission denied)" in refused(ELSEWHERE)


@pytest.mark.parametrize("place", ["http://[", "https://", "//", "http://a..b/p", "\u2028"])
def test_a_redirect_to_a_broken_address_is_told(server: ModelServer, place: str) -> None:
    head = f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"
    assert refused(server.link("/p", sends_raw(head.encode())))
