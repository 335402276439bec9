"""Importing MHTML (.mhtml, .mht), a web page saved in one file: finding its parts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from functools import partial

from desktop.base.errors import AppError
from desktop.reading.text.encodings import find_codec, find_declared_encoding
from desktop.reading.text.inline_styles import clean_target

PAGES = frozenset({"text/html", "application/xhtml+xml"})
NESTED = re.compile(
    rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?multipart/", re.IGNORECASE | re.MULTILINE
)
MOST_NESTED = 20
"""A saved page has one; the parser compares every line with each open boundary."""

ENDLESS = re.compile(rb"^content-type:(?:[^\n]|\n[ \t]){4000}", re.IGNORECASE | re.MULTILINE)
"""A header that would take the parser quadratic time."""

HEADERS = re.compile(rb"(?:^[!-9;-~]{1,76}:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)++", re.MULTILINE)
MOST_HEADER_LINES = 2_000
"""Lines that look like headers, one after the other; the parser takes 10 µs for each."""

MOST_PARTS = 20_000
"""The parser takes 0.1 ms for each; a saved page has hundreds."""


@dataclass(frozen=True, slots=True)
class MainPage:
    """The bytes of a saved page, their declared encoding, and the page's address.

    `pictures` return the bytes of the pictures saved with it, by what refers to them.
    """

    data: bytes
    encoding: str | None
    address: str | None
    pictures: Mapping[str, Callable[[], object]] = field(default_factory=dict)


def find_main_page(data: bytes, name: str) -> MainPage:
    """Return the main page in `data`.

    It is the part with the saved address (Chrome's `Snapshot-Content-Location`), else the one named
    by `start`, else the first page that isn't a frame of another. Raises AppError if there is none.
    """
    import email

    absent = AppError(
        "“{name}” holds no web page.",
        "Save the page once more, as HTML or as a single file.",
        name=name,
    )
    is_endless = ENDLESS.search(data) or any(
        headers[0].count(b"\n") > MOST_HEADER_LINES for headers in HEADERS.finditer(data)
    )
    too_many = len(NESTED.findall(data)) > MOST_NESTED or data.count(b"\n--") > MOST_PARTS
    if is_endless or too_many:
        raise absent
    try:
        # compat32, unlike the newer policies, never fails on a malformed header.
        message = email.message_from_bytes(data.lstrip(b"\r\n\t \xef\xbb\xbf"))
    except RecursionError as error:
        raise absent from error
    parts = _parts(message)
    pages = [part for part in parts if part.get_content_type() in PAGES]
    main = _main(message, pages)
    content = None if main is None else main.get_payload(decode=True)
    if main is None or not isinstance(content, bytes) or not content.strip():
        raise absent
    address = _header(message, "Snapshot-Content-Location") or _header(main, "Content-Location")
    return MainPage(
        content,
        find_codec(_parameter(main, "charset")) or find_declared_encoding(content),
        clean_target(address) or None,
        _pictures(parts),
    )


def _parts(message: Message) -> list[Message]:
    """Return the message and all its nested parts, in order."""
    found, waiting = [], [message]
    while waiting:
        part = waiting.pop()
        found.append(part)
        inner = part.get_payload() if part.is_multipart() else []
        waiting += reversed([one for one in inner if isinstance(one, Message)])
    return found


def _pictures(parts: list[Message]) -> dict[str, Callable[[], object]]:
    """Return what decodes the pictures, by their addresses and by their ids."""
    found: dict[str, Callable[[], object]] = {}
    for part in parts:
        if part.get_content_maintype() != "image":
            continue
        decode = partial(part.get_payload, decode=True)
        if location := _header(part, "Content-Location"):
            found.setdefault(location.partition("#")[0], decode)
        if identifier := _header(part, "Content-ID").strip("<>"):
            found.setdefault(f"cid:{identifier}", decode)
    return found


def _main(message: Message, pages: list[Message]) -> Message | None:
    saved = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    start = _parameter(message, "start")
    for wanted, header in ((saved, "Content-Location"), (start, "Content-ID")):
        for page in pages:
            if wanted and page is not message and _header(page, header) == wanted:
                return page
    frameless = (page for page in pages if not _header(page, "Content-Location").startswith("cid:"))
    return next(frameless, pages[0] if pages else None)


def _header(part: Message, header: str) -> str:
    """Return a header's value without blanks, since long addresses are folded over lines."""
    return "".join(str(part.get(header, "")).split())


def _parameter(message: Message, parameter: str) -> str:
    value = message.get_param(parameter)
    return value.strip() if isinstance(value, str) else ""
