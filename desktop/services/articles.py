"""Articles: imported from saved pages, listed, corrected, and where the reader is in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.errors import AppError
from desktop.library import ArticleId, ArticleRow, Changes, StoredArticle, fingerprint
from desktop.reading import sources
from desktop.reading.aligning import align
from desktop.reading.article import Article, Corrections, Language, RawText, Side, Translated
from desktop.services.open_article import recall, sentences_by_language
from desktop.services.planned_write import Plan, write_planned
from desktop.services.reanchor import plan_moves

if TYPE_CHECKING:
    from desktop.library import Library, Reading, Writing

NO_CORRECTIONS = Corrections()


@dataclass(frozen=True, slots=True)
class ImportedArticle:
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


def import_file(library: Library, path: Path) -> tuple[ImportedArticle, ...]:
    """Bring the file at `path` into the library, whole or not at all: an article, or a book's.

    Raises AppError where it can't be read or the library can't be written.
    """
    return import_raws(library, sources.read(path))


def import_text(library: Library, text: str, name: str) -> tuple[ImportedArticle, ...]:
    """Bring a text from memory, such as the clipboard's, into the library.

    Raises AppError as `import_file` does.
    """
    return import_raws(library, (sources.from_text(text, name),))


def import_html(library: Library, html: str, text: str, name: str) -> tuple[ImportedArticle, ...]:
    """Bring a piece of a web page from memory into the library, or its `text` if it holds none.

    Raises AppError as `import_file` does.
    """
    try:
        raws = (sources.from_html(html, name),)
        return import_raws(library, raws)
    except AppError:
        return import_text(library, text, name)


def import_raw(library: Library, raw: RawText) -> ImportedArticle:
    """Bring one saved page into the library. Raises AppError as `import_raws` does."""
    (imported,) = import_raws(library, (raw,))
    return imported


def import_raws(library: Library, raws: tuple[RawText, ...]) -> tuple[ImportedArticle, ...]:
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
            _add_or_restore(tx, raw, articles.get(raw.digest))
            for raw in raws
            if raw.digest in articles or raw.digest in known
        )


def _add_or_restore(tx: Writing, raw: RawText, article: Article | None) -> ImportedArticle:
    known = tx.article_with_digest(raw.digest)
    if article is not None:
        known = known or tx.article_with_fingerprint(fingerprint(article))
        if known is None:
            new = tx.add_article(raw, article)
            return ImportedArticle(new, article.title, is_new=True, changes=tx.changes)
    if known is None:  # it was purged since
        raise AppError("“{name}” couldn't be imported.", "Import it again.", name=raw.name)
    stored = tx.article(known)
    tx.restore_article(known)
    return ImportedArticle(known, stored.article.title, stored.is_deleted, tx.changes)


def read_corrections(library: Library, article_id: ArticleId) -> Corrections:
    """Return the reader's word on an article's raw lines so far."""
    with library.read() as tx:
        return tx.corrections(article_id)


def restore_lines(library: Library, article_id: ArticleId, lines: frozenset[int]) -> Changes:
    """Put raw lines that were left out into the article; highlights keep their words.

    Raises AppError where there is no such article.
    """

    def choose(old: Corrections) -> Corrections:
        return Corrections(kept=old.kept | lines, left_out=old.left_out - lines)

    return _clean_again(library, article_id, choose).changes


def leave_out_lines(library: Library, article_id: ArticleId, lines: frozenset[int]) -> Changes:
    """Take raw lines out of the article; highlights on other words keep theirs.

    Raises AppError where there is no such article, or nothing would be left of it.
    """

    def choose(old: Corrections) -> Corrections:
        return Corrections(kept=old.kept - lines, left_out=old.left_out | lines)

    return _clean_again(library, article_id, choose).changes


def apply_corrections(library: Library, article_id: ArticleId, chosen: Corrections) -> Changes:
    """Clean an article again under the corrections `chosen` and re-anchor its highlights.

    A highlight whose words are gone is marked as lost and kept; a removed one, which may be brought
    back, moves with the others. The place stays at its sentence.
    """
    return _clean_again(library, article_id, lambda _: chosen).changes


def clean_again(library: Library, article_id: ArticleId) -> StoredArticle:
    """Clean an article again, as this program does it now; return the article as it was.

    Raises AppError where there is no such article.
    """
    return _clean_again(library, article_id, lambda old: old).before


def restore_text(library: Library, before: StoredArticle) -> Changes:
    """Give an article the text that it had `before`; its highlights are re-anchored."""
    return _replace_text(library, before.id, lambda _: (before.article, before.corrections)).changes


@dataclass(frozen=True, slots=True)
class _Replacement:
    """The article as it was before its text was replaced, and what changed."""

    before: StoredArticle
    changes: Changes


def _clean_again(
    library: Library, article_id: ArticleId, choose: Callable[[Corrections], Corrections]
) -> _Replacement:
    """Clean an article's saved page again under the corrections chosen by those so far."""
    with library.read() as tx:
        raw = tx.raw(article_id)
    # The page never changes: what was cleaned for a plan serves for the next.
    cleaned = cache(partial(read_article, raw))

    def clean(stored: StoredArticle) -> tuple[Article, Corrections]:
        chosen = choose(stored.corrections)
        return cleaned(chosen), chosen

    return _replace_text(library, article_id, clean)


