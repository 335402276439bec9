"""Articles: import, list, correct and re-clean them, and save the reading position."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.errors import AppError
from desktop.library import ArticleId, ArticleRow, Changes, Labels, StoredArticle, fingerprint
from desktop.reading import sources
from desktop.reading.aligning import align
from desktop.reading.article import (
    DECODED_FORMS,
    Article,
    Corrections,
    Form,
    Language,
    RawText,
    Side,
    Translated,
)
from desktop.services.open_article import recall, sentences_by_language
from desktop.services.page_reader import PageReader, read_article, read_articles
from desktop.services.planned_write import Plan, write_planned
from desktop.services.reanchor import plan_moves

if TYPE_CHECKING:
    from desktop.base.cancellation import Token
    from desktop.library import Library, ReadTransaction, WriteTransaction

Clean = Callable[[Sequence[RawText]], Sequence[Article | AppError]]
"""Returns the article of each page, or the error of one that contains no text."""


SAMPLE = 64 * 1024
"""How many bytes of a file are decoded for a preview."""


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """An imported page's article, and whether it is new to the library.

    `name` is the file's. `guessed` is the codec it was read with, if another one is possible. An
    article that was imported without the pictures of its page `has_new_pictures`.
    """

    article_id: ArticleId
    title: str
    is_new: bool
    changes: Changes
    name: str = ""
    guessed: str | None = None
    has_new_pictures: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """An article as it was before its text was replaced, and what changed.

    `encoding` is the Python codec that its file was decoded with before, if that changed too.
    """

    before: StoredArticle
    changes: Changes
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class TextSample:
    """The beginning of an article's saved file: its bytes, and the codec it is decoded with."""

    article_id: ArticleId
    name: str
    encoding: str
    form: Form
    data: bytes


def list_articles(library: Library) -> tuple[ArticleRow, ...]:
    """Return all articles in the library, most recently imported first."""
    with library.read() as tx:
        return tx.articles()


def find_article(library: Library, digest: str) -> ArticleId | None:
    """Return the article whose saved file has this SHA-256, in hex; None if it isn't there."""
    with library.read() as tx:
        found = tx.article_with_digest(digest)
        return None if found is None or tx.article(found).is_deleted else found


def record_progress(
    library: Library, article_id: ArticleId, sentence: int, side: Side, furthest: int
) -> Changes:
    """Save the reading position, a sentence number and a side, and the furthest sentence reached.

    Sentences are counted from 0. The article is finished once its last one is reached, and stays
    so. A library that can only be read keeps the old position: nobody wants to hear of it at every
    step.
    """
    if library.is_read_only:
        return Changes()
    with library.write() as tx:
        tx.remember_place(article_id, sentence, side)
        tx.record_progress(article_id, max(sentence, furthest))
        return tx.changes


def import_file(
    library: Library,
    path: Path,
    token: Token,
    encoding: str | None = None,
    tags: Sequence[str] = (),
) -> tuple[ImportedArticle, ...]:
    """Import a file, which may be a book with several articles, in one transaction.

    With an `encoding`, a Python codec, text is read in it, also if it is in the library already. A
    page that was imported without its pictures gets them. New articles get the `tags`. Raises
    AppError if the file can't be read or the library can't be written, and Cancelled.
    """
    reader = PageReader(path.name, token)
    imported = import_raw_texts(library, reader.read(path, encoding), reader.clean, tags)
    return tuple(
        _read_known_again(library, one, encoding, token)
        if one.has_new_pictures or not one.is_new
        else one
        for one in imported
    )


def _read_known_again(
    library: Library, known: ImportedArticle, encoding: str | None, token: Token
) -> ImportedArticle:
    """Read an article in another encoding, or with the pictures that its page had not had."""
    replacement = read_again(library, known.article_id, encoding, token) if encoding else None
    if replacement is None and known.has_new_pictures:
        replacement = _reclean(library, known.article_id, lambda old: old, token)
    changes = replacement.changes if replacement else Changes()
    return replace(known, changes=known.changes | changes)


def import_text(
    library: Library, text: str, name: str, token: Token
) -> tuple[ImportedArticle, ...]:
    """Import plain text from memory, such as the clipboard.

    Raises AppError and Cancelled as `import_file` does.
    """
    raw = sources.from_text(text, name)
    return import_raw_texts(library, (raw,), PageReader(name, token).clean)


def import_html(
    library: Library, html: str, text: str, name: str, token: Token
) -> tuple[ImportedArticle, ...]:
    """Import an HTML fragment from memory, or the plain `text` if that fails.

    Raises AppError and Cancelled as `import_file` does.
    """
    reader = PageReader(name, token)
    try:
        return import_raw_texts(library, (reader.convert_html(html),), reader.clean)
    except AppError:
        return import_text(library, text, name, token)


def import_raw(library: Library, raw: RawText) -> ImportedArticle:
    """Import one saved page. Raises AppError as `import_raw_texts` does."""
    (imported,) = import_raw_texts(library, (raw,))
    return imported


