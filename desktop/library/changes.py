"""What a transaction changed, so that views can refresh just that."""

from dataclasses import dataclass

from desktop.library.records import ArticleId
from desktop.reading.article import Direction


@dataclass(frozen=True, slots=True)
class Changes:
    """What a transaction touched, article by article and direction by direction; else falsy.

    `articles` were added, changed, removed or restored; `places` were opened or read further;
    `annotations` are the articles whose highlights or notes changed; `translations` are the
    directions in which the memory learnt or forgot, `terms` those in which the glossary changed;
    `colours` have another name.
    """

    articles: frozenset[ArticleId] = frozenset()
    places: frozenset[ArticleId] = frozenset()
    annotations: frozenset[ArticleId] = frozenset()
    translations: frozenset[Direction] = frozenset()
    terms: frozenset[Direction] = frozenset()
    colours: frozenset[int] = frozenset()

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            articles=self.articles | other.articles,
            places=self.places | other.places,
            annotations=self.annotations | other.annotations,
            translations=self.translations | other.translations,
            terms=self.terms | other.terms,
            colours=self.colours | other.colours,
        )

    def __bool__(self) -> bool:
        return self != Changes()
