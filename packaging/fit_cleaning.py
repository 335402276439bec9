"""Fit the weights of the cleaning (desktop/reading/cleaning/weights.py) to known pages.

    python packaging/fit_cleaning.py PAGES.jsonl [PAGES.jsonl ...]

A line of a file is a page: "lang", "text" and/or "text_light" (the page), "silver" (the paragraphs
that it should give), "with" and "without" (pieces that must stay or go) and perhaps "title". Pages
in other languages teach structure: their commonest words stand in for our stop words. Needs NumPy.
The chain is a conditional random field with two labels, fitted by Rprop with a quadratic penalty;
the title's weights are those of a softmax over a page's candidates.
"""

import argparse
import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from desktop.reading.cleaning import titles
from desktop.reading.cleaning.blocks import Block, blocks_of
from desktop.reading.cleaning.furniture import words_of
from desktop.reading.cleaning.keeping import describe, main_prose
from desktop.reading.cleaning.lines import read_lines
from desktop.reading.cleaning.looks import STOP_WORDS, is_interjection, look_at

Vector = npt.NDArray[np.float64]
Page = dict[str, Any]

WEIGHTS = Path(__file__).resolve().parent.parent / "desktop" / "reading" / "cleaning" / "weights.py"
PENALTY, TITLE_PENALTY = 12.0, 2.0
FEWEST_PAGES = 4
ROUNDS, TITLE_ROUNDS = 150, 200
OURS, OTHERS = 1.0, 0.3
# To lose a paragraph is worse than to keep a line too many, and silver lines alternate less than
# the lines of a page; both were chosen by cross-validation over sites.
TOWARDS_KEEPING, TOWARDS_CHANGE = 0.25, 0.3
STEPS = ("drop drop", "drop keep", "keep drop", "keep keep")


@dataclass(frozen=True, slots=True)
class Example:
    """A page made ready: features and label of every block, and the title's candidates."""

    rows: list[list[str]]
    labels: list[int]
    candidates: list[tuple[dict[str, float], bool]]
    weight: float


def main() -> None:
    """Read the pages, fit, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    examples = list(_examples([page for path in arguments.pages for page in _load(path)]))
    features, steps = fit_chain(examples)
    title = fit_title(examples)
    arguments.out.write_text(_module(features, steps, title), encoding="utf-8")
    print(f"{len(examples)} pages, {len(features)} features, {len(title)} traits of titles")


def _load(path: Path) -> list[Page]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _examples(pages: list[Page]) -> Iterator[Example]:
    """Make every page ready, once for each form of its text."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        counts[page["lang"]].update(words_of(" ".join(page["silver"])))
    for page in pages:
        is_ours = page["lang"] in ("fr", "en")
        common = frozenset(word for word, _ in counts[page["lang"]].most_common(90))
        for form in ("text", "text_light"):
            if not page.get(form):
                continue
            blocks = blocks_of(read_lines(page[form]))
            if blocks:
                yield _example(page, blocks, STOP_WORDS if is_ours else common, is_ours)


def _example(page: Page, blocks: list[Block], stop_words: frozenset[str], is_ours: bool) -> Example:
    looks = [look_at(block, stop_words) for block in blocks]
    prose = main_prose(blocks, looks)
    title = titles.find_title(blocks, looks, prose)
    first, end = titles.bounds(blocks, looks, prose)
    vocabulary = {
        word for block, stays in zip(blocks, prose, strict=True) if stays for word in block.words
    }
    wholes = titles.places_by_words(blocks)
    wanted = _key(page.get("title") or "")
    candidates = []
    for place in range(max(0, first - titles.FARTHEST), end):
        if found := titles.traits(place, first, blocks, looks, vocabulary, wholes):
            candidates.append((found, bool(wanted) and _key(blocks[place].text) == wanted))
    solid = [place for place, look in enumerate(looks) if not is_interjection(look)]
    headline = bisect_left(solid, title.place) if title else None
    rows = describe([blocks[p] for p in solid], [looks[p] for p in solid], headline)
    labels = aligned([blocks[p].text for p in solid], page)
    return Example(rows, labels, candidates, OURS if is_ours else OTHERS)


