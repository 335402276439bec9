"""The steps of the models' recipe, run in an environment of their own."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import setup_steps
from workshop import BUILD, PYTHON, ROOT, TaskError, call, check_output, say

WORK = BUILD / "models"
"""Where the recipe keeps pairs, checkpoints and packages unless --work says otherwise."""
REQUIREMENTS = ROOT / "packaging" / "models" / "requirements.txt"
TESTS = "tests/recipe"
LARGEST = 16 << 30
"""Bytes that are kept for the next array rather than given back."""
STEPS = (
    *("prepare", "start", "train", "average", "export", "evaluate"),
    *("synthesise", "pack", "headwords", "words", "bundle", "split", "join"),
)
USAGE = f"""python3 packaging/tasks.py models STEP [--work DIR]
  environment  Make the recipe's environment, DIR/venv; what follows goes to pip.
  smoke        Test the whole recipe on a few hundred pairs, in about a minute.
  {", ".join(STEPS)}:
               packaging/models/README.md tells of them; so does `STEP --help`.
  install DIR  Verify and unpack the packages in DIR into resources/models.
Without --work, everything is kept in {WORK.relative_to(ROOT).as_posix()}."""


def take(arguments: Sequence[str]) -> int:
    """Take the step that `arguments` begin with; return the exit code.

    Raises TaskError, as a sentence, for a step that there isn't, and without the environment.
    """
    step, *rest = arguments or [""]
    work, rest = split_work(rest)
    if step == "environment":
        make_environment(work, rest)
        return 0
    if step == "smoke":
        told = {"VISAVIS_RECIPE": str(python(work)), "QT_QPA_PLATFORM": "offscreen"}
        setup_steps.prepare(("dev",))
        return call([str(PYTHON), "-m", "pytest", TESTS, *rest], told)
    if step not in STEPS:
        raise TaskError(
            "Say `models install DIR` or `models STEP`; `models help` lists the steps.", 2
        )
    return call([str(python(work)), "-m", "models", step, "--work", str(work), *rest], variables())


def split_work(arguments: Sequence[str]) -> tuple[Path, list[str]]:
    """Return the work folder that `--work DIR` names among `arguments`, and the others."""
    rest = list(arguments)
    if "--work" not in rest:
        return WORK, rest
    place = rest.index("--work")
    if place + 1 == len(rest):
        raise TaskError("`--work` wants a folder after it.", 2)
    work = Path(rest[place + 1]).resolve()
    del rest[place : place + 2]
    return work, rest


def variables() -> dict[str, str]:
    """Return what the environment's Python is told: where the recipe is, and to keep its memory.

    A batch's largest arrays would otherwise be given back to the system and asked for again, page
    by page, a fifth of all the time (glibc's mallopt(3); elsewhere nobody reads these).
    """
    return {
        "PYTHONPATH": os.pathsep.join([str(ROOT / "packaging"), str(ROOT)]),
        "MALLOC_MMAP_THRESHOLD_": str(LARGEST),
        "MALLOC_TRIM_THRESHOLD_": str(LARGEST),
    }


def interpreter(work: Path) -> Path:
    """Return where the environment's Python is, or would be."""
    scripts = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
    return scripts / ("python.exe" if os.name == "nt" else "python")


def python(work: Path) -> Path:
    """Return the environment's Python; raise TaskError where there is no environment."""
    found = interpreter(work)
    if not found.exists():
        raise TaskError(f"{work} has no environment; run `models environment` first.")
    return found


def make_environment(work: Path, options: Sequence[str] = ()) -> None:
    """Make the environment unless it is there, and install what the recipe needs and lacks.

    `options` go to pip: such as the index that has PyTorch for the processor alone.
    """
    found = interpreter(work)
    if not found.exists():
        say(f"Making an environment in {found.parent.parent}.")
        check_output(
            [sys.executable, "-m", "venv", str(found.parent.parent)],
            "The environment could not be made: is the folder writable?",
        )
    say("Installing what the recipe needs; PyTorch takes a while.")
    check_output(
        [str(found), "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS), *options],
        "The installation failed; with a working connection to PyPI, try again.",
    )
