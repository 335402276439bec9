"""The parts of a page that a tool writes: each stands between two markers."""

import re
from collections.abc import Sequence

END = "<!-- end -->"


class MissingPart(Exception):  # noqa: N818 - names what is wrong
    """A page has no place, or more than one, for a part."""


def marker(name: str) -> str:
    """Return the line that comes before the part `name`."""
    return f"<!-- generated: {name} -->"


def with_part(page: str, name: str, body: str) -> str:
    """Return `page` with `body` as its part `name`; raise MissingPart where it can't have it."""
    pattern = re.compile(rf"({re.escape(marker(name))}\n).*?({re.escape(END)})", re.DOTALL)
    found, count = pattern.subn(lambda hit: f"{hit[1]}\n{body.strip()}\n\n{hit[2]}", page)
    if count != 1:
        raise MissingPart(f"The part `{name}` has {count} places in the page; it needs one.")
    return found


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(_escaped, line))} |" for line in lines)


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ")
