"""File names made of titles: whole words, and safe on every system."""

import re
import unicodedata

LONGEST = 80
"""In code points, without the suffix; titles that are cut there still tell articles apart."""
MOST_BYTES = 200
"""In UTF-8, with the suffix; file systems allow 255, of which temporary names take some."""
SHORTEST_SHARE = 0.5
"""A first word that is longer than this share is cut: there is no better place."""

_FORBIDDEN = re.compile(r"[\\/|]")
_DROPPED = re.compile(r'[<>:"?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, with any suffix."""


def suggest_file_name(title: str, suffix: str, otherwise: str = "Vis-à-vis") -> str:
    """Return a file name for `title`, cut at the end of a word, and the `suffix`.

    Without characters, names, blanks and full stops that Windows, macOS or Linux don't allow;
    `otherwise` if nothing is left.
    """
    text = _DROPPED.sub(" ", _FORBIDDEN.sub("-", unicodedata.normalize("NFC", title)))
    text = " ".join(text.encode("utf-8", "ignore").decode().split()).lstrip(". ")
    stem = _cut(text, MOST_BYTES - len(suffix.encode())).rstrip(" .,;-–—")
    if _DEVICE.match(stem):
        stem = f"_{stem}"
    return (stem or otherwise) + suffix


def _cut(text: str, most_bytes: int) -> str:
    """Return the beginning of a text that fits, up to the end of a word if there is one."""
    fits = text.encode()[:most_bytes].decode(errors="ignore")[:LONGEST]
    if len(fits) == len(text) or text[len(fits)] == " ":
        return fits
    whole = fits.rpartition(" ")[0]
    if len(whole) > SHORTEST_SHARE * len(fits):
        return whole
    # Don't leave a letter without the accents that follow it.
    end = len(fits)
    while end and unicodedata.combining(text[end]):
        end -= 1
    return fits[:end]
