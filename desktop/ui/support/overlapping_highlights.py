"""Overlapping highlights: which are at a position, in which order, and which comes next."""

from collections.abc import Iterable

from desktop.library import Highlight
from desktop.reading.article import Place, Side

TextPosition = tuple[Side, Place]
OrderKey = tuple[int, int, int]


def nesting_key(highlight: Highlight) -> tuple[int, int]:
    """Return a sort key that puts shorter highlights first, then newer ones."""
    return len(highlight.anchor.exact), -highlight.id


def highlights_at(highlights: Iterable[Highlight], position: TextPosition) -> list[Highlight]:
    """Return the highlights of the character after `position`, or else those ending there.

    The innermost comes first.
    """
    side, place = position
    on_side = [one for one in highlights if one.anchor.side is side]
    over = [one for one in on_side if one.anchor.start <= place < one.anchor.end]
    return sorted(over or (one for one in on_side if one.anchor.end == place), key=nesting_key)


def highlights_in(highlights: Iterable[Highlight], side: Side, number: int) -> list[Highlight]:
    """Return the highlights in sentence `number`, the innermost first."""
    return sorted(
        (
            one
            for one in highlights
            if one.anchor.side is side
            and one.anchor.start.sentence <= number <= one.anchor.end.sentence
        ),
        key=nesting_key,
    )


def reading_order(position: TextPosition) -> OrderKey:
    """Return a sort key in reading order: each sentence's original, then its translation."""
    side, place = position
    return place.sentence, side is Side.TRANSLATION, place.offset


def find_neighbour(
    placed: Iterable[tuple[TextPosition, Highlight]],
    here: TextPosition,
    active: Highlight | None,
    step: int,
) -> Highlight | None:
    """Return the next (step 1) or previous (step -1) of the highlights placed at their beginnings.

    Start from the `active` highlight if it begins `here`, else from `here`. Of highlights that
    begin at the same position the longest comes first. Return None past the ends.
    """
    ordered = sorted(
        placed, key=lambda one: (reading_order(one[0]), -nesting_key(one[1])[0], one[1].id)
    )
    number_here = next(
        (number for number, one in enumerate(ordered) if one == (here, active)), None
    )
    if number_here is not None:
        number = number_here + step
        return ordered[number][1] if 0 <= number < len(ordered) else None
    here_key = reading_order(here)
    if step > 0:
        after = (one for position, one in ordered if reading_order(position) > here_key)
        return next(after, None)
    before = (one for position, one in reversed(ordered) if reading_order(position) < here_key)
    return next(before, None)
