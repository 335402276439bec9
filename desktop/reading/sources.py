"""From a file or the clipboard to raw text: sizes, encodings, and what can't be read."""

import codecs
import os
from pathlib import Path

from desktop.base.errors import AppError
from desktop.reading.article import RawText

LARGEST = 20 * 1_000_000
"""The largest file that is read, in bytes."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4096
WHOLE_FOR_EACH_DAMAGED = 4
CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1b")
BLANKS = "\ufeff \t\r\n\x0b\x0c\x85\xa0\u2028\u2029\u200b\x00"


def read(path: Path) -> RawText:
    """Read the file at `path` whole.

    Raises AppError where it is missing, unreadable, over 20 MB, binary or without any text.
    """
    try:
        if not path.is_file():
            raise AppError(
                "“{name}” isn't a file." if path.exists() else "“{name}” isn't there.",
                "Choose a text file.",
                name=path.name,
            )
        if path.stat().st_size > LARGEST:
            raise _too_large(path.name)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AppError(
            "“{name}” can't be read ({reason}).",
            "Check that you may open it.",
            name=path.name,
            reason=reason,
        ) from error
    # A name that isn't UTF-8 can be opened but not kept as it is.
    return decode(data, os.fsencode(path.name).decode("utf-8", "replace"))


def from_text(text: str, name: str) -> RawText:
    """Take a text that is in memory already, such as the clipboard's.

    Raises AppError where it is over 20 MB, binary or blank.
    """
    data = text.encode("utf-8", "replace")
    if len(data) > LARGEST:
        raise _too_large(name)
    return decode(data, name)


def decode(data: bytes, name: str) -> RawText:
    """Turn bytes into raw text: byte-order mark, then UTF-8, UTF-16 without mark, Windows-1252.

    Raises AppError where the bytes are no text or hold only blanks.
    """
    encoding = _encoding(data)
    text = data.decode(encoding, "replace") if encoding else ""
    sample = text[:SAMPLE]
    controls = sum(mark in CONTROLS for mark in sample)
    if encoding is None or controls > len(sample) // 100:
        raise AppError(
            "“{name}” isn't a text file.",
            "Save the article as plain text and import that file.",
            name=name,
        )
    if not text.strip(BLANKS):
        raise AppError("“{name}” is empty.", "Choose a file with an article's text.", name=name)
    return RawText(data=data, text=text, name=name, encoding=encoding)


def _too_large(name: str) -> AppError:
    return AppError(
        "“{name}” is over {limit} MB.",
        "Save the article alone, or split the file.",
        name=name,
        limit=LARGEST // 1_000_000,
    )


def _encoding(data: bytes) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            if _decodes(data, encoding):
                return encoding
            return _eight_bits(data) if encoding == "utf-8-sig" else None
    if b"\x00" in data[:SAMPLE]:
        return _utf16_without_mark(data)
    return _eight_bits(data)


def _eight_bits(data: bytes) -> str:
    """Tell UTF-8, with a few bytes damaged or cut off, from Windows-1252.

    Letters of Windows-1252 rarely make up valid sequences of UTF-8 by chance.
    """
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    valid = sum(mark > "\x7f" for mark in text) - damaged
    if damaged and valid < WHOLE_FOR_EACH_DAMAGED * damaged:
        return "cp1252"
    return "utf-8-sig" if text.startswith("\ufeff") else "utf-8"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16's byte order from where the zero bytes of Latin letters stand."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.5 * half and others < 0.05 * half and _decodes(data, encoding):
            return encoding
    return None
