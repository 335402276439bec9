"""Sentence alignment: pairs of sentences and translations, with their spans on both sides."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from desktop.reading.article import Article, Language, Pair, Side, Span, Translated


def align(article: Article, translated: Iterable[Translated]) -> tuple[Pair, ...]:
    """Pair every sentence of the segmented `article` with its translation, if it has one.

    Translations are matched by language and exact source text, so the alignment is exact by
    construction. The translation keeps the original's blanks between two sentences.
    """
    known = {(one.direction.source, one.source): one for one in translated}
    pairs: list[Pair] = []
    for place, paragraph in enumerate(article.paragraphs):
        end = 0
        previous: Span | None = None
        for sentence in paragraph.sentences:
            one = known.get((paragraph.language, sentence.text))
            start = end
            if one is not None:
                if end and previous is not None:
                    start += len(Span(previous.end, sentence.span.start))
                end = start + len(one.text)
            pairs.append(
                Pair(len(pairs), place, sentence.span, Span(start, end), sentence.text, one)
            )
            previous = sentence.span
    return tuple(pairs)


def join_translation(pairs: Sequence[Pair]) -> str:
    """Return the translated text of one paragraph, given its `pairs`."""
    text = ""
    for pair in pairs:
        if pair.translated is not None:
            text = text.ljust(pair.translation.start) + pair.translated.text
    return text


def group_by_paragraph(pairs: Iterable[Pair]) -> tuple[tuple[Pair, ...], ...]:
    """Group `pairs` by paragraph; paragraphs without pairs are left out."""
    return tuple(tuple(group) for _, group in groupby(pairs, key=lambda pair: pair.paragraph))


def sentence_texts(pairs: Iterable[Pair], side: Side) -> tuple[tuple[str, ...], ...]:
    """Return the sentences of one side, a tuple per paragraph; "" if not translated."""
    if side is Side.ORIGINAL:
        return tuple(tuple(pair.source for pair in group) for group in group_by_paragraph(pairs))
    return tuple(
        tuple(pair.translated.text if pair.translated else "" for pair in group)
        for group in group_by_paragraph(pairs)
    )


def find_target_language(language: Language, pairs: Iterable[Pair]) -> Language | None:
    """Return the language into which `pairs` translate text in `language`.

    That is English for French and the reverse. For a third language it is that of the existing
    translations, or None if there are none.
    """
    found = (
        pair.translated.direction.target
        for pair in pairs
        if pair.translated is not None and pair.translated.direction.source is language
    )
    return other_language(language) or next(found, None)


def other_language(language: Language) -> Language | None:
    """Return English for French and French for English; None for any other language."""
    return {Language.FRENCH: Language.ENGLISH, Language.ENGLISH: Language.FRENCH}.get(language)
