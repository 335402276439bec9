"""The filter of lists: words, and dates as they are shown and typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Language
from desktop.reading.facts.calendar_names import MONTHS, WEEKDAYS
from desktop.reading.search.list_filter import fold_for_filter, parse_filter

TODAY = date(2026, 11, 27)
THURSDAY = date(2016, 11, 24)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def accepts(typed: str, day: date = THURSDAY, text: str = "la crue de la seine") -> bool:
    return all(one.accepts(text, [day]) for one in parse_filter(typed, TODAY))


@pytest.mark.parametrize(
    "typed",
    [
        *("24 novembre", "24 n", "24", "24/11", "24/11/2016", "24/11/16", "24.11.2016", "24/"),
        *("2016", "201", "nov", "nov. 2016", "nov. 2", "nov. 20", "nov. 201", "11/2016"),
        *("2016-11-24", "2016-11", "2016/11/24", "11/24", "November 24, 2016", "24th November"),
        *("jeudi", "jeu. 24 nov. 2016", "Thursday 24 November", "NOVEMBRE", "24 novembre crue"),
        *("crue 2016", "seine novembre 2016 crue"),
    ],
)
def test_a_date_is_found_however_it_is_typed(typed: str) -> None:
    assert accepts(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("25 novembre", "24 octobre", "24 nov. 2017", "2017", "mardi", "vendredi 24 novembre"),
        *("24/12", "25/11/2016", "2016-11-25", "13/13", "32/11", "0/11", "11/2017", "1er nov"),
        *("24 novembre paris", "today", "hier", "24 25 novembre", "1/2/3/4", "99"),
    ],
)
def test_another_date_is_not(typed: str) -> None:
    assert not accepts(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("aujourd’hui", TODAY),
        ("Aujourd'h", TODAY),
        ("yesterday", date(2026, 11, 26)),
        ("hier", date(2026, 11, 26)),
        ("1er décembre", date(2016, 12, 1)),
        ("1st dec", date(2016, 12, 1)),
        ("août", date(2016, 8, 15)),
    ],
)
def test_days_by_other_names(typed: str, day: date) -> None:
    assert accepts(typed, day)
    assert not accepts(typed, date(2015, 5, 9))


def test_the_words_of_a_date_are_still_found_in_a_title() -> None:
    title = fold_for_filter("Le 11 septembre 2001, vingt ans après")
    assert accepts("11 septembre 2001", date(2021, 9, 10), title)
    assert accepts("11 sept", date(2021, 9, 10), title)
    assert not accepts("12 septembre", date(2021, 9, 10), title)


def test_every_word_must_be_found_whatever_its_accents() -> None:
    assert accepts("SEINE crûe")
    assert not accepts("seine rhône")
    assert parse_filter("  ", TODAY) == ()
    assert fold_for_filter("L’Été") == "l'ete"


def names_of(day: date, language: Language) -> tuple[str, str]:
    return WEEKDAYS[language][day.weekday()], MONTHS[language][day.month - 1]


@given(DAYS, st.sampled_from([Language.FRENCH, Language.ENGLISH]), st.integers(3, 9))
def test_any_day_is_found_as_it_is_shown(day: date, language: Language, length: int) -> None:
    weekday, month = names_of(day, language)
    short = month[:length] + "."
    shown = (
        f"{day.day} {month} {day.year}",
        f"{day.day} {short} {day.year}",
        f"{weekday} {day.day} {month}",
        f"{weekday.capitalize()} {day.day} {month} {day.year}",
        f"{short} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day}/{day.month}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%y}" if day.year >= 2000 else f"{day:%d.%m.%Y}",
        day.isoformat(),
        f"{day:%Y-%m}",
        str(day.year),
    )
    for typed in shown:
        assert accepts(typed, day, ""), typed


@given(DAYS, DAYS, st.sampled_from([Language.FRENCH, Language.ENGLISH]))
def test_a_whole_date_finds_no_other_day(day: date, other: date, language: Language) -> None:
    _, month = names_of(day, language)
    for typed in (f"{day.day} {month} {day.year}", day.isoformat()):
        assert accepts(typed, other, "") == (day == other)


@given(st.text(max_size=40), DAYS)
def test_whatever_is_typed_is_read(typed: str, day: date) -> None:
    assert accepts(typed, day, fold_for_filter(typed))
