import ast
import re
import subprocess
import sys

import pytest
import setup_steps
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
    "arguments", [("check", "x"), ("smoke", "x"), ("models",), ("models", "drop", "x")]
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
