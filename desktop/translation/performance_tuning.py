"""Performance tuning: measuring and saving this machine's fastest compute type and threads."""

import json
import logging
import os
import platform
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

log = logging.getLogger(__name__)

FILE_NAME = "tuning.json"
MOST_THREADS = 4
"""More would slow down the user's other programs."""
TYPES = ("int8", "float32")
"""int8 is slower than float32 on processors without int8 instructions."""
CLEARLY_FASTER = 0.9
"""The share of the default's time that another tuning must stay below; less is noise."""
ROUNDS = 3
TOO_SLOW = 2.0
"""A tuning that first takes this many times the best one's time isn't measured again."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """How to decode: the compute type, the number of parallel batches, and threads per batch."""

    compute_type: str
    batches: int
    threads: int


def default_tuning() -> Tuning:
    """Return the default, for machines not measured yet: int8, one thread per batch."""
    return Tuning(TYPES[0], min(MOST_THREADS, os.cpu_count() or 1), 1)


def list_tunings(supported: Iterable[str]) -> tuple[Tuning, ...]:
    """Return the tunings worth measuring, given the `supported` types; the default is first."""
    here = set(supported)
    count = default_tuning().batches
    spreads = dict.fromkeys(((count, 1), (1, count)))
    types = [one for one in TYPES if one in here] or [TYPES[0]]
    return tuple(Tuning(one, *spread) for one in types for spread in spreads)


def choose_fastest(measured: Mapping[Tuning, float]) -> Tuning:
    """Return the fastest of `measured` (seconds), or the first unless clearly slower."""
    first = next(iter(measured))
    best = min(measured, key=measured.__getitem__)
    return best if measured[best] < CLEARLY_FASTER * measured[first] else first


def measure(
    among: Iterable[Tuning], seconds: Callable[[Tuning], Callable[[], float]]
) -> dict[Tuning, float]:
    """Return the shortest time of each tuning, in seconds, after a warm-up round.

    `seconds` prepares a tuning and returns a function that times it once. Only one is prepared at a
    time, since each holds a model in memory.
    """
    found: dict[Tuning, float] = {}
    for way in among:
        timed = seconds(way)
        first = timed()
        is_hopeless = found and first > TOO_SLOW * min(found.values())
        found[way] = first if is_hopeless else min(timed() for _ in range(ROUNDS))
    return found


def identify_machine(version: str, supported: Iterable[str]) -> str:
    """Identify this machine by the engine's version, its compute types and the processor."""
    facts = (version, *sorted(supported), platform.machine(), platform.processor())
    return " ".join((*filter(None, facts), str(os.cpu_count())))


def load_tuning(folder: Path, on: str) -> Tuning | None:
    """Load the tuning measured on the machine `on`; None if there is none for it."""
    try:
        found = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        if found.pop("machine") != on:
            return None
        tuning = Tuning(str(found["compute_type"]), int(found["batches"]), int(found["threads"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        log.warning("tuning passed over: it can't be read")
        return None
    sound = tuning.compute_type in TYPES and min(tuning.batches, tuning.threads) > 0
    return tuning if sound and tuning.batches * tuning.threads <= MOST_THREADS else None


def save_tuning(tuning: Tuning, folder: Path, on: str) -> None:
    """Save the tuning measured on the machine `on`; failures are only logged."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        drafted = folder / f".{FILE_NAME}"
        drafted.write_text(json.dumps({"machine": on, **asdict(tuning)}), encoding="utf-8")
        drafted.replace(folder / FILE_NAME)
    except OSError:
        log.warning("tuning can't be kept")
