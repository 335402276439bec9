"""No command writes over a library, whatever file it is told to write."""

from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.base.cancellation import Token
from desktop.base.paths import home
from desktop.library import ArticleId, open_library
from desktop.reading.article import Place, Side
from desktop.services.export import ExportFormat
from desktop.services.highlights import annotate
from desktop.services.open_article import open_article
from desktop.services.translate import translate
from tests.fakes import EchoEngine

SEED = min((Path(__file__).parents[3] / "seeds").glob("*.txt"))


def refuse(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """Check that the command refuses, in one sentence, and that the library stays as it is."""
    library = home().library
    before = library.read_bytes()
    capsys.readouterr()
    assert main([*arguments, str(library)]) == 2
    assert "is a database and won't be overwritten" in capsys.readouterr().err
    assert library.read_bytes() == before
    assert [one.name for one in library.parent.iterdir() if one.name.startswith(".visavis")] == []


@pytest.mark.usefixtures("qapp")  # which lays out a PDF; without it, the command makes another
@pytest.mark.parametrize("form", list(ExportFormat))
def test_an_export(capsys: pytest.CaptureFixture[str], form: ExportFormat) -> None:
    assert main(["import", str(SEED)]) == 0
    with open_library(home().library, home().backups) as library:
        opened = open_article(library, ArticleId(1))
        list(translate(library, EchoEngine(), ArticleId(1), 0, Token()))
        places = (Place(0, 0), Place(0, 5))
        annotate(library, ArticleId(1), opened.pairs, Side.ORIGINAL, places, 1)
    refuse(capsys, ["export", "--article", "1", "--format", form.value, "--out"])


def test_a_memory(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SEED)]) == 0
    refuse(capsys, ["memory", "export"])


def test_a_glossary(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["import", str(SEED)]) == 0
    link = tmp_path / "terms.csv"
    link.symlink_to(home().library)
    before = home().library.read_bytes()
    assert main(["glossary", "export", str(link)]) == 2
    assert "is a database" in capsys.readouterr().err
    assert home().library.read_bytes() == before


@pytest.mark.slow
def test_a_translation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SEED)]) == 0
    refuse(capsys, ["translate", str(SEED), "--format", "html", "--out"])
