"""Word documents: styles, notes and properties; unreadable files are refused."""

import pytest

from desktop.base.errors import AppError
from desktop.reading.forms import docx as word
from tests.unit.reading.forms.files import (
    PROSE,
    WORD,
    docx,
    outcomes,
    paragraph,
    properties,
    zipped,
)

FOOTNOTES = (
    f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">{paragraph("Seen from the quay.")}'
    "</w:footnote></w:footnotes>"
)
NOTED = paragraph(PROSE, more='<w:r><w:footnoteReference w:id="2"/></w:r>')


def html_of(body: str, more: dict[str, str | bytes] | None = None) -> str:
    return word.to_html(docx(body, more), "a.docx")


def test_the_title_is_above_the_headings() -> None:
    html = html_of(
        paragraph("Le départ", "Titre") + paragraph("Un", "Titre1") + paragraph(PROSE),
        properties("Modèle", "Anne Roy", "2024-05-06T07:08:09Z"),
    )
    assert '<h1 class="title">Le départ</h1><h2>Un</h2>' in html
    assert "<title>Le départ</title>" in html
    assert 'name="author" content="Anne Roy"' in html
    assert 'content="2024-05-06T07:08:09Z"' in html


def test_without_a_title_headings_keep_their_level() -> None:
    html = html_of(
        paragraph("Un", "Titre1") + paragraph("Dit-il.", "Citation"), properties("Ferry")
    )
    assert "<h1>Un</h1><blockquote><p>Dit-il.</p></blockquote>" in html
    assert "<title>Ferry</title>" in html


def test_notes_come_last_and_headers_and_comments_do_not_come() -> None:
    html = html_of(
        NOTED + paragraph("The end."),
        {
            "word/footnotes.xml": FOOTNOTES,
            "word/header1.xml": f'<w:hdr xmlns:w="{WORD}">{paragraph("Page header")}</w:hdr>',
        },
    )
    assert html.index("The end.") < html.index("Seen from the quay.")
    assert "Page header" not in html


def test_of_tracked_changes_the_outcome_is_kept() -> None:
    html = html_of(
        "<w:p><w:r><w:t>one </w:t></w:r><w:ins><w:r><w:t>two</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>three</w:delText></w:r></w:del></w:p>"
    )
    assert "<p>one two</p>" in html
    assert "three" not in html


def test_pictures_are_left_out() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main" r:embed="r1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships"/></wp:inline></w:drawing></w:r>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="image" Target="media/a.png"/></Relationships>'
    )
    more: dict[str, str | bytes] = {"word/_rels/document.xml.rels": rels, "word/media/a.png": b"x"}
    html = html_of(paragraph("Text.", more=drawing), more)
    assert "<p>Text.</p>" in html
    assert "img" not in html


@pytest.mark.parametrize(
    ("title", "creator"),
    [
        ("", ""),
        ("Microsoft Word - ferry.doc", "Utilisateur Windows"),
        ("Sans titre", "Microsoft Office User"),
        ("ferry.docx", "python-docx"),
    ],
)
def test_properties_made_up_by_programs_are_ignored(title: str, creator: str) -> None:
    html = html_of(paragraph(PROSE), properties(title, creator, "0101-01-01T00:00:00Z"))
    assert "<title></title>" in html
    assert "<meta name" not in html
    assert "<meta property" not in html


def test_a_templates_date_is_not_the_documents() -> None:
    html = html_of(paragraph(PROSE), properties("A", "python-docx", "2013-12-23T23:15:00Z"))
    assert "2013" not in html


def test_the_old_format_and_passwords_are_refused() -> None:
    with pytest.raises(AppError, match=r"save it as \.docx"):
        word.to_html(word.OLE + bytes(5000), "a.doc")
    with pytest.raises(AppError, match="password"):
        word.to_html(word.OLE + bytes(5000) + word.LOCKED, "a.docx")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        zipped({"a.xml": "<a/>"}),
        zipped({"word/document.xml": "no XML"}),
        zipped({"word/document.xml": f'<w:document xmlns:w="{WORD}"/>'}),
    ],
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(AppError, match="damaged"):
        word.to_html(data, "a.docx")


def test_entities_are_never_expanded() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    text = f'{laughs}<w:document xmlns:w="{WORD}"><w:body>{paragraph("xyz")}</w:body></w:document>'
    html = word.to_html(zipped({"word/document.xml": text.replace("xyz", "x&b;y")}), "a.docx")
    assert "<p>xy</p>" in html


def test_tables_within_tables_are_read_as_far_as_anybody_nests_them() -> None:
    def nested(levels: int) -> str:
        around = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
        return around[0] * levels + paragraph("deep") + around[1] * levels

    assert "<p>deep</p>" in html_of(nested(30))
    for levels in (40, 1000):
        with pytest.raises(AppError, match="nested too deeply"):
            html_of(nested(levels))


def test_a_document_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MOST_ELEMENTS", 50)
    with pytest.raises(AppError, match="too long"):
        html_of(paragraph("a") * 20)


def test_damaged_documents_are_read_or_refused() -> None:
    more = {"word/footnotes.xml": FOOTNOTES, **properties("A", "B", "2024-05-06")}
    data = docx(paragraph("Titre", "Titre") + NOTED, more)
    _, refused = outcomes(lambda damaged: word.to_html(damaged, "a.docx"), data, 300)
    assert refused > 100


@pytest.mark.slow
def test_documents_of_damaged_parts_are_read_or_refused() -> None:
    body = paragraph("Titre", "Titre") + NOTED + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()

    def read(damaged: bytes) -> str:
        parts: dict[str, str | bytes] = {"word/document.xml": damaged}
        return word.to_html(zipped({**parts, "word/footnotes.xml": FOOTNOTES}), "a.docx")

    done, refused = outcomes(read, text, 300)
    assert done > 100
    assert refused > 5
