"""The plan of a training run: how long, how fast it learns when, how many batches make a step."""

from dataclasses import dataclass

SLOWEST = 0.02


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes: it ends after `minutes`, or after `steps` where that is not 0.

    The learning rate rises to `rate` in `warmup` steps (a resumed optimizer needs them, too) and
    falls in a straight line in the last `decay` minutes. A step sums the gradients of `accum`
    batches, and of `late` times as many while the rate falls: what is left to learn then is small
    against the noise of a batch. In the `last` minutes the sources have other weights.
    """

    minutes: float = 60.0
    steps: int = 0
    rate: float = 5e-4
    warmup: int = 200
    decay: float = 0.0
    accum: int = 1
    late: int = 1
    last: float = 0.0

    def rate_at(self, step: int, minutes: float) -> float:
        """Return the learning rate `step` steps and `minutes` into the run."""
        rate = self.rate * min(1.0, (step + 1) / self.warmup)
        if self.decays(minutes):
            rate *= max(SLOWEST, (self.minutes - minutes) / self.decay)
        return rate

    def batches_at(self, minutes: float) -> int:
        """Return how many batches the next step takes."""
        return self.accum * (self.late if self.decays(minutes) else 1)

    def decays(self, minutes: float) -> bool:
        """Tell whether the rate is falling."""
        return self.decay > 0 and minutes > self.minutes - self.decay

    def is_last(self, minutes: float) -> bool:
        """Tell whether the sources have their last weights."""
        return self.last > 0 and minutes >= self.minutes - self.last

    def is_over(self, step: int, minutes: float) -> bool:
        """Tell whether the run ends."""
        return step >= self.steps if self.steps else minutes >= self.minutes
