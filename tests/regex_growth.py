"""Measures how the work of every regular expression grows with the length of its text.

Run as a program, in a process of its own, since a search can't be interrupted: it prints each
pattern's name before it is searched with, and then its growth.
"""

import ast
import importlib
import itertools
import pkgutil
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import desktop

ROOT = Path(desktop.__file__).parent
LENGTHS = (32, 128, 512, 2048)
"""Code points of the texts, the shortest first, so that few searches take for ever."""

NOTICEABLE = 0.008
"""Seconds: a search that is linear in 2,048 code points takes a tenth of it at most."""

STEEP = 9
"""Times as long on four times the text: 4 is linear, 16 quadratic."""

CONFIRMATIONS = 4
"""How often a search must be found steep, since a busy machine slows single ones."""

METHODS = ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")

SEED = 11
MOST_UNITS = 40
ENDINGS = ("", "\0", "a<")
CHARACTERS = "a1 \n\t.,-<>&;\"'()[]{}/\\:=!#*_|«»’\u00a0é…"


def modules() -> Iterator[ModuleType]:
    """Import and yield all modules of the program, but for those that start it."""
    for found in pkgutil.walk_packages([str(ROOT)], "desktop."):
        if "migrations" not in found.name and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[Any]]:
    """Return the patterns in modules and classes, also in tuples, lists and dicts, by name."""
    named: dict[str, re.Pattern[Any]] = {}
    met: set[int] = set()
    for module in modules():
        for name, value in vars(module).items():
            for place, one in enumerate(_inside(value, module.__name__)):
                if id(one) not in met:
                    met.add(id(one))
                    named[f"{module.__name__}.{name}" + (f"[{place}]" if place else "")] = one
    return named


def _inside(value: Any, module: str) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _inside(one, module)
    elif isinstance(value, dict):
        for one in (*value, *value.values()):
            yield from _inside(one, module)
    elif isinstance(value, type) and value.__module__ == module:
        for one in vars(value).values():
            if isinstance(one, re.Pattern):
                yield one


def patterns_in_functions() -> list[str]:
    """Return where a function compiles a pattern, or searches with one that isn't compiled."""
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_bytes())
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            for node in ast.walk(function):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                    continue
                if ast.unparse(node.func.value) == "re" and node.func.attr != "escape":
                    found.append(f"{path.relative_to(ROOT).as_posix()}: {ast.unparse(node)}")
    return sorted(set(found))


def units(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """Return beginnings, and texts to repeat after them, that fit the pattern's repeats."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin1")
    tree = _parser.parse(text, pattern.flags & ~re.UNICODE if pattern.flags & re.ASCII else 0)
    generator = random.Random(SEED)
    found: dict[tuple[str, str], None] = {}
    letters = dict.fromkeys(_letters(tree))
    for before, body in _repeats(tree, ""):
        for variant in range(6):
            made = "".join(_example(body, generator) for _ in range(1 + variant % 2))
            if made:
                found[(before, made)] = None
                found[("", made)] = None
    for one in (*letters, *CHARACTERS):
        found[("", one)] = None
    pairs = list(itertools.product([*letters, " ", "a"], repeat=2))
    generator.shuffle(pairs)
    for one, other in pairs[:MOST_UNITS]:
        found[("", one + other)] = None
    return list(found)


def _letters(tree: Any) -> Iterator[str]:
    for kind, value in tree:
        if kind in (sre.LITERAL, sre.NOT_LITERAL):
            yield chr(value)
        elif kind is sre.IN:
            yield _pick(value, random.Random(SEED))
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from _letters(branch)
        elif kind is sre.SUBPATTERN:
            yield from _letters(value[3])
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            yield from _letters(value[2])
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _letters(value[1])
        elif kind is sre.ATOMIC_GROUP:
            yield from _letters(value)


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Yield the repeated parts of a pattern, each with an example of what precedes it."""
    generator = random.Random(SEED)
    for item in tree:
        kind, value = item
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            if value[1] > 1:
                yield before, value[2]
            yield from _repeats(value[2], before)
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, before)
        elif kind is sre.SUBPATTERN:
            yield from _repeats(value[3], before)
        elif kind is sre.ATOMIC_GROUP:
            yield from _repeats(value, before)
        before += _example([item], generator)


