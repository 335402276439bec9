"""Measures the program against a bound in the same run; prints one JSON object a line.

`start` against a bare Qt window, `translate` against one bare call of the engine; `clean` gives the
cleaning's scores, `damage` how broken files are read, `search` the times of queries in a large
library. Ratios are medians over several rounds, so that a machine's mood cancels out. Nothing here
judges.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench_cleaning import cleaning
from bench_damage import damage
from bench_search import searching

from desktop.base.paths import home, shipped
from desktop.base.tokens import Token
from desktop.library import Library, open_library
from desktop.reading.article import DIRECTIONS, Article, Direction, Translated
from desktop.reading.sources import read
from desktop.services.importing import import_file, read_article
from desktop.services.opening import open_article, sentences_by_direction
from desktop.services.translating import translate
from desktop.translation.argos import BEAM, ArgosEngine, engine_for
from desktop.translation.models import find
from desktop.translation.preparing import prepare

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
FIRST_PAINT = """
from PySide6.QtCore import QEvent, QObject
class Quitting(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.monotonic(), flush=True)
            os._exit(0)
        return False
quitting = Quitting()
window.installEventFilter(quitting)
window.show()
app.exec()
"""
BARE_WINDOW = """
import os, sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
"""
OUR_WINDOW = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.app import begin, make_window
from desktop.base.paths import home
own = home(Path(sys.argv[1]))
app, window = make_window(own)
QTimer.singleShot(0, window, lambda: begin(window, own, []))
"""


OUR_TRANSLATION = "import bench; bench.translate_samples()"
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


def main(names: list[str]) -> int:
    """Run the benches named, or all of them."""
    benches: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
        "start": start,
        "translate": translation,
        "window": blocking,
        "clean": cleaning,
        "damage": damage,
        "search": searching,
    }
    unknown = set(names) - set(benches)
    if unknown:
        print(f"No such bench: {', '.join(sorted(unknown))}. There are {', '.join(benches)}.")
        return 2
    for name in names or benches:
        for found in benches[name]():
            print(json.dumps({"bench": name, **found}, ensure_ascii=False), flush=True)
    return 0


def start() -> Iterator[dict[str, Any]]:
    """Yield the time from the process's start to a shown window, ours over a bare one."""
    with tempfile.TemporaryDirectory() as folder:
        _timed_process(OUR_WINDOW, folder)
        rounds = [
            (_timed_process(OUR_WINDOW, folder), _timed_process(BARE_WINDOW, folder))
            for _ in range(ROUNDS)
        ]
    yield {
        "window_seconds": _median(ours for ours, _ in rounds),
        "bare_window_seconds": _median(bare for _, bare in rounds),
        "ratio": _median(ours / bare for ours, bare in rounds),
        "goal": "at most 2",
    }


def translation() -> Iterator[dict[str, Any]]:
    """Yield throughput, time to the first pair, second opening and memory on the seeds."""
    paths, articles = sample_paths(), sample_articles()
    words = sum(article.words for article in articles)
    bare = _Bare()
    rounds: list[tuple[float, float, float]] = []
    firsts: list[tuple[float, float]] = []
    again: list[tuple[float, float]] = []
    bare.translate_all(articles)
    for _ in range(ROUNDS):
        each = _seconds(lambda: bare.translate_each(articles))
        at_once = _seconds(lambda: bare.translate_all(articles))
        with _library() as (library, engine):
            first, whole, ids = 0.0, 0.0, []
            for path in paths:
                opened = time.perf_counter()
                article_id = import_file(library, path)[0].article_id
                ids.append(article_id)
                began = time.perf_counter()
                for count, _ in enumerate(translate(library, engine, article_id, 0, Token())):
                    if count == 0:
                        first = first or time.perf_counter() - opened
                whole += time.perf_counter() - began
            began = time.perf_counter()
            for article_id in ids:
                open_article(library, article_id)
            second = time.perf_counter() - began
        rounds.append((words / whole, words / each, words / at_once))
        firsts.append((first, bare.first_sentence(articles[0])))
        again.append((whole, second))
    yield {
        "words": words,
        "beam": BEAM,
        "words_per_second": _median(ours for ours, _, _ in rounds),
        "bare_words_per_second": _median(each for _, each, _ in rounds),
        "ratio": _median(ours / each for ours, each, _ in rounds),
        "ratio_to_all_at_once": _median(ours / at_once for ours, _, at_once in rounds),
        "goal": "at least 0.85",
    }
    yield {
        "import_to_first_pair_seconds": _median(ours for ours, _ in firsts),
        "bare_first_sentence_seconds": _median(limit for _, limit in firsts),
        "ratio": _median(ours / limit for ours, limit in firsts),
    }
    yield {
        "second_opening_seconds": _median(second for _, second in again),
        "times_faster": _median(whole / second for whole, second in again),
    }
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(_bare_inputs(articles), file)
        file.flush()
        bare_peak = _peak_megabytes(BARE_TRANSLATION, file.name)
    yield {"peak_megabytes": _peak_megabytes(OUR_TRANSLATION), "bare_peak_megabytes": bare_peak}


