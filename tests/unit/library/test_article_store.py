from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.base.errors import AppError
from desktop.library import ArticleId, Changes, Library, fingerprint
from desktop.reading.article import Article, Corrections, Kind, Language, RawText, Side
from tests.unit.library.builders import START, Clock, article, flood, paragraph, purge, raw

UNKNOWN = ArticleId(404)


def added(library: Library, text: str = "Un article.", content: Article | None = None) -> ArticleId:
    with library.write() as tx:
        return tx.add_article(raw(text), content or flood())


def test_an_article_comes_back_as_it_went_in(library: Library) -> None:
    content = replace(
        flood(),
        paragraphs=(
            *flood().paragraphs,
            paragraph("“No,” she said.", language=Language.ENGLISH, lines=(9, 10)),
            paragraph(kind=Kind.EMBED, language=Language.OTHER),
        ),
    )
    corrections = Corrections(kept=frozenset({3}), left_out=frozenset({9, 12}))
    with library.write() as tx:
        article_id = tx.add_article(raw(), content, corrections)
        assert tx.changes == Changes(articles=frozenset({article_id}))
    with library.read() as tx:
        stored = tx.article(article_id)
    assert stored.article == content
    assert stored.corrections == corrections
    assert stored.imported_at == START
    assert stored.opened_at is None
    assert (stored.place_sentence, stored.place_side) == (0, Side.ORIGINAL)
    assert not stored.is_deleted


def test_enumerations_come_back_as_such(library: Library) -> None:
    article_id = added(library)
    with library.read() as tx:
        stored = tx.article(article_id)
    assert stored.place_side is Side.ORIGINAL
    assert stored.article.language is Language.FRENCH
    assert stored.article.paragraphs[0].kind is Kind.TITLE


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("\ufeffDéjà là".encode(), "utf-8-sig"),
        ("Déjà là".encode("cp1252") + b"\x81", "cp1252"),
        ("Déjà là".encode("utf-16"), "utf-16"),
    ],
)
def test_the_saved_file_is_kept_to_the_byte(library: Library, data: bytes, encoding: str) -> None:
    saved = RawText(data, data.decode(encoding, "replace"), "page.html", encoding)
    with library.write() as tx:
        article_id = tx.add_article(saved, flood())
    with library.read() as tx:
        assert tx.raw(article_id) == saved


def test_the_same_bytes_are_known_and_refused(library: Library) -> None:
    article_id = added(library)
    with library.read() as tx:
        assert tx.article_with_digest(raw().digest) == article_id
        assert tx.article_with_digest(raw("Autre").digest) is None
    with pytest.raises(AppError, match="in the library already"):
        added(library)
    with library.read() as tx:
        assert len(tx.articles()) == 1


def test_the_same_story_from_another_file_is_known(library: Library) -> None:
    article_id = added(library)
    with library.read() as tx:
        assert tx.article_with_fingerprint(fingerprint(flood())) == article_id
        assert tx.article_with_fingerprint(fingerprint(article())) is None


def test_of_two_with_one_story_the_one_on_the_shelf_is_found(library: Library) -> None:
    first, second = added(library, "a"), added(library, "b")
    with library.write() as tx:
        assert tx.article_with_fingerprint(fingerprint(flood())) == first
        tx.delete_article(first)
        assert tx.article_with_fingerprint(fingerprint(flood())) == second


def test_a_fingerprint_tells_stories_apart_not_their_dress() -> None:
    plain = Article((paragraph("L'été arrive."), paragraph("Il fait 30 degrés.")))
    qt_application = Article(
        (
            paragraph("L’ÉTÉ  arrive !"),
            paragraph("Photo AFP", kind=Kind.CAPTION),
            paragraph("Il fait 30\u00a0degrés…"),
        )
    )
    other = Article((paragraph("L'été arrive."), paragraph("Il fait 31 degrés.")))
    assert fingerprint(plain) == fingerprint(qt_application)
    assert fingerprint(plain) != fingerprint(other)


