"""Whether notes find their words again: 2,000 generated edits on each sample article.

The generator of the tests knows where the quoted words went. It makes articles up, too, of turns
that come back everywhere. Nothing may be on the wrong words; what is there should be found.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop.reading.anchoring.anchors import resolve  # noqa: E402 - the generator lies beside the program
from desktop.reading.anchoring.moved_anchors import Change  # noqa: E402
from desktop.reading.sources import read  # noqa: E402
from desktop.services.page_reader import read_article  # noqa: E402
from tests.unit.reading.anchoring.anchor_edits import Outcome, judge, make_case  # noqa: E402

EDITS, MADE_UP = 2_000, 10_000


class Knows(StrEnum):
    """What is known of the text before: all of it, or what the anchor keeps."""

    TEXT = "the text before"
    ANCHOR = "the anchor alone"


def anchoring() -> Iterator[dict[str, Any]]:
    """Yield what became of the notes on each sample article, and on articles that are made up.

    The text before the edit is known, as it is wherever the program changes one; notes that come
    from a file, or were lost before, have nothing but what their anchors know.
    """
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        for raw in read(path):
            article = read_article(raw)
            texts = [[one.text for one in part.sentences] for part in article.paragraphs]
            for knows in Knows:
                yield {"article": path.name, "by": knows, **_outcomes(texts, range(EDITS), knows)}
    for knows in Knows:
        yield {"article": "made up", "by": knows, **_outcomes([], range(MADE_UP), knows)}


def _outcomes(texts: list[list[str]], seeds: range, knows: Knows) -> dict[str, Any]:
    outcomes: Counter[Outcome] = Counter()
    wrong = []
    for seed in seeds:
        case = make_case(seed, texts)
        change = Change(case.before, case.after) if knows is Knows.TEXT else None
        outcome = judge(case, resolve(case.anchor, case.after, change))
        outcomes[outcome] += 1
        if outcome is Outcome.WRONG:
            wrong.append(seed)
    there = outcomes[Outcome.RIGHT] + outcomes[Outcome.LOST_THOUGH_THERE]
    return {
        "edited": len(seeds),
        "words_still_there": there,
        "re_anchored": round(outcomes[Outcome.RIGHT] / there, 4),
        "lost_though_there": outcomes[Outcome.LOST_THOUGH_THERE],
        "rightly_lost": outcomes[Outcome.RIGHTLY_LOST],
        "wrong": wrong,
        "goal": "none wrong, at least 0.98 re-anchored",
    }
