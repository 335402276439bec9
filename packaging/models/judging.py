"""The loss on text that is never trained on, in nats a piece of the target."""

from collections.abc import Sequence

import sentencepiece
import torch
from torch.nn import functional

from models.batching import SEPARATE, Batch, Item, collate
from models.devices import autocast, device_of
from models.network import Network
from models.pairs import DEV, lines
from models.places import Work
from models.ways import Way

FIRST, EVERY = 1, 10
"""Which lines are judged by: none of those that `evaluating` scores (every sixth)."""
AT_ONCE = 40


def judged_items(
    work: Work,
    way: Way,
    vocabulary: sentencepiece.SentencePieceProcessor,
    chosen: slice = slice(FIRST, None, EVERY),
) -> list[Item]:
    """Return the `chosen` lines of dev, encoded, the short ones first; none without dev."""
    if not work.text(DEV, way.source).is_file():
        return []
    sides = (lines(work.text(DEV, language))[chosen] for language in (way.source, way.target))
    items = zip(*(vocabulary.encode(side) for side in sides), strict=True)
    return sorted(
        (item for item in items if max(map(len, item)) < 120), key=lambda one: len(one[1])
    )


def tensors(
    batch: Batch, device: torch.device
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return a batch as tensors on `device`; on the processor they share its arrays."""
    arrays = (batch.source, batch.seen, batch.begun, batch.wanted)
    source, seen, begun, wanted = (torch.from_numpy(one).to(device) for one in arrays)
    return source, seen, begun, wanted


def judge(network: Network, items: Sequence[Item]) -> float:
    """Return the mean loss a piece of `items`; 0 where there are none."""
    total = count = 0.0
    device = device_of(network)
    network.eval()
    with torch.no_grad(), autocast(device):
        for begin in range(0, len(items), AT_ONCE):
            source, seen, begun, wanted = tensors(collate(items[begin : begin + AT_ONCE]), device)
            scored = wanted != SEPARATE
            logits = network.logits(network(source, seen, begun)[scored]).float()
            total += float(functional.cross_entropy(logits, wanted[scored], reduction="sum"))
            count += int(scored.sum())
    network.train()
    return total / max(count, 1.0)
