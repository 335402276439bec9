"""Everything that the window needs to show an article, read at one moment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.library import ArticleId, Highlight, StoredArticle
from desktop.reading.aligning import align, other_language
from desktop.reading.article import Article, Direction, Language, Pair, Translated

if TYPE_CHECKING:
    from desktop.library import Library, Reading


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as it is read: its pairs so far and its highlights."""

    stored: StoredArticle
    pairs: tuple[Pair, ...]
    highlights: tuple[Highlight, ...]

    @property
    def article(self) -> Article:
        """Return the article itself."""
        return self.stored.article


def open_article(library: Library, article_id: ArticleId) -> Opened:
    """Look an article up, with what the memory knows of its sentences; no engine is needed.

    Raises AppError where there is no such article.
    """
    with library.read() as tx:
        stored = tx.article(article_id)
        pairs = align(stored.article, recall(tx, stored.article))
        return Opened(stored, pairs, tx.highlights(article_id))


def recall(tx: Reading, article: Article) -> tuple[Translated, ...]:
    """Return the translations of the article's sentences that are in the memory."""
    return tuple(
        translated
        for direction, sources in sentences_by_direction(article).items()
        for translated in tx.recall(sources, direction).values()
    )


def sentences_by_direction(article: Article) -> dict[Direction, tuple[str, ...]]:
    """Return the article's distinct sentences under the direction that each is translated in.

    Sentences in a language that isn't read stand in none.
    """
    found: defaultdict[Language, dict[str, None]] = defaultdict(dict)
    for paragraph in article.paragraphs:
        found[paragraph.language].update(dict.fromkeys(one.text for one in paragraph.sentences))
    return {
        Direction(language, target): tuple(texts)
        for language, texts in found.items()
        if (target := other_language(language))
    }
