"""Into which language an article's paragraphs are translated, and what is lacking for that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.reading.article import Article, Direction, Language
from desktop.reading.languages.routes import Steps, target_languages
from desktop.translation.engine import Engine
from desktop.translation.pivoting import missing_models


@dataclass(frozen=True, slots=True)
class Route:
    """In which direction a language is translated, and the packages that have to be installed."""

    direction: Direction
    missing: Steps = ()


Routes = Mapping[Language, Route]


def find_routes(
    languages: Iterable[Language], reader: Language, engine: Engine
) -> dict[Language, Route]:
    """Return where each language goes, a third one into the `reader`'s French or English.

    Where that can't be reached it goes into the other of the two, and where neither can, the aim
    says what is lacking. OTHER goes nowhere.
    """
    found = {}
    for language in dict.fromkeys(languages):
        tried = [
            Route(direction, missing_models(engine, direction))
            for direction in (
                Direction(language, one) for one in target_languages(language, reader)
            )
        ]
        reached = [one for one in tried if not one.missing]
        if tried:
            found[language] = (reached or tried)[0]
    return found


def find_directions(
    article: Article, reader: Language, engine: Engine
) -> dict[Language, Direction]:
    """Return the direction of each of the article's languages for which nothing is lacking."""
    found = find_routes(list_languages(article), reader, engine)
    return {language: route.direction for language, route in found.items() if not route.missing}


def list_languages(article: Article) -> tuple[Language, ...]:
    """Return the languages of the article's paragraphs, in the order in which they appear."""
    return tuple(dict.fromkeys(paragraph.language for paragraph in article.paragraphs))
