"""Fit the weights of the cleaning (desktop/reading/cleaning/classifier_weights.py) to known pages.

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
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from desktop.reading.cleaning import titles
from desktop.reading.cleaning.block_classifier import find_main_prose, name_features
from desktop.reading.cleaning.block_features import (
    STOP_WORDS,
    BlockFeatures,
    extract_features,
    is_interjection,
)
from desktop.reading.cleaning.blocks import Block, build_blocks
from desktop.reading.cleaning.lines import read_lines
from desktop.reading.cleaning.title_features import build_context, title_features
from desktop.reading.text.words import split_words

Vector = npt.NDArray[np.float64]
Page = dict[str, Any]
Candidate = tuple[list[str], bool]

WEIGHTS = Path(__file__).resolve().parent.parent / "desktop" / "reading" / "cleaning" / "weights.py"
PENALTY, TITLE_PENALTY = 12.0, 2.0
FEWEST_PAGES = 4
ALIKE = 0.9
ROUNDS, TITLE_ROUNDS = 150, 200
OURS, OTHERS = 1.0, 0.3
# To lose a paragraph is worse than to keep a line too many, and silver lines alternate less than
# the lines of a page; both were chosen by cross-validation over sites.
TOWARDS_KEEPING, TOWARDS_CHANGE = 0.25, 0.3
STEPS = ("drop drop", "drop keep", "keep drop", "keep keep")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a page, read into blocks; `weight` is what it counts for."""

    page: Page
    blocks: list[Block]
    all_features: list[BlockFeatures]
    prose: list[bool]
    weight: float


@dataclass(frozen=True, slots=True)
class Example:
    """A form of a page made ready: the features and the label of every block."""

    rows: list[list[str]]
    labels: list[int]
    weight: float


def main() -> None:
    """Read the pages, fit, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    forms = list(forms_of([page for path in arguments.pages for page in _load(path)]))
    title = fit_title([candidates_of(form) for form in forms])
    features, steps = fit_chain([example_of(form, title) for form in forms])
    arguments.out.write_text(_module(features, steps, title), encoding="utf-8")
    print(f"{len(forms)} pages, {len(features)} features, {len(title)} traits of titles")


def _load(path: Path) -> list[Page]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def forms_of(pages: list[Page]) -> Iterator[Form]:
    """Read every page, once for each form of its text."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        counts[page["lang"]].update(split_words(" ".join(page["silver"])))
    for page in pages:
        is_ours = page["lang"] in ("fr", "en")
        common = frozenset(word for word, _ in counts[page["lang"]].most_common(90))
        for name in ("text", "text_light"):
            if blocks := build_blocks(read_lines(page.get(name) or "")):
                all_features = [
                    extract_features(block, STOP_WORDS if is_ours else common) for block in blocks
                ]
                weight = OURS if is_ours else OTHERS
                yield Form(
                    page, blocks, all_features, find_main_prose(blocks, all_features), weight
                )


def example_of(form: Form, title_weights: dict[str, float]) -> Example:
    """Describe and label the blocks of a page, the title found by `title_weights`."""
    blocks, all_features = form.blocks, form.all_features
    title = titles.find_title(blocks, all_features, form.prose, title_weights)
    solid = [place for place, features in enumerate(all_features) if not is_interjection(features)]
    headline = bisect_left(solid, title.place) if title else None
    rows = name_features([blocks[p] for p in solid], [all_features[p] for p in solid], headline)
    return Example(rows, aligned([blocks[p].text for p in solid], form.page), form.weight)


def candidates_of(form: Form) -> list[Candidate]:
    """Return the traits of every line that may be the title, and whether it is."""
    setting = build_context(form.blocks, form.all_features, form.prose)
    return [
        (found, _is_title(form.page, titles.strip_site_name(place, setting), form.blocks[place]))
        for place in setting.candidates
        if (found := title_features(place, setting))
    ]


def _is_title(page: Page, title: titles.Title, block: Block) -> bool:
    """Tell whether a block is the known title, with the site's name or without it."""
    wanted = _key(page.get("title") or "")
    return any(_resemble(wanted, _key(text)) for text in (block.text, title.text))


def _resemble(one: str, other: str) -> bool:
    """Tell whether two keys are the same but for a letter in ten."""
    if not one or abs(len(one) - len(other)) > len(one) / 5:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _key(text: str) -> str:
    return "".join(split_words(text))


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


@dataclass(frozen=True, slots=True)
class Chains:
    """All pages' blocks in one row, the first blocks of all pages first, then the second ones.

    The longest page comes first, so that the blocks at one place of their page lie side by side:
    `starts` says where each place begins. `features` are the numbers of the blocks' features and
    `owners` the blocks that have them; `weights` are the pages' weights, once for every block.
    """

    starts: list[int]
    features: npt.NDArray[np.int_]
    owners: npt.NDArray[np.int_]
    labels: Vector
    weights: Vector


