"""Measuring a PDF file's drawing instructions before PDFium unpacks and draws them."""

import re
import zlib
from collections.abc import Iterable, Iterator

from desktop.base.errors import AppError
from desktop.reading import limits

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b")
_REFERENCES = re.compile(rb"\[((?:\s*+\d{1,9}+\s++\d{1,5}+\s++R)++)\s*+\]")
_REFERENCE = re.compile(rb"(\d{1,9}+)\s++\d{1,5}+\s++R")
_BEFORE = 1_000
"""Bytes before a stream in which its dictionary is looked for."""

_CHUNK = 1_000_000
_PACKED = 32_768
_DEEPEST = 4
"""How many times over a stream is unpacked, since it may be packed more than once."""

_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_INSTRUCTIONS = (b" Tj", b")Tj", b" TJ", b"]TJ", b" re", b" l", b" c")
_SPARSE = 1_000
"""Bytes for each of those in a picture, where they are there by chance."""


def check_drawings(data: bytes, name: str) -> None:
    """Check that a PDF file's instructions don't unpack to far too much.

    A page may list the same stream many times. What is encrypted, packed otherwise than with
    Deflate, or drawn by reference can't be measured; a picture counts only if it holds
    instructions. Raises AppError over 20 MB on one page, 150 MB in all.
    """
    sizes: dict[int, int] = {}
    lists = [one[1] for one in _REFERENCES.finditer(data)]
    end = total = 0
    for start in _STREAM.finditer(data):
        if end < start.end():
            end = data.find(b"endstream", start.end())
            end = len(data) if end < 0 else end
        before = data[max(0, start.start() - _BEFORE) : start.start()]
        is_image = bool(_IMAGE.search(before.rpartition(b"obj")[2]))
        size = _measure(data, start.end(), end, lists, is_image=is_image)
        for number in _OBJECT.findall(before)[-1:]:
            sizes[int(number)] = max(size, sizes.get(int(number), 0))
        total += size
        if size > limits.LARGEST_DRAWING or total > limits.LARGEST_DRAWINGS:
            raise too_crowded_error(name)
    for numbers in lists:
        listed = (sizes.get(int(one), 0) for one in _REFERENCE.findall(numbers))
        if sum(listed) > limits.LARGEST_DRAWING:
            raise too_crowded_error(name)


def _measure(data: bytes, start: int, end: int, lists: list[bytes], *, is_image: bool) -> int:
    """Return the size of a stream's instructions, and add the lists of references in it."""
    size = found = 0
    for piece in _unpack(data, start):
        size += len(piece)
        found += sum(map(piece.count, _INSTRUCTIONS))
        lists += [one[1] for one in _REFERENCES.finditer(piece)]
        if size > limits.LARGEST_DRAWING:
            break
    if not size:
        size = end - start
        found = sum(data.count(one, start, end) for one in _INSTRUCTIONS)
    return 0 if is_image and found * _SPARSE < size else size


def too_crowded_error(name: str) -> AppError:
    """Return the error for a PDF file whose pages hold too much."""
    return AppError(
        "“{name}” has far more on its pages than an article.",
        "Save the article's pages alone, or as a web page.",
        name=name,
    )


def _unpack(data: bytes, start: int) -> Iterator[bytes]:
    """Yield what a stream at `start` unpacks to, in pieces; nothing if it isn't packed."""
    view = memoryview(data)  # most streams are far shorter than a piece
    pieces = _inflate(bytes(view[at : at + _PACKED]) for at in range(start, len(data), _PACKED))
    for _ in range(_DEEPEST):
        first = next(pieces, b"")
        rest = pieces

        def again(first: bytes = first, rest: Iterator[bytes] = rest) -> Iterator[bytes]:
            yield first
            yield from rest

        if not _is_packed(first):
            yield from again()
            return
        pieces = _inflate(again())
    yield from pieces


def _is_packed(piece: bytes) -> bool:
    return bool(next(_inflate(iter([piece[:_BEFORE]])), b""))


def _inflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack `pieces` of one stream, as far as it isn't damaged."""
    unpacker = zlib.decompressobj()
    try:
        for piece in pieces:
            packed = piece
            while packed and not unpacker.eof:
                yield unpacker.decompress(packed, _CHUNK)
                packed = unpacker.unconsumed_tail
            if unpacker.eof:
                return
    except zlib.error:
        return
