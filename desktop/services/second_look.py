"""Second look: translate an article's sentences again with care, and keep what was already read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.library import ArticleId, Changes
from desktop.reading.aligning import align
from desktop.reading.article import Direction, Pair, Translated
from desktop.services.open_article import recall
from desktop.services.planned_write import Plan, write_planned, write_when_free
from desktop.services.translate import WrappedEngine, apply_terms, make_glossary
from desktop.services.translation_updates import plan_to_remember
from desktop.translation.engine import Engine

if TYPE_CHECKING:
    from desktop.library import Library, ReadTransaction, WriteTransaction
    from desktop.reading.glossary.terms import Glossary

SENTENCES_PER_BATCH = 6
"""Few, so that the sentences nearest to the reader are saved before anything else is looked at."""

WORDS_AHEAD, WORDS_BEHIND = 2000, 200
"""How far from the reader translations are looked at: eight minutes of reading, so that a book
doesn't keep the processor busy for an hour."""

IsRead = Callable[[str], bool]
"""Tells whether the reader has read the translation of a sentence, or is just reading it."""


def nothing_is_read(source: str) -> bool:
    """Return False: no translation has been read yet."""
    return False


class CarefulEngine(WrappedEngine):
    """An engine whose every translation has had a second look, for translating without a window."""

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Translate as the engine does, and look at each batch again."""
        for batch in self._engine.translate(sources, direction, token, urgent):
            yield from self._engine.look_again(batch, direction, token)


def look_again(
    library: Library,
    engine: Engine,
    article_id: ArticleId,
    start: int,
    token: Token,
    is_read: IsRead = nothing_is_read,
) -> Iterator[tuple[Translated, ...]]:
    """Look again at the translations near sentence `start`, those that follow it first.

    What is better replaces the quick draft, unless the reader has read that, or highlighted the
    sentence: then the better draft is stored beside it. The reader's own translations, and those
    that another model made, stay as they are. Each batch is saved before it is yielded. Raises
    AppError if a model is broken, and Cancelled if the token is cancelled.
    """
    if library.is_read_only:
        return
    with library.read() as tx:
        article = tx.article(article_id).article
        pairs = align(article, recall(tx, article))
        highlighted = {
            pair.source
            for highlight in tx.highlights(article_id)
            for pair in pairs
            if highlight.anchor.start.sentence <= pair.number <= highlight.anchor.end.sentence
        }
        terms = tx.terms()
    for direction, quick in find_quick(engine, pairs, start).items():
        glossary = make_glossary(terms, direction)
        for first in range(0, len(quick), SENTENCES_PER_BATCH):
            batch = quick[first : first + SENTENCES_PER_BATCH]
            for found in engine.look_again(batch, direction, token):
                looked = _Looked.split(batch, found, highlighted, is_read, glossary, engine)
                write_when_free(library, looked.plan, token)
                yield looked.shown


def find_quick(
    engine: Engine, pairs: Sequence[Pair], start: int = 0
) -> dict[Direction, list[Translated]]:
    """Return the quick drafts by the current models near sentence `start`, by direction."""
    found: defaultdict[Direction, list[Translated]] = defaultdict(list)
    for quick in list_quick(pairs, start):
        if engine.model(quick.direction) == quick.model:
            found[quick.direction].append(quick)
    return found


def list_quick(pairs: Sequence[Pair], start: int = 0) -> list[Translated]:
    """Return the translations near sentence `start` that had no second look, each text once."""
    near = [
        *_take_words(pairs[start:], WORDS_AHEAD),
        *_take_words(pairs[:start][::-1], WORDS_BEHIND),
    ]
    found: dict[tuple[Direction, str], Translated] = {}
    for translated in (pair.translated for pair in near):
        if translated is not None and not translated.is_by_reader and not translated.is_careful:
            found.setdefault((translated.direction, translated.source), translated)
    return list(found.values())


def _take_words(pairs: Iterable[Pair], most: int) -> Iterator[Pair]:
    """Yield pairs until their sentences have `most` words."""
    words = 0
    for pair in pairs:
        if words >= most:
            return
        words += len(pair.source.split())
        yield pair


@dataclass(frozen=True, slots=True)
class Taken:
    """Translations that better drafts have replaced, and the changes made."""

    replaced: tuple[Translated, ...]
    changes: Changes


def take_better_drafts(library: Library, shown: Collection[Translated]) -> Taken:
    """Put better drafts in the place of these translations, where there still are any."""
    directions = {one.direction for one in shown}

    def find_better(tx: ReadTransaction) -> dict[Translated, Translated]:
        found = {}
        for direction in directions:
            sources = [one.source for one in shown if one.direction == direction]
            before = tx.current_translations(sources, direction.source)
            for source, draft in tx.better_drafts(sources, direction).items():
                if (replaced := before.get(source)) and replaced.better:
                    found[replaced] = draft
        return found

    def plan(tx: ReadTransaction) -> Plan[Taken]:
        better = find_better(tx)
        update = plan_to_remember(tx, better.values())

        def write(writing: WriteTransaction) -> Taken:
            update.write(writing)
            return Taken(tuple(better), writing.changes)

        return Plan(lambda now: find_better(now) == better and update.is_current(now), write)

    return write_planned(library, plan)


def put_back(library: Library, replaced: Collection[Translated]) -> Changes:
    """Put back translations that better drafts have replaced; these are offered again."""

    def plan(tx: ReadTransaction) -> Plan[Changes]:
        better = {
            one.source: tx.find_translations([one.source], one.direction).get(one.source)
            for one in replaced
        }
        update = plan_to_remember(tx, [replace(one, better="") for one in replaced])

        def write(writing: WriteTransaction) -> Changes:
            update.write(writing)
            offered = [(one, draft) for one in replaced if (draft := better[one.source])]
            writing.save_better_drafts(offered)
            return writing.changes

        return Plan(update.is_current, write)

    return write_planned(library, plan)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a second look found: drafts to use, and drafts beside translations that stay."""

    used: tuple[Translated, ...]
    offered: tuple[tuple[Translated, Translated], ...]

    @classmethod
    def split(
        cls,
        batch: Sequence[Translated],
        found: Sequence[Translated],
        highlighted: Collection[str],
        is_read: IsRead,
        glossary: Glossary,
        engine: Engine,
    ) -> _Looked:
        quick = {one.source: one for one in batch}
        used, offered = [], []
        for draft in apply_terms(engine, found, glossary):
            shown = quick[draft.source]
            is_kept = draft.source in highlighted or is_read(draft.source)
            if draft.text != shown.text and is_kept:
                offered.append((replace(shown, is_careful=True, better=draft.text), draft))
            else:
                used.append(draft)
        return cls(tuple(used), tuple(offered))

    @property
    def shown(self) -> tuple[Translated, ...]:
        """Return the translations to show."""
        return (*self.used, *(shown for shown, _ in self.offered))

    def plan(self, tx: ReadTransaction) -> Plan[Changes]:
        update = plan_to_remember(tx, self.used)

        def write(writing: WriteTransaction) -> Changes:
            update.write(writing)
            writing.save_better_drafts(self.offered)
            return writing.changes

        return Plan(update.is_current, write)
