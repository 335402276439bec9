"""HTML fragments shared by exported pages and EPUB books; all are well-formed XML too."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.base.overriding import override
from desktop.reading.article import (
    Article,
    InlineStyle,
    Kind,
    Language,
    Pair,
    Side,
    Span,
    StyledSpan,
)
from desktop.reading.rendering.export_content import (
    ArticleExport,
    ExportedHighlight,
    ExportedPicture,
    Row,
    describe_origin,
    find_quoted_language,
)
from desktop.reading.rendering.marked_pieces import split_by_marks
from desktop.reading.text.inline_styles import mark_up, move_styles
from desktop.reading.text.quoting import quote_words

HEADINGS = {Kind.TITLE: "h1", Kind.SUBHEADING: "h2"}
QUOTATIONS = frozenset({Kind.QUOTATION, Kind.EMBED})
RIGHT_TO_LEFT = frozenset({Language.ARABIC, Language.HEBREW, Language.PERSIAN, Language.URDU})
"""Languages that are written from right to left."""

TAGS = {
    InlineStyle.ITALIC: "em",
    InlineStyle.BOLD: "strong",
    InlineStyle.SUPERSCRIPT: "sup",
    InlineStyle.SUBSCRIPT: "sub",
    InlineStyle.LINK: "a",
}

WEB = ("http://", "https://", "mailto:")
"""Allowed links in notes; any other would point to a missing file."""

_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 doesn't allow, even escaped."""


def drop_unwritable(text: str) -> str:
    """Return `text` without the characters that XML can't hold."""
    return _UNWRITABLE.sub("", text)


def escape_html(text: str) -> str:
    """Escape `text` for HTML and XML, including attributes."""
    return html.escape(drop_unwritable(text))


def render_styled(text: str, styles: Sequence[StyledSpan]) -> str:
    """Render a text with the emphasis and links that `styles` say."""
    return mark_up(text, styles, escape_html, _tags)


def _tags(one: StyledSpan) -> tuple[str, str]:
    tag = TAGS[one.style]
    address = f' href="{escape_html(one.target)}"' if one.target else ""
    return f"<{tag}{address}>", f"</{tag}>"


@dataclass(frozen=True, slots=True)
class Notes:
    """The highlights of one article, whose notes are numbered from 1 in order.

    `stem` is an id prefix that distinguishes the notes of several articles on one page; `quotes`
    are the highlighted words, quoted in their language.
    """

    marks: tuple[ExportedHighlight, ...]
    stem: str
    quotes: tuple[str, ...]

    @property
    def numbered(self) -> tuple[ExportedHighlight, ...]:
        """Return the highlights with a note, in the order of their numbers."""
        return tuple(mark for mark in self.marks if mark.remark)

    def number(self, mark: ExportedHighlight) -> int:
        """Return the number of a highlight's note; 0 if it has none."""
        return self.numbered.index(mark) + 1 if mark.remark else 0


def number_notes(exported: ArticleExport, stem: str = "") -> Notes:
    """Return the notes of an article, numbered."""
    quotes = (
        quote_words(mark.anchor.exact, find_quoted_language(exported, mark))
        for mark in exported.marks
    )
    return Notes(exported.marks, stem, tuple(quotes))


def render_sentences(row: Row, side: Side, notes: Notes) -> str:
    """Render one side of a row: a span per sentence, with highlights and note references.

    The original has its emphasis and links, too.

    `data-pair` numbers the article's sentences, the class `n…` those of the row, from 0.
    """
    original = side is Side.ORIGINAL
    text = row.paragraph.text if original else row.translation
    styles = row.paragraph.styles if original else ()
    pieces, at = [], 0
    for rank, pair in enumerate(row.pairs):
        span = pair.original if original else pair.translation
        if not original and pair.translated is None:
            continue
        inner = _marked(span.of(text), pair, side, notes, move_styles(styles, span))
        pieces.append(escape_html(text[at : span.start]))
        pieces.append(f'<span class="s n{rank}" data-pair="{pair.number}">{inner}</span>')
        at = span.end
    rest = render_styled(text[at:], move_styles(styles, Span(at, len(text))))
    return "".join(pieces) + rest


