"""Open an article: its text, translations and highlights, read in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.library import ArticleId, Highlight, StoredArticle
from desktop.reading.aligning import align
from desktop.reading.article import (
    DECODED_FORMS,
    DIRECTIONS,
    Article,
    Direction,
    Language,
    Pair,
    Translated,
)

if TYPE_CHECKING:
    from desktop.library import Library, ReadTransaction

FRENCH_ENGLISH: Mapping[Language, Direction] = MappingProxyType(
    {direction.source: direction for direction in DIRECTIONS}
)
"""The directions of French and English, whichever models are installed."""


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """A stored article with its sentence pairs and highlights.

    `has_own_bytes` if its file is kept as it was, and can be decoded with another encoding;
    `digest` is the SHA-256 of that file, in hex.
    """

    stored: StoredArticle
    pairs: tuple[Pair, ...]
    highlights: tuple[Highlight, ...]
    has_own_bytes: bool = False
    digest: str = ""

    @property
    def article(self) -> Article:
        """Return the article itself."""
        return self.stored.article


def open_article(library: Library, article_id: ArticleId) -> OpenedArticle:
    """Read an article with its remembered translations; no engine is needed.

    Raises AppError if there is no such article.
    """
    with library.read() as tx:
        stored = tx.article(article_id)
        pairs = align(stored.article, recall(tx, stored.article))
        has_own_bytes = tx.form(article_id) in DECODED_FORMS
        return OpenedArticle(
            stored, pairs, tx.highlights(article_id), has_own_bytes, tx.digest(article_id)
        )


def recall(tx: ReadTransaction, article: Article) -> tuple[Translated, ...]:
    """Return the remembered translations of the article's sentences."""
    return tuple(
        translated
        for language, sources in sentences_by_language(article).items()
        for translated in tx.current_translations(sources, language).values()
    )


def sentences_by_language(article: Article) -> dict[Language, tuple[str, ...]]:
    """Return the article's distinct sentences by language."""
    found: defaultdict[Language, dict[str, None]] = defaultdict(dict)
    for paragraph in article.paragraphs:
        texts = (sentence.text for sentence in paragraph.sentences)
        found[paragraph.language].update(dict.fromkeys(texts))
    return {language: tuple(texts) for language, texts in found.items()}


def sentences_by_direction(
    article: Article, directions: Mapping[Language, Direction] = FRENCH_ENGLISH
) -> dict[Direction, tuple[str, ...]]:
    """Return the article's distinct sentences by translation direction.

    Sentences in a language that `directions` doesn't have are left out.
    """
    return {
        directions[language]: sources
        for language, sources in sentences_by_language(article).items()
        if language in directions
    }
