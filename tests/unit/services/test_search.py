"""Searching, and changing the highlights that were found."""

from desktop.base.cancellation import Token
from desktop.library import HighlightFilter, Library
from desktop.reading.article import Place, Side
from desktop.services import highlights
from desktop.services.articles import import_raw
from desktop.services.open_article import open_article
from desktop.services.search import search
from tests.builders import PAGE, raw


def test_search_finds_inflected_words(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    found = search(library, "bridges")
    assert found.total == len(found.hits) > 0
    assert {hit.article_id for hit in found.hits} == {article_id}
    assert all("bridge" in hit.source_spans[0].of(hit.source).lower() for hit in found.hits)
    assert search(library, "bridges", limit=1, offset=1).hits == found.hits[1:2]
    assert search(library, "bridges", article_id=article_id) == found
    assert search(library, '"(').hits == ()


def test_changes_of_several_highlights_are_undone_by_their_old_values(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    pairs = open_article(library, article_id).pairs
    made = [
        highlights.annotate(
            library, article_id, pairs, Side.ORIGINAL, (Place(1, 0), Place(1, end)), end
        ).highlight
        for end in (3, 4)
    ]
    ids = [one.id for one in made]
    highlights.set_tags(library, ids[0], ["old"])
    before = {one.id: one for one in highlights.list_highlights(library, article_id)}
    highlights.recolour_all(library, dict.fromkeys(ids, 1))
    highlights.set_tags_all(library, {one: ["new", "Old"] for one in ids}, Token())
    changes = highlights.remove_all(library, ids)
    assert changes.annotations == {article_id}
    assert highlights.find_highlights(library, HighlightFilter()) == ()
    assert highlights.list_tags(library) == ()
    highlights.restore_all(library, ids)
    assert highlights.list_tags(library) == (("new", 2), ("Old", 2))
    highlights.recolour_all(library, {one.id: one.colour for one in before.values()})
    highlights.set_tags_all(library, {one.id: one.tags for one in before.values()}, Token())
    after = {
        row.highlight.id: row.highlight
        for row in highlights.find_highlights(library, HighlightFilter())
    }
    assert {one: (after[one].colour, after[one].tags, after[one].anchor) for one in ids} == {
        one: (before[one].colour, before[one].tags, before[one].anchor) for one in ids
    }


def test_colours_are_named_and_renamed(library: Library) -> None:
    assert highlights.name_colours(library, {1: "Claim"}).colours == {1}
    assert highlights.read_colour_names(library) == {1: "Claim"}
    highlights.name_colours(library, {1: ""})
    assert highlights.read_colour_names(library) == {}