def _marked(text: str, pair: Pair, side: Side, notes: Notes, styles: Sequence[StyledSpan]) -> str:
    """Render a sentence with its highlights; where they overlap, the newest one shows."""
    pieces = []
    for piece in split_by_marks(pair.number, len(text), side, notes.marks):
        inner = render_styled(piece.span.of(text), move_styles(styles, piece.span))
        if piece.mark:
            inner = f'<mark class="colour{piece.mark.colour}">{inner}</mark>'
        pieces.append(inner)
        pieces += [_reference(notes.number(mark), notes.stem) for mark in piece.noted]
    return "".join(pieces)


def _reference(number: int, stem: str) -> str:
    return (
        f'<sup class="ref"><a id="{stem}ref{number}" href="#{stem}note{number}"'
        f' role="doc-noteref">{number}</a></sup>'
    )


def render_block(kind: Kind, sides: Sequence[tuple[Language, str]]) -> str:
    """Render a paragraph in the tags of its kind, followed by its translations.

    List items aren't inside a list yet: see `wrap_lists`.
    """
    (language, first), *others = sides
    tag = HEADINGS.get(kind, "p")
    inner = f'<{tag} class="{kind.value}"{language_attributes(language)}>{first}</{tag}>' + "".join(
        f'<p class="translation {kind.value}"{language_attributes(other)}>{text}</p>'
        for other, text in others
    )
    if kind in QUOTATIONS:
        return f"<blockquote>{inner}</blockquote>"
    return f"<li>{inner}</li>" if kind is Kind.LIST_ITEM else inner


def render_picture(one: ExportedPicture, source: str) -> str:
    """Render a picture whose file is at `source`."""
    picture = one.picture
    return (
        f'<p class="picture"><img src="{escape_html(source)}" alt="{escape_html(one.alt)}"'
        f' width="{picture.width}" height="{picture.height}"/></p>'
    )


def wrap_lists(blocks: Iterable[tuple[Kind, str]]) -> Iterator[str]:
    """Yield rendered blocks, with `ul` tags around consecutive list items."""
    is_open = False
    for kind, one in blocks:
        is_item = kind is Kind.LIST_ITEM
        if is_item != is_open:
            yield "<ul>" if is_item else "</ul>"
        is_open = is_item
        yield one
    if is_open:
        yield "</ul>"


def language_attributes(language: Language) -> str:
    """Return the `lang` attribute, and `dir` for right-to-left languages."""
    direction = ' dir="rtl"' if language in RIGHT_TO_LEFT else ""
    return f' lang="{language.value}"{direction}'


def render_origin(article: Article) -> str:
    """Render an article's source, author and date as a paragraph; "" if nothing is known.

    Its source is a link if its address is known.
    """
    first, *others = [escape_html(fact) for fact in describe_origin(article)] or [""]
    if article.address:
        address = escape_html(article.address)
        first = f'<a href="{address}">{first or address}</a>'
    facts = " · ".join([first, *others])
    return f'<p class="about">{facts}</p>' if facts else ""


def render_note(text: str) -> str:
    """Render a note's Markdown as HTML, without raw HTML and pictures, with web links only."""
    from markdown_it import MarkdownIt

    class WebOnly(MarkdownIt):
        @override
        def validateLink(self, url: str) -> bool:
            return url.lower().startswith(WEB)

    made: str = WebOnly("commonmark", {"html": False}).disable("image").render(text)
    return drop_unwritable(made)


def render_note_list(notes: Notes, body: str) -> str:
    """Render the notes with their quotes, and links back to those that `body` contains."""
    shown = []
    noted = [one for one in zip(notes.marks, notes.quotes, strict=True) if one[0].remark]
    for number, (mark, quote) in enumerate(noted, start=1):
        reference = f"{notes.stem}ref{number}"
        back = f' <a href="#{reference}">↩</a>' if f'id="{reference}"' in body else ""
        text = render_note(mark.remark.text) if mark.remark else ""
        tags = "".join(f' <span class="tag">{escape_html(tag)}</span>' for tag in mark.tags)
        shown.append(
            f'<aside class="note colour{mark.colour}" id="{notes.stem}note{number}"'
            f' role="doc-footnote"><p class="quote">{number}. {escape_html(quote)}'
            f"{tags}{back}</p>{text}</aside>"
        )
    return f'<section class="notes">{"".join(shown)}</section>' if shown else ""
