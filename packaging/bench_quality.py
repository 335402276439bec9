"""How good translations are: sacreBLEU and chrF on news, with what the service adds and without.

Hypotheses and references of all systems are brought to the same plain typography first: the service
prints quotation marks and spaces as each language does, the references have them as typed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bench_engines import Bare
from bench_ground import QUALITY, empty_library, news

from desktop.base.cancellation import Token
from desktop.reading.article import DIRECTIONS, Direction, Doubt, Translated
from desktop.translation.argos import BEAM, RETRIED
from desktop.translation.engine import Engine
from desktop.translation.quality_checks import find_doubts
from desktop.translation.segments import prepare, restore
from desktop.translation.typography import simplify_punctuation

EVERY = 6
GUILLEMETS = re.compile(r"«\s?|\s?»")
BEFORE_MARKS = re.compile(r"\s(?=[;:!?%])")


def quality() -> Iterator[dict[str, Any]]:
    """Yield the scores of the bare engine and of the service, both ways, and what guards found."""
    if not QUALITY.is_dir():
        yield {"left_out": "the aligned news isn't beside the project"}
        return
    bare = Bare()
    with empty_library() as (_, engine):
        for direction in DIRECTIONS:
            sources = news(direction.source, EVERY)
            references = news(direction.target, EVERY)
            yield from _in_direction(bare, engine, direction, sources, references)


def _in_direction(
    bare: Bare,
    engine: Engine,
    direction: Direction,
    sources: Sequence[str],
    references: Sequence[str],
) -> Iterator[dict[str, Any]]:
    first = _first_try(bare, sources, direction)
    ours = _by_service(engine, sources, direction)
    systems = {
        "bare, beam 1": bare.translate(sources, direction, beam=1),
        f"bare, beam {BEAM}": bare.translate(sources, direction),
        "prepared and restored": [one.text for one in first],
        "service": [one.text for one in ours],
        "service, careful": [one.text for one in _look_again(engine, ours, direction)],
    }
    for name, hypotheses in systems.items():
        yield {"direction": f"{direction}", "system": name, **score(hypotheses, references)}
    shouted = [source.upper() for source in sources]
    capitals = {
        "bare on capitals": bare.translate(shouted, direction),
        "service on capitals": [one.text for one in _by_service(engine, shouted, direction)],
    }
    for name, hypotheses in capitals.items():
        found = score(map(str.lower, hypotheses), map(str.lower, references))
        yield {"direction": f"{direction}", "system": name, **found}
    yield {"direction": f"{direction}", **_retried(first, ours, references)}
    yield {"direction": f"{direction}", **_marked(ours, references)}


def _first_try(bare: Bare, sources: Sequence[str], direction: Direction) -> list[Translated]:
    """Return what the service makes of `sources` but for its second try."""
    prepared = [prepare(source, direction) for source in sources]
    texts = [text for one in prepared for text in one.inputs]
    outputs = iter(bare.translate_and_tell(texts, direction))
    found = []
    for one in prepared:
        own = [next(outputs) for _ in one.inputs]
        text = restore(one, tuple(text for text, _ in own), direction)
        flags = find_doubts(one.source, text, direction, any(is_cut for _, is_cut in own))
        found.append(Translated(one.source, text, direction, "bare", doubts=flags))
    return found


def _by_service(engine: Engine, sources: Sequence[str], direction: Direction) -> list[Translated]:
    batches = engine.translate(sources, direction, Token())
    known = {one.source: one for batch in batches for one in batch}
    return [known[source] for source in sources]


def _look_again(
    engine: Engine, drafts: Sequence[Translated], direction: Direction
) -> list[Translated]:
    return [one for batch in engine.look_again(drafts, direction, Token()) for one in batch]


def _marked(ours: Sequence[Translated], references: Sequence[str]) -> dict[str, Any]:
    """Return which share of the worst and of the best third, by chrF, has a doubt."""
    from sacrebleu.metrics.chrf import CHRF

    chrf = CHRF()
    pairs = zip(ours, references, strict=True)
    judged = sorted(
        (chrf.sentence_score(plain(one.text), [plain(wanted)]).score, bool(one.doubts))
        for one, wanted in pairs
    )
    third = len(judged) // 3
    worst, best = judged[:third], judged[-third:]
    return {
        "marked_of_worst_third": round(sum(mark for _, mark in worst) / third, 3),
        "marked_of_best_third": round(sum(mark for _, mark in best) / third, 3),
    }


def _retried(
    first: Sequence[Translated], ours: Sequence[Translated], references: Sequence[str]
) -> dict[str, Any]:
    """Return how many sentences each guard flagged, before and after the second try, and why."""
    again = [
        (one, other, reference)
        for one, other, reference in zip(first, ours, references, strict=True)
        if RETRIED & set(one.doubts)
    ]
    changed = [found for found in again if found[0].text != found[1].text]
    wanted = [reference for _, _, reference in changed]
    return {
        "flagged": _counted(first),
        "flagged_in_the_end": _counted(ours),
        "tried_again": len(again),
        "changed": len(changed),
        "changed_before": score([one.text for one, _, _ in changed], wanted),
        "changed_after": score([other.text for _, other, _ in changed], wanted),
    }


def _counted(translated: Iterable[Translated]) -> dict[Doubt, int]:
    return dict(Counter(doubt for one in translated for doubt in one.doubts))


def score(hypotheses: Iterable[str], references: Iterable[str]) -> dict[str, Any]:
    """Return BLEU and chrF of translations, a line a sentence, with sacreBLEU's signature."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    said, wanted = [plain(one) for one in hypotheses], [plain(one) for one in references]
    if not said:
        return {"sentences": 0}
    bleu, chrf = BLEU(), CHRF()
    return {
        "sentences": len(said),
        "bleu": round(bleu.corpus_score(said, [wanted]).score, 2),
        "chrf": round(chrf.corpus_score(said, [wanted]).score, 2),
        "signature": f"BLEU {bleu.get_signature()}, chrF2 {chrf.get_signature()}",
    }


def plain(text: str) -> str:
    """Return `text` without a language's own quotation marks and the blanks before its marks."""
    return BEFORE_MARKS.sub("", GUILLEMETS.sub('"', simplify_punctuation(text)))
