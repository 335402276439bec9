"""The sources of sentence pairs: which there are, how much each weighs, under which licence."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from models.ways import Way

MIX = Path(__file__).with_name("mix.toml")


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the mix.

    `weight` is how often one of its pairs is seen for each time that a pair of weight 1 is;
    `target` is the code of the one language that may be learnt from it, where only that side was
    written by people.
    """

    name: str
    weight: float
    licence: str
    why: str
    title: str
    target: str | None = None


def read_mix(path: Path = MIX) -> tuple[Source, ...]:
    """Return the sources in the mix at `path`, in its order.

    Raises ValueError for a weight that is none, and for a source described twice.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
    found = tuple(Source(**table) for table in tables)
    if any(source.weight <= 0 for source in found):
        raise ValueError(f"{path} has a source that weighs nothing; take it out instead.")
    if len({source.name for source in found}) < len(found):
        raise ValueError(f"{path} describes a source twice.")
    return found


def learnt(sources: tuple[Source, ...], way: Way) -> tuple[Source, ...]:
    """Return the sources from which `way` may be learnt."""
    return tuple(source for source in sources if source.target in (None, way.target))