def _example(tree: Any, generator: random.Random) -> str:
    """Return a text that the pattern may match, leaving out what isn't needed half the time."""
    made = ""
    for kind, value in tree:
        if kind is sre.LITERAL:
            made += chr(value)
        elif kind is sre.NOT_LITERAL:
            made += "a" if value != ord("a") else "b"
        elif kind is sre.ANY:
            made += generator.choice("a <\"'-")
        elif kind is sre.IN:
            made += _pick(value, generator)
        elif kind is sre.BRANCH:
            made += _example(generator.choice(value[1]), generator)
        elif kind is sre.SUBPATTERN:
            made += _example(value[3], generator)
        elif kind is sre.ATOMIC_GROUP:
            made += _example(value, generator)
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            times = max(value[0], generator.randint(0, 1) if value[1] else 0)
            made += "".join(_example(value[2], generator) for _ in range(times))
    return made


CATEGORIES = {
    sre.CATEGORY_SPACE: " \n\t\u00a0",
    sre.CATEGORY_NOT_SPACE: "a1.<",
    sre.CATEGORY_WORD: "a1_é",
    sre.CATEGORY_NOT_WORD: " .<-",
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_NOT_DIGIT: "a -",
}


def _pick(members: Any, generator: random.Random) -> str:
    """Return a character of a set."""
    if members[0][0] is sre.NEGATE:
        excluded = set(_members(members[1:]))
        allowed = [one for one in CHARACTERS + "bZ9+" if one not in excluded]
        return generator.choice(allowed) if allowed else "\u4e00"
    return generator.choice(list(_members(members)) or ["a"])


def _members(members: Any) -> Iterator[str]:
    for kind, value in members:
        if kind is sre.LITERAL:
            yield chr(value)
        elif kind is sre.RANGE:
            yield from {chr(value[0]), chr((value[0] + value[1]) // 2), chr(value[1])}
        elif kind is sre.CATEGORY:
            yield from CATEGORIES[value]


def uses() -> dict[str, set[str]]:
    """Return by which methods each pattern is called, by its module and name."""
    found: dict[str, set[str]] = {}
    for path in ROOT.rglob("*.py"):
        tree = ast.parse(path.read_bytes())
        module = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)
        origins = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                owner, _, name = ast.unparse(node.value).rpartition(".")
                origin = origins.get(owner or name, "")
                named = f"{origin}.{name}" if owner else origin or f"{module}.{name}"
                found.setdefault(named, set()).add(node.attr)
    return found


def measure(search: Callable[[Any], object], text: Any, times: int = 1) -> float:
    """Return the seconds that the fastest of some searches takes."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        search(text)
        best = min(best, time.process_time() - start)
    return best


def is_steep(search: Callable[[Any], object], shape: Callable[[int], Any]) -> bool:
    """Tell whether a search takes far more than four times as long on four times the text."""
    for length in LENGTHS:
        if measure(search, shape(length)) < NOTICEABLE:
            continue
        if measure(search, shape(length), 3) < NOTICEABLE:
            continue
        if all(
            measure(search, shape(length), 3) > STEEP * measure(search, shape(length // 4), 9)
            for _ in range(CONFIRMATIONS)
        ):
            return True
    return False


def slow_shape(pattern: re.Pattern[Any], methods: Iterable[str]) -> str:
    """Return the shape of text on which a search grows faster than the text, or "".

    A pattern that is only matched at a place isn't searched for.
    """
    anchored = set(methods) <= {"match", "fullmatch"} and bool(set(methods))
    is_bytes = isinstance(pattern.pattern, bytes)
    for before, unit in units(pattern):
        for ending in ENDINGS:

            def shape(
                length: int, before: str = before, unit: str = unit, ending: str = ending
            ) -> Any:
                text = before + unit * max(1, length // len(unit)) + ending
                return text.encode("utf-8", "replace") if is_bytes else text

            for search in (
                [getattr(pattern, name) for name in methods] if anchored else [pattern.search]
            ):
                if is_steep(search, shape):
                    return f"{before!r} + {unit!r} * n + {ending!r}"
    return ""


def longest_time(pattern: re.Pattern[Any], length: int) -> float:
    """Return the seconds of the slowest search in a text of `length` code points."""
    slowest = 0.0
    for before, unit in units(pattern):
        for ending in ENDINGS:
            text = (before + unit * (length // len(unit)) + ending)[-length:]
            slowest = max(slowest, measure(pattern.search, text))
    return slowest


def main() -> None:
    """Print a line per pattern: its name, and the shape that it is slow on, if any."""
    wanted = sys.argv[1:]
    called = uses()
    for name, pattern in patterns().items():
        if wanted and name not in wanted:
            continue
        print(name, end="\t", flush=True)
        print(slow_shape(pattern, sorted(called.get(name, ()))), flush=True)


if __name__ == "__main__":
    main()
