"""The pictures of each form of file, read with the page and placed above their captions."""

import base64
import io
import plistlib
from pathlib import Path

import docx as python_docx
import pytest

from desktop.reading import sources
from desktop.reading.article import RawText
from desktop.reading.pictures.picture_collection import PictureBudget
from desktop.services.page_reader import read_article
from tests.builders import png
from tests.unit.reading.forms import files
from tests.unit.reading.forms.files import PROSE
from tests.unit.reading.forms.test_mhtml import MAIN, page, saved

CAPTION = "The ferry at the quay on Monday."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def html(*sources_: str) -> str:
    figures = "".join(
        f'<figure><img src="{one}" alt="A ferry"><figcaption>{CAPTION}</figcaption></figure>'
        for one in sources_
    )
    return (
        f"<!doctype html><html><head><title>The ferry</title></head><body><article>"
        f"<h1>The ferry</h1><p>{PROSE}</p>{figures}<p>{PROSE[::-1]}</p></article></body></html>"
    )


def placed(raw: RawText) -> list[tuple[str, str]]:
    """Return the names of the pictures, each with the beginning of the paragraph below it."""
    article = read_article(raw)
    return [
        (one.name, article.paragraphs[one.paragraph].text[: len(CAPTION)])
        for one in article.pictures
    ]


def picture_part(*headers: str) -> bytes:
    body = base64.encodebytes(png())
    lines = ["Content-Type: image/png", *headers, "Content-Transfer-Encoding: base64"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def test_a_saved_page_has_the_pictures_beside_it(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "a.png").write_bytes(png())
    (tmp_path / "page.html").write_text(html("page_files/a.png", "https://example.org/b.png"))
    (raw,) = sources.read(tmp_path / "page.html")
    assert placed(raw) == [("page_files/a.png", CAPTION)]
    assert raw.pictures[0].data == png()
    assert sources.from_bytes(raw.data, "page.html")[0].pictures == ()


@pytest.mark.parametrize(
    ("source", "header"),
    [
        ("https://example.org/f/a.png", "Content-Location: https://example.org/f/a.png"),
        ("../f/a.png", "Content-Location: https://example.org/f/a.png"),
        ("cid:one@x", "Content-ID: <one@x>"),
    ],
)
def test_mhtml(source: str, header: str) -> None:
    data = saved(page(html(source, "lost.png")), picture_part(header))
    (raw,) = sources.from_bytes(data, "page.mhtml")
    assert placed(raw) == [(source, CAPTION)]


def test_a_web_archive() -> None:
    resource = {"WebResourceData": png(), "WebResourceURL": "https://example.org/f/a.png"}
    archive = {
        "WebMainResource": {"WebResourceData": html("../f/a.png").encode(), "WebResourceURL": MAIN},
        "WebSubresources": [resource, "odd", {"WebResourceURL": 1}],
    }
    data = plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)
    (raw,) = sources.from_bytes(data, "page.webarchive")
    assert placed(raw) == [("../f/a.png", CAPTION)]
    data = plistlib.dumps({**archive, "WebSubresources": "odd"}, fmt=plistlib.FMT_BINARY)
    assert sources.from_bytes(data, "page.webarchive")[0].pictures == ()


def test_a_book_has_the_pictures_of_each_chapter() -> None:
    inner = (
        f'<p>{PROSE}</p><figure><img src="%s" alt="x"/><figcaption>{CAPTION}</figcaption></figure>'
    )
    pages = {
        "text/a.xhtml": files.page("<h1>One</h1>" + inner % "../pictures/été 1.png"),
        "text/b.xhtml": files.page("<h1>Two</h1>" + inner % "lost.png"),
    }
    more: dict[str, str | bytes] = {"OEBPS/pictures/été 1.png": png()}
    first, second = sources.from_bytes(files.epub(pages, more=more), "book.epub")
    assert [(one.width, one.height) for one in first.pictures] == [(320, 200)]
    assert [below for _, below in placed(first)] == [CAPTION]
    assert second.pictures == ()


def test_a_book_has_a_limit_for_all_its_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PictureBudget", lambda: PictureBudget(len(png())))
    pages = {
        f"{name}.xhtml": files.page(f'<h1>{name}</h1><p>{PROSE}</p><img src="a.png"/>')
        for name in "ab"
    }
    found = sources.from_bytes(files.epub(pages, more={"OEBPS/a.png": png()}), "book.epub")
    assert [len(raw.pictures) for raw in found] == [1, 0]


def test_a_word_document() -> None:
    document = python_docx.Document()
    document.add_heading("The ferry", 1)
    document.add_paragraph(PROSE)
    document.add_picture(io.BytesIO(png()))
    document.add_paragraph(CAPTION, style="Caption")
    document.add_paragraph(PROSE)
    file = io.BytesIO()
    document.save(file)
    (raw,) = sources.from_bytes(file.getvalue(), "a.docx")
    assert placed(raw) == [("word/media/image1.png", CAPTION)]


def test_a_picture_outside_a_word_document_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/'
        '2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/'
        f'2006/picture"><pic:blipFill><a:blip r:link="r1" xmlns:r="{RELATIONS}"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    for target in ("https://example.org/a.png", secret.as_uri(), str(secret)):
        rels = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="image" Target="{target}" TargetMode="External"/>'
            "</Relationships>"
        )
        data = files.docx(
            files.paragraph(PROSE, more=drawing), {"word/_rels/document.xml.rels": rels}
        )
        (raw,) = sources.from_bytes(data, "a.docx")
        assert "img" not in raw.text
        assert raw.pictures == ()


def test_an_opendocument_text() -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    body = (
        f"<text:p>{PROSE}</text:p><text:p><draw:frame><draw:image xlink:href='Pictures/a.png'/>"
        "<svg:title>The &amp; ferry</svg:title></draw:frame></text:p>"
        f"<text:p>{CAPTION}</text:p>"
    )
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0"'
        f' xmlns:text="{office}:text:1.0" xmlns:draw="{office}:drawing:1.0"'
        f' xmlns:svg="{office}:svg-compatible:1.0"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    data = files.zipped({"content.xml": content, "Pictures/a.png": png()})
    (raw,) = sources.from_bytes(data, "a.odt")
    assert placed(raw) == [("Pictures/a.png", CAPTION)]
    article = read_article(raw)
    assert article.pictures[0].alt == "The & ferry"
    assert not any("The & ferry" in one.text for one in article.paragraphs)


def test_a_bomb_in_an_archive_is_left_out() -> None:
    chapter = files.page(f'<h1>One</h1><p>{PROSE}</p><img src="bomb.png"/>')
    bomb = png() + bytes(20_000_000)
    (raw,) = sources.from_bytes(
        files.epub({"a.xhtml": chapter}, more={"OEBPS/bomb.png": bomb}), "book.epub"
    )
    assert raw.pictures == ()
