"""CSV export: a row per highlight, and no cell that runs as a formula."""

import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Kind
from desktop.reading.rendering.csv_table import COLUMNS, FORMULAS, escape_formula, render_csv
from tests.builders import article, echoed
from tests.unit.reading.rendering.builders import DIGEST, bridge, exported, mark

CELLS = st.text(st.sampled_from("=+-@\t\r\n＝'\",; \u00a0aé1"), max_size=12)


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_row_has_everything_of_its_mark() -> None:
    one = replace(bridge(), source="Le Quotidien", author="A. B.", published="2016-06-03T07:10")
    (row,) = rows(render_csv([exported(one, mark(echoed(one), "four years", "Long, “so”\nlong."))]))
    assert tuple(row) == COLUMNS
    assert row == {
        "quote": "four years",
        "original": "It took four years.",
        "translation": "[fr] It took four years.",
        "note": "Long, “so”\nlong.",
        "colour": "1",
        "tags": "",
        "side": "original",
        "is_lost": "no",
        "made": "2026-03-01T08:30:15+00:00",
        "changed": "2026-03-01T08:30:15+00:00",
        "title": "The bridge is open",
        "source": "Le Quotidien",
        "author": "A. B.",
        "published": "2016-06-03T07:10",
        "uuid": "5f0c1f0e-7a52-4f9f-9d41-7c6e6a1f2b3d",
        "sentence": "3",
        "colour_name": "",
        "link": f"visavis://article/{DIGEST}#3",
    }


def test_a_quote_that_looks_like_a_formula_stays_text() -> None:
    one = article((Kind.TITLE, '=HYPERLINK("http://x.org";"Click")'), "-2+3 it was.")
    (row,) = rows(render_csv([exported(one, mark(echoed(one), "-2+3", "@SUM(1)"))]))
    assert row["quote"] == "'-2+3"
    assert row["note"] == "'@SUM(1)"
    assert row["title"].startswith("'=HYPERLINK")


@given(CELLS)
def test_no_cell_begins_like_a_formula_and_each_can_be_restored(cell: str) -> None:
    made = escape_formula(cell)
    assert not made.lstrip(" \u00a0").startswith(FORMULAS)
    assert made in (cell, f"'{cell}")


@given(CELLS.filter(str.strip))
def test_rows_and_columns_stay_what_they_are(note: str) -> None:
    one = bridge()
    (row,) = rows(render_csv([exported(one, mark(echoed(one), "Boats", note))]))
    assert row["note"] == escape_formula(note)
    assert row["quote"] == "Boats"
