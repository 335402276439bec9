import ast
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import setup_steps
import system_packages
import tasks

from tests.packaging.places import ROOT, TASKS


def called(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TASKS), *arguments], capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_every_verb_is_listed_on_a_line_of_its_own(arguments: tuple[str, ...]) -> None:
    done = called(*arguments)
    listed = [line.split()[0] for line in done.stdout.splitlines()[1:]]
    assert (done.returncode, done.stderr) == (0, "")
    assert listed == list(tasks.VERBS)
    assert all(len(line) <= 100 and line.endswith(".") for line in done.stdout.splitlines()[1:])


def test_an_unknown_verb_is_told_in_a_sentence() -> None:
    done = called("fly")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no verb `fly`; the verbs are run, test, ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [("check", "x"), ("docs", "x"), ("smoke", "x"), ("models",), ("models", "drop", "x")],
)
def test_a_verb_with_the_wrong_arguments_is_told_in_a_sentence(arguments: tuple[str, ...]) -> None:
    done = called(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_the_readme_names_only_verbs_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"packaging/tasks\.py (\w+)", text))
    assert {"run", "test"} <= named <= set(tasks.VERBS)


def test_an_older_python_can_read_as_far_as_the_sentence() -> None:
    ast.parse(TASKS.read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize(
    ("variables", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_only_linux_can_be_without_a_display(
    variables: dict[str, str], platform: str, expected: bool
) -> None:
    assert tasks.display_is_there(variables, platform) is expected


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what `run` would become, in an environment that is ready."""
    command: list[str] = []

    def note(given: list[str]) -> int:
        command.extend(given)
        return 7

    monkeypatch.setattr(setup_steps, "prepare", lambda: None)
    monkeypatch.setattr(tasks, "give_way_to", note)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return command


def test_without_a_display_run_says_so_and_shows_the_first_article(
    started: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tasks.main(["run"]) == 7
    assert capsys.readouterr().out == tasks.NO_DISPLAY + "\n"
    seeds = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix == ".txt")
    assert started[1:] == ["-m", "desktop", "side-by-side", str(seeds[0])]


def test_without_a_display_a_headless_verb_is_run_as_it_is(
    started: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tasks.main(["run", "list", "--home", "x"]) == 7
    assert capsys.readouterr().out == ""
    assert started[1:] == ["-m", "desktop", "list", "--home", "x"]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Note what `test` and `check` would call, in an environment that is ready."""
    noted: list[list[str]] = []

    def note(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
        noted.append(list(command[1:]))
        return 0

    monkeypatch.setattr(setup_steps, "prepare", lambda extras=(): None)
    monkeypatch.setattr(system_packages, "complete_window", lambda: None)
    monkeypatch.setattr(system_packages, "complete_tools", lambda tools, purpose: None)
    monkeypatch.setattr(tasks, "call", note)
    return noted


def test_all_tests_are_run_with_coverage_which_is_then_judged(calls: list[list[str]]) -> None:
    assert tasks.main(["test", "--raise"]) == 0
    tested, judged = calls
    assert tested[:2] == ["-m", "pytest"]
    assert "--cov" in tested
    assert Path(judged[0]).name == "coverage_floors.py"
    assert judged[1:] == ["--raise"]


def test_some_tests_are_run_without_coverage(calls: list[list[str]]) -> None:
    assert tasks.main(["test", "tests/gui", "-k", "search"]) == 0
    assert calls == [["-m", "pytest", "tests/gui", "-k", "search"]]


def test_check_ends_with_the_fast_tests_unless_told(calls: list[list[str]]) -> None:
    assert tasks.main(["check"]) == 0
    *checks, tests = calls
    calls.clear()
    assert tasks.main(["check", "--static"]) == 0
    assert calls == checks
    assert tests[:2] == ["-m", "pytest"]
    assert "not slow" in tests


def test_what_failed_is_named_in_the_end(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "call", lambda command, environment: "--check" in command)
    assert tasks.main(["check"]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("Failed: ruff format --check, python")
    assert last.endswith("documentation.py --check")
