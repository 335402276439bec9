"""Addresses of articles, visavis://article/…: links back from exports to the library."""

import re
from dataclasses import dataclass

from desktop.base.errors import AppError
from desktop.base.overriding import override
from desktop.reading.article import Side

SCHEME = "visavis:"
_ADDRESS = re.compile(
    r"visavis://article/(?P<digest>[0-9a-f]{64})/?(?:\?side=(?P<side>original|translation))?"
    r"(?:#(?P<sentence>[1-9]\d{0,8})?)?",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class ArticleAddress:
    """An article by the SHA-256 of its saved file, in hex, and a sentence from 0, on one side.

    The digest is the same in every library that the file is imported into, and after a backup is
    restored. Written, sentences count from 1, as in the window.
    """

    digest: str
    sentence: int | None = None
    side: Side = Side.ORIGINAL

    @override
    def __str__(self) -> str:
        side = f"?side={self.side.value}" if self.side is Side.TRANSLATION else ""
        sentence = "" if self.sentence is None else f"#{self.sentence + 1}"
        return f"visavis://article/{self.digest}{side}{sentence}"


def parse_address(text: str) -> ArticleAddress:
    """Return what an address names. Raises AppError if it isn't one of an article."""
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        raise AppError(
            "“{address}” isn't the address of an article.",
            "Copy the whole link, from “visavis://article/” to its end.",
            address=text,
        )
    sentence = int(found["sentence"]) - 1 if found["sentence"] else None
    side = Side((found["side"] or Side.ORIGINAL.value).lower())
    return ArticleAddress(found["digest"].lower(), sentence, side)
