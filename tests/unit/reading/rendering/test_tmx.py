"""TMX export of articles: who made each translation survives a round trip."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.reading.aligning import align
from desktop.reading.exchange.tmx import read_memory
from desktop.reading.rendering.export_content import ArticleExport
from desktop.reading.rendering.tmx import render_tmx
from tests.builders import article, translated


def test_machine_and_own_translations_are_distinguished(tmp_path: Path) -> None:
    one = article("The council met. Boats <pass> & go.")
    engines = translated("The council met.", "Le conseil s’est réuni.")
    own = replace(translated("Boats <pass> & go.", "Les bateaux « passent » & filent."), model="")
    pairs = align(one, [engines, own])
    path = tmp_path / "articles.tmx"
    text = render_tmx(
        [ArticleExport(one, pairs), ArticleExport(one, pairs)], datetime(2026, 3, 1, tzinfo=UTC)
    )
    path.write_text(text, encoding="utf-8")
    assert list(read_memory(path, Counter())) == [engines, own]
