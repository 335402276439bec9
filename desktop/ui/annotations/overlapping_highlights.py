"""Which highlights are meant where several lie over the same words, and which one comes next."""

from collections.abc import Iterable

from desktop.library import Highlight
from desktop.reading.article import Place, Side

Spot = tuple[Side, Place]
Key = tuple[int, int, int]


def innermost(highlight: Highlight) -> tuple[int, int]:
    """Return what is lower for a shorter highlight, which lies over longer ones, or a newer."""
    return len(highlight.anchor.exact), -highlight.id


def at(highlights: Iterable[Highlight], spot: Spot) -> list[Highlight]:
    """Return the highlights over what follows a spot, or else those ending there.

    The innermost come first.
    """
    side, place = spot
    there = [one for one in highlights if one.anchor.side is side]
    over = [one for one in there if one.anchor.start <= place < one.anchor.end]
    return sorted(over or (one for one in there if one.anchor.end == place), key=innermost)


def within(highlights: Iterable[Highlight], side: Side, number: int) -> list[Highlight]:
    """Return the highlights on words of sentence `number`, the innermost first."""
    return sorted(
        (
            one
            for one in highlights
            if one.anchor.side is side
            and one.anchor.start.sentence <= number <= one.anchor.end.sentence
        ),
        key=innermost,
    )


def key(spot: Spot) -> Key:
    """Return what is higher for a later spot; in a sentence the translation comes after all."""
    side, place = spot
    return place.sentence, side is Side.TRANSLATION, place.offset


def step_to(
    placed: Iterable[tuple[Spot, Highlight]], here: Spot, meant: Highlight | None, step: int
) -> Highlight | None:
    """Return the next of the highlights that begin at these spots (step 1), or the one before (-1).

    It is reckoned from the one that is `meant` if that begins `here`, or else from `here`. Of
    those that begin at one spot the longest comes first. None where there is none.
    """
    ordered = sorted(placed, key=lambda one: (key(one[0]), -innermost(one[1])[0], one[1].id))
    from_there = next((number for number, one in enumerate(ordered) if one == (here, meant)), None)
    if from_there is not None:
        number = from_there + step
        return ordered[number][1] if 0 <= number < len(ordered) else None
    if step > 0:
        return next((one for spot, one in ordered if key(spot) > key(here)), None)
    return next((one for spot, one in reversed(ordered) if key(spot) < key(here)), None)
