"""Translate articles: use the translation memory first, then the engine, and save each batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.library import ArticleId
from desktop.reading.aligning import align
from desktop.reading.article import Article, Direction, Language, Pair, Translated
from desktop.services.languages import find_directions
from desktop.services.open_article import recall, sentences_by_direction
from desktop.services.planned_write import Plan, write_planned, write_when_free
from desktop.services.translation_updates import plan_to_remember
from desktop.translation.engine import Engine

if TYPE_CHECKING:
    from desktop.library import Library, ReadTransaction, WriteTransaction
    from desktop.reading.glossary.terms import Glossary, Term

URGENT_SENTENCES = 6
"""How many sentences from the reading position on are translated before all others."""


def translate(
    library: Library,
    engine: Engine,
    article_id: ArticleId,
    start: int,
    token: Token,
    reader: Language = Language.ENGLISH,
) -> Iterator[tuple[Translated, ...]]:
    """Translate the sentences of an article that the memory doesn't have, and save each batch.

    Sentences from number `start` on come first, then the rest of the article. Glossary terms are
    applied. Each batch is saved before it is yielded, so that a cancel loses nothing; highlights
    waiting for its words are re-anchored. A third language is translated into the `reader`'s;
    languages without a model are skipped. Nothing is saved in a library that can only be read.
    Raises AppError, after translating the other languages,
    if a model is broken, and Cancelled if the token is cancelled.
    """
    with library.read() as tx:
        article = tx.article(article_id).article
        remembered = {
            (known.direction.source, known.source): known for known in recall(tx, article)
        }
        terms = tx.terms()
    failure: AppError | None = None
    directions = find_directions(article, reader, engine)
    for direction, sources in _in_reading_order(article, start, directions).items():
        current = {source: remembered.get((direction.source, source)) for source in sources}
        missing = [
            source for source, known in current.items() if not is_translated(known, direction)
        ]
        if any(current[source] for source in missing):
            if reused := _reuse_earlier(library, missing, direction):
                yield tuple(reused.values())
            missing = [source for source in missing if source not in reused]
        if not missing:
            continue
        glossary = make_glossary(terms, direction)
        try:
            yield from _translate_and_save(library, engine, missing, glossary, token)
        except AppError as error:
            failure = failure or error
    if failure is not None:
        raise failure


def find_outdated(engine: Engine, pairs: Iterable[Pair]) -> dict[Direction, frozenset[str]]:
    """Return the sentences translated by another model than the current one, by direction.

    The reader's own translations are never outdated, nor are those whose model was removed.
    """
    found: defaultdict[Direction, set[str]] = defaultdict(set)
    for translated in (pair.translated for pair in pairs):
        if translated is None or translated.is_by_reader:
            continue
        if engine.model(translated.direction) not in (translated.model, None):
            found[translated.direction].add(translated.source)
    return {direction: frozenset(sources) for direction, sources in found.items()}


def retranslate(
    library: Library, engine: Engine, article_id: ArticleId, start: int, token: Token
) -> Iterator[tuple[Translated, ...]]:
    """Translate the outdated sentences of an article again, starting from sentence `start`.

    An old translation stays until its replacement is saved; the reader's own always stay. With each
    batch the highlights on its translations are re-anchored or marked as lost. Raises AppError if
    there is no model, and Cancelled if the token is cancelled.
    """
    with library.read() as tx:
        article = tx.article(article_id).article
        outdated = find_outdated(engine, align(article, recall(tx, article)))
        terms = tx.terms()
    directions = {direction.source: direction for direction in outdated}
    for direction, sources in _in_reading_order(article, start, directions).items():
        stale = [source for source in sources if source in outdated.get(direction, ())]
        if not stale:
            continue
        glossary = make_glossary(terms, direction)
        yield from _translate_and_save(library, engine, stale, glossary, token)


def translate_article(
    engine: Engine, article: Article, token: Token, reader: Language = Language.ENGLISH
) -> Iterator[tuple[Translated, ...]]:
    """Translate an article that isn't in the library, in batches.

    A third language is translated into the `reader`'s; languages without a model are skipped.
    """
    directions = find_directions(article, reader, engine)
    return chain.from_iterable(
        engine.translate(sources, direction, token)
        for direction, sources in sentences_by_direction(article, directions).items()
    )


def translate_lines(
    engine: Engine, lines: Sequence[str], direction: Direction, token: Token
) -> list[str]:
    """Translate lines of one sentence each; return as many lines in the same order.

    Blank lines become empty.
    """
    sources = [line for line in lines if line.strip()]
    translations = {
        translated.source: translated.text
        for batch in engine.translate(sources, direction, token)
        for translated in batch
    }
    return [translations.get(line, "") for line in lines]


class WrappedEngine:
    """All that an engine does but for `translate`, which subclasses add."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.model = engine.model
        self.look_again = engine.look_again
        self.alternatives = engine.alternatives
        self.link = engine.link
        self.tune = engine.tune


