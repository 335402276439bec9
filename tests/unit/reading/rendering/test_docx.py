"""Word documents: read again by python-docx and by the program's own import."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from desktop.reading.aligning import align
from desktop.reading.article import Kind, Language, Side
from desktop.reading.forms.docx import to_html
from desktop.reading.pictures.picture_headers import JPEG
from desktop.reading.rendering import ArticleExport, Format, render
from desktop.reading.rendering.docx import render_docx
from tests.builders import article, echoed, translated
from tests.unit.reading.rendering.builders import (
    MOMENT,
    any_edition,
    bridge,
    exported,
    illustrated,
    mark,
)


def opened(*exports: ArticleExport, language: Language = Language.ENGLISH) -> Any:
    return docx.Document(io.BytesIO(render_docx(exports, MOMENT, language)))


def rows(document: Any) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in document.tables[0].rows]


def test_a_row_has_a_sentence_and_its_translation() -> None:
    document = opened(exported(bridge()), language=Language.FRENCH)
    assert rows(document) == [
        ("Anglais", "Français"),
        ("The council opened it on Monday.", "[fr] The council opened it on Monday."),
        ("It took four years.", "[fr] It took four years."),
        ("Boats pass below.", "[fr] Boats pass below."),
        ("Cars pass above.", "[fr] Cars pass above."),
        ("We are proud & happy.", "[fr] We are proud & happy."),
    ]
    title, subtitle = document.paragraphs[:2]
    assert (title.style.name, title.text) == ("Title", "The bridge is open")
    assert (subtitle.style.name, subtitle.text) == ("Subtitle", "[fr] The bridge is open")
    styles = [row.cells[1].paragraphs[0].style.name for row in document.tables[0].rows]
    assert styles[3:] == ["List Bullet", "List Bullet", "Quote"]


def test_every_run_has_its_language() -> None:
    document = opened(exported(bridge()))
    for row in list(document.tables[0].rows)[1:]:
        for cell, language in zip(row.cells, ("en-US", "fr-FR"), strict=True):
            found = {one.get(qn("w:val")) for one in cell._tc.iter(qn("w:lang"))}
            assert found == {language}


def test_arabic_runs_from_right_to_left() -> None:
    one = article("الجسر مفتوح.", language=Language.ARABIC)
    document = opened(ArticleExport(one, align(one, [])))
    (original, _) = document.tables[0].rows[1].cells
    assert original._tc.find(f".//{qn('w:bidi')}") is not None
    assert original.paragraphs[0].runs[0].font.rtl
    (language,) = original._tc.iter(qn("w:lang"))
    assert language.get(qn("w:bidi")) == "ar-EG"


def test_highlights_are_shaded_and_notes_are_comments_on_their_words() -> None:
    one = bridge()
    marks = (
        mark(echoed(one), "four years", "So *long*?\nYes.", colour=4),
        replace(mark(echoed(one), "[fr] Boats", side=Side.TRANSLATION), tags=("river",)),
    )
    document = opened(exported(one, *marks))
    shaded = [
        ("".join(text.text for text in run.iter(qn("w:t"))), shading.get(qn("w:fill")))
        for run in document.tables[0]._tbl.iter(qn("w:r"))
        for shading in run.iter(qn("w:shd"))
    ]
    assert shaded == [("four years", "F9D2DC"), ("[fr] Boats", "FBE89A")]
    (comment,) = document.comments
    assert (comment.text, comment.author) == ("So *long*?\nYes.", "Vis-à-vis")
    assert comment.timestamp == MOMENT.replace(microsecond=0)
    start = document.tables[0]._tbl.find(f".//{qn('w:commentRangeStart')}")
    assert start.getnext().find(qn("w:t")).text == "four years"


def test_a_comment_covers_words_that_another_highlight_divides() -> None:
    one = bridge()
    wide, narrow = (
        mark(echoed(one), "took four years", "wide"),
        mark(echoed(one), "four", colour=2, uuid="other"),
    )
    document = opened(exported(one, wide, narrow))
    start = document.tables[0]._tbl.find(f".//{qn('w:commentRangeStart')}")
    covered = ""
    for element in start.itersiblings():
        if element.tag == qn("w:commentRangeEnd"):
            break
        covered += "".join(text.text for text in element.iter(qn("w:t")))
    assert covered == "took four years"


def test_a_note_whose_words_are_lost_stands_at_the_end() -> None:
    one = bridge()
    lost = replace(mark(echoed(one), "four years", "Why?"), is_lost=True)
    document = opened(exported(one, lost), language=Language.FRENCH)
    heading, quote, note = document.paragraphs[-3:]
    assert heading.text.startswith("Notes dont")
    assert (quote.text, note.text) == ("four years", "Why?")


def test_the_properties_are_the_articles() -> None:
    one = replace(bridge(), author="A. B.", source="The Daily")
    properties = opened(exported(one)).core_properties
    assert properties.title == "The bridge is open"
    assert (properties.author, properties.subject) == ("A. B.", "The Daily")
    assert properties.language == "en"
    assert properties.created == datetime(2026, 3, 1, 8, 30, 15, tzinfo=UTC)


def test_the_import_reads_what_the_export_writes() -> None:
    data = render([exported(bridge())], Format.DOCX, MOMENT)
    page = to_html(data, "bridge.docx")
    assert "<title>The bridge is open</title>" in page
    cells = re.findall(r"<td>(.*?)</td>", page)
    assert cells[:2] == [
        "<p>The council opened it on Monday.</p>",
        "<p>[fr] The council opened it on Monday.</p>",
    ]


def test_several_articles_begin_on_pages_of_their_own() -> None:
    document = opened(exported(bridge()), exported(bridge()))
    assert len(document.tables) == 2
    assert [one.style.name for one in document.paragraphs].count("Title") == 2
    breaks = document.element.body.findall(f".//{qn('w:br')}")
    assert [one.get(qn("w:type")) for one in breaks] == ["page"]


def test_a_missing_translation_leaves_its_cell_empty() -> None:
    one = article((Kind.TITLE, "Open"), "It is open. It is new.")
    pairs = align(one, [translated("It is new.", "C'est neuf.")])
    document = opened(ArticleExport(one, pairs))
    assert rows(document)[1:] == [("It is open.", ""), ("It is new.", "C'est neuf.")]
    assert "Subtitle" not in [paragraph.style.name for paragraph in document.paragraphs]


def test_the_same_articles_give_the_same_bytes() -> None:
    assert render_docx([exported(bridge())], MOMENT) == render_docx([exported(bridge())], MOMENT)


@pytest.mark.slow
@given(any_edition())
@settings(max_examples=25, deadline=None)
def test_any_text_gives_a_document_that_opens(edition: ArticleExport) -> None:
    assert opened(edition).sections


@pytest.mark.parametrize("kept", [32, 40, 48])
def test_a_damaged_picture_is_left_out(kept: int) -> None:
    jpeg = (
        *(
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\1\0\0\0\0\0\0",
            b"\xff\xc0\0\x0b\x08\0\x80\0\x80\1\1\x11\0",
        ),
        b"\xff\xda\0\x08\1\1\0\0?\0\xff\xd9",
    )
    exported = illustrated()
    pictures = tuple(
        replace(one, media_type=JPEG, data=b"".join(jpeg)[:kept]) for one in exported.pictures
    )
    assert not opened(replace(exported, pictures=pictures)).inline_shapes


def test_pictures_that_word_knows_stand_above_their_paragraphs() -> None:
    document = opened(illustrated())
    (shape,) = document.inline_shapes
    assert (shape._inline.docPr.get("descr"), round(shape.width.cm, 1)) == ("<a>", 8.0)
    texts = [left for left, _ in rows(document)]
    assert texts[-3:] == ["", "", "We are proud & happy."]
