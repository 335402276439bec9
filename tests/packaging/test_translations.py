import shutil
from pathlib import Path

import pytest
import translations

SOURCES = sorted(translations.FOLDER.glob("*.ts"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_what_qt_loads_is_compiled_from_what_translators_wrote(
    source: Path, tmp_path: Path
) -> None:
    translations.compile_to(tmp_path / "fresh.qm", source)
    assert (tmp_path / "fresh.qm").read_bytes() == source.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
@pytest.mark.slow
def test_every_string_of_the_code_is_in_the_list(source: Path, tmp_path: Path) -> None:
    translations.write_errors(translations.ERRORS)
    fresh = tmp_path / source.name
    shutil.copyfile(source, fresh)
    translations.collect(fresh)
    assert fresh.read_text(encoding="utf-8") == source.read_text(encoding="utf-8")


def test_french_is_among_the_languages() -> None:
    assert translations.FRENCH in SOURCES
