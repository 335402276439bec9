"""What each column shows: paragraphs, or sentences revealed under them, with exact places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from desktop.reading.aligning import group_by_paragraph, join_translation
from desktop.reading.article import Article, Kind, Language, Pair, Paragraph, Side, Span

PENDING = "…"
MissingModels = Mapping[Language, str]
"""By language, what is to be done so that it is translated."""
NOTHING: MissingModels = MappingProxyType({})


class ViewMode(StrEnum):
    """How the two languages stand to each other."""

    SIDE_BY_SIDE = "side_by_side"
    STACKED = "stacked"
    ORIGINAL_ONLY = "original_only"
    TRANSLATION_ONLY = "translation_only"


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence in a row: its number in the article and its span in the row's text."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One block of a column.

    `is_second` marks the language that stands under the other one in the same column;
    `is_pending` a text that is still to come.
    """

    paragraph: int
    side: Side
    kind: Kind
    text: str
    pieces: tuple[Piece, ...]
    is_second: bool = False
    is_pending: bool = False

    def piece_at(self, offset: int) -> Piece | None:
        """Return the sentence at `offset`, or the nearest before it; None in a row without any."""
        found = None
        for piece in self.pieces:
            if found is None or piece.span.start <= offset:
                found = piece
        return found


def lay_out(
    article: Article,
    pairs: Sequence[Pair],
    mode: ViewMode,
    are_swapped: bool,
    revealed: frozenset[int],
    missing: MissingModels = NOTHING,
) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of each column, left to right; one column unless side by side.

    `revealed` are the numbers of the sentences that a single-language mode shows in both; `missing`
    tells of languages without a model what is to be done about that.
    """
    groups = {group[0].paragraph: group for group in group_by_paragraph(pairs)}
    sides = (Side.ORIGINAL, Side.TRANSLATION)
    if mode is ViewMode.TRANSLATION_ONLY or (
        are_swapped and mode in (ViewMode.SIDE_BY_SIDE, ViewMode.STACKED)
    ):
        sides = (Side.TRANSLATION, Side.ORIGINAL)
    columns: list[list[Row]] = [[], []]
    said: str | None = None
    for place, paragraph in enumerate(article.paragraphs):
        group = groups.get(place, ())
        reason = _reason(paragraph, group, missing)
        told = "" if reason and reason == said else reason  # a line is said once
        said = reason
        # Alone, the translation of what isn't translated would leave a gap in the text.
        is_alone = mode is ViewMode.TRANSLATION_ONLY and told is not None
        side = Side.ORIGINAL if is_alone else sides[0]
        columns[0].append(_row(article, place, side, group, told))
        if mode is ViewMode.SIDE_BY_SIDE:
            columns[1].append(_row(article, place, sides[1], group, told))
        elif mode is ViewMode.STACKED or is_alone:
            other = Side.TRANSLATION if is_alone else sides[1]
            if told is None or (told and paragraph.language is not Language.OTHER):
                columns[0].append(_row(article, place, other, group, told, is_second=True))
        elif chosen := [pair for pair in group if pair.number in revealed]:
            columns[0].append(_revealed(article, place, sides[1], chosen))
    return tuple(tuple(rows) for rows in columns if rows)


def _row(
    article: Article,
    place: int,
    side: Side,
    group: Sequence[Pair],
    told: str | None,
    is_second: bool = False,
) -> Row:
    paragraph = article.paragraphs[place]
    if side is Side.ORIGINAL:
        pieces = tuple(Piece(pair.number, pair.original) for pair in group)
        return Row(place, side, paragraph.kind, paragraph.text, pieces, is_second)
    text = join_translation(group)
    pieces = tuple(Piece(pair.number, pair.translation) for pair in group if pair.translated)
    if text or told is None:
        return Row(place, side, paragraph.kind, text or PENDING, pieces, is_second, not text)
    # A line about a title is no title.
    kind = Kind.BODY if told else paragraph.kind
    return Row(place, side, kind, told, (), is_second, is_pending=bool(told))


def _reason(paragraph: Paragraph, group: Sequence[Pair], missing: MissingModels) -> str | None:
    """Return why a paragraph isn't translated and won't be; else None."""
    if any(pair.translated for pair in group):
        return None
    if paragraph.language is Language.OTHER:
        return QCoreApplication.translate("rows", "Neither French nor English: not translated.")
    return missing.get(paragraph.language)


def _revealed(article: Article, place: int, side: Side, chosen: Iterable[Pair]) -> Row:
    text = ""
    pieces = []
    for pair in chosen:
        if side is Side.ORIGINAL:
            sentence = pair.source
        elif pair.translated is not None:
            sentence = pair.translated.text
        else:
            continue
        start = len(text) + bool(text)
        text = text.ljust(start) + sentence
        pieces.append(Piece(pair.number, Span(start, start + len(sentence))))
    return Row(
        place,
        side,
        article.paragraphs[place].kind,
        text or PENDING,
        tuple(pieces),
        is_second=True,
        is_pending=not pieces,
    )
