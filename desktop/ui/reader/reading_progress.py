"""What the reader has read: sentences that were on screen for as long as reading them takes."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from desktop.reading.article import Pair
from desktop.services.article_list import WORDS_PER_MINUTE

WORDS_PER_SECOND = WORDS_PER_MINUTE / 60


class WordsLeft:
    """Counts the words from a sentence to the end of an article, once for all its sentences."""

    def __init__(self) -> None:
        self._counted: Sequence[Pair] = ()
        self._left: list[int] = []

    def count(self, pairs: Sequence[Pair], current: int) -> int:
        """Return how many words the sources of `pairs` have from `current` on."""
        if pairs is not self._counted:
            backwards = accumulate(len(pair.source.split()) for pair in reversed(pairs))
            self._counted, self._left = pairs, list(backwards)[::-1]
        return self._left[current] if pairs else 0


class ReadingProgress:
    """Estimates which sentences of the open article have been read, or begun.

    `read` holds their texts. It is replaced, never changed, so that other threads can use it.
    """

    def __init__(self) -> None:
        self.read: frozenset[str] = frozenset()
        self._words = 0.0

    def clear(self) -> None:
        """Forget everything, for another article."""
        self.read = frozenset()
        self._words = 0.0

    def add(self, text: str) -> None:
        """Count a sentence as read, such as the one with the caret."""
        if text not in self.read:
            self.read |= {text}

    def watch(self, visible: Iterable[str], seconds: float) -> None:
        """Count what can be read in `seconds` of the sentences on screen, in their order."""
        self._words += seconds * WORDS_PER_SECOND
        for text in visible:
            if text in self.read:
                continue
            if self._words <= 0:
                return
            self._words -= len(text.split())
            self.read |= {text}
        self._words = 0.0  # all is read: waiting doesn't read what isn't on screen
