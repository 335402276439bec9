"""HTTP downloads that can be cancelled at any time and that no server can draw out.

The only module that opens a socket. It imports httpx when a download starts, not before. A thread
of its own makes the requests, since nothing else can end the look-up of a host.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from socket import SHUT_RDWR
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from desktop.base.blocking_calls import CallingThread, OverdueError
from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.reading.text.normalizing import make_printable

if TYPE_CHECKING:
    from socket import socket
    from ssl import SSLContext

    import httpx

SCHEMES = ("http", "https")
LONGEST_ADDRESS = 2000
MAX_REDIRECTS = 5
CONNECT_TIMEOUT = 8.0
"""Seconds to connect to one address of a host, which may have others."""
PARTIAL_CONTENT = 206
RANGE_NOT_SATISFIABLE = 416
LONGEST_REASON = 80
"""How many characters of a server's own words are shown."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server may take, in seconds, before a download is given up.

    `silence` is the longest time between two pieces, and `headers` the time until the headers are
    there, with the look-up of the host, the connections and the redirects. The body has to come
    within `body`, or, with a `portion`, that many bytes of it, and then again as many: for what
    may take long, but not for ever.
    """

    silence: float = 20.0
    headers: float = 30.0
    body: float = 60.0
    portion: int | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A server's response whose body has not been read yet."""

    status: int
    headers: Mapping[str, str]
    _response: httpx.Response
    _thread: CallingThread
    _limits: Limits
    _token: Token

    def blocks(self) -> Iterator[bytes]:
        """Yield the body as it arrives, without decoding a Content-Encoding.

        What is yielded is therefore never larger than what was sent.
        Raises AppError where the connection fails or the server is too slow, and Cancelled.
        """
        import httpx

        url, limits = str(self._response.url), self._limits
        blocks = self._response.iter_raw()
        waited, received = 0.0, 0
        with _network_errors(url, self._token):
            while True:
                # The time for which whoever reads this keeps it waiting isn't the server's.
                begun, left = monotonic(), limits.body - waited
                try:
                    block = self._thread.call(
                        partial(next, blocks, None), min(limits.silence, left), self._token
                    )
                except httpx.RemoteProtocolError as error:
                    self._token.check()
                    raise unreachable(url, "cut off") from error
                except OverdueError as error:
                    is_silent = limits.silence <= left
                    raise unreachable(url, "no answer" if is_silent else "too slow") from error
                if block is None:
                    return
                waited, received = waited + monotonic() - begun, received + len(block)
                if limits.portion is not None and received >= limits.portion:
                    waited, received = 0.0, 0
                yield block


@contextmanager
def get(
    url: str,
    start: int,
    token: Token,
    limits: Limits,
    *,
    validator: str | None = None,
    must_be_private: bool = False,
) -> Iterator[Response]:
    """Request `url` from byte `start` on and yield the response once its headers are there.

    With a `validator`, the ETag or date that the server gave for the bytes before `start`, a file
    that has changed since comes whole. The status is a success, or 416 where a range was asked
    for. One that must be private comes over connections that nobody else can write to, as
    `is_private` says. Raises AppError where the server can't be reached, refuses or is too slow,
    and Cancelled.
    """
    if not is_web_address(url):
        raise AppError(
            "“{link}” is no address on the web.",
            "Use one that begins with https:// and has no password in it, "
            "or install the package from a file.",
            link=_shortened(url),
        )
    # The download's thread may outlive this call, so it is stopped by a token of its own.
    thread, stop, resources = CallingThread("download"), Token(), ExitStack()
    ranged = _range_headers(start, validator)
    follow = partial(_follow, url, ranged, stop, limits, resources, must_be_private)
    try:
        with _network_errors(url, token):
            try:
                response = thread.call(follow, limits.headers, token)
            except OverdueError as error:
                raise unreachable(url, f"no answer in {limits.headers:g} s") from error
        is_past_end = start and response.status_code == RANGE_NOT_SATISFIABLE
        if not (response.is_success or is_past_end):
            raise AppError(
                "{host} refused the request ({reason}).",
                "Try again later, or install a package from a file.",
                host=_shortened(host_of(str(response.url))),
                reason=_shortened(f"{response.status_code} {response.reason_phrase}"),
            )
        yield Response(response.status_code, response.headers, response, thread, limits, token)
    finally:
        stop.cancel()
        thread.end(resources.close)


