"""Articles: imported from saved pages, listed, corrected, and where the reader is in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.errors import AppError
from desktop.library import ArticleId, ArticleRow, Changes, StoredArticle, fingerprint
from desktop.reading import sources
from desktop.reading.aligning import align
from desktop.reading.article import Article, Corrections, RawText, Side
from desktop.services.open_article import recall
from desktop.services.reanchor import reanchor

if TYPE_CHECKING:
    from desktop.library import Library, Writing

NO_CORRECTIONS = Corrections()


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a saved page: the article it is, and whether it is new in the library."""

    article_id: ArticleId
    title: str
    is_new: bool
    changes: Changes


def list_articles(library: Library) -> tuple[ArticleRow, ...]:
    """Return the articles of the library, the latest import first."""
    with library.read() as tx:
        return tx.articles()


def remember_place(library: Library, article_id: ArticleId, sentence: int, side: Side) -> Changes:
    """Save where the reader stopped: the sentence, counted from 0, and the side."""
    with library.write() as tx:
        tx.remember_place(article_id, sentence, side)
        return tx.changes


def read_article(raw: RawText, corrections: Corrections = NO_CORRECTIONS) -> Article:
    """Clean a saved page, tell its languages and split it into sentences.

    Raises AppError where it holds no text.
    """
    # Their rules take longer to load than a window takes to show, so they wait for a first page.
    from desktop.reading.cleaning import clean
    from desktop.reading.languages.detection import assign_languages
    from desktop.reading.text.segmenting import segment

    return segment(assign_languages(clean(raw, corrections)))


def import_file(library: Library, path: Path) -> tuple[Imported, ...]:
    """Bring the file at `path` into the library, whole or not at all: an article, or a book's.

    Raises AppError where it can't be read or the library can't be written.
    """
    return import_raws(library, sources.read(path))


def import_text(library: Library, text: str, name: str) -> tuple[Imported, ...]:
    """Bring a text from memory, such as the clipboard's, into the library.

    Raises AppError as `import_file` does.
    """
    return import_raws(library, (sources.from_text(text, name),))


def import_html(library: Library, html: str, text: str, name: str) -> tuple[Imported, ...]:
    """Bring a piece of a web page from memory into the library, or its `text` if it holds none.

    Raises AppError as `import_file` does.
    """
    try:
        raws = (sources.from_html(html, name),)
        return import_raws(library, raws)
    except AppError:
        return import_text(library, text, name)


def import_raw(library: Library, raw: RawText) -> Imported:
    """Bring one saved page into the library. Raises AppError as `import_raws` does."""
    (imported,) = import_raws(library, (raw,))
    return imported


def import_raws(library: Library, raws: tuple[RawText, ...]) -> tuple[Imported, ...]:
    """Bring what a file holds into the library; what is there, or was deleted, is found again.

    The same article is known by its bytes, or by the cleaned text where the pages differ. A book's
    chapters without text are passed over. Raises AppError where there is no text at all.
    """
    with library.read() as tx:
        known = {raw.digest for raw in raws if tx.article_with_digest(raw.digest)}
    articles: dict[str, Article] = {}
    failure: AppError | None = None
    for raw in raws:
        try:
            if raw.digest not in known:
                articles[raw.digest] = read_article(raw)
        except AppError as error:
            failure = error
    if failure and not articles and not known:
        raise failure
    with library.write() as tx:
        return tuple(
            _take_in(tx, raw, articles.get(raw.digest))
            for raw in raws
            if raw.digest in articles or raw.digest in known
        )


def _take_in(tx: Writing, raw: RawText, article: Article | None) -> Imported:
    known = tx.article_with_digest(raw.digest)
    if article is not None:
        known = known or tx.article_with_fingerprint(fingerprint(article))
        if known is None:
            new = tx.add_article(raw, article)
            return Imported(new, article.title, is_new=True, changes=tx.changes)
    if known is None:  # it was purged since
        raise AppError("“{name}” couldn't be imported.", "Import it again.", name=raw.name)
    stored = tx.article(known)
    tx.restore_article(known)
    return Imported(known, stored.article.title, stored.is_deleted, tx.changes)


def corrections(library: Library, article_id: ArticleId) -> Corrections:
    """Return the reader's word on an article's raw lines so far."""
    with library.read() as tx:
        return tx.corrections(article_id)


def bring_back(library: Library, article_id: ArticleId, lines: frozenset[int]) -> Changes:
    """Put raw lines that were left out into the article; highlights keep their words.

    Raises AppError where there is no such article.
    """
    old = corrections(library, article_id)
    return correct(
        library, article_id, Corrections(kept=old.kept | lines, left_out=old.left_out - lines)
    )


def leave_out(library: Library, article_id: ArticleId, lines: frozenset[int]) -> Changes:
    """Take raw lines out of the article; highlights on other words keep theirs.

    Raises AppError where there is no such article, or nothing would be left of it.
    """
    old = corrections(library, article_id)
    return correct(
        library, article_id, Corrections(kept=old.kept - lines, left_out=old.left_out | lines)
    )


def correct(library: Library, article_id: ArticleId, chosen: Corrections) -> Changes:
    """Clean an article anew under the corrections `chosen` and anchor its highlights again.

    A highlight whose words are gone is marked as lost and kept; a removed one, which may be brought
    back, moves with the others. The place stays at its sentence.
    """
    with library.read() as tx:
        raw = tx.raw(article_id)
    return _replace(library, article_id, read_article(raw, chosen), chosen)


def clean_again(library: Library, article_id: ArticleId) -> StoredArticle:
    """Clean an article anew, as this program does it now; return the article as it was.

    Raises AppError where there is no such article.
    """
    with library.read() as tx:
        before = tx.article(article_id)
    correct(library, article_id, before.corrections)
    return before


def put_back(library: Library, before: StoredArticle) -> Changes:
    """Give an article the text that it had `before`; its highlights are anchored again."""
    return _replace(library, before.id, before.article, before.corrections)


def _replace(
    library: Library, article_id: ArticleId, article: Article, chosen: Corrections
) -> Changes:
    with library.write() as tx:
        stored = tx.article(article_id)
        known = recall(tx, article)
        before = align(stored.article, recall(tx, stored.article))
        tx.replace_article(article_id, article)
        tx.set_corrections(article_id, chosen)
        _keep_place(tx, stored, article)
        kept = tx.highlights(article_id, and_deleted=True)
        reanchor(tx, kept, article, known, before)
        return tx.changes


def _keep_place(tx: Writing, stored: StoredArticle, after: Article) -> None:
    """Stay at the sentence that was being read, counted among its equals where it stands twice."""
    place = stored.place_sentence
    old = [one.text for paragraph in stored.article.paragraphs for one in paragraph.sentences]
    new = [one.text for paragraph in after.paragraphs for one in paragraph.sentences]
    if place >= len(old):
        return
    text = old[place]
    equals = [number for number, one in enumerate(new) if one == text]
    if equals:
        rank = min(old[:place].count(text), len(equals) - 1)
        tx.remember_place(stored.id, equals[rank], stored.place_side)
