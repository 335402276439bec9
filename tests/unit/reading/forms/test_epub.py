"""EPUB books: where chapters begin, their names, and what is omitted."""

import pytest

from desktop.base.errors import AppError
from desktop.reading.forms import epub
from desktop.reading.forms.html_document import Document
from tests.unit.reading.forms import files
from tests.unit.reading.forms.files import PROSE, line, nav, ncx, outcomes, page, point, zipped

FACTS = (
    "<dc:title>The Crossing</dc:title><dc:creator opf:role='ill'>Ann Ink</dc:creator>"
    "<dc:creator opf:role='aut'>Ben Ode</dc:creator><dc:language>en</dc:language>"
    "<dc:date opf:event='modification'>2023-01-01</dc:date><dc:date>2020-05-06</dc:date>"
)


def text(mark: str, heading: str = "") -> str:
    return page(f"{heading}<p>{mark} {PROSE}</p>")


def read(data: bytes) -> tuple[Document, ...]:
    return epub.read_chapters(data, "b.epub")


def names(documents: tuple[Document, ...]) -> list[str]:
    return [document.name.removeprefix("b.epub") for document in documents]


def test_each_chapter_is_a_document_that_knows_its_book() -> None:
    book = files.epub(
        {"a.xhtml": text("First"), "b.xhtml": text("Second")},
        contents=nav(line("a.xhtml", "One & all") + line("b.xhtml", "Two")),
        metadata=FACTS,
    )
    first, second = read(book)
    assert (first.name, second.name) == ("b.epub#01 One & all", "b.epub#02 Two")
    assert '<html lang="en">' in first.html
    assert "<title>One &amp; all</title>" in first.html
    assert 'name="author" content="Ben Ode"' in first.html
    assert 'published_time" content="2020-05-06"' in first.html
    assert 'og:site_name" content="The Crossing"' in first.html
    assert "First" in first.html
    assert "Second" not in first.html
    assert read(book) == (first, second)


def test_the_source_of_a_book_is_its_publisher() -> None:
    metadata = FACTS + "<dc:publisher>Quay &amp; Sons</dc:publisher>"
    (only,) = read(files.epub({"a.xhtml": text("First")}, metadata=metadata))
    assert 'og:site_name" content="Quay &amp; Sons"' in only.html
    assert "The Crossing" not in only.html


def test_an_old_table_of_contents_is_read_where_there_is_no_new_one() -> None:
    points = point("a.xhtml", "One", point("b.xhtml", "Two"))
    book = files.epub({"a.xhtml": text("a"), "b.xhtml": text("b")}, old_contents=ncx(points))
    assert names(read(book)) == ["#01 One", "#02 Two"]


def test_without_a_table_of_contents_chapters_are_called_by_their_headings() -> None:
    book = files.epub({"a.xhtml": text("a", "<h2>One</h2>"), "b.xhtml": text("b")})
    assert names(read(book)) == ["#01 One", "#02"]


def test_a_chapter_goes_on_over_the_files_that_the_table_does_not_name() -> None:
    book = files.epub(
        {
            "a.xhtml": text("a1"),
            "a2.xhtml": text("a2"),
            "b.xhtml": text("b"),
            "c.xhtml": text("c", "<h1>Three</h1>"),
        },
        contents=nav(line("a.xhtml", "One") + line("b.xhtml", "Two")),
    )
    one, two, three = read(book)
    assert "a1" in one.html
    assert "a2" in one.html
    assert "c The ferry" not in two.html
    assert three.name == "b.epub#03 Three"


def test_a_file_of_several_chapters_is_cut_where_they_begin() -> None:
    body = (
        f"<div><p>end {PROSE}</p><h2 id='x'>Two</h2><p>two {PROSE}</p>"
        f"<div><a id='y'/><h2>Three</h2></div><p>three {PROSE}</p></div>"
    )
    book = files.epub(
        {"a.xhtml": text("start"), "b.xhtml": page(body)},
        contents=nav(
            line("a.xhtml", "One") + line("b.xhtml#x", "Two") + line("b.xhtml#y", "Three")
        ),
    )
    one, two, three = read(book)
    assert "end The ferry" in one.html
    assert "two The ferry" in two.html
    assert "Three</h2>" not in two.html
    assert "three The ferry" in three.html


