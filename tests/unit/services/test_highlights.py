"""Highlights and notes: adding, changing, deleting and restoring them."""

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import Cancelled
from desktop.library import Library
from desktop.reading.article import Place, Side
from desktop.services import highlights
from desktop.services.articles import import_raw, leave_out_lines
from desktop.services.import_batch import Progress
from desktop.services.open_article import open_article
from tests.builders import PAGE, raw


def test_a_highlight_is_added_changed_deleted_and_restored(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    pairs = open_article(library, article_id).pairs
    places = (Place(1, 4), Place(2, 7))
    made = highlights.annotate(library, article_id, pairs, Side.ORIGINAL, places, 3)
    assert made.changes.annotations == {article_id}
    assert made.highlight.anchor.exact == "council opened the new bridge on Monday. It took"
    highlights.write_note(library, made.highlight.id, "  Why four years?  ")
    highlights.recolour(library, made.highlight.id, 5)
    (now,) = highlights.list_highlights(library, article_id)
    assert (now.colour, now.note and now.note.text) == (5, "Why four years?")
    highlights.remove(library, made.highlight.id)
    assert highlights.list_highlights(library, article_id) == ()
    highlights.restore(library, made.highlight.id)
    (back,) = highlights.list_highlights(library, article_id)
    assert (back.anchor, back.note) == (now.anchor, now.note)
    highlights.write_note(library, made.highlight.id, " ", ("bridge", "river"))
    (bare,) = highlights.list_highlights(library, article_id)
    assert (bare.note, bare.tags) == (None, ("bridge", "river"))
    highlights.write_note(library, made.highlight.id, "Why?")
    assert highlights.list_highlights(library, article_id)[0].tags == bare.tags
    tags, changes = highlights.finish_note(library, made.highlight.id, "#river?", " #boats? ")
    assert tags == bare.tags
    assert changes.annotations == {article_id}
    (finished,) = highlights.list_highlights(library, article_id)
    assert (finished.note and finished.note.text, finished.tags) == ("#boats?", ("boats", "bridge"))


def test_a_highlight_restored_after_cleaning_again_is_on_its_own_words(
    library: Library,
) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    opened = open_article(library, article_id)
    number = 5
    words = opened.pairs[number].source
    places = (Place(number, 0), Place(number, len(words)))
    made = highlights.annotate(library, article_id, opened.pairs, Side.ORIGINAL, places, 1)
    highlights.remove(library, made.highlight.id)
    leave_out_lines(library, article_id, frozenset(opened.article.paragraphs[1].lines))
    highlights.restore(library, made.highlight.id)
    again = open_article(library, article_id)
    (back,) = again.highlights
    assert not back.is_lost
    assert again.pairs[back.anchor.start.sentence].source == words
    assert back.anchor.start.sentence < number


def test_get_highlights_returns_their_current_state(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    pairs = open_article(library, article_id).pairs
    made = [
        highlights.annotate(
            library, article_id, pairs, Side.ORIGINAL, (Place(number, 0), Place(number, 5)), 1
        ).highlight
        for number in (1, 2, 3)
    ]
    highlights.set_tags(library, made[2].id, ["later"])
    found = highlights.get_highlights(library, [made[2].id, made[0].id])
    assert [(one.id, one.tags) for one in found] == [(made[0].id, ()), (made[2].id, ("later",))]
    assert highlights.get_highlights(library, []) == ()


def test_tagging_reports_progress_and_can_be_cancelled_with_nothing_changed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(highlights, "BATCH_SIZE", 2)
    article_id = import_raw(library, raw(PAGE)).article_id
    pairs = open_article(library, article_id).pairs
    places = (Place(1, 0), Place(1, 5))
    for _ in range(5):
        highlights.annotate(library, article_id, pairs, Side.ORIGINAL, places, 1)
    tags = {one.id: ["later"] for one in highlights.list_highlights(library, article_id)}
    token = Token(lambda progress: token.cancel() if progress.done == 4 else None)
    with pytest.raises(Cancelled):
        highlights.set_tags_all(library, tags, token)
    assert {one.tags for one in highlights.list_highlights(library, article_id)} == {()}
    reported: list[Progress] = []
    highlights.set_tags_all(library, tags, Token(reported.append))
    assert reported == [Progress(0, 5), Progress(2, 5), Progress(4, 5)]
    assert {one.tags for one in highlights.list_highlights(library, article_id)} == {("later",)}