def _key(text: str) -> str:
    return "".join(words_of(text))


def aligned(texts: list[str], page: Page) -> list[int]:
    """Label the texts 1 where they are the known paragraphs, in their order, else 0.

    Of all the ways to lay the texts along the paragraphs in order, the one that covers most wins;
    so a short line that also stands in a menu is only found where the article has it.
    """
    whole = "".join(map(_key, page["silver"]))
    edges, end = {0}, 0
    for paragraph in page["silver"]:
        end += len(_key(paragraph))
        edges.add(end)
    reached: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    for place, text in enumerate(texts):
        key = _key(text)
        news = []
        for start in _places_of(key, whole, edges):
            score, chain = max(((s, c) for e, s, c in reached if e <= start), default=(0, ()))
            news.append((start + len(key), score + len(key), (*chain, place)))
        reached = _best_fronts(reached + news)
    chosen = set(max(reached, key=lambda front: front[1])[2])
    labels = [int(place in chosen) for place in range(len(texts))]
    for place, text in enumerate(texts):
        if any(len(piece) >= 12 and piece in text for piece in page["with"]):
            labels[place] = 1
        if any(len(piece) > 0.6 * len(text) and piece in text for piece in page["without"]):
            labels[place] = 0
    return labels


def _places_of(key: str, whole: str, edges: set[int]) -> list[int]:
    """Return where `key` stands in `whole`; a short one must be a paragraph of its own."""
    found = [match.start() for match in re.finditer(re.escape(key), whole)] if key else []
    if len(key) < 20:
        found = [start for start in found if {start, start + len(key)} <= edges]
    return found[:40]


def _best_fronts(
    fronts: list[tuple[int, int, tuple[int, ...]]],
) -> list[tuple[int, int, tuple[int, ...]]]:
    """Keep the ways that no other way beats with an earlier end and a higher score."""
    kept: list[tuple[int, int, tuple[int, ...]]] = []
    for front in sorted(fronts, key=lambda front: (front[0], -front[1])):
        if not kept or front[1] > kept[-1][1]:
            kept.append(front)
    return kept


def fit_chain(examples: list[Example]) -> tuple[dict[str, float], dict[str, float]]:
    """Fit the features' weights and the steps' by maximum likelihood."""
    pages: Counter[str] = Counter(
        name for example in examples for name in {name for row in example.rows for name in row}
    )
    names = {
        name: at for at, name in enumerate(sorted(n for n, c in pages.items() if c >= FEWEST_PAGES))
    }
    encoded = [
        (
            [
                np.array([names[name] for name in row if name in names], dtype=int)
                for row in example.rows
            ],
            np.array(example.labels),
            example.weight,
        )
        for example in examples
        if example.rows
    ]
    count = len(names)

    def gradient(theta: Vector) -> Vector:
        slope = PENALTY * theta
        slope[count:] = 0.0
        for rows, labels, weight in encoded:
            _add_slope(theta, slope, count, rows, labels, weight)
        return slope

    theta = _rprop(gradient, np.zeros(count + 6), ROUNDS)
    steps = dict(zip(("bias", "start keep", *STEPS), theta[count:].tolist(), strict=True))
    steps["bias"] += TOWARDS_KEEPING
    steps["drop keep"] += TOWARDS_CHANGE
    steps["keep drop"] += TOWARDS_CHANGE
    return {name: float(theta[at]) for name, at in names.items()}, steps