def chains_of(examples: list[Example], names: dict[str, int]) -> Chains:
    """Lay the pages side by side, their features numbered by `names`; others are left out."""
    longest_first = sorted((e for e in examples if e.rows), key=lambda e: -len(e.rows))
    starts, features, owners = [0], [], []
    labels: list[int] = []
    weights: list[float] = []
    for place in range(len(longest_first[0].rows)):
        for example in longest_first:
            if place >= len(example.rows):
                break
            numbers = [names[name] for name in example.rows[place] if name in names]
            features += numbers
            owners += [len(labels)] * len(numbers)
            labels.append(example.labels[place])
            weights.append(example.weight)
        starts.append(len(labels))
    return Chains(
        starts, np.array(features), np.array(owners), np.array(labels, float), np.array(weights)
    )


def fit_chain(examples: list[Example]) -> tuple[dict[str, float], dict[str, float]]:
    """Fit the features' weights and the steps' by maximum likelihood."""
    pages: Counter[str] = Counter(
        name for example in examples for name in {name for row in example.rows for name in row}
    )
    names = {
        name: at for at, name in enumerate(sorted(n for n, c in pages.items() if c >= FEWEST_PAGES))
    }
    chains = chains_of(examples, names)
    count = len(names)

    def gradient(theta: Vector) -> Vector:
        slope = PENALTY * theta
        slope[count:] = 0.0
        return slope + _slope(theta, count, chains)

    theta = _rprop(gradient, np.zeros(count + 6), ROUNDS)
    steps = dict(zip(("bias", "start keep", *STEPS), theta[count:].tolist(), strict=True))
    steps["bias"] += TOWARDS_KEEPING
    steps["drop keep"] += TOWARDS_CHANGE
    steps["keep drop"] += TOWARDS_CHANGE
    return {name: float(theta[at]) for name, at in names.items()}, steps


def _slope(theta: Vector, count: int, chains: Chains) -> Vector:
    """Return the likelihood's gradient: what the chains expect, less what is so.

    With two labels, the sums over all paths to and from a block come down to the odds of staying.
    """
    bias, start, *pairs = theta[count:].tolist()
    dd, dk, kd, kk = np.exp(pairs)
    starts, size = chains.starts, len(chains.labels)
    scores = np.bincount(chains.owners, theta[chains.features], size) + bias
    scores[: starts[1]] += start
    gain = np.exp(scores.clip(-50, 50))
    ahead, behind = gain.copy(), np.ones(size)
    spans = [slice(*span) for span in pairwise(starts)]
    for span, after in pairwise(spans):
        odds = ahead[span][: after.stop - after.start]
        ahead[after] *= (kk * odds + dk) / (kd * odds + dd)
    for span, after in reversed(list(pairwise(spans))):
        onward = gain[after] * behind[after]
        behind[span][: len(onward)] = (kk * onward + kd) / (dk * onward + dd)
    odds = ahead * behind
    miss = chains.weights * (odds / (1 + odds) - chains.labels)
    slope = np.zeros(count + 6)
    slope[:count] = np.bincount(chains.features, miss[chains.owners], count)
    slope[count], slope[count + 1] = miss.sum(), miss[: starts[1]].sum()
    for span, after in pairwise(spans):
        width = after.stop - after.start
        left, right = ahead[span][:width], gain[after] * behind[after]
        ways = np.array([np.full(width, dd), dk * right, kd * left, kk * left * right])
        ways /= ways.sum(axis=0)
        number = 2 * chains.labels[span][:width].astype(int) + chains.labels[after].astype(int)
        ways[number, np.arange(width)] -= 1.0
        slope[count + 2 :] += ways @ chains.weights[after]
    return slope


def fit_title(pages: list[list[Candidate]]) -> dict[str, float]:
    """Fit the weights of a title's traits, by the pages where the title stands."""
    usable = [page for page in pages if any(is_title for _, is_title in page)]
    counts = Counter(
        name for page in usable for name in {name for found, _ in page for name in found}
    )
    names = sorted(name for name, count in counts.items() if count >= FEWEST_PAGES)
    at = {name: number for number, name in enumerate(names)}
    tables = []
    for page in usable:
        table = np.zeros((len(page), len(names)))
        for row, (found, _) in enumerate(page):
            table[row, [at[name] for name in found if name in at]] = 1.0
        tables.append((table, np.array([is_title for _, is_title in page])))

    def gradient(theta: Vector) -> Vector:
        slope = TITLE_PENALTY * theta
        for table, hits in tables:
            shares = np.exp(table @ theta - (table @ theta).max())
            right = shares * hits
            slope += table.T @ (shares / shares.sum() - right / right.sum())
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
    """Return the text of classifier_weights.py; weights that round to nothing are left out."""
    parts = [
        '"""The classifier\'s weights: keep a block (above 0) or drop it (below 0), by feature.\n\n'
        "Fitted offline by packaging/fit_cleaning.py. Features are named in block_features.py and\n"
        "block_classifier.py, those of titles in title_features.py. They can be edited by hand:\n"
        'weights are summed, so adding 1 makes keeping e times as likely.\n"""\n'
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
