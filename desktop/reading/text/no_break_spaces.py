"""No-break spaces of French and English, for display and exports: « Quoi ? », nº 4, Mr. Brown.

After the Lexique des règles typographiques en usage à l'Imprimerie nationale, and the Chicago
Manual of Style.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from desktop.reading.article import Language

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"
THIN = "\u2009"
"""A space at which lines are broken, although it is meant for the same places."""

_SYMBOLS = (
    r"[%‰€$£¥°]|(?:[kcm]?m[²³]?|km/h|m/s|ha|[kmµ]?g|t|[cm]?l|[kMGT]?[wW]h?|[kM]?V|[kMG]?Hz|[kKMGT]?o"
    r"|[kKMGT]B|min|s|h)(?!\w)"
)
_GROUPED = re.compile(r"(?<![\w.,])(?<!\d )\d{1,3}(?: \d{3}){1,8}(?! ?\d)")
_TELEPHONE = re.compile(r"(?<![\w.,])0\d(?: \d\d){4}(?! ?\d)")
_UNIT = re.compile(rf"(?<=\d) (?={_SYMBOLS})")

_FRENCH_NARROW = re.compile(rf"(?<=\S)[ {THIN}](?=[;!?])")
_FRENCH_WIDE = re.compile(
    rf"(?<=\S)[ {THIN}](?=:(?:\s|$))|(?<=«)[ {THIN}]|[ {THIN}](?=»)|(?<=\d h) (?=\d)"
    r"|(?<=\d) (?=(?:million|milliard)s?\b)"
)
_FRENCH_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_FRENCH_AFTER = re.compile(
    r"(?<!\w)(?:[nN][ºᵒ°]s?|nos?|[nN]um\.|p{1,2}\.|art\.|al\.|chap\.|fig\.|vol\.|§) (?=\d)"
    r"|(?<!\w)(?:MM?\.|Mmes?|Mlles?|Mgr|Drs?|Prs?|Mes?|[A-ZÀ-Þ]\.) (?=[A-ZÀ-Þ])"
    rf"|(?<![\w.,])(?:1er|\d\d?) (?=(?:{_FRENCH_MONTHS})\b)"
    r"|(?<!\w)[IVXL]{1,6}(?:e|er) (?=siècles?\b)"
)

_ENGLISH_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_ENGLISH_WIDE = re.compile(r"(?<=\d) (?=(?:[mb]illion|trillion|[ap]\.?m)\b)")
_ENGLISH_AFTER = re.compile(
    r"(?<!\w)(?:[Nn]os?\.|p{1,2}\.|[Aa]rt\.|[Cc]hap\.|[Ff]ig\.|[Vv]ol\.|§) (?=\d)"
    r"|(?<!\w)(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|St)\.?|[A-Z]\.) (?=[A-Z])"
    rf"|(?<![\w.,])\d\d? (?=(?:{_ENGLISH_MONTHS})\b)|(?<!\w)(?:{_ENGLISH_MONTHS}) (?=\d\d?\b)"
)


@lru_cache(maxsize=4096)
def with_no_break_spaces(text: str, language: Language) -> str:
    """Return `text` with no-break spaces where French or English keeps words together.

    Each replaces one space, so every offset stays the same; a space that is missing isn't added.
    Text in another language is returned as it is. The cache serves the window, which asks for the
    same paragraphs each time that it shows them.
    """
    if language is Language.FRENCH:
        text = _FRENCH_NARROW.sub(NARROW_NO_BREAK, text)
        text = _GROUPED.sub(_with_spaces(NARROW_NO_BREAK), text)
        text = _FRENCH_WIDE.sub(NO_BREAK, text)
        text = _FRENCH_AFTER.sub(_with_spaces(NO_BREAK), text)
    elif language is Language.ENGLISH:
        text = _ENGLISH_WIDE.sub(NO_BREAK, text)
        text = _ENGLISH_AFTER.sub(_with_spaces(NO_BREAK), text)
    else:
        return text
    text = _TELEPHONE.sub(_with_spaces(NO_BREAK), text)
    return _UNIT.sub(NO_BREAK, text)


def _with_spaces(kind: str) -> Callable[[re.Match[str]], str]:
    """Return a replacement that makes all spaces of what was found this `kind`."""
    return lambda found: found[0].replace(" ", kind)
