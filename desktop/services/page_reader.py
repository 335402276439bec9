"""Reading saved files and cleaning their pages, in a child process with limits of time and memory.

A hostile or enormous file can then neither stop the window nor take all memory, and Stop ends the
work at once. The child is kept for a minute, since loading the cleaning rules takes a second.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from desktop.base.child_process import ChildProcess, Crashed, OutOfMemory, TimedOut
from desktop.base.errors import AppError
from desktop.reading import sources
from desktop.reading.article import Article, Corrections, RawText

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.base.cancellation import Token

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

log = logging.getLogger(__name__)

SECONDS = 20.0
"""For one file, from its reading to its last cleaned page."""
MEMORY_LIMIT = 720_000_000
"""Bytes of address space, of which 600 MB can be in use: the rest are libraries and reserves."""
IDLE_SECONDS = 60.0
NO_CORRECTIONS = Corrections()

_child = ChildProcess(MEMORY_LIMIT, IDLE_SECONDS)


class PageReader:
    """Reads one file and cleans its pages in the child, within `seconds` in all.

    Its methods raise Cancelled as soon as `token` is cancelled, and AppError, with the file's
    `name`, if the child runs out of time or memory, or crashes.
    """

    def __init__(self, name: str, token: Token, seconds: float = SECONDS) -> None:
        self._name, self._token, self._seconds = name, token, seconds
        self._end = time.monotonic() + seconds

    def read(self, path: Path, encoding: str | None = None) -> tuple[RawText, ...]:
        """Read the file at `path`. Raises AppError as `sources.read` does, too."""
        return self._run(sources.read, path, encoding)

    def convert_html(self, html: str) -> RawText:
        """Make a raw text from an HTML fragment. Raises AppError as `sources.from_html` does."""
        return self._run(sources.from_html, html, self._name)

    def clean(self, raws: Sequence[RawText]) -> tuple[Article | AppError, ...]:
        """Return the article of each page, or the error of one that contains no text."""
        return self._run(read_articles, tuple(map(_without_picture_data, raws))) if raws else ()

    def clean_again(self, raw: RawText, corrections: Corrections) -> Article:
        """Return the article of a saved page. Raises AppError if it contains no text, too."""
        return self._run(read_article, raw, corrections)

    def _run(self, function: Callable[[*Ts], T], *arguments: *Ts) -> T:
        timeout = max(self._end - time.monotonic(), 0.0)
        try:
            return run_limited(function, *arguments, seconds=timeout, token=self._token)
        except TimedOut:
            raise AppError(
                "“{name}” takes more than {seconds} seconds to read.",
                "Copy the article's text and import it from the clipboard.",
                name=self._name,
                seconds=round(self._seconds),
            ) from None
        except (OutOfMemory, MemoryError):
            raise AppError(
                "“{name}” needs far more memory than an article.",
                "Copy the article's text and import it from the clipboard.",
                name=self._name,
            ) from None
        except Crashed as crash:
            log.info("the child that reads a file crashed: %s", crash.reason)
            raise AppError(
                "“{name}” is broken, or far larger inside than an article.",
                "Copy the article's text and import it from the clipboard.",
                name=self._name,
            ) from None


def run_limited(function: Callable[[*Ts], T], *arguments: *Ts, seconds: float, token: Token) -> T:
    """Run a function that reads a file in the child, with its limit of memory.

    Raises what the function raises, TimedOut after `seconds`, OutOfMemory, Crashed, and Cancelled
    as soon as `token` is cancelled.
    """
    return _child.run(function, *arguments, timeout=seconds, token=token)


def read_article(raw: RawText, corrections: Corrections = NO_CORRECTIONS) -> Article:
    """Clean a saved page, detect its languages and split it into sentences, in this process.

    Raises AppError if it contains no text.
    """
    # Imported here because their rules take longer to load than the window takes to open.
    from desktop.reading.cleaning import clean
    from desktop.reading.languages.detection import assign_languages
    from desktop.reading.text.segmenting import segment

    return segment(assign_languages(clean(raw, corrections)))


def read_articles(raws: Sequence[RawText]) -> tuple[Article | AppError, ...]:
    """Return the article of each page, or the error of one that contains no text."""
    return tuple(_read_or_explain(raw) for raw in raws)


def broken_error(name: str) -> AppError:
    """Return the error for a file that no library can read, and nobody foresaw."""
    return AppError(
        "“{name}” is broken in a way that wasn't foreseen.",
        "Copy the article's text and import it from the clipboard.",
        name=name,
    )


def _without_picture_data(raw: RawText) -> RawText:
    """Return a raw text without what cleaning doesn't need, and the child needn't be sent."""
    return replace(raw, pictures=tuple(replace(one, data=b"") for one in raw.pictures))


def _read_or_explain(raw: RawText) -> Article | AppError:
    try:
        return read_article(raw)
    except AppError as error:
        return error
