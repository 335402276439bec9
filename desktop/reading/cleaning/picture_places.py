"""Where a page's pictures are: noted with its lines, and placed above the article's paragraphs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from desktop.reading.article import Dropped, Kind, Paragraph, Picture, PlacedPicture, Reason
from desktop.reading.cleaning.lines import repair_text
from desktop.reading.pictures.picture_references import picture_name, read_references, read_sets

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PICTURE_TAGS = frozenset({"img", "source", "picture"})
LONGEST_ALT = 500
_HEAD = frozenset({Kind.TITLE, Kind.LEAD})
_AROUND = frozenset({Reason.METADATA})
"""Why lines between a picture and its paragraph may have been left out."""
_AROUND_FIGURE = frozenset(
    {*_AROUND, Reason.REPETITION, Reason.NOT_PROSE, Reason.SHARING, Reason.NAVIGATION}
)
_NEVER = frozenset({Reason.BY_READER, Reason.ADVERTISEMENT})
"""Why a figure's own line may not have been left out."""


@dataclass(slots=True)
class Figure:
    """A figure element: its first line, the one after its last, and that of its caption."""

    start: int
    end: int | None = None
    caption: int | None = None

    def add_caption(self, line: int) -> None:
        """Note a line of the caption, of which the first counts."""
        if self.caption is None:
            self.caption = line


@dataclass(frozen=True, slots=True)
class MarkupPicture:
    """A picture in the markup: what it may be named, what describes it, and the next line's number.

    In a figure, the next line is the caption if it has one; `own` are the lines of the figure.
    """

    names: tuple[str, ...]
    alt: str
    line: int
    own: range | None = None


@dataclass(slots=True)
class PictureNotes:
    """Collects a page's pictures while its lines are read."""

    _found: list[tuple[tuple[str, ...], str, int, Figure | None]] = field(default_factory=list)
    _sources: tuple[str, ...] = ()

    def note(self, element: "HtmlElement", line: int, figure: Figure | None) -> None:
        """Note a picture before `line`, or another size of one."""
        if element.tag == "picture":
            self._sources = ()
        elif element.tag == "source":
            self._sources += read_sets(element.get)
        elif references := read_references(element.get):
            names = dict.fromkeys(map(picture_name, (*references, *self._sources)))
            alt = repair_text(" ".join((element.get("alt") or "").split()))
            self._found.append((tuple(filter(None, names)), alt[:LONGEST_ALT], line, figure))
            self._sources = ()

    def finish(self, lines: int) -> tuple[MarkupPicture, ...]:
        """Return the pictures of a page of so many lines."""
        return tuple(_finish(*one, lines) for one in self._found)


def _finish(
    names: tuple[str, ...], alt: str, line: int, figure: Figure | None, lines: int
) -> MarkupPicture:
    if figure is None:
        return MarkupPicture(names, alt, line)
    own = range(figure.start, lines if figure.end is None else figure.end)
    return MarkupPicture(names, alt, line if figure.caption is None else figure.caption, own)


def place_pictures(
    found: Iterable[MarkupPicture],
    pictures: Iterable[Picture],
    paragraphs: Sequence[Paragraph],
    dropped: Iterable[Dropped],
    is_whole: bool = False,
) -> tuple[PlacedPicture, ...]:
    """Return where the pictures that the file has belong in the article, each once.

    That is above the caption, or else above the paragraph that follows. Pictures among lines that
    were left out as furniture are left out, too, and so is what precedes the title, such as a
    logo, unless it is a figure or the page `is_whole`, without furniture: then it belongs below the
    head of the article.
    """
    known = {picture.name: picture for picture in pictures}
    if not known:
        return ()
    homes = {line: place for place, one in enumerate(paragraphs) for line in one.lines}
    reasons = {one.line: one.reason for one in dropped}
    body = next((at for at, one in enumerate(paragraphs) if one.kind not in _HEAD), None)
    placed: dict[str, PlacedPicture] = {}
    for one in found:
        picture = next((known[name] for name in one.names if name in known), None)
        is_sure = is_whole or one.own is not None
        home = _find_home(one, homes, reasons, _AROUND_FIGURE if is_sure else _AROUND)
        if picture is None or home is None or picture.name in placed:
            continue
        if paragraphs[home].kind in _HEAD:
            if body is None or not is_sure:
                continue
            home = body
        placed[picture.name] = PlacedPicture(
            home, picture.name, one.alt, picture.width, picture.height
        )
    return tuple(sorted(placed.values(), key=lambda one: one.paragraph))


def _find_home(
    one: MarkupPicture,
    homes: Mapping[int, int],
    reasons: Mapping[int, Reason],
    harmless: frozenset[Reason],
) -> int | None:
    """Return the paragraph that a picture belongs above, or None."""
    for line in count(one.line):
        if line in homes:
            return homes[line]
        reason = reasons.get(line)
        if reason is None:  # after the last line
            break
        is_own = one.own is not None and line in one.own
        if reason in _NEVER or not (is_own or reason in harmless):
            break
    return None
