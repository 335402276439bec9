"""Names: which a translation leaves as they are, and which become others ("Londres", "Friday")."""

from collections import Counter
from collections.abc import Iterable, Iterator

import sentencepiece

from desktop.translation.entities import NAME, WORD
from models.pairs import lines
from models.places import Work
from models.ways import Way


def count(work: Work, way: Way, sources: Iterable[str]) -> int:
    """Write down how many pairs of `sources` have each name, and how many leave it; return all."""
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for source in sources:
        texts = (lines(work.text(source, language)) for language in (way.source, way.target))
        for before, after in zip(*texts, strict=True):
            if names := set(NAME.findall(before)):
                seen.update(names)
                left.update(names.intersection(WORD.findall(after)))
    rows = (f"{name}\t{seen[name]}\t{left[name]}\n" for name in sorted(seen))
    work.names(way).write_text("".join(rows), encoding="utf-8")
    return len(seen)


def changing(work: Work, way: Way) -> tuple[str, ...]:
    """Return the names that fewer than half of their pairs leave alone."""
    return tuple(name for name, seen, left in _counted(work, way) if 2 * left < seen)


def copied(
    work: Work, way: Way, vocabulary: sentencepiece.SentencePieceProcessor
) -> tuple[str, ...]:
    """Return the names to copy: those that half of their pairs at least leave alone.

    The vocabulary's names that no pair has are among them: a piece that is never to be written is
    never learnt, and what should be copied becomes another word.
    """
    counted = list(_counted(work, way))
    pieces = {vocabulary.id_to_piece(number) for number in range(vocabulary.get_piece_size())}
    whole = {
        name for piece in pieces if piece[:1] == "▁" for name in NAME.findall(f"a {piece[1:]}")
    }
    unseen = {name for name in whole if f"▁{name.lower()}" not in pieces}
    return (
        *(name for name, seen, left in counted if 2 * left >= seen),
        *sorted(unseen.difference(name for name, _, _ in counted)),
    )


def _counted(work: Work, way: Way) -> Iterator[tuple[str, int, int]]:
    for line in lines(work.names(way)):
        if line:
            name, seen, left = line.split("\t")
            yield name, int(seen), int(left)
