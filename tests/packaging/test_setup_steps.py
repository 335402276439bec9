import json
import sys
from pathlib import Path

import pytest
import setup_steps
import system_packages
from workshop import TaskError


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for a project whose environment was made and has `dev` in it."""
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    (tmp_path / "pyvenv.cfg").write_text("version = 3.11.2", encoding="utf-8")
    (tmp_path / "python").touch()
    monkeypatch.setattr(setup_steps, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(setup_steps, "STAMP", tmp_path / "stamp.json")
    fingerprint = setup_steps.fingerprint
    monkeypatch.setattr(
        setup_steps, "fingerprint", lambda: fingerprint(tmp_path, tmp_path / "pyvenv.cfg")
    )
    text = json.dumps({"digest": setup_steps.fingerprint(), "extras": ["dev"]})
    (tmp_path / "stamp.json").write_text(text, encoding="utf-8")
    return tmp_path


def test_an_unchanged_environment_is_current(project: Path) -> None:
    assert setup_steps.is_current([])
    assert setup_steps.is_current(["dev"])


def test_an_extra_that_was_not_installed_is_not_current(project: Path) -> None:
    assert not setup_steps.is_current(["dev", "docs"])


@pytest.mark.parametrize("name", ["pyproject.toml", "pyvenv.cfg"])
def test_a_change_makes_it_old(name: str, project: Path) -> None:
    (project / name).write_text("changed", encoding="utf-8")
    assert not setup_steps.is_current([])


@pytest.mark.parametrize("name", ["python", "stamp.json"])
def test_a_missing_part_makes_it_old(name: str, project: Path) -> None:
    (project / name).unlink()
    assert not setup_steps.is_current([])


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"digest": 1, "extras": 2}', "\0"])
def test_a_damaged_stamp_makes_it_old(text: str, project: Path) -> None:
    (project / "stamp.json").write_text(text, encoding="utf-8")
    assert not setup_steps.is_current([])


def test_a_project_that_was_moved_is_installed_again(tmp_path: Path) -> None:
    configuration = tmp_path / "pyvenv.cfg"
    configuration.write_text("version = 3.11.2", encoding="utf-8")
    found = set()
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").write_text("[project]", encoding="utf-8")
        found.add(setup_steps.fingerprint(tmp_path / name, configuration))
    assert len(found) == 2


def test_a_current_environment_is_left_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[str, ...]] = []
    monkeypatch.setattr(setup_steps, "pip", lambda *arguments: called.append(arguments))
    monkeypatch.setattr(setup_steps, "environment_works", lambda: True)
    setup_steps.prepare(["dev"])
    assert called == []


def test_pip_is_brought_up_to_date_before_it_installs(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[str, ...]] = []
    monkeypatch.setattr(setup_steps, "pip", lambda *arguments: called.append(arguments))
    monkeypatch.setattr(setup_steps, "environment_works", lambda: True)
    (project / "stamp.json").unlink()
    setup_steps.prepare(["dev"])
    assert called == [("--upgrade", "pip"), ("--editable", ".[dev]")]
    assert setup_steps.is_current(["dev"])


def test_a_failed_installation_leaves_no_stamp(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: str) -> None:
        raise TaskError("no connection")

    monkeypatch.setattr(setup_steps, "pip", fail)
    monkeypatch.setattr(setup_steps, "environment_works", lambda: True)
    (project / "stamp.json").unlink()
    with pytest.raises(TaskError):
        setup_steps.prepare()
    assert not setup_steps.is_current([])


def test_a_python_without_venv_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(setup_steps, "venv_is_there", lambda: False)
    monkeypatch.setattr(system_packages, "add", lambda names, purpose: asked.append(list(names)))
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(TaskError, match="sudo apt-get install python3-venv"):
        setup_steps.make_environment()
    assert asked == [["python3-venv"]]
