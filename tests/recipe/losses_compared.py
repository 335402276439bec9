"""Print how far the recipe's loss and its gradients are from torch's own, as JSON.

It runs in the recipe's environment, which the tests don't have.
"""

import json
from collections.abc import Iterable

import torch
from models.losses import SMOOTHING, Sampler, smoothed_cross_entropy
from torch.nn import functional

COUNT, PIECES, WIDTH = 300, 2000, 64
FREQUENT, DRAWN, TIMES = 200, 400, 100


def main() -> None:
    """Compare them on states and pieces drawn at random, over all pieces and over samples."""
    chance = torch.Generator().manual_seed(1)
    sizes = ((COUNT, WIDTH), (PIECES, WIDTH), (PIECES,))
    drawn = [torch.randn(*size, generator=chance).requires_grad_() for size in sizes]
    states, embedding, bias = drawn
    wanted = torch.randint(PIECES, (COUNT,), generator=chance)
    ours = smoothed_cross_entropy(states / 8, embedding, bias, wanted)
    found = torch.autograd.grad(ours, drawn)
    logits = functional.linear(states / 8, embedding, bias)
    smoothed = functional.cross_entropy(logits, wanted, label_smoothing=SMOOTHING)
    right = torch.autograd.grad(smoothed, drawn)
    sampler = Sampler(torch.arange(PIECES), FREQUENT, DRAWN)
    sums = [torch.zeros_like(one) for one in drawn]
    for _ in range(TIMES):
        candidates = sampler.draw(wanted)
        loss = smoothed_cross_entropy(states / 8, embedding, bias, wanted, candidates)
        for total, one in zip(sums, torch.autograd.grad(loss, drawn), strict=True):
            total += one / TIMES
    told = {
        "loss": (ours - functional.cross_entropy(logits, wanted)).item(),
        "exact": _apart(found, right),
        "sampled": _apart(sums, right),
        "scored": len(candidates.pieces),
    }
    print(json.dumps(told))


def _apart(found: Iterable[torch.Tensor], right: Iterable[torch.Tensor]) -> list[float]:
    return [float((a - b).norm() / b.norm()) for a, b in zip(found, right, strict=True)]


if __name__ == "__main__":
    main()
