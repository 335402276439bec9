"""Pictures in the library: kept with their page, placed in the article, gone with both."""

from dataclasses import replace

import pytest

from desktop.library import ArticleId, Library
from desktop.reading.article import PlacedPicture
from tests.builders import png
from tests.unit.library.builders import END, flood, purge, raw
from tests.unit.library.make_seeded import PICTURE, PLACED

OTHER = replace(PICTURE, name="quai.png", width=400, height=300, data=png(400, 300))


@pytest.fixture
def article_id(library: Library) -> ArticleId:
    with library.write() as tx:
        saved = replace(raw(), pictures=(PICTURE, OTHER))
        return tx.add_article(saved, replace(flood(), pictures=(PLACED,)))


def test_pictures_are_kept_and_their_data_is_read_one_at_a_time(
    library: Library, article_id: ArticleId
) -> None:
    with library.read() as tx:
        assert tx.article(article_id).article.pictures == (PLACED,)
        assert tx.raw(article_id).pictures == (replace(PICTURE, data=b""), replace(OTHER, data=b""))
        assert tx.picture(article_id, PICTURE.name) == PICTURE
        assert tx.picture(article_id, "lost.png") is None
        assert tx.picture(ArticleId(99), PICTURE.name) is None


def test_a_text_that_is_cleaned_again_may_have_other_pictures(
    library: Library, article_id: ArticleId
) -> None:
    placed = PlacedPicture(1, OTHER.name, "", 400, 300)
    with library.write() as tx:
        tx.replace_article(article_id, replace(flood(), pictures=(placed,)))
        assert tx.article(article_id).article.pictures == (placed,)
        tx.replace_article(article_id, flood())
        assert tx.article(article_id).article.pictures == ()
        assert tx.picture(article_id, PICTURE.name) == PICTURE


def test_a_purge_removes_the_pictures_one_at_a_time(
    library: Library, article_id: ArticleId
) -> None:
    with library.write() as tx:
        tx.delete_article(article_id)
        while tx._connection.exec_driver_sql("SELECT count(*) FROM picture").scalar() == 2:
            _, is_unfinished = tx.purge_article_batch(article_id, END)
            assert is_unfinished
        assert tx.article(article_id).article.pictures == ()
        purge(tx)
        assert tx._connection.exec_driver_sql("SELECT count(*) FROM picture").scalar() == 0
