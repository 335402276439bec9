"""What leads up to a noun: its article and preposition, contracted and elided as they ought to be.

Only what is certain is answered: a gender or number that isn't known is never guessed.
"""

import re
from dataclasses import dataclass

from desktop.reading.article import Language
from desktop.reading.glossary.terms import split_article
from desktop.reading.text.inflection import gender, plural, unaccented

ELIDED = {"d": "de", "qu": "que", "jusqu": "jusque", "lorsqu": "lorsque", "puisqu": "puisque"}
FUSED = {"du": ("de", "le"), "des": ("de", "les"), "au": ("à", "le"), "aux": ("à", "les")}
CONTRACTED = {pair: word for word, pair in FUSED.items()}
MASCULINE = frozenset({"le", "un", "ce", "cet", "aucun"})
FEMININE = frozenset({"la", "une", "cette", "ma", "ta", "sa", "aucune"})
EITHER = frozenset({"mon", "ton", "son", "notre", "votre", "leur", "chaque", "quelque", "en"})
"""What stands before a singular of either gender, in place of an article."""
PLURAL = frozenset(
    {"les", "ces", "mes", "tes", "ses", "nos", "vos", "leurs", "deux", "trois", "plusieurs"}
)
FRENCH_LEAD = re.compile(
    rf"""(?<![\w-])(?:
      (?P<fused>{"|".join(FUSED)})\s+
    | (?:(?P<before>de|à)\s+)?(?:(?P<article>le|la|les)\s+|(?P<elided_article>l)['’]\s*)
    | (?P<preposition>de|à|{"|".join(ELIDED.values())})\s+
    | (?P<elided>{"|".join(ELIDED)})['’]\s*
    | (?P<determiner>{"|".join((MASCULINE | FEMININE | EITHER | PLURAL) - {"le", "la", "les"})})\s+
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
ENGLISH_LEAD = re.compile(
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
FREE = re.compile(
    rf"(?:^\s*|[^\w\s'’-]\s*|(?<![\w-])(?:{'|'.join(_BEFORE_NOUNS.split())})\s+)$", re.IGNORECASE
)
"""After what a noun's own article may come in: elsewhere the noun may belong to the one before."""


@dataclass(frozen=True, slots=True)
class Led:
    """A noun with what leads up to it; `start` is where that begins in the text before."""

    start: int
    text: str


def lead(before: str, rendering: str, language: Language, *, is_plural: bool = False) -> Led | None:
    """Return what to write for a noun after the text `before`, so that `rendering` fits in.

    A plural is made of the rendering where it is asked for and simple. The article in `before` is
    kept, in the form that the rendering's first letter and own article ask for; None where they
    can't agree, or where nothing tells whether they do.
    """
    own, noun = split_article(rendering, language)
    if own and before.endswith("-"):
        return None
    if is_plural:
        several = _several(noun, language)
        if several is None:
            return None
        own, noun = ("les" if own and language is Language.FRENCH else own), several
    if language is Language.FRENCH:
        return _lead_in_french(before, own, noun, is_plural)
    return _lead_in_english(before, own, noun)


def _lead_in_french(before: str, own: str, noun: str, is_plural: bool) -> Led | None:
    found = FRENCH_LEAD.search(before)
    if found is None:
        if own and not FREE.search(before):
            return None
        text = _joined("", own, noun, is_elided=own == "l'")
        return Led(len(before), text) if text else None
    parts = {name: (text or "").lower() for name, text in found.groupdict().items()}
    if parts["determiner"]:
        agrees = _agree(parts["determiner"], own, noun, is_plural)
        return Led(len(before), noun) if agrees else None
    preposition = parts["before"] or parts["preposition"] or ELIDED.get(parts["elided"], "")
    article = parts["article"] or ("l'" if parts["elided_article"] else "")
    if parts["fused"]:
        preposition, article = FUSED[parts["fused"]]
    if article and not _agree(article, own, noun, is_plural):
        return None
    if own and not (article and own == "l'"):
        article = own
    is_elided = article == "l'" if article else bool(parts["elided"])
    text = _joined(preposition, article, noun, is_elided=is_elided)
    return Led(found.start(), text) if text else None


def _agree(determiner: str, own: str, noun: str, is_plural: bool) -> bool:
    """Tell whether a noun is certain to go with a determiner, by its own article or its ending.

    Names without an article of their own take the one that stands there.
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
    known = gender(noun.split()[0].lower())
    if known is None:
        return noun[0].isupper() and determiner in ("le", "la")
    return is_masculine == (known == "m")


def _joined(preposition: str, article: str, noun: str, *, is_elided: bool) -> str | None:
    """Join a preposition and an article to a noun; None for an "l'" before a consonant.

    Before an h, which may be silent or not, it is as it was.
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


def _lead_in_english(before: str, own: str, noun: str) -> Led | None:
    found = ENGLISH_LEAD.search(before)
    if found is None:
        if own == "the" and not FREE.search(before):
            return None
        return Led(len(before), f"the {noun}" if own == "the" else noun)
    article = (found["article"] or "").lower()
    if not article:
        return Led(len(before), noun)
    if article == "the":
        return Led(found.start(), f"the {noun}")
    if own == "the" or noun.split()[0].isupper():
        return None  # an acronym is read by the letter or as a word, which changes how it begins
    is_vowel = _begins_with_vowel(noun) and not noun.lower().startswith(("eu", "one", "uni", "use"))
    return Led(found.start(), f"{'an' if is_vowel else 'a'} {noun}")


def _begins_with_vowel(noun: str) -> bool | None:
    """Tell whether a noun begins with a vowel; None for an h, which may be silent or not."""
    first = unaccented(noun[:1].lower())
    return None if first == "h" else first in tuple("aeiouœæ")


def _several(noun: str, language: Language) -> str | None:
    """Return the plural of a noun, or of a noun with an adjective; None where it isn't simple."""
    words = noun.split()
    if language is Language.ENGLISH:
        return " ".join([*words[:-1], plural(words[-1], language)])
    if len(words) > 2 or not all(word.isalpha() for word in words):
        return None
    return " ".join(plural(word, language) for word in words)
