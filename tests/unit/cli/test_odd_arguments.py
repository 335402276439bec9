"""Odd arguments: whatever is typed, one sentence and a documented exit code."""

import io
import random
from pathlib import Path

import pytest

from desktop.__main__ import command_line, main
from desktop.base import paths
from desktop.base.errors import AppError

VALUES = (
    *("", " ", "0", "-1", "1", "99999999999999999999999", "-99999999999999999999999", "9" * 5000),
    *("NaN", "1e9", "inf", "\udcff", "a\udcff\ud800b", "\n", "\x00", "\x1b[31m", "é" * 3000),
    *("/dev/null", "/dev/zero", "/proc/self/mem", "no/such/file", "x" * 300, "--", "*", '"'),
    *("fr", "en", "json", "markdown", "utf-8", "mac roman", "zip", "%s", "{path}", "AND OR NOT ("),
)
VERBS = (
    *(["import"], ["list"], ["clean"], ["search"], ["export"], ["import-notes"], ["side-by-side"]),
    *(["translate"], ["backup"], ["backups"], ["restore"], ["verify"], ["purge"]),
    *(["glossary", verb] for verb in ("list", "add", "remove", "import", "export")),
    *(["memory", verb] for verb in ("import", "export")),
    *(["models", verb] for verb in ("list", "remove", "use", "info", "verify")),
)
OPTIONS = (
    *("--article", "--out", "--format", "--limit", "--days", "--encoding", "--from", "--to"),
    *("--json", "--jsonl", "--dry-run", "--look", "--own", "--bilingual", "--lines"),
)
DOCUMENTED = {0, 2}


def _run(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as ended:  # argparse, with its usage
        return int(ended.code or 0)


def _odd_arguments(rng: random.Random, folder: Path) -> list[str]:
    values = [*VALUES, str(folder), str(folder / "page.txt"), str(folder / "new")]
    arguments = list(rng.choice(VERBS))
    for _ in range(rng.randint(0, 2)):
        arguments.append(rng.choice(OPTIONS))
        if rng.random() < 0.8:
            arguments.append(rng.choice(values))
    return arguments + rng.choices(values, k=rng.randint(0, 2))


@pytest.mark.slow
def test_odd_arguments_never_end_in_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text("The mayor opened the bridge yesterday.\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("The mayor opened the bridge yesterday.\n"))
    rng = random.Random(11)
    for _ in range(60):
        arguments = _odd_arguments(rng, tmp_path)
        assert _run(arguments) in DOCUMENTED, arguments
        assert "Traceback" not in "".join(capsys.readouterr()), arguments


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "--format", "markdown", "--out", "o.md", "--article", "9" * 23],
        ["import-notes", "--article", "9" * 23, "page.json"],
        ["glossary", "remove", "\udcff", "--from", "fr"],
        ["import", "/proc/kmsg"],
        ["purge", "--days", "9" * 23],
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.json").write_text('{"type": "AnnotationPage", "items": []}')
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_any_text_can_be_searched_and_added(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "caf\udce9", "\ud800"]) == 0
    assert main(["glossary", "add", "caf\udce9", "coffee", "--from", "fr"]) == 0
    assert main(["search", "--limit", "9" * 23, "coffee"]) == 0
    assert main(["glossary", "list"]) == 0
    assert "caf\ufffd" in capsys.readouterr().out


def test_an_empty_home_is_no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        command_line().parse_args(["--home", "", "list"])
    assert not list(tmp_path.iterdir())


def test_without_a_home_folder_home_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setattr("platformdirs.user_data_dir", refuse)
    with pytest.raises(AppError, match="--home DIR"):
        paths.home()


def test_a_home_whose_name_is_not_utf8_can_be_backed_up_and_restored(tmp_path: Path) -> None:
    own = str(tmp_path / "caf\udce9")
    copy = str(tmp_path / "copy\udcff.sqlite")
    page = tmp_path / "page.txt"
    page.write_text("The mayor opened the bridge yesterday.\n")
    for arguments in (["import", str(page)], ["backup", copy], ["restore", copy], ["verify"]):
        assert main(["--home", own, *arguments]) == 0


def test_only_our_own_folders_are_shut_to_others(tmp_path: Path) -> None:
    shared, ours = tmp_path / "shared", tmp_path / paths.APP
    for folder in (shared, ours, shared / "backups"):
        folder.mkdir(parents=True)
        folder.chmod(0o755)
    paths.protect(paths.Home(shared, ours, ours))
    modes = [one.stat().st_mode & 0o777 for one in (shared, ours, shared / "backups")]
    assert modes == [0o755, 0o700, 0o700]
