"""Anki decks, opened as Anki opens them: one card per highlight, the same each time."""

import io
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from desktop.reading.article import Side
from desktop.reading.rendering import ArticleExport
from desktop.reading.rendering.anki import render_deck
from tests.builders import echoed
from tests.unit.reading.rendering.builders import MOMENT, bridge, exported, mark

OTHER = "0b6f4f60-3d0e-4a52-8a52-0d7f4f3f9a11"


def notes(data: bytes, folder: Path) -> list[tuple[str, list[str], int]]:
    """Return the name, the fields and the time of every note in a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extract("collection.anki2", folder)
    with closing(sqlite3.connect(folder / "collection.anki2")) as connection:
        rows = connection.execute("SELECT guid, flds, mod FROM notes ORDER BY id").fetchall()
        (cards,) = connection.execute("SELECT count(*) FROM cards").fetchone()
    assert cards == len(rows)
    return [(guid, fields.split("\x1f"), mod) for guid, fields, mod in rows]


def marked(note: str = "Why <so> *long*?") -> ArticleExport:
    one = bridge()
    pairs = echoed(one)
    return exported(
        one,
        mark(pairs, "four years", note),
        mark(pairs, "proud & happy", side=Side.TRANSLATION, uuid=OTHER),
    )


def test_a_card_has_words_both_languages_note_and_source(tmp_path: Path) -> None:
    first, second = notes(render_deck([marked()], MOMENT), tmp_path)
    assert first[1] == [
        "four years",
        "It took four years.",
        "[fr] It took four years.",
        "<p>Why &lt;so&gt; <em>long</em>?</p>\n",
        "The bridge is open",
    ]
    assert second[1][:3] == [
        "proud &amp; happy",
        "[fr] We are proud &amp; happy.",
        "We are proud &amp; happy.",
    ]


def test_a_later_deck_brings_the_same_cards_up_to_date(tmp_path: Path) -> None:
    before = notes(render_deck([marked()], MOMENT), tmp_path)
    after = notes(render_deck([marked("Now I know.")], MOMENT + timedelta(days=1)), tmp_path)
    assert [one[0] for one in before] == [one[0] for one in after]
    assert after[0][2] - before[0][2] == 24 * 60 * 60
    assert "Now I know." in after[0][1][3]
