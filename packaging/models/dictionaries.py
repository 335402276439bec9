"""The lists of words that the program ships, from open dictionaries and from what is learnt."""

from collections.abc import Iterable
from pathlib import Path

from models.pairs import WORD, counted, lines
from models.places import Work

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "dictionaries"
OFTEN = 3
"""Times that a word stands in the pairs, at least: rarer ones are often misspelt."""


def words(work: Work, language: str, sources: Iterable[str]) -> list[str]:
    """Return the words that the lists in words/LANGUAGE have in small letters, and the pairs'.

    A model that is given a shouted line may write a name in small letters, so those are with them.
    """
    found = {
        word
        for path in sorted(work.words(language).iterdir())
        for line in lines(path)
        for word in WORD.findall(line)
        if word.islower()
    }
    counts = counted(work, language, sources)
    return sorted(found | {word for word, count in counts.items() if count >= OFTEN})


def write(found: Iterable[str], path: Path) -> None:
    """Write the words, a line each, as `desktop.translation.word_lists` reads them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(word + "\n" for word in found), encoding="utf-8", newline="\n")
