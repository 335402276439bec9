"""Reading other programs' XML files safely: no entities, no DTD, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop.base import file_reading
from desktop.base.errors import AppError

if TYPE_CHECKING:
    from lxml import etree

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """Open the file at `path` for reading. Raises AppError if that fails."""
    try:
        with file_reading.open_file(path) as raw:
            yield BufferedReader(raw)
    except file_reading.NotAFileError as error:
        raise AppError("“{name}” isn't a file.", "Choose another file.", name=path.name) from error
    except OSError as error:
        raise AppError(
            "“{name}” can't be read ({reason}).",
            "Check that it is there and that you may open it.",
            name=path.name,
            reason=error.strerror or "no reason given",
        ) from error


def iterate_elements(
    file: BinaryIO, root: tuple[str, ...], names: tuple[str, ...]
) -> Iterator[Any]:
    """Yield the elements called one of `names` as they end, freeing each after use.

    No entity, DTD or address in the file is followed. `root` are the allowed names of the root
    element. Raises AppError if the file isn't XML or is of another kind.
    """
    from lxml import etree  # slow to load, which would slow down startup

    name = Path(file.name).name
    is_ours = False
    try:
        events = etree.iterparse(
            file,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        )
        for event, element in events:
            tag = local_name(element)
            if not is_ours and tag not in root:
                break
            is_ours = True
            if event == "end" and tag in names:
                yield element
                _free(element)
    except etree.XMLSyntaxError as error:
        raise AppError(
            "“{name}” is damaged, or isn't XML (line {line}).",
            "Export it again from the program that made it.",
            name=name,
            line=error.lineno or 1,
        ) from error
    if not is_ours:
        raise AppError(
            "“{name}” isn't a {kind} file.",
            "Choose a file with the ending .{ending}.",
            name=name,
            kind="TMX" if root == ("tmx",) else "TBX",
            ending="tmx" if root == ("tmx",) else "tbx",
        )


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for a comment or the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def replace_invalid_characters(text: str) -> str:
    """Return `text` with blanks for characters that XML doesn't allow, such as controls."""
    return NOT_IN_XML.sub(" ", text)


def _free(element: etree._Element) -> None:
    """Free the memory of an element and of everything before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
