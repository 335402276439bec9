"""The option --encoding, and the note about a guess, in every command that reads files."""

from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.cli import document_commands
from tests.fakes import EchoEngine

FRENCH = "Le château fermé depuis l'été n'a pas rouvert, a regretté le maire de la ville hier.\n"
DOUBTFUL = "The mayor of Systèmes opened the new bridge in the old town yesterday, he said.\n"
COMMANDS = ("clean", "translate", "side-by-side", "import")
NOTE = "note: The encoding of “page.txt” isn't declared; it was read as "


@pytest.fixture(autouse=True)
def echo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_commands, "make_engine", lambda _: EchoEngine())


def save(folder: Path, text: str, encoding: str) -> str:
    path = folder / "page.txt"
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_guess_is_noted(command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([command, save(tmp_path, DOUBTFUL, "cp437")]) == 0
    printed = capsys.readouterr()
    assert printed.err.startswith(NOTE)
    assert printed.err.count("note: ") == 1
    assert "--encoding" in printed.err
    assert "note: " not in printed.out


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_certain_or_chosen_is_not_noted(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main([command, save(tmp_path, DOUBTFUL, "utf-8")]) == 0
    assert "note: " not in capsys.readouterr().err
    assert main([command, save(tmp_path, DOUBTFUL, "cp437"), "--encoding", "DOS 437"]) == 0
    printed = capsys.readouterr()
    assert "note: " not in printed.err
    assert "Systèmes" in printed.out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_chosen_encoding_is_used_and_must_be_known(
    command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = save(tmp_path, FRENCH, "cp1252")
    assert main([command, page, "--encoding", "mac-roman"]) == 0
    assert "ch‚teau" in capsys.readouterr().out
    assert main([command, page, "--encoding", "nothing"]) != 0
    assert "“nothing” isn't an encoding that is known." in capsys.readouterr().err


def test_each_file_of_a_folder_is_read_in_the_encoding(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    save(pages, DOUBTFUL, "cp437")
    assert main(["translate", str(pages), "--out", str(out)]) == 0
    assert capsys.readouterr().err.startswith(NOTE)
    assert "Systèmes" not in (out / "page.txt").read_text(encoding="utf-8")
    assert main(["translate", str(pages), "--out", str(out), "--encoding", "cp437"]) == 0
    assert "note: " not in capsys.readouterr().err
    assert "Systèmes" in (out / "page.txt").read_text(encoding="utf-8")
