"""An article's missing translations: from the memory first, then from the engine, then kept."""

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
    from desktop.library import Library, Reading, Writing
    from desktop.reading.glossary.terms import Glossary, Term

URGENT_SENTENCES = 6
"""Sentences about the reader's place that are translated before all others."""


def translate(
    library: Library,
    engine: Engine,
    article_id: ArticleId,
    start: int,
    token: Token,
    reader: Language = Language.ENGLISH,
) -> Iterator[tuple[Translated, ...]]:
    """Translate what the memory doesn't know of an article, and remember it batch by batch.

    The sentences from number `start` on come first, then the rest of the article. The reader's
    glossary is followed. Each batch is in the library when it is yielded, so that a cancel loses
    nothing; highlights that waited for its words are put on them. A third language goes into the
    `reader`'s; what no model can translate is passed over. Raises AppError, once the other
    languages are done, where a model is broken, and Cancelled once the token asks to stop.
    """
    with library.read() as tx:
        article = tx.article(article_id).article
        known = {(one.direction.source, one.source): one for one in recall(tx, article)}
        terms = tx.terms()
    failure: AppError | None = None
    ways = find_directions(article, reader, engine)
    for direction, sources in _in_reading_order(article, start, ways).items():
        before = {source: known.get((direction.source, source)) for source in sources}
        missing = [source for source, one in before.items() if not is_translated(one, direction)]
        if any(before[source] for source in missing):
            if found := _reuse_earlier(library, missing, direction):
                yield tuple(found.values())
            missing = [source for source in missing if source not in found]
        if not missing:
            continue
        glossary = _make_glossary(terms, direction)
        try:
            yield from _translate_and_save(library, engine, missing, glossary, token)
        except AppError as error:
            failure = failure or error
    if failure is not None:
        raise failure


def find_outdated(engine: Engine, pairs: Iterable[Pair]) -> dict[Direction, frozenset[str]]:
    """Return the sentences that another model translated than the one that would do it now.

    What the reader wrote isn't among them, nor is what has no translation, or no model any more.
    """
    found: defaultdict[Direction, set[str]] = defaultdict(set)
    for one in (pair.translated for pair in pairs):
        if one is None or one.is_by_reader:
            continue
        if engine.model(one.direction) not in (one.model, None):
            found[one.direction].add(one.source)
    return {direction: frozenset(sources) for direction, sources in found.items()}


def retranslate(
    library: Library, engine: Engine, article_id: ArticleId, start: int, token: Token
) -> Iterator[tuple[Translated, ...]]:
    """Translate again what is outdated of an article, from sentence `start` on.

    An old translation stays until the new one is there; the reader's own stay for good. With each
    batch the highlights on translations are put on their words again, or are lost. Raises AppError
    where there is no model, and Cancelled once the token asks to stop.
    """
    with library.read() as tx:
        article = tx.article(article_id).article
        old = find_outdated(engine, align(article, recall(tx, article)))
        terms = tx.terms()
    ways = {direction.source: direction for direction in old}
    for direction, sources in _in_reading_order(article, start, ways).items():
        wanted = [source for source in sources if source in old.get(direction, ())]
        if not wanted:
            continue
        glossary = _make_glossary(terms, direction)
        yield from _translate_and_save(library, engine, wanted, glossary, token)


def translate_article(
    engine: Engine, article: Article, token: Token, reader: Language = Language.ENGLISH
) -> Iterator[tuple[Translated, ...]]:
    """Translate an article that is in no library, in batches.

    A third language goes into the `reader`'s; what no model can translate is passed over.
    """
    ways = find_directions(article, reader, engine)
    return chain.from_iterable(
        engine.translate(sources, direction, token)
        for direction, sources in sentences_by_direction(article, ways).items()
    )


def translate_lines(
    engine: Engine, lines: Sequence[str], direction: Direction, token: Token
) -> list[str]:
    """Translate lines that are a sentence each; as many come back, in order, blank ones blank."""
    wanted = [line for line in lines if line.strip()]
    known = {
        one.source: one.text
        for batch in engine.translate(wanted, direction, token)
        for one in batch
    }
    return [known.get(line, "") for line in lines]


class GlossaryEngine:
    """An engine whose translations follow a glossary, for what is translated without a library."""

    def __init__(self, engine: Engine, terms: Sequence[Term]) -> None:
        self._engine = engine
        self._terms = terms
        self.model = engine.model
        self.alternatives = engine.alternatives
        self.link = engine.link
        self.tune = engine.tune

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Translate as the engine does, and put the terms right."""
        glossary = _make_glossary(self._terms, direction)
        for batch in self._engine.translate(sources, direction, token, urgent):
            yield apply_terms(self._engine, batch, glossary)


def apply_terms(
    engine: Engine, translated: Sequence[Translated], glossary: Glossary
) -> tuple[Translated, ...]:
    """Return the engine's translations with the glossary's terms put right where that is safe."""
    if not glossary:
        return tuple(translated)
    from desktop.reading.glossary.term_repair import repair_terms

    return tuple(
        repair_terms(one, glossary, partial(engine.link, direction=glossary.direction))
        for one in translated
    )


def _make_glossary(terms: Sequence[Term], direction: Direction) -> Glossary:
    # Its patterns take longer to load than a window that only opens need wait.
    from desktop.reading.glossary.terms import Glossary

    return Glossary(terms, direction)


def is_translated(one: Translated | None, direction: Direction) -> bool:
    """Tell whether a sentence needs no more translating in `direction`, given what counts now."""
    return one is not None and (one.is_by_reader or one.direction == direction)


def _translate_and_save(
    library: Library, engine: Engine, sources: Sequence[str], glossary: Glossary, token: Token
) -> Iterator[tuple[Translated, ...]]:
    """Translate sentences by the glossary; each batch is in the library when it is yielded."""
    for batch in engine.translate(sources, glossary.direction, token, urgent=URGENT_SENTENCES):
        followed = apply_terms(engine, batch, glossary)
        write_when_free(library, partial(plan_to_remember, translated=followed), token)
        yield followed


def _reuse_earlier(
    library: Library, sources: Sequence[str], direction: Direction
) -> dict[str, Translated]:
    """Let the translations count again that were made in `direction` before those of another."""

    def plan(tx: Reading) -> Plan[dict[str, Translated]]:
        found = tx.recall(sources, direction)
        update = plan_to_remember(tx, found.values())

        def write(tx: Writing) -> dict[str, Translated]:
            update.write(tx)
            return found

        return Plan(
            lambda tx: tx.recall(sources, direction) == found and update.is_current(tx), write
        )

    return write_planned(library, plan)


def _in_reading_order(
    article: Article, start: int, ways: Mapping[Language, Direction]
) -> dict[Direction, Sequence[str]]:
    """Return the sentences by direction, each from the reader's place on, then from the top."""
    texts = [one.text for paragraph in article.paragraphs for one in paragraph.sentences]
    rank: dict[str, int] = {}
    for number, text in enumerate(texts):
        place = number - start if number >= start else len(texts) + number
        rank[text] = min(place, rank.get(text, place))
    ordered = {
        direction: sorted(sources, key=rank.__getitem__)
        for direction, sources in sentences_by_direction(article, ways).items()
    }
    return dict(sorted(ordered.items(), key=lambda item: min(map(rank.__getitem__, item[1]))))