def test_sections_stay_in_their_chapter_and_chapters_leave_their_part() -> None:
    def body(opening: str) -> str:
        return page(
            f"<h1>A</h1>{opening}<h2 id='x'>X</h2><p>{PROSE}</p><h2 id='y'>Y</h2><p>{PROSE}</p>"
        )

    below = line("a.xhtml#x", "X") + line("a.xhtml#y", "Y")
    contents = nav(line("a.xhtml", "A", below) + line("b.xhtml", "B"))
    chapter = files.epub(
        {"a.xhtml": body(f"<p>{PROSE}</p>"), "b.xhtml": text("b")}, contents=contents
    )
    assert names(read(chapter)) == ["#01 A", "#02 B"]
    part = files.epub({"a.xhtml": body(""), "b.xhtml": text("b")}, contents=contents)
    assert names(read(part)) == ["#01 X", "#02 Y", "#03 B"]


@pytest.mark.parametrize("anchor", ["<p>word <b id='x'>word</b></p>", "<p>no anchor</p>"])
def test_a_file_is_not_split_if_a_chapter_s_start_is_not_found(anchor: str) -> None:
    book = files.epub(
        {"a.xhtml": page(f"<p>{PROSE}</p>{anchor}<p>{PROSE}</p>"), "b.xhtml": text("b")},
        contents=nav(line("a.xhtml", "One") + line("a.xhtml#x", "Two") + line("b.xhtml", "Three")),
    )
    assert names(read(book)) == ["#01 One", "#02 Three"]


def test_covers_titles_contents_and_pages_without_prose_are_left_out() -> None:
    links = "".join(f'<p><a href="a.xhtml#{k}">Chapter {k} of the book</a></p>' for k in range(20))
    pages = {
        "cover.xhtml": page(f"<p>{PROSE}</p>", 'epub:type="cover"'),
        "guided.xhtml": text("guided"),
        "rights.xhtml": text("rights"),
        "int_titlepage.xhtml": text("title"),
        "half.xhtml": page("<p>To my mother</p>"),
        "list.xhtml": page(links),
        "a.xhtml": text("a"),
        "nav.xhtml": text("nav"),
        "notes.xhtml": text("notes"),
        "hidden.xhtml": text("hidden"),
    }
    contents = (
        line("rights.xhtml", "Copyright") + line("a.xhtml", "One") + line("notes.xhtml", "Notes")
    )
    book = files.epub(
        {path: body for path, body in pages.items() if path != "nav.xhtml"},
        contents=nav(contents),
        guide='<reference type="copyright-page" href="guided.xhtml"/>',
        apart_from_order=frozenset({"notes.xhtml", "hidden.xhtml"}),
    )
    assert names(read(book)) == ["#01 One", "#02 Notes"]


def test_a_chapter_is_not_left_out_for_what_it_is_called_or_for_what_begins_in_it() -> None:
    pages = {"a.xhtml": page(f"<p>{PROSE}</p>" * 90), "b.xhtml": text("b"), "c.xhtml": text("c")}
    book = files.epub(
        pages,
        contents=nav(
            line("a.xhtml", "Copyright") + line("b.xhtml", "Two") + line("c.xhtml", "Toc")
        ),
        guide='<reference type="toc" href="b.xhtml#x"/>',
    )
    assert names(read(book)) == ["#01 Copyright", "#02 Two"]


def test_sections_in_a_later_file_of_a_chapter_begin_no_other() -> None:
    sections = page(f"<p>x <b id='x'>X</b> {PROSE}</p><p>y <b id='y'>Y</b></p>")
    below = line("a2.xhtml#x", "X") + line("a2.xhtml#y", "Y")
    book = files.epub(
        {"a.xhtml": text("a"), "a2.xhtml": sections, "b.xhtml": text("b")},
        contents=nav(line("a.xhtml", "One", below) + line("b.xhtml", "Two")),
    )
    assert names(read(book)) == ["#01 One", "#02 Two"]


def test_a_book_of_nothing_else_keeps_its_title_page() -> None:
    book = files.epub({"a.xhtml": page("<p>A poem of six words.</p>", 'epub:type="titlepage"')})
    assert names(read(book)) == ["#01"]


