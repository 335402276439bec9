"""French and English typography of translations: quotes, apostrophes, dashes, no-break spaces.

Models are trained on plain punctuation, so input is simplified; output gets the typography of its
language, such as French narrow no-break spaces (U+202F) before ; ! ? and between thousands.
"""

import re

from desktop.reading.article import Language

NO_BREAK = "\u00a0"
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
QUOTATION_MARK = re.compile(r"[\"«»“”]")
BETWEEN_DIGITS = re.compile(r"(?<=\d)[ ](?=\d{3}\b)")
BEFORE_UNIT = re.compile(r"(?<=\d)[ ](?=[%€$£°])")
OPENS_AFTER = re.compile(r"(?:^|[\s(\[—–-])$")
AFTER_ELISION = re.compile(
    r"(?i)(?<![^\W_])((?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)’) (?=[aeiouyhàâéèêëîïôœ])"
)
LONE_DASH = re.compile(r"(?<=\s)-(?=\s)")


def simplify_punctuation(text: str) -> str:
    """Return `text` with the plain punctuation and single spaces that models are trained on."""
    return BLANKS.sub(" ", text.translate(PLAIN)).strip()


def apply_typography(language: Language, text: str, source: str = "") -> str:
    """Return a model's plain output in the typography of `language`.

    `source` shows whether a plain quotation mark closes a quotation that opened in an earlier
    sentence.
    """
    text = BLANKS.sub(" ", text).strip()
    text = text.replace("...", "…").replace("'", "’")
    text = LONE_DASH.sub("–", text)
    text = _replace_quotation_marks(text, language, _closes_first(source))
    if language is Language.FRENCH:
        text = BEFORE_NARROW.sub(NARROW_NO_BREAK + r"\1", text)
        text = BEFORE_COLON.sub(NO_BREAK + ":", text)
        text = AFTER_ELISION.sub(r"\1", text)
        text = BETWEEN_DIGITS.sub(NARROW_NO_BREAK, text)
        text = BEFORE_UNIT.sub(NO_BREAK, text)
    return text


def _closes_first(source: str) -> bool:
    """Tell whether the first quotation mark in `source` closes one opened before it."""
    found = QUOTATION_MARK.search(source)
    if not found:
        return False
    if found[0] in "»”":
        return True
    return found[0] == '"' and not OPENS_AFTER.search(source[: found.start()])


def _replace_quotation_marks(text: str, language: Language, closes_first: bool) -> str:
    opening, closing = "“", "”"
    if language is Language.FRENCH:
        opening, closing = "«" + NO_BREAK, NO_BREAK + "»"
    parts: list[str] = []
    is_open = closes_first
    rest = 0
    for mark in QUOTATION_MARK.finditer(text):
        before = text[rest : mark.start()]
        opens = _opens(mark[0], is_open, text[: mark.start()])
        parts.append(before.lstrip() if parts and is_open else before)
        if opens:
            parts.append(opening)
        else:
            parts[-1] = parts[-1].rstrip()
            parts.append(closing)
        is_open = opens
        rest = mark.end()
    tail = text[rest:]
    parts.append(tail.lstrip() if parts and is_open else tail)
    return "".join(parts)


def _opens(mark: str, is_open: bool, before: str) -> bool:
    if mark in "«“":
        return True
    if mark in "»”":
        return False
    return not is_open and bool(OPENS_AFTER.search(before) or not before.strip())
