"""Word lists of French and English, to detect words that a model made up."""

from collections.abc import Sequence
from functools import cache

from desktop.base.paths import bundled_folder
from desktop.translation.entities import WORD, word_ranges

SHORTEST = 3
"""The shortest word to check, in letters; too many shorter ones are abbreviations."""


class Lexicon:
    """A language's lower-case words, one per line, sorted by their UTF-8 bytes.

    Lookups search the raw bytes, since a set would take ten times the memory.
    """

    def __init__(self, lines: bytes) -> None:
        self.lines = lines
        self._found: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = self._has(word.encode())
        return found

    def _has(self, word: bytes) -> bool:
        low, high = 0, len(self.lines)
        while low < high:
            start = self.lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self.lines.find(b"\n", start)
            line = self.lines[start:end]
            if line == word:
                return True
            if line < word:
                low = end + 1
            else:
                high = start
        return False

    def find_invented(self, source: str, output: str) -> tuple[str, ...]:
        """Return the words of a translation that are neither in the list nor in the source.

        Capitalised words may be names, and are ignored.
        """
        strange = [
            word
            for word in dict.fromkeys(WORD.findall(output))
            if len(word) >= SHORTEST and word.isalpha() and word.islower() and word not in self
        ]
        if not strange:
            return ()
        copied = set(WORD.findall(source.lower()))
        return tuple(word for word in strange if word not in copied)

    def find_unknown(self, source: str, output: str) -> tuple[str, ...]:
        """Return the words of a heading's translation, in any case, that aren't known either."""
        return self.find_invented(source, output.lower())


@cache
def load_words(name: str) -> Lexicon | None:
    """Load a file of resources/dictionaries; None if there is none."""
    path = bundled_folder("resources") / "dictionaries" / name
    return Lexicon(path.read_bytes()) if path.is_file() else None


def split_before(word: str, written: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """Return the pieces of a translation before a word, and those of the word.

    None if no piece begins where the word does.
    """
    for start, end in word_ranges(written):
        letters = "".join(written[start:end])
        if word in WORD.findall(letters):
            while end > start + 1 and not written[end - 1][-1:].isalpha():
                end -= 1
            return list(written[:start]), list(written[start:end])
    return None
