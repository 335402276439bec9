"""The backup commands, run through the command line."""

from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.base.paths import home

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
Printed = pytest.CaptureFixture[str]


@pytest.mark.slow
def test_a_backup_is_made_listed_verified_and_restored(capsys: Printed, tmp_path: Path) -> None:
    assert main(["import", str(SEEDS[0])]) == 0
    copy = tmp_path / "copy.sqlite"
    assert main(["backup", str(copy)]) == 0
    assert main(["backup"]) == 0
    capsys.readouterr()
    assert main(["backups"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "articles: 1, highlights: 0, notes: 0" in line
    assert main(["import", str(SEEDS[1])]) == 0
    assert main(["restore", str(copy), "--look"]) == 0
    assert main(["verify"]) == 0
    assert "articles: 2" in capsys.readouterr().out.splitlines()[-1]
    assert main(["restore", str(copy)]) == 0
    assert "the previous library was kept: " in capsys.readouterr().out
    assert main(["verify"]) == 0
    assert "articles: 1" in capsys.readouterr().out
    (aside,) = home().backups.glob("before-restoring-*")
    assert main(["verify", str(aside)]) == 0
    assert "articles: 2" in capsys.readouterr().out


@pytest.mark.slow
def test_a_broken_backup_prints_one_line_and_exits_with_2(capsys: Printed, tmp_path: Path) -> None:
    assert main(["import", str(SEEDS[0])]) == 0
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"broken" * 1000)
    capsys.readouterr()
    for given in (["restore", str(broken)], ["verify", str(broken)], ["backup", str(broken)]):
        assert main(given) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert len(printed.err.splitlines()) == 1
    assert main(["verify", str(tmp_path / "missing.sqlite")]) == 2
    assert "doesn't exist" in capsys.readouterr().err
    home().backups.mkdir(exist_ok=True)
    broken.rename(home().backups / "broken.sqlite")
    assert main(["backups"]) == 2
    assert "damaged" in capsys.readouterr().out


@pytest.mark.slow
def test_a_library_that_is_gone_is_restored_and_never_made_anew(capsys: Printed) -> None:
    assert home().is_new
    assert main(["import", str(SEEDS[0])]) == 0
    assert main(["backup"]) == 0
    home().library.unlink()
    assert not home().is_new
    capsys.readouterr()
    for given in (["list"], ["import", str(SEEDS[1])], ["backup"]):
        assert main(given) == 2
        printed = capsys.readouterr().err
        assert "is gone" in printed
        assert "“visavis restore FILE”" in printed
        assert not home().library.exists()
    (copy,) = home().backups.glob("backup-*.sqlite")
    assert main(["restore", str(copy)]) == 0
    assert "was kept" not in capsys.readouterr().out
    assert main(["verify"]) == 0
    assert "articles: 1" in capsys.readouterr().out
