"""Translation routes: the target language for each language, and the models still missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.reading.article import Article, Direction, Language
from desktop.reading.languages.routes import Steps, target_languages
from desktop.translation.engine import Engine
from desktop.translation.pivoting import missing_models


@dataclass(frozen=True, slots=True)
class Route:
    """The direction a language is translated in, and the models that must be installed first."""

    direction: Direction
    missing: Steps = ()


Routes = Mapping[Language, Route]


def find_routes(
    languages: Iterable[Language], reader: Language, engine: Engine
) -> dict[Language, Route]:
    """Return a route for each language; a third language goes into the `reader`'s.

    If models for that are missing, it goes into the other of French and English; if they are
    missing for both, the route lists what to install. `Language.OTHER` has no route.
    """
    routes = {}
    for language in dict.fromkeys(languages):
        candidates = [
            Route(direction, missing_models(engine, direction))
            for direction in (
                Direction(language, target) for target in target_languages(language, reader)
            )
        ]
        available = [route for route in candidates if not route.missing]
        if candidates:
            routes[language] = (available or candidates)[0]
    return routes


def find_directions(
    article: Article, reader: Language, engine: Engine
) -> dict[Language, Direction]:
    """Return the directions of the article's languages for which no model is missing."""
    routes = find_routes(list_languages(article), reader, engine)
    return {language: route.direction for language, route in routes.items() if not route.missing}


def list_languages(article: Article) -> tuple[Language, ...]:
    """Return the languages of the article's paragraphs, in order of appearance."""
    return tuple(dict.fromkeys(paragraph.language for paragraph in article.paragraphs))
