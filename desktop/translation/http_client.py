"""Asking an address on the web: safely, with a cancel that is felt while a server is silent.

The only module that opens a socket.
"""

from __future__ import annotations

import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection
from ssl import PROTOCOL_TLS_CLIENT, SSLError, SSLSocket
from typing import IO, TYPE_CHECKING, Any, cast
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import truststore

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.overriding import override

if TYPE_CHECKING:
    from socket import socket

SCHEMES = ("http", "https")
BEGINNINGS = tuple(f"{scheme}://" for scheme in SCHEMES)
MOST_REDIRECTIONS = 5
BLOCK = 2**16
CONNECTING = 8.0
"""Seconds for reaching a server, in which a cancel isn't felt."""
TICK = 0.2
"""Seconds after which a cancel is felt while a server is silent."""
NEW_LINE = "\n"
NOT_MET = 416


@dataclass(slots=True)
class Answer:
    """What a server answers, once it has begun to."""

    response: HTTPResponse
    line: _Line

    def blocks(self, token: Token, patience: float) -> Iterator[bytes]:
        """Yield what comes, checking the token while the server is silent.

        Raises TimeoutError once nothing has come for `patience` seconds.
        """
        # What came with the headers lies in a buffer that nobody sees who watches the socket;
        # where a server doesn't tell the length, nobody knows whether there is more to wait for
        # than the socket's timeout.
        while block := self.response.read1(BLOCK):
            token.check()
            yield block
            silent_since = time.monotonic()
            while self.response.length and not self._has_more():
                token.check()
                if time.monotonic() - silent_since > patience:
                    raise TimeoutError

    def _has_more(self) -> bool:
        """Tell whether more can be read, waiting a tick for it.

        What was decrypted but not read yet isn't seen by who watches the socket either.
        """
        line = self.line.socket
        is_decrypted = isinstance(line, SSLSocket) and line.pending() > 0
        return is_decrypted or bool(select.select([self.response], [], [], TICK)[0])


@contextmanager
def answer(link: str, start: int, patience: float) -> Iterator[Answer]:
    """Ask for `link` from byte `start` on; failures of the network become AppErrors.

    HTTPError 416 passes through: only the caller knows what to do about it.
    """
    if not link.startswith(BEGINNINGS):
        raise AppError(
            "“{link}” is no address on the web.", "Install the package from a file.", link=link
        )
    headers = {"User-Agent": "visavis", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    line = _Line()
    try:
        with _opener(line).open(
            request.Request(link, headers=headers), timeout=min(patience, CONNECTING)
        ) as response:
            yield Answer(cast(HTTPResponse, response), line)
    except HTTPError as error:
        if error.code == NOT_MET and start:
            raise
        error.close()
        raise AppError(
            "{host} doesn't give it ({reason}).",
            "Try again later, or install a package from a file.",
            host=urlsplit(link).hostname,
            reason=f"{error.code} {error.msg.partition(NEW_LINE)[0]}",
        ) from error
    except TimeoutError as error:
        raise unreachable(link, "no answer") from error
    except URLError as error:
        raise unreachable(link, str(error.reason)) from error
    except (HTTPException, ConnectionError, SSLError, ValueError) as error:
        raise unreachable(link, str(error) or type(error).__name__) from error


def unreachable(link: str, reason: str) -> AppError:
    """Return the refusal where a server breaks off, or wasn't there."""
    return AppError(
        "{host} didn't send it ({reason}).",
        "Look to your connection and try again; a download goes on where it stopped.",
        host=urlsplit(link).hostname or link,
        reason=reason,
    )


def _opener(line: _Line) -> request.OpenerDirector:
    """Return what opens addresses on the web, through the system's proxy, and nothing else.

    The last connection made is noted in `line`.
    """
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.UnknownHandler(),
        request.HTTPHandler(),
        _Safely(line),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
        _Redirections(),
    ):
        opener.add_handler(handler)
    return opener


@dataclass(slots=True)
class _Line:
    """The connection on which an answer comes."""

    socket: socket | None = None


class _Safely(request.HTTPSHandler):
    """Opens connections that somebody vouches for whom the system trusts."""

    def __init__(self, line: _Line) -> None:
        self._trusting = truststore.SSLContext(PROTOCOL_TLS_CLIENT)
        super().__init__(context=self._trusting)
        self._line = line

    @override
    def https_open(self, req: request.Request) -> HTTPResponse:
        return self.do_open(self._connection, req, context=self._trusting)

    def _connection(self, host: str, **options: Any) -> HTTPSConnection:
        return _Noted(self._line, host, **options)


class _Noted(HTTPSConnection):
    def __init__(self, line: _Line, host: str, **options: Any) -> None:
        super().__init__(host, **options)
        self._line = line

    @override
    def connect(self) -> None:
        super().connect()
        self._line.socket = self.sock


class _Redirections(request.HTTPRedirectHandler):
    """Follows a server a few steps, never from a safe address to an unsafe one."""

    max_redirections = MOST_REDIRECTIONS
    max_repeats = 1

    @override
    def redirect_request(
        self,
        req: request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> request.Request | None:
        is_unsafe = req.type == "https" and urlsplit(newurl).scheme != "https"
        if is_unsafe or urlsplit(newurl).scheme not in SCHEMES:
            fp.close()
            raise URLError("an unsafe redirection")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
