"""Emphasis, links, raised and lowered text of each kind of file, from its bytes to the article."""

import plistlib

import pytest

from desktop.reading import sources
from desktop.reading.article import Article, InlineStyle
from desktop.reading.cleaning import clean
from tests.unit.reading.forms.files import PROSE, WORD, docx, epub, page, paragraph, zipped
from tests.unit.reading.forms.test_mhtml import MAIN, saved
from tests.unit.reading.forms.test_mhtml import page as part

ITALIC, BOLD, LINK = InlineStyle.ITALIC, InlineStyle.BOLD, InlineStyle.LINK
RAISED = InlineStyle.SUPERSCRIPT
ADDRESS = "https://example.org/a?b=c&d=e"
REST = "of the harbour, where the ferry left before dawn with forty passengers."
ALL = [(ITALIC, "Aurore", ""), (BOLD, "north", ""), (LINK, "quay", ADDRESS), (RAISED, "th", "")]

OF_HTML = (
    "<p>The <i>Aurore</i> of the <b>north</b> and the <a href='https://example.org/a?b=c&amp;d=e'>"
    f"quay</a> of the 19<sup>th</sup> century took 10<sup>6</sup> bags of CO<sub>2</sub> {REST}</p>"
)
TEXT = f"The Aurore of the north and the quay of the 19th century took 10⁶ bags of CO₂ {REST}"

OF_MARKDOWN = (
    f"---\nurl: {MAIN}\n---\n# Crossing\n\nThe *Aurore* of the **north** and the"
    f" [quay]({ADDRESS}) of the 19th century {REST}\n\n{PROSE}\n\n"
    f"The [quay]({ADDRESS}) again, it {REST}\n"
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


OF_WORD = docx(
    "<w:p>"
    + run("The ")
    + run("Aurore", "<w:i/>")
    + run(" of the ")
    + run("north", "<w:b/>")
    + run(" and the ")
    + '<w:hyperlink r:id="r1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships">' + run("quay") + "</w:hyperlink>"
    + run(" of the 19")
    + run("th", '<w:vertAlign w:val="superscript"/>')
    + run(" century took 10")
    + run("6", '<w:vertAlign w:val="superscript"/>')
    + run(" bags of CO")
    + run("2", '<w:vertAlign w:val="subscript"/>')
    + run(f" {REST}")
    + "</w:p>"
    + paragraph(PROSE),
    {
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" TargetMode="External" Target="https://example.org/a?b=c&amp;d=e"'
            ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
            "</Relationships>"
        )
    },
)  # fmt: skip

OF_WRITER = zipped(
    {
        "content.xml": (
            "<office:document-content"
            ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
            ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
            ' xmlns:fo="urn:fo" xmlns:xlink="http://www.w3.org/1999/xlink">'
            "<office:automatic-styles>"
            '<style:style style:name="T1" style:family="text">'
            '<style:text-properties fo:font-style="italic"/></style:style>'
            '<style:style style:name="T2" style:family="text">'
            '<style:text-properties style:text-position="super 58%"/></style:style>'
            '<style:style style:name="T3" style:family="text">'
            '<style:text-properties style:text-position="-33% 58%"/></style:style>'
            '<style:style style:name="T4" style:family="text" style:parent-style-name="T1">'
            '<style:text-properties fo:font-style="normal" fo:font-weight="bold"/></style:style>'
            '<style:style style:name="P1" style:family="paragraph">'
            '<style:text-properties fo:font-style="italic"/></style:style>'
            "</office:automatic-styles><office:body><office:text>"
            '<text:p>The <text:span text:style-name="T1">Aurore</text:span> of the '
            '<text:span text:style-name="T4">north</text:span> and the '
            '<text:a xlink:href="https://example.org/a?b=c&amp;d=e"><text:span>quay</text:span>'
            '</text:a> of the 19<text:span text:style-name="T2">th</text:span> century took 10'
            '<text:span text:style-name="T2">6</text:span> bags of CO'
            f'<text:span text:style-name="T3">2</text:span> {REST}</text:p>'
            f"<text:p>{PROSE}</text:p></office:text></office:body></office:document-content>"
        )
    }
)

WHOLE = f"<html><head><title>Crossing</title></head><body><article><h1>Crossing</h1>{OF_HTML}" + (
    f"<p>{PROSE}</p></article></body></html>"
)
OF_BOOK = epub({"a.xhtml": page(f"<h1>Crossing</h1>{OF_HTML}<p>{PROSE}</p>")})
OF_SAFARI = plistlib.dumps(
    {"WebMainResource": {"WebResourceData": WHOLE.encode(), "WebResourceURL": MAIN}},
    fmt=plistlib.FMT_BINARY,
)


def styles_in(article: Article) -> list[tuple[InlineStyle, str, str]]:
    return [
        (one.style, one.span.of(paragraph.text), one.target)
        for paragraph in article.paragraphs
        for one in paragraph.styles
    ]


@pytest.mark.parametrize(
    ("data", "name", "address"),
    [
        (WHOLE.encode(), "a.html", None),
        (saved(part(WHOLE)), "a.mhtml", MAIN),
        (OF_SAFARI, "a.webarchive", MAIN),
        (OF_BOOK, "a.epub", None),
        (OF_WORD, "a.docx", None),
        (OF_WRITER, "a.odt", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_stands_out_in_a_file_stands_out_in_the_article(
    data: bytes, name: str, address: str | None
) -> None:
    (raw,) = sources.from_bytes(data, name)
    article = clean(raw)
    assert TEXT in [one.text for one in article.paragraphs]
    assert styles_in(article) == ALL
    assert article.address == address


def test_emphasis_and_every_link_of_markdown_stand_out() -> None:
    (raw,) = sources.from_bytes(OF_MARKDOWN.encode(), "a.md")
    article = clean(raw)
    assert styles_in(article) == [*ALL[:3], (LINK, "quay", ADDRESS)]
    assert article.address == MAIN


def test_an_address_repeated_beyond_measure_is_written_no_more() -> None:
    long = "https://example.org/" + "a" * 30_000
    (raw,) = sources.from_bytes(f"[a]: {long}\n\n{'[a] ' * 400}".encode(), "a.md")
    assert raw.text.count(long) == 4


def test_a_pages_address_is_none_where_it_is_no_text() -> None:
    resource = {"WebResourceData": WHOLE.encode(), "WebResourceURL": 7}
    archive = plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)
    (raw,) = sources.from_bytes(archive, "a.webarchive")
    assert raw.address is None


def test_the_clipboard_counts_too() -> None:
    article = clean(sources.from_html(f"<h1>Crossing</h1>{OF_HTML}<p>{PROSE}</p>", "clipboard"))
    assert styles_in(article) == ALL
    assert WORD not in str(article)
