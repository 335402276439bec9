"""Checkpoints: weights with all that training needs to go on, saved whole or not at all."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from models.network import Network, Shape

Weights = dict[str, torch.Tensor]
KEPT = 8


@dataclass(slots=True)
class Checkpoint:
    """Where a training stands.

    `mean` is the running mean of the weights (EMA); `optimizer` is None for weights alone.
    """

    shape: Shape
    weights: Weights
    mean: Weights
    steps: int = 0
    pairs: int = 0
    optimizer: dict[str, Any] | None = field(default=None, repr=False)

    def network(self, dropout: float = 0.0) -> Network:
        """Return a network with these weights."""
        network = Network(self.shape, dropout)
        network.load_state_dict(self.weights)
        return network


def fresh(shape: Shape) -> Checkpoint:
    """Return the start of a training from nothing."""
    weights = Network(shape).state_dict()
    return Checkpoint(shape, weights, {name: one.clone() for name, one in weights.items()})


def load(path: Path) -> Checkpoint:
    """Return the checkpoint at `path`, its weights as 32-bit floats."""
    kept = torch.load(path, map_location="cpu", weights_only=True)
    weights = {name: one.float() for name, one in kept["model"].items()}
    mean = {name: one.float().clone() for name, one in (kept.get("ema") or weights).items()}
    shape = Shape.read(kept["cfg"])
    return Checkpoint(shape, weights, mean, kept["step"], kept["pairs"], kept.get("opt"))


def save(checkpoint: Checkpoint, path: Path) -> None:
    """Write a checkpoint; a run that is killed meanwhile leaves the one before."""
    kept = {
        "cfg": checkpoint.shape.written(),
        "model": checkpoint.weights,
        "ema": checkpoint.mean,
        "step": checkpoint.steps,
        "pairs": checkpoint.pairs,
    }
    if checkpoint.optimizer is not None:
        kept["opt"] = checkpoint.optimizer
    _write(kept, path)


def keep(checkpoint: Checkpoint, folder: Path) -> None:
    """Keep the weights alone in `folder`, in 16 bits, and of earlier ones the last few."""
    weights = {name: one.to(torch.bfloat16) for name, one in checkpoint.weights.items()}
    kept = {"cfg": checkpoint.shape.written(), "model": weights, "step": checkpoint.steps}
    _write(kept | {"pairs": checkpoint.pairs}, folder / f"{checkpoint.steps:08}.pt")
    for path in sorted(folder.glob("*.pt"))[:-KEPT]:
        path.unlink()


def averaged(parts: list[Weights]) -> Weights:
    """Return the mean of several weights of one shape."""
    return {name: torch.stack([one[name] for one in parts]).mean(0) for name in parts[0]}


def _write(kept: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name("fresh-" + path.name)
    torch.save(kept, fresh)
    fresh.replace(path)
