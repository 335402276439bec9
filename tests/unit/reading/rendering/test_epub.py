"""EPUB export: the container's order, well-formed and complete, without broken links."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from desktop.reading.rendering import ArticleExport
from desktop.reading.rendering.epub import render_epub
from tests.builders import article, echoed, png
from tests.unit.reading.rendering.builders import (
    MOMENT,
    any_edition,
    bridge,
    exported,
    illustrated,
    mark,
)

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def parts(data: bytes) -> dict[str, Any]:
    """Return the well-formed parts of a book by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".opf", ".xhtml"))
        }


def test_the_media_type_comes_first_and_bare() -> None:
    data = render_epub([exported(bridge())], MOMENT)
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")


def test_the_package_names_every_part_once() -> None:
    found = parts(render_epub([exported(bridge()), exported(article("Another."))], MOMENT))
    root = found["META-INF/container.xml"].find(".//{*}rootfile").get("full-path")
    package = found[root]
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    assert {f"EPUB/{name}" for name in items.values() if name.endswith("xhtml")} == {
        name for name in found if name.endswith("xhtml")
    }
    spine = [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
    assert spine == ["article1.xhtml", "article2.xhtml"]
    links = [link.get("href") for link in found["EPUB/nav.xhtml"].iter(f"{XHTML}a")]
    assert links == spine
    assert [one.text for one in package.iter(f"{DC}language")] == ["en", "fr"]
    assert package.find(f".//{DC}title").text == "The bridge is open (+ 1)"
    assert package.find(f".//{OPF}meta").text == "2026-03-01T08:30:15Z"


def test_a_paragraph_is_followed_by_its_translation() -> None:
    chapter = parts(render_epub([exported(bridge())], MOMENT))["EPUB/article1.xhtml"]
    texts = ["".join(one.itertext()) for one in chapter.iter(f"{XHTML}h1", f"{XHTML}p")]
    assert texts[:4] == [
        "The bridge is open",
        "[fr] The bridge is open",
        "The council opened it on Monday. It took four years.",
        "[fr] The council opened it on Monday. [fr] It took four years.",
    ]
    (items,) = chapter.iter(f"{XHTML}ul")
    assert [len(item) for item in items] == [2, 2]


def test_notes_are_at_the_end_of_their_chapter() -> None:
    one = bridge()
    marked = exported(one, mark(echoed(one), "four years", "Long.\n\n* * *\n\nVery  \nlong."))
    chapter = parts(render_epub([marked], MOMENT))["EPUB/article1.xhtml"]
    names = {element.get("id") for element in chapter.iter() if element.get("id")}
    targets = {link.get("href")[1:] for link in chapter.iter(f"{XHTML}a")}
    assert targets == names == {"ref1", "note1"}


def test_the_same_articles_keep_their_identifier_whenever_the_book_is_made() -> None:
    later = datetime(1970, 1, 1, tzinfo=UTC)
    books = [
        parts(render_epub([exported(bridge())], at))["EPUB/package.opf"] for at in (MOMENT, later)
    ]
    assert len({one.find(f".//{DC}identifier").text for one in books}) == 1
    assert render_epub([exported(bridge())], MOMENT) == render_epub([exported(bridge())], MOMENT)


@settings(deadline=None)
@given(any_edition())
def test_every_text_makes_a_well_formed_book(one: ArticleExport) -> None:
    found = parts(render_epub([one], MOMENT))
    title = found["EPUB/nav.xhtml"].find(f".//{XHTML}a").text
    assert title.strip()


@pytest.mark.parametrize("count", [1, 12])
def test_any_number_of_articles(count: int) -> None:
    found = parts(render_epub([exported(bridge())] * count, MOMENT))
    assert len(found) == count + 3


def test_pictures_are_files_of_the_book_and_stand_above_their_paragraphs() -> None:
    data = render_epub([exported(article("Another.")), illustrated()], MOMENT)
    found = parts(data)
    items = {
        item.get("href"): item.get("media-type")
        for item in found["EPUB/package.opf"].iter(f"{OPF}item")
    }
    assert items["pictures/2-1.png"] == "image/png"
    assert items["pictures/2-2.webp"] == "image/webp"
    assert not any(name.endswith(".bmp") for name in items)
    chapter = found["EPUB/article2.xhtml"]
    shown = [(one.get("src"), one.get("alt")) for one in chapter.iter(f"{XHTML}img")]
    assert shown == [("pictures/2-1.png", "<a>"), ("pictures/2-2.webp", "<b>")]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("EPUB/pictures/2-1.png") == png()
