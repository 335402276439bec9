"""The program as one folder that needs no Python, and the proof that it runs."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import model_store
import setup_steps
import system_packages
from workshop import BUILD, PYTHON, ROOT, TaskError, check_output, say

DIST = BUILD / "dist"
FOLDER = DIST / "visavis"
PROGRAM = FOLDER / "visavis"
FIGURES = BUILD / "freeze.json"
SPECIFICATION = ROOT / "packaging" / "visavis.spec"
# What a Linux desktop looks for in its own folders, laid out to be copied there.
DESKTOP_FILES = {
    "packaging/visavis.desktop": "share/applications/visavis.desktop",
    "resources/icons/visavis.svg": "share/icons/hicolor/scalable/apps/visavis.svg",
}
LONGEST_SMOKE = 180


def freeze() -> None:
    """Build build/dist/visavis with PyInstaller; say its size, and keep it in build/freeze.json."""
    setup_steps.prepare(["dev"])
    if sys.platform.startswith("linux"):
        system_packages.complete_freezing()
    say("Freezing; this takes a minute or two.")
    started = time.monotonic()
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", str(DIST)]
    options += ["--workpath", str(BUILD / "freeze"), str(SPECIFICATION)]
    check_output(
        [str(PYTHON), "-m", "PyInstaller", *options], "PyInstaller could not freeze the program."
    )
    for name, place in DESKTOP_FILES.items():
        target = FOLDER / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    figures = {
        "megabytes": round(model_store.size(FOLDER) / 1e6, 1),
        "files": sum(path.is_file() and not path.is_symlink() for path in FOLDER.rglob("*")),
        "seconds": round(time.monotonic() - started, 1),
    }
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    say(f"{FOLDER.relative_to(ROOT)}: {figures['megabytes']} MB in {figures['files']} files")


def smoke(program: Path = PROGRAM) -> None:
    """Run `program --smoke` with an empty environment and an empty home.

    Raises TaskError unless it leaves with 0 after exactly one line of JSON, and no other word.
    """
    if not program.exists():
        raise TaskError("Nothing is frozen yet; run `python3 packaging/tasks.py freeze` first.")
    with tempfile.TemporaryDirectory(prefix="visavis-smoke-") as home, screen() as variables:
        try:
            done = subprocess.run(
                [str(program), "--smoke"],
                cwd=home,
                env={"HOME": home, "PATH": "/nowhere", **variables},
                capture_output=True,
                encoding="utf-8",
                timeout=LONGEST_SMOKE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TaskError(
                f"The frozen program did not end within {LONGEST_SMOKE} seconds."
            ) from None
    say(judge(done.returncode, done.stdout, done.stderr))


def judge(code: int, output: str, errors: str) -> str:
    """Return the one line that the program printed; raise TaskError for anything else."""
    if code:
        raise TaskError(f"The frozen program left with {code}.\n{output}{errors}".rstrip())
    if errors.strip():
        raise TaskError(f"The frozen program complained:\n{errors}".rstrip())
    lines = output.splitlines()
    try:
        (line,) = lines
        report = json.loads(line)
    except ValueError:
        raise TaskError(f"The frozen program did not print one line of JSON:\n{output}") from None
    if not isinstance(report, dict):
        raise TaskError(f"The frozen program's line is no JSON object:\n{output}")
    return line


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Give the variables of a virtual display, or of Qt's offscreen one where Xvfb is missing."""
    server = shutil.which("Xvfb")
    if not server:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reader, writer = os.pipe()
    command = [server, "-displayfd", str(writer), "-screen", "0", "1280x800x24"]
    with open_display([*command, "-nolisten", "tcp"], writer), os.fdopen(reader) as numbers:
        number = numbers.readline().strip()
        if not number:
            raise TaskError("The virtual display Xvfb did not start.")
        yield {"DISPLAY": f":{number}"}


@contextmanager
def open_display(command: list[str], writer: int) -> Iterator[None]:
    """Keep the display server `command` running; it writes its number to `writer`."""
    process = subprocess.Popen(
        command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writer)
    try:
        yield
    finally:
        process.terminate()
        process.wait()
