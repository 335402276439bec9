"""Build the rows of each column: the head, paragraphs and revealed sentences, with their spans."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from desktop.reading.aligning import group_by_paragraph, join_translation
from desktop.reading.article import (
    Article,
    Kind,
    Language,
    Pair,
    Paragraph,
    PlacedPicture,
    Side,
    Span,
    StyledSpan,
)
from desktop.reading.text.hyphenation import hyphen_offsets
from desktop.reading.text.inline_styles import move_styles
from desktop.reading.text.no_break_spaces import with_no_break_spaces
from desktop.ui.support.labels import join_facts
from desktop.ui.support.view_mode import ViewMode

PENDING = "…"
"""Between facts on one line."""
HEAD = -1
"""In place of the number of a paragraph."""
TITLE_KINDS = frozenset({Kind.TITLE, Kind.LEAD})
MissingModels = Mapping[Language, str]
"""By language, a message that says which models to install."""
NO_MISSING_MODELS: MissingModels = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class HeadLines:
    """What is known about an article: a line above its title and one below, left and right."""

    above: tuple[str, str] = ("", "")
    below: tuple[str, str] = ("", "")


NO_HEAD = HeadLines()


@dataclass(frozen=True, slots=True)
class RowSentence:
    """A sentence in a row: its number in the article and its span in the row's text."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One block of a column.

    `is_other_language` marks the second language in a column that shows both; `is_pending` a
    placeholder for a translation; `is_continued` a row that the next one belongs to. A line of the
    head has the paragraph `HEAD`. `hyphens` are the offsets at which words may be cut.
    `styles` are what stands out in an original. A `picture` has a row of its own above that of its
    paragraph, whose text describes it; beside it, the other column has one that `is_blank`.
    """

    paragraph: int
    side: Side
    kind: Kind
    text: str
    sentences: tuple[RowSentence, ...]
    is_other_language: bool = False
    is_pending: bool = False
    is_continued: bool = False
    is_justified: bool = False
    hyphens: tuple[int, ...] = ()
    styles: tuple[StyledSpan, ...] = ()
    picture: PlacedPicture | None = None
    is_blank: bool = False

    def sentence_at(self, offset: int) -> RowSentence | None:
        """Return the sentence at `offset` or before it, else the first; None if there are none."""
        found = None
        for one in self.sentences:
            if found is None or one.span.start <= offset:
                found = one
        return found


def build_rows(
    article: Article,
    pairs: Sequence[Pair],
    mode: ViewMode,
    are_swapped: bool,
    revealed: frozenset[int],
    missing: MissingModels = NO_MISSING_MODELS,
    head: HeadLines = NO_HEAD,
    is_justified: bool = False,
    has_pictures: bool = True,
) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of each column, left to right; one column unless side by side.

    `revealed` are the numbers of the sentences that a single-language mode shows in both languages;
    `missing` has the messages for languages without a model. The original's column `has_pictures`.
    """
    groups = {group[0].paragraph: group for group in group_by_paragraph(pairs)}
    sides = (Side.ORIGINAL, Side.TRANSLATION)
    if mode is ViewMode.TRANSLATION_ONLY or (
        are_swapped and mode in (ViewMode.SIDE_BY_SIDE, ViewMode.STACKED)
    ):
        sides = (Side.TRANSLATION, Side.ORIGINAL)
    columns: list[list[Row]] = [[], []]
    pictures: dict[int, list[PlacedPicture]] = defaultdict(list)
    for one in article.pictures if has_pictures else ():
        pictures[one.paragraph].append(one)
    last_reason: str | None = None
    for place, paragraph in enumerate(article.paragraphs):
        group = groups.get(place, ())
        reason = _untranslated_reason(paragraph, group, missing)
        message = "" if reason and reason == last_reason else reason  # show it once
        last_reason = reason
        # In translation-only mode, show the original of what won't be translated, not a gap.
        is_alone = mode is ViewMode.TRANSLATION_ONLY and message is not None
        side = Side.ORIGINAL if is_alone else sides[0]
        row = _row(article, place, side, group, message)
        for picture in pictures.get(place, ()):
            has_both = mode is ViewMode.SIDE_BY_SIDE
            for column, its_side in zip(columns, sides[: 1 + has_both], strict=False):
                is_blank = has_both and its_side is not Side.ORIGINAL
                column.append(_picture_row(picture, its_side, paragraph.kind, is_blank))
        if mode is ViewMode.SIDE_BY_SIDE:
            columns[0].append(row)
            columns[1].append(_row(article, place, sides[1], group, message))
        elif mode is ViewMode.STACKED or is_alone:
            other = Side.TRANSLATION if is_alone else sides[1]
            has_other = message is None or (
                message != "" and paragraph.language is not Language.OTHER
            )
            columns[0].append(replace(row, is_continued=has_other))
            if has_other:
                columns[0].append(
                    _row(article, place, other, group, message, is_other_language=True)
                )
        else:
            chosen = [pair for pair in group if pair.number in revealed]
            columns[0] += _with_revealed(row, sides[1], chosen, paragraph.styles)
    shown = [rows for rows in columns if rows]
    target = {one.number: one.translated.direction.target for one in pairs if one.translated}
    shown = [[_typeset(article, row, target, is_justified) for row in rows] for rows in shown]
    return tuple(_with_head(rows, place, len(shown), head) for place, rows in enumerate(shown))


