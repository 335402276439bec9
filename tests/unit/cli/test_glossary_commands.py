"""The glossary and memory commands, run through the command line."""

from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.library import Library
from desktop.reading.article import ENGLISH_TO_FRENCH, Translated
from desktop.reading.exchange.tmx import write_memory

Printed = pytest.CaptureFixture[str]


def test_a_term_is_added_listed_and_removed(capsys: Printed) -> None:
    assert main(["glossary", "add", "--from", "en", "ISIS", "Daech"]) == 0
    assert main(["glossary", "add", "--from", "fr", "EI", "IS"]) == 0
    assert main(["glossary", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == ["fr→en\tEI\tIS", "en→fr\tISIS\tDaech"]
    assert main(["glossary", "remove", "--from", "en", "ISIS"]) == 0
    assert main(["glossary", "list", "--from", "en"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["glossary", "remove", "--from", "en", "ISIS"]) == 2
    assert "“ISIS” isn't in the glossary." in capsys.readouterr().err


def test_export_and_import_a_glossary(capsys: Printed, tmp_path: Path) -> None:
    assert main(["glossary", "import", "--sample"]) == 0
    added = int(capsys.readouterr().out.split()[0])
    path = tmp_path / "terms.tbx"
    assert main(["glossary", "export", str(path)]) == 0
    assert capsys.readouterr().out == f"{added} written\n"
    assert main(["--home", str(tmp_path / "other"), "glossary", "import", str(path)]) == 0
    assert capsys.readouterr().out == f"{added} added, 0 replaced\n"


def test_skipped_terms_are_reported(capsys: Printed, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("source,target,from,to\nEI,IS,fr,en\nEI,,fr,en\nEI,IS,fr,de\n")
    assert main(["glossary", "import", str(path)]) == 0
    printed = capsys.readouterr()
    assert printed.out == "1 added, 0 replaced\n"
    assert sorted(printed.err.splitlines()) == [
        "skipped: 1 in other languages",
        "skipped: 1 without words on one side",
    ]


def test_import_and_export_a_memory(capsys: Printed, tmp_path: Path, library: Library) -> None:
    with library.write() as tx:
        tx.save_translations([Translated("Two.", "Deux !", ENGLISH_TO_FRENCH, "m")])
    library.close()
    path = tmp_path / "memory.tmx"
    write_memory(path, [Translated("One.", "Un.", ENGLISH_TO_FRENCH, "")] * 2)
    assert main(["memory", "import", str(path)]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("1 added\n", "skipped: 1 already there\n")
    for options, number in (([], 2), (["--own"], 1)):
        assert main(["memory", "export", str(path), *options]) == 0
        assert capsys.readouterr().out == f"{number} written\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["glossary", "import"], "No file was named."),
        (["glossary", "import", "none.csv"], "can't be read"),
        (["glossary", "export", "terms.doc"], "neither CSV nor TBX"),
        (["glossary", "add", "--from", "en", "x", "—"], "needs words"),
        (["memory", "import", "none.tmx"], "can't be read"),
        (["memory", "export", "none/memory.tmx"], "can't be written"),
    ],
)
def test_wrong_input_prints_one_line_and_exits_with_2(
    capsys: Printed, arguments: list[str], message: str
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert message in printed.err
    assert len(printed.err.splitlines()) == 1
    assert printed.out == ""


def test_a_command_group_needs_a_subcommand(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["memory"])
    assert exit_.value.code == 2
    assert "COMMAND" in capsys.readouterr().err
