"""Training: one process a way, on processor or graphics card; stopped, it goes on another time."""

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from models import checkpoints
from models.batching import SEPARATE, Batch, Item
from models.checkpoints import Checkpoint
from models.devices import autocast
from models.judging import judge, tensors
from models.losses import Sampler, smoothed_cross_entropy
from models.schedule import Plan

SAVED_EVERY = 120.0
"""Seconds between two saves; what a killed run loses."""
LARGEST_GRADIENT = 1.0
MEAN_EVERY = 5
"""Steps between two updates of the running mean, and what it forgets at most in one."""
LEAST_FORGOTTEN = 0.999


@dataclass(slots=True)
class _Tally:
    """What happened since the last line of the log."""

    begun: float
    loss: float = 0.0
    batches: int = 0
    pieces: int = 0


class Training:
    """A run that goes on from `checkpoint` and saves to `path`.

    The loss is over what `sampler` draws. `heard` is told a line every two minutes; `kept_every` is
    in minutes, 0 for never. `device` is torch's name of it ("cpu", "cuda").
    """

    def __init__(
        self,
        checkpoint: Checkpoint,
        path: Path,
        plan: Plan,
        sampler: Sampler,
        judged: Sequence[Item],
        heard: Callable[[str], None],
        kept_every: float = 0.0,
        dropout: float = 0.0,
        device: str = "cpu",
    ) -> None:
        self._path, self._plan, self._judged, self._heard = path, plan, judged, heard
        self._sampler = sampler
        self._kept_every = kept_every
        self._device = torch.device(device)
        self._network = checkpoint.network(dropout).to(self._device).train()
        self._optimizer = torch.optim.AdamW(
            self._network.parameters(),
            lr=plan.rate,
            betas=(0.9, 0.98),
            eps=1e-8,
            weight_decay=0.0,
            fused=True,
        )
        if checkpoint.optimizer is not None:
            self._optimizer.load_state_dict(checkpoint.optimizer)
        self._mean = {name: one.to(self._device) for name, one in checkpoint.mean.items()}
        self._first = self._steps = checkpoint.steps
        self._pairs = checkpoint.pairs
        self._is_told_to_stop = False

    def run(self, batches: Iterator[Batch], last: Iterator[Batch]) -> float:
        """Train until the plan is over or a signal comes; save; return the dev loss.

        The `last` batches are for the part of the plan that is.
        """
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self._stop)
        begun = last_kept = time.monotonic()
        tally = _Tally(begun)
        self._heard(f"begin step {self._steps} dev {judge(self._network, self._judged):.4f}")
        minutes = 0.0
        while not self._is_told_to_stop and not self._plan.is_over(self._done, minutes):
            rate = self._plan.rate_at(self._done, minutes)
            given = last if self._plan.is_last(minutes) else batches
            self._step(given, rate, self._plan.batches_at(minutes), tally)
            now = time.monotonic()
            minutes = (now - begun) / 60
            if now - tally.begun > SAVED_EVERY:
                self._report(minutes, rate, tally)
                tally = _Tally(time.monotonic())
                self._save()
            if self._kept_every and now - last_kept > 60 * self._kept_every:
                checkpoints.keep(self._checkpoint(), self._path.parent / "kept")
                last_kept = now
        self._save()
        loss = judge(self._network, self._judged)
        ended = "stopped" if self._is_told_to_stop else "done"
        self._heard(f"{ended} step {self._steps} dev {loss:.4f}")
        return loss

    @property
    def _done(self) -> int:
        return self._steps - self._first

    def _step(self, batches: Iterator[Batch], rate: float, count: int, tally: _Tally) -> None:
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        for _ in range(count):
            batch = next(batches)
            loss, pieces = self._loss(batch)
            (loss / count).backward()
            tally.loss += float(loss.detach())
            tally.batches += 1
            tally.pieces += pieces
            self._pairs += len(batch.source)
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), LARGEST_GRADIENT)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        self._steps += 1
        if self._steps % MEAN_EVERY == 0:
            self._update_mean()

    def _loss(self, batch: Batch) -> tuple[torch.Tensor, int]:
        """Return the loss a piece, and the pieces; nothing is projected that isn't scored."""
        source, seen, begun, wanted = tensors(batch, self._device)
        scored = (wanted.view(-1) != SEPARATE).nonzero().view(-1)
        wanted = wanted.view(-1)[scored]
        network = self._network
        with autocast(self._device):
            states = network(source, seen, begun)
        states = states.reshape(-1, states.shape[-1]).index_select(0, scored)
        loss = smoothed_cross_entropy(
            states, network.embed.weight, network.bias, wanted, self._sampler.draw(wanted)
        )
        return loss, len(scored)

    def _update_mean(self) -> None:
        """Let the mean forget less the longer the training: about the last ninth of it counts."""
        updates = self._steps / MEAN_EVERY
        kept = min(LEAST_FORGOTTEN, (1 + updates) / (10 + updates))
        with torch.no_grad():
            for name, weights in self._network.state_dict().items():
                self._mean[name].lerp_(weights, 1 - kept)

    def _report(self, minutes: float, rate: float, tally: _Tally) -> None:
        speed = tally.pieces / (time.monotonic() - tally.begun)
        self._heard(
            f"{minutes:.1f}m step {self._steps} pairs {self._pairs} "
            f"loss {tally.loss / max(tally.batches, 1):.3f} "
            f"dev {judge(self._network, self._judged):.4f} lr {rate:.2e} tgt-tok/s {speed:.0f}"
        )

    def _save(self) -> None:
        checkpoint = self._checkpoint()
        checkpoint.optimizer = self._optimizer.state_dict()
        checkpoints.save(checkpoint, self._path)

    def _checkpoint(self) -> Checkpoint:
        weights, mean = (
            {name: one.cpu() for name, one in some.items()}
            for some in (self._network.state_dict(), self._mean)
        )
        return Checkpoint(self._network.shape, weights, mean, self._steps, self._pairs)

    def _stop(self, *_: object) -> None:
        self._is_told_to_stop = True
