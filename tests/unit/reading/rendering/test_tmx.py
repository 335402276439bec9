"""Articles as a translation memory: what comes back knows who made it."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.reading.aligning import align
from desktop.reading.exchange.tmx import read_memory
from desktop.reading.rendering.export_content import Edition
from desktop.reading.rendering.tmx import render_tmx
from tests.builders import article, translated


def test_the_engine_s_and_the_reader_s_own_are_told_apart(tmp_path: Path) -> None:
    one = article("The council met. Boats <pass> & go.")
    engines = translated("The council met.", "Le conseil s’est réuni.")
    own = replace(translated("Boats <pass> & go.", "Les bateaux « passent » & filent."), model="")
    pairs = align(one, [engines, own])
    path = tmp_path / "articles.tmx"
    text = render_tmx([Edition(one, pairs), Edition(one, pairs)], datetime(2026, 3, 1, tzinfo=UTC))
    path.write_text(text, encoding="utf-8")
    assert list(read_memory(path, Counter())) == [engines, own]