def import_raw_texts(
    library: Library,
    raws: tuple[RawText, ...],
    clean: Clean = read_articles,
    tags: Sequence[str] = (),
) -> tuple[ImportedArticle, ...]:
    """Import the pages of one file, or return and restore the articles already made from them.

    Duplicates are recognised by their bytes, or else by their cleaned text. Pages without text,
    such as some chapters of a book, are skipped. New articles get the `tags`. Raises AppError if no
    page contains text.
    """
    with library.read() as tx:
        known = {raw.digest for raw in raws if tx.article_with_digest(raw.digest)}
    unknown = [raw for raw in raws if raw.digest not in known]
    articles: dict[str, Article] = {}
    failure: AppError | None = None
    for raw, read in zip(unknown, clean(unknown), strict=True):
        if isinstance(read, AppError):
            failure = read
        else:
            articles[raw.digest] = read
    if failure and not articles and not known:
        raise failure
    with library.write() as tx:
        return tuple(
            _add_or_restore(tx, raw, articles.get(raw.digest), tags)
            for raw in raws
            if raw.digest in articles or raw.digest in known
        )


def _add_or_restore(
    tx: WriteTransaction, raw: RawText, article: Article | None, tags: Sequence[str]
) -> ImportedArticle:
    known = tx.article_with_digest(raw.digest)
    if article is not None:
        known = known or tx.article_with_fingerprint(fingerprint(article))
        if known is None:
            new = tx.add_article(raw, article)
            if tags:
                tx.set_labels({new: Labels(tags=tuple(tags))})
            guessed = None if raw.is_encoding_certain else raw.encoding
            return ImportedArticle(
                new, article.title, is_new=True, changes=tx.changes, name=raw.name, guessed=guessed
            )
    if known is None:  # purged since it was looked up
        raise AppError("“{name}” couldn't be imported.", "Import it again.", name=raw.name)
    stored = tx.article(known)
    tx.restore_article(known)
    # The names of pictures are those of this very page.
    is_same = tx.article_with_digest(raw.digest) == known
    return ImportedArticle(
        known,
        stored.article.title,
        stored.is_deleted,
        tx.changes,
        has_new_pictures=is_same and tx.add_pictures(known, raw.pictures),
    )


def read_corrections(library: Library, article_id: ArticleId) -> Corrections:
    """Return which raw lines of an article the reader has kept or left out by hand."""
    with library.read() as tx:
        return tx.corrections(article_id)


def restore_lines(
    library: Library, article_id: ArticleId, lines: frozenset[int], token: Token | None = None
) -> Changes:
    """Put left-out raw lines back into the article, and re-anchor its highlights.

    Raises AppError if there is no such article. With a `token`, the page is cleaned in the child of
    `page_reader`, which raises Cancelled, too.
    """

    def choose(old: Corrections) -> Corrections:
        return Corrections(kept=old.kept | lines, left_out=old.left_out - lines)

    return _reclean(library, article_id, choose, token).changes


def leave_out_lines(
    library: Library, article_id: ArticleId, lines: frozenset[int], token: Token | None = None
) -> Changes:
    """Leave raw lines out of the article, and re-anchor its highlights.

    Raises AppError if there is no such article, or nothing would be left of it. A `token` is as for
    `restore_lines`.
    """

    def choose(old: Corrections) -> Corrections:
        return Corrections(kept=old.kept - lines, left_out=old.left_out | lines)

    return _reclean(library, article_id, choose, token).changes


def apply_corrections(
    library: Library, article_id: ArticleId, chosen: Corrections, token: Token | None = None
) -> Changes:
    """Clean an article again with the corrections `chosen`, and re-anchor its highlights.

    A highlight whose words are gone is kept and marked as lost. Deleted highlights are re-anchored
    too, because they may be restored. The reading position stays at its sentence. A `token` is as
    for `restore_lines`.
    """
    return _reclean(library, article_id, lambda _: chosen, token).changes


def clean_again(
    library: Library, article_id: ArticleId, token: Token | None = None
) -> StoredArticle:
    """Clean an article again with the current cleaning rules; return the article as it was.

    Raises AppError if there is no such article. A `token` is as for `restore_lines`.
    """
    return _reclean(library, article_id, lambda old: old, token).before


def read_again(
    library: Library, article_id: ArticleId, encoding: str, token: Token | None = None
) -> Replacement | None:
    """Decode an article's saved file with another encoding, a Python codec, and clean it again.

    Returns None if nothing changes: files that were converted from other formats keep their
    encoding. Raises AppError if there is no such article, or nothing would be left of it. A `token`
    is as for `restore_lines`.
    """
    with library.read() as tx:
        raw = tx.raw(article_id)
    if raw.encoding == encoding or raw.form not in DECODED_FORMS:
        return None
    read = _reader(
        replace(raw, text=raw.data.decode(encoding, "replace"), encoding=encoding), token
    )

    def clean(stored: StoredArticle) -> tuple[Article, Corrections]:
        return read(stored.corrections), stored.corrections

    return replace(_replace_text(library, article_id, clean, encoding), encoding=raw.encoding)


