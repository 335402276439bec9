"""The commands `list` with conditions and `tag`, run through the command line."""

from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.library import ArticleId, Library
from desktop.reading.article import Side
from desktop.services.article_labels import LabelChange, change_labels
from desktop.services.articles import import_raw, record_progress
from tests.builders import PAGE, raw

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def ids(library: Library) -> list[ArticleId]:
    words = ("bridge", "canal", "arch")
    found = [import_raw(library, raw(PAGE.replace("bridge", one))).article_id for one in words]
    change_labels(library, found[:1], LabelChange(is_favourite=True, added=("Été",)))
    change_labels(library, found[1:2], LabelChange(is_archived=True, added=("été",)))
    record_progress(library, found[0], 99, Side.ORIGINAL, 0)
    return found


@pytest.mark.parametrize(
    ("options", "listed"),
    [
        ([], [2, 0]),
        (["--sort", "title"], [2, 0]),
        (["--sort", "progress"], [2, 0]),
        (["--unread"], [2]),
        (["--finished"], [0]),
        (["--favourites", "--tag", "ete"], [0]),
        (["--favourites", "--unread"], []),
        (["--archive"], [1]),
        (["--archive", "--tag", "été"], [1]),
        (["--source", "The Times"], []),
    ],
)
def test_articles_are_listed_on_conditions(
    ids: list[ArticleId], capsys: Printed, options: list[str], listed: list[int]
) -> None:
    assert main(["list", *options]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [int(line.split()[0]) for line in lines] == [ids[number] for number in listed]


def test_tags_are_added_and_removed(ids: list[ArticleId], capsys: Printed) -> None:
    numbers = [str(one) for one in ids[:2]]
    assert main(["tag", *numbers, "--add", "River", "--add", "#Town", "--remove", "ETE"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{one:4}  River, Town" for one in ids[:2]]
    assert main(["tag", "404", "--add", "River"]) == 2
    assert "no longer in the library" in capsys.readouterr().err


def test_subfolders_are_tags(capsys: Printed, tmp_path: Path) -> None:
    page = tmp_path / "press" / "Politics" / "page.txt"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    assert main(["import", str(tmp_path / "press")]) == 0
    capsys.readouterr()
    assert main(["list", "--tag", "politics"]) == 0
    assert "The council opens" in capsys.readouterr().out
