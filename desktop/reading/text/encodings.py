"""Detecting a file's character encoding, decoding it, and rejecting binary files."""

import codecs
import re

from desktop.base.errors import AppError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4096
VALID_PER_DAMAGED = 4
CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1b")
BLANKS = "\ufeff \t\r\n\x0b\x0c\x85\xa0\u2028\u2029\u200b\x00"
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
# Browsers read these labels as Windows-1252 (WHATWG Encoding Standard, 4.2).
_LATIN = frozenset({"iso8859-1", "ascii", "latin_1"})

WEB_CODECS = frozenset(
    {
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp866", "cp874", "koi8-r", "koi8-u"),
        *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
        *(f"cp{page}" for page in range(1250, 1259)),
        *("mac-roman", "mac-cyrillic", "gb2312", "gbk", "gb18030", "big5", "big5hkscs"),
        *("euc_jp", "iso2022_jp", "shift_jis", "cp932", "euc_kr", "cp949"),
    }
)
"""Python's codecs for the encodings of the web (WHATWG Encoding Standard, 4.2).

Its others aren't text, or can't replace what doesn't decode: idna, punycode, unicode_escape.
"""

WEB_LABELS = {
    "x-sjis": "shift_jis",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gbk",
    "x-x-big5": "big5",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""The web's labels that Python doesn't know, or reads otherwise."""


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """Decode `data`; return the text and the name of its Python codec.

    Tried in order: a byte-order mark, the `declared` encoding if it fits, UTF-8, UTF-16 without a
    mark, Windows-1252. Raises AppError if `data` isn't text or contains only blanks.
    """
    encoding = _detect_encoding(data, declared)
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
    return text, encoding


def find_declared_encoding(data: bytes) -> str | None:
    """Return the codec that a web page or XML file declares in its head, if Python has it."""
    match = _XML_DECLARED.match(data[:SAMPLE]) or _DECLARED.search(data[:SAMPLE])
    return find_codec(match[1].decode("ascii", "replace")) if match else None


def find_codec(label: str) -> str | None:
    """Return the name of Python's codec for an encoding label from a page, if it is the web's."""
    try:
        found = codecs.lookup(WEB_LABELS.get(label.lower(), label)).name
    except (LookupError, ValueError):
        return None
    if found in _LATIN:
        return "cp1252"
    return found if found in WEB_CODECS else None


def _detect_encoding(data: bytes, declared: str | None) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            if _decodes(data, encoding):
                return encoding
            return _utf8_or_windows_1252(data) if encoding == "utf-8-sig" else None
    if b"\x00" in data[:SAMPLE]:
        return _utf16_without_mark(data)
    if declared and not declared.startswith(("utf-16", "utf-32")) and _decodes(data, declared):
        return declared
    return _utf8_or_windows_1252(data)


def _utf8_or_windows_1252(data: bytes) -> str:
    """Tell UTF-8 that is slightly damaged or truncated from Windows-1252.

    Windows-1252 letters rarely form valid UTF-8 sequences by chance.
    """
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    valid = sum(mark > "\x7f" for mark in text) - damaged
    if damaged and valid < VALID_PER_DAMAGED * damaged:
        return "cp1252"
    return "utf-8-sig" if text.startswith("\ufeff") else "utf-8"


def _decodes(data: bytes, encoding: str) -> bool:
    # A truncated file may end in the middle of a character.
    is_cut = encoding.startswith("utf-16") and len(data) > 4 and len(data) % 2
    whole = data[:-1] if is_cut else data
    try:
        whole.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(data: bytes) -> str | None:
    """Detect UTF-16's byte order from the position of the zero bytes of Latin letters."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.5 * half and others < 0.05 * half and _decodes(data, encoding):
            return encoding
    return None
