"""The process is killed at random moments of its work: what it had reported must all be there.

A child works through the services, a line in a ledger after each success; SIGKILL ends it in the
middle of something. Then the library is opened again, as after a crash, and compared with the
ledger. A number seeds each round, so the work can be repeated, though not the very moment.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.base.cancellation import Token  # noqa: E402
from desktop.base.paths import Home, home  # noqa: E402 - the tests' fakes lie beside the program
from desktop.library import ArticleId, HighlightId, Library, open_library, verify  # noqa: E402
from desktop.reading import sources  # noqa: E402
from desktop.reading.article import Article, Place, RawText, Side, Translated  # noqa: E402
from desktop.reading.search.search_query import parse_query  # noqa: E402
from desktop.services import articles as importing  # noqa: E402
from desktop.services import highlights as annotations  # noqa: E402
from desktop.services.open_article import open_article, recall  # noqa: E402
from desktop.services.page_reader import read_article  # noqa: E402
from desktop.services.translate import translate  # noqa: E402
from tests.fakes import EchoEngine  # noqa: E402

KILLS, A_LIBRARY = 300, 12
LONGEST_SECONDS = 0.5
CHAPTERS = 3
OLDER = ROOT / "tests" / "data" / "library"
HELD = {"library.sqlite", "library.sqlite-wal", "library.sqlite-shm"}

Entry = dict[str, Any]


def crashing() -> Iterator[dict[str, Any]]:
    """Yield what 300 kills left behind; in a process of its own, which may fork."""
    done = subprocess.run(
        [sys.executable, __file__], stdout=subprocess.PIPE, check=True, cwd=ROOT, text=True
    )
    yield json.loads(done.stdout)


@cache
def sentences() -> tuple[str, ...]:
    """Return the sentences of the sample articles."""
    raws = [raw for path in sorted((ROOT / "seeds").glob("*.txt")) for raw in sources.read(path)]
    found = [read_article(raw) for raw in raws]
    return tuple(
        one.text for article in found for part in article.paragraphs for one in part.sentences
    )


@cache
def page(number: int) -> RawText:
    """Return the generated page `number`; its mark is in no other."""
    chance = random.Random(number)
    drawn = [" ".join(chance.sample(sentences(), 4)) for _ in range(chance.randint(2, 12))]
    text = "\n\n".join([f"Council number {number} opens the bridge", mark(number), *drawn])
    return sources.from_text(text, f"{number}.txt")


def mark(number: int) -> str:
    """Return a sentence that only the page `number` holds, its word first."""
    word = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return f"Zq{word} was what the mayor of the town called it on Monday morning."


@cache
def article(number: int) -> Article:
    """Return what the page `number` has to become."""
    return read_article(page(number))


def told(one: Translated) -> str:
    """Return what was translated, and which way."""
    return f"{one.direction}: {one.source}"


class Work:
    """What the child does until it is killed; each deed returns what it reports."""

    def __init__(self, own: Home, library: Library, seed: int) -> None:
        self._own, self._library = own, library
        self._chance = random.Random(seed)
        self._next = seed * 333 * CHAPTERS
        self._engine = EchoEngine()
        self._noted: list[int] = []
        self.actions: dict[str, Callable[[], Iterator[Entry]]] = {
            "import": self.import_articles,
            "translation": self.translate,
            "annotation": self.annotate,
            "migration": self.migrate,
            "backup": self.back_up,
        }

    def import_articles(self) -> Iterator[Entry]:
        """Import an article, or a book of several."""
        count = self._chance.choice((1, CHAPTERS))
        numbers = range(self._next, self._next + count)
        self._next += CHAPTERS
        raws = tuple(page(number) for number in numbers)
        found = importing.import_raw_texts(self._library, raws)
        yield {"articles": {one.article_id: n for one, n in zip(found, numbers, strict=True)}}

    def translate(self) -> Iterator[Entry]:
        """Translate an article, batch by batch."""
        for batch in translate(self._library, self._engine, self._some_article(), 0, Token()):
            yield {"translations": {told(one): one.text for one in batch}}

    def annotate(self) -> Iterator[Entry]:
        """Highlight, tag, write a note, and write it again."""
        article_id = self._some_article()
        opened = open_article(self._library, article_id)
        number = self._chance.randrange(len(opened.pairs))
        places = Place(number, 0), Place(number, len(opened.pairs[number].source))
        colour = self._chance.randint(1, 5)
        made = annotations.annotate(
            self._library, article_id, opened.pairs, Side.ORIGINAL, places, colour
        ).highlight
        yield {"highlight": made.id, "exact": made.anchor.exact, "colour": colour}
        annotations.set_tags(self._library, made.id, ("claim", f"tag {made.id}"))
        yield {"highlight": made.id, "tags": ["claim", f"tag {made.id}"]}
        for version in range(1, 4):
            annotations.write_note(self._library, made.id, f"{version} is what I think of it.")
            yield {"highlight": made.id, "version": version}

    def migrate(self) -> Iterator[Entry]:
        """Bring an older library up to date."""
        older = self._chance.choice(sorted(OLDER.glob("schema-*.sqlite"))[:-1])
        path = self._own.data / f"older-{self._next}.sqlite"
        self._next += CHAPTERS
        shutil.copyfile(older, path)
        yield {"older": path.name}
        with open_library(path, self._own.backups):
            yield {"migrated": path.name}

    def back_up(self) -> Iterator[Entry]:
        """Copy the library over the copy before."""
        self._library.backup(self._own.backups / "copy.sqlite")
        yield {"copied": True}

    def _some_article(self) -> ArticleId:
        with self._library.read() as tx:
            return self._chance.choice(tx.articles()).id


def work(own: Home, seed: int, ledger: Path) -> None:
    """Do one deed after the other, mostly of one kind, and write down what is done."""
    file = os.open(ledger, os.O_WRONLY | os.O_APPEND)

    def write_down(entry: Entry) -> None:
        os.write(file, json.dumps(entry).encode() + b"\n")

    write_down({"begun": "opening"})
    chance = random.Random(seed)
    with open_library(own.library, own.backups) as library:
        actions = Work(own, library, seed)
        names = list(actions.actions)
        usual = names[seed % len(names)]
        with library.read() as tx:
            name = usual if tx.articles() else "import"
        while True:
            write_down({"begun": name})
            for entry in actions.actions[name]():
                write_down(entry)
            name = usual if chance.random() < 0.6 else chance.choice(names)


@dataclass
class Kept:
    """All that was reported as saved, and what was lost of it."""

    articles: dict[int, int] = field(default_factory=dict)
    translations: dict[str, str] = field(default_factory=dict)
    highlights: defaultdict[int, Entry] = field(default_factory=lambda: defaultdict(dict))
    older: list[str] = field(default_factory=list)
    copied: "Kept | None" = None

    def read(self, ledger: Path) -> None:
        """Take in the whole lines of a ledger."""
        for line in ledger.read_bytes().splitlines(keepends=True):
            if line.endswith(b"\n"):
                self.add(json.loads(line))

    def add(self, entry: Entry) -> None:
        """Take in one line."""
        if "copied" in entry:
            self.copied = Kept(dict(self.articles), dict(self.translations))
            self.copied.highlights.update({n: dict(one) for n, one in self.highlights.items()})
        elif "highlight" in entry:
            self.highlights[entry["highlight"]].update(entry)
        elif "older" in entry:
            self.older.append(entry["older"])
        self.articles.update({int(one): n for one, n in entry.get("articles", {}).items()})
        self.translations.update(entry.get("translations", {}))

    def count(self) -> int:
        """Return how many things were reported."""
        return len(self.articles) + len(self.translations) + len(self.highlights)

    def losses(self, path: Path, backups: Path) -> Iterator[str]:
        """Open the library at `path` and tell what isn't as it was reported."""
        if path.exists() or self.count():
            verify(path)
        with open_library(path, backups) as library, library.read() as tx:
            rows = {row.id for row in tx.articles()}
            yield from self._lost_articles(tx, rows)
            known: dict[str, str] = {}
            for row in rows:
                known |= {told(one): one.text for one in recall(tx, tx.article(row).article)}
            for source, text in self.translations.items():
                if known.get(source) != text:
                    yield f"translation {source[:40]}"
            for number, reported in self.highlights.items():
                highlight = tx.highlight(HighlightId(number))
                if highlight.anchor.exact != reported["exact"] or highlight.is_lost:
                    yield f"highlight {number}"
                if "tags" in reported and list(highlight.tags) != reported["tags"]:
                    yield f"tags of {number}"
                version = highlight.note.text.split()[0] if highlight.note else 0
                if int(version) < reported.get("version", 0):
                    yield f"note of {number}"

    def _lost_articles(self, tx: Any, rows: set[ArticleId]) -> Iterator[str]:
        for missing in self.articles.keys() - rows:
            yield f"article {missing}"
        numbers = {int(tx.raw(row).name.removesuffix(".txt")): row for row in rows}
        for number, row in numbers.items():
            if tx.article(row).article != article(number):
                yield f"article {number} is not whole"
            if row not in {
                hit.article_id for hit in tx.search(parse_query(mark(number).split()[0])).hits
            }:
                yield f"article {number} is not found"
        books = Counter(number // CHAPTERS for number in numbers)
        for first, count in books.items():
            if count not in (1, CHAPTERS):
                yield f"half of book {first}"
        if len(numbers) != len(rows):
            yield "an article twice"


def all_rounds() -> dict[str, Any]:
    """Kill the child again and again, with a new library now and then."""
    article(0)  # the rules of cleaning load before the children fork
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    began = time.perf_counter()
    interrupted: Counter[str] = Counter()
    lost: list[str] = []
    reported = strays = 0
    for first in range(0, KILLS, A_LIBRARY):
        with tempfile.TemporaryDirectory() as folder:
            own, kept = home(Path(folder) / "home"), Kept()
            own.data.mkdir()
            for seed in range(first, min(first + A_LIBRARY, KILLS)):
                ledger = Path(folder) / f"{seed}.jsonl"
                _kill_at_work(own, seed, ledger)
                interrupted[_last_begun(ledger)] += 1
                kept.read(ledger)
                lost += [f"{seed}: {loss}" for loss in _losses(own, kept)]
            strays += _leftovers(own, kept)
            reported += kept.count()
    return {
        "kills": interrupted.total(),
        "interrupted": dict(sorted(interrupted.items())),
        "reported": reported,
        "lost": lost,
        "strays": strays,
        "seconds": round(time.perf_counter() - began),
        "goal": "none lost, no strays",
    }


def _kill_at_work(own: Home, seed: int, ledger: Path) -> None:
    """Let a child work for a random time, its opening of the library included."""
    ledger.touch()
    child = os.fork()
    if not child:
        try:
            work(own, seed, ledger)
        finally:
            os._exit(1)
    # A child that ends by itself is heard of at once.
    signal.sigtimedwait({signal.SIGCHLD}, random.Random(-seed).uniform(0, LONGEST_SECONDS))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    signal.sigtimedwait({signal.SIGCHLD}, 0)  # this one's end would else cut the next one short
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the child of round {seed} failed by itself")


def _last_begun(ledger: Path) -> str:
    lines = [json.loads(line) for line in ledger.read_bytes().splitlines() if line.endswith(b"}")]
    return next((line["begun"] for line in reversed(lines) if "begun" in line), "opening")


def _losses(own: Home, kept: Kept) -> Iterator[str]:
    """Tell what the library, the copy of it and the older ones have lost."""
    try:
        yield from kept.losses(own.library, own.backups)
        if kept.copied:
            path = own.data / "restored.sqlite"
            shutil.copyfile(own.backups / "copy.sqlite", path)
            yield from (f"in the copy: {loss}" for loss in kept.copied.losses(path, own.backups))
            path.unlink()
        for name in kept.older:
            with open_library(own.data / name, own.backups) as library, library.read() as tx:
                if [row.highlights for row in tx.articles()] != [2]:
                    yield f"highlights of {name}"
            verify(own.data / name)
        kept.older.clear()
    except Exception as error:  # noqa: BLE001 - whatever can't be read is lost
        yield f"{type(error).__name__} {error}"


def _leftovers(own: Home, kept: Kept) -> int:
    """Return how many files nobody will miss are left after the next backup of another day."""
    yesterday = time.time() - 86_400
    for path in own.backups.glob(".*"):
        os.utime(path, (yesterday, yesterday))
    with open_library(own.library, own.backups) as library:
        library.backup(own.backups / "copy.sqlite")
    older = {path.name for path in own.data.glob("older-*.sqlite")}
    found = [path.name for path in own.data.iterdir() if path.is_file()]
    found += [path.name for path in own.backups.iterdir()]
    known = {*HELD, *older, "copy.sqlite"}
    return sum(name not in known and "-schema-" not in name for name in found)


if __name__ == "__main__":
    print(json.dumps(all_rounds(), ensure_ascii=False))
