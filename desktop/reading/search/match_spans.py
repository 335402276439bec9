"""Where in a text what was sought stands, to be shown in a hit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.reading.article import Language, Span
from desktop.reading.text.words import Word, words


@dataclass(frozen=True, slots=True)
class Sought:
    """Folded words that stand one after the other, and the other forms of a single one.

    `phrase` is as it goes into the index, accents and all. The last word may be but the beginning
    of one where it `is_prefix`.
    """

    words: tuple[str, ...]
    phrase: tuple[str, ...]
    is_prefix: bool = False
    french: frozenset[str] = frozenset()
    english: frozenset[str] = frozenset()

    def forms(self, language: Language | None) -> frozenset[str]:
        """Return the other forms of the word in a language; in both where it is None."""
        match language:
            case Language.FRENCH:
                return self.french
            case Language.ENGLISH:
                return self.english
            case None:
                return self.french | self.english
            case _:
                return frozenset()


def spot(text: str, language: Language | None, sought: Iterable[Sought]) -> tuple[Span, ...]:
    """Return the spans in `text`, in code points and in order, of all that is `sought`.

    Spans that touch or overlap are one. `language` is the text's, None where it isn't known.
    """
    read = tuple(words(text))
    found: list[Span] = []
    for one in sought:
        length, forms = len(one.words), one.forms(language)
        for at in range(len(read) - length + 1):
            stretch = read[at : at + length]
            if _is_sought(stretch, one) or (length == 1 and stretch[0].folded in forms):
                found.append(Span(stretch[0].span.start, stretch[-1].span.end))
    return _merged(found)


def _is_sought(stretch: Sequence[Word], sought: Sought) -> bool:
    *before, last = (word.folded for word in stretch)
    if before != list(sought.words[:-1]):
        return False
    return last.startswith(sought.words[-1]) if sought.is_prefix else last == sought.words[-1]


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
