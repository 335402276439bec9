"""Every verb of the project: python3 packaging/tasks.py VERB.

An older Python has to get as far as the sentence below, so nothing here may be too new to parse.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one should read why
    sys.stderr.write("This needs Python 3.11 or newer; here is {}.{}.\n".format(*sys.version_info))
    sys.exit(2)

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import freezing
import model_store
import recipe
import setup_steps
import system_packages
import translations
from workshop import BUILD, PYTHON, ROOT, TaskError, call, say, tool

NO_DISPLAY = "There is no display here, so this is the first sample article, side by side:"
DEV = ("dev",)
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
PYTEST = (str(PYTHON), "-m", "pytest")
# A test in one group runs in one process: those in a real window share the machine badly.
PARALLEL = ("--numprocesses", "auto", "--maxprocesses", "4", "--dist", "loadgroup")
FAST = ("tests/unit", "tests/packaging", "-m", "not slow")


def run(arguments: list[str]) -> int:
    """Set up what is missing, then open the window (or do what ARGS say)."""
    setup_steps.prepare()
    if display_is_there(os.environ, sys.platform):
        system_packages.complete_window()
    elif not arguments:
        say(NO_DISPLAY)
        arguments = ["side-by-side", str(first_seed())]
    return give_way_to([str(PYTHON), "-m", "desktop", *arguments])


def test(arguments: list[str]) -> int:
    """Run all tests and judge coverage (--raise its floors); ARGS go to pytest."""
    setup_steps.prepare(DEV)
    if sys.platform.startswith("linux"):
        system_packages.complete_window()
        system_packages.complete_tools(system_packages.DISPLAY_TOOLS, "tests in the real window")
    judging = [argument for argument in arguments if argument == "--raise"]
    if arguments != judging:
        return call([*PYTEST, *arguments], OFFSCREEN)
    (BUILD / "coverage").mkdir(parents=True, exist_ok=True)
    code = call(
        [*PYTEST, *PARALLEL, "--cov", "--cov-report", f"json:{BUILD / 'coverage' / 'report.json'}"],
        {**OFFSCREEN, "COVERAGE_FILE": str(BUILD / "coverage" / "data")},
    )
    return code or call([str(PYTHON), str(ROOT / "packaging" / "coverage_floors.py"), *judging])


def check(arguments: list[str]) -> int:
    """Check format, lint, types, layers, dead code, docs; run the fast tests."""
    if arguments != ["--static"]:
        nothing_after("check", arguments)
    setup_steps.prepare(DEV)
    steps = [
        [tool("ruff"), "format", "--check"],
        [tool("ruff"), "check"],
        [tool("mypy")],
        [tool("lint-imports")],
        [tool("vulture")],
        [str(PYTHON), str(ROOT / "packaging" / "documentation.py"), "--check"],
    ]
    if not arguments:
        steps.append([*PYTEST, *PARALLEL, "--quiet", *FAST])
    failed = []
    for step in steps:
        name = " ".join([Path(step[0]).name, *step[1:3]])
        say(f"== {name}")
        if call(step, OFFSCREEN):
            failed.append(name)
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return int(bool(failed))


def freeze(arguments: list[str]) -> int:
    """Build build/dist/visavis, a folder that runs without Python."""
    nothing_after("freeze", arguments)
    freezing.freeze()
    return 0


def smoke(arguments: list[str]) -> int:
    """Run the frozen program once in a bare environment."""
    nothing_after("smoke", arguments)
    freezing.smoke()
    return 0


def models(arguments: list[str]) -> int:
    """Install the translation models from DIR, or make them (`models help`)."""
    if arguments in (["help"], ["--help"], ["-h"]):
        say(recipe.USAGE)
        return 0
    if len(arguments) == 2 and arguments[0] == "install":
        model_store.install(Path(arguments[1]).resolve())
        return 0
    return recipe.take(arguments)


def i18n(arguments: list[str]) -> int:
    """Collect the strings of the code and compile their French."""
    nothing_after("i18n", arguments)
    translations.refresh()
    return 0


def docs(arguments: list[str]) -> int:
    """Write the tables of the README and of the help from the code."""
    nothing_after("docs", arguments)
    return script("documentation.py", [])


def shots(arguments: list[str]) -> int:
    """Take the pictures of the window."""
    return script("shots.py", arguments)


def bench(arguments: list[str]) -> int:
    """Measure what is named, or all; write packaging/BENCHMARKS.md."""
    return script("bench.py", arguments)


# What follows the verb, and what it does.
VERBS: dict[str, tuple[str, Callable[[list[str]], int]]] = {
    "run": ("[ARGS…]", run),
    "test": ("[ARGS…]", test),
    "check": ("[--static]", check),
    "freeze": ("", freeze),
    "smoke": ("", smoke),
    "models": ("STEP [ARGS…]", models),
    "i18n": ("", i18n),
    "docs": ("", docs),
    "shots": ("[ARGS…]", shots),
    "bench": ("[NAME…]", bench),
}


def usage() -> str:
    """Return the list of verbs, a line each."""
    lines = [
        f"  {f'{name} {rest}':20} {(verb.__doc__ or '').splitlines()[0]}"
        for name, (rest, verb) in VERBS.items()
    ]
    return "\n".join(["python3 packaging/tasks.py VERB", *lines])


def nothing_after(verb: str, arguments: list[str]) -> None:
    """Raise TaskError if anything follows a verb that takes nothing."""
    if arguments:
        raise TaskError(f"`{verb}` takes nothing after it.", 2)


def display_is_there(variables: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can open; only Linux has machines where it can't."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(variables.get(name) for name in names)


def first_seed() -> Path:
    """Return the path of the first sample article."""
    return min((ROOT / "seeds").glob("*.txt"))


def script(name: str, arguments: list[str]) -> int:
    """Run a script that lies beside this one in the project's environment."""
    setup_steps.prepare(DEV)
    return call([str(PYTHON), str(ROOT / "packaging" / name), *arguments])


def give_way_to(command: list[str]) -> int:
    """Become `command` where the system allows it, so that signals reach it; else run it."""
    if os.name == "posix":
        os.execv(command[0], command)
    return call(command)


def main(arguments: list[str]) -> int:
    """Do what the first of `arguments` says; return the exit code."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(usage())
        return 0
    name, *rest = arguments
    if name not in VERBS:
        print(f"There is no verb `{name}`; the verbs are {', '.join(VERBS)}.", file=sys.stderr)
        return 2
    try:
        return VERBS[name][1](rest)
    except TaskError as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
