import configparser
import json
import shutil
import sys
import tomllib
from pathlib import Path

import freezing
import pytest
from workshop import TaskError

from desktop.reading.exchange.article_address import SCHEME
from tests.packaging.places import ROOT


def test_one_line_of_json_and_nothing_else_is_what_is_wanted() -> None:
    assert freezing.judge(0, '{"window": true}\n', "") == '{"window": true}'


@pytest.mark.parametrize(
    ("code", "output", "errors", "said"),
    [
        (1, "{}\n", "", "left with 1"),
        (0, "{}\n", "Detected locale C\n", "complained:\nDetected locale C"),
        (0, "", "", "one line of JSON"),
        (0, "{}\n{}\n", "", "one line of JSON"),
        (0, "ready\n", "", "one line of JSON"),
        (0, "[]\n", "", "no JSON object"),
    ],
)
def test_anything_else_is_refused(code: int, output: str, errors: str, said: str) -> None:
    with pytest.raises(TaskError, match=said):
        freezing.judge(code, output, errors)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bare environment is Linux's")
@pytest.mark.xdist_group("e2e")  # one virtual display at a time is started
@pytest.mark.parametrize("server", [None, shutil.which("Xvfb")], ids=["offscreen", "xvfb"])
def test_the_program_runs_with_a_bare_environment(
    server: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: server)
    monkeypatch.setenv("VISAVIS_PROBE", "must not be seen")
    program = tmp_path / "program"
    program.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        "print(json.dumps({'given': sys.argv[1:], 'names': sorted(os.environ)}))\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    freezing.smoke(program)
    report = json.loads(capsys.readouterr().out)
    shown = {"DISPLAY"} if server else {"QT_QPA_PLATFORM"}
    assert report["given"] == ["--smoke"]
    assert set(report["names"]) - {"LC_CTYPE"} == {"HOME", "PATH"} | shown


def test_nothing_frozen_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(TaskError, match=r"run `python3 packaging/tasks\.py freeze` first"):
        freezing.smoke(tmp_path / "visavis")


def test_the_desktop_finds_the_program_by_the_name_that_the_window_bears() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "packaging" / "visavis.desktop", encoding="utf-8")
    values = entry["Desktop Entry"]
    assert (values["Exec"], values["Icon"]) == ("visavis %u", "visavis")
    assert values["MimeType"] == f"x-scheme-handler/{SCHEME.removesuffix(':')};"
    assert {"Comment[fr]", "GenericName[fr]", "Keywords[fr]"} <= set(values)
    assert all((ROOT / source).is_file() for source in freezing.DESKTOP_FILES)
    for target in freezing.DESKTOP_FILES.values():
        assert Path(target).stem == "visavis"


def test_the_wheel_carries_what_the_program_looks_for() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    carried = wheel.get("force-include") or wheel["sources"]
    assert carried == {"resources": "desktop/resources", "seeds": "desktop/seeds"}
    assert list((ROOT / "seeds").glob("*.txt"))
    for folder in ("models/fr_en/model", "models/en_fr/model", "themes", "icons", "i18n"):
        assert any((ROOT / "resources" / folder).iterdir())
    for name in settings["project"]["license-files"]:
        assert "GNU GENERAL PUBLIC LICENSE" in (ROOT / name).read_text(encoding="utf-8")


def test_nothing_that_is_shipped_is_ignored_by_git() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    shipped = [path for folder in ("resources", "seeds") for path in (ROOT / folder).rglob("*")]
    assert shipped
    assert not [path for path in shipped for line in ignored if path.match(line.rstrip("/"))]
