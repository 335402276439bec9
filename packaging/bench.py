"""Measures the program against a bound in the same run; prints one JSON object a line.

What was found also goes into packaging/BENCHMARKS.md.

`start` against a bare Qt window, `translate` against the bare engine and stock Argos, `quality`
against the bare engine; `facts` tells how many numbers, times and amounts stay the same, `clean`
the cleaning's scores, `damage` how broken files are read, `search` the times of queries in a large
library, `crash` what a killed process leaves behind, `anchors` where notes are after edits, `lock`
and `window` how long a change keeps others from writing and the window from answering. Ratios are
medians over several rounds, so that a machine's mood cancels out. Nothing here judges.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any

import benchmarks_page
from bench_anchors import anchoring
from bench_cleaning import cleaning
from bench_crash import crashing
from bench_damage import damage
from bench_facts import facts
from bench_ground import ROOT, median
from bench_lock import locking
from bench_quality import quality
from bench_search import searching
from bench_translation import translation
from bench_window import holding

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
from desktop.app import fill_window, make_window
from desktop.base.paths import home
own = home(Path(sys.argv[1]))
app, window = make_window(own)
QTimer.singleShot(0, window, lambda: fill_window(window, own, []))
"""


def main(names: list[str]) -> int:
    """Run the benches named, or all of them."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"No such bench: {', '.join(sorted(unknown))}. There are {', '.join(BENCHES)}.")
        return 2
    for name in names or BENCHES:
        findings = []
        for found in BENCHES[name]():
            print(json.dumps({"bench": name, **found}, ensure_ascii=False), flush=True)
            findings.append(found)
        benchmarks_page.write(name, findings)
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
        "window_seconds": median(ours for ours, _ in rounds),
        "bare_window_seconds": median(bare for _, bare in rounds),
        "ratio": median(ours / bare for ours, bare in rounds),
        "goal": "at most 2",
    }


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


BENCHES: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
    "start": start,
    "translate": translation,
    "quality": quality,
    "facts": facts,
    "window": holding,
    "clean": cleaning,
    "damage": damage,
    "search": searching,
    "crash": crashing,
    "anchors": anchoring,
    "lock": locking,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
