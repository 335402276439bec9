"""Ending unclosed drawings and formulas in parsed HTML, as browsers do, so that they hide no text.

A browser ends `<svg>` and `<math>` at the first element that only HTML has (HTML Standard,
13.2.6.5); libxml2 takes the rest of the page for their content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.reading.text.words import split_words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BLOCKS = frozenset(
    split_words(
        "blockquote body center dd div dl dt embed h1 h2 h3 h4 h5 h6 head hr img li listing menu "
        "meta ol p pre ruby table ul"
    )
)
_INLINE = frozenset(
    split_words("b big br code em i nobr s small span strong strike sub sup tt u var")
)
_FONT = frozenset(("color", "face", "size"))
_WITH_HTML = frozenset(("foreignobject", "desc", "title"))
"""Elements of drawings that may contain HTML, which isn't the page's text."""
_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml"))
"""Encodings of a formula's annotation with which it may contain HTML, too."""
_WITH_TEXT = frozenset(("mi", "mo", "mn", "ms", "mtext"))
"""Elements of formulas that may contain words of HTML."""


def end_drawings(root: Element) -> None:
    """Take the text after the end of each `<svg>` or `<math>` of a page out of it.

    The element then has that text alone, and is a `<span>`. Tags are without namespaces.
    """
    for drawing in list(root.iter("svg", "math")):
        first = _first_of_html(drawing)
        if first is None:
            continue
        inner = first
        while inner is not drawing:
            outer = inner.getparent()
            assert outer is not None
            outer.text = None
            for drawn in list(inner.itersiblings(preceding=True)):
                outer.remove(drawn)  # with its tail
            inner = outer
        drawing.tag = "span"
        drawing.attrib.clear()


def _first_of_html(drawing: Element) -> Element | None:
    """Return the element inside at which a browser ends the drawing, or None."""
    waiting = [iter(drawing)]
    names: list[object] = [drawing.tag]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            names.pop()
            continue
        if element.tag in _BLOCKS:
            return element
        is_inline = element.tag in _INLINE or (
            element.tag == "font" and not _FONT.isdisjoint(element.attrib)
        )
        if is_inline and _WITH_TEXT.isdisjoint(names):
            return element
        is_annotation = (
            element.tag == "annotation-xml"
            and element.get("encoding", "").strip().lower() in _HTML_TYPES
        )
        if element.tag not in _WITH_HTML and not is_annotation:
            waiting.append(iter(element))
            names.append(element.tag)
    return None
