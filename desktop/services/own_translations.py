"""The reader's own translations: written over the engine's, taken back, offered for others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.base.errors import AppError
from desktop.library import ArticleId, Changes
from desktop.reading.aligning import align
from desktop.reading.article import Direction, Language, Side, Translated
from desktop.reading.languages.routes import target_languages
from desktop.services.open_article import recall
from desktop.services.reanchor import reanchor

if TYPE_CHECKING:
    from desktop.library import Library, Reading, Writing

BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
OFFERED = 5
"""How many similar sentences are offered at most."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A sentence whose translation was changed: what counted before, what counts now."""

    source: str
    direction: Direction
    before: Translated | None
    after: Translated | None
    changes: Changes


def rewrite(
    library: Library,
    article_id: ArticleId,
    number: int,
    text: str,
    reader: Language = Language.ENGLISH,
) -> Rewritten:
    """Keep `text` as the reader's own translation of sentence `number`, wherever it stands.

    What isn't translated yet of a third language is taken to be in the `reader`'s now. Highlights
    on translations of that sentence, in any article, keep their words or are marked as lost. Raises
    AppError where the text is blank or there is no such sentence.
    """
    words = BREAKS.sub(" ", text).strip()
    if not words:
        raise AppError(
            "A translation can't be empty.", "Write it, or go back to the program's own."
        )
    with library.write() as tx:
        source, direction = _sentence(tx, article_id, number, reader)
        return _write(tx, source, direction, words)


def take_back(library: Library, article_id: ArticleId, number: int) -> Rewritten:
    """Forget the reader's own translation of a sentence, so that the engine's counts again.

    Raises AppError where there is no such sentence.
    """
    with library.write() as tx:
        return _write(tx, *_sentence(tx, article_id, number), None)


def undo(library: Library, rewritten: Rewritten) -> Rewritten:
    """Let what counted before a rewriting count again; undoing that once more redoes it."""
    before = rewritten.before
    own = before.text if before is not None and before.is_by_reader else None
    with library.write() as tx:
        return _write(tx, rewritten.source, rewritten.direction, own)


def similar(
    library: Library,
    article_id: ArticleId,
    number: int,
    limit: int = OFFERED,
    reader: Language = Language.ENGLISH,
) -> tuple[tuple[Translated, float], ...]:
    """Return the reader's own translations of sentences like this one, with their likeness of 1.

    Raises AppError where there is no such sentence.
    """
    with library.read() as tx:
        source, direction = _sentence(tx, article_id, number, reader)
        return tx.similar(source, direction, limit)


def remember(tx: Writing, translated: Collection[Translated]) -> None:
    """Keep translations; highlights on those they replace, in any article, are anchored again."""
    sources: defaultdict[Direction, list[str]] = defaultdict(list)
    for one in translated:
        sources[one.direction].append(one.source)
    # Most batches have no highlight beside them, and nothing of theirs is to be looked up.
    marked = {one: tx.articles_marked_beside(sources[one], one) for one in sources}
    before = {
        one: tx.translations(sources[one], one.source)
        for one, articles in marked.items()
        if articles
    }
    tx.remember(translated)
    for direction in sorted(before, key=str):
        _anchor_beside(tx, marked[direction], sources[direction], direction, before[direction])


def _anchor_beside(
    tx: Writing,
    articles: Iterable[ArticleId],
    sources: Iterable[str],
    direction: Direction,
    before: Mapping[str, Translated],
) -> None:
    """Anchor the highlights of `articles` on translations again; `before` has those of `sources`.

    Removed ones too, for they may be brought back.
    """
    changed = {(direction.source, source) for source in sources}
    for article_id in articles:
        article = tx.article(article_id).article
        kept = tx.highlights(article_id, and_deleted=True)
        marked = [one for one in kept if one.anchor.side is Side.TRANSLATION]
        now = recall(tx, article)
        same = [one for one in now if (one.direction.source, one.source) not in changed]
        reanchor(tx, marked, article, now, align(article, [*same, *before.values()]))


def _write(tx: Writing, source: str, direction: Direction, text: str | None) -> Rewritten:
    known = tx.translations([source], direction.source)
    before = known.get(source)
    if text is None:
        tx.forget(source, direction)
    else:
        tx.remember([Translated(source, text, direction, model="")])
    after = tx.translations([source], direction.source).get(source)
    if (before and before.text) != (after and after.text):
        articles = tx.articles_marked_beside([source], direction)
        _anchor_beside(tx, articles, [source], direction, known)
    return Rewritten(source, direction, before, after, tx.changes)


def _sentence(
    tx: Reading, article_id: ArticleId, number: int, reader: Language = Language.ENGLISH
) -> tuple[str, Direction]:
    """Return the text of sentence `number`, from 0, and the direction it is translated in."""
    sentences = [
        (sentence.text, paragraph.language)
        for paragraph in tx.article(article_id).article.paragraphs
        for sentence in paragraph.sentences
    ]
    if 0 <= number < len(sentences):
        text, language = sentences[number]
        known = tx.translations([text], language).get(text)
        if known is not None:
            return text, known.direction
        for target in target_languages(language, reader):
            return text, Direction(language, target)
    raise AppError("This sentence can't be translated.", "Choose another one.")
