"""The format and size of a picture, from its first bytes; nothing is decoded."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

JPEG, PNG, GIF, WEBP, BMP = "image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp"
"""The formats that are read. SVG isn't: it is a program's text rather than a picture."""

_MOST_SEGMENTS = 1_000
_NO_SIZE = frozenset({0xC4, 0xC8, 0xCC})
"""Markers among JPEG's frame headers that aren't one."""
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_ORIENTATION = 0x0112
_ON_ITS_SIDE = range(5, 9)
"""The orientations of a picture that is shown with its width and height exchanged."""


@dataclass(frozen=True, slots=True)
class PictureHeader:
    """A picture's media type, and its size in pixels, upright."""

    media_type: str
    width: int
    height: int


def read_header(data: bytes) -> PictureHeader | None:
    """Return what the header of a picture says, or None if it is of another format."""
    for is_start, media_type, read_size in _FORMATS:
        if is_start(data):
            try:
                width, height = read_size(data)
            except (IndexError, ValueError, struct.error):
                return None
            return PictureHeader(media_type, width, height) if width > 0 < height else None
    return None


def _read_png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _read_gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _read_bmp(data: bytes) -> tuple[int, int]:
    (size,) = struct.unpack_from("<I", data, 14)
    width, height = struct.unpack_from("<HH" if size == 12 else "<ii", data, 18)
    return width, abs(height)


def _read_webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return _three_bytes(data, 24), _three_bytes(data, 27)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def _three_bytes(data: bytes, at: int) -> int:
    """Return WebP's number of three bytes at `at`, which counts from 1."""
    low, high = struct.unpack_from("<HB", data, at)
    return int(low) + (int(high) << 16) + 1


def _read_jpeg(data: bytes) -> tuple[int, int]:
    is_on_its_side = False
    for marker, start, end in _segments(data):
        if marker == 0xE1 and data[start : start + 6] == b"Exif\0\0":
            is_on_its_side = _read_orientation(data[start + 6 : end]) in _ON_ITS_SIDE
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_SIZE:
            height, width = struct.unpack_from(">HH", data, start + 1)
            return (height, width) if is_on_its_side else (width, height)
    raise ValueError(data[:2])


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the marker, start and end of each segment before a JPEG's picture data."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            return
        marker = data[at + 1]
        if marker in _STANDALONE:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield marker, at + 4, at + 2 + length
        at += 2 + max(length, 2)


def _read_orientation(exif: bytes) -> int:
    """Return how a camera was held, from 1 to 8, as Exif counts it; 1 if it isn't said."""
    try:
        order = {b"II": "<", b"MM": ">"}[exif[:2]]
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, at)
        for entry in range(min(count, 100)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, at + 2 + 12 * entry)
            if tag == _ORIENTATION:
                return int(value)
    except (KeyError, struct.error):
        pass
    return 1


_FORMATS: tuple[tuple[Callable[[bytes], bool], str, Callable[[bytes], tuple[int, int]]], ...] = (
    (lambda data: data.startswith(b"\xff\xd8\xff"), JPEG, _read_jpeg),
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), PNG, _read_png),
    (lambda data: data.startswith((b"GIF87a", b"GIF89a")), GIF, _read_gif),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", WEBP, _read_webp),
    (lambda data: data.startswith(b"BM"), BMP, _read_bmp),
)
