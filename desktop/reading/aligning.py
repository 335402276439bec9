"""Sentence against sentence: an article and its translations become pairs with exact places."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from desktop.reading.article import Article, Language, Pair, Side, Span, Translated


def align(article: Article, translated: Iterable[Translated]) -> tuple[Pair, ...]:
    """Pair every sentence of the segmented `article` with its translation, where there is one.

    A translation belongs to a sentence by its language and its very text, so the alignment is
    exact by construction. Between two sentences the translation keeps the original's blanks.
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


def translation_text(pairs: Sequence[Pair]) -> str:
    """Return the translation side's text of one paragraph, given that paragraph's `pairs`."""
    text = ""
    for pair in pairs:
        if pair.translated is not None:
            text = text.ljust(pair.translation.start) + pair.translated.text
    return text


def by_paragraph(pairs: Iterable[Pair]) -> tuple[tuple[Pair, ...], ...]:
    """Group `pairs` by the paragraph that they lie in; a paragraph without any is left out."""
    return tuple(tuple(group) for _, group in groupby(pairs, key=lambda pair: pair.paragraph))


def sentence_texts(pairs: Iterable[Pair], side: Side) -> tuple[tuple[str, ...], ...]:
    """Return the sentences' texts on one side, a tuple a paragraph; "" where not translated."""
    if side is Side.ORIGINAL:
        return tuple(tuple(pair.source for pair in group) for group in by_paragraph(pairs))
    return tuple(
        tuple(pair.translated.text if pair.translated else "" for pair in group)
        for group in by_paragraph(pairs)
    )


def translated_into(language: Language, pairs: Iterable[Pair]) -> Language | None:
    """Return the language that texts in `language` stand against in an article with these `pairs`.

    French stands against English and the reverse; of a third language the translations tell, and
    where there are none, it is None.
    """
    found = (
        pair.translated.direction.target
        for pair in pairs
        if pair.translated is not None and pair.translated.direction.source is language
    )
    return other_language(language) or next(found, None)


def other_language(language: Language) -> Language | None:
    """Return the other one of French and English; None for a third language."""
    return {Language.FRENCH: Language.ENGLISH, Language.ENGLISH: Language.FRENCH}.get(language)
