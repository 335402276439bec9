"""Files of other programs, and their XML, read without what could harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop.base.errors import AppError

if TYPE_CHECKING:
    from lxml import etree

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Give the file at `path` to read from. Raises AppError where it can't be."""
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise AppError(
            "“{name}” can't be read ({reason}).",
            "Check that it is there and that you may open it.",
            name=path.name,
            reason=error.strerror or "no reason given",
        ) from error


def elements(file: BinaryIO, root: tuple[str, ...], names: tuple[str, ...]) -> Iterator[Any]:
    """Return the elements called one of `names` as they end, each forgotten after its use.

    No entity, DTD or address that the file names is followed. `root` is what the outermost
    element may be called. Raises AppError where the file is no XML or is of another kind.
    """
    from lxml import etree  # takes a while to load, which a window needn't wait for

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
            tag = local(element)
            if not is_ours and tag not in root:
                break
            is_ours = True
            if event == "end" and tag in names:
                yield element
                _forget(element)
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


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for what has no name."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def for_xml(text: str) -> str:
    """Return `text` with a blank for what no XML may hold, such as control characters."""
    return NOT_IN_XML.sub(" ", text)


def _forget(element: etree._Element) -> None:
    """Let go of an element and of all that stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
