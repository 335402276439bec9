"""French and English typography of translations: quotes, apostrophes, dashes, no-break spaces.

Models are trained on plain punctuation, so input is simplified; output gets the typography of its
language, such as French narrow no-break spaces (U+202F) before ; ! ? and between thousands.
"""

import re

from desktop.reading.article import Language
from desktop.translation.quotation_marks import (
    NO_BREAK,
    join_single_marks,
    replace_quotation_marks,
)

NARROW_NO_BREAK = "\u202f"

PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "…": "...",
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        NO_BREAK: " ",
        NARROW_NO_BREAK: " ",
        "\u2009": " ",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)

BLANKS = re.compile(r"\s+")
BEFORE_NARROW = re.compile(r"(?<=[\w»”\")\]’'%€$])[ \u00a0\u202f]?([;!?]+)(?=[\s»”\")\]]|$)")
BEFORE_COLON = re.compile(r"(?<=[\w»”\")\]])[ \u00a0\u202f]?:(?=\s|$)")
BETWEEN_DIGITS = re.compile(r"(?<=\d)[ ](?=\d{3}\b)")
BEFORE_UNIT = re.compile(r"(?<=\d)[ ](?=[%€$£°])")
AFTER_ELISION = re.compile(
    r"(?i)(?<![^\W_])((?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)’) (?=[aeiouyhàâéèêëîïôœ])"
)
LONE_DASH = re.compile(r"(?<=\s)-(?=\s)")


def simplify_punctuation(text: str) -> str:
    """Return `text` with the plain punctuation and single spaces that models are trained on."""
    return BLANKS.sub(" ", join_single_marks(text).translate(PLAIN)).strip()


def apply_typography(language: Language, text: str, source: str = "") -> str:
    """Return a model's plain output in the typography of `language`.

    `source` shows which quotation marks open, close and nest.
    """
    text = BLANKS.sub(" ", text).strip()
    text = text.replace("...", "…").replace("'", "’")
    text = LONE_DASH.sub("–", text)
    text = replace_quotation_marks(text, language, source)
    if language is Language.FRENCH:
        text = BEFORE_NARROW.sub(NARROW_NO_BREAK + r"\1", text)
        text = BEFORE_COLON.sub(NO_BREAK + ":", text)
        text = AFTER_ELISION.sub(r"\1", text)
        text = BETWEEN_DIGITS.sub(NARROW_NO_BREAK, text)
        text = BEFORE_UNIT.sub(NO_BREAK, text)
    return text
