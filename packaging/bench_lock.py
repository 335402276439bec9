"""How long a change of a text keeps others from writing: the write lock held, and the whole call.

Articles of four lengths, a highlight on each side, are cleaned again, lose a line, get a batch of
translations by another model, and one of the reader's own. Their sentences are the sample
articles', each with some words drawn from elsewhere, so that none comes twice.
"""

import gc
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench_ground import median, sample_articles

from desktop.base.cancellation import Token
from desktop.base.overriding import override
from desktop.library import ArticleId, Library, open_library
from desktop.library.library import WriteTransaction
from desktop.reading.article import Direction, Language, Links, Place, Side, Translated
from desktop.reading.sources import from_text
from desktop.services.articles import clean_again, import_raw, leave_out_lines, restore_text
from desktop.services.highlights import annotate
from desktop.services.open_article import open_article
from desktop.services.own_translations import rewrite
from desktop.services.translate import retranslate, translate

WORDS = (838, 3_000, 8_000, 20_000)
AT, HELD, GROWTH = 8_000, 0.05, 1.2
BATCH = 16
ROUNDS = 5
CHANGED = 0.15
"""The share of a sample sentence's words that are drawn anew."""


def locking() -> Iterator[dict[str, Any]]:
    """Yield, by length and by change, the longest hold of the lock and the time of the whole.

    `growth` is how much longer per word a change takes than in the shortest article.
    """
    first: dict[str, float] = {}
    for words in WORDS:
        with tempfile.TemporaryDirectory() as folder:
            library = _Timed(Path(folder))
            bench = _Bench(library, words)
            for change, work in bench.changes().items():
                rounds = [work(number) for number in range(ROUNDS)]
                held = median(one for one, _ in rounds)
                total = median(one for _, one in rounds)
                growth = total / bench.words / first.setdefault(change, total / bench.words)
                goals = [f"at most {GROWTH} times the seconds per word"]
                if words == AT:
                    goals.append(f"held under {HELD} seconds")
                yield {
                    "change": change,
                    "words": bench.words,
                    "held_seconds": held,
                    "seconds": total,
                    "growth": round(growth, 2),
                    "goal": ", ".join(goals),
                }
            library.close()


class _Timed(Library):
    """A library that notes how long each of its transactions held the write lock."""

    def __init__(self, folder: Path) -> None:
        path = folder / "library.sqlite"
        with open_library(path, folder) as made:
            super().__init__(path, None, made._clock, busy_timeout=5.0)
        self.holds: list[float] = []

    @override
    @contextmanager
    def write(self) -> Iterator[WriteTransaction]:
        with super().write() as tx:
            began = time.perf_counter()
            yield tx
        self.holds.append(time.perf_counter() - began)


class _Bench:
    """What is measured, on a `LongArticle`."""

    def __init__(self, library: _Timed, words: int) -> None:
        article = LongArticle(library, words)
        self._library, self._engine, self._article_id = library, article.engine, article.id
        self.words, self._middle, self._line = article.words, article.middle, article.line

    def changes(self) -> dict[str, Callable[[int], tuple[float, float]]]:
        """Return what is measured: each does one round and returns the hold and the whole."""
        return {
            "clean again": self._clean_again,
            "a line left out": self._leave_out,
            f"a batch of {BATCH} translations": self._retranslate,
            "own translation": self._rewrite,
        }

    def _clean_again(self, _: int) -> tuple[float, float]:
        return self._timed(lambda: clean_again(self._library, self._article_id))

    def _leave_out(self, _: int) -> tuple[float, float]:
        before = open_article(self._library, self._article_id).stored
        lines = frozenset({self._line})
        times = self._timed(lambda: leave_out_lines(self._library, self._article_id, lines))
        restore_text(self._library, before)
        return times

    def _retranslate(self, number: int) -> tuple[float, float]:
        self._engine.name = f"bench {number + 2}"
        batches = retranslate(
            self._library, self._engine, self._article_id, self._middle - BATCH // 2, Token()
        )
        return self._timed(lambda: next(batches))

    def _rewrite(self, number: int) -> tuple[float, float]:
        known = open_article(self._library, self._article_id).pairs[self._middle].translated
        words = known.text.split() if known else []
        text = " ".join([*words[:-1], f"{number}."])
        return self._timed(lambda: rewrite(self._library, self._article_id, self._middle, text))

    def _timed(self, work: Callable[[], object]) -> tuple[float, float]:
        self._library.holds.clear()
        gc.collect()
        began = time.perf_counter()
        work()
        return max(self._library.holds, default=0.0), time.perf_counter() - began