def read_sample(library: Library, article_id: ArticleId) -> TextSample:
    """Return the beginning of an article's saved file, to preview other encodings of it.

    Raises AppError if there is no such article.
    """
    with library.read() as tx:
        raw = tx.raw(article_id)
    return TextSample(article_id, raw.name, raw.encoding, raw.form, raw.data[:SAMPLE])


def restore_text(library: Library, before: StoredArticle, encoding: str | None = None) -> Changes:
    """Give an article the text and corrections it had `before`, and re-anchor its highlights.

    With an `encoding`, its saved file is decoded with that again.
    """
    return _replace_text(
        library, before.id, lambda _: (before.article, before.corrections), encoding
    ).changes


def _reader(raw: RawText, token: Token | None) -> Callable[[Corrections], Article]:
    """Return what cleans a page with corrections: in the child if there is a `token`.

    The saved page never changes, so a second plan can reuse what the first one cleaned.
    """
    if token is None:
        return cache(partial(read_article, raw))
    return cache(partial(PageReader(raw.name, token).clean_again, raw))


def _reclean(
    library: Library,
    article_id: ArticleId,
    choose: Callable[[Corrections], Corrections],
    token: Token | None,
) -> Replacement:
    """Clean an article's saved page again; `choose` turns its old corrections into new ones."""
    with library.read() as tx:
        raw = tx.raw(article_id)
    read = _reader(raw, token)

    def clean(stored: StoredArticle) -> tuple[Article, Corrections]:
        chosen = choose(stored.corrections)
        return read(chosen), chosen

    return _replace_text(library, article_id, clean)


def _replace_text(
    library: Library,
    article_id: ArticleId,
    choose: Callable[[StoredArticle], tuple[Article, Corrections]],
    encoding: str | None = None,
) -> Replacement:
    """Replace an article's text and corrections by what `choose` makes of the stored article.

    With an `encoding`, its saved file is decoded with that from then on.
    """

    def plan(tx: ReadTransaction) -> Plan[Replacement]:
        revisions = tx.revisions([article_id])
        stored = tx.article(article_id)
        article, chosen = choose(stored)
        new_sentences = _find_new_sentences(stored.article, article)
        translated = _recall_sentences(tx, new_sentences)
        before = recall(tx, stored.article)
        moves = plan_moves(
            tx.highlights(article_id, include_deleted=True),
            article,
            (*before, *translated),
            align(stored.article, before),
        )
        map_place = _PlaceMapper(stored.article, article)

        def is_current(tx: ReadTransaction) -> bool:
            # The article's revision doesn't cover translations of sentences that are new to it.
            return (
                tx.revisions([article_id]) == revisions
                and _recall_sentences(tx, new_sentences) == translated
            )

        def write(tx: WriteTransaction) -> Replacement:
            number, side = tx.place(article_id)
            furthest = tx.furthest_sentence(article_id)
            if encoding is not None:
                tx.set_encoding(article_id, encoding)
            if article != stored.article:
                tx.replace_article(article_id, article)
            tx.set_corrections(article_id, chosen)
            new_number = map_place(number)
            if new_number is not None:
                tx.remember_place(article_id, new_number, side)
            new_furthest = map_place(furthest)
            if new_furthest is not None:
                tx.set_furthest(article_id, new_furthest)
            moves.write(tx)
            return Replacement(stored, tx.changes)

        return Plan(is_current, write)

    return write_planned(library, plan)


def _find_new_sentences(before: Article, after: Article) -> dict[Language, tuple[str, ...]]:
    """Return the sentences in `after` that aren't in `before`, by language."""
    had = sentences_by_language(before)
    return {
        language: tuple(set(texts).difference(had.get(language, ())))
        for language, texts in sentences_by_language(after).items()
    }


def _recall_sentences(
    tx: ReadTransaction, sources: Mapping[Language, Sequence[str]]
) -> tuple[Translated, ...]:
    return tuple(
        translated
        for language, texts in sources.items()
        for translated in tx.current_translations(texts, language).values()
    )


class _PlaceMapper:
    """Maps sentence numbers of an article to those of its changed text."""

    def __init__(self, before: Article, after: Article) -> None:
        self._old, self._new = _sentence_texts(before), _sentence_texts(after)

    def __call__(self, place: int) -> int | None:
        """Return the new number of sentence `place`, or None if it is gone.

        Among identical sentences, the nth stays the nth.
        """
        if place >= len(self._old):
            return None
        text = self._old[place]
        matches = [number for number, other in enumerate(self._new) if other == text]
        if not matches:
            return None
        return matches[min(self._old[:place].count(text), len(matches) - 1)]


def _sentence_texts(article: Article) -> list[str]:
    return [sentence.text for paragraph in article.paragraphs for sentence in paragraph.sentences]
