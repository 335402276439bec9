"""Judges how much of each package the tests run; what they ran may only grow.

The figure is coverage's own: statements and branches that ran, of all, in percent.
"""

import json
import math
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from workshop import BUILD, ROOT, say

REPORT = BUILD / "coverage" / "report.json"
FLOORS = ROOT / "packaging" / "coverage_floors.toml"
SLACK = 0.5
"""How many points a figure may be above its floor before the floor should be raised."""
ROOM = 0.3
"""How many points two runs of the same code may differ by, as threads take turns otherwise."""
NAMED = 3
"""How many modules are named of a package that is below its floor."""
COMMENT = """\
# Percent of the statements and branches of each package that `tasks.py test` runs. These may only
# rise: `tasks.py test --raise` writes them. The goals are what a package should reach.
"""


def main(arguments: list[str]) -> int:
    """Compare the report with the floors, or raise these; return 1 where one isn't reached."""
    files = json.loads(REPORT.read_text(encoding="utf-8"))["files"]
    measured = percentages(files)
    settings = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    floors, goals = settings["floors"], settings["goals"]
    if "--raise" in arguments:
        floors = raised(floors, measured)
        FLOORS.write_text(toml(floors, goals), encoding="utf-8")
    below = [name for name, floor in floors.items() if measured.get(name, 0.0) < floor]
    for name, floor in floors.items():
        goal = f", goal {goals[name]:.1f}" if floor < goals.get(name, 0.0) else ""
        say(f"{name:12} {measured.get(name, 0.0):5.1f} %  (floor {floor:.1f}{goal})")
    for name in below:
        modules = ", ".join(least_covered_modules(files, name))
        say(f"{name} fell below its floor; it lacks most in {modules}.")
    risen = [name for name, floor in floors.items() if measured.get(name, 0.0) > floor + SLACK]
    if risen:
        say(f"Raise the floor of {', '.join(risen)}: python3 packaging/tasks.py test --raise")
    return int(bool(below))


def percentages(files: dict[str, Any]) -> dict[str, float]:
    """Return the percentage that was run of each package below desktop/, by its name."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for path, file in files.items():
        parts = Path(path).parts
        if len(parts) > 2:
            summary = file["summary"]
            counts[parts[1]][0] += summary["covered_lines"] + summary["covered_branches"]
            counts[parts[1]][1] += summary["num_statements"] + summary["num_branches"]
    return {name: 100 * run / total for name, (run, total) in sorted(counts.items()) if total}


def least_covered_modules(files: dict[str, Any], package: str) -> list[str]:
    """Return the modules of `package` with most that didn't run, and how much that is."""
    missing = {
        path: file["summary"]["missing_lines"] + file["summary"]["missing_branches"]
        for path, file in files.items()
        if Path(path).parts[1] == package
    }
    worst = sorted(missing, key=lambda path: -missing[path])[:NAMED]
    return [f"{path} ({missing[path]})" for path in worst]


def raised(floors: dict[str, float], measured: dict[str, float]) -> dict[str, float]:
    """Return the floors, each just below what was measured, to 0.1, where that is higher."""
    names = sorted(floors.keys() | measured.keys())
    return {
        name: max(floors.get(name, 0.0), math.floor(10 * (measured.get(name, 0.0) - ROOM)) / 10)
        for name in names
    }


def toml(floors: dict[str, float], goals: dict[str, float]) -> str:
    """Return the text of the file that keeps the floors and the goals."""
    lines = [COMMENT + "[floors]", *(f"{name} = {floor:.1f}" for name, floor in floors.items())]
    lines += ["", "[goals]", *(f"{name} = {goal:.1f}" for name, goal in goals.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