def _replace_text(
    library: Library,
    article_id: ArticleId,
    choose: Callable[[StoredArticle], tuple[Article, Corrections]],
) -> _Replacement:
    """Give an article the text and corrections that are chosen by those that it has."""

    def plan(tx: Reading) -> Plan[_Replacement]:
        revisions = tx.revisions([article_id])
        stored = tx.article(article_id)
        article, chosen = choose(stored)
        brought = _new_sentences(stored.article, article)
        translated = _recall_sentences(tx, brought)
        before = recall(tx, stored.article)
        moves = plan_moves(
            tx.highlights(article_id, and_deleted=True),
            article,
            (*before, *translated),
            align(stored.article, before),
        )
        move_place = _PlaceMapper(stored.article, article)

        def is_current(tx: Reading) -> bool:
            # The revision counts nothing of sentences that the article doesn't have yet.
            return (
                tx.revisions([article_id]) == revisions
                and _recall_sentences(tx, brought) == translated
            )

        def write(tx: Writing) -> _Replacement:
            number, side = tx.place(article_id)
            if article != stored.article:
                tx.replace_article(article_id, article)
            tx.set_corrections(article_id, chosen)
            now = move_place(number)
            if now is not None:
                tx.remember_place(article_id, now, side)
            moves.write(tx)
            return _Replacement(stored, tx.changes)

        return Plan(is_current, write)

    return write_planned(library, plan)


def _new_sentences(before: Article, after: Article) -> dict[Language, tuple[str, ...]]:
    """Return the sentences of the article `after` a change that it didn't have before."""
    had = sentences_by_language(before)
    return {
        language: tuple(set(texts).difference(had.get(language, ())))
        for language, texts in sentences_by_language(after).items()
    }


def _recall_sentences(
    tx: Reading, sources: Mapping[Language, Sequence[str]]
) -> tuple[Translated, ...]:
    return tuple(
        one
        for language, texts in sources.items()
        for one in tx.translations(texts, language).values()
    )


class _PlaceMapper:
    """Finds the sentence that was being read in a changed article."""

    def __init__(self, before: Article, after: Article) -> None:
        self._old, self._new = _sentence_texts(before), _sentence_texts(after)

    def __call__(self, place: int) -> int | None:
        """Return the new number of sentence `place`; None where it is gone.

        Where it stands several times, it is counted among its equals.
        """
        if place >= len(self._old):
            return None
        text = self._old[place]
        equals = [number for number, one in enumerate(self._new) if one == text]
        if not equals:
            return None
        return equals[min(self._old[:place].count(text), len(equals) - 1)]


def _sentence_texts(article: Article) -> list[str]:
    return [one.text for paragraph in article.paragraphs for one in paragraph.sentences]
