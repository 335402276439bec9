"""What the benches stand on: texts, an empty library, a clock."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.base.cancellation import Token
from desktop.base.paths import home
from desktop.library import Library, open_library
from desktop.reading.article import DIRECTIONS, Article, Language
from desktop.reading.sources import read
from desktop.services.page_reader import read_article
from desktop.translation.argos import engine_for
from desktop.translation.engine import Engine

ROOT = Path(__file__).resolve().parent.parent
QUALITY = ROOT.parent / "shared" / "quality"
"""Aligned news of the WMT, which isn't ours to carry; without it only the samples are measured."""


def sample_paths() -> list[Path]:
    """Return the sample articles' files."""
    return sorted((ROOT / "seeds").glob("*.txt"))


def sample_articles() -> list[Article]:
    """Return the sample articles, cleaned and segmented."""
    return [read_article(raw) for path in sample_paths() for raw in read(path)]


def news(language: Language, every: int = 1) -> list[str]:
    """Return every so many of the aligned lines in a language; the first 500 alone are easier."""
    path = QUALITY / f"newstest2013.{language}"
    return path.read_text(encoding="utf-8").splitlines()[::every]


@contextmanager
def empty_library() -> Iterator[tuple[Library, Engine]]:
    """Open a library in a folder of its own, and an engine that has loaded both models."""
    with tempfile.TemporaryDirectory() as folder:
        own = home(Path(folder))
        engine = engine_for(own)
        for direction in DIRECTIONS:
            next(iter(engine.translate(["Paris."], direction, Token())))
        with open_library(own.library, own.backups) as library:
            yield library, engine


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes, by the clock on the wall."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median(values: Iterable[float]) -> float:
    """Return the median, to four decimals."""
    return round(statistics.median(values), 4)
