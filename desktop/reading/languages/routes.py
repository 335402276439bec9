"""From which language into which: what a text may be translated into, and by which steps.

French and English go into each other. A third language goes into the reader's, which is one of
these two, or else into the other one; nothing is translated into a third language.
"""

from desktop.reading.aligning import other_language
from desktop.reading.article import DIRECTIONS, Direction, Language

READ = (Language.FRENCH, Language.ENGLISH)
PIVOT = Language.ENGLISH
"""The language that nearly all of Argos's packages translate from or into."""

Steps = tuple[Direction, ...]


def targets(language: Language, reader: Language) -> tuple[Language, ...]:
    """Return what a text may be translated into, the best first; nothing for OTHER.

    `reader` is the language of the two that is wanted of a text in a third one.
    """
    other = other_language(language)
    if other is not None:
        return (other,)
    if language is Language.OTHER:
        return ()
    return tuple(sorted(READ, key=lambda one: one is not reader))


def is_read(direction: Direction) -> bool:
    """Tell whether texts may be translated in `direction`."""
    return direction.target in targets(direction.source, direction.target)


def ways(direction: Direction) -> tuple[Steps, ...]:
    """Return the ways from a language to another, the best first.

    The second leads through English; French↔English is always direct.
    """
    straight = (direction,)
    if PIVOT in (direction.source, direction.target) or direction in DIRECTIONS:
        return (straight,)
    return straight, (Direction(direction.source, PIVOT), Direction(PIVOT, direction.target))
