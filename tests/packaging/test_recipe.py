"""The recipe's steps go to an environment of their own; whatever is missing is one sentence."""

from pathlib import Path

import pytest
import recipe
from workshop import TaskError


def test_the_work_folder_is_taken_out_of_the_arguments(tmp_path: Path) -> None:
    found = recipe.split_work(["fr_en", "--work", str(tmp_path), "--minutes", "3"])
    assert found == (tmp_path, ["fr_en", "--minutes", "3"])
    assert recipe.split_work(["fr_en"]) == (recipe.WORK, ["fr_en"])
    with pytest.raises(TaskError, match="folder"):
        recipe.split_work(["--work"])


def test_a_step_without_the_environment_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="models environment"):
        recipe.take(["train", "fr_en", "--work", str(tmp_path)])


def test_a_step_runs_in_the_environment_with_the_recipe_in_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = recipe.interpreter(tmp_path)
    python.parent.mkdir(parents=True)
    python.touch()
    called: list[object] = []

    def note(*given: object) -> int:
        called.extend(given)
        return 5

    monkeypatch.setattr(recipe, "call", note)
    assert recipe.take(["export", "fr_en", "--work", str(tmp_path)]) == 5
    command = [str(python), "-m", "models", "export", "--work", str(tmp_path), "fr_en"]
    assert called == [command, recipe.variables()]


def test_the_environment_is_made_once_and_gets_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    demanded: list[list[str]] = []

    def note(command: list[str], failed: str) -> str:
        demanded.append(command)
        recipe.interpreter(tmp_path).parent.mkdir(parents=True, exist_ok=True)
        recipe.interpreter(tmp_path).touch()
        return ""

    monkeypatch.setattr(recipe, "check_output", note)
    recipe.take(["environment", "--work", str(tmp_path)])
    recipe.take(["environment", "--work", str(tmp_path), "--no-index"])
    assert [command[1:3] for command in demanded] == [
        ["-m", "venv"],
        ["-m", "pip"],
        ["-m", "pip"],
    ]
    assert demanded[2][-2:] == [str(recipe.REQUIREMENTS), "--no-index"]
    assert recipe.REQUIREMENTS.is_file()


def test_every_step_of_the_recipe_is_told_of() -> None:
    source = (Path(recipe.__file__).parent / "models" / "__main__.py").read_text(encoding="utf-8")
    assert all(f"steps.{step}," in source for step in recipe.STEPS)
    readme = (Path(recipe.__file__).parent / "models" / "README.md").read_text(encoding="utf-8")
    assert all(f"models {step}" in readme for step in ("environment", "smoke", *recipe.STEPS))
