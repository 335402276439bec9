"""Whether notes find their words again: 2,000 generated edits on each of several articles' words.

The generator of the tests knows where the quoted words went; it draws its words from the sample
articles. Nothing may be on the wrong words; what is there should be found.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.reading.anchors import resolve  # noqa: E402 - the generator lies beside the program
from tests.unit.reading.anchor_edits import Outcome, judge, make_case  # noqa: E402

EDITS, SERIES = 2_000, 5


def anchoring() -> Iterator[dict[str, Any]]:
    """Yield what became of the notes, series by series."""
    for series in range(SERIES):
        outcomes: Counter[Outcome] = Counter()
        wrong = []
        for seed in range(series * EDITS, (series + 1) * EDITS):
            case = make_case(seed)
            outcome = judge(case, resolve(case.anchor, case.after))
            outcomes[outcome] += 1
            if outcome is Outcome.WRONG:
                wrong.append(seed)
        there = outcomes[Outcome.RIGHT] + outcomes[Outcome.LOST_THOUGH_THERE]
        yield {
            "edited": EDITS,
            "words_still_there": there,
            "re_anchored": round(outcomes[Outcome.RIGHT] / there, 4),
            "lost_though_there": outcomes[Outcome.LOST_THOUGH_THERE],
            "rightly_lost": outcomes[Outcome.RIGHTLY_LOST],
            "wrong": wrong,
            "goal": "none wrong, at least 0.98 re-anchored",
        }
