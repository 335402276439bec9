"""How fast articles are translated, how soon the first sentence is there, and at what memory.

Ours is the service on a real library, its writes included. The bare engine is given the very
segments that ours makes, prepared beforehand, in one call an article. Stock Argos is called
paragraph by paragraph, with our splitter, since its own would download a model. All are timed in
the same round, on the samples and on news from beside the project, and ratios are medians.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from bench_engines import Bare, Stock
from bench_ground import (
    QUALITY,
    ROOT,
    empty_library,
    median,
    news,
    sample_articles,
    sample_paths,
    seconds,
)

from desktop.base.cancellation import Token
from desktop.base.errors import Cancelled
from desktop.library import ArticleId, Library
from desktop.reading.article import Article, Direction, Language, Translated
from desktop.services.articles import import_file
from desktop.services.open_article import open_article, sentences_by_direction
from desktop.services.translate import URGENT_SENTENCES, translate
from desktop.translation.argos import BEAM
from desktop.translation.engine import Engine
from desktop.translation.segments import prepare

SAMPLE_ROUNDS, NEWS_ROUNDS = 5, 3
EVERY = 15
"""One line of the news in so many: 200 each way."""
PARAGRAPH = 3
"""Lines of the news in a paragraph."""
BOOK_WORDS = 65_000
CANCELS = 5
SEED = 2013

OUR_TRANSLATION = "import bench_translation; bench_translation.translate_samples()"
BARE_TRANSLATION = """
import json, sys, ctranslate2, sentencepiece
for folder, texts in json.load(open(sys.argv[1])).items():
    tokenizer = sentencepiece.SentencePieceProcessor(folder + "/sentencepiece.model")
    pieces = [tokenizer.encode(text, out_type=str) for text in texts]
    engine = ctranslate2.Translator(folder + "/model", compute_type="int8", inter_threads=2)
    engine.translate_batch(pieces, beam_size=4, max_batch_size=512, batch_type="tokens")
"""
PEAK = """
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


@dataclass(slots=True)
class _Round:
    """Seconds that all articles together took, each way of translating them."""

    ours: float = 0.0
    bare: float = 0.0
    bare_at_once: float = 0.0
    stock_argos: float = 0.0
    one_by_one: float = 0.0
    opened_again: float = 0.0
    firsts: list[tuple[float, float, float]] = field(default_factory=list)
    """Of every article: from the request to the first pair, the same with the import, and what the
    bare engine takes for that sentence."""


WAYS = ("bare", "bare_at_once", "ours", "stock_argos", "one_by_one")


def translation() -> Iterator[dict[str, Any]]:
    """Yield throughput, time to the first pair, second opening, memory, and how a book fares."""
    bare = Bare()
    yield from _speed("samples", sample_paths(), bare, SAMPLE_ROUNDS)
    if QUALITY.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            yield from _speed("news", _written_news(Path(folder)), bare, NEWS_ROUNDS)
            yield _book(Path(folder))
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        inputs = _inputs(sample_articles())
        json.dump({str(bare.folders[one]): texts for one, texts in inputs.items()}, file)
        file.flush()
        bare_peak = _peak_megabytes(BARE_TRANSLATION, file.name)
    yield {
        "peak_megabytes": _peak_megabytes(OUR_TRANSLATION),
        "bare_peak_megabytes": bare_peak,
        "goal": "at most 120 more",
    }


def translate_samples() -> None:
    """Import and translate all samples through the services, as the window does."""
    with empty_library() as (library, engine):
        for path in sample_paths():
            article_id = import_file(library, path, Token())[0].article_id
            for _ in translate(library, engine, article_id, 0, Token()):
                pass


def numbered(lines: Sequence[str], words: int) -> list[str]:
    """Return at least `words` words made of `lines`, again and again, no two of them the same."""
    found: list[str] = []
    count = 0
    while count < words:
        line = f"On page {len(found) + 1}, {lines[len(found) % len(lines)]}"
        found.append(line)
        count += len(line.split())
    return found


def in_paragraphs(lines: Sequence[str], size: int = PARAGRAPH) -> str:
    """Return a text with so many of `lines` in each paragraph."""
    starts = range(0, len(lines), size)
    return "\n\n".join(" ".join(lines[start : start + size]) for start in starts) + "\n"


def _speed(text: str, paths: Sequence[Path], bare: Bare, count: int) -> Iterator[dict[str, Any]]:
    """Yield how fast the articles in `paths` are translated, each with a median of the rounds."""
    with empty_library() as (library, _):
        articles = [_imported(library, path)[1] for path in paths]
    stock = Stock(bare, articles)
    rounds = [_round(paths, articles, bare, stock) for _ in range(count)]
    words = sum(article.words for article in articles)
    yield {
        "text": text,
        "words": words,
        "beam": BEAM,
        "words_per_second": {
            way: round(median(words / getattr(one, way) for one in rounds)) for way in WAYS
        },
        **{
            f"ratio_to_{way}": median(getattr(one, way) / one.ours for one in rounds)
            for way in WAYS
            if way != "ours"
        },
        "goal": "at least 0.9 of the bare engine and 3 times stock Argos",
    }
    firsts = [first for one in rounds for first in one.firsts]
    yield {
        "text": text,
        "first_pair_seconds": median(ours for ours, _, _ in firsts),
        "import_to_first_pair_seconds": median(whole for _, whole, _ in firsts),
        "bare_first_sentence_seconds": median(limit for _, _, limit in firsts),
        "ratio": median(ours / limit for ours, _, limit in firsts),
        "ratio_from_import": median(whole / limit for _, whole, limit in firsts),
        "goal": "at most 1.5",
    }
    yield {
        "text": text,
        "second_opening_seconds": median(one.opened_again for one in rounds),
        "times_faster": median(one.ours / one.opened_again for one in rounds),
        "goal": "at least 50",
    }