class GlossaryEngine(WrappedEngine):
    """An engine that applies glossary terms, for translating without a library."""

    def __init__(self, engine: Engine, terms: Sequence[Term]) -> None:
        super().__init__(engine)
        self._terms = terms

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Translate as the engine does, and apply the terms."""
        glossary = make_glossary(self._terms, direction)
        for batch in self._engine.translate(sources, direction, token, urgent):
            yield apply_terms(self._engine, batch, glossary)


def apply_terms(
    engine: Engine, translated: Sequence[Translated], glossary: Glossary
) -> tuple[Translated, ...]:
    """Return the engine's translations with glossary terms put in where that is safe."""
    if not glossary:
        return tuple(translated)
    from desktop.reading.glossary.term_repair import repair_terms

    return tuple(
        repair_terms(original, glossary, partial(engine.link, direction=glossary.direction))
        for original in translated
    )


def make_glossary(terms: Sequence[Term], direction: Direction) -> Glossary:
    """Make the glossary of one direction from the terms of both."""
    # Imported here because its patterns take time to compile that the window needn't wait for.
    from desktop.reading.glossary.terms import Glossary

    return Glossary(terms, direction)


def is_translated(translated: Translated | None, direction: Direction) -> bool:
    """Return whether a sentence with this translation needs no other in `direction`."""
    return translated is not None and (translated.is_by_reader or translated.direction == direction)


def _translate_and_save(
    library: Library, engine: Engine, sources: Sequence[str], glossary: Glossary, token: Token
) -> Iterator[tuple[Translated, ...]]:
    """Translate sentences with the glossary, saving each batch before it is yielded."""
    for batch in engine.translate(sources, glossary.direction, token, urgent=URGENT_SENTENCES):
        corrected = apply_terms(engine, batch, glossary)
        if not library.is_read_only:
            write_when_free(library, partial(plan_to_remember, translated=corrected), token)
        yield corrected


def _reuse_earlier(
    library: Library, sources: Sequence[str], direction: Direction
) -> dict[str, Translated]:
    """Make earlier translations in `direction` current again, in place of another direction's."""

    def plan(tx: ReadTransaction) -> Plan[dict[str, Translated]]:
        found = tx.find_translations(sources, direction)
        update = plan_to_remember(tx, found.values())

        def write(tx: WriteTransaction) -> dict[str, Translated]:
            update.write(tx)
            return found

        return Plan(
            lambda tx: tx.find_translations(sources, direction) == found and update.is_current(tx),
            write,
        )

    if library.is_read_only:
        with library.read() as tx:
            return tx.find_translations(sources, direction)
    return write_planned(library, plan)


def _in_reading_order(
    article: Article, start: int, directions: Mapping[Language, Direction]
) -> dict[Direction, Sequence[str]]:
    """Return the sentences by direction, from sentence `start` to the end, then from the top."""
    texts = [sentence.text for paragraph in article.paragraphs for sentence in paragraph.sentences]
    rank: dict[str, int] = {}
    for number, text in enumerate(texts):
        position = number - start if number >= start else len(texts) + number
        rank[text] = min(position, rank.get(text, position))
    ordered = {
        direction: sorted(sources, key=rank.__getitem__)
        for direction, sources in sentences_by_direction(article, directions).items()
    }
    return dict(sorted(ordered.items(), key=lambda item: min(map(rank.__getitem__, item[1]))))
