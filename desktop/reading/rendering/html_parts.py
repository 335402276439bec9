"""The pieces of HTML that pages and books are made of; all of them are well-formed XML too."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.base.overriding import override
from desktop.reading.article import Article, Kind, Language, Pair, Side, Span
from desktop.reading.rendering.export_content import Mark, Row, about

HEADINGS = {Kind.TITLE: "h1", Kind.SUBHEADING: "h2"}
QUOTATIONS = frozenset({Kind.QUOTATION, Kind.EMBED})
LEFTWARDS = frozenset({Language.ARABIC, Language.HEBREW, Language.PERSIAN, Language.URDU})
"""Languages that are written from right to left."""

WEB = ("http://", "https://", "mailto:")
"""How a link in a note begins; any other would lead to a file that isn't there."""

_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, even escaped."""


def escaped(text: str) -> str:
    """Return `text` so that HTML and XML, attributes included, show just that."""
    return html.escape(_UNWRITABLE.sub("", text))


@dataclass(frozen=True, slots=True)
class Notes:
    """The marks of one article, and the numbers of those with a note, from 1, by their place.

    `stem` keeps the names of notes apart where several articles stand on one page.
    """

    marks: tuple[Mark, ...]
    stem: str

    @property
    def numbered(self) -> tuple[Mark, ...]:
        """Return the marks with a note, in the order of their numbers."""
        return tuple(mark for mark in self.marks if mark.remark)

    def number(self, mark: Mark) -> int:
        """Return the number of a mark's note; 0 where it has none."""
        return self.numbered.index(mark) + 1 if mark.remark else 0


def sentences(row: Row, side: Side, notes: Notes) -> str:
    """Return one side of a row: a span a sentence, marks and the numbers of their notes in it.

    `data-pair` counts the article's sentences, the class `n…` those of the row, from 0.
    """
    original = side is Side.ORIGINAL
    text = row.paragraph.text if original else row.translation
    pieces, at = [], 0
    for rank, pair in enumerate(row.pairs):
        span = pair.original if original else pair.translation
        if not original and pair.translated is None:
            continue
        inner = _marked(span.of(text), pair, side, notes)
        pieces.append(escaped(text[at : span.start]))
        pieces.append(f'<span class="s n{rank}" data-pair="{pair.number}">{inner}</span>')
        at = span.end
    return "".join(pieces) + escaped(text[at:])


def _marked(text: str, pair: Pair, side: Side, notes: Notes) -> str:
    """Return a sentence's text, cut wherever a mark begins or ends; the last made lies on top."""
    found = [
        (span, mark)
        for mark in notes.marks
        if not mark.is_lost
        and mark.anchor.side is side
        and (span := _within(mark, pair.number, len(text)))
    ]
    cuts = sorted({0, len(text), *(edge for span, _ in found for edge in (span.start, span.end))})
    pieces = []
    for start, end in pairwise(cuts):
        over = [mark for span, mark in found if span.start <= start and end <= span.end]
        piece = escaped(text[start:end])
        if over:
            top = max(over, key=lambda mark: mark.made_at)
            piece = f'<mark class="colour{top.colour}">{piece}</mark>'
        pieces.append(piece)
        pieces += [
            _reference(notes.number(mark), notes.stem)
            for span, mark in found
            if mark.remark and span.end == end and mark.anchor.end.sentence == pair.number
        ]
    return "".join(pieces)


def _within(mark: Mark, number: int, length: int) -> Span | None:
    """Return what a mark covers of sentence `number`, which is `length` code points long."""
    first, last = mark.anchor.start, mark.anchor.end
    if not first.sentence <= number <= last.sentence:
        return None
    start = first.offset if number == first.sentence else 0
    end = last.offset if number == last.sentence else length
    return Span(start, min(end, length)) if start < min(end, length) else None


def _reference(number: int, stem: str) -> str:
    return (
        f'<sup class="ref"><a id="{stem}ref{number}" href="#{stem}note{number}"'
        f' role="doc-noteref">{number}</a></sup>'
    )


def block(kind: Kind, sides: Sequence[tuple[Language, str]]) -> str:
    """Return a paragraph in the tags of its kind, with the same in other languages below it.

    A list's item stands in no list: see `listed`.
    """
    (language, first), *others = sides
    tag = HEADINGS.get(kind, "p")
    inner = f'<{tag} class="{kind.value}"{lang(language)}>{first}</{tag}>' + "".join(
        f'<p class="translation {kind.value}"{lang(other)}>{text}</p>' for other, text in others
    )
    if kind in QUOTATIONS:
        return f"<blockquote>{inner}</blockquote>"
    return f"<li>{inner}</li>" if kind is Kind.LIST_ITEM else inner


def listed(blocks: Iterable[tuple[Kind, str]]) -> Iterator[str]:
    """Return blocks, with a list around items that follow each other."""
    is_open = False
    for kind, one in blocks:
        is_item = kind is Kind.LIST_ITEM
        if is_item != is_open:
            yield "<ul>" if is_item else "</ul>"
        is_open = is_item
        yield one
    if is_open:
        yield "</ul>"


def lang(language: Language) -> str:
    """Return the attribute that names a language, and the one that tells which way it runs."""
    direction = ' dir="rtl"' if language in LEFTWARDS else ""
    return f' lang="{language.value}"{direction}'


def about_line(article: Article) -> str:
    """Return where an article is from as a paragraph; "" where nothing is known."""
    facts = " · ".join(escaped(fact) for fact in about(article))
    return f'<p class="about">{facts}</p>' if facts else ""


def note_text(text: str) -> str:
    """Return a note's Markdown as HTML: no HTML of its own, no pictures, links to the web only."""
    from markdown_it import MarkdownIt

    class WebOnly(MarkdownIt):
        @override
        def validateLink(self, url: str) -> bool:
            return url.lower().startswith(WEB)

    made: str = WebOnly("commonmark", {"html": False}).disable("image").render(text)
    return _UNWRITABLE.sub("", made)


def note_list(notes: Notes, body: str) -> str:
    """Return the notes, each with its words and, where it is in `body`, the way back to them."""
    shown = []
    for number, mark in enumerate(notes.numbered, start=1):
        reference = f"{notes.stem}ref{number}"
        back = f' <a href="#{reference}">↩</a>' if f'id="{reference}"' in body else ""
        text = note_text(mark.remark.text) if mark.remark else ""
        tags = "".join(f' <span class="tag">{escaped(tag)}</span>' for tag in mark.tags)
        shown.append(
            f'<aside class="note colour{mark.colour}" id="{notes.stem}note{number}"'
            f' role="doc-footnote"><p class="quote">{number}. “{escaped(mark.anchor.exact)}”'
            f"{tags}{back}</p>{text}</aside>"
        )
    return f'<section class="notes">{"".join(shown)}</section>' if shown else ""
