"""The reader's own translations: written over the engine's, taken back, offered for others."""

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
    from desktop.library import Library, Reading

LINE_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
MAX_SUGGESTIONS = 5
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
    words = LINE_BREAKS.sub(" ", text).strip()
    if not words:
        raise AppError(
            "A translation can't be empty.", "Write it, or go back to the program's own."
        )

    def plan(tx: Reading) -> Plan[Rewritten]:
        revisions = tx.revisions([article_id])
        source, direction = _find_sentence(tx, article_id, number, reader)
        rewriting = _plan_rewrite(tx, source, direction, words)
        return _bound_to_revisions(rewriting, article_id, revisions)

    return write_planned(library, plan)


def discard(library: Library, article_id: ArticleId, number: int) -> Rewritten:
    """Forget the reader's own translation of a sentence, so that the engine's counts again.

    Raises AppError where there is no such sentence.
    """

    def plan(tx: Reading) -> Plan[Rewritten]:
        revisions = tx.revisions([article_id])
        rewriting = _plan_rewrite(tx, *_find_sentence(tx, article_id, number), None)
        return _bound_to_revisions(rewriting, article_id, revisions)

    return write_planned(library, plan)


def undo(library: Library, rewritten: Rewritten) -> Rewritten:
    """Let what counted before a rewriting count again; undoing that once more redoes it."""
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
    """Return the reader's own translations of sentences like this one, with their likeness of 1.

    Raises AppError where there is no such sentence.
    """
    with library.read() as tx:
        source, direction = _find_sentence(tx, article_id, number, reader)
        return tx.similar(source, direction, limit)


def _plan_rewrite(
    tx: Reading, source: str, direction: Direction, text: str | None
) -> Plan[Rewritten]:
    """Plan to keep `text` as the reader's own translation of a sentence, or to forget theirs."""
    before = tx.translations([source], direction.source).get(source)
    after: Translated | None
    if text is None:
        after = tx.translation_without_own(source, direction)
        change = plan_memory_change(
            tx, {(direction.source, source): after}, lambda tx: tx.forget(source, direction)
        )
    else:
        after = Translated(source, text, direction, model="")
        change = plan_to_remember(tx, [after])

    return Plan(
        change.is_current,
        lambda tx: Rewritten(source, direction, before, after, change.write(tx)),
    )


def _bound_to_revisions(
    plan: Plan[Rewritten], article_id: ArticleId, revisions: Mapping[ArticleId, int]
) -> Plan[Rewritten]:
    """Return the plan, current only as long as the article that named the sentence is."""
    return Plan(
        lambda tx: tx.revisions([article_id]) == revisions and plan.is_current(tx), plan.write
    )


def _find_sentence(
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
