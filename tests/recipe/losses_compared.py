"""Print how far the recipe's loss and its gradients are from torch's own, as JSON.

It runs in the recipe's environment, which the tests don't have.
"""

import json

import torch
from models.losses import SMOOTHING, smoothed_cross_entropy
from torch.nn import functional

COUNT, PIECES, WIDTH = 300, 2000, 64


def main() -> None:
    """Compare them on states and pieces drawn at random."""
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
    apart = [float((a - b).norm() / b.norm()) for a, b in zip(found, right, strict=True)]
    print(json.dumps([float(ours - functional.cross_entropy(logits, wanted)), *apart]))


if __name__ == "__main__":
    main()
