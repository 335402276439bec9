"""Locating search matches in a text, to highlight them in the results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.reading.article import Language, Span
from desktop.reading.text.words import Word, find_words


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """Folded words in sequence; for a single word, its other forms in each language too.

    `phrase` is the same words as the index has them, with accents. With `is_prefix`, the last word
    matches the beginning of a word.
    """

    words: tuple[str, ...]
    phrase: tuple[str, ...]
    is_prefix: bool = False
    french: frozenset[str] = frozenset()
    english: frozenset[str] = frozenset()

    def forms(self, language: Language | None) -> frozenset[str]:
        """Return the word's other forms in `language`; in both languages if it is None."""
        match language:
            case Language.FRENCH:
                return self.french
            case Language.ENGLISH:
                return self.english
            case None:
                return self.french | self.english
            case _:
                return frozenset()


def find_matches(
    text: str, language: Language | None, sought: Iterable[SearchTerm]
) -> tuple[Span, ...]:
    """Return the spans in `text`, in code points and in order, that match any term in `sought`.

    Spans that touch or overlap are merged. `language` is the text's, or None if unknown.
    """
    read = tuple(find_words(text))
    found: list[Span] = []
    for one in sought:
        length, forms = len(one.words), one.forms(language)
        for at in range(len(read) - length + 1):
            stretch = read[at : at + length]
            if _matches(stretch, one) or (length == 1 and stretch[0].folded in forms):
                found.append(Span(stretch[0].span.start, stretch[-1].span.end))
    return _merge(found)


def _matches(stretch: Sequence[Word], sought: SearchTerm) -> bool:
    *before, last = (word.folded for word in stretch)
    if before != list(sought.words[:-1]):
        return False
    return last.startswith(sought.words[-1]) if sought.is_prefix else last == sought.words[-1]


def _merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
