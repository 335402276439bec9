"""Block classifier: decides which blocks to keep, by a linear chain over named features.

Each block scores the sum of its features' weights (classifier_weights.py), and each transition from
one block to the next has a weight too; the labelling with the highest total wins (Viterbi
algorithm). Classifying blocks by shallow text features follows Kohlschütter et al., "Boilerplate
Detection using Shallow Text Features" (WSDM 2010); the chain is a conditional random field.
"""

from collections import Counter
from functools import lru_cache
from itertools import accumulate

from desktop.reading.article import Reason
from desktop.reading.cleaning.block_features import BlockFeatures, is_interjection
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.furniture import Strength

_REACH = 4


def name_features(
    blocks: list[Block], all_features: list[BlockFeatures], title: int | None
) -> list[list[str]]:
    """Return the feature names of every block, including those of its neighbourhood.

    `title` is the index of the title's block, if one was found.
    """
    total = len(blocks)
    shapes = ["edge", "edge", *(features.shape for features in all_features), "edge", "edge"]
    mass = [
        len(block.words) if features.is_prose else 0
        for block, features in zip(blocks, all_features, strict=True)
    ]
    sums = [0, *accumulate(mass)]
    copies = Counter(block.words for block in blocks)
    ranks, rank_words = _cluster_prose(mass)
    shared = _rate_shared_words(blocks, all_features, ranks)
    rhythm = _measure_runs(all_features)
    sections = _find_sections(blocks, all_features, sums)
    before, after = _measure_distances(mass)
    rows = []
    for place, (block, features) in enumerate(zip(blocks, all_features, strict=True)):
        own = features.shape
        near = sums[min(total, place + _REACH + 1)] - sums[max(0, place - _REACH)] - mass[place]
        kind = "prose" if features.is_prose else "other"
        row = [
            *features.names,
            *_name_shape_features(shapes[place + 1], own, shapes[place + 3]),
            f"two before {shapes[place]}",
            f"two after {shapes[place + 4]}",
            *_name_prose_features(kind, _bucket_mass(near), before[place], after[place]),
            f"rhythm {rhythm[place]}",
            f"cluster {ranks[place]}, {kind}",
        ]
        add = row.append
        if ranks[place] == "best":
            add(f"best cluster {_bucket_mass(rank_words)}")
        add(f"section {sections[place]}, {kind}")
        if copies[block.words] > 1:
            add(f"repeated {kind}")
        if shared[place]:
            add(f"shares {shared[place]}, {kind}")
        add(f"title {_title_side(place, title)}, {own}")
        add(f"gaps {min(block.gap, 2)} {min(block.gap_after, 2)}, {kind}")
        if sums[-1]:
            done = sums[place] / sums[-1]
            left = (sums[-1] - sums[place] - mass[place]) / sums[-1]
            add(f"prose done {int(done * 5)}, {own}" if done else f"prose not begun, {own}")
            if not left:
                add(f"prose over, {own}")
        rows.append(row)
    return rows


# The next two are cached: they name the same few combinations over and over.


@lru_cache(maxsize=1024)
def _name_shape_features(before: str, own: str, after: str) -> tuple[str, ...]:
    """Name the features of a block's shape and its neighbours' shapes."""
    return f"shape {own}", f"before {before}, here {own}", f"after {after}, here {own}"


@lru_cache(maxsize=512)
def _name_prose_features(kind: str, near: str, before: str, after: str) -> tuple[str, ...]:
    """Name the features of the prose near a block of `kind`: how much, and how far away."""
    return (
        f"prose near {near}, {kind}",
        f"prose before at {before}, {kind}",
        f"prose after at {after}, {kind}",
    )


def find_main_prose(blocks: list[Block], all_features: list[BlockFeatures]) -> list[bool]:
    """Tell for every block whether it is prose in the page's largest cluster of prose."""
    ranks, _ = _cluster_prose(_count_prose(blocks, all_features))
    return [
        rank == "best" and features.is_prose and not is_interjection(features)
        for rank, features in zip(ranks, all_features, strict=True)
    ]


def _count_prose(blocks: list[Block], all_features: list[BlockFeatures]) -> list[int]:
    """Return the number of words of every prose block; 0 for other blocks."""
    return [
        len(block.words) if features.is_prose and not is_interjection(features) else 0
        for block, features in zip(blocks, all_features, strict=True)
    ]


def _title_side(place: int, title: int | None) -> str:
    if title is None:
        return "unknown"
    distance = place - title
    if distance <= 0:
        return "here" if distance == 0 else "just above" if distance >= -3 else "above"
    return "just below" if distance <= 3 else "below" if distance <= 12 else "far below"