def _picture_row(picture: PlacedPicture, side: Side, kind: Kind, is_blank: bool) -> Row:
    """Return the row of a picture above a paragraph of a kind; a caption is close to it."""
    return Row(
        picture.paragraph,
        side,
        Kind.BODY,
        "" if is_blank else picture.alt,
        (),
        is_continued=kind is Kind.CAPTION,
        picture=picture,
        is_blank=is_blank,
    )


def _typeset(article: Article, row: Row, target: Mapping[int, Language], is_justified: bool) -> Row:
    """Return a row with no-break spaces and, if wanted, a clean right edge; titles stay ragged."""
    if row.picture is not None:
        return row
    language = article.paragraphs[row.paragraph].language
    if row.side is Side.TRANSLATION:
        numbers = (sentence.number for sentence in row.sentences)
        language = next((target[one] for one in numbers if one in target), Language.OTHER)
    text = with_no_break_spaces(row.text, language)
    if not is_justified or row.kind in TITLE_KINDS or row.is_pending:
        return replace(row, text=text)
    return replace(row, text=text, is_justified=True, hyphens=hyphen_offsets(row.text, language))


def _with_head(rows: list[Row], place: int, count: int, head: HeadLines) -> tuple[Row, ...]:
    """Add the lines of the head above the title, and below it and the standfirst."""
    above, below = (
        lines[place] if count > 1 else join_facts(*lines) for lines in (head.above, head.below)
    )
    side = rows[0].side
    end = next((at for at, row in enumerate(rows) if row.kind not in TITLE_KINDS), len(rows))
    found = [*rows[:end], Row(HEAD, side, Kind.CREDIT, below, ()), *rows[end:]]
    if not any(head.below):
        found = rows
    if any(head.above):
        found = [Row(HEAD, side, Kind.CREDIT, above, (), is_continued=True), *found]
    return tuple(found)


def _row(
    article: Article,
    place: int,
    side: Side,
    group: Sequence[Pair],
    message: str | None,
    is_other_language: bool = False,
) -> Row:
    paragraph = article.paragraphs[place]
    if side is Side.ORIGINAL:
        sentences = tuple(RowSentence(pair.number, pair.original) for pair in group)
        return Row(
            place,
            side,
            paragraph.kind,
            paragraph.text,
            sentences,
            is_other_language,
            styles=paragraph.styles,
        )
    text = join_translation(group)
    sentences = tuple(
        RowSentence(pair.number, pair.translation) for pair in group if pair.translated
    )
    if text or message is None:
        return Row(
            place, side, paragraph.kind, text or PENDING, sentences, is_other_language, not text
        )
    # A message in a title's place isn't shown as a title.
    kind = Kind.BODY if message else paragraph.kind
    return Row(place, side, kind, message, (), is_other_language, is_pending=bool(message))


def _untranslated_reason(
    paragraph: Paragraph, group: Sequence[Pair], missing: MissingModels
) -> str | None:
    """Return why a paragraph can't be translated, or None if it can."""
    if any(pair.translated for pair in group):
        return None
    if paragraph.language is Language.OTHER:
        return QCoreApplication.translate("rows", "Neither French nor English: not translated.")
    return missing.get(paragraph.language)


def _with_revealed(
    row: Row, side: Side, chosen: Sequence[Pair], styles: Sequence[StyledSpan]
) -> Iterator[Row]:
    """Yield a paragraph's row, cut after each chosen sentence for its other language."""
    wanted = {pair.number: pair for pair in chosen}
    start, kept = 0, list[RowSentence]()
    for number, sentence in enumerate(row.sentences):
        kept.append(sentence)
        pair = wanted.get(sentence.number)
        if pair is None:
            continue
        is_last = number + 1 == len(row.sentences)
        end = len(row.text) if is_last else sentence.span.end
        yield replace(_cut(row, start, end, kept), is_continued=True)
        yield replace(_revealed_row(row, side, pair, styles), is_continued=not is_last)
        # The space between the sentences is left out.
        start = end if is_last else row.sentences[number + 1].span.start
        kept = []
    if start < len(row.text) or not row.text:
        yield _cut(row, start, len(row.text), kept)
    shown = {sentence.number for sentence in row.sentences}
    yield from (
        _revealed_row(row, side, pair, styles) for pair in chosen if pair.number not in shown
    )


def _cut(row: Row, start: int, end: int, sentences: Iterable[RowSentence]) -> Row:
    """Return the part of a row between two offsets, with its `sentences`."""
    moved = tuple(
        RowSentence(one.number, Span(one.span.start - start, one.span.end - start))
        for one in sentences
    )
    styles = move_styles(row.styles, Span(start, end))
    return replace(row, text=row.text[start:end], sentences=moved, styles=styles)


def _revealed_row(row: Row, side: Side, pair: Pair, styles: Sequence[StyledSpan]) -> Row:
    """Return a sentence of `row` in its other language; `styles` are its paragraph's."""
    translation = pair.translated.text if pair.translated else ""
    text = pair.source if side is Side.ORIGINAL else translation
    sentences = (RowSentence(pair.number, Span(0, len(text))),) if text else ()
    return Row(
        row.paragraph,
        side,
        row.kind,
        text or PENDING,
        sentences,
        is_other_language=True,
        is_pending=not text,
        styles=move_styles(styles, pair.original) if side is Side.ORIGINAL else (),
    )
