"""Pages that a browser saved whole in one file (.mhtml, .mht): the page, of all its parts."""

import codecs
import re
from email.message import Message

from desktop.base.errors import AppError
from desktop.reading import sources

PAGES = frozenset({"text/html", "application/xhtml+xml"})
NESTED = re.compile(
    rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?multipart/", re.IGNORECASE | re.MULTILINE
)
MOST_NESTED = 20
"""A saved page has one; every line is held against each that is open."""

ENDLESS = re.compile(rb"^content-type:(?:[^\n]|\n[ \t]){4000}", re.IGNORECASE | re.MULTILINE)
"""A header that would take the parser quadratic time."""

DECLARED = re.compile(rb"""<meta\b[^<>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
HEAD = 4096
SUPERSETS = {"ascii": "cp1252", "iso8859-1": "cp1252"}
"""What browsers read pages as that claim these (WHATWG Encoding Standard)."""


def page_of(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the bytes of the main page in `data`, and their encoding as a Python codec's name.

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
    return content, _encoding(main, content, name)


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


def _encoding(part: Message, content: bytes, name: str) -> str:
    """Tell the encoding by byte-order mark, header, `<meta>`, or by the bytes themselves."""
    for mark, encoding in sources.BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding
    declared = DECLARED.search(content[:HEAD])
    labels = [
        _parameter(part, "charset"),
        declared.group(1).decode("ascii", "replace") if declared else "",
    ]
    for label in labels:
        if label and (known := _codec(label, content)):
            return known
    return sources.decode(content, name).encoding


def _codec(label: str, content: bytes) -> str | None:
    """Return the codec of a label that the content can be of; UTF-16 has zeros between letters."""
    try:
        codec = codecs.lookup(label)
        content[:HEAD].decode(codec.name, "replace")
    except (LookupError, ValueError):
        return None
    if codec.name.startswith(("utf-16", "utf-32")) and b"\x00" not in content[:HEAD]:
        return None
    return SUPERSETS.get(codec.name, codec.name)