def test_page_numbers_and_navigation_do_not_stand_amid_sentences() -> None:
    body = (
        "<nav><a href='a'>next</a></nav><p>The<span epub:type='pagebreak' id='p2'>77</span> boat"
        f"<span class='pagenum'>[Pg 78]</span>. {PROSE}</p>"
    )
    (document,) = read(files.epub({"a.xhtml": page(body)}))
    assert "The boat. The ferry" in document.html
    assert "next" not in document.html


def test_paths_are_resolved_as_addresses() -> None:
    book = files.epub(
        {"text/one%20a.xhtml": text("a"), "b.xhtml": text("b")},
        contents=nav(
            line("./text/one%20a.xhtml", "One")
            + line("http://example.org", "Elsewhere")
            + line("http://[x", "Nowhere")
        ),
        more={"OEBPS/text/one a.xhtml": text("spaced")},
    )
    assert "spaced" in read(book)[0].html


def test_a_package_is_found_where_the_container_does_not_say() -> None:
    book = files.epub({"a.xhtml": text("a")}, more={"META-INF/container.xml": "<container/>"})
    assert names(read(book)) == ["#01"]


def encryption(algorithm: str) -> dict[str, str | bytes]:
    method = f'<enc:EncryptionMethod Algorithm="{algorithm}"/>'
    data = f"<enc:EncryptedData>{method}</enc:EncryptedData>"
    return {"META-INF/encryption.xml": f'<encryption xmlns:enc="urn:enc">{data}</encryption>'}


def test_a_locked_book_is_refused_and_masked_fonts_are_not_a_lock() -> None:
    pages = {"a.xhtml": text("a")}
    assert read(files.epub(pages, more=encryption("http://www.idpf.org/2008/embedding")))
    with pytest.raises(AppError, match="DRM"):
        read(files.epub(pages, more=encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no archive", "damaged"),
        (zipped({"mimetype": "application/epub+zip"}), "damaged"),
        (files.epub({}), "holds no text"),
        (files.epub({"a.xhtml": page('<img src="a.png"/>')}), "holds no text"),
    ],
)
def test_what_is_no_book_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(AppError, match=said) as refused:
        read(data)
    assert "b.epub" in str(refused.value)


def test_deep_nesting_and_entities_are_no_harm() -> None:
    laughs = '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    # Noise, so that the page doesn't pack as well as a bomb.
    deep = "".join(f"<div id='{k * 7919 % 100_003}'>" for k in range(90_000))
    pages = {
        "a.xhtml": page(deep),
        "b.xhtml": f"{laughs}<html><body><p title='&b;'>x&b;y {PROSE}</p></body></html>",
    }
    contents = "<li><ol>" * 20_000
    (document,) = read(
        files.epub(pages, contents=nav(contents), old_contents=ncx("<navPoint>" * 999))
    )
    assert ">xy The ferry" in document.html


def test_damaged_books_are_read_or_refused() -> None:
    book = files.epub(
        {"a.xhtml": text("a"), "b.xhtml": text("b")},
        contents=nav(line("a.xhtml", "One", line("b.xhtml", "Two"))),
        metadata=FACTS,
    )
    done, refused = outcomes(read, book, 300)
    assert done > 5
    assert refused > 100


@pytest.mark.parametrize(
    "path", ["OEBPS/book.opf", "OEBPS/nav.xhtml", "OEBPS/a.xhtml", "META-INF/container.xml"]
)
@pytest.mark.slow
def test_books_of_damaged_files_are_read_or_refused(path: str) -> None:
    pages = {"a.xhtml": text("a", "<h2 id='x'>One</h2>"), "b.xhtml": text("b")}
    contents = nav(line("a.xhtml#x", "One") + line("b.xhtml", "Two"))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"/>'
        '<item id="b" href="b.xhtml"/><item id="n" href="nav.xhtml" properties="nav"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    members = {
        "META-INF/container.xml": files.CONTAINER,
        "OEBPS/book.opf": opf,
        "OEBPS/nav.xhtml": contents,
        **{f"OEBPS/{name}": body for name, body in pages.items()},
    }
    whole = members[path].encode()
    done, _ = outcomes(lambda damaged: read(zipped({**members, path: damaged})), whole, 100)
    assert done > 30
