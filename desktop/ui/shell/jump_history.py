"""Where the reader has been: go back after a jump, and forward again."""

from desktop.ui.support.operations import Location

LONGEST = 100


class JumpHistory:
    """The locations before and after the present one, as a web browser keeps them."""

    def __init__(self) -> None:
        self._before: list[Location] = []
        self._after: list[Location] = []

    def record(self, here: Location) -> None:
        """Remember the location that a jump leaves; what lay ahead is forgotten."""
        if not self._before or self._before[-1] != here:
            self._before = [*self._before, here][-LONGEST:]
        self._after = []

    def go_back(self, here: Location) -> Location | None:
        """Return the location before the last jump, or None; `here` is where to come back to."""
        return _step(self._before, self._after, here)

    def go_forward(self, here: Location) -> Location | None:
        """Return the location that `go_back` left last, or None."""
        return _step(self._after, self._before, here)

    def clear(self) -> None:
        """Forget everything, such as for another library."""
        self._before, self._after = [], []


def _step(source: list[Location], target: list[Location], here: Location) -> Location | None:
    while source:
        found = source.pop()
        if found != here:
            target.append(here)
            return found
    return None
