"""Courtesy titles before names ("Ms. Young"), written as models know them, and counted after."""

import re

from desktop.reading.article import DIRECTIONS, Direction, Language

_NAME = r"(?= (?:[a-z]{1,3} )?[A-ZÀ-ÖØ-Þ])"
_ENGLISH = re.compile(rf"\b(?P<title>Mr|Mrs|Ms|Miss|Prof)(?P<dot>\.?){_NAME}")
_FRENCH = re.compile(rf"\b(?P<title>Pr|Mlle)(?P<dot>\.?){_NAME}")
_WRITTEN = {
    Language.ENGLISH: {"Ms": "Mrs", "Miss": "Mlle", "Prof": "Pr", "Mr": "Mr", "Mrs": "Mrs"},
    Language.FRENCH: {"Pr": "Prof.", "Mlle": "Miss"},
}
"""What a model for another language gets: it has hardly seen "Ms", and copies "Mlle" and "Pr"."""
_TITLES = {
    Language.ENGLISH: re.compile(rf"\b(?:Mr|Mrs|Ms|Miss)\b\.?{_NAME}"),
    Language.FRENCH: re.compile(rf"\b(?:M\.|MM\.|Mme|Mmes|Mlle|Monsieur|Madame){_NAME}"),
}
_ANY_TITLE = {
    Language.ENGLISH: re.compile(r"\b(?:Mr|Mrs|Messrs|Ms|Miss|Madam|Madame|Lady|Sir)\b"),
    Language.FRENCH: re.compile(
        r"\b(?:M\.|MM\.|(?:Mme|Mmes|Mlle|Mlles|Monsieur|Madame|Mademoiselle|Messieurs|Miss)\b)"
    ),
}


def rewrite_titles(text: str, direction: Direction) -> str:
    """Write the courtesy titles of `text` so that the model of `direction` keeps them."""
    if direction not in DIRECTIONS:
        return text
    written = _WRITTEN[direction.source]
    pattern = _ENGLISH if direction.source is Language.ENGLISH else _FRENCH
    return pattern.sub(lambda found: written[found["title"]], text)


def loses_title(source: str, output: str, direction: Direction) -> bool:
    """Tell whether a translation has fewer courtesy titles than `source` has before names."""
    if direction not in DIRECTIONS:
        return False
    wanted = len(_TITLES[direction.source].findall(source))
    return wanted > len(_ANY_TITLE[direction.target].findall(output))
