"""Number formats: English "30,000" and "1.5" are French "30 000" and "1,5".

The thousands separator is a plain space here; `apply_typography` in typography.py turns it into
the narrow no-break space (U+202F) that French uses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.reading.article import Direction, Language, Span

ISOLATED = r"(?<![\w.,-])(?<!\d )(?:{0})(?!\w|[.,:]\d| \d| [ap]\.?m\b| h\b)"
"""Not part of a word, a date, a version, a range, or a time of day."""
PLAIN = r"\d{2,}"
ENGLISH = re.compile(
    ISOLATED.format(rf"(?P<grouped>\d{{1,3}}(?:,\d{{3}})+)(?:\.\d+)?|\d+\.\d+|{PLAIN}")
)
FRENCH = re.compile(
    ISOLATED.format(rf"(?P<grouped>\d{{1,3}}(?:[ .]\d{{3}})+)(?:,\d+)?|\d+,\d+|{PLAIN}")
)
OTHER = re.compile(ISOLATED.format(rf"(?P<grouped>(?!))|{PLAIN}"))
DIGITS = re.compile(r"\d+")
BETWEEN_GROUPS = re.compile(r"(?<=\d)[ .,](?=\d{3}\b)")
BETWEEN = r"(?:[.,] ?| )"
"""Separators that a model may write between the groups of a number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of at least two digits: its groups, decimals, and the target's way to write it."""

    span: Span
    groups: tuple[str, ...]
    decimals: str
    text: str

    def is_in(self, output: str) -> bool:
        """Tell whether a translation contains it, with any group separators."""
        whole, joined = "".join(self.groups), BETWEEN_GROUPS.sub("", output)
        if len(self.decimals) in (0, 3):
            # Three decimals look like another group.
            whole += self.decimals
            return whole in DIGITS.findall(joined) or whole in DIGITS.findall(output)
        return bool(re.search(rf"(?<!\d){whole}[.,]{self.decimals}(?!\d)", joined))

    def format_in(self, output: str) -> str:
        """Return a translation with this number formatted as in the target language."""
        if len(self.groups) == 1 and not self.decimals:
            return output
        number = BETWEEN.join(self.groups) + (f"[.,]{self.decimals}" if self.decimals else "")
        return re.sub(rf"(?<![\d.,]){number}(?![.,]?\d)", self.text, output)


def find_numbers(source: str, direction: Direction) -> Iterator[Number]:
    """Yield the numbers in a text that has the models' plain punctuation.

    In a text that is neither French nor English, numbers of several groups are skipped, since the
    meaning of their separators is unknown.
    """
    pattern = {Language.ENGLISH: ENGLISH, Language.FRENCH: FRENCH}.get(direction.source, OTHER)
    for found in pattern.finditer(source):
        whole = found["grouped"] or DIGITS.findall(found[0])[0]
        decimals = found[0][len(whole) + 1 :]
        groups = tuple(DIGITS.findall(whole))
        text = _format(groups, decimals, direction.target)
        if len(decimals) == 3 and direction.source is Language.FRENCH:
            # French papers use "57,000" for both a thousand and a decimal: keep it as it is.
            text = found[0]
        yield Number(Span(*found.span()), groups, decimals, text)


def _format(groups: tuple[str, ...], decimals: str, language: Language) -> str:
    between, point = (" ", ",") if language is Language.FRENCH else (",", ".")
    return between.join(groups) + (point + decimals if decimals else "")
