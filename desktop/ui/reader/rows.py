"""Build the rows of each column: paragraphs or revealed sentences, with their spans."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from desktop.reading.aligning import find_target_language, group_by_paragraph, join_translation
from desktop.reading.article import Article, Kind, Language, Pair, Paragraph, Side, Span
from desktop.reading.text.no_break_spaces import with_no_break_spaces
from desktop.ui.support.view_mode import ViewMode

PENDING = "…"
MissingModels = Mapping[Language, str]
"""By language, a message that says which models to install."""
NO_MISSING_MODELS: MissingModels = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RowSentence:
    """A sentence in a row: its number in the article and its span in the row's text."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One block of a column.

    `is_other_language` marks the second language in a column that shows both; `is_pending` a
    placeholder for a translation.
    """

    paragraph: int
    side: Side
    kind: Kind
    text: str
    sentences: tuple[RowSentence, ...]
    is_other_language: bool = False
    is_pending: bool = False

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
) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of each column, left to right; one column unless side by side.

    `revealed` are the numbers of the sentences that a single-language mode shows in both languages;
    `missing` has the messages for languages without a model.
    """
    groups = {group[0].paragraph: group for group in group_by_paragraph(pairs)}
    sides = (Side.ORIGINAL, Side.TRANSLATION)
    if mode is ViewMode.TRANSLATION_ONLY or (
        are_swapped and mode in (ViewMode.SIDE_BY_SIDE, ViewMode.STACKED)
    ):
        sides = (Side.TRANSLATION, Side.ORIGINAL)
    columns: list[list[Row]] = [[], []]
    last_reason: str | None = None
    for place, paragraph in enumerate(article.paragraphs):
        group = groups.get(place, ())
        reason = _untranslated_reason(paragraph, group, missing)
        message = "" if reason and reason == last_reason else reason  # show it once
        last_reason = reason
        # In translation-only mode, show the original of what won't be translated, not a gap.
        is_alone = mode is ViewMode.TRANSLATION_ONLY and message is not None
        side = Side.ORIGINAL if is_alone else sides[0]
        columns[0].append(_row(article, place, side, group, message))
        if mode is ViewMode.SIDE_BY_SIDE:
            columns[1].append(_row(article, place, sides[1], group, message))
        elif mode is ViewMode.STACKED or is_alone:
            other = Side.TRANSLATION if is_alone else sides[1]
            if message is None or (message and paragraph.language is not Language.OTHER):
                columns[0].append(
                    _row(article, place, other, group, message, is_other_language=True)
                )
        elif chosen := [pair for pair in group if pair.number in revealed]:
            columns[0].append(_revealed_row(article, place, sides[1], chosen))
    return tuple(tuple(rows) for rows in columns if rows)


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
        text = with_no_break_spaces(paragraph.text, paragraph.language)
        return Row(place, side, paragraph.kind, text, sentences, is_other_language)
    language = find_target_language(paragraph.language, group) or Language.OTHER
    text = with_no_break_spaces(join_translation(group), language)
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


def _revealed_row(article: Article, place: int, side: Side, chosen: Iterable[Pair]) -> Row:
    text = ""
    sentences = []
    for pair in chosen:
        if side is Side.ORIGINAL:
            sentence = with_no_break_spaces(pair.source, article.paragraphs[place].language)
        elif pair.translated is not None:
            target = pair.translated.direction.target
            sentence = with_no_break_spaces(pair.translated.text, target)
        else:
            continue
        start = len(text) + bool(text)
        text = text.ljust(start) + sentence
        sentences.append(RowSentence(pair.number, Span(start, start + len(sentence))))
    return Row(
        place,
        side,
        article.paragraphs[place].kind,
        text or PENDING,
        tuple(sentences),
        is_other_language=True,
        is_pending=not sentences,
    )
