"""The window's process is killed in the middle of its work: what it had shown as done is there."""

import json
import random
import signal
import subprocess
import sys
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from desktop.base.cancellation import Token
from desktop.base.paths import Home, home
from desktop.library import open_library, verify
from desktop.reading.article import Side
from desktop.services.articles import import_file
from desktop.services.open_article import open_article
from tests.builders import SEEDS
from tests.gui.window_at_work import State, deleted_key, mark_key, own_key

ROOT = Path(__file__).parents[2]
KILLS = 6
MOST_STEPS = 40


def read_state(own: Home) -> tuple[State, set[str]]:
    """Return what the library holds, and the sentences that have a translation."""
    state: State = {}
    translated: set[str] = set()
    with open_library(own.library, own.backups) as library:
        with library.read() as tx:
            article_ids = sorted(tx.versions())
        for article_id in article_ids:
            opened = open_article(library, article_id)
            state[deleted_key(article_id)] = opened.stored.is_deleted
            for pair in opened.pairs:
                state[mark_key(article_id, pair.number)] = None
                is_own = pair.translated is not None and pair.translated.is_by_reader
                state[own_key(article_id, pair.number)] = (
                    pair.translated.text if pair.translated and is_own else None
                )
                if pair.translated is not None:
                    translated.add(pair.source)
            for one in opened.highlights:
                key = mark_key(article_id, one.anchor.start.sentence)
                assert state[key] is None, "a highlight twice"
                assert not one.is_lost
                assert one.anchor.side is Side.ORIGINAL
                state[key] = [one.colour, one.note.text if one.note else None]
    return state, translated


def restore_articles(own: Home) -> None:
    """Restore the articles whose deletion wasn't undone any more."""
    with open_library(own.library, own.backups) as library, library.write() as tx:
        for article_id in tx.versions():
            tx.restore_article(article_id)


def kill_at_work(own: Home, before: State, seed: int) -> list[dict[str, Any]]:
    """Let a window work, kill it at a moment drawn by `seed`, and return what it told."""
    chance = random.Random(seed)
    articles = [int(key.split()[1]) for key in before if key == f"deleted {key.split()[1]}"]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.gui.window_at_work", str(own.data), str(seed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child.stdin:
        child.stdin.write(json.dumps({"articles": articles, "state": before}).encode())
    told = [child.stdout.readline() for _ in range(chance.randrange(MOST_STEPS))]
    with suppress(subprocess.TimeoutExpired):
        child.wait(chance.uniform(0, 0.04))
    child.kill()
    told += child.stdout.readlines()
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL, "the window ended by itself"
    return [json.loads(line) for line in told if line.endswith(b"\n")]


def run_round(own: Home, seed: int) -> tuple[int, int]:
    """Kill a window and look at what it left; return how much was done, and begun at the end."""
    restore_articles(own)
    before, translated = read_state(own)
    possible = defaultdict(list, {key: [value] for key, value in before.items()})
    begun: dict[str, list[Any]] = {}
    done = 0
    for entry in kill_at_work(own, before, seed):
        if "begun" in entry:
            begun.setdefault(entry["begun"], []).append(entry["value"])
        elif "done" in entry:
            possible.update({key: values[-1:] for key, values in begun.items()})
            done += sum(map(len, begun.values()))
            begun.clear()
        else:
            translated.update(entry["shown"])
    verify(own.library)
    after, kept = read_state(own)
    assert after.keys() == before.keys()
    for key, value in after.items():
        known = possible[key] + begun.get(key, [])
        assert value in known, f"{key} in round {seed}: {value} and not one of {known}"
    assert translated <= kept
    return done, sum(map(len, begun.values()))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_what_the_window_had_shown_as_done_outlives_its_process(tmp_path: Path) -> None:
    own = home(tmp_path / "home")
    with open_library(own.library, own.backups) as library:
        for path in sorted(SEEDS.glob("*.txt"))[:3]:
            import_file(library, path, Token())
    counts = [run_round(own, seed) for seed in range(KILLS)]
    assert sum(done for done, _ in counts) > KILLS
