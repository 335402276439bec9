"""Editions for tests: an article, its echoed translation and highlights on its words."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from desktop.base.errors import AppError
from desktop.reading.aligning import sentence_texts
from desktop.reading.anchoring.anchors import SideText, describe
from desktop.reading.article import (
    Article,
    InlineStyle,
    Kind,
    Pair,
    Picture,
    PlacedPicture,
    Side,
    Span,
    StyledSpan,
)
from desktop.reading.pictures.picture_headers import BMP, PNG, WEBP
from desktop.reading.rendering import ArticleExport, ExportedHighlight, ExportedNote
from desktop.reading.text.inline_styles import join_styles
from tests.builders import article, echoed, png

MOMENT = datetime(2026, 3, 1, 8, 30, 15, 250_000, tzinfo=UTC)

DIGEST = "0123456789abcdef" * 4
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
KINDS = st.sampled_from(list(Kind))


def mark(
    pairs: tuple[Pair, ...],
    words: str,
    note: str = "",
    side: Side = Side.ORIGINAL,
    colour: int = 1,
    uuid: str = "5f0c1f0e-7a52-4f9f-9d41-7c6e6a1f2b3d",
) -> ExportedHighlight:
    """Return a mark on `words`, which must stand on that side of the pairs."""
    text = SideText(sentence_texts(pairs, side))
    start = text.text.index(words)
    anchor = describe(text, side, text.place(start), text.place(start + len(words)))
    remark = ExportedNote(note, MOMENT, MOMENT) if note else None
    return ExportedHighlight(uuid, anchor, colour, False, MOMENT, MOMENT, remark)


def exported(one: Article, *marks: ExportedHighlight) -> ArticleExport:
    """Return an article with every sentence echoed."""
    return ArticleExport(one, echoed(one), marks, DIGEST)


def illustrated() -> ArticleExport:
    """Return the bridge with pictures of three formats above its last paragraph, and a lost one."""
    formats = (("a", PNG, png()), ("b", WEBP, b"RIFF"), ("c", BMP, b"BM damaged"))
    pictures = tuple(Picture(name, kind, 320, 200, data) for name, kind, data in formats)
    last = len(bridge().paragraphs) - 1
    placed = tuple(PlacedPicture(last, name, f"<{name}>", 320, 200) for name in ("lost", *"abc"))
    one = exported(replace(bridge(), pictures=placed))
    return replace(one, pictures=pictures)


def with_styles(one: Article, *styles: tuple[str, InlineStyle, str]) -> Article:
    """Return an article in whose paragraphs these words stand out, each the first time."""

    def spans(text: str) -> tuple[StyledSpan, ...]:
        found = [
            StyledSpan(Span(text.index(words), text.index(words) + len(words)), style, target)
            for words, style, target in styles
            if words in text
        ]
        return join_styles(found, text)

    return replace(
        one, paragraphs=tuple(replace(each, styles=spans(each.text)) for each in one.paragraphs)
    )


def bridge() -> Article:
    return article(
        (Kind.TITLE, "The bridge is open"),
        "The council opened it on Monday. It took four years.",
        (Kind.LIST_ITEM, "Boats pass below."),
        (Kind.LIST_ITEM, "Cars pass above."),
        (Kind.QUOTATION, "We are proud & happy."),
    )


@st.composite
def any_edition(draw: st.DrawFn) -> ArticleExport:
    """An exported of whatever text, with a mark and a note on a word of it."""
    kinds = draw(st.lists(KINDS, min_size=1, max_size=4))
    one = article(*((kind, draw(ANY_TEXT)) for kind in kinds))
    pairs = echoed(one)
    if not pairs:
        return ArticleExport(one, pairs)
    number = draw(st.integers(0, len(pairs) - 1))
    note = draw(ANY_TEXT)
    try:
        return ArticleExport(one, pairs, (mark(pairs, pairs[number].source, note),))
    except AppError:  # of a sentence of blanks alone there is nothing to mark
        return ArticleExport(one, pairs)
