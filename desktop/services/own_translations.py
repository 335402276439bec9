"""The reader's own translations: write, discard and undo them, and find similar ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.base.errors import AppError
from desktop.library import ArticleId, Changes
from desktop.reading.article import Direction, Language, Translated
from desktop.reading.languages.routes import target_languages
from desktop.services.planned_write import Plan, write_planned
from desktop.services.translation_updates import plan_memory_change, plan_to_remember

if TYPE_CHECKING:
    from desktop.library import Library, ReadTransaction

LINE_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
MAX_SUGGESTIONS = 5
"""How many similar sentences are suggested at most."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A sentence whose translation was changed, with the translation before and after."""

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
    source: str = "",
) -> Rewritten:
    """Save `text` as the reader's own translation of sentence `number`, in all articles.

    If it no longer reads `source`, the sentence that does is meant. A third language without a
    translation is taken to be translated into the `reader`'s. Highlights on translations of the
    sentence, in any article, are re-anchored or marked as lost. Raises AppError if the text is
    blank or there is no such sentence.
    """
    cleaned = LINE_BREAKS.sub(" ", text).strip()
    if not cleaned:
        raise AppError(
            "A translation can't be empty.", "Write one, or go back to the program's translation."
        )

    def plan(tx: ReadTransaction) -> Plan[Rewritten]:
        revisions = tx.revisions([article_id])
        found, direction = _find_sentence(tx, article_id, number, reader, source)
        return _bind_to_revisions(
            _plan_rewrite(tx, found, direction, cleaned), article_id, revisions
        )

    return write_planned(library, plan)


def discard(library: Library, article_id: ArticleId, number: int) -> Rewritten:
    """Delete the reader's own translation of a sentence, so that the engine's is used again.

    Raises AppError if there is no such sentence.
    """

    def plan(tx: ReadTransaction) -> Plan[Rewritten]:
        revisions = tx.revisions([article_id])
        source, direction = _find_sentence(tx, article_id, number)
        return _bind_to_revisions(_plan_rewrite(tx, source, direction, None), article_id, revisions)

    return write_planned(library, plan)


def undo(library: Library, rewritten: Rewritten) -> Rewritten:
    """Restore the translation before a rewrite; undoing the result redoes it."""
    before = rewritten.before
    own = before.text if before is not None and before.is_by_reader else None
    return write_planned(
        library, lambda tx: _plan_rewrite(tx, rewritten.source, rewritten.direction, own)
    )


def find_similar(
    library: Library,
    article_id: ArticleId,
    number: int,
    limit: int = MAX_SUGGESTIONS,
    reader: Language = Language.ENGLISH,
) -> tuple[tuple[Translated, float], ...]:
    """Return the reader's translations of similar sentences, each with its similarity (0 to 1).

    Raises AppError if there is no such sentence.
    """
    with library.read() as tx:
        source, direction = _find_sentence(tx, article_id, number, reader)
        return tx.similar_translations(source, direction, limit)


def _plan_rewrite(
    tx: ReadTransaction, source: str, direction: Direction, text: str | None
) -> Plan[Rewritten]:
    """Plan to save `text` as the reader's own translation, or to delete theirs if it is None."""
    before = tx.current_translations([source], direction.source).get(source)
    after: Translated | None
    if text is None:
        after = tx.translation_without_own(source, direction)
        change = plan_memory_change(
            tx,
            {(direction.source, source): after},
            lambda tx: tx.delete_own_translation(source, direction),
        )
    else:
        after = Translated(source, text, direction, model="")
        change = plan_to_remember(tx, [after])

    return Plan(
        change.is_current,
        lambda tx: Rewritten(source, direction, before, after, change.write(tx)),
    )


def _bind_to_revisions(
    plan: Plan[Rewritten], article_id: ArticleId, revisions: Mapping[ArticleId, int]
) -> Plan[Rewritten]:
    """Return a plan that is also outdated once the article is no longer at these revisions."""
    return Plan(
        lambda tx: tx.revisions([article_id]) == revisions and plan.is_current(tx), plan.write
    )


def _find_sentence(
    tx: ReadTransaction,
    article_id: ArticleId,
    number: int,
    reader: Language = Language.ENGLISH,
    source: str = "",
) -> tuple[str, Direction]:
    """Return the text of sentence `number`, counted from 0, and its translation direction.

    If a `source` is given, another sentence is found only if it reads so.
    """
    sentences = [
        (sentence.text, paragraph.language)
        for paragraph in tx.article(article_id).article.paragraphs
        for sentence in paragraph.sentences
    ]
    meant = sentences[number : number + 1] if number >= 0 else []
    if source:
        meant = [one for one in (*meant, *sentences) if one[0] == source]
    if meant:
        text, language = meant[0]
        known = tx.current_translations([text], language).get(text)
        if known is not None:
            return text, known.direction
        for target in target_languages(language, reader):
            return text, Direction(language, target)
    raise AppError("This sentence can't be translated.", "Choose another one.")
