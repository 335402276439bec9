"""Numbers as French and English print them: "30,000" is "30 000", and "1.5" is "1,5"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.reading.article import Direction, Language, Span

ISOLATED = r"(?<![\w.,-])(?<!\d )(?:{0})(?!\w|[.,:]\d| \d| [ap]\.?m\b| h\b)"
"""No part of a word, a date, a version, a range, or a time of the day."""
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
"""What a model may print between the groups of a number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of two digits at least: its groups, its decimals, how the target prints it."""

    span: Span
    groups: tuple[str, ...]
    decimals: str
    text: str

    def is_in(self, output: str) -> bool:
        """Tell whether a translation has it, whatever it prints between the groups."""
        whole, joined = "".join(self.groups), BETWEEN_GROUPS.sub("", output)
        if len(self.decimals) in (0, 3):
            # Three decimals look like one more group.
            whole += self.decimals
            return whole in DIGITS.findall(joined) or whole in DIGITS.findall(output)
        return bool(re.search(rf"(?<!\d){whole}[.,]{self.decimals}(?!\d)", joined))

    def format_in(self, output: str) -> str:
        """Return a translation with this number in it as its language prints it."""
        if len(self.groups) == 1 and not self.decimals:
            return output
        number = BETWEEN.join(self.groups) + (f"[.,]{self.decimals}" if self.decimals else "")
        return re.sub(rf"(?<![\d.,]){number}(?![.,]?\d)", self.text, output)


def find_numbers(source: str, direction: Direction) -> Iterator[Number]:
    """Yield the numbers of a text in the plain punctuation of models.

    In a text that is neither French nor English, those of several groups are left out: it isn't
    known what its marks mean.
    """
    pattern = {Language.ENGLISH: ENGLISH, Language.FRENCH: FRENCH}.get(direction.source, OTHER)
    for found in pattern.finditer(source):
        whole = found["grouped"] or DIGITS.findall(found[0])[0]
        decimals = found[0][len(whole) + 1 :]
        groups = tuple(DIGITS.findall(whole))
        text = _format(groups, decimals, direction.target)
        if len(decimals) == 3 and direction.source is Language.FRENCH:
            # French papers print "57,000" for both: the reader sees what stood there.
            text = found[0]
        yield Number(Span(*found.span()), groups, decimals, text)


def _format(groups: tuple[str, ...], decimals: str, language: Language) -> str:
    between, point = (" ", ",") if language is Language.FRENCH else (",", ".")
    return between.join(groups) + (point + decimals if decimals else "")
