"""Everything that the window needs to show an article, read at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.library import ArticleId, Highlight, StoredArticle
from desktop.reading.aligning import align
from desktop.reading.article import DIRECTIONS, Article, Direction, Language, Pair, Translated

if TYPE_CHECKING:
    from desktop.library import Library, Reading


FRENCH_ENGLISH: Mapping[Language, Direction] = MappingProxyType(
    {one.source: one for one in DIRECTIONS}
)
"""Where French and English go, whatever is installed."""


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """An article as it is read: its pairs so far and its highlights."""

    stored: StoredArticle
    pairs: tuple[Pair, ...]
    highlights: tuple[Highlight, ...]

    @property
    def article(self) -> Article:
        """Return the article itself."""
        return self.stored.article


def open_article(library: Library, article_id: ArticleId) -> OpenedArticle:
    """Look an article up, with what the memory knows of its sentences; no engine is needed.

    Raises AppError where there is no such article.
    """
    with library.read() as tx:
        stored = tx.article(article_id)
        pairs = align(stored.article, recall(tx, stored.article))
        return OpenedArticle(stored, pairs, tx.highlights(article_id))


def recall(tx: Reading, article: Article) -> tuple[Translated, ...]:
    """Return the translations of the article's sentences that are in the memory."""
    return tuple(
        translated
        for language, sources in sentences_by_language(article).items()
        for translated in tx.translations(sources, language).values()
    )


def sentences_by_language(article: Article) -> dict[Language, tuple[str, ...]]:
    """Return the article's distinct sentences under the language that each is in."""
    found: defaultdict[Language, dict[str, None]] = defaultdict(dict)
    for paragraph in article.paragraphs:
        found[paragraph.language].update(dict.fromkeys(one.text for one in paragraph.sentences))
    return {language: tuple(texts) for language, texts in found.items()}


def sentences_by_direction(
    article: Article, directions: Mapping[Language, Direction] = FRENCH_ENGLISH
) -> dict[Direction, tuple[str, ...]]:
    """Return the article's distinct sentences under the direction that each is translated in.

    `directions` has one for each language that is translated; sentences in others stand in none.
    """
    return {
        directions[language]: sources
        for language, sources in sentences_by_language(article).items()
        if language in directions
    }
