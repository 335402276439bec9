"""Updates of the translation memory, with the highlights on the translations they replace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from desktop.library import ArticleId, Changes
from desktop.reading.aligning import align
from desktop.reading.article import Language, Side, Translated
from desktop.services.open_article import recall
from desktop.services.planned_write import Plan
from desktop.services.reanchor import ReanchorPlan, plan_moves

if TYPE_CHECKING:
    from desktop.library import ReadTransaction, WriteTransaction

SentenceKey = tuple[Language, str]
"""How the memory identifies a sentence: by its language and text."""


def plan_to_remember(tx: ReadTransaction, translated: Collection[Translated]) -> Plan[Changes]:
    """Plan to save translations, and to re-anchor the highlights on those they replace.

    The engine's translations aren't used for sentences that the reader translated.
    """
    current = _current_translations(tx, map(_sentence_key, translated))
    changed: dict[SentenceKey, Translated | None] = {}
    for new in translated:
        key = _sentence_key(new)
        old = current.get(key)
        if old is None or new.is_by_reader or not old.is_by_reader:
            current[key] = changed[key] = new
    return plan_memory_change(tx, changed, lambda writing: writing.save_translations(translated))


def plan_memory_change(
    tx: ReadTransaction,
    changed: Mapping[SentenceKey, Translated | None],
    write: Callable[[WriteTransaction], None],
) -> Plan[Changes]:
    """Plan to `write` a change of the memory, and to re-anchor the highlights it affects.

    `changed` maps each sentence concerned to its translation after the change, in all articles.
    Deleted highlights are re-anchored too, because they may be restored.
    """
    current, revisions = _current_translations(tx, changed), _affected_revisions(tx, changed)
    moves = [_plan_article_moves(tx, article_id, changed) for article_id in revisions]

    def is_current(now: ReadTransaction) -> bool:
        return (
            _current_translations(now, changed) == current
            and _affected_revisions(now, changed) == revisions
        )

    def write_all(writing: WriteTransaction) -> Changes:
        write(writing)
        for article_moves in moves:
            article_moves.write(writing)
        return writing.changes

    return Plan(is_current, write_all)


def _current_translations(
    tx: ReadTransaction, sentences: Iterable[SentenceKey]
) -> dict[SentenceKey, Translated]:
    """Return the current translations of those sentences that have one."""
    return {
        _sentence_key(translated): translated
        for language, sources in _by_language(sentences).items()
        for translated in tx.current_translations(sources, language).values()
    }


def _affected_revisions(
    tx: ReadTransaction, sentences: Iterable[SentenceKey]
) -> dict[ArticleId, int]:
    """Return the revisions of articles with a sentence and highlights on translations."""
    return tx.revisions(
        {
            article_id
            for language, sources in _by_language(sentences).items()
            for article_id in tx.articles_with_marked_translations(sources, language)
        }
    )


def _plan_article_moves(
    tx: ReadTransaction, article_id: ArticleId, changed: Mapping[SentenceKey, Translated | None]
) -> ReanchorPlan:
    """Plan the re-anchoring of an article's highlights on its changed translations."""
    article = tx.article(article_id).article
    before = recall(tx, article)
    after = {**{_sentence_key(old): old for old in before}, **changed}
    highlights = tx.highlights(article_id, include_deleted=True)
    return plan_moves(
        [highlight for highlight in highlights if highlight.anchor.side is Side.TRANSLATION],
        article,
        [translated for translated in after.values() if translated is not None],
        align(article, before),
    )


def _by_language(sentences: Iterable[SentenceKey]) -> dict[Language, list[str]]:
    found: defaultdict[Language, list[str]] = defaultdict(list)
    for language, source in sentences:
        found[language].append(source)
    return dict(found)


def _sentence_key(translated: Translated) -> SentenceKey:
    return translated.direction.source, translated.source