def blocking() -> Iterator[dict[str, Any]]:
    """Yield the longest time that the window's thread was held while articles were read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer

    from desktop import app
    from desktop.base.settings import Settings
    from desktop.ui.main_window import MainWindow

    app.application(Settings())
    with _library() as (library, engine):
        own = home(library.path.parent)
        window = MainWindow(lambda: library, lambda: engine, Settings(), own)
        window.show()
        gaps: list[float] = []
        last = time.perf_counter()

        def beat() -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

        heart = QTimer(window)
        heart.setInterval(0)
        heart.timeout.connect(beat)
        window.intake.import_paths(app.seeds(), is_first_start=True)
        heart.start()
        loop = QEventLoop()
        moves = QTimer(window)
        moves.setInterval(60)
        moves.timeout.connect(window.actions_.by_id["next_sentence"].trigger)
        moves.start()
        QTimer.singleShot(6000, loop.quit)
        loop.exec()
        heart.stop()
        moves.stop()
        window.close()
    gaps.sort()
    yield {
        "longest_milliseconds": round(1000 * gaps[-1], 1),
        "p99_milliseconds": round(1000 * gaps[int(len(gaps) * 0.99)], 2),
        "goal": "at most 50",
    }


def sample_paths() -> list[Path]:
    """Return the sample articles' files."""
    return sorted((ROOT / "seeds").glob("*.txt"))


def sample_articles() -> list[Article]:
    """Return the sample articles, cleaned and segmented."""
    return [read_article(raw) for path in sample_paths() for raw in read(path)]


def translate_samples() -> None:
    """Import and translate all samples through the services, as the window does."""
    with _library() as (library, engine):
        for path in sample_paths():
            article_id = import_file(library, path)[0].article_id
            for _ in translate(library, engine, article_id, 0, Token()):
                pass


class _Bare:
    """CTranslate2 and SentencePiece alone, on the very inputs that our engine makes."""

    def __init__(self) -> None:
        import ctranslate2
        import sentencepiece

        threads = min(4, os.cpu_count() or 1)
        models = find([shipped("resources") / "models"])
        self._translators = {
            direction: ctranslate2.Translator(
                str(models[direction].folder / "model"),
                compute_type="int8",
                inter_threads=threads,
                intra_threads=1,
            )
            for direction in DIRECTIONS
        }
        self._tokenizers = {
            direction: sentencepiece.SentencePieceProcessor(
                str(models[direction].folder / "sentencepiece.model")
            )
            for direction in DIRECTIONS
        }

    def translate_each(self, articles: list[Article]) -> None:
        """Make one call an article over its sentences."""
        for article in articles:
            for direction, sources in sentences_by_direction(article).items():
                self._call(direction, list(sources))

    def translate_all(self, articles: list[Article]) -> None:
        """Make one call a direction over the sentences of all articles."""
        for direction in DIRECTIONS:
            wanted = [sentences_by_direction(one).get(direction, ()) for one in articles]
            self._call(direction, [source for sources in wanted for source in sources])

    def first_sentence(self, article: Article) -> float:
        direction, sources = next(iter(sentences_by_direction(article).items()))
        return _seconds(lambda: self._call(direction, [sources[0]]))

    def _call(self, direction: Direction, sources: list[str]) -> None:
        tokenizer = self._tokenizers[direction]
        inputs = [text for source in sources for text in prepare(source).inputs]
        results = self._translators[direction].translate_batch(
            [tokenizer.encode(text, out_type=str) for text in inputs],
            beam_size=BEAM,
            batch_type="tokens",
            max_batch_size=512,
            return_scores=True,
        )
        for result in results:
            tokenizer.decode_pieces(result.hypotheses[0])


@contextmanager
def _library() -> Iterator[tuple[Library, ArgosEngine]]:
    with tempfile.TemporaryDirectory() as folder:
        own = home(Path(folder))
        engine = engine_for(own)
        for direction in DIRECTIONS:
            _warm(engine, direction)
        with open_library(own.library, own.backups) as library:
            yield library, engine


def _warm(engine: ArgosEngine, direction: Direction) -> tuple[Translated, ...]:
    return next(iter(engine.translate(["Paris."], direction, Token())))


def _timed_process(script: str, folder: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # An installed program is compiled once; so are both here, whatever the shell says.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script + FIRST_PAINT, folder],
        check=True,
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    return float(done.stdout) - began


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _median(values: Iterator[float]) -> float:
    return round(statistics.median(values), 4)


def _bare_inputs(articles: list[Article]) -> dict[str, list[str]]:
    """Return what the engine is given, by the folder of the model."""
    models = find([shipped("resources") / "models"])
    inputs: dict[str, list[str]] = {}
    for article in articles:
        for direction, sources in sentences_by_direction(article).items():
            texts = [text for source in sources for text in prepare(source).inputs]
            inputs.setdefault(str(models[direction].folder), []).extend(texts)
    return inputs


def _peak_megabytes(script: str, *arguments: str) -> int:
    """Return the peak memory of a process of its own that runs `script`."""
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'packaging')!r})\n{script}\n{PEAK}"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, cwd=ROOT, stdout=subprocess.PIPE
    )
    return int(done.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