class LongArticle:
    """An article of about so many words, translated, with a highlight in the middle of each side.

    Its `words` are counted once it is cleaned; `middle` is a sentence, `line` one that can be
    left out.
    """

    def __init__(self, library: Library, words: int) -> None:
        self.engine = InstantEngine()
        page = "\n\n".join(self.engine.sentences.paragraphs(Language.ENGLISH, words))
        raw = from_text(f"The council opens the new bridge\n\n{page}\n", "page.txt")
        self.id: ArticleId = import_raw(library, raw).article_id
        for _ in translate(library, self.engine, self.id, 0, Token()):
            pass
        opened = open_article(library, self.id)
        self.words = opened.article.words
        self.middle = len(opened.pairs) // 2
        self.line = opened.article.paragraphs[len(opened.article.paragraphs) // 4].lines[0]
        for side in Side:
            places = (Place(self.middle, 5), Place(self.middle, 25))
            annotate(library, self.id, opened.pairs, side, places, 1)


class _Sentences:
    """Sentences like those of the sample articles, each of them only once."""

    def __init__(self) -> None:
        self._random = random.Random(0)
        self._models: defaultdict[Language, list[list[str]]] = defaultdict(list)
        for article in sample_articles():
            for paragraph in article.paragraphs:
                for sentence in paragraph.sentences:
                    self._models[paragraph.language].append(sentence.text.split())
        self._vocabulary = {
            language: [word for model in models for word in model if word.isalpha()]
            for language, models in self._models.items()
        }

    def sentence(self, language: Language) -> str:
        """Make a sentence: a sample's, with some other words."""
        model = self._random.choice(self._models[language])
        words = [
            self._random.choice(self._vocabulary[language])
            if word.islower() and self._random.random() < CHANGED
            else word
            for word in model
        ]
        return " ".join(words)

    def paragraphs(self, language: Language, words: int) -> Iterator[str]:
        """Make paragraphs of four sentences until they have `words`."""
        while words > 0:
            paragraph = " ".join(self.sentence(language) for _ in range(4))
            words -= len(paragraph.split())
            yield paragraph


class InstantEngine:
    """Translates a sentence into any other, at once; its models, by `name`, end it differently."""

    def __init__(self) -> None:
        self.name = "bench 1"
        self.sentences = _Sentences()
        self._known: dict[str, str] = {}

    def model(self, direction: Direction) -> str | None:
        """Return the name that stands for the model."""
        return self.name

    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        """Yield batches of made-up translations."""
        for start in range(0, len(sources), BATCH):
            yield tuple(
                Translated(one, f"{self._text(one, direction)} {self.name}.", direction, self.name)
                for one in sources[start : start + BATCH]
            )

    def _text(self, source: str, direction: Direction) -> str:
        if source not in self._known:
            self._known[source] = self.sentences.sentence(direction.target).rstrip(".")
        return self._known[source]

    def look_again(
        self, drafts: Sequence[Translated], direction: Direction, token: Token
    ) -> Iterator[tuple[Translated, ...]]:
        """Yield the drafts as they are."""
        yield tuple(replace(draft, is_careful=True) for draft in drafts)

    def alternatives(self, source: str, direction: Direction, count: int) -> tuple[Translated, ...]:
        """Return none."""
        return ()

    def link(self, source: str, text: str, direction: Direction) -> Links:
        """Return none."""
        return ()

    def tune(self, token: Token) -> None:
        """Do nothing."""
        return
