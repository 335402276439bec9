"""Article revisions: which changes increment them."""

from collections.abc import Callable

import pytest

from desktop.library import ArticleId, HighlightId, Labels, Library, WriteTransaction
from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH, Corrections, Side
from tests.unit.library.builders import END, Clock, article, flood, purge, raw, translated
from tests.unit.library.make_seeded import LOUVRE, METRES, TERM

SENTENCE = "Elle atteint 6,10 mètres."
FIRST, SECOND = HighlightId(1), HighlightId(2)


@pytest.fixture
def article_id(library: Library, clock: Clock) -> ArticleId:
    with library.write() as tx:
        article_id = tx.add_article(raw("Page"), flood())
        tx.save_translations([translated(SENTENCE, "It reaches 6.10 metres.", model="")])
        tx.add_highlight(article_id, LOUVRE, 1)
        tx.delete_highlight(tx.add_highlight(article_id, METRES, 2).id)
    clock.advance(days=2)
    return article_id


def revision(library: Library, article_id: ArticleId) -> int | None:
    with library.read() as tx:
        return tx.revisions([article_id]).get(article_id)


@pytest.mark.parametrize(
    "change",
    [
        lambda tx, one: tx.replace_article(one, article(("Une phrase.",), title="Autre")),
        lambda tx, one: tx.set_corrections(one, Corrections(kept=frozenset({1}))),
        lambda tx, one: tx.save_translations([translated(SENTENCE, "Other.")]),
        lambda tx, one: tx.delete_own_translation(SENTENCE, FRENCH_TO_ENGLISH),
        lambda tx, one: tx.add_highlight(one, METRES, 3),
        lambda tx, one: tx.move_highlight(FIRST, METRES),
        lambda tx, one: tx.set_lost(FIRST, True),
        lambda tx, one: tx.delete_highlights([FIRST]),
        lambda tx, one: tx.restore_highlights([SECOND]),
        lambda tx, one: tx.purge_highlights([SECOND], END),
    ],
)
def test_changes_of_text_translations_and_highlights_increment_the_revision(
    library: Library, article_id: ArticleId, change: Callable[[WriteTransaction, ArticleId], None]
) -> None:
    before = revision(library, article_id)
    with library.write() as tx:
        change(tx, article_id)
    assert revision(library, article_id) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda tx, one: tx.add_article(raw("Other"), article(("Autre.",), title="Titre")),
        lambda tx, one: tx.save_translations([translated("Nulle part.", "Nowhere.")]),
        lambda tx, one: tx.delete_own_translation(SENTENCE, ENGLISH_TO_FRENCH),
        lambda tx, one: tx.remember_place(one, 1, Side.TRANSLATION),
        lambda tx, one: tx.record_progress(one, 1),
        lambda tx, one: tx.set_labels({one: Labels(True)}),
        lambda tx, one: tx.add_terms([TERM]),
        lambda tx, one: tx.delete_article(one),
    ],
)
def test_other_changes_keep_the_revision(
    library: Library, article_id: ArticleId, change: Callable[[WriteTransaction, ArticleId], None]
) -> None:
    before = revision(library, article_id)
    with library.write() as tx:
        change(tx, article_id)
    assert revision(library, article_id) == before


def test_a_purged_article_has_no_revision(library: Library, article_id: ArticleId) -> None:
    with library.write() as tx:
        tx.delete_article(article_id)
        purge(tx)
    assert revision(library, article_id) is None


def test_translation_without_the_users_own(library: Library, article_id: ArticleId) -> None:
    by_engine = translated(SENTENCE, "It is 6.10 metres high.")
    with library.write() as tx:
        assert tx.translation_without_own(SENTENCE, FRENCH_TO_ENGLISH) is None
        tx.save_translations([by_engine])
        assert tx.translation_without_own(SENTENCE, FRENCH_TO_ENGLISH) == by_engine
