"""Keeping facts: writing them so that a model copies them, and putting back those it changed.

A compact model copies figures, and whatever looks like the language that it writes, far better than
it translates number words, times, amounts of money or centuries: those are written so before it
sees them. Symbols that it doesn't know are replaced by a mark and put back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.reading.article import DIRECTIONS, Direction, Language
from desktop.reading.facts.codes import restore_codes
from desktop.reading.facts.comparison import can_stand_for, find_added, find_lost
from desktop.reading.facts.decades_and_ages import restore_ages, same_decade
from desktop.reading.facts.fact import Fact, FactKind
from desktop.reading.facts.finding import find_facts
from desktop.reading.facts.number_words import spell_number
from desktop.reading.facts.ordinals import render_ordinal
from desktop.reading.facts.pairs import restore_pairs
from desktop.reading.facts.rendering import render
from desktop.reading.facts.scripts import Scripts, find_scripts, restore_scripts
from desktop.reading.facts.units import unit_after
from desktop.reading.text.inline_styles import write_plain
from desktop.translation.fact_carriers import carry, needs_mark

_MARK = "@@{0}@@"
_MARK_ANYWHERE = re.compile(r"@@(?P<number>\d{1,4})@@")
_MARK_ALONE = re.compile(rf"(?<!@){_MARK_ANYWHERE.pattern}(?!@)")
_MARKED = re.compile(r" ?@[@ ]{0,9}(?P<number>\d)(?:[@\d ]{0,99}@\d?)?(?![@\d])")
"""A mark as models copy it: often with more or fewer signs, or with the number again."""
_LAST_DAY = 31
"""Up to this, an ordinal may be a day of a month, which other languages count with a cardinal."""
_CURRENCY_AFTER = re.compile(r"^ (?:de |d'|of )?(?:livres?|pounds?|euros?|dollars?)\b")
_EURO_CODE = re.compile(r"\bEUR ?(?=\d)")
"""As the debates that the models learnt from write it; newspapers use the sign."""
_HALF_OF_DAY = re.compile(r"(?<=\d )([ap])\.m\b(?!\.)")
_CENTURY = re.compile(r"\b([1-9]\d?)(?:e|ème|er)(?= siècles?\b)")
_HALF_HOUR = re.compile(r"(?<=\bheure et )demi\b|(?<=\bheures et )demi\b")
_MILES = re.compile(r"(?<=\d) milles\b(?! (?:marins|nautiques))")
_DAY_DOT = re.compile(
    r"(?<=\d)\.(?= (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    r"|décembre)\b)"
)
_GLUED_PERCENT = re.compile(r"(?<=\d)%")
_EURO_NAME = re.compile(r"(?<=\d )Euro(?=s?\b)")
_TIME_COMMA = re.compile(r"(?<=\d),(?=[0-5]\d ?[ap]\.?m\b)")
_OCLOCK = re.compile(r"(?<=\d) ?o ?['’]?clock\b")
_CURRENCY_TWICE = re.compile(
    r"(\$ ?\d[\d.,]{0,20}) dollars\b|(€ ?\d[\d.,]{0,20}) euros\b|(£ ?\d[\d.,]{0,20}) pounds\b"
)
_YEARS_AFTER = re.compile(r"^ (?:years|ans)\b")
_SENTENCE_START = re.compile(r"""(?:[.!?…:]["')»”]? |(?:^|[ (])["'(«“-] ?)$""")
_FIRST_FIGURES = re.compile(r"(\d{1,3})(?![\d.,:/-]|[ \u00a0\u202f]\d{3}|\w)")
_PERCENT_FIRST = re.compile(r"^ ?%")
_REPEATED = re.compile(r"(?<![\w.,])(?P<part>\d{1,3})[,.]? (?=(?P=part)[ .,]\d{3}\b)")
"""A first group that is written twice: "1, 1,250,000"."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text for the model, what its marks stand for, in order, and the facts of its original.

    `length` is that of the original, in code points; `scripts` are its raised and lowered figures.
    """

    text: str
    marked: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    length: int = 0
    scripts: Scripts = ()


def rewrite_facts(text: str, direction: Direction) -> Rewritten:
    """Write the facts of `text` so that a model keeps them."""
    parts: list[str] = []
    marked: list[str] = []
    end = 0
    facts = find_facts(text, direction.source)
    for fact in facts:
        if not needs_mark(fact):
            written = carry(_in_sentence(fact, text), direction)
        else:
            marked.append(render(fact, direction.target))
            written = _MARK.format(len(marked))
        if written is not None:
            parts += [write_plain(text[end : fact.span.start]), written]
            end = fact.span.end
            if fact.kind is FactKind.CENTURY and text[end : end + 1] == "-":
                written, end = written + " ", end + 1  # "the 12th-century church"
                parts[-1] = written
    rewritten = "".join([*parts, write_plain(text[end:])])
    return Rewritten(rewritten, tuple(marked), facts, len(text), find_scripts(text))


def _in_sentence(fact: Fact, text: str) -> Fact:
    """Return a fact without the capital that a sentence's first word has, inside a segment."""
    before = text[max(0, fact.span.start - 10) : fact.span.start]
    if fact.is_in_words and fact.span.start and _SENTENCE_START.search(before):
        return replace(fact, text=fact.text[0].lower() + fact.text[1:])
    return fact


def restore_facts(given: Rewritten, output: str, direction: Direction) -> str:
    """Return a model's `output` with the marks replaced, and the facts that it changed put right.

    A wrong number, time or amount in the output is replaced by the lost one of its kind that it
    stands for. What can't be placed is left, and found by `find_lost_facts`.
    """
    output = restore_scripts(given.scripts, output)
    output = _tidy(_REPEATED.sub("", _unmark(output, given)), given, direction)
    found = find_facts(output, direction.target)
    lost = find_lost(given.facts, found, output, direction.target)
    kept = [fact for fact in given.facts if fact not in lost]
    added = list(find_added(kept, found))
    changes = [*_find_cardinals(given.facts, found), *_find_exact_decades(given.facts, found)]
    for fact in lost:
        candidates = [one for one in added if can_stand_for(one, fact)]
        if fact.kind is FactKind.SYMBOL or not candidates:
            continue
        same = [one for one in candidates if one.value == fact.value]
        place = fact.span.start / given.length
        nearest = min(same or candidates, key=lambda one: abs(one.span.start / len(output) - place))
        added.remove(nearest)
        changes.append((nearest, fact))
    for wrong, right in sorted(changes, key=lambda pair: -pair[0].span.start):
        rest = _after(right, output[wrong.span.end :])
        output = output[: wrong.span.start] + render(right, direction.target) + rest
    return _spell_first(given, output, direction)


def find_lost_facts(source: str, output: str, direction: Direction) -> tuple[Fact, ...]:
    """Return the facts of `source` that its translation `output` lacks.

    From a language other than French and English, whose numbers aren't known, none are compared but
    symbols and figures.
    """
    facts = find_facts(source, direction.source)
    found = find_facts(output, direction.target)
    return find_lost(facts, found, output, direction.target)


def _tidy(output: str, given: Rewritten, direction: Direction) -> str:
    """Write what the model copied as the target language does."""
    if direction not in DIRECTIONS:
        return output
    target = direction.target
    output = restore_codes(_of(given, FactKind.CODE), output, target)
    output = restore_pairs(_of(given, FactKind.SCORE, FactKind.RATIO), output)
    if target is Language.FRENCH:
        output = _CENTURY.sub(_write_century, output)
        if any(fact.unit == "mi" for fact in _of(given, FactKind.MEASURE)):
            output = _MILES.sub(" miles", output)
        output = _DAY_DOT.sub("", output)
        output = _HALF_HOUR.sub("demie", output)
        return _GLUED_PERCENT.sub(" %", output)
    output = restore_ages(_of(given, FactKind.AGE), output)
    output = _EURO_CODE.sub("€", _HALF_OF_DAY.sub(r"\1.m.", output))
    output = _EURO_NAME.sub("euro", _TIME_COMMA.sub(":", output))
    return _CURRENCY_TWICE.sub(_once, _OCLOCK.sub(" o'clock", output))


def _once(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group)


def _of(given: Rewritten, *kinds: FactKind) -> Iterator[Fact]:
    return (fact for fact in given.facts if fact.kind in kinds)


def _after(right: Fact, rest: str) -> str:
    """Return what stands behind a wrong fact, without what the right one says itself."""
    if right.kind is FactKind.MONEY:
        return _CURRENCY_AFTER.sub("", rest)
    if right.kind is FactKind.DECADE:
        return _YEARS_AFTER.sub("", rest)
    return rest[unit_after(right, rest) :] if right.kind is FactKind.MEASURE else rest


def _spell_first(given: Rewritten, output: str, direction: Direction) -> str:
    """Return the output with the number that begins it in words, if it was in words."""
    first = given.facts[0] if given.facts else None
    if first is None or first.span.start or not first.is_in_words or direction not in DIRECTIONS:
        return output
    figures = _FIRST_FIGURES.match(output)
    if figures is None or int(figures[1]) != first.value:
        return output
    words = spell_number(int(first.value), direction.target)
    if words is None:
        return output
    rest = output[figures.end(1) :]
    if first.kind is FactKind.PERCENT:
        percent = " pour cent" if direction.target is Language.FRENCH else " per cent"
        rest = _PERCENT_FIRST.sub(percent, rest)
    return words[0].upper() + words[1:] + rest


def _find_exact_decades(
    facts: Sequence[Fact], found: Sequence[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """Yield decades of a century that the source doesn't say: "the 60s" is "années 60"."""
    decades = [one for one in found if one.kind is FactKind.DECADE]
    for fact in facts:
        if fact.kind is FactKind.DECADE and not any(one.value == fact.value for one in decades):
            same = [one for one in decades if same_decade(one.value, fact.value)]
            if len(same) == 1:
                yield same[0], fact


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
