"""Detecting a file's character encoding, decoding it, and rejecting binary files."""

import codecs
import re
import unicodedata
from typing import NamedTuple

from desktop.base.errors import AppError
from desktop.reading.text.legacy_encodings import Guess, guess_encoding

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

READABLE_NAMES = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "iso8859-15": "ISO-8859-15",
    "mac-roman": "Mac Roman",
    "cp850": "DOS 850",
    "cp858": "DOS 858",
    "cp437": "DOS 437",
    "cp852": "DOS 852",
    "cp1250": "Windows-1250",
    "iso8859-2": "ISO-8859-2",
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "DOS 866",
    "iso8859-5": "ISO-8859-5",
    "mac-cyrillic": "Mac Cyrillic",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "cp1257": "Windows-1257",
    "gb18030": "GB18030",
    "big5": "Big5",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "euc_kr": "EUC-KR",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "utf-32-le": "UTF-32LE",
    "utf-32-be": "UTF-32BE",
}
"""The encodings a reader may choose, by Python's name, with the name they are known by."""

_FREQUENT = frozenset(" \n\t.,;:eanioстоеи、。，的のはاي")
"""Characters that no long text is without; they differ from those of the wrong byte order."""

_UNUSED = frozenset({"Cn", "Co", "Cs", "Cc"})

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


class Decoded(NamedTuple):
    """A file's text, the name of its Python codec, and whether that was told or is beyond doubt."""

    text: str
    encoding: str
    is_certain: bool = True


def decode(
    data: bytes, name: str, declared: str | None = None, chosen: str | None = None
) -> Decoded:
    """Decode `data`.

    With the encoding that the reader has `chosen`, or else by a byte-order mark, the `declared`
    encoding if it fits, as UTF-8, as UTF-16 or UTF-32 without a mark, or by a guess. Raises
    AppError if `data` isn't text or contains only blanks.
    """
    guess = Guess(chosen, True) if chosen else _detect_encoding(data, declared)
    text = data.decode(guess.encoding, "replace") if guess else ""
    sample = text[:SAMPLE]
    controls = sum(mark in CONTROLS for mark in sample)
    if guess is None or (controls > len(sample) // 100 and not chosen):
        raise AppError(
            "“{name}” isn't a text file.",
            "Save the article as plain text and import that file.",
            name=name,
        )
    if not text.strip(BLANKS):
        raise AppError("“{name}” is empty.", "Choose a file with an article's text.", name=name)
    return Decoded(text, guess.encoding, guess.is_certain)


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


def name_encoding(codec: str) -> str:
    """Return what readers know an encoding by: "Mac Roman" for Python's mac-roman."""
    return READABLE_NAMES.get(codecs.lookup(codec).name, codec)


def require_codec(label: str) -> str:
    """Return Python's codec for an encoding that a reader named. Raises AppError if unknown."""
    wanted = label.strip().lower().replace(" ", "-")
    by_name = {name.lower().replace(" ", "-"): codec for codec, name in READABLE_NAMES.items()}
    codec = by_name.get(wanted) or find_codec(wanted)
    if codec is None:
        try:
            codec = codecs.lookup(wanted).name
        except (LookupError, ValueError):
            codec = ""
    if codec not in WEB_CODECS and codec not in READABLE_NAMES:
        raise AppError(
            "“{label}” isn't an encoding that is known.",
            "Use utf-8, windows-1252, iso-8859-15, mac-roman or cp850, for example.",
            label=label,
        )
    return codec


def _detect_encoding(data: bytes, declared: str | None) -> Guess | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            if _decodes(data, encoding):
                return Guess(encoding, True)
            return _utf8_or_legacy(data) if encoding == "utf-8-sig" else None
    if b"\x00" in data[:SAMPLE]:
        wide = _unicode_without_mark(data)
        return Guess(wide, True) if wide else None
    if declared and not declared.startswith(("utf-16", "utf-32")) and _decodes(data, declared):
        return Guess(declared, True)
    return _utf8_or_legacy(data)


def _utf8_or_legacy(data: bytes) -> Guess:
    """Tell UTF-8 that is slightly damaged or truncated from older encodings.

    Their letters rarely form valid UTF-8 sequences by chance. UTF-7 is left alone: it is ASCII,
    hardly anyone has text in it, and browsers don't read it either (WHATWG Encoding, 4.2).
    """
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    valid = sum(mark > "\x7f" for mark in text) - damaged
    if damaged and valid < VALID_PER_DAMAGED * damaged:
        return guess_encoding(data)
    return Guess("utf-8-sig" if text.startswith("\ufeff") else "utf-8", True)


def _decodes(data: bytes, encoding: str) -> bool:
    # A truncated file may end in the middle of a character.
    size = next((int(bits) // 8 for bits in ("16", "32") if encoding.startswith(f"utf-{bits}")), 1)
    whole = data[: len(data) - len(data) % size] if len(data) > 4 else data
    try:
        whole.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _unicode_without_mark(data: bytes) -> str | None:
    """Detect UTF-32 or UTF-16 by what the sample would be: characters in use, and blanks."""
    sample = data[: SAMPLE - SAMPLE % 4]
    likeliest, most = None, 0.0
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = sample[: len(sample) - len(sample) % 4 or None].decode(encoding, "replace")
        unused = sum(unicodedata.category(c) in _UNUSED and c not in "\t\r\n\f" for c in text)
        share = sum(c in _FREQUENT for c in text) / max(1, len(text))
        if share > most and unused <= len(text) // 50 and _decodes(data, encoding):
            likeliest, most = encoding, share
    return likeliest
