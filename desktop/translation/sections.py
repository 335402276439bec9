"""Newspapers' section names and rubrics ("Obituary", "Faits divers"), from a table."""

from functools import cache

from desktop.base.paths import bundled_folder
from desktop.reading.article import DIRECTIONS, Direction, Language

LONGEST = 40
"""More letters than any section name has."""


def translate_section(text: str, direction: Direction) -> str | None:
    """Return the translation of a text that is a section name, in the same case; else None."""
    text = text.strip()
    if len(text) > LONGEST or direction not in DIRECTIONS:
        return None
    found = _load_sections(direction.target).get(_key(text))
    if found is None:
        return None
    if text.isupper() and len(text) > 1:
        # Also for "TV" and "US", whose translation is a word.
        return found if _is_acronym(text) else found.upper()
    return found[0].lower() + found[1:] if text[0].islower() else found


def _is_acronym(text: str) -> bool:
    return len(text) <= 3


@cache
def _load_sections(target: Language) -> dict[str, str]:
    path = bundled_folder("resources") / "dictionaries" / "sections.tsv"
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        english, french = line.split("\t")
        if target is Language.FRENCH:
            found.setdefault(_key(english), french)
        else:
            found.setdefault(_key(french), english)
    return found


def _key(text: str) -> str:
    return text.casefold().replace("'", "’")
