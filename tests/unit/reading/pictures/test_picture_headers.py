"""Picture headers: the format and size of each kind, upright; nothing of what is damaged."""

import struct

import pytest

from desktop.reading.pictures.picture_headers import PictureHeader, read_header
from tests.builders import png

SIZE = struct.pack(">BHHB", 8, 480, 640, 3)
FRAME = b"\xff\xc2" + struct.pack(">H", 2 + len(SIZE)) + SIZE


def exif(orientation: int, order: str = ">") -> bytes:
    """Return a JPEG segment that says how the camera was held."""
    mark = b"MM" if order == ">" else b"II"
    body = mark + struct.pack(f"{order}HIH", 42, 8, 1)
    body += struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    body = b"Exif\0\0" + body
    return b"\xff\xe1" + struct.pack(">H", 2 + len(body)) + body


def jpeg(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(segments) + FRAME


def webp(kind: bytes, body: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", 30) + b"WEBP" + kind + struct.pack("<I", len(body)) + body


WIDE = (640, 480)


@pytest.mark.parametrize(
    ("data", "media_type", "size"),
    [
        (png(320, 200), "image/png", (320, 200)),
        (b"GIF89a" + struct.pack("<HH", *WIDE), "image/gif", WIDE),
        (b"BM" + bytes(12) + struct.pack("<Iii", 40, 640, -480), "image/bmp", WIDE),
        (b"BM" + bytes(12) + struct.pack("<IHH", 12, *WIDE), "image/bmp", WIDE),
        (webp(b"VP8 ", bytes(6) + struct.pack("<HH", 640 | 1 << 14, 480)), "image/webp", WIDE),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14)), "image/webp", WIDE),
        (webp(b"VP8X", bytes(4) + b"\x7f\x02\0" + b"\xdf\x01\0"), "image/webp", WIDE),
        (jpeg(), "image/jpeg", WIDE),
        (jpeg(b"\xff\xff\xe0\0\x04xx", b"\xff\x01", exif(1)), "image/jpeg", WIDE),
        (jpeg(exif(6)), "image/jpeg", (480, 640)),
        (jpeg(exif(8, "<")), "image/jpeg", (480, 640)),
        (jpeg(b"\xff\xe1\0\x08Exif\0\0"), "image/jpeg", WIDE),
        (jpeg(b"\xff\xe1\0\x0eExif\0\0MM\0*\0\0"), "image/jpeg", WIDE),
    ],
)
def test_size_and_format_are_read(data: bytes, media_type: str, size: tuple[int, int]) -> None:
    assert read_header(data) == PictureHeader(media_type, *size)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='640' height='480'/>",
        b"\0\0\1\0",
        png()[:20],
        png(0, 200),
        b"GIF89a",
        b"BM",
        webp(b"VP8X", b""),
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\0\0",
        b"\xff\xd8" + b"\xff\xe0\0\x02" * 2_000,
        b"\xff\xd8\xff\xe0\0\x02not a marker",
        b"\xff\xd8" + FRAME[:6],
    ],
)
def test_what_is_damaged_or_of_another_format_has_no_header(data: bytes) -> None:
    assert read_header(data) is None
