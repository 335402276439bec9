"""Facts are found by value, in figures and words, in both languages."""

from itertools import pairwise

import pytest

from desktop.reading.article import Language
from desktop.reading.facts.fact import Fact
from desktop.reading.facts.finding import find_facts

FR, EN = Language.FRENCH, Language.ENGLISH


def told(fact: Fact) -> tuple[str, str]:
    value = f"{fact.value.normalize():f}" if fact.kind.value != "symbol" else fact.text
    return fact.kind.value, f"{value} {fact.unit}".strip()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (FR, "Quatre-vingt-dix-sept personnes", [("number", "97")]),
        (FR, "septante-trois, huitante-deux, nonante", [("number", n) for n in ("73", "82", "90")]),
        (FR, "soixante et onze ans, vingt et un", [("number", "71"), ("number", "21")]),
        (FR, "six cent soixante six", [("number", "666")]),
        (FR, "deux cent cinquante mille habitants", [("number", "250000")]),
        (FR, "2 millions et demi de voix", [("number", "2500000")]),
        (FR, "une vingtaine de 1 250 000", [("number", "20"), ("number", "1250000")]),
        (FR, "une maison, l’un et l’autre", []),
        (EN, "Ninety-seven people, one of them old", [("number", "97")]),
        (EN, "two hundred and fifty-three, two dozen", [("number", "253"), ("number", "24")]),
        (EN, "in nineteen eighty-four", [("number", "1984")]),
        (EN, "thirty and forty", [("number", "30"), ("number", "40")]),
        (EN, "in 1990, 30,000 and 1.5", [("number", n) for n in ("1990", "30000", "1.5")]),
        (FR, "à 23h, vers 12h30", [("clock", "1380"), ("clock", "750")]),
        (FR, "de 8h à 18h30", [("clock", "480"), ("clock", "1110")]),
        (FR, "à 8h du soir", [("clock", "1200")]),
        (FR, "un trajet de 1h45", [("duration", "105")]),
        (FR, "au bout de 10 heures", [("number", "10")]),
        (EN, "at 2pm or 7.30 p.m.", [("clock", "840"), ("clock", "1170")]),
        (EN, "12:15 a.m. and 12.15pm", [("clock", "15"), ("clock", "735")]),
        (EN, "it took 1 hour 45", [("duration", "105")]),
        (FR, "3,2 Md€ et 20 M$", [("money", "3200000000 EUR"), ("money", "20000000 USD")]),
        (FR, "450 000 euros, 12 livres", [("money", "450000 EUR"), ("number", "12")]),
        (FR, "deux cents millions d'euros", [("money", "200000000 EUR")]),
        (EN, "$3.2 billion, £450,000, €20m", [
            ("money", "3200000000 USD"), ("money", "450000 GBP"), ("money", "20000000 EUR"),
        ]),
        (EN, "5m tall, 12 pounds", [("measure", "5 m"), ("number", "12")]),
        (FR, "7,4 % et vingt pour cent", [("percent", "7.4"), ("percent", "20")]),
        (EN, "7.4 per cent", [("percent", "7.4")]),
        (FR, "-12 °C puis 42,5°C", [("temperature", "-12 C"), ("temperature", "42.5 C")]),
        (EN, "-12C in Leeds", [("temperature", "-12 C")]),
        (FR, "du XIIe au XVIIIe siècle", [("century", "12"), ("century", "18")]),
        (FR, "au 19e siècle, la 23e fois", [("century", "19"), ("ordinal", "23")]),
        (EN, "the eleventh-century and 12th-century", [("century", "11"), ("century", "12")]),
        (FR, "le vingt-troisième, un cinquième", [("ordinal", "23"), ("ordinal", "5")]),
        (EN, "the twenty-third and 3rd", [("ordinal", "23"), ("ordinal", "3")]),
        (FR, "Ce siècle et Le siècle", []),
        (FR, "deux centièmes de seconde", [("number", "2")]),
        (EN, "the twenty-first century", [("century", "21")]),
        (EN, "four percentage points", [("measure", "4 point")]),
        (FR, "Louis XIV et Jean-Paul II", [("roman", "14"), ("roman", "2")]),
        (EN, "Yes 👍🏽, {{x}} %d <b>", [("symbol", s) for s in ("👍🏽", "{{x}}", "%d", "<b>")]),
        (Language("de"), "Um 1990 gab es 👍", [("number", "1990"), ("symbol", "👍")]),
    ],
)  # fmt: skip
def test_facts_are_found_by_value(
    language: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    facts = find_facts(text, language)
    assert [told(fact) for fact in facts] == expected
    assert all(text[fact.span.start : fact.span.end] == fact.text for fact in facts)
    assert all(one.span.end <= two.span.start for one, two in pairwise(facts))
