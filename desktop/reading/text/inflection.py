"""Simple inflection of French and English words: what a plural or a feminine is a form of."""

import unicodedata
from functools import lru_cache

from desktop.reading.article import Language

_SEEMING_PLURALS = """
ailleurs alors après autres bras cas cours corps dans depuis dès divers dos fils fois gens hors
jamais lors mais mars moins mois pas pays plus plusieurs pris procès progrès propos puis sans sens
sous succès temps toujours très vers
always besides does goes has his its means news perhaps series species this thus was yes
"""
SEEMING_PLURALS = frozenset(_SEEMING_PLURALS.split())
"""Words that end as a plural does and are none, some beside a shorter word that they'd pass for."""

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
"""Endings of feminines beside their masculines; others, such as "porte" beside "port", are often
words of their own."""
SHORTEST_STEM = 3
"""Fewer letters before an ending are no stem: "vente" is no feminine of "vent"."""

NOUN_ENDINGS = {
    "f": ("tion", "sion", "té", "ance", "ence", "ette", "esse", "ure", "ade", "ie", "aison"),
    "m": ("ment", "isme", "age", "eau", "ier", "oir", "ège", "ème", "al"),
}
"""Endings that tell a French noun's gender nine times in ten (Lyster 2006, Journal of French
Language Studies 16)."""


@lru_cache(maxsize=1 << 14)
def singular(word: str, language: Language) -> str:
    """Return the singular of `word` (in small letters), or the word where it is no plural."""
    if len(word) <= SHORTEST_STEM or word in SEEMING_PLURALS or word.endswith("ss"):
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
def masculine(word: str, language: Language) -> str:
    """Return the masculine of a singular in small letters, or the word itself."""
    for ending, other in FEMININE.get(language, ()):
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_STEM:
            return singular(word.removesuffix(ending) + other, language)
    return word


def plural(word: str, language: Language) -> str:
    """Return the plural of a singular noun or adjective; its case is kept."""
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


def gender(noun: str) -> str | None:
    """Return "m" or "f" where the ending of a French noun in the singular tells, else None."""
    for name, endings in NOUN_ENDINGS.items():
        if noun.endswith(endings):
            return name
    return None


@lru_cache(maxsize=1 << 14)
def unaccented(word: str) -> str:
    """Return `word` without its accents; as long where every letter is one code point."""
    if word.isascii():
        return word
    return "".join(
        unicodedata.normalize("NFD", letter)[0] if letter.isalpha() else letter for letter in word
    )
