"""The sources of sentence pairs: which there are, how much each weighs, under which licence."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from models.ways import Way

MIX = Path(__file__).with_name("mix.toml")


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the mix.

    `weight` is how often one of its pairs is seen for each time that a pair of weight 1 is; `last`
    is the same for the last part of a training, where it differs: the text that is most like what
    readers have is seen most when least is forgotten. `target` is the code of the one language that
    may be learnt from it, where only that side was written by people.
    """

    name: str
    weight: float
    licence: str
    why: str
    title: str
    target: str | None = None
    last: float | None = None

    def weighs(self, is_last: bool) -> float:
        """Return the weight in the part of a training that is last, or isn't."""
        return self.last if is_last and self.last is not None else self.weight


def read_mix(path: Path = MIX) -> tuple[Source, ...]:
    """Return the sources in the mix at `path`, in its order.

    Raises ValueError for a weight that is none, and for a source described twice.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
    found = tuple(Source(**table) for table in tables)
    if any(one.weighs(is_last) <= 0 for one in found for is_last in (False, True)):
        raise ValueError(f"{path} has a source that weighs nothing; take it out instead.")
    if len({source.name for source in found}) < len(found):
        raise ValueError(f"{path} describes a source twice.")
    return found


def learnt(sources: tuple[Source, ...], way: Way) -> tuple[Source, ...]:
    """Return the sources from which `way` may be learnt."""
    return tuple(source for source in sources if source.target in (None, way.target))
