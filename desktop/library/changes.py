"""What a transaction changed, so that views can refresh just that."""

from dataclasses import dataclass

from desktop.library.records import ArticleId
from desktop.reading.article import Direction


@dataclass(frozen=True, slots=True)
class Changes:
    """The articles and translations that a transaction touched; falsy where it touched nothing.

    `articles` were added, changed, removed or restored; `places` were opened or read further;
    `annotations` are the articles whose highlights or notes changed; `translations` are the
    directions in which the memory learnt or forgot.
    """

    articles: frozenset[ArticleId] = frozenset()
    places: frozenset[ArticleId] = frozenset()
    annotations: frozenset[ArticleId] = frozenset()
    translations: frozenset[Direction] = frozenset()

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            articles=self.articles | other.articles,
            places=self.places | other.places,
            annotations=self.annotations | other.annotations,
            translations=self.translations | other.translations,
        )

    def __bool__(self) -> bool:
        return bool(self.articles or self.places or self.annotations or self.translations)
