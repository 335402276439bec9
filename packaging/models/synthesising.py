"""Pairs out of text in one language: the other way's model writes the side that is missing.

The side that people wrote is the target; a model learns to write well from it and bears with the
faults of the machine's side (Sennrich et al. 2016, "Improving Neural Machine Translation Models
with Monolingual Data"). Drawing pieces from the likely ones teaches more than the best ones do
(Edunov et al. 2018, "Understanding Back-Translation at Scale").
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from desktop.translation.typography import simplify_punctuation
from models.evaluating import is_loop
from models.pairs import is_usable
from models.ways import Way

SAMPLED = 10
AT_ONCE = 512
FEWEST_WORDS, MOST_WORDS = 4, 60


def synthesise(
    written: Iterable[str], way: Way, translate_back: Callable[[Sequence[str]], list[str]]
) -> Iterator[tuple[str, str]]:
    """Yield (French, English) pairs for `way` from lines `written` in its target language.

    `translate_back` goes the other way. Lines of few words or many, copies and loops are left out.
    """
    texts = (simplify_punctuation(line) for line in written)
    fit = (text for text in texts if FEWEST_WORDS <= len(text.split()) <= MOST_WORDS)
    while targets := list(islice(fit, AT_ONCE)):
        for target, source in zip(targets, translate_back(targets), strict=True):
            pair = (source, target) if way is Way.FR_EN else (target, source)
            if is_usable(*pair) and not is_loop(target, source):
                yield pair
