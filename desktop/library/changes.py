"""Changes: which articles, translations and terms a transaction changed, for views to refresh."""

from dataclasses import dataclass

from desktop.library.records import ArticleId
from desktop.reading.article import Direction


@dataclass(frozen=True, slots=True)
class Changes:
    """What a transaction changed; false if nothing.

    `articles` were added, changed, deleted or restored; `places` are articles whose reading
    position or progress changed; `labels` are articles whose tags, or marks as favourite or
    archived changed; `searches` are the names of saved searches that changed; `annotations` are
    articles whose highlights or notes changed; `translations` and `terms` are the directions in
    which the translation memory or the glossary changed; `colours` are highlight colours that were
    renamed.
    """

    articles: frozenset[ArticleId] = frozenset()
    places: frozenset[ArticleId] = frozenset()
    labels: frozenset[ArticleId] = frozenset()
    searches: frozenset[str] = frozenset()
    annotations: frozenset[ArticleId] = frozenset()
    translations: frozenset[Direction] = frozenset()
    terms: frozenset[Direction] = frozenset()
    colours: frozenset[int] = frozenset()

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            articles=self.articles | other.articles,
            places=self.places | other.places,
            labels=self.labels | other.labels,
            searches=self.searches | other.searches,
            annotations=self.annotations | other.annotations,
            translations=self.translations | other.translations,
            terms=self.terms | other.terms,
            colours=self.colours | other.colours,
        )

    def __bool__(self) -> bool:
        return self != Changes()
