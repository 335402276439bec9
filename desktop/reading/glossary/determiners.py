"""Determiners: fitting a noun to the article and preposition before it, by contraction, elision.

Only certain answers are given: an unknown gender or number is never guessed.
"""

import re
from dataclasses import dataclass

from desktop.reading.article import Language
from desktop.reading.glossary.terms import split_article
from desktop.reading.text.inflection import guess_gender, strip_accents, to_plural

ELIDED = {"d": "de", "qu": "que", "jusqu": "jusque", "lorsqu": "lorsque", "puisqu": "puisque"}
FUSED = {"du": ("de", "le"), "des": ("de", "les"), "au": ("à", "le"), "aux": ("à", "les")}
CONTRACTED = {pair: word for word, pair in FUSED.items()}
MASCULINE = frozenset({"le", "un", "ce", "cet", "aucun"})
FEMININE = frozenset({"la", "une", "cette", "ma", "ta", "sa", "aucune"})
EITHER = frozenset({"mon", "ton", "son", "notre", "votre", "leur", "chaque", "quelque", "en"})
"""Determiners of a singular noun of either gender."""
PLURAL = frozenset(
    {"les", "ces", "mes", "tes", "ses", "nos", "vos", "leurs", "deux", "trois", "plusieurs"}
)
FRENCH_DETERMINER = re.compile(
    rf"""(?<![\w-])(?:
      (?P<fused>{"|".join(FUSED)})\s+
    | (?:(?P<before>de|à)\s+)?(?:(?P<article>le|la|les)\s+|(?P<elided_article>l)['’]\s*)
    | (?P<preposition>de|à|{"|".join(ELIDED.values())})\s+
    | (?P<elided>{"|".join(ELIDED)})['’]\s*
    | (?P<determiner>{"|".join((MASCULINE | FEMININE | EITHER | PLURAL) - {"le", "la", "les"})})\s+
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
ENGLISH_DETERMINER = re.compile(
    r"""(?<![\w-])(?:
      (?P<article>the|an?)\s+
    | (?P<determiner>this|that|these|those|my|your|his|her|its|our|their|no|any|some|each|every)\s+
    | (?P<owner>\w*['’]s)\s+
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_NOUNS = """
après avant avec chez comme contre dans depuis derrière devant dont durant entre et hors malgré
mais ni ou par parmi pendant pour sans sauf selon sous sur vers
about after against among and around as at before behind between but by during for from in inside
into like near of on or outside over than that through to toward towards under until upon with
"""
MAY_ADD_ARTICLE = re.compile(
    rf"(?:^\s*|[^\w\s'’-]\s*|(?<![\w-])(?:{'|'.join(_BEFORE_NOUNS.split())})\s+)$", re.IGNORECASE
)
"""Where a noun may bring its own article; elsewhere it may belong to the noun before it."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun with its determiner; `start` is the determiner's offset in the text before it."""

    start: int
    text: str


def write_noun(
    before: str, rendering: str, language: Language, *, is_plural: bool = False
) -> NounPhrase | None:
    """Return the noun phrase to write after the text `before`, so that `rendering` fits in.

    If `is_plural`, the rendering is pluralized where that is simple. The determiner in `before` is
    kept, in the form that the rendering's first letter and own article require. None if they don't
    agree, or if that isn't certain.
    """
    own, noun = split_article(rendering, language)
    if own and before.endswith("-"):
        return None
    if is_plural:
        several = _pluralize(noun, language)
        if several is None:
            return None
        own, noun = ("les" if own and language is Language.FRENCH else own), several
    if language is Language.FRENCH:
        return _write_in_french(before, own, noun, is_plural)
    return _write_in_english(before, own, noun)


def _write_in_french(before: str, own: str, noun: str, is_plural: bool) -> NounPhrase | None:
    found = FRENCH_DETERMINER.search(before)
    if found is None:
        if own and not MAY_ADD_ARTICLE.search(before):
            return None
        text = _join("", own, noun, is_elided=own == "l'")
        return NounPhrase(len(before), text) if text else None
    parts = {name: (text or "").lower() for name, text in found.groupdict().items()}
    if parts["determiner"]:
        agrees = _agree(parts["determiner"], own, noun, is_plural)
        return NounPhrase(len(before), noun) if agrees else None
    preposition = parts["before"] or parts["preposition"] or ELIDED.get(parts["elided"], "")
    article = parts["article"] or ("l'" if parts["elided_article"] else "")
    if parts["fused"]:
        preposition, article = FUSED[parts["fused"]]
    if article and not _agree(article, own, noun, is_plural):
        return None
    if own and not (article and own == "l'"):
        article = own
    is_elided = article == "l'" if article else bool(parts["elided"])
    text = _join(preposition, article, noun, is_elided=is_elided)
    return NounPhrase(found.start(), text) if text else None


def _agree(determiner: str, own: str, noun: str, is_plural: bool) -> bool:
    """Tell whether a noun certainly agrees with a determiner, by its own article or its ending.

    Names without an article of their own accept any.
    """
    if is_plural or own == "les":
        return determiner in PLURAL
    if determiner in PLURAL:
        return not own
    if determiner in EITHER:
        return True
    if determiner == "l'":
        return bool(own) or _begins_with_vowel(noun) is True
    is_masculine = determiner in MASCULINE
    if own in ("le", "la"):
        return is_masculine == (own == "le")
    known = guess_gender(noun.split()[0].lower())
    if known is None:
        return noun[0].isupper() and determiner in ("le", "la")
    return is_masculine == (known == "m")


def _join(preposition: str, article: str, noun: str, *, is_elided: bool) -> str | None:
    """Join a preposition, an article and a noun; None for "l'" before a consonant.

    Before an h, which may be silent or not, `is_elided` decides.
    """
    is_vowel = _begins_with_vowel(noun)
    elides = is_elided if is_vowel is None else is_vowel
    if article in ("le", "la", "l'"):
        if article == "l'" and not elides:
            return None
        article = "l’" if elides else article
    if (preposition, article) in CONTRACTED:
        return f"{CONTRACTED[preposition, article]} {noun}"
    if preposition and not article and elides and preposition != "à":
        return f"{preposition[:-1]}’{noun}"
    led = article if article.endswith("’") else " ".join([article, ""]).lstrip()
    return " ".join([preposition, led + noun]).lstrip()


def _write_in_english(before: str, own: str, noun: str) -> NounPhrase | None:
    found = ENGLISH_DETERMINER.search(before)
    if found is None:
        if own == "the" and not MAY_ADD_ARTICLE.search(before):
            return None
        return NounPhrase(len(before), f"the {noun}" if own == "the" else noun)
    article = (found["article"] or "").lower()
    if not article:
        return NounPhrase(len(before), noun)
    if article == "the":
        return NounPhrase(found.start(), f"the {noun}")
    if own == "the" or noun.split()[0].isupper():
        return None  # an acronym may be spelled out or read as a word, so "a" or "an" is uncertain
    is_vowel = _begins_with_vowel(noun) and not noun.lower().startswith(("eu", "one", "uni", "use"))
    return NounPhrase(found.start(), f"{'an' if is_vowel else 'a'} {noun}")


def _begins_with_vowel(noun: str) -> bool | None:
    """Tell whether a noun starts with a vowel; None for an h, which may be silent or not."""
    first = strip_accents(noun[:1].lower())
    return None if first == "h" else first in tuple("aeiouœæ")


def _pluralize(noun: str, language: Language) -> str | None:
    """Return the plural of a noun, with or without an adjective; None if it isn't simple."""
    words = noun.split()
    if language is Language.ENGLISH:
        return " ".join([*words[:-1], to_plural(words[-1], language)])
    if len(words) > 2 or not all(word.isalpha() for word in words):
        return None
    return " ".join(to_plural(word, language) for word in words)
