"""Checkpoints: weights with all that training needs to go on, saved whole or not at all."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from models.network import Network, Shape

Weights = dict[str, torch.Tensor]
KEPT = 8
PART_BYTES = 15 << 20
"""Bytes of a part of a checkpoint that is carried from one machine to another."""


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


def save_light(checkpoint: Checkpoint, path: Path) -> None:
    """Write the weights and their running mean alone, in 16 bits."""
    halves = [
        {name: one.to(torch.bfloat16) for name, one in weights.items()}
        for weights in (checkpoint.weights, checkpoint.mean)
    ]
    kept = {"cfg": checkpoint.shape.written(), "model": halves[0], "ema": halves[1]}
    _write(kept | {"step": checkpoint.steps, "pairs": checkpoint.pairs}, path)


def keep(checkpoint: Checkpoint, folder: Path) -> None:
    """Keep the weights alone in `folder`, in 16 bits, and of earlier ones the last few."""
    weights = {name: one.to(torch.bfloat16) for name, one in checkpoint.weights.items()}
    kept = {"cfg": checkpoint.shape.written(), "model": weights, "step": checkpoint.steps}
    _write(kept | {"pairs": checkpoint.pairs}, folder / f"{checkpoint.steps:08}.pt")
    for path in sorted(folder.glob("*.pt"))[:-KEPT]:
        path.unlink()


def split(path: Path, folder: Path, size: int = PART_BYTES) -> list[Path]:
    """Cut the file at `path` into files of at most `size` bytes in `folder`, for `join`."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{path.name}.*"):
        old.unlink()
    written: list[Path] = []
    with path.open("rb") as whole:
        while part := whole.read(size):
            written.append(folder / f"{path.name}.{len(written):03}")
            written[-1].write_bytes(part)
    return written


def join(folder: Path, path: Path) -> None:
    """Put together what `split` cut. Raises FileNotFoundError where a part is missing."""
    parts = sorted(folder.glob(f"{path.name}.[0-9][0-9][0-9]"))
    wanted = [folder / f"{path.name}.{number:03}" for number in range(len(parts))]
    if not parts or parts != wanted:
        raise FileNotFoundError(f"There aren't all parts of {path.name} in {folder}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name("fresh-" + path.name)
    with fresh.open("wb") as whole:
        for part in parts:
            whole.write(part.read_bytes())
    load(fresh)  # raises for a file that isn't whole
    fresh.replace(path)


def averaged(parts: list[Weights]) -> Weights:
    """Return the mean of several weights of one shape."""
    return {name: torch.stack([one[name] for one in parts]).mean(0) for name in parts[0]}


def _write(kept: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name("fresh-" + path.name)
    torch.save(kept, fresh)
    fresh.replace(path)
