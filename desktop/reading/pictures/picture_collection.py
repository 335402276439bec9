"""Which of a page's pictures are kept: those that its file has, of a known format and fit size."""

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from desktop.base.file_reading import read_file
from desktop.reading.article import Picture
from desktop.reading.pictures.picture_headers import read_header
from desktop.reading.pictures.picture_references import LEAST_SIDE, find_references, picture_name
from desktop.reading.text.web_addresses import join_address

LARGEST = 10 * 1_000_000
"""Size limit of a picture, in bytes."""
LARGEST_IN_FILE = 60 * 1_000_000
"""Size limit of all pictures of a file together, in bytes."""
MOST = 40
"""Pictures of an article."""
MOST_PIXELS = 50 * 1_000_000
"""Pixels of a picture, of which one takes four bytes in memory; a good camera's have 45 million."""
LONGEST_SIDE = 20_000
_MOST_TRIED = 1_000
"""References of a page that are followed."""

ReadPicture = Callable[[str, int], bytes | None]
"""Returns what a reference leads to within the file, if it has it; raises nothing.

The second argument is the greatest number of bytes wanted.
"""


@dataclass(slots=True)
class PictureBudget:
    """How many bytes of pictures a file may still have."""

    left: int = LARGEST_IN_FILE


def collect_pictures(
    markup: str, read: ReadPicture, budget: PictureBudget | None = None
) -> tuple[Picture, ...]:
    """Return the pictures of a page, each once; of several sizes of one, the largest.

    Nothing is fetched: `read` looks in the file, and pictures in the markup itself are decoded.
    """
    budget = budget or PictureBudget()
    found: dict[str, Picture] = {}
    tried = 0
    for references in find_references(markup):
        if any(picture_name(one) in found for one in references):
            continue
        tried += len(references)
        if len(found) == MOST or tried > _MOST_TRIED:
            break
        sizes = [_read_one(one, read, min(LARGEST, budget.left)) for one in references]
        best = max(filter(None, sizes), key=lambda one: one.width * one.height, default=None)
        if best is not None:
            found[best.name] = best
            budget.left -= len(best.data)
    return tuple(found.values())


def no_picture(reference: str, most: int) -> None:
    """Return None: the file has no pictures besides those written out in its markup."""


def read_beside(folder: Path) -> ReadPicture:
    """Return what reads the pictures beside a saved page, in its own folder or below it."""

    def read(reference: str, most: int) -> bytes | None:
        path = unquote(reference.partition("#")[0].partition("?")[0])
        if path.startswith("/") or {"\\", ":", "\0"} & set(path):
            return None
        parts = path.split("/")
        if ".." in parts:
            return None
        try:
            own = folder.resolve(strict=True)
            found = folder.joinpath(*parts).resolve(strict=True)
            return read_file(found, most) if found.is_relative_to(own) else None
        except (OSError, ValueError, RuntimeError):  # missing, too large, a loop of links
            return None

    return read


def read_by_address(parts: Mapping[str, Callable[[], object]], base: str | None) -> ReadPicture:
    """Return what reads the pictures that a file keeps by their addresses on the web.

    `base` is that of the page, with which relative references are resolved.
    """

    def read(reference: str, most: int) -> bytes | None:
        wanted = reference.partition("#")[0]
        for address in (wanted, join_address(base or "", wanted)):
            if address in parts:
                data = parts[address]()
                return data if isinstance(data, bytes) and len(data) <= most else None
        return None

    return read


def _read_one(reference: str, read: ReadPicture, most: int) -> Picture | None:
    name = picture_name(reference)
    if not name:
        return None
    data = _read_written(reference, most) if name.startswith("data:") else read(reference, most)
    header = read_header(data) if data and len(data) <= most else None
    if data is None or header is None:
        return None
    sides = header.width, header.height
    is_fit = min(sides) >= LEAST_SIDE and max(sides) <= LONGEST_SIDE
    if not is_fit or header.width * header.height > MOST_PIXELS:
        return None
    return Picture(name, header.media_type, header.width, header.height, data)


def _read_written(reference: str, most: int) -> bytes | None:
    """Return the bytes of a data: URI, or None if they are too many or malformed."""
    head, _, body = reference.strip().partition(",")
    if len(body) > 2 * most:
        return None
    data = unquote_to_bytes(body)
    if head.rstrip().lower().endswith(";base64"):
        try:
            return base64.b64decode(data)
        except (binascii.Error, ValueError):
            return None
    return data
