"""The library list: order of articles, and counts of translations and highlights."""

from desktop.library import Library
from desktop.reading.article import ENGLISH_TO_FRENCH, Side
from tests.unit.library.builders import START, Clock, article, flood, raw, translated


def test_an_empty_library_has_no_articles(library: Library) -> None:
    with library.read() as tx:
        assert tx.articles() == ()


def test_a_row_has_the_article_metadata(library: Library, clock: Clock) -> None:
    with library.write() as tx:
        article_id = tx.add_article(raw(), flood())
    opened = clock.advance(minutes=5)
    with library.write() as tx:
        tx.remember_place(article_id, 1, Side.ORIGINAL)
    with library.read() as tx:
        (row,) = tx.articles()
    assert row.id == article_id
    assert row.title == "La crue de la Seine"
    assert row.language == flood().language
    assert (row.source, row.author) == ("Le Quotidien", "Anne Dupont")
    assert row.published == "2016-06-03T07:10"
    assert (row.imported_at, row.opened_at) == (START, opened)
    assert (row.words, row.sentences) == (flood().words, 4)
    assert (row.translated, row.highlights, row.notes) == (0, 0, 0)
    assert row.place_sentence == 1


def test_the_latest_import_comes_first(library: Library, clock: Clock) -> None:
    ids = []
    for text in ("a", "b", "c"):
        clock.advance(seconds=1)
        with library.write() as tx:
            ids.append(tx.add_article(raw(text), flood()))
    with library.read() as tx:
        assert [row.id for row in tx.articles()] == ids[::-1]


def test_translated_sentences_are_counted_once_and_by_direction(library: Library) -> None:
    with library.write() as tx:
        tx.add_article(raw("a"), flood())
        tx.add_article(raw("b"), article(("Elle atteint 6,10 mètres.",) * 2, title="Bref"))
        tx.save_translations(
            [
                translated("Elle atteint 6,10 mètres.", "It reaches 6.10 metres."),
                translated("Elle atteint 6,10 mètres.", "It is at 6.10 metres.", model=""),
                translated("Bref", "Bref", direction=ENGLISH_TO_FRENCH),
                translated("Ailleurs.", "Elsewhere."),
            ]
        )
    with library.read() as tx:
        counted = {row.title: row.translated for row in tx.articles()}
    assert counted == {"La crue de la Seine": 1, "Bref": 2}
