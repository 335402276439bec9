"""Pages that a browser saved whole in one file (.mhtml, .mht): the page, of all its parts."""

import re
from email.message import Message

from desktop.base.errors import AppError
from desktop.reading.text.encodings import declared_encoding, known_encoding

PAGES = frozenset({"text/html", "application/xhtml+xml"})
NESTED = re.compile(
    rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?multipart/", re.IGNORECASE | re.MULTILINE
)
MOST_NESTED = 20
"""A saved page has one; every line is held against each that is open."""

ENDLESS = re.compile(rb"^content-type:(?:[^\n]|\n[ \t]){4000}", re.IGNORECASE | re.MULTILINE)
"""A header that would take the parser quadratic time."""


def page_of(data: bytes, name: str) -> tuple[bytes, str | None]:
    """Return the bytes of the main page in `data`, and the encoding that is declared for them.

    It is the part at the address that was saved (Chrome's `Snapshot-Content-Location`), else the
    one that `start` names, else the first page that is no frame of another. Raises AppError where
    there is none.
    """
    import email

    absent = AppError(
        "“{name}” holds no web page.",
        "Save the page once more, as HTML or as a single file.",
        name=name,
    )
    if len(NESTED.findall(data)) > MOST_NESTED or ENDLESS.search(data):
        raise absent
    try:
        # compat32, unlike the newer policies, never fails over a malformed header.
        message = email.message_from_bytes(data.lstrip(b"\r\n\t \xef\xbb\xbf"))
    except RecursionError as error:
        raise absent from error
    pages = [part for part in _parts(message) if part.get_content_type() in PAGES]
    main = _main(message, pages)
    content = None if main is None else main.get_payload(decode=True)
    if main is None or not isinstance(content, bytes) or not content.strip():
        raise absent
    return content, known_encoding(_parameter(main, "charset")) or declared_encoding(content)


def _parts(message: Message) -> list[Message]:
    """Return the message and all that is in it, in order."""
    found, waiting = [], [message]
    while waiting:
        part = waiting.pop()
        found.append(part)
        inner = part.get_payload() if part.is_multipart() else []
        waiting += reversed([one for one in inner if isinstance(one, Message)])
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
    """Return a header's value on one line; long addresses are broken over several."""
    return "".join(str(part.get(header, "")).split())


def _parameter(message: Message, parameter: str) -> str:
    value = message.get_param(parameter)
    return value.strip() if isinstance(value, str) else ""