def test_cleaning_anew_replaces_the_text_and_holds_the_place(library: Library) -> None:
    article_id = added(library)
    shorter = replace(article(("Elle atteint 6,10 mètres.",), title="La crue"), author=None)
    with library.write() as tx:
        tx.remember_place(article_id, 3, Side.TRANSLATION)
        tx.replace_article(article_id, shorter)
        assert article_id in tx.changes.articles
    with library.read() as tx:
        stored = tx.article(article_id)
        (row,) = tx.articles()
        assert tx.article_with_fingerprint(fingerprint(flood())) is None
    assert stored.article == shorter
    assert (stored.place_sentence, stored.place_side) == (1, Side.TRANSLATION)
    assert (row.title, row.author, row.sentences) == ("La crue", None, 2)


def test_cleaning_anew_to_nothing_goes_back_to_the_beginning(library: Library) -> None:
    article_id = added(library)
    with library.write() as tx:
        tx.remember_place(article_id, 3, Side.ORIGINAL)
        tx.replace_article(article_id, Article(()))
        assert tx.article(article_id).place_sentence == 0


def test_corrections_are_replaced_whole(library: Library) -> None:
    article_id = added(library)
    with library.write() as tx:
        tx.set_corrections(article_id, Corrections(kept=frozenset({1, 2})))
        tx.set_corrections(article_id, Corrections(left_out=frozenset({2})))
        assert tx.changes.articles == {article_id}
    with library.read() as tx:
        assert tx.corrections(article_id) == Corrections(left_out=frozenset({2}))
        assert tx.corrections(UNKNOWN) == Corrections()


def test_a_deleted_article_leaves_the_shelf_and_comes_back(library: Library) -> None:
    article_id = added(library)
    with library.write() as tx:
        tx.delete_article(article_id)
        assert tx.changes.articles == {article_id}
        assert tx.articles() == ()
        assert tx.article(article_id).is_deleted
        assert tx.article_with_digest(raw().digest) == article_id
    with library.write() as tx:
        tx.restore_article(article_id)
        assert tx.changes.articles == {article_id}
        assert [row.id for row in tx.articles()] == [article_id]


def test_restoring_what_is_there_changes_nothing(library: Library) -> None:
    article_id = added(library)
    with library.write() as tx:
        tx.restore_article(article_id)
        assert not tx.changes


def test_only_what_was_deleted_long_ago_is_purged(library: Library, clock: Clock) -> None:
    old, recent, kept = (added(library, text) for text in "abc")
    with library.write() as tx:
        tx.delete_article(old)
    clock.advance(days=20)
    with library.write() as tx:
        tx.delete_article(recent)
    clock.advance(days=10, seconds=1)
    with library.write() as tx:
        tx.delete_article(old)  # deleting again doesn't renew the date
        purge(tx, clock.now - timedelta(days=30))
        assert tx.changes.articles == {old}
    with library.read() as tx:
        assert tx.article_with_digest(raw("a").digest) is None
        assert tx.article(recent).is_deleted
        assert not tx.article(kept).is_deleted
        with pytest.raises(AppError):
            tx.article(old)
    with library.write() as tx:
        assert tx.add_article(raw("a"), flood())


def test_the_place_is_kept_with_the_moment(library: Library, clock: Clock) -> None:
    article_id = added(library)
    later = clock.advance(hours=2)
    with library.write() as tx:
        tx.remember_place(article_id, 2, Side.TRANSLATION)
        assert tx.changes == Changes(places=frozenset({article_id}))
    with library.read() as tx:
        stored = tx.article(article_id)
    assert (stored.place_sentence, stored.place_side) == (2, Side.TRANSLATION)
    assert stored.opened_at == later


def test_an_unknown_article_is_said_to_be_gone(library: Library) -> None:
    with library.write() as tx:
        for attempt in (
            lambda: tx.article(UNKNOWN),
            lambda: tx.raw(UNKNOWN),
            lambda: tx.replace_article(UNKNOWN, flood()),
            lambda: tx.delete_article(UNKNOWN),
            lambda: tx.restore_article(UNKNOWN),
            lambda: tx.remember_place(UNKNOWN, 1, Side.ORIGINAL),
        ):
            with pytest.raises(AppError, match="no longer in the library"):
                attempt()
        assert not tx.changes
