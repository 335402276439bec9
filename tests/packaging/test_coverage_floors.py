import json
from pathlib import Path
from typing import Any

import coverage_floors
import pytest


def file(run: int, total: int, branches_run: int = 0, branches: int = 0) -> dict[str, Any]:
    return {
        "summary": {
            "covered_lines": run,
            "num_statements": total,
            "missing_lines": total - run,
            "covered_branches": branches_run,
            "num_branches": branches,
            "missing_branches": branches - branches_run,
        }
    }


FILES = {
    "desktop/reading/article.py": file(90, 90, 8, 10),
    "desktop/reading/text/words.py": file(0, 100),
    "desktop/ui/session.py": file(9, 10),
    "desktop/app.py": file(0, 50),
}


def test_a_package_is_counted_whole_with_its_branches() -> None:
    assert coverage_floors.percentages(FILES) == {"reading": 49.0, "ui": 90.0}


def test_the_modules_that_lack_most_come_first() -> None:
    found = coverage_floors.least_covered_modules(FILES, "reading")
    assert found == ["desktop/reading/text/words.py (100)", "desktop/reading/article.py (2)"]


def test_floors_only_rise_and_leave_room_below_what_was_measured() -> None:
    measured = {"a": 80.0, "b": 60.49, "c": 7.3}
    assert coverage_floors.raised({"a": 90.0, "b": 50.0}, measured) == {
        "a": 90.0,
        "b": 60.1,
        "c": 7.0,
    }


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the floors are kept, beside a report of FILES."""
    path = tmp_path / "floors.toml"
    (tmp_path / "report.json").write_text(json.dumps({"files": FILES}), encoding="utf-8")
    monkeypatch.setattr(coverage_floors, "REPORT", tmp_path / "report.json")
    monkeypatch.setattr(coverage_floors, "FLOORS", path)
    return path


@pytest.mark.parametrize(
    ("floor", "code", "said"),
    [
        (49.0, 0, "floor 49.0, goal 95.0"),
        (49.1, 1, "reading fell below its floor; it lacks most in desktop/reading/text/words.py"),
        (48.4, 0, "Raise the floor of reading: python3 packaging/tasks.py test --raise"),
    ],
)
def test_a_floor_is_reached_or_not_or_to_be_raised(
    floors: Path, capsys: pytest.CaptureFixture[str], floor: float, code: int, said: str
) -> None:
    floors.write_text(coverage_floors.toml({"reading": floor}, {"reading": 95.0}), "utf-8")
    assert coverage_floors.main([]) == code
    assert said in capsys.readouterr().out


def test_a_floor_within_half_a_point_is_left_alone(
    floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors.write_text(coverage_floors.toml({"reading": 48.6}, {}), "utf-8")
    assert coverage_floors.main([]) == 0
    assert "Raise" not in capsys.readouterr().out


def test_floors_are_raised_when_asked(floors: Path) -> None:
    floors.write_text(coverage_floors.toml({"reading": 12.0}, {"ui": 85.0}), "utf-8")
    assert coverage_floors.main(["--raise"]) == 0
    assert floors.read_text("utf-8") == coverage_floors.toml(
        {"reading": 48.7, "ui": 89.7}, {"ui": 85.0}
    )
