"""Damaged files of every form: each must end in an article or in one clear sentence.

Mutations are seeded, so a run can be repeated. They are read in processes of their own, in rounds,
so that a crash, a hang or memory that isn't given back shows and names its round. Seconds are the
processor's, so that other work on the machine doesn't count.
"""

import json
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.base.errors import AppError  # noqa: E402 - the tests' builders lie beside the program
from desktop.reading import sources  # noqa: E402
from desktop.services.page_reader import read_article  # noqa: E402
from tests.unit.reading.forms import files  # noqa: E402
from tests.unit.reading.forms.pdf_builder import Sheet, pdf_of, set_in  # noqa: E402

COUNT, ROUND = 10_000, 500
LONGEST_SECONDS, MOST_MEGABYTES = 5.0, 500
MEGABYTE = 1_000_000


class TooSlowError(Exception):
    """A file took longer than any may."""


def damage() -> Iterator[dict[str, Any]]:
    """Yield how 10,000 damaged files and the worst whole ones were read."""
    rounds = [_in_own_process(start) for start in range(0, COUNT, ROUND)]
    yield {
        "mutated": sum(one["files"] for one in rounds),
        **{key: sum(one[key] for one in rounds) for key in ("articles", "sentences")},
        "broke": [kind for one in rounds for kind in one["broke"]],
        "slowest_seconds": max(one["slowest"] for one in rounds),
        "most_megabytes": max(one["megabytes"] for one in rounds),
        "goal": f"none breaks, {LONGEST_SECONDS:.0f} s, {MOST_MEGABYTES} MB",
    }
    for name in extremes():
        yield {"extreme": name, **_in_own_process(name)}


def originals() -> list[tuple[str, bytes]]:
    """Return a small file of every form."""
    sheet = Sheet()
    sheet.write_lines(60, 700, set_in(files.PROSE, 470))
    chapter = files.page(f"<h1>One</h1><p>{files.PROSE}</p>")
    page = (ROOT / "tests" / "data" / "forms" / "page.html").read_bytes()
    mime = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/html\r\n\r\n" + page + b"\r\n--x--\r\n"
    )
    seeds = [(path.name, path.read_bytes()) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    return [
        *seeds,
        ("page.html", page),
        ("page.mhtml", mime),
        ("book.epub", files.epub({"a.xhtml": chapter, "b.xhtml": chapter})),
        ("text.docx", files.docx(files.paragraph(files.PROSE))),
        ("text.pdf", pdf_of(sheet, Title="One")),
        ("text.md", f"# One\n\n> {files.PROSE}\n\n- {files.PROSE}\n".encode()),
    ]


def mutated(seed: int) -> tuple[str, bytes]:
    """Return one of the originals, damaged in one to four ways."""
    chance = random.Random(seed)
    whole = originals()
    name, data = whole[seed % len(whole)]
    kept = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(kept) + 1)
        length = chance.choice((1, 2, 30, 3000))
        match chance.randrange(7):
            case 0:
                del kept[place:]
            case 1:
                for _ in range(chance.choice((1, 10, 200))):
                    if kept:
                        kept[chance.randrange(len(kept))] ^= 1 << chance.randrange(8)
            case 2:
                kept[place:place] = b"\x00" * length
            case 3:
                kept[place:place] = "é « œ » ’".encode(chance.choice(("cp1252", "utf-16", "utf-8")))
            case 4:
                other = chance.choice(whole)[1]
                kept[place : place + length] = other[:length]
            case 5:
                kept[place:place] = kept[place : place + length] * chance.choice((2, 50))
            case 6:
                del kept[place : place + length]
    return name, bytes(kept)


def extremes() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """Return the worst whole files, by what they are: a name, and what makes it."""
    zeros = 300 * MEGABYTE
    return {
        "one line of 1 MB": ("a.txt", lambda: b"word and another " * (MEGABYTE // 17)),
        "one word of 1 MB": ("a.txt", lambda: b"x" * MEGABYTE),
        "1 MB of initials": ("a.txt", lambda: b"A. " * (MEGABYTE // 3)),
        "100,000 empty lines": ("a.txt", lambda: b"\n" * 100_000 + b"The end of it.\n"),
        "100,000 short lines": ("a.txt", lambda: b"Two words\n" * 100_000),
        "100,000 lines of prose": ("a.txt", lambda: b"The council met for the bridge.\n" * 100_000),
        "1 MB of null bytes": ("a.txt", lambda: b"\x00" * MEGABYTE),
        "HTML nested 100,000 deep": ("a.html", lambda: b"<div>" * 100_000 + b"The end of it."),
        "HTML of 100,000 items": ("a.html", lambda: b"<ul>" + b"<li>An item of it." * 100_000),
        "HTML of 1 MB without a break": ("a.html", lambda: b"<p>" + b"word " * 200_000),
        "a bomb as EPUB": (
            "a.epub",
            lambda: files.zipped({"META-INF/container.xml": b"\x00" * zeros}),
        ),
        "a bomb as DOCX": (
            "a.docx",
            lambda: files.docx("", {"word/document.xml": b" " * zeros}),
        ),
        "Markdown nested 10,000 deep": ("a.md", lambda: b">" * 10_000 + b" The end of it."),
        "Markdown of 100,000 brackets": ("a.md", lambda: b"[" * 100_000 + b" The end of it."),
    }


def _in_own_process(what: int | str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, __file__, str(what)], stdout=subprocess.PIPE, check=False, cwd=ROOT
    )
    if done.returncode:
        return {
            "files": 0,
            "articles": 0,
            "sentences": 0,
            "slowest": 0.0,
            "megabytes": 0,
            "broke": [f"{what}: the process ended with {done.returncode}"],
        }
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _read_all(given: Iterator[tuple[str, tuple[str, bytes]]]) -> dict[str, Any]:
    """Read files one after the other; count what became of them."""
    articles = sentences = count = 0
    slowest, broke = 0.0, []
    signal.signal(signal.SIGVTALRM, _give_up)
    for name, data in originals():  # the libraries of the forms load once, whatever the file
        read_all(data, name)
    for label, (name, data) in given:
        count += 1
        began = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST_SECONDS)
        try:
            read_all(data, name)
            articles += 1
        except AppError:
            sentences += 1
        except Exception as error:  # noqa: BLE001 - to count what breaks is the point
            broke.append(f"{label} ({name}): {type(error).__name__} {error}"[:200])
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        slowest = max(slowest, time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "files": count,
        "articles": articles,
        "sentences": sentences,
        "broke": broke,
        "slowest": round(slowest, 2),
        "megabytes": peak * 1024 // MEGABYTE,
    }


def read_all(data: bytes, name: str) -> None:
    """Read the articles in a file, as an import does."""
    for raw in sources.from_bytes(data, name):
        read_article(raw)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise TooSlowError


def _asked(what: str) -> Iterator[tuple[str, tuple[str, bytes]]]:
    if what.isdecimal():
        for seed in range(int(what), int(what) + ROUND):
            yield str(seed), mutated(seed)
    else:
        name, make = extremes()[what]
        yield what, (name, make())


if __name__ == "__main__":
    print(json.dumps(_read_all(_asked(sys.argv[1]))))
