"""Which blocks of a page belong to the article: a small linear chain over readable features.

Every block gets a score, the sum of the weights of its features (weights.py), and every step from
one block to the next gets one too; the labelling with the best sum wins (Viterbi's algorithm).
The idea of classing blocks by shallow text features is from Kohlschütter et al., "Boilerplate
Detection using Shallow Text Features" (WSDM 2010); the chain is a conditional random field.
"""

from collections import Counter
from functools import lru_cache
from itertools import accumulate

from desktop.reading.article import Reason
from desktop.reading.cleaning.block_features import Look, is_interjection
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.furniture import Strength

_REACH = 4


def describe(blocks: list[Block], looks: list[Look], title: int | None) -> list[list[str]]:
    """Return the names of every block's features, its neighbourhood's among them.

    `title` is the place of the block that is taken for the title, if there is one.
    """
    total = len(blocks)
    shapes = ["edge", "edge", *(look.shape for look in looks), "edge", "edge"]
    mass = [
        len(block.words) if look.is_prose else 0 for block, look in zip(blocks, looks, strict=True)
    ]
    sums = [0, *accumulate(mass)]
    copies = Counter(block.words for block in blocks)
    ranks, rank_words = _clusters(mass)
    shared = _shared(blocks, looks, ranks)
    rhythm = _rhythm(looks)
    sections = _sections(blocks, looks, sums)
    before, after = _distances(mass)
    rows = []
    for place, (block, look) in enumerate(zip(blocks, looks, strict=True)):
        own = look.shape
        near = sums[min(total, place + _REACH + 1)] - sums[max(0, place - _REACH)] - mass[place]
        kind = "prose" if look.is_prose else "other"
        row = [
            *look.features,
            *_among_shapes(shapes[place + 1], own, shapes[place + 3]),
            f"two before {shapes[place]}",
            f"two after {shapes[place + 4]}",
            *_among_prose(kind, _bucket_mass(near), before[place], after[place]),
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


# The next two name the same few combinations again and again.


@lru_cache(maxsize=1024)
def _among_shapes(before: str, own: str, after: str) -> tuple[str, ...]:
    """Name the features of a block's shape between its neighbours'."""
    return f"shape {own}", f"before {before}, here {own}", f"after {after}, here {own}"


@lru_cache(maxsize=512)
def _among_prose(kind: str, near: str, before: str, after: str) -> tuple[str, ...]:
    """Name the features of the prose near a block of `kind`, and how far away it begins."""
    return (
        f"prose near {near}, {kind}",
        f"prose before at {before}, {kind}",
        f"prose after at {after}, {kind}",
    )


def main_prose(blocks: list[Block], looks: list[Look]) -> list[bool]:
    """Tell of every block whether it is prose of the page's biggest cluster of prose."""
    ranks, _ = _clusters(_mass(blocks, looks))
    return [
        rank == "best" and look.is_prose and not is_interjection(look)
        for rank, look in zip(ranks, looks, strict=True)
    ]


def _mass(blocks: list[Block], looks: list[Look]) -> list[int]:
    """Return the number of words of every block of prose; 0 for other blocks."""
    return [
        len(block.words) if look.is_prose and not is_interjection(look) else 0
        for block, look in zip(blocks, looks, strict=True)
    ]


def _title_side(place: int, title: int | None) -> str:
    if title is None:
        return "unknown"
    distance = place - title
    if distance <= 0:
        return "here" if distance == 0 else "just above" if distance >= -3 else "above"
    return "just below" if distance <= 3 else "below" if distance <= 12 else "far below"


def _shared(blocks: list[Block], looks: list[Look], ranks: list[str]) -> list[str]:
    """Say of every block how many of its longer words the main prose has too, outside of itself."""
    bags = [{word for word in block.words[:60] if len(word) > 4} for block in blocks]
    own = [rank == "best" and look.is_prose for rank, look in zip(ranks, looks, strict=True)]
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


def _clusters(mass: list[int]) -> tuple[list[str], int]:
    """Say of every block whether it lies before, in or after the page's biggest cluster of prose.

    A cluster ends where more than twelve blocks without prose follow each other.
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


def _rhythm(looks: list[Look]) -> list[str]:
    """Return for every block how long a run of blocks without prose or full stop it stands in."""
    lengths = [0] * len(looks)
    start = 0
    for place in range(len(looks) + 1):
        if place < len(looks) and not looks[place].is_prose and looks[place].ending != "stop":
            continue
        for inside in range(start, place):
            lengths[inside] = place - start
        start = place + 1
    return [
        "0" if n == 0 else "1" if n == 1 else "2-3" if n < 4 else "4-8" if n < 9 else "9+"
        for n in lengths
    ]


def _sections(blocks: list[Block], looks: list[Look], sums: list[int]) -> list[str]:
    """Return under which furniture heading every block stands, and how far below.

    Comments last to the page's end, if a third of its prose is above them; other sections until
    prose has come back for 60 words.
    """
    sections = []
    reason, since, prose, comments = "", 0, 0, False
    for block, look, above in zip(blocks, looks, sums, strict=False):
        sign = look.sign
        sections.append(
            ("comments" if comments else "")
            + (f"{reason} {'near' if since <= 3 else 'far'}" if reason else "")
            or "none"
        )
        look.section = reason or ("comments" if comments else "")
        if look.is_prose:
            prose += len(block.words)
            if prose > 60:
                reason = ""
        since += 1
        if sign is None or sign.reason not in _SECTION_REASONS or len(block.words) > 9:
            continue
        is_comments = sign.reason is Reason.COMMENTS
        if sign.strength >= Strength.OPENING and (not is_comments or above > sums[-1] / 3):
            reason, since, prose = str(sign.reason), 0, 0
            comments = comments or (is_comments and sign.strength >= Strength.WHOLE)
    return sections


_SECTION_REASONS = frozenset({Reason.TEASER, Reason.COMMENTS, Reason.NEWSLETTER, Reason.LEGAL})


def _distances(mass: list[int]) -> tuple[list[str], list[str]]:
    """Return for every block how many blocks away the prose before it and after it is."""
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


def best_labels(scores: list[float], steps: dict[str, float]) -> list[bool]:
    """Return for every block whether it stays, by the best path through the chain.

    `scores` are for staying (against going); `steps` weighs "keep keep", "keep drop", "drop keep"
    and "drop drop".
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
