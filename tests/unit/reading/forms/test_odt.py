"""OpenDocument texts: headings, lists, tables and notes."""

import pytest

from desktop.base.errors import AppError
from desktop.reading.forms import odt
from tests.unit.reading.forms.files import outcomes, zipped

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
TEXT = """<text:p text:style-name="P1">The ferry</text:p>
<text:h text:outline-level="2">Dawn</text:h>
<text:p>It left<text:s/>early<text:note><text:note-citation>1</text:note-citation><text:note-body>
<text:p>At five &amp; a half.</text:p></text:note-body></text:note>, <text:span>in
fog</text:span>.</text:p>
<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell>
</table:table-row></table:table><office:annotation><text:p>remark</text:p></office:annotation>
<text:p>The end.</text:p>"""


def content(text: str) -> str:
    return (
        f"<office:document-content {SPACES}><office:automatic-styles>"
        '<style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles>'
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )


def html_of(text: str, more: dict[str, str | bytes] | None = None) -> str:
    return odt.to_html(zipped({"content.xml": content(text), **(more or {})}), "a.odt")


def test_the_text_is_kept_in_order_and_the_notes_come_last() -> None:
    html = html_of(TEXT)
    assert "<h1>The ferry</h1>" in html
    assert "<h2>Dawn</h2>" in html
    assert "<p>It left early, in\nfog.</p>" in html
    assert "<ul><li><p>one</p>" in html
    assert "<td><p>cell</p>" in html
    assert html.index("The end.") < html.index("At five &amp; a half.")
    assert "remark" not in html


def test_the_facts_are_read() -> None:
    meta = (
        '<m xmlns:dc="urn:dc" xmlns:meta="urn:meta"><meta:initial-creator>Anne Roy'
        "</meta:initial-creator><meta:creation-date>2024-05-06T07:08:09.1</meta:creation-date>"
        "<dc:title>Ferry</dc:title></m>"
    )
    html = html_of(TEXT, {"meta.xml": meta})
    assert "<title>Ferry</title>" in html
    assert 'content="Anne Roy"' in html
    assert 'content="2024-05-06T07:08:09"' in html


def test_passwords_spreadsheets_and_other_archives_are_refused() -> None:
    locked: dict[str, str | bytes] = {"META-INF/manifest.xml": "<m:encryption-data/>"}
    with pytest.raises(AppError, match="password"):
        html_of(TEXT, locked)
    with pytest.raises(AppError, match="isn't a text document"):
        odt.to_html(zipped({"content.xml": "<a><spreadsheet/></a>"}), "a.odt")
    with pytest.raises(AppError, match="damaged"):
        odt.to_html(zipped({"a": "b"}), "a.odt")


def test_deep_nesting_is_no_harm() -> None:
    levels = (f"<text:list text:n='{k * 7919 % 100_003}'>" for k in range(100_000))
    assert "</html>" in html_of("".join(levels))


def test_damaged_texts_are_read_or_refused() -> None:
    def read(damaged: bytes) -> str:
        return odt.to_html(zipped({"content.xml": damaged}), "a.odt")

    done, refused = outcomes(read, content(TEXT).encode(), 300)
    assert done > 100
    assert refused > 5
