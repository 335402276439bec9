from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.cleaning.dates import find_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Date created : 2016-01-20", "2016-01-20"),
        ("2019-12-10T10:11:12Z", "2019-12-10T10:11"),
        ("26 October 2016", "2016-10-26"),
        ("October 26, 2016", "2016-10-26"),
        ("Oct. 26, 2016", "2016-10-26"),
        ("Wednesday 26th of October, 2016 9 p.m.", "2016-10-26T21:00"),
        ("on Thu, Nov 9, 2023 at 4:00 am", "2023-11-09T04:00"),
        ("Posted: Oct 12, 2018 12:14 AM EDT", "2018-10-12T00:14"),
        ("Published: 13:47 GMT, 26 October 2016", "2016-10-26T13:47"),
        ("Updated 10:12 AM ET, Mon March 2, 2020", "2020-03-02T10:12"),
        ("Mercredi 26 Octobre 2016 - 12:54", "2016-10-26T12:54"),
        ("le 26/10/2016 à 12h54", "2016-10-26T12:54"),
        ("1er mars 2016", "2016-03-01"),
        ("Publié le 15 août 2019 à 8 h", "2019-08-15T08:00"),
        ("Le 26.10.2016", "2016-10-26"),
        ("10.12.19", "2019-12-10"),
        ("2016/10/26 10:20", "2016-10-26T10:20"),
    ],
)
def test_forms_of_dates(text: str, iso: str) -> None:
    assert [dated.iso for dated in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text",
    ["31 février 2016", "in May 2016", "192.168.10.11", "2016-13-40", "45 mars 2016", "12-10-16"],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_day_comes_first_unless_month_is_first_or_impossible() -> None:
    assert find_dates("03/04/2016")[0].iso == "2016-04-03"
    assert find_dates("03/04/2016", month_is_first=True)[0].iso == "2016-03-04"
    assert find_dates("10/26/2016")[0].iso == "2016-10-26"
    assert find_dates("26/10/2016", month_is_first=True)[0].iso == "2016-10-26"


def test_span_covers_the_date_and_its_time() -> None:
    text = "Publié le 14 mars 2019 à 18h20, mis à jour le 15 mars 2019 à 07h05"
    assert [dated.span.of(text) for dated in find_dates(text)] == [
        "14 mars 2019 à 18h20",
        "15 mars 2019 à 07h05",
    ]


def test_day_after_a_date_is_no_time() -> None:
    days = [dated.iso for dated in find_dates("11.12.19  07.12.19 | 26/10/2016 12.10.2017")]
    assert days == ["2019-12-11", "2019-12-07", "2016-10-26", "2017-10-12"]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_read_back(day: date) -> None:
    assert [dated.iso for dated in find_dates(day.isoformat())] == [day.isoformat()]


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    for dated in find_dates(text):
        assert 0 <= dated.span.start < dated.span.end <= len(text)