def _rate_shared_words(
    blocks: list[Block], all_features: list[BlockFeatures], ranks: list[str]
) -> list[str]:
    """Rate for every block how many of its longer words occur elsewhere in the main prose."""
    bags = [{word for word in block.words[:60] if len(word) > 4} for block in blocks]
    own = [
        rank == "best" and features.is_prose
        for rank, features in zip(ranks, all_features, strict=True)
    ]
    once: set[str] = set()
    twice: set[str] = set()
    for bag, inside in zip(bags, own, strict=True):
        if inside:
            twice |= once & bag
            once |= bag
    shares = []
    for bag, inside in zip(bags, own, strict=True):
        known = len(bag & (twice if inside else once)) if len(bag) >= 3 else 0
        shares.append(str(min(4, 6 * known // len(bag))) if len(bag) >= 3 else "")
    return shares


def _cluster_prose(mass: list[int]) -> tuple[list[str], int]:
    """Return each block's position relative to the largest cluster of prose, and its words.

    The position is "before", "best" (inside) or "after". More than twelve consecutive blocks
    without prose end a cluster.
    """
    runs: list[list[int]] = []
    for place, words in enumerate(mass):
        if not words:
            continue
        if runs and place - runs[-1][1] <= 12:
            runs[-1][1] = place
            runs[-1][2] += words
        else:
            runs.append([place, place, words])
    if not runs:
        return ["none"] * len(mass), 0
    start, end, words = max(runs, key=lambda run: run[2])
    return (
        [
            "before" if place < start else "best" if place <= end else "after"
            for place in range(len(mass))
        ],
        words,
    )


def _measure_runs(all_features: list[BlockFeatures]) -> list[str]:
    """Return for every block the length of its run of blocks without prose or full stop."""
    lengths = [0] * len(all_features)
    start = 0
    for place in range(len(all_features) + 1):
        if (
            place < len(all_features)
            and not all_features[place].is_prose
            and all_features[place].ending != "stop"
        ):
            continue
        for inside in range(start, place):
            lengths[inside] = place - start
        start = place + 1
    return [
        "0" if n == 0 else "1" if n == 1 else "2-3" if n < 4 else "4-8" if n < 9 else "9+"
        for n in lengths
    ]


def _find_sections(
    blocks: list[Block], all_features: list[BlockFeatures], sums: list[int]
) -> list[str]:
    """Return for every block the boilerplate heading above it, and whether that is near or far.

    Comments extend to the page's end, if a third of its prose is above them; other sections end
    after 60 words of prose.
    """
    sections = []
    reason, since, prose, comments = "", 0, 0, False
    for block, features, above in zip(blocks, all_features, sums, strict=False):
        phrase = features.phrase
        sections.append(
            ("comments" if comments else "")
            + (f"{reason} {'near' if since <= 3 else 'far'}" if reason else "")
            or "none"
        )
        features.section = reason or ("comments" if comments else "")
        if features.is_prose:
            prose += len(block.words)
            if prose > 60:
                reason = ""
        since += 1
        if phrase is None or phrase.reason not in _SECTION_REASONS or len(block.words) > 9:
            continue
        is_comments = phrase.reason is Reason.COMMENTS
        if phrase.strength >= Strength.OPENING and (not is_comments or above > sums[-1] / 3):
            reason, since, prose = str(phrase.reason), 0, 0
            comments = comments or (is_comments and phrase.strength >= Strength.WHOLE)
    return sections


_SECTION_REASONS = frozenset({Reason.TEASER, Reason.COMMENTS, Reason.NEWSLETTER, Reason.LEGAL})


def _measure_distances(mass: list[int]) -> tuple[list[str], list[str]]:
    """Return for every block the distance, in blocks, to the prose before and after it."""
    before: list[str] = []
    last = -99
    for place, words in enumerate(mass):
        before.append(_bucket_distance(place - last))
        if words:
            last = place
    after: list[str] = []
    last = len(mass) + 99
    for place in range(len(mass) - 1, -1, -1):
        after.append(_bucket_distance(last - place))
        if mass[place]:
            last = place
    return before, after[::-1]


def _bucket_mass(words: int) -> str:
    return (
        "0"
        if words == 0
        else "<50"
        if words < 50
        else "<150"
        if words < 150
        else "<400"
        if words < 400
        else "400+"
    )


def _bucket_distance(blocks: int) -> str:
    return (
        str(blocks) if blocks <= 3 else "4-6" if blocks <= 6 else "7-15" if blocks <= 15 else "16+"
    )


def find_best_labels(scores: list[float], steps: dict[str, float]) -> list[bool]:
    """Return for every block whether to keep it, by the best path through the chain (Viterbi).

    `scores` favour keeping over dropping; `steps` weighs the transitions "keep keep", "keep drop",
    "drop keep" and "drop drop".
    """
    if not scores:
        return []
    kk, kd, dk, dd = (steps[name] for name in ("keep keep", "keep drop", "drop keep", "drop drop"))
    keep, drop = scores[0] + steps["start keep"], 0.0
    origins = []
    for score in scores[1:]:
        from_keep, from_drop = keep + kk >= drop + dk, keep + kd > drop + dd
        origins.append((from_keep, from_drop))
        keep, drop = (
            (keep + kk if from_keep else drop + dk) + score,
            (keep + kd if from_drop else drop + dd),
        )
    state = keep >= drop
    labels = [state]
    for from_keep, from_drop in reversed(origins):
        state = from_keep if state else from_drop
        labels.append(state)
    return labels[::-1]