def _round(paths: Sequence[Path], articles: Sequence[Article], bare: Bare, stock: Stock) -> _Round:
    """Translate all articles each way, one after the other, so that a mood hits all ways alike."""
    found = _Round()
    with empty_library() as (library, engine):
        ids = []
        for path, article in zip(paths, articles, strict=True):
            began = time.perf_counter()
            ids.append(import_file(library, path, Token())[0].article_id)
            imported = time.perf_counter() - began
            first, whole = _run_through(translate(library, engine, ids[-1], 0, Token()))
            limit = _bare_seconds(bare, *_first_input(article))
            found.ours += whole
            found.firsts.append((first, imported + first, limit))
            for direction, texts in _inputs([article]).items():
                found.bare += _bare_seconds(bare, direction, texts)
                found.one_by_one += sum(_bare_seconds(bare, direction, [one]) for one in texts)
            found.stock_argos += seconds(partial(stock.translate, article))
        found.opened_again = seconds(lambda: [open_article(library, one) for one in ids])
    for direction, texts in _inputs(articles).items():
        found.bare_at_once += _bare_seconds(bare, direction, texts)
    return found


def _book(folder: Path) -> dict[str, Any]:
    """Return how a long book fares: imported, opened, begun, and cancelled at random moments."""
    book = folder / "book.txt"
    lines = numbered(news(Language.ENGLISH), BOOK_WORDS)
    book.write_text(in_paragraphs(lines), encoding="utf-8")
    chance = random.Random(SEED)
    with empty_library() as (library, engine):
        began = time.perf_counter()
        article_id, article = _imported(library, book)
        imported = time.perf_counter() - began
        opening = seconds(lambda: open_article(library, article_id))
        first, screen = _first_screen(library, engine, article_id)
        cancels = [
            _cancel(library, engine, article_id, chance.uniform(0.0, 3.0)) for _ in range(CANCELS)
        ]
    return {
        "text": "book",
        "words": article.words,
        "import_seconds": round(imported, 3),
        "opening_seconds": round(opening, 3),
        "first_pair_seconds": round(first, 3),
        "first_screen_seconds": round(opening + screen, 3),
        "cancel_seconds": [round(one, 3) for one in cancels],
        "goal": "first screen under 1, cancel under 0.5",
    }


def _first_screen(library: Library, engine: Engine, article_id: ArticleId) -> tuple[float, float]:
    """Return the seconds to the first pair and to as many as are asked for before all others."""
    began, first, count = time.perf_counter(), 0.0, 0
    for batch in translate(library, engine, article_id, 0, Token()):
        first = first or time.perf_counter() - began
        count += len(batch)
        if count >= URGENT_SENTENCES:
            break
    return first, time.perf_counter() - began


def _cancel(library: Library, engine: Engine, article_id: ArticleId, after: float) -> float:
    """Return how long a translation goes on once it was cancelled, `after` seconds from now."""
    token = Token()
    moments: list[float] = []

    def cancel() -> None:
        moments.append(time.perf_counter())
        token.cancel()

    timer = threading.Timer(after, cancel)
    timer.start()
    try:
        for _ in translate(library, engine, article_id, 0, token):
            pass
    except Cancelled:
        return time.perf_counter() - moments[0]
    finally:
        timer.cancel()
    raise RuntimeError("The book was translated before it was cancelled; take a longer one.")


def _bare_seconds(bare: Bare, direction: Direction, texts: Sequence[str]) -> float:
    return seconds(lambda: bare.translate(texts, direction))


def _imported(library: Library, path: Path) -> tuple[ArticleId, Article]:
    article_id = import_file(library, path, Token())[0].article_id
    return article_id, open_article(library, article_id).article


def _run_through(batches: Iterator[tuple[Translated, ...]]) -> tuple[float, float]:
    """Return the seconds to the first batch, and to the end."""
    began, first = time.perf_counter(), 0.0
    for _ in batches:
        first = first or time.perf_counter() - began
    return first, time.perf_counter() - began


def _first_input(article: Article) -> tuple[Direction, tuple[str, ...]]:
    direction, sources = next(iter(sentences_by_direction(article).items()))
    return direction, prepare(sources[0], direction).inputs


def _inputs(articles: Iterable[Article]) -> dict[Direction, list[str]]:
    """Return what the engine is given of the articles' sentences."""
    found: dict[Direction, list[str]] = {}
    for article in articles:
        for direction, sources in sentences_by_direction(article).items():
            texts = [text for source in sources for text in prepare(source, direction).inputs]
            found.setdefault(direction, []).extend(texts)
    return found


def _written_news(folder: Path) -> list[Path]:
    """Write the news in each language as one article."""
    paths = []
    for language in (Language.ENGLISH, Language.FRENCH):
        path = folder / f"news-{language}.txt"
        path.write_text(in_paragraphs(news(language, EVERY)), encoding="utf-8")
        paths.append(path)
    return paths


def _peak_megabytes(script: str, *arguments: str) -> int:
    """Return the peak memory of a process of its own that runs `script`."""
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'packaging')!r})\n{script}\n{PEAK}"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, cwd=ROOT, stdout=subprocess.PIPE
    )
    return int(done.stdout)
