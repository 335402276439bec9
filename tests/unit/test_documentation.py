"""The README and the help against the program: every verb and every key is there."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.__main__ import command_line, main
from desktop.ui.commands import COMMANDS

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "resources" / "help" / "cli.md").read_text(encoding="utf-8")


def verbs(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every verb, with the verb above it, that has none below it."""
    below = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not below:
        yield path
    for name, verb in below[0].choices.items() if below else ():
        yield from verbs(verb, (*path, name))


VERBS = [*verbs(command_line())]


def test_the_table_of_keys_has_every_default_key() -> None:
    table = README.partition("<!-- generated: keys -->")[2].partition("<!-- end -->")[0]
    named = set(re.findall(r"`([^`]+)`", table))
    assert named == {key for command in COMMANDS for key in command.keys}


def test_the_keys_of_the_first_steps_are_default_keys() -> None:
    steps = README.partition("## First steps")[2].partition("##")[0]
    named = {one for one in re.findall(r"`([^`]+)`", steps) if one[0].isupper() or one.isdigit()}
    assert len(named) > 8
    assert named <= {key for command in COMMANDS for key in command.keys}


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_is_documented_and_has_help(
    verb: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"`visavis {verb[0]}`" in README
    assert f"\n## visavis {' '.join(verb)}\n" in REFERENCE
    with pytest.raises(SystemExit) as left:
        main([*verb, "--help"])
    assert left.value.code == 0
    assert f"usage: visavis {' '.join(verb)}" in capsys.readouterr().out


def test_no_verb_is_documented_that_does_not_exist() -> None:
    documented = re.findall(r"^## visavis (.+)$", REFERENCE, re.MULTILINE)
    assert documented == [" ".join(verb) for verb in VERBS]


def test_the_files_that_the_readme_links_to_exist() -> None:
    linked = [one for one in re.findall(r"\]\(([^)]+)\)", README) if "://" not in one]
    assert len(linked) > 3
    assert [one for one in linked if not (ROOT / one).is_file()] == []