def unreachable(url: str, reason: str) -> AppError:
    """Return the error for a server that can't be reached or breaks off."""
    return AppError(
        "The download from {host} failed ({reason}).",
        "Check your connection and try again; the download will resume.",
        host=_shortened(host_of(url)),
        reason=_shortened(reason),
    )


def is_web_address(url: str) -> bool:
    """Return whether `url` is an http or https address with a host, and without a password."""
    parts = _split(url)
    # urlsplit drops line feeds and tabs, which aren't printable either.
    is_plain = len(url) <= LONGEST_ADDRESS and url.isprintable() and " " not in url
    return is_plain and parts is not None and parts.scheme in SCHEMES and "@" not in parts.netloc


def is_private(url: str) -> bool:
    """Return whether nobody on the way can change what `url` gives: over https, or from here.

    Plain http to this machine itself is private as well: it never leaves it.
    """
    parts = _split(url)
    return parts is not None and (parts.scheme == "https" or _is_loopback(parts.hostname or ""))


def _range_headers(start: int, validator: str | None) -> dict[str, str]:
    if not start:
        return {}
    return {"Range": f"bytes={start}-", **({"If-Range": validator} if validator else {})}


def _follow(
    url: str,
    ranged: Mapping[str, str],
    token: Token,
    limits: Limits,
    resources: ExitStack,
    must_be_private: bool,
) -> httpx.Response:
    """Request `url` and follow its redirects; return the last response.

    That is a redirect itself where there are too many or they form a loop.
    """
    from ssl import PROTOCOL_TLS_CLIENT

    import httpx
    import truststore

    tls = truststore.SSLContext(PROTOCOL_TLS_CLIENT)
    # Uncompressed, so that ranges and lengths are those of the file itself.
    headers = {"User-Agent": "visavis", "Accept-Encoding": "identity", **ranged}
    request = httpx.Request(
        "GET",
        url,
        headers=headers,
        extensions={
            "trace": resources.enter_context(_closed_by(token)),
            "timeout": httpx.Timeout(
                limits.silence, connect=min(limits.silence, CONNECT_TIMEOUT)
            ).as_dict(),
        },
    )
    visited = {request.url}
    while True:
        token.check()
        if must_be_private and not is_private(str(request.url)):
            raise unreachable(url, "without encryption")
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
        if is_downgrade or not is_web_address(str(target.url)):
            raise unreachable(url, "an unsafe redirect")
        request = target
        visited.add(request.url)


def _proxy(url: httpx.URL, tls: SSLContext) -> httpx.Proxy | None:
    """Return the proxy that the environment or the system's settings name for `url`.

    There is none for plain http to this machine, which would leave it. Raises AppError for a
    SOCKS proxy: to go around it could give away who is reading.
    """
    # httpx can do this, but ignores which hosts Windows and macOS exempt and can't read socks://.
    from urllib.request import getproxies, proxy_bypass

    import httpx

    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    is_here = url.scheme == "http" and _is_loopback(url.host)
    if not proxy or is_here or proxy_bypass(url.host):
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

    This ends a read that is waiting for the server, in whichever thread. A connection that is made
    after the cancel is shut down at once.
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
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        token.check()
        is_timeout = isinstance(error, httpx.TimeoutException)
        reason = "no answer" if is_timeout else str(error) or type(error).__name__
        raise unreachable(url, reason) from error


def host_of(url: str) -> str:
    """Return the host in a URL, or all of it where there is none."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:  # of one that was mistyped
        return url


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _split(url: str) -> SplitResult | None:
    """Return the parts of an address; None where it has no host, or a port that can't be."""
    try:
        parts = urlsplit(url)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None


def _shortened(text: str) -> str:
    """Return foreign text on one line, without control characters and not too long to be read."""
    words = make_printable(text)
    return words if len(words) <= LONGEST_REASON else f"{words[: LONGEST_REASON - 1].rstrip()}…"
