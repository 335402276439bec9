"""Articles: adding, duplicates, replacing, deleting, restoring and purging."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.base.errors import AppError
from desktop.library import ArticleId, Changes, Library, StoredArticle, fingerprint
from desktop.reading.article import (
    Article,
    Corrections,
    InlineStyle,
    Kind,
    Language,
    RawText,
    Side,
    Span,
    StyledSpan,
)
from tests.unit.library.builders import START, Clock, article, flood, paragraph, purge, raw

UNKNOWN = ArticleId(404)


def add(library: Library, text: str = "Un article.", content: Article | None = None) -> ArticleId:
    with library.write() as tx:
        return tx.add_article(raw(text), content or flood())


def test_an_article_is_stored_unchanged(library: Library) -> None:
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


def test_what_stands_out_and_the_address_are_stored_until_the_article_is_purged(
    library: Library, clock: Clock
) -> None:
    styles = (
        StyledSpan(Span(0, 7), InlineStyle.LINK, "https://example.org/?q=1"),
        *(StyledSpan(Span(3, 7), style) for style in InlineStyle if style is not InlineStyle.LINK),
    )
    styled = replace(paragraph("Le pont est fermé 😀."), styles=styles)
    content = replace(
        article(), paragraphs=(styled, paragraph("Sans rien.")), address="https://example.org/a"
    )
    article_id = add(library, content=content)
    with library.read() as tx:
        assert tx.article(article_id).article == content
        assert tx.raw(article_id).address == "https://example.org/a"
    plain = replace(content, paragraphs=(replace(styled, styles=()),), address=None)
    with library.write() as tx:
        tx.replace_article(article_id, plain)
    with library.read() as tx:
        assert tx.article(article_id).article == plain
    with library.write() as tx:
        tx.replace_article(article_id, content)
        tx.delete_article(article_id)
    clock.advance(days=1)
    with library.write() as tx:
        tx.purge_article_batch(article_id, clock.now)
        rows = tx._connection.exec_driver_sql("SELECT address FROM article").all()
    assert not [row for row in rows if row.address]


def test_enum_columns_load_as_enum_members(library: Library) -> None:
    article_id = add(library)
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
def test_the_source_file_is_stored_byte_for_byte(
    library: Library, data: bytes, encoding: str
) -> None:
    source = RawText(data, data.decode(encoding, "replace"), "page.html", encoding)
    with library.write() as tx:
        article_id = tx.add_article(source, flood())
    with library.read() as tx:
        assert tx.raw(article_id) == source


def test_the_same_file_is_rejected(library: Library) -> None:
    article_id = add(library)
    with library.read() as tx:
        assert tx.article_with_digest(raw().digest) == article_id
        assert tx.article_with_digest(raw("Autre").digest) is None
    with pytest.raises(AppError, match="in the library already"):
        add(library)
    with library.read() as tx:
        assert len(tx.articles()) == 1


def test_the_same_text_in_another_file_is_found_by_fingerprint(library: Library) -> None:
    article_id = add(library)
    with library.read() as tx:
        assert tx.article_with_fingerprint(fingerprint(flood())) == article_id
        assert tx.article_with_fingerprint(fingerprint(article())) is None


def test_of_two_equal_articles_the_one_not_deleted_is_found(library: Library) -> None:
    first, second = add(library, "a"), add(library, "b")
    with library.write() as tx:
        assert tx.article_with_fingerprint(fingerprint(flood())) == first
        tx.delete_article(first)
        assert tx.article_with_fingerprint(fingerprint(flood())) == second


def test_a_fingerprint_depends_on_words_not_on_typography() -> None:
    plain = Article((paragraph("L'été arrive."), paragraph("Il fait 30 degrés.")))
    reformatted = Article(
        (
            paragraph("L’ÉTÉ  arrive !"),
            paragraph("Photo AFP", kind=Kind.CAPTION),
            paragraph("Il fait 30\u00a0degrés…"),
        )
    )
    other = Article((paragraph("L'été arrive."), paragraph("Il fait 31 degrés.")))
    assert fingerprint(plain) == fingerprint(reformatted)
    assert fingerprint(plain) != fingerprint(other)


def test_replacing_an_article_clamps_the_reading_position(library: Library) -> None:
    article_id = add(library)
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


def test_replacing_an_article_by_an_empty_one_resets_the_position(library: Library) -> None:
    article_id = add(library)
    with library.write() as tx:
        tx.remember_place(article_id, 3, Side.ORIGINAL)
        tx.replace_article(article_id, Article(()))
        assert tx.article(article_id).place_sentence == 0


def test_corrections_are_replaced_as_a_whole(library: Library) -> None:
    article_id = add(library)
    with library.write() as tx:
        tx.set_corrections(article_id, Corrections(kept=frozenset({1, 2})))
        tx.set_corrections(article_id, Corrections(left_out=frozenset({2})))
        assert tx.changes.articles == {article_id}
    with library.read() as tx:
        assert tx.corrections(article_id) == Corrections(left_out=frozenset({2}))
        assert tx.corrections(UNKNOWN) == Corrections()


def test_a_deleted_article_is_not_listed_until_restored(library: Library) -> None:
    article_id = add(library)
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


def test_restoring_an_article_that_is_not_deleted_changes_nothing(library: Library) -> None:
    article_id = add(library)
    with library.write() as tx:
        tx.restore_article(article_id)
        assert not tx.changes


def test_only_articles_deleted_before_the_limit_are_purged(library: Library, clock: Clock) -> None:
    old, recent, kept = (add(library, text) for text in "abc")
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


def test_the_reading_position_is_saved_with_the_time(library: Library, clock: Clock) -> None:
    article_id = add(library)
    later = clock.advance(hours=2)
    with library.write() as tx:
        tx.remember_place(article_id, 2, Side.TRANSLATION)
        assert tx.changes == Changes(places=frozenset({article_id}))
    with library.read() as tx:
        stored = tx.article(article_id)
    assert (stored.place_sentence, stored.place_side) == (2, Side.TRANSLATION)
    assert stored.opened_at == later


def test_the_furthest_sentence_stays_and_the_end_is_reached_once(
    library: Library, clock: Clock
) -> None:
    article_id = add(library)

    def record(*sentences: int) -> StoredArticle:
        clock.advance(hours=1)
        with library.write() as tx:
            for sentence in sentences:
                tx.record_progress(article_id, sentence)
            assert tx.changes == Changes(places=frozenset({article_id}))
        with library.read() as tx:
            return tx.article(article_id)

    read = record(2, 1)
    assert (read.furthest_sentence, read.finished_at, read.place_sentence) == (2, None, 0)
    finished = record(9)
    assert (finished.furthest_sentence, finished.finished_at) == (3, clock.now)
    again = record(0, 3)
    assert (again.furthest_sentence, again.finished_at) == (3, finished.finished_at)


def test_replacing_an_article_clamps_the_furthest_sentence(library: Library) -> None:
    article_id = add(library)
    with library.write() as tx:
        tx.record_progress(article_id, 2)
        tx.replace_article(article_id, article(("Elle atteint 6,10 mètres.",), title="La crue"))
        assert tx.furthest_sentence(article_id) == 1
        tx.set_furthest(article_id, 7)
        assert tx.furthest_sentence(article_id) == 1
        assert tx.furthest_sentence(UNKNOWN) == 0


def test_an_unknown_article_is_an_error(library: Library) -> None:
    with library.write() as tx:
        for attempt in (
            lambda: tx.article(UNKNOWN),
            lambda: tx.raw(UNKNOWN),
            lambda: tx.replace_article(UNKNOWN, flood()),
            lambda: tx.delete_article(UNKNOWN),
            lambda: tx.restore_article(UNKNOWN),
            lambda: tx.remember_place(UNKNOWN, 1, Side.ORIGINAL),
            lambda: tx.record_progress(UNKNOWN, 1),
        ):
            with pytest.raises(AppError, match="no longer in the library"):
                attempt()
        assert not tx.changes
