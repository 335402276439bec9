"""Importing files of every format: detection, and the cleaned article."""

import pytest

from desktop.base.errors import AppError
from desktop.reading import sources
from desktop.reading.article import Article, Form, Kind
from desktop.services.page_reader import read_article
from tests.unit.reading.forms import files
from tests.unit.reading.forms.files import PROSE, docx, line, nav, page, paragraph, properties
from tests.unit.reading.forms.pdf_builder import Sheet, pdf_of, set_in

SECOND = (
    "By noon the wind had dropped, and the harbour master let the fishing boats out again. "
    "The first of them came back with nothing but a torn net."
)


def articles(data: bytes, name: str) -> list[tuple[Form, Article]]:
    return [(raw.form, read_article(raw)) for raw in sources.from_bytes(data, name)]


def texts(article: Article) -> list[tuple[Kind, str]]:
    return [(one.kind, one.text.split(".")[0]) for one in article.paragraphs]


def test_a_books_chapters_are_articles_that_name_their_book() -> None:
    book = files.epub(
        {"a.xhtml": page(f"<h2>The ferry</h2><p>{PROSE}</p>"), "b.xhtml": page(f"<p>{SECOND}</p>")},
        contents=nav(line("a.xhtml", "The ferry") + line("b.xhtml", "The boats")),
        metadata="<dc:title>The Crossing</dc:title><dc:creator>Ben Ode</dc:creator>"
        "<dc:date>2020-05-06</dc:date>",
    )
    (first, one), (second, other) = articles(book, "crossing.bin")
    assert first is second is Form.DOCUMENT
    assert [one.title, other.title] == ["The ferry", "The boats"]
    assert (one.source, one.author, one.published) == ("The Crossing", "Ben Ode", "2020-05-06")
    assert texts(one) == [
        (Kind.TITLE, "The ferry"),
        (Kind.BODY, "The ferry left the island before dawn, with forty passengers and the "
                    "morning’s bread"),
    ]  # fmt: skip


def test_a_word_document_keeps_its_structure() -> None:
    body = (
        paragraph("Le départ", "Titre")
        + paragraph("Un", "Titre1")
        + paragraph(PROSE)
        + paragraph("Dit-il enfin.", "Citation")
    )
    more = properties("Modèle", "Anne Roy", "2024-05-06T07:08:09Z")
    ((form, article),) = articles(docx(body, more), "a")
    assert form is Form.DOCUMENT
    assert [kind for kind, _ in texts(article)] == [
        Kind.TITLE,
        Kind.SUBHEADING,
        Kind.BODY,
        Kind.QUOTATION,
    ]
    assert (article.title, article.author) == ("Le départ", "Anne Roy")
    assert article.published == "2024-05-06T07:08"


MARKDOWN = (
    f"# The ferry\n\n{PROSE}\n\n> Nobody sails today.\n\n- ropes\n- nets\n\n## After\n\n{SECOND}\n"
)


def test_a_clipped_markdown_page_is_kept_whole_and_dated() -> None:
    head = "---\ntitle: The ferry\nauthor: Ben Ode\ndate: 2020-05-06\nsource: The Quay\n---\n"
    ((form, article),) = articles((head + MARKDOWN).encode(), "ferry.md")
    assert form is Form.DOCUMENT
    assert [kind for kind, _ in texts(article)] == [
        Kind.TITLE,
        Kind.BODY,
        Kind.QUOTATION,
        Kind.LIST_ITEM,
        Kind.LIST_ITEM,
        Kind.SUBHEADING,
        Kind.BODY,
    ]
    assert (article.source, article.published) == ("The Quay", "2020-05-06")


def test_markdown_without_facts_may_have_furniture() -> None:
    ((form, article),) = articles(("Home | News | Sport\n\n" + MARKDOWN).encode(), "ferry.md")
    assert form is Form.CLIPPING
    assert article.title == "The ferry"
    assert "Home | News | Sport" in [one.text for one in article.dropped]


def test_a_pdfs_pages_are_read_without_their_margins() -> None:
    sheets = []
    for number, text in enumerate((PROSE, SECOND), start=1):
        sheet = Sheet()
        sheet.write(60, 800, "The Quay", 8)
        sheet.write(300, 30, str(number), 8)
        if number == 1:
            sheet.write(60, 740, "The ferry", 20, bold=True)
        sheet.write_lines(60, 700, set_in(text, 470))
        sheets.append(sheet)
    ((form, article),) = articles(pdf_of(*sheets), "ferry")
    assert form is Form.CLIPPING
    assert [kind for kind, _ in texts(article)] == [Kind.TITLE, Kind.BODY, Kind.BODY]
    assert article.paragraphs[1].text == PROSE.strip()
    assert "The Quay" in [one.text for one in article.dropped]


def test_a_saved_page_in_one_file_is_a_page() -> None:
    html = f"<html><head><title>The ferry</title></head><body><p>{PROSE}</p></body></html>"
    data = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        f"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--x--\r\n"
    ).encode()
    ((form, article),) = articles(data, "ferry")
    assert (form, article.title) == (Form.PAGE, "The ferry")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (files.zipped({"photo.jpg": "x"}), "is an archive, not an article"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old format"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"%PDF-1.4\n", "is damaged"),
    ],
)
def test_what_holds_no_article_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(AppError, match=said):
        sources.from_bytes(data, "file")
