"""A server on loopback that stands for the Argos index and the places that it links to.

It is a proxy too: a proxy is asked for a whole address, so that is a path like another.
"""

import json
import re
import select
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from typing import Any

import pytest
import trustme
from typing_extensions import override

Behaviour = Callable[["Answering"], None]


@dataclass
class ModelServer:
    """Its address, what it does with each path, and the requests it had: path and Range."""

    address: str = ""
    paths: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)
    waited_in_vain: list[str] = field(default_factory=list)

    def link(self, path: str, behaviour: Behaviour) -> str:
        """Behave so at `path` and return its address."""
        self.paths[path] = behaviour
        return self.address + path

    def index(self, *entries: dict[str, Any]) -> str:
        """Serve an index of `entries` and return its address."""
        return self.link("/index.json", sends(json.dumps(entries).encode()))


class Answering(BaseHTTPRequestHandler):
    """Answers as the server was told to."""

    server_: ModelServer

    @override
    def log_message(self, format: str, *args: Any) -> None: ...

    def do_GET(self) -> None:
        self.server_.asked.append((self.path, self.headers["Range"]))
        self.server_.paths.get(self.path, status(404))(self)

    do_CONNECT = do_GET  # noqa: N815 - the name that http.server looks for

    def begin(self, code: int, **headers: object) -> None:
        """Send the status and the headers; underscores are hyphens."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def stall(self) -> None:
        """Send nothing until the server ends; note where nobody put an end to that."""
        if not self.server_.is_over.wait(30):
            self.server_.waited_in_vain.append(self.path)


@contextmanager
def serving(certified: SSLContext | None = None) -> Iterator[ModelServer]:
    """Run a server until the block is left, over TLS where it is certified."""
    told = ModelServer()
    handler = type("Handler", (Answering,), {"server_": told})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    told.address = f"http://127.0.0.1:{server.server_port}"
    if certified is not None:
        server.socket = certified.wrap_socket(server.socket, server_side=True)
        told.address = f"https://localhost:{server.server_port}"
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    running.start()
    try:
        yield told
    finally:
        told.is_over.set()
        server.shutdown()
        running.join()
        server.server_close()
    assert not told.waited_in_vain, "a silent server was waited for until it hung up"


def certified(folder: Path, monkeypatch: pytest.MonkeyPatch) -> SSLContext:
    """Return what a server on this machine is certified by, an authority that we trust."""
    authority = trustme.CA()
    listed = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(listed))
    monkeypatch.setenv("SSL_CERT_FILE", str(listed))
    context = SSLContext(PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


def sends(data: bytes, is_resumable: bool = True) -> Behaviour:
    """Send `data`, or the part that is asked for."""

    def behave(answer: Answering) -> None:
        found = re.fullmatch(r"bytes=(\d+)-", answer.headers["Range"] or "")
        start = int(found[1]) if found and is_resumable else 0
        if start and start >= len(data):
            answer.begin(416, Content_Range=f"bytes */{len(data)}", Content_Length=0)
            return
        if start:
            span = f"bytes {start}-{len(data) - 1}/{len(data)}"
            answer.begin(206, Content_Range=span, Content_Length=len(data) - start)
        else:
            answer.begin(200, Content_Length=len(data))
        answer.wfile.write(data[start:])

    return behave


def sends_at_once(data: bytes) -> Behaviour:
    """Send the headers and `data` in one piece, and keep the line for whatever comes next."""

    def behave(answer: Answering) -> None:
        headers = f"HTTP/1.0 200 OK\r\nContent-Length: {len(data)}\r\n\r\n"
        answer.wfile.write(headers.encode() + data)
        answer.stall()

    return behave


def cuts_off(data: bytes, after: int) -> Behaviour:
    """Send `after` bytes of `data` and hang up; the whole rest to who asks for it."""

    def behave(answer: Answering) -> None:
        if answer.headers["Range"]:
            sends(data)(answer)
            return
        answer.begin(200, Content_Length=len(data))
        answer.wfile.write(data[:after])

    return behave


def stalls(data: bytes, after: int) -> Behaviour:
    """Send `after` bytes of `data` and then nothing until the server ends."""

    def behave(answer: Answering) -> None:
        answer.begin(200, Content_Length=len(data))
        answer.wfile.write(data[:after])
        answer.wfile.flush()
        answer.stall()

    return behave


def sends_raw(response: bytes) -> Behaviour:
    """Send `response`, status and headers included, and hang up."""

    def behave(answer: Answering) -> None:
        with suppress(OSError):
            answer.wfile.write(response)

    return behave


def trickles(data: bytes) -> Behaviour:
    """Send `data` a byte at a time."""

    def behave(answer: Answering) -> None:
        answer.begin(200, Content_Length=len(data))
        with suppress(OSError):
            for byte in data:
                answer.wfile.write(bytes([byte]))
                answer.server_.is_over.wait(0.02)

    return behave


def never_ends(data: bytes) -> Behaviour:
    """Send `data` again and again, without saying how long it will be."""

    def behave(answer: Answering) -> None:
        answer.begin(200)
        with suppress(OSError):
            while not answer.server_.is_over.is_set():
                answer.wfile.write(data)

    return behave


def tunnels_to(port: int) -> Behaviour:
    """Connect the client to `port` of this machine, as a proxy does for CONNECT."""

    def behave(answer: Answering) -> None:
        answer.begin(200)
        with socket.create_connection(("127.0.0.1", port)) as server:
            ends = {answer.connection: server, server: answer.connection}
            while not answer.server_.is_over.is_set():
                for end in select.select(list(ends), [], [], 0.05)[0]:
                    data = end.recv(2**16)
                    if not data:
                        return
                    ends[end].sendall(data)

    return behave


def status(code: int) -> Behaviour:
    """Send a status and nothing else."""
    return lambda answer: answer.begin(code, Content_Length=0)


def redirects(place: str) -> Behaviour:
    """Send on to `place`."""
    return lambda answer: answer.begin(302, Location=place, Content_Length=0)


def zipped(path: Path, folder: Path, top: str = "package", **metadata: str) -> Path:
    """Pack the model in `folder` as an .argosmodel file, its metadata changed by `metadata`."""
    known = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{top}/metadata.json", json.dumps({**known, **metadata}))
        for file in folder.rglob("*"):
            if file.is_file() and file.name != "metadata.json":
                archive.write(file, f"{top}/{file.relative_to(folder).as_posix()}")
    return path
