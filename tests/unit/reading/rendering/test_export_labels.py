"""Export labels: complete in every language."""

from dataclasses import fields, replace
from string import Formatter

import pytest

from desktop.reading.article import Language
from desktop.reading.rendering.export_labels import LABELS, Labels, labels_for
from desktop.reading.rendering.notes_report import render_notes_markdown, render_notes_page
from tests.builders import echoed
from tests.unit.reading.rendering.builders import bridge, exported, mark

ENGLISH = LABELS[Language.ENGLISH]


@pytest.mark.parametrize("one", LABELS.values(), ids=[one.value for one in LABELS])
def test_no_word_is_missing(one: Labels) -> None:
    for field in fields(Labels):
        value, english = getattr(one, field.name), getattr(ENGLISH, field.name)
        words = value if isinstance(value, tuple) else (value,)
        assert all(word.strip() for word in words)
        assert len(words) == len(english if isinstance(english, tuple) else (english,))
    assert [name for _, name, _, _ in Formatter().parse(one.sentence)] == ["first"]
    assert len(set(one.colours)) == 5


def test_every_language_that_is_read_has_its_words() -> None:
    assert set(LABELS) >= {Language.FRENCH, Language.ENGLISH}
    assert labels_for(Language.OTHER) is ENGLISH


def test_notes_name_colours_in_the_readers_language() -> None:
    one = bridge()
    plain = exported(one, mark(echoed(one), "four years"))
    named = exported(one, replace(mark(echoed(one), "four years"), colour_name="Chiffres"))
    for write in (render_notes_markdown, render_notes_page):
        assert "jaune" in write([plain], Language.FRENCH)
        assert "yellow" in write([plain], Language.ENGLISH)
        assert "jaune" not in write([named], Language.FRENCH)
        assert "Chiffres" in write([named], Language.FRENCH)