def _add_slope(
    theta: Vector,
    slope: Vector,
    count: int,
    rows: list[npt.NDArray[np.int_]],
    labels: npt.NDArray[np.int_],
    weight: float,
) -> None:
    """Add a page's part of the gradient: what the chain expects, less what is so."""
    bias, start, steps = theta[count], theta[count + 1], theta[count + 2 :].reshape(2, 2)
    length = len(rows)
    scores = np.zeros((length, 2))
    scores[:, 1] = [bias + theta[row].sum() for row in rows]
    scores[0, 1] += start
    ahead, behind = scores.copy(), np.zeros((length, 2))
    for at in range(1, length):
        ahead[at] += np.logaddexp(ahead[at - 1, 0] + steps[0], ahead[at - 1, 1] + steps[1])
    for at in range(length - 2, -1, -1):
        onward = scores[at + 1] + behind[at + 1]
        behind[at] = np.logaddexp(steps[:, 0] + onward[0], steps[:, 1] + onward[1])
    total = np.logaddexp(*ahead[-1])
    miss = weight * (np.exp((ahead + behind)[:, 1] - total) - labels)
    for row, value in zip(rows, miss, strict=True):
        slope[row] += value
    slope[count] += miss.sum()
    slope[count + 1] += miss[0]
    pairs = ahead[:-1, :, None] + steps + (scores + behind)[1:, None, :] - total
    expected = np.exp(pairs).sum(axis=0)
    seen = np.zeros((2, 2))
    np.add.at(seen, (labels[:-1], labels[1:]), 1.0)
    slope[count + 2 :] += weight * (expected - seen).ravel()


def fit_title(examples: list[Example]) -> dict[str, float]:
    """Fit the weights of a title's traits, by the pages where the title stands."""
    usable = [e for e in examples if any(is_title for _, is_title in e.candidates)]
    names = sorted({name for e in usable for found, _ in e.candidates for name in found})
    at = {name: number for number, name in enumerate(names)}
    tables = []
    for example in usable:
        table = np.zeros((len(example.candidates), len(names)))
        for row, (found, _) in enumerate(example.candidates):
            table[row, [at[name] for name in found]] = list(found.values())
        tables.append((table, np.array([hit for _, hit in example.candidates]), example.weight))

    def gradient(theta: Vector) -> Vector:
        slope = TITLE_PENALTY * theta
        for table, hits, weight in tables:
            shares = np.exp(table @ theta - (table @ theta).max())
            right = shares * hits
            slope += weight * table.T @ (shares / shares.sum() - right / right.sum())
        return slope

    theta = _rprop(gradient, np.zeros(len(names)), TITLE_ROUNDS)
    return dict(zip(names, theta.tolist(), strict=True))


def _rprop(gradient: Callable[[Vector], Vector], theta: Vector, rounds: int) -> Vector:
    """Minimise by Rprop (Riedmiller and Braun, 1993): step by the gradient's sign alone."""
    pace, before = np.full_like(theta, 0.05), np.zeros_like(theta)
    for _ in range(rounds):
        slope = gradient(theta)
        agreement = slope * before
        pace = np.where(agreement > 0, pace * 1.2, np.where(agreement < 0, pace * 0.5, pace))
        pace = pace.clip(1e-5, 0.5)
        before = np.where(agreement < 0, 0.0, slope)
        theta = theta - np.sign(before) * pace
    return theta


def _module(features: dict[str, float], steps: dict[str, float], title: dict[str, float]) -> str:
    """Return the text of weights.py; weights that round to nothing are left out."""
    parts = [
        '"""What each feature of a block says for its staying (above 0) or going (below 0).\n\n'
        "Fitted offline by packaging/fit_cleaning.py; the features are named in looks.py and\n"
        "keeping.py, the title's in titles.py. A weight may be changed by hand: it is a sum, so 1\n"
        'more makes staying e times as likely.\n"""\n'
    ]
    for name, table, least in (
        ("STEPS", steps, 0.0),
        ("FEATURES", features, 0.03),
        ("TITLE", title, 0.05),
    ):
        lines = [
            f'    "{key}": {value:.2f},'
            for key, value in sorted(table.items())
            if abs(value) >= least
        ]
        parts.append("\n".join([f"{name} = {{", *lines, "}\n"]))
    return "\n".join(parts)


if __name__ == "__main__":
    main()
