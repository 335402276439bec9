"""Translation routes: the target languages of a text, direct or pivoting through English.

French and English are translated into each other. Any third language (Spanish, say) goes into the
reader's language, French or English, or else into the other one. Nothing is translated into a
third language. The models of a route are looked up in translation/pivoting.py.
"""

from desktop.reading.aligning import other_language
from desktop.reading.article import DIRECTIONS, Direction, Language

READER_LANGUAGES = (Language.FRENCH, Language.ENGLISH)
PIVOT = Language.ENGLISH
"""The language that nearly all Argos packages translate from or into."""

Steps = tuple[Direction, ...]


def target_languages(language: Language, reader: Language) -> tuple[Language, ...]:
    """Return the languages a text may be translated into, the best first; none for OTHER.

    `reader` is the preferred target, French or English, for a text in a third language.
    """
    other = other_language(language)
    if other is not None:
        return (other,)
    if language is Language.OTHER:
        return ()
    return tuple(sorted(READER_LANGUAGES, key=lambda one: one is not reader))


def is_supported(direction: Direction) -> bool:
    """Tell whether translation in `direction` is supported."""
    return direction.target in target_languages(direction.source, direction.target)


def list_steps(direction: Direction) -> tuple[Steps, ...]:
    """Return the possible sequences of steps for `direction`, the best first.

    The second one pivots through English; French↔English is always direct.
    """
    straight = (direction,)
    if PIVOT in (direction.source, direction.target) or direction in DIRECTIONS:
        return (straight,)
    return straight, (Direction(direction.source, PIVOT), Direction(PIVOT, direction.target))
