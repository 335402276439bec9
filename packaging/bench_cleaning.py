"""How well and how fast saved pages are cleaned: on a development set beside the project.

The set (`../shared/cleaning`) isn't ours to carry; without it only the speed on the samples is
measured. Segments are trafilatura's counts, tokens are words against the reference.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.reading.article import RawText
from desktop.reading.sources import from_text, read
from desktop.services.page_reader import read_article

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT.parent / "shared" / "cleaning"
SCORER = [sys.executable, str(PAGES / "score.py"), str(PAGES / "dev.jsonl")]
FIELDS = ("text_light", "text")
FIGURES = {
    "seg_f1": "segments",
    "tok_f1": "tokens",
    "lost_lead": "lost_lead",
    "lost_tail": "lost_tail",
    "junk_tail": "junk_tail",
    "title_found_of_present": "titles",
    "date_found_of_present": "dates",
}
GOALS = {
    "text_light": "segments .92, tokens .93",
    "text": "segments .88, tokens .90",
    "both": "lost lead .02, lost tail .05, junk tail .15, titles .95, dates .90",
}
ROUNDS = 3
SIZES = (1, 10, 100)


def cleaning() -> Iterator[dict[str, Any]]:
    """Yield the scores by field and language, then pages a second and the growth with length."""
    if PAGES.is_dir():
        for field in FIELDS:
            yield from _scores(field)
            yield {"pages": field, **_speed(_pages(field))}
        yield {"goals": GOALS}
    samples = [raw for path in sorted((ROOT / "seeds").glob("*.txt")) for raw in read(path)]
    yield {"pages": "samples", **_speed(samples), "goal": "at least 200 a second"}
    one = samples[0].text
    seconds = [_seconds([from_text(f"{one}\n" * size, "long")]) for size in SIZES]
    yield {
        "times_as_long": SIZES,
        "seconds": [round(one, 4) for one in seconds],
        "seconds_a_length": [
            round(one / size, 4) for one, size in zip(seconds, SIZES, strict=True)
        ],
    }


def _scores(field: str) -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        with answers.open("wb") as file:
            subprocess.run(
                [sys.executable, "-m", "desktop", "clean", "--jsonl"],
                input="".join(f"{json.dumps(page)}\n" for page in _asked(field)).encode(),
                stdout=file,
                check=True,
                cwd=ROOT,
            )
        done = subprocess.run(
            SCORER + f"--pred {answers} --field {field} --by lang --json".split(),
            stdout=subprocess.PIPE,
            check=True,
        )
    for group, found in json.loads(done.stdout).items():
        figures = {name: round(found[key], 3) for key, name in FIGURES.items() if key in found}
        yield {"field": field, "group": group, **figures}


def _asked(field: str) -> Iterator[dict[str, str]]:
    for line in (PAGES / "dev.jsonl").open(encoding="utf-8"):
        page = json.loads(line)
        if page[field]:
            yield {"id": page["id"], "lang": page["lang"], "text": page[field]}


def _pages(field: str) -> list[RawText]:
    return [from_text(page["text"], page["id"]) for page in _asked(field)]


def _speed(pages: list[RawText]) -> dict[str, Any]:
    _seconds(pages)  # rules are compiled when they are first needed
    best = min(_seconds(pages) for _ in range(ROUNDS))
    return {"count": len(pages), "a_second": round(len(pages) / best)}


def _seconds(pages: list[RawText]) -> float:
    """Return the processor time that reading the articles off `pages` takes."""
    began = time.process_time()
    for page in pages:
        read_article(page)
    return time.process_time() - began
