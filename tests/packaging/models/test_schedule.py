"""The rate rises, holds and falls; late steps take more batches."""

import pytest
from models.schedule import SLOWEST, Plan

PLAN = Plan(minutes=100, rate=1e-3, warmup=10, decay=20, accum=2, late=4)


@pytest.mark.parametrize(
    ("step", "minutes", "rate"),
    [(0, 0, 1e-4), (9, 1, 1e-3), (500, 80, 1e-3), (600, 90, 5e-4), (700, 100, SLOWEST * 1e-3)],
)
def test_the_rate_follows_the_plan(step: int, minutes: float, rate: float) -> None:
    assert PLAN.rate_at(step, minutes) == pytest.approx(rate)


def test_steps_grow_while_the_rate_falls() -> None:
    assert (PLAN.batches_at(79), PLAN.batches_at(81)) == (2, 8)
    assert Plan(minutes=10, late=4).batches_at(9.9) == 1


def test_a_run_ends_by_its_minutes_or_by_its_steps() -> None:
    assert not PLAN.is_over(10**6, 99.9)
    assert PLAN.is_over(0, 100)
    assert Plan(steps=5).is_over(5, 0)
    assert not Plan(steps=5).is_over(4, 10**6)


def test_only_the_last_minutes_have_the_last_weights() -> None:
    plan = Plan(minutes=60, last=20)
    assert [plan.is_last(minutes) for minutes in (0, 39.9, 40, 60)] == [False, False, True, True]
    assert not Plan(minutes=60).is_last(60)
