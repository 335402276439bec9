"""Compatibility: a library file of every released schema opens and reads the same."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.library import Labels, Library, Note, open_library, verify
from desktop.library.schema import REVISION, tables
from desktop.reading.article import FRENCH_TO_ENGLISH, Form, Side
from desktop.reading.search.search_query import parse_query
from tests.unit.library.builders import START, flood, raw
from tests.unit.library.make_seeded import (
    BY_ENGINE,
    BY_READER,
    COLOUR,
    CORRECTIONS,
    DATA,
    LABELS,
    LOUVRE,
    METRES,
    NOTE,
    PICTURE,
    SEARCH,
    TAGS,
    TERM,
    illustrated_flood,
    seed,
    styled_flood,
)

QUERIES = {"atteint": [2], "waters": [1], "seine": [0], "verifie": [3], "phrase": []}
"""Queries with the numbers of the sentences to find, by inflected forms in both languages."""

SEEDED = sorted(DATA.glob("schema-*.sqlite"))
LAZY_IMPORTS = START + timedelta(hours=1)


def test_a_seeded_file_exists_for_the_current_schema() -> None:
    assert f"schema-{REVISION}" in [path.stem for path in SEEDED]


def test_seeding_fills_every_table(tmp_path: Path) -> None:
    seed(tmp_path / "seeded.sqlite")
    with open_library(tmp_path / "seeded.sqlite", tmp_path) as library, library.read() as tx:
        for table in tables.sorted_tables:
            assert tx._connection.execute(table.select()).first() is not None, table.name


@pytest.mark.parametrize("seeded", SEEDED, ids=lambda path: str(path.stem))
@pytest.mark.slow
def test_a_seeded_file_opens_and_reads_the_same(seeded: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copyfile(seeded, path)
    with open_library(path, tmp_path / "backups") as library:
        check(library, seeded.stem.removeprefix("schema-"))
    verify(path)


def check(library: Library, revision: str) -> None:
    with library.read() as tx:
        (row,) = tx.articles()
        stored = tx.article(row.id)
        highlights = tx.highlights(row.id)
        sources = (BY_ENGINE.source, BY_READER.source)
        known = tx.find_translations(sources, FRENCH_TO_ENGLISH)
        assert tx.terms() == ((TERM,) if revision >= "0003" else ())
        article = styled_flood() if revision >= "0010" else flood()
        page = raw("Déjà là", "crue.txt", "cp1252")
        if revision >= "0012":
            article = illustrated_flood()
            page = replace(page, pictures=(replace(PICTURE, data=b""),))
            assert tx.picture(row.id, PICTURE.name) == PICTURE
        assert tx.raw(row.id) == replace(page, address=article.address)
        assert tx.colour_names() == ({3: COLOUR} if revision >= "0004" else {})
        found = {query: tx.search(parse_query(query)).hits for query in QUERIES}
        assert tx.labels([row.id]) == {row.id: LABELS if revision >= "0011" else Labels()}
        assert tx.saved_searches() == ((SEARCH,) if revision >= "0011" else ())
        deleted = tx.article_with_digest(raw("Autre").digest)
        assert deleted is not None
        assert tx.article(deleted).is_deleted
        assert tx.raw(deleted).form is (Form.PAGE if revision >= "0002" else Form.TEXT)
    assert stored.article == article
    assert stored.corrections == CORRECTIONS
    assert (stored.imported_at, stored.opened_at) == (START, LAZY_IMPORTS)
    assert (stored.place_sentence, stored.place_side) == (2, Side.TRANSLATION)
    # Until then the place was all that was known of the progress.
    progress = (3, LAZY_IMPORTS) if revision >= "0011" else (2, None)
    assert (stored.furthest_sentence, stored.finished_at) == progress
    assert (row.sentences, row.translated, row.highlights, row.notes) == (4, 2, 2, 1)
    assert known == {BY_ENGINE.source: BY_ENGINE, BY_READER.source: BY_READER}
    assert [(one.anchor, one.colour, one.is_lost) for one in highlights] == [
        (METRES, 5, True),
        (LOUVRE, 3, False),
    ]
    assert highlights[1].tags == (TAGS if revision >= "0004" else ())
    numbers = {query: [hit.number for hit in hits] for query, hits in found.items()}
    assert numbers == QUERIES
    assert highlights[1].note == Note(NOTE, LAZY_IMPORTS, LAZY_IMPORTS)
