"""Highlights and notes: adding, changing, deleting, restoring and purging."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from uuid import UUID

import pytest

from desktop.base.errors import AppError
from desktop.library import ArticleId, Changes, Highlight, HighlightId, Library, Note
from desktop.reading.article import (
    Anchor,
    Language,
    Place,
    Side,
)
from tests.unit.library.builders import START, Clock, flood, purge, raw

UNKNOWN = HighlightId(404)
LOUVRE = Anchor(
    side=Side.ORIGINAL,
    exact="Louvre ferme",
    prefix="6,10 mètres. Le ",
    suffix=" ses portes 😀.",
    start=Place(3, 3),
    end=Place(3, 15),
)


@pytest.fixture
def article_id(library: Library) -> ArticleId:
    with library.write() as tx:
        return tx.add_article(raw(), flood())


def add_highlight(library: Library, article_id: ArticleId, anchor: Anchor = LOUVRE) -> HighlightId:
    with library.write() as tx:
        return tx.add_highlight(article_id, anchor, 2).id


def highlights(library: Library, article_id: ArticleId) -> tuple[Highlight, ...]:
    with library.read() as tx:
        return tx.highlights(article_id)


def test_a_highlight_is_stored_unchanged(library: Library, article_id: ArticleId) -> None:
    with library.write() as tx:
        made = tx.add_highlight(article_id, LOUVRE, 2)
        assert tx.changes == Changes(annotations=frozenset({article_id}))
    assert highlights(library, article_id) == (made,)
    assert made == Highlight(
        id=made.id,
        uuid=made.uuid,
        article_id=article_id,
        anchor=LOUVRE,
        colour=2,
        is_lost=False,
        made_at=START,
        changed_at=START,
        note=None,
    )
    assert str(UUID(made.uuid)) == made.uuid
    assert made.anchor.side is Side.ORIGINAL


@pytest.mark.slow
def test_highlights_are_in_reading_order(library: Library, article_id: ArticleId) -> None:
    in_order = [
        replace(LOUVRE, start=Place(0, 3), end=Place(2, 1)),
        replace(LOUVRE, start=Place(1, 2), end=Place(1, 4)),
        replace(LOUVRE, start=Place(1, 10), end=Place(1, 12)),
        replace(LOUVRE, start=Place(1, 0), end=Place(1, 2), side=Side.TRANSLATION),
    ]
    for order in permutations(in_order):
        with library.write() as tx:
            ids = [tx.add_highlight(article_id, anchor, 1).id for anchor in order]
            assert [one.anchor for one in tx.highlights(article_id)] == in_order
            for highlight_id in ids:
                tx.delete_highlight(highlight_id)


def test_highlights_belong_to_their_article(library: Library, article_id: ArticleId) -> None:
    with library.write() as tx:
        other = tx.add_article(raw("b"), flood())
        tx.add_highlight(other, LOUVRE, 1)
        assert tx.highlights(article_id) == ()


def test_changing_the_colour_of_a_highlight(
    library: Library, clock: Clock, article_id: ArticleId
) -> None:
    highlight_id = add_highlight(library, article_id)
    later = clock.advance(minutes=1)
    with library.write() as tx:
        tx.recolour(highlight_id, 5)
        assert tx.changes == Changes(annotations=frozenset({article_id}))
    (one,) = highlights(library, article_id)
    assert (one.colour, one.made_at, one.changed_at) == (5, START, later)


@pytest.mark.parametrize("colour", [0, 6])
def test_unknown_colours_are_rejected(library: Library, article_id: ArticleId, colour: int) -> None:
    highlight_id = add_highlight(library, article_id)
    with library.write() as tx:
        with pytest.raises(ValueError, match="no such colour"):
            tx.add_highlight(article_id, LOUVRE, colour)
        with pytest.raises(ValueError, match="no such colour"):
            tx.recolour(highlight_id, colour)
    assert [one.colour for one in highlights(library, article_id)] == [2]


def test_moving_a_lost_highlight_marks_it_as_found(library: Library, article_id: ArticleId) -> None:
    highlight_id = add_highlight(library, article_id)
    with library.write() as tx:
        tx.set_lost(highlight_id, True)
    assert highlights(library, article_id)[0].is_lost
    elsewhere = Anchor(Side.TRANSLATION, "a", "b", "c", Place(1, 2), Place(1, 3))
    with library.write() as tx:
        tx.move_highlight(highlight_id, elsewhere)
        assert tx.changes == Changes(annotations=frozenset({article_id}))
    (one,) = highlights(library, article_id)
    assert one.anchor == elsewhere
    assert not one.is_lost


def test_a_note_is_written_and_changed(
    library: Library, clock: Clock, article_id: ArticleId
) -> None:
    highlight_id = add_highlight(library, article_id)
    written = clock.advance(minutes=1)
    with library.write() as tx:
        tx.set_note(highlight_id, "*Vraiment ?*\n\nà vérifier")
        assert tx.changes == Changes(annotations=frozenset({article_id}))
    note = highlights(library, article_id)[0].note
    assert note is not None
    assert (note.text, note.made_at, note.changed_at) == (
        "*Vraiment ?*\n\nà vérifier",
        written,
        written,
    )
    changed = clock.advance(minutes=1)
    with library.write() as tx:
        tx.set_note(highlight_id, "Oui.")
    note = highlights(library, article_id)[0].note
    assert note is not None
    assert (note.text, note.made_at, note.changed_at) == ("Oui.", written, changed)


@pytest.mark.parametrize("blank", [None, "", " \n"])
def test_a_blank_note_is_deleted(
    library: Library, article_id: ArticleId, blank: str | None
) -> None:
    highlight_id = add_highlight(library, article_id)
    with library.write() as tx:
        tx.set_note(highlight_id, "Oui.")
        tx.set_note(highlight_id, blank)
    assert highlights(library, article_id)[0].note is None


def test_a_deleted_highlight_is_restored_with_its_note(
    library: Library, article_id: ArticleId
) -> None:
    highlight_id = add_highlight(library, article_id)
    with library.write() as tx:
        tx.set_note(highlight_id, "Oui.")
    with library.write() as tx:
        tx.delete_highlight(highlight_id)
        assert tx.changes == Changes(annotations=frozenset({article_id}))
        assert tx.highlights(article_id) == ()
        assert tx.highlight(highlight_id).id == highlight_id
    with library.write() as tx:
        tx.restore_highlight(highlight_id)
        assert tx.changes == Changes(annotations=frozenset({article_id}))
    (one,) = highlights(library, article_id)
    assert one.note is not None


def test_only_highlights_deleted_before_the_limit_are_purged(
    library: Library, clock: Clock, article_id: ArticleId
) -> None:
    old, recent, current = (add_highlight(library, article_id) for _ in range(3))
    with library.write() as tx:
        tx.set_note(old, "Oui.")
        tx.delete_highlight(old)
    clock.advance(days=20)
    with library.write() as tx:
        tx.delete_highlight(recent)
    clock.advance(days=10, seconds=1)
    with library.write() as tx:
        purge(tx, clock.now - timedelta(days=30))
    with library.write() as tx:
        with pytest.raises(AppError):
            tx.highlight(old)
        tx.restore_highlight(recent)
        assert {one.id for one in tx.highlights(article_id)} == {recent, current}


def test_the_library_list_does_not_count_deleted_highlights(
    library: Library, article_id: ArticleId
) -> None:
    first, second, third = (add_highlight(library, article_id) for _ in range(3))
    with library.write() as tx:
        for highlight_id in (first, second):
            tx.set_note(highlight_id, "Oui.")
        tx.delete_highlight(second)
        (row,) = tx.articles()
    assert (row.highlights, row.notes) == (2, 1)
    assert third in {one.id for one in highlights(library, article_id)}


def test_highlights_survive_cleaning_again_but_not_a_purge(
    library: Library, clock: Clock, article_id: ArticleId
) -> None:
    highlight_id = add_highlight(library, article_id)
    with library.write() as tx:
        tx.set_note(highlight_id, "Oui.")
        tx.replace_article(article_id, flood())
        tx.delete_article(article_id)
    (one,) = highlights(library, article_id)
    assert one.note is not None
    clock.advance(days=31)
    with library.write() as tx:
        purge(tx, clock.now - timedelta(days=30))
        with pytest.raises(AppError):
            tx.highlight(highlight_id)


def test_an_unknown_highlight_is_an_error(library: Library) -> None:
    with library.write() as tx:
        for attempt in (
            lambda: tx.highlight(UNKNOWN),
            lambda: tx.recolour(UNKNOWN, 1),
            lambda: tx.move_highlight(UNKNOWN, LOUVRE),
            lambda: tx.set_lost(UNKNOWN, True),
            lambda: tx.set_note(UNKNOWN, "Oui."),
            lambda: tx.delete_highlight(UNKNOWN),
            lambda: tx.restore_highlight(UNKNOWN),
        ):
            with pytest.raises(AppError, match="no longer in the library"):
                attempt()
        assert not tx.changes


def test_an_imported_highlight_keeps_its_uuid_dates_and_note(
    library: Library, article_id: ArticleId, clock: Clock
) -> None:
    uuid, earlier = "0b6f4f60-3d0e-4a52-8a52-0d7f4f3f9a11", START - timedelta(days=9)
    note = Note("Déjà.", earlier, START - timedelta(days=1))
    with library.write() as tx:
        made = tx.insert_highlight(
            article_id, uuid, LOUVRE, 5, made_at=earlier, changed_at=START, is_lost=True, note=note
        )
        assert tx.changes == Changes(annotations=frozenset({article_id}))
    assert highlights(library, article_id) == (made,)
    assert (made.uuid, made.made_at, made.changed_at, made.note) == (uuid, earlier, START, note)
    assert (made.colour, made.is_lost) == (5, True)
    with library.write() as tx:
        assert not tx.is_deleted(made.id)
        tx.delete_highlight(made.id)
        assert tx.is_deleted(made.id)
        with pytest.raises(AppError, match="no longer"):
            tx.is_deleted(UNKNOWN)
        again = tx.highlight_with_uuid(uuid)
        assert again is not None
        assert again.id == made.id
        assert tx.highlight_with_uuid("no such name") is None
        with pytest.raises(AppError, match="already"):
            tx.insert_highlight(article_id, uuid, LOUVRE, 5, made_at=START, changed_at=START)
        with pytest.raises(ValueError, match="colour"):
            tx.insert_highlight(article_id, "new", LOUVRE, 6, made_at=START, changed_at=START)


def test_articles_with_marked_translations(library: Library, article_id: ArticleId) -> None:
    on_translation = replace(LOUVRE, side=Side.TRANSLATION)
    sentence, other = flood().paragraphs[1].sentences[0].text, "Une autre phrase."

    def found(*sources: str, language: Language = Language.FRENCH) -> tuple[ArticleId, ...]:
        with library.read() as tx:
            return tx.articles_with_marked_translations(sources, language)

    add_highlight(library, article_id)
    assert found(sentence) == ()
    first, second = (add_highlight(library, article_id, on_translation) for _ in range(2))
    assert found(other, sentence) == (article_id,)
    assert found(other) == ()
    assert found(sentence, language=Language.ENGLISH) == ()
    many = [f"{n}" for n in range(40_000)]
    assert found(*many) == ()
    assert found(*many, sentence) == (article_id,)
    with library.write() as tx:
        tx.delete_highlights((first, second))
        tx.delete_article(article_id)
    assert found(sentence) == (article_id,)
