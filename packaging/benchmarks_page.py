"""The page packaging/BENCHMARKS.md: one part for each bench, written when that bench is run."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from page_parts import table, with_part
from workshop import ROOT

Finding: TypeAlias = dict[str, Any]

PAGE = ROOT / "packaging" / "BENCHMARKS.md"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def write(name: str, findings: Sequence[Finding], page: Path = PAGE) -> None:
    """Put what the bench `name` found into the page, with today's date and this machine."""
    body = f"Measured on {in_words(date.today())} on {machine()}.\n\n{tables(findings)}"
    page.write_text(with_part(page.read_text(encoding="utf-8"), name, body), encoding="utf-8")


def tables(findings: Sequence[Finding]) -> str:
    """Return the findings as tables: a row for each of those that tell the same things.

    A finding that stands alone is shown upright.
    """
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(tuple(finding), []).append(finding)
    shown = []
    for names, group in alike.items():
        header = tuple(name.replace("_", " ") for name in names)
        rows = [tuple(_shown(value) for value in finding.values()) for finding in group]
        if len(rows) == 1:
            header, rows = ("what", "figure"), list(zip(header, rows[0], strict=True))
        shown.append(table(header, rows))
    return "\n\n".join(shown)


def in_words(day: date) -> str:
    """Return a date as it is written in a text."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def machine() -> str:
    """Return how many cores there are, of which processor, and the system and the Python on it."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    counted = "one core" if cores == 1 else f"{cores} cores"
    return f"{counted} of {_processor()}, {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or "an unknown processor")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(one)}" for name, one in value.items()) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value)) or "none"
    return f"{value:,}" if isinstance(value, int | float) else str(value)
