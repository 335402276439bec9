"""HTTP downloads that can be cancelled while the server is silent.

The only module that opens a socket. It imports httpx when a download starts, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from socket import SHUT_RDWR
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from desktop.base.cancellation import Token
from desktop.base.errors import AppError

if TYPE_CHECKING:
    from socket import socket
    from ssl import SSLContext

    import httpx

SCHEMES = ("http", "https")
URL_PREFIXES = tuple(f"{scheme}://" for scheme in SCHEMES)
MAX_REDIRECTS = 5
CONNECT_TIMEOUT = 8.0
"""Seconds to connect to a server, during which a cancel has no effect."""
PARTIAL_CONTENT = 206
RANGE_NOT_SATISFIABLE = 416


@dataclass(frozen=True, slots=True)
class Response:
    """A server's response whose body has not been read yet."""

    status: int
    headers: Mapping[str, str]
    _response: httpx.Response
    _token: Token

    def blocks(self) -> Iterator[bytes]:
        """Yield the body as it arrives, without decoding a Content-Encoding.

        What is yielded is therefore never larger than what was sent.
        Raises AppError where the connection fails or the server is silent for too long, and
        Cancelled.
        """
        import httpx

        url = str(self._response.url)
        with _network_errors(url, self._token):
            try:
                for block in self._response.iter_raw():
                    self._token.check()
                    yield block
            except httpx.RemoteProtocolError as error:
                self._token.check()
                raise unreachable(url, "cut off") from error
        # Without a Content-Length, the end that a cancel makes looks like the end of the body.
        self._token.check()


@contextmanager
def get(url: str, start: int, token: Token, timeout: float) -> Iterator[Response]:
    """Request `url` from byte `start` on and yield the response once its headers are there.

    `timeout` is how many seconds the server may be silent. The status is a success, or 416 where
    a range was asked for. Raises AppError where the server can't be reached or refuses, and
    Cancelled.
    """
    if not url.startswith(URL_PREFIXES):
        raise AppError(
            "“{link}” is no address on the web.", "Install the package from a file.", link=url
        )
    with ExitStack() as resources:
        with _network_errors(url, token):
            response = _follow(url, start, token, timeout, resources)
        is_past_end = start and response.status_code == RANGE_NOT_SATISFIABLE
        if not (response.is_success or is_past_end):
            raise AppError(
                "{host} doesn't give it ({reason}).",
                "Try again later, or install a package from a file.",
                host=response.url.host,
                reason=f"{response.status_code} {response.reason_phrase}",
            )
        yield Response(response.status_code, response.headers, response, token)


def unreachable(url: str, reason: str) -> AppError:
    """Return the error for a server that can't be reached or breaks off."""
    return AppError(
        "{host} didn't send it ({reason}).",
        "Look to your connection and try again; a download goes on where it stopped.",
        host=_host(url),
        reason=reason,
    )


def _follow(
    url: str, start: int, token: Token, timeout: float, resources: ExitStack
) -> httpx.Response:
    """Request `url` and follow its redirects; return the last response.

    That is a redirect itself where there are too many or they form a loop.
    """
    from ssl import PROTOCOL_TLS_CLIENT

    import httpx
    import truststore

    tls = truststore.SSLContext(PROTOCOL_TLS_CLIENT)
    # Uncompressed, so that ranges and lengths are those of the file itself.
    headers = {"User-Agent": "visavis", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    request = httpx.Request(
        "GET",
        url,
        headers=headers,
        extensions={
            "trace": resources.enter_context(_closed_by(token)),
            "timeout": httpx.Timeout(timeout, connect=min(timeout, CONNECT_TIMEOUT)).as_dict(),
        },
    )
    visited = {request.url}
    while True:
        token.check()
        # A client for each request, since another host may need another proxy.
        client = resources.enter_context(
            httpx.Client(proxy=_proxy(request.url, tls), verify=tls, trust_env=False)
        )
        response = client.send(request, stream=True)
        target = response.next_request
        if target is None or target.url in visited or len(visited) > MAX_REDIRECTS:
            return response
        response.close()
        is_downgrade = request.url.scheme == "https" and target.url.scheme != "https"
        if is_downgrade or target.url.scheme not in SCHEMES:
            raise unreachable(url, "an unsafe redirect")
        request = target
        visited.add(request.url)


def _proxy(url: httpx.URL, tls: SSLContext) -> httpx.Proxy | None:
    """Return the proxy that the environment or the system's settings name for `url`.

    Raises AppError for a SOCKS proxy: to go around it could give away who is reading.
    """
    # httpx can do this, but ignores which hosts Windows and macOS exempt and can't read socks://.
    from urllib.request import getproxies, proxy_bypass

    import httpx

    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(url.host):
        return None
    scheme = proxy.partition("://")[0] if "://" in proxy else "http"
    if scheme not in SCHEMES:
        raise unreachable(str(url), f"a proxy of the kind {scheme} isn't supported")
    return httpx.Proxy(
        proxy if "://" in proxy else f"http://{proxy}",
        ssl_context=tls if scheme == "https" else None,
    )


@contextmanager
def _closed_by(token: Token) -> Iterator[Callable[[str, Any], None]]:
    """Yield an httpx trace by which a cancel shuts down each connection that a request makes.

    This ends a read that is waiting for the server, in whichever thread.
    """
    with ExitStack() as connections:

        def trace(event: str, info: Any) -> None:
            if event.endswith("connect_tcp.complete"):
                # A duplicate, because TLS takes the socket itself over.
                duplicate = info["return_value"].get_extra_info("socket").dup()
                connections.enter_context(duplicate)
                connections.enter_context(token.on_cancel(partial(_shut_down, duplicate)))

        yield trace


def _shut_down(connection: socket) -> None:
    with suppress(OSError):  # the server may have been faster
        connection.shutdown(SHUT_RDWR)


@contextmanager
def _network_errors(url: str, token: Token) -> Iterator[None]:
    """Turn what httpx raises into AppErrors, or Cancelled where a cancel caused it."""
    import httpx

    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        token.check()
        is_timeout = isinstance(error, httpx.TimeoutException)
        reason = "no answer" if is_timeout else str(error) or type(error).__name__
        raise unreachable(url, reason) from error


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
