"""One set of weights out of a training's last ones: whichever mean has the lowest dev loss."""

from collections.abc import Callable, Sequence
from pathlib import Path

from models import checkpoints
from models.batching import Item
from models.checkpoints import Checkpoint, Weights
from models.judging import judge


def candidates(checkpoint: Checkpoint, kept: Sequence[Path]) -> dict[str, Weights]:
    """Return what may be exported, by name.

    These are the last weights, their running mean, and means of the last two, four and eight
    weights that were kept with the last ones.
    """
    found = {"last": checkpoint.weights, "running mean": checkpoint.mean}
    latest = [checkpoints.load(path).weights for path in sorted(kept)[-checkpoints.KEPT :]]
    for count in (2, 4, 8):
        if count <= len(latest):
            found[f"mean of {count} and last"] = checkpoints.averaged(
                [*latest[-count:], checkpoint.weights]
            )
    return found


def average(
    checkpoint: Checkpoint,
    kept: Sequence[Path],
    judged: Sequence[Item],
    heard: Callable[[str], None],
) -> Checkpoint:
    """Return the best of the `candidates`; `heard` is told the dev loss of each.

    Without any text to judge by, that is the running mean.
    """
    losses: dict[str, float] = {}
    found = candidates(checkpoint, kept)
    network = checkpoint.network()
    for name, weights in found.items():
        network.load_state_dict(weights)
        losses[name] = judge(network, judged)
        heard(f"{name}: dev {losses[name]:.4f}")
    best = min(losses, key=lambda name: losses[name]) if judged else "running mean"
    heard(f"chosen: {best}")
    weights = found[best]
    return Checkpoint(checkpoint.shape, weights, weights, checkpoint.steps, checkpoint.pairs)
