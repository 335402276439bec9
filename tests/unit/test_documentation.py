"""The README against the program: every verb and every key that it names is there."""

import re
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.ui.commands import COMMANDS

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")


def test_every_key_in_the_table_is_a_default_key() -> None:
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", README, re.MULTILINE)
    keys = {key for keys, _ in rows if keys != "key" for key in re.split(r", | to ", keys)}
    known = {key for command in COMMANDS for key in command.keys}
    assert len(keys) > 15
    assert keys <= known


@pytest.mark.parametrize(
    "verb",
    [
        "import",
        "list",
        "search",
        "clean",
        "translate",
        "side-by-side",
        "export",
        "import-notes",
        "glossary",
        "memory",
        "models",
        "backup",
        "backups",
        "restore",
        "verify",
        "purge",
    ],
)
def test_every_verb_is_in_the_readme_and_has_help(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"visavis {verb}" in README
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    assert left.value.code == 0
    assert "usage:" in capsys.readouterr().out
