"""How good a model is: BLEU and chrF, what it keeps of names and numbers, whether it loops."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from desktop.translation.word_lists import Lexicon
from models.bare import BEAM

EVERY = 6
"""Every so many lines of dev are scored; the first 500 of newstest2013 are easier than the rest."""
NAME = re.compile(r"(?<=[\w,'] )[A-ZÀ-Ü][\w-]+")
NUMBER = re.compile(r"\d+")
WORD = re.compile(r"\w+")
LONGEST_GRAM = 4
MOST_IN_A_ROW = 2
MOST_TIMES_LONGER = 2.6
HARD = 100
"""Lines of each kind that bring weak models to loop."""

Translate = Callable[[Sequence[str]], list[str]]


def evaluate(
    translate: Translate, sources: Sequence[str], references: Sequence[str], lexicon: Lexicon
) -> dict[str, Any]:
    """Return all figures of a model on aligned lines, as JSON can hold them.

    `lexicon` has the words of the target.
    """
    hypotheses = translate(sources)
    found = {
        "sentences": len(sources),
        "beam": BEAM,
        **score(hypotheses, references),
        "names_kept": kept(NAME, sources, references, hypotheses),
        "numbers_kept": kept(NUMBER, sources, references, hypotheses),
        "lines_with_invented_words": invented(sources, hypotheses, lexicon),
        "loops": loops(sources, hypotheses),
    }
    for name, lines in hard(sources[:HARD]).items():
        found[f"loops_{name}"] = loops(lines, translate(lines))
    return found | {"hard_lines": len(sources[:HARD])}


def score(hypotheses: Sequence[str], references: Sequence[str]) -> dict[str, Any]:
    """Return BLEU and chrF2 with sacreBLEU's signatures."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf = BLEU(), CHRF()
    return {
        "bleu": round(bleu.corpus_score(hypotheses, [references]).score, 2),
        "chrf": round(chrf.corpus_score(hypotheses, [references]).score, 2),
        "signature": f"BLEU {bleu.get_signature()}, chrF2 {chrf.get_signature()}",
    }


def kept(
    kind: re.Pattern[str],
    sources: Iterable[str],
    references: Iterable[str],
    hypotheses: Iterable[str],
) -> float:
    """Return the share of a kind of word that stands in the translation too.

    Only words count that the reference has as well: "Londres" need not be kept, "Merkel" must.
    """
    wanted = held = 0
    for source, reference, hypothesis in zip(sources, references, hypotheses, strict=True):
        shared = set(kind.findall(source)) & set(WORD.findall(reference))
        wanted += len(shared)
        held += len(shared & set(WORD.findall(hypothesis)))
    return round(held / wanted, 4) if wanted else 1.0


def invented(sources: Sequence[str], hypotheses: Sequence[str], lexicon: Lexicon) -> float:
    """Return the share of translations with a word that neither language has."""
    both = zip(sources, hypotheses, strict=True)
    found = sum(bool(lexicon.find_invented(source, hypothesis)) for source, hypothesis in both)
    return round(found / len(sources), 4)


def hard(sources: Sequence[str]) -> dict[str, list[str]]:
    """Return lines of the kinds that weak models loop on: capitals, guillemets, bars."""
    return {
        "capitals": [source.upper() for source in sources],
        "guillemets": [f"« {source} »" for source in sources],
        "bars": [" | ".join(source.split()[:6]) for source in sources],
    }


def loops(sources: Iterable[str], hypotheses: Iterable[str]) -> int:
    """Return how many translations say something over and over, or run on."""
    return sum(
        is_loop(source, hypothesis) for source, hypothesis in zip(sources, hypotheses, strict=True)
    )


def is_loop(source: str, hypothesis: str) -> bool:
    """Tell whether words follow themselves three times, or a translation is far too long."""
    before, after = source.lower().split(), hypothesis.lower().split()
    if len(after) > MOST_TIMES_LONGER * len(before) + 5:
        return True
    most = max(MOST_IN_A_ROW, longest_run(before))
    return longest_run(after) > most


def longest_run(words: Sequence[str]) -> int:
    """Return how many times in a row one to four words stand, at most."""
    longest = 0
    for size in range(1, LONGEST_GRAM + 1):
        run = 0
        for place in range(len(words) - size):
            run = run + 1 if words[place] == words[place + size] else 0
            longest = max(longest, run // size + 1)
    return longest
