"""Limits on saved files: hostile ones are refused before a parser sees them, ordinary ones pass."""

import zlib

import pytest

from desktop.base.errors import AppError
from desktop.reading import limits, sources
from desktop.reading.cleaning import clean
from desktop.reading.forms import docx, pdf_streams
from desktop.services.page_reader import read_article
from tests.unit.reading.forms.files import zipped

NAMES = " ".join(f"a{number}" for number in range(limits.MOST_ATTRIBUTES + 10))
PAGE = "<html><body><p>The mayor opened the bridge yesterday in the old town.</p>"
DRAWING = b"BT /F1 1 Tf (a) Tj ET "


def test_a_page_of_too_many_tags_is_refused() -> None:
    page = PAGE + "<a>" * limits.MOST_TAGS
    for data in (page.encode(), b"\xff\xfe" + page.encode("utf-16-le")):
        with pytest.raises(AppError, match="more tags than an article"):
            sources.from_bytes(data, "a.html")
    with pytest.raises(AppError, match="more tags than an article"):
        sources.from_html(page, "clipboard")


def test_a_text_of_too_many_lines_is_refused() -> None:
    for end in ("\n", "\r\n", "\r"):
        with pytest.raises(AppError, match="over 100000 lines"):
            sources.from_text(f"word{end}" * (limits.MOST_LINES + 1), "a.txt")
    assert sources.from_text("word\r\n" * limits.MOST_LINES, "a.txt").text


@pytest.mark.parametrize(
    "tag",
    [
        f"<p {NAMES}>",
        f'<p x=a"{NAMES}" y>',
        f'<p x=">" {NAMES}>',
        f"<p a < {NAMES}>",
        f"</p {NAMES}>",
        f"<p {NAMES}",
        "<p " + "".join(f'a{number}="1"' for number in range(limits.MOST_ATTRIBUTES + 10)) + ">",
    ],
    ids=["open", "quotes inside", "end inside", "start inside", "closing", "unclosed", "glued"],
)
def test_a_tag_of_too_many_attributes_is_refused(tag: str) -> None:
    assert limits.has_crowded_tag(PAGE + tag)
    with pytest.raises(AppError, match="more tags than an article"):
        sources.from_bytes((PAGE + tag).encode(), "a.html")


def test_long_attributes_and_text_are_no_attributes() -> None:
    picture = f"<img src=\"data:image/svg+xml,{NAMES} {NAMES}\" alt='{NAMES}'>"
    assert not limits.has_crowded_tag(f"{PAGE}{picture}<p>{NAMES} {NAMES} {NAMES}</p>")
    assert sources.from_bytes(f"{PAGE}{picture}".encode(), "a.html")


def test_a_page_too_long_to_extract_from_still_has_its_text() -> None:
    page = PAGE + "<i></i>" * limits.MOST_TAGS_EXTRACTED
    (raw,) = sources.from_bytes(page.encode(), "a.html")
    assert "mayor" in clean(raw).paragraphs[0].text


def test_comments_before_a_text_take_no_time() -> None:
    data = b"<!-- a -->" * 60 + b"\n<p>Bonjour le monde.</p>"
    assert sources.from_bytes(data, "a.txt")[0].text
    page = b"<!-- a -->" * 60 + b"\n<html><body><p>Bonjour le monde.</p>"
    assert sources.from_bytes(page, "a.txt")[0].form.name == "PAGE"


@pytest.mark.parametrize(
    "text",
    [
        "A" + "-A" * 20_000 + "!",
        "(AFP" + " A" * 50 + "!",
        "©" + " ©" * 5_000 + " (c",
        "Bridge" + ":" * 5_000 + "x",
    ],
    ids=["hyphens", "agency", "copyright", "colons"],
)
def test_an_odd_line_takes_no_time(text: str) -> None:
    page = f"The bridge opens\n\n{text}\n\nThe mayor opened the bridge yesterday in the old town."
    assert read_article(sources.from_text(page, "a.txt")).paragraphs


def test_a_document_of_too_many_elements_is_refused_unparsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(docx, "MOST_ELEMENTS", 50)
    data = zipped({"word/document.xml": "<w:p></w:p>" * 51})
    monkeypatch.setattr("desktop.reading.forms.xml_trees.parse_xml", None)
    with pytest.raises(AppError, match="too long"):
        docx.to_html(data, "a.docx")


@pytest.mark.parametrize(
    "odd", [b"a: b\r\n" * 3_000, b"a: b\r\n c\r\n" * 1_500, b"\r\n--B\r\n" * 21_000]
)
def test_a_saved_page_of_endless_headers_or_parts_is_refused(odd: bytes) -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n"
    part = b"\r\n--B\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    assert sources.from_bytes(head + part, "a.mhtml")
    with pytest.raises(AppError, match="no web page"):
        sources.from_bytes(head + odd + part, "a.mhtml")


def stream(body: bytes, more: bytes = b"") -> bytes:
    return b"5 0 obj\n<<%s/Length %d>>stream\n%s\nendstream\nendobj\n" % (more, len(body), body)


@pytest.mark.parametrize(
    "data",
    [
        stream(zlib.compress(DRAWING * 1000), b"/Filter/FlateDecode"),
        stream(zlib.compress(DRAWING * 1000), b"/Filter/Fl#61teDecode"),
        stream(zlib.compress(zlib.compress(DRAWING * 1000)), b"/Filter[/FlateDecode/FlateDecode]"),
        stream(zlib.compress(DRAWING * 1000), b"/Subtype/Image/Filter/FlateDecode"),
        stream(DRAWING * 1000),
        b"<</Contents [" + b"5 0 R " * 30 + b"]>>" + stream(zlib.compress(DRAWING * 40)),
        stream(DRAWING * 40) + stream(zlib.compress(b"<</Contents [" + b"5 0 R " * 30 + b"]>>")),
    ],
    ids=["packed", "escaped", "packed twice", "picture", "unpacked", "listed", "listed packed"],
)
def test_drawings_that_unpack_to_too_much_are_refused(
    monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.setattr(limits, "LARGEST_DRAWING", 20_000)
    with pytest.raises(AppError, match="more on its pages"):
        pdf_streams.check_drawings(b"%PDF-1.5\n" + data, "a.pdf")


def test_drawings_and_pictures_of_usual_size_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_DRAWING", 20_000)
    picture = zlib.compress(bytes(range(256)) * 300)
    usual = stream(zlib.compress(DRAWING * 100)) + stream(picture, b"/Subtype/Image")
    pdf_streams.check_drawings(usual + stream(b"\x78\x9cdamaged"), "a.pdf")


def test_many_drawings_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_DRAWINGS", 20_000)
    with pytest.raises(AppError, match="more on its pages"):
        pdf_streams.check_drawings(stream(zlib.compress(DRAWING * 500)) * 3, "a.pdf")
