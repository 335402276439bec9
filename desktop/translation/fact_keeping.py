"""Keeping facts: writing them so that a model copies them, and putting back those it changed.

A compact model copies figures, and whatever looks like the language that it writes, far better than
it translates number words, times, amounts of money or centuries: those are written so before it
sees them. Symbols that it doesn't know are replaced by a mark and put back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.reading.article import DIRECTIONS, Direction, Language
from desktop.reading.facts.comparison import can_stand_for, find_added, find_lost
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.finding import find_facts
from desktop.reading.facts.ordinals import render_ordinal
from desktop.reading.facts.rendering import render

_MARK = "@@{0}@@"
_MARK_ANYWHERE = re.compile(r"@@(?P<number>\d{1,4})@@")
_MARK_ALONE = re.compile(rf"(?<!@){_MARK_ANYWHERE.pattern}(?!@)")
_MARKED = re.compile(r" ?@[@ ]{0,9}(?P<number>\d)(?:[@\d ]{0,99}@)?(?![@\d])")
"""A mark as models copy it: often with more or fewer signs, or with the number again."""
_LAST_DAY = 31
"""Up to this, an ordinal may be a day of a month, which other languages count with a cardinal."""
_SMALL_WORDS = 17
"""Numbers in words below this are left to the model, which knows them."""
_IDIOMATIC = frozenset({Decimal(100), Decimal(1000), Decimal(1_000_000), Decimal(1_000_000_000)})
_COPIED = frozenset({FactKind.CLOCK, FactKind.DURATION})
"""Kinds that are written in the target language's way; the model copies them."""
_COLLECTIVE = re.compile(r"(?i)(?:aine|ier|dozen|score)s?$")
_CURRENCY_AFTER = re.compile(r"^ (?:de |d'|of )?(?:livres?|pounds?|euros?|dollars?)\b")
_EURO_CODE = re.compile(r"\bEUR ?(?=\d)")
"""As the debates that the models learnt from write it; newspapers use the sign."""
_HALF_OF_DAY = re.compile(r"(?<=\d )([ap])\.m\b(?!\.)")
_CENTURY = re.compile(r"\b([1-9]\d?)(?:e|ème|er)(?= siècles?\b)")
_REPEATED = re.compile(r"(?<![\w.,])(?P<part>\d{1,3})[,.]? (?=(?P=part)[ .,]\d{3}\b)")
"""A first group that is written twice: "1, 1,250,000"."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text for the model, what its marks stand for, in order, and the facts of its original.

    `length` is that of the original, in code points.
    """

    text: str
    marked: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    length: int = 0


def rewrite_facts(text: str, direction: Direction) -> Rewritten:
    """Write the facts of `text` so that a model keeps them."""
    parts: list[str] = []
    marked: list[str] = []
    end = 0
    facts = find_facts(text, direction.source)
    for fact in facts:
        written = _carrier(fact, direction)
        if written is None and _needs_mark(fact):
            marked.append(render(fact, direction.target))
            written = _MARK.format(len(marked))
        if written is not None:
            parts += [text[end : fact.span.start], written]
            end = fact.span.end
            if fact.kind is FactKind.CENTURY and text[end : end + 1] == "-":
                written, end = written + " ", end + 1  # "the 12th-century church"
                parts[-1] = written
    return Rewritten("".join([*parts, text[end:]]), tuple(marked), facts, len(text))


def restore_facts(given: Rewritten, output: str, direction: Direction) -> str:
    """Return a model's `output` with the marks replaced, and the facts that it changed put right.

    A wrong number, time or amount in the output is replaced by the lost one of its kind that it
    stands for. What can't be placed is left, and found by `find_lost_facts`.
    """
    output = _REPEATED.sub("", _unmark(output, given))
    if direction.target is Language.ENGLISH:
        output = _EURO_CODE.sub("€", _HALF_OF_DAY.sub(r"\1.m.", output))
    else:
        output = _CENTURY.sub(_write_century, output)
    found = find_facts(output, direction.target)
    added = list(find_added(given.facts, found))
    changes = list(_find_cardinals(given.facts, found))
    for lost in find_lost(given.facts, found, output, direction.target):
        candidates = [one for one in added if can_stand_for(one, lost)]
        if lost.kind is FactKind.SYMBOL or not candidates:
            continue
        place = lost.span.start / given.length
        nearest = min(candidates, key=lambda one: abs(one.span.start / len(output) - place))
        added.remove(nearest)
        changes.append((nearest, lost))
    for wrong, right in sorted(changes, key=lambda pair: -pair[0].span.start):
        rest = output[wrong.span.end :]
        if right.kind is FactKind.MONEY:
            rest = _CURRENCY_AFTER.sub("", rest)
        output = output[: wrong.span.start] + render(right, direction.target) + rest
    return output


