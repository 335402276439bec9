"""Inflection of French and English words: singular, plural, masculine, gender by ending."""

import unicodedata
from functools import lru_cache

from desktop.reading.article import Language

_FALSE_PLURALS = """
ailleurs alors après autres bras cas cours corps dans depuis dès divers dos fils fois gens hors
jamais lors mais mars moins mois pas pays plus plusieurs pris procès progrès propos puis sans sens
sous succès temps toujours très vers
always besides does goes has his its means news perhaps series species this thus was yes
"""
FALSE_PLURALS = frozenset(_FALSE_PLURALS.split())
"""Words with a plural's ending that aren't plurals, some of which look like another word's."""

FEMININE = {
    Language.FRENCH: (
        ("trice", "teur"),
        ("ienne", "ien"),
        ("ière", "ier"),
        ("aise", "ais"),
        ("oise", "ois"),
        ("ante", "ant"),
        ("ente", "ent"),
        ("ande", "and"),
        ("aine", "ain"),
        ("euse", "eux"),
        ("elle", "el"),
        ("ale", "al"),
        ("ive", "if"),
        ("ée", "é"),
    )
}
"""Feminine endings and their masculines. Other pairs are often unrelated words, such as "porte"
and "port"."""
SHORTEST_STEM = 3
"""Fewer letters before an ending aren't a stem: "vente" isn't the feminine of "vent"."""

NOUN_ENDINGS = {
    "f": ("tion", "sion", "té", "ance", "ence", "ette", "esse", "ure", "ade", "ie", "aison"),
    "m": ("ment", "isme", "age", "eau", "ier", "oir", "ège", "ème", "al"),
}
"""Endings that predict a French noun's gender nine times in ten (Lyster 2006, Journal of French
Language Studies 16)."""


@lru_cache(maxsize=1 << 14)
def to_singular(word: str, language: Language) -> str:
    """Return the singular of lower-case `word`, or `word` itself if it isn't a plural."""
    if len(word) <= SHORTEST_STEM or word in FALSE_PLURALS or word.endswith("ss"):
        return word
    if language is Language.FRENCH:
        if word.endswith("aux"):
            return word[:-1] if word.endswith("eaux") else word[:-2] + "l"
        return word[:-1] if word.endswith(("s", "eux")) else word
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > SHORTEST_STEM + 1:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("us", "is")) else word


@lru_cache(maxsize=1 << 14)
def to_masculine(word: str, language: Language) -> str:
    """Return the masculine of a lower-case singular, or `word` itself."""
    for ending, other in FEMININE.get(language, ()):
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_STEM:
            return to_singular(word.removesuffix(ending) + other, language)
    return word


def to_plural(word: str, language: Language) -> str:
    """Return the plural of a singular noun or adjective, keeping its case."""
    if word.isupper() and len(word) > 1:
        return word
    if language is Language.FRENCH:
        if word.endswith(("s", "x", "z")):
            return word
        if word.endswith("al"):
            return word[:-1] + "ux"
        return word + ("x" if word.endswith(("au", "eu")) else "s")
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def guess_gender(noun: str) -> str | None:
    """Return "m" or "f" for a French singular noun whose ending predicts its gender, else None."""
    for name, endings in NOUN_ENDINGS.items():
        if noun.endswith(endings):
            return name
    return None


@lru_cache(maxsize=1 << 14)
def strip_accents(word: str) -> str:
    """Return `word` without accents; the length is kept if every letter is one code point."""
    if word.isascii():
        return word
    return "".join(
        unicodedata.normalize("NFD", letter)[0] if letter.isalpha() else letter for letter in word
    )
