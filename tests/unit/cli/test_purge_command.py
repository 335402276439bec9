"""The purge command, run through the command line."""

from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.base.paths import Home
from desktop.base.settings import Settings, save
from desktop.library import open_library
from desktop.services import deletion

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def deleted(own_home: Home, capsys: Printed) -> None:
    """Import two articles and delete one just now."""
    assert main(["import", *map(str, SEEDS[:2])]) == 0
    with open_library(own_home.library, own_home.backups) as library:
        with library.read() as tx:
            article, _ = tx.articles()
        deletion.delete(library, [article.id])
    capsys.readouterr()


def test_recent_deletions_are_purged_only_with_days_0(capsys: Printed) -> None:
    assert main(["purge"]) == 0
    assert "purged: articles: 0, highlights: 0, notes: 0, tags: 0" in capsys.readouterr().out
    for _ in range(2):
        assert main(["purge", "--days", "0", "--dry-run"]) == 0
        assert capsys.readouterr().out.startswith("would be purged: articles: 1,")
    assert main(["purge", "--days", "0"]) == 0
    assert capsys.readouterr().out.startswith("purged: articles: 1,")
    assert main(["purge", "--days", "0", "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("would be purged: articles: 0,")
    assert main(["verify"]) == 0
    assert "articles: 1" in capsys.readouterr().out


def test_purging_turned_off_in_the_settings_is_reported(capsys: Printed, own_home: Home) -> None:
    save(Settings(purge_after_days=0), own_home.settings)
    assert main(["purge"]) == 2
    assert "--days N" in capsys.readouterr().err


@pytest.mark.parametrize("days", ["-1", "99999999999999"])
def test_an_invalid_number_of_days_is_rejected(capsys: Printed, days: str) -> None:
    assert main(["purge", "--days", days]) == 2
    assert f"{days} isn't a valid number of days." in capsys.readouterr().err


def test_the_help_says_that_backups_keep_their_copies(capsys: Printed) -> None:
    with pytest.raises(SystemExit):
        main(["purge", "--help"])
    assert "backups keep their copies" in " ".join(capsys.readouterr().out.split())
