"""The list of all notes: filters, tags, bulk changes and colour names."""

from datetime import timedelta

import pytest

from desktop.library import ArticleId, Changes, HighlightFilter, HighlightId, Library
from desktop.reading.article import Anchor, Article, Language, Place, Side
from tests.unit.library.builders import START, Clock, flood, paragraph, raw, translated

METRES = Anchor(Side.ORIGINAL, "6,10 mètres", "", "", Place(2, 0), Place(2, 11))
ENGLISH = Article((paragraph("It rains.", language=Language.ENGLISH),), language=Language.ENGLISH)


@pytest.fixture
def made(library: Library, clock: Clock) -> dict[str, HighlightId]:
    """Three highlights, one per hour: with note and tags, bare, and lost in another article."""
    with library.write() as tx:
        first, second = tx.add_article(raw(), flood()), tx.add_article(raw("b"), ENGLISH)
        tx.save_translations([translated("Elle atteint 6,10 mètres.", "It reaches 6.10 metres.")])
        noted = tx.add_highlight(first, METRES, 1).id
        tx.set_note(noted, "À vérifier")
        tx.set_tags(noted, ["Claim", "Seine"])
    clock.advance(hours=1)
    with library.write() as tx:
        bare = tx.add_highlight(first, METRES, 2).id
    clock.advance(hours=1)
    with library.write() as tx:
        lost = tx.add_highlight(second, METRES, 2).id
        tx.set_lost(lost, True)
        tx.set_tags(lost, ["claim"])
        deleted = tx.add_highlight(second, METRES, 2).id
        tx.delete_highlight(deleted)
    return {"noted": noted, "bare": bare, "lost": lost}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (HighlightFilter(), "lost bare noted"),
        (HighlightFilter(colours=frozenset({2})), "lost bare"),
        (HighlightFilter(tags=frozenset({"CLAIM"})), "lost noted"),
        (HighlightFilter(tags=frozenset({"claim", "seine"})), "noted"),
        (HighlightFilter(language=Language.ENGLISH), "lost"),
        (HighlightFilter(since=START + timedelta(hours=1)), "lost bare"),
        (HighlightFilter(until=START + timedelta(hours=1)), "noted"),
        (HighlightFilter(has_note=True), "noted"),
        (HighlightFilter(has_note=False), "lost bare"),
        (HighlightFilter(is_lost=True), "lost"),
        (HighlightFilter(is_lost=False, has_note=False), "bare"),
        (HighlightFilter(article_id=ArticleId(1)), "bare noted"),
        (HighlightFilter(text="verifier"), "noted"),
        (HighlightFilter(text="mètre"), "lost bare noted"),
        (HighlightFilter(text="metres tag:seine"), "noted"),
        (HighlightFilter(text="-vérifier"), "lost bare"),
        (HighlightFilter(text="-tag:claim"), "bare"),
    ],
)
@pytest.mark.slow
def test_filters(
    library: Library, made: dict[str, HighlightId], wanted: HighlightFilter, expected: str
) -> None:
    names = {one: name for name, one in made.items()}
    with library.read() as tx:
        rows = tx.find_highlights(wanted)
        assert [names[row.highlight.id] for row in rows] == expected.split()
        assert tx.find_highlights(wanted, limit=1, offset=1) == rows[1:2]


def test_a_row_shows_both_languages(library: Library, made: dict[str, HighlightId]) -> None:
    with library.read() as tx:
        lost, _, noted = tx.find_highlights()
    assert (noted.title, noted.language) == ("La crue de la Seine", Language.FRENCH)
    assert (noted.source, noted.translation) == (
        "Elle atteint 6,10 mètres.",
        "It reaches 6.10 metres.",
    )
    assert (lost.source, lost.translation) == (None, None)
    assert noted.highlight.tags == ("Claim", "Seine")


def test_a_row_shows_all_the_sentences_that_its_highlight_touches(
    library: Library, made: dict[str, HighlightId]
) -> None:
    across = Anchor(Side.ORIGINAL, "6,10 mètres. Le Louvre", "", "", Place(2, 13), Place(3, 9))
    sentences = "Elle atteint 6,10 mètres.", "Le Louvre ferme ses portes 😀."
    with library.write() as tx:
        tx.move_highlight(made["noted"], across)
        (row,) = tx.find_highlights(HighlightFilter(has_note=True))
        assert row.source == " ".join(sentences)
        assert row.translation is None, "one of them isn't translated"
        tx.save_translations([translated(sentences[1], "The Louvre closes 😀.")])
        (row,) = tx.find_highlights(HighlightFilter(has_note=True))
    assert row.translation == "It reaches 6.10 metres. The Louvre closes 😀."


def test_tags_are_counted_ignoring_case(library: Library, made: dict[str, HighlightId]) -> None:
    with library.write() as tx:
        tx.set_tags(made["bare"], ["claim", " #À   vérifier\n", "CLAIM", "#", ""])
        assert tx.highlight(made["bare"]).tags == ("À vérifier", "claim")
        assert tx.tags() == (("À vérifier", 1), ("claim", 3), ("Seine", 1))
        tx.delete_highlight(made["bare"])
        assert tx.tags()[0][1] == 2
        tx.set_tags(made["noted"], [])
        assert tx.highlight(made["noted"]).tags == ()


def test_bulk_changes(library: Library, made: dict[str, HighlightId]) -> None:
    both = [made["noted"], made["lost"]]
    with library.write() as tx:
        tx.recolour_all({made["noted"]: 4, made["lost"]: 5})
        tx.set_tags_all({one: ["x"] for one in both})
        tx.delete_highlights(both)
        assert tx.changes == Changes(annotations=frozenset({ArticleId(1), ArticleId(2)}))
        assert [row.highlight.id for row in tx.find_highlights()] == [made["bare"]]
        tx.restore_highlights(both)
        kept = {row.highlight.id: row.highlight for row in tx.find_highlights()}
    assert [kept[one].colour for one in both] == [4, 5]
    assert [kept[one].tags for one in both] == [("x",), ("x",)]


def test_colour_names(library: Library) -> None:
    with library.write() as tx:
        tx.name_colour(2, " Claim ")
        tx.name_colour(1, "Term")
        tx.name_colour(1, "Terme")
        assert tx.changes == Changes(colours=frozenset({1, 2}))
        assert tx.colour_names() == {1: "Terme", 2: "Claim"}
        tx.name_colour(2, " ")
        assert tx.colour_names() == {1: "Terme"}
        with pytest.raises(ValueError, match="no such colour"):
            tx.name_colour(6, "x")
