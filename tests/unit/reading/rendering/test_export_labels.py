"""Export labels: complete in every language, for the same columns."""

import csv
import io
from dataclasses import fields, replace
from string import Formatter

import pytest

from desktop.reading.article import Language, Side
from desktop.reading.rendering.csv_table import render_csv
from desktop.reading.rendering.export_labels import LABELS, Labels, labels_for
from desktop.reading.rendering.notes_report import render_notes_markdown, render_notes_page
from tests.builders import echoed
from tests.unit.reading.rendering.builders import bridge, exported, mark

ENGLISH = LABELS[Language.ENGLISH]


@pytest.mark.parametrize("one", LABELS.values(), ids=str)
def test_no_word_is_missing(one: Labels) -> None:
    for field in fields(Labels):
        value, english = getattr(one, field.name), getattr(ENGLISH, field.name)
        words = value if isinstance(value, tuple) else (value,)
        assert all(word.strip() for word in words)
        assert len(words) == len(english if isinstance(english, tuple) else (english,))
    assert [name for _, name, _, _ in Formatter().parse(one.colour)] == ["number"]
    assert len(set(one.columns)) == len(one.columns)
    assert one.yes != one.no
    assert one.side(Side.ORIGINAL) != one.side(Side.TRANSLATION)


def test_every_language_that_is_read_has_its_words() -> None:
    assert set(LABELS) >= {Language.FRENCH, Language.ENGLISH}
    assert labels_for(Language.OTHER) is ENGLISH


def test_a_french_table_says_the_same_under_french_names() -> None:
    one = bridge()
    marks = [exported(one, replace(mark(echoed(one), "four years"), is_lost=True))]
    tables = {
        language: list(csv.reader(io.StringIO(render_csv(marks, language)[1:])))
        for language in (Language.ENGLISH, Language.FRENCH)
    }
    (english, cells), (french, others) = tables.values()
    assert tuple(english) == ENGLISH.columns
    assert tuple(french) == LABELS[Language.FRENCH].columns
    different = {english[place] for place, cell in enumerate(cells) if cell != others[place]}
    assert different == {"is_lost"}
    assert others[french.index("perdu")] == "oui"


def test_notes_name_colours_in_the_readers_language() -> None:
    one = bridge()
    plain = exported(one, mark(echoed(one), "four years"))
    named = exported(one, replace(mark(echoed(one), "four years"), colour_name="Chiffres"))
    for write in (render_notes_markdown, render_notes_page):
        assert "couleur 1" in write([plain], Language.FRENCH)
        assert "colour 1" in write([plain], Language.ENGLISH)
        assert "couleur 1" not in write([named], Language.FRENCH)
        assert "Chiffres" in write([named], Language.FRENCH)