def find_lost_facts(source: str, output: str, direction: Direction) -> tuple[Fact, ...]:
    """Return the facts of `source` that its translation `output` lacks.

    From a language other than French and English, whose numbers aren't known, none are compared but
    symbols and figures.
    """
    facts = find_facts(source, direction.source)
    found = find_facts(output, direction.target)
    return find_lost(facts, found, output, direction.target)


def _write_century(found: re.Match[str]) -> str:
    return render_ordinal(int(found[1]), Language.FRENCH, is_century=True)


def _find_cardinals(facts: Sequence[Fact], found: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield numbers that stand for an ordinal in figures, "The 98 edition", with the ordinal."""
    ordinals = {one.value for one in found if one.kind in (FactKind.ORDINAL, FactKind.CENTURY)}
    for fact in facts:
        if fact.kind is FactKind.ORDINAL and fact.value > _LAST_DAY and fact.value not in ordinals:
            same = [one for one in found if one.kind is FactKind.NUMBER and one.value == fact.value]
            if len(same) == 1 and same[0].text.isdigit():
                yield same[0], fact


def _carrier(fact: Fact, direction: Direction) -> str | None:
    """Return how a fact is written for the model; None if it stays as it is."""
    if direction not in DIRECTIONS:
        return None
    if fact.kind in _COPIED:
        return render(fact, direction.target)
    if fact.kind is FactKind.MONEY:
        # The long form: models have hardly seen "3,2 Md€", and take "livres" for books.
        return render(fact, direction.target if fact.unit == "GBP" else Language.FRENCH)
    if fact.kind is FactKind.CENTURY:
        return render_ordinal(int(fact.value), direction.target)
    if fact.kind is FactKind.ORDINAL and direction.target is Language.ENGLISH and fact.value > 10:
        return render_ordinal(int(fact.value), Language.ENGLISH)
    if fact.kind is FactKind.PERCENT:
        return render(fact, direction.source)
    if fact.is_in_words and fact.text[0].isupper() and fact.span.start:
        return None  # part of a title or a name: "Les Quatre Cents Coups"
    is_long = abs(fact.value) >= _SMALL_WORDS and fact.value not in _IDIOMATIC
    if not (fact.is_in_words and is_long) or _COLLECTIVE.search(fact.text):
        return None
    if fact.kind is FactKind.NUMBER and fact.value >= 10**6:
        return None
    return render(fact, direction.source)


def _needs_mark(fact: Fact) -> bool:
    if fact.kind is FactKind.TEMPERATURE:
        return fact.value < 0 or "°" in fact.text  # signs that models lose
    return fact.kind is FactKind.SYMBOL


def _unmark(output: str, given: Rewritten) -> str:
    """Replace the marks; only those that the model changed are looked for in other spellings.

    Where the text has an @ of its own, a mark in another spelling can't be told from it.
    """
    missing = dict(enumerate(given.marked, 1))

    def restore_exact(found: re.Match[str]) -> str:
        return missing.pop(int(found["number"]), found[0])

    def restore_changed(found: re.Match[str]) -> str:
        blank = " " if found[0].startswith(" ") else ""
        original = missing.get(int(found["number"]))
        return found[0] if original is None else blank + original

    if "@" in _MARK_ANYWHERE.sub("", given.text):
        return _MARK_ANYWHERE.sub(restore_exact, output)
    output = _MARK_ALONE.sub(restore_exact, output)
    return _MARKED.sub(restore_changed, output) if missing else output
