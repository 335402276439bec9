"""Translations into the memory, with the highlights on those that they replace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from desktop.library import ArticleId, Changes
from desktop.reading.aligning import align
from desktop.reading.article import Language, Side, Translated
from desktop.services.open_article import recall
from desktop.services.planned_write import Plan
from desktop.services.reanchor import Moves, plan_moves

if TYPE_CHECKING:
    from desktop.library import Reading, Writing

SentenceKey = tuple[Language, str]
"""A sentence as the memory knows it: its language and its text."""


def plan_to_remember(tx: Reading, translated: Collection[Translated]) -> Plan[Changes]:
    """Plan to keep translations, and to re-anchor the highlights on those that they replace.

    The engine's translations don't count where there is one of the reader's own.
    """
    counting = _current_translations(tx, map(_sentence_key, translated))
    changed: dict[SentenceKey, Translated | None] = {}
    for one in translated:
        now = counting.get(_sentence_key(one))
        if now is None or one.is_by_reader or not now.is_by_reader:
            counting[_sentence_key(one)] = changed[_sentence_key(one)] = one
    return plan_memory_change(tx, changed, lambda writing: writing.remember(translated))


def plan_memory_change(
    tx: Reading, changed: Mapping[SentenceKey, Translated | None], write: Callable[[Writing], None]
) -> Plan[Changes]:
    """Plan to `write` a change of the memory, and to re-anchor the highlights beside it.

    `changed` is what counts after it as the translation of the sentences concerned, wherever they
    stand; removed highlights move, too, for they may be brought back.
    """
    counting, revisions = _current_translations(tx, changed), _affected_revisions(tx, changed)
    moves = [_plan_article_moves(tx, article_id, changed) for article_id in revisions]

    def is_current(now: Reading) -> bool:
        return (
            _current_translations(now, changed) == counting
            and _affected_revisions(now, changed) == revisions
        )

    def write_all(writing: Writing) -> Changes:
        write(writing)
        for one in moves:
            one.write(writing)
        return writing.changes

    return Plan(is_current, write_all)


def _current_translations(
    tx: Reading, sentences: Iterable[SentenceKey]
) -> dict[SentenceKey, Translated]:
    """Return what counts as the translation of those of the sentences that have one."""
    return {
        _sentence_key(one): one
        for language, sources in _by_language(sentences).items()
        for one in tx.translations(sources, language).values()
    }


def _affected_revisions(tx: Reading, sentences: Iterable[SentenceKey]) -> dict[ArticleId, int]:
    """Return the revisions of the articles with highlights beside one of the sentences."""
    return tx.revisions(
        {
            article_id
            for language, sources in _by_language(sentences).items()
            for article_id in tx.articles_marked_beside(sources, language)
        }
    )


def _plan_article_moves(
    tx: Reading, article_id: ArticleId, changed: Mapping[SentenceKey, Translated | None]
) -> Moves:
    """Find the words of an article's highlights on translations in those that count now."""
    article = tx.article(article_id).article
    before = recall(tx, article)
    now = {**{_sentence_key(one): one for one in before}, **changed}
    marked = tx.highlights(article_id, and_deleted=True)
    return plan_moves(
        [one for one in marked if one.anchor.side is Side.TRANSLATION],
        article,
        [one for one in now.values() if one is not None],
        align(article, before),
    )


def _by_language(sentences: Iterable[SentenceKey]) -> dict[Language, list[str]]:
    found: defaultdict[Language, list[str]] = defaultdict(list)
    for language, source in sentences:
        found[language].append(source)
    return dict(found)


def _sentence_key(translated: Translated) -> SentenceKey:
    return translated.direction.source, translated.source
