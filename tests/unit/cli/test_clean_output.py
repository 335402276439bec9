"""What is printed has no control characters, whoever said it."""

import io
import sys
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.cli.clean_output import CleanOutput, clean_output, write_over_line

WILD = "500 \x1b[31mevil\x07 \x9b2J\x7f\u202e"


def test_control_characters_are_replaced_and_line_ends_stay(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with clean_output():
        print(f"a\tb\r\n{WILD}\rc")
        print(WILD, file=sys.stderr)
    printed = capsys.readouterr()
    assert printed.out == "a\tb\n500 \ufffd[31mevil\ufffd \ufffd2J\ufffd\ufffd\ufffdc\n"
    assert printed.err == "500 \ufffd[31mevil\ufffd \ufffd2J\ufffd\ufffd\n"


def test_every_command_passes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    named = tmp_path / "a\x1b[31mb.txt"
    assert main(["clean", str(named)]) == 2
    with pytest.raises(SystemExit):
        main(["clean", "\x1b[31m", "--\x1b[31m"])
    printed = capsys.readouterr()
    assert "a\ufffd[31mb.txt" in printed.err
    assert "--\ufffd[31m" in printed.err
    assert "\x1b" not in printed.err + printed.out


def test_only_progress_moves_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(sys, "stderr", CleanOutput(terminal))
    write_over_line("1/2")
    write_over_line(f"2/2 {WILD[:6]}")
    assert terminal.getvalue() == "\r\x1b[K1/2\r\x1b[K2/2 500 \ufffd["
