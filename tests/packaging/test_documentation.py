import argparse

import documentation
import pytest
from workshop import ROOT


@pytest.mark.parametrize("name", [documentation.README, documentation.REFERENCE])
def test_every_page_is_as_the_code_would_have_it(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == documentation.pages()[name]


def test_a_page_out_of_date_is_told_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(documentation, "pages", lambda: {documentation.README: "new"})
    assert documentation.main(["--check"]) == 1
    said = capsys.readouterr().out
    assert said == "Out of date: README.md. Run `python3 packaging/tasks.py docs`.\n"


def parser_with(*arguments: str, **options: object) -> argparse.ArgumentParser:
    """Return a parser with the verb `do`, which takes one argument."""
    parser = argparse.ArgumentParser()
    verb = parser.add_subparsers().add_parser("do", help="use CSV")
    verb.add_argument(*arguments, **options)  # type: ignore[arg-type]
    return parser


@pytest.mark.parametrize(
    ("arguments", "options", "usage"),
    [
        (("file",), {"metavar": "FILE"}, "FILE"),
        (("file",), {"metavar": "FILE", "nargs": "?"}, "[FILE]"),
        (("files",), {"metavar": "FILE", "nargs": "*"}, "[FILE…]"),
        (("files",), {"metavar": "FILE", "nargs": "+"}, "FILE…"),
        (("--to",), {"choices": ("fr", "en")}, "[--to fr|en]"),
        (("--to",), {"choices": ("fr", "en"), "required": True}, "--to fr|en"),
        (("-a", "--article"), {"action": "append", "metavar": "N"}, "[--article N]…"),
        (("--json",), {"action": "store_true"}, "[--json]"),
    ],
)
def test_usage_shows_what_may_be_left_out_or_repeated(
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    options: dict[str, object],
    usage: str,
) -> None:
    parser = parser_with(*arguments, **options)
    monkeypatch.setattr(documentation, "command_line", lambda: parser)
    assert documentation.reference() == f"## visavis do\n\nUse CSV.\n\n    visavis do {usage}"


def test_arguments_with_help_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = parser_with("--limit", metavar="N", help="how many")
    monkeypatch.setattr(documentation, "command_line", lambda: parser)
    assert documentation.reference().endswith("| `--limit N` | how many |")
