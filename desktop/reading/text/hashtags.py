"""Tags written as #words in the text of a note, and the tags of a highlight that follow from it."""

import re
import unicodedata
from collections.abc import Iterable

from desktop.reading.text.words import fold

HASHTAG = re.compile(r"(?<![^\s(\[\"“«‘'’—–])(?<!\]\()#(?=[^\W_])([\w-]{1,60})(?![\w-])")
"""A # before at most 60 letters, digits, hyphens and underscores, at the beginning of a word.

"C#", the fragment of an address, the target of a Markdown link and a heading ("# Title") are none.
"""


def find_hashtags(text: str) -> tuple[str, ...]:
    """Return the tags written as #words in `text`, without the #; each once, as `sort_tags` does.

    A number alone ("#3") isn't a tag.
    """
    found = (
        match[1].rstrip("-_") for match in HASHTAG.finditer(unicodedata.normalize("NFC", text))
    )
    return sort_tags(tag for tag in found if any(map(str.isalpha, tag)))


def retag(tags: Iterable[str], before: str, after: str) -> tuple[str, ...]:
    """Return the tags of a highlight whose note was `before` and is `after`.

    Every #word of the note is a tag. A #word that is no longer in it takes its tag away, wherever
    that came from; other tags stay.
    """
    now = find_hashtags(after)
    gone = {fold(tag) for tag in find_hashtags(before)} - {fold(tag) for tag in now}
    return sort_tags((*(tag for tag in tags if fold(tag) not in gone), *now))


def sort_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return each tag once, whatever its case and accents, in alphabetical order."""
    distinct: dict[str, str] = {}
    for tag in tags:
        distinct.setdefault(fold(tag), tag)
    return tuple(distinct[folded] for folded in sorted(distinct))
