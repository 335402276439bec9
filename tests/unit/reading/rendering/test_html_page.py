"""Exported HTML pages: well-formed, safe, self-contained, with both languages in place."""

import base64
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from lxml import html
from typing_extensions import override

from desktop.reading.article import InlineStyle, Kind, Side
from desktop.reading.rendering import ArticleExport
from desktop.reading.rendering.html_page import render_bilingual_page, render_translated_page
from desktop.reading.rendering.html_parts import escape_html, render_note
from tests.builders import article, echoed, png
from tests.unit.reading.rendering.builders import (
    ANY_TEXT,
    any_edition,
    bridge,
    exported,
    illustrated,
    mark,
    with_styles,
)

ALONE = {"meta", "link", "br", "hr", "img", "input"}


class Tags(HTMLParser):
    """Follows a page's tags and tells whether each is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ALONE:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags(page: str) -> Tags:
    found = Tags()
    found.feed(page)
    found.close()
    assert found.open == []
    return found


STYLED = with_styles(
    bridge(),
    ("council", InlineStyle.ITALIC, ""),
    ("council opened it", InlineStyle.LINK, 'https://a.org/?b=1&c="d"'),
    ("took", InlineStyle.BOLD, ""),
    ("four", InlineStyle.SUPERSCRIPT, ""),
    ("Boats", InlineStyle.SUBSCRIPT, ""),
)


def test_the_original_keeps_its_emphasis_and_links_under_highlights() -> None:
    one = exported(STYLED)
    one = replace(one, marks=(mark(one.pairs, "opened it on", "Look."),))
    page = render_bilingual_page([one])
    tags(page)
    address = 'href="https://a.org/?b=1&amp;c=&quot;d&quot;"'
    assert (
        f'The <a {address}><em>council</em> </a><mark class="colour1"><a {address}>opened it</a> on'
        "</mark>" in page
    )
    assert "It <strong>took</strong> <sup>four</sup> years." in page
    assert "<sub>Boats</sub> pass below." in page
    assert "[fr] The council opened it on Monday." in page


def test_an_untranslated_paragraph_keeps_its_emphasis() -> None:
    page = render_translated_page([replace(exported(STYLED), pairs=())])
    tags(page)
    assert "<em>council</em>" in page
    assert "<em>" not in render_translated_page([exported(STYLED)])


def test_the_source_is_a_link_to_the_articles_address() -> None:
    one = replace(bridge(), address="https://a.org/b?c&d", source="The Daily")
    page = render_bilingual_page([exported(one)])
    assert '<p class="about"><a href="https://a.org/b?c&amp;d">The Daily</a></p>' in page
    page = render_bilingual_page([exported(replace(one, source=None))])
    assert ">https://a.org/b?c&amp;d</a></p>" in page


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_sentences_stand_against_each_other() -> None:
    page = html.fromstring(render_bilingual_page([exported(bridge())]))
    assert page.get("lang") == "en"
    assert page.findtext(".//title") == "The bridge is open"
    cells = page.xpath('//div[@class="row"]/div')
    assert len(cells) == 10
    for number, sentence in enumerate(echoed(bridge())):
        left, right = page.xpath(f'//span[@data-pair="{number}"]')
        assert words(left) == sentence.source
        assert words(right) == f"[fr] {sentence.source}"
        assert left.get("class") == right.get("class")
        assert left.xpath("ancestor::*[@lang][1]/@lang") == ["en"]
        assert right.xpath("ancestor::*[@lang][1]/@lang") == ["fr"]


def test_there_is_a_rule_to_light_every_sentence_of_the_longest_paragraph() -> None:
    page = render_bilingual_page([exported(bridge())])
    assert ".row:has(.n1:hover) .n1 {" in page
    assert ".n2:hover" not in page


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = render_bilingual_page([exported(bridge())])
    assert "default-src 'none'" in page
    assert not tags(page).seen & {"script", "link", "img", "iframe"}
    assert "url(" not in page
    assert "@import" not in page


def test_the_translation_alone_keeps_headings_lists_and_quotations() -> None:
    page = html.fromstring(render_translated_page([exported(bridge())]))
    assert page.get("lang") == "fr"
    assert words(page.find(".//h1")) == "[fr] The bridge is open"
    assert [words(one) for one in page.xpath("//ul/li")] == [
        "[fr] Boats pass below.",
        "[fr] Cars pass above.",
    ]
    assert len(page.xpath("//ul")) == 1
    assert words(page.find(".//blockquote")) == "[fr] We are proud & happy."


def test_several_articles_have_a_table_of_contents_and_names_of_their_own() -> None:
    one = bridge()
    marked = exported(one, mark(echoed(one), "four years", "Long."))
    page = html.fromstring(render_bilingual_page([marked, marked]))
    assert page.xpath("//nav//a/@href") == ["#article1", "#article2"]
    names = page.xpath("//*[@id]/@id")
    assert len(names) == len(set(names)) == 6


def test_highlights_show_their_colour_and_link_to_their_notes_and_back() -> None:
    one = bridge()
    pairs = echoed(one)
    page = html.fromstring(
        render_bilingual_page(
            [
                exported(
                    one,
                    mark(pairs, "on Monday. It took", "Only *Monday*?", colour=3),
                    mark(pairs, "Boats", side=Side.TRANSLATION, colour=4),
                )
            ]
        )
    )
    marked = page.xpath("//mark")
    assert [(words(one), one.get("class")) for one in marked] == [
        ("on Monday.", "colour3"),
        ("It took", "colour3"),
        ("Boats", "colour4"),
    ]
    (reference,) = page.xpath('//a[@role="doc-noteref"]')
    note = page.get_element_by_id(reference.get("href")[1:])
    assert words(note.find(".//em")) == "Monday"
    assert note.find(".//p/a").get("href") == f"#{reference.get('id')}"


def test_marks_over_each_other_lose_no_word() -> None:
    one = bridge()
    pairs = echoed(one)
    over = [
        mark(pairs, "The council opened it", "One."),
        mark(pairs, "opened it on Monday", "Two.", colour=2),
        mark(pairs, "opened", colour=5),
    ]
    page = html.fromstring(render_bilingual_page([exported(one, *over)]))
    sentence = page.xpath('//span[@data-pair="1"]')[0]
    for reference in sentence.xpath(".//sup"):
        reference.drop_tree()
    assert words(sentence) == "The council opened it on Monday."
    assert len(page.xpath('//aside[@role="doc-footnote"]')) == 2


def test_a_lost_mark_keeps_its_note_but_has_no_place() -> None:
    one = bridge()
    found = mark(echoed(one), "four years", "Long.")
    lost = type(found)(
        found.uuid, found.anchor, 1, True, found.made_at, found.changed_at, found.remark
    )
    page = html.fromstring(render_bilingual_page([exported(one, lost)]))
    assert page.xpath("//mark") == page.xpath('//a[@role="doc-noteref"]') == []
    assert "Long." in words(page.find(".//aside"))


def test_markup_in_the_text_is_text() -> None:
    one = exported(article((Kind.TITLE, "Ties < 3 & more"), "It is <b>bold</b>."))
    page = render_bilingual_page([one])
    assert "<b>" not in page
    assert "<title>Ties &lt; 3 &amp; more</title>" in page


@given(any_edition())
def test_whatever_the_text_says_the_tags_are_ours_and_closed(one: ArticleExport) -> None:
    for page in (render_bilingual_page([one]), render_translated_page([one])):
        assert not tags(page).seen & {"script", "img", "iframe", "object"}
        assert not {name for name in tags(page).attributes if name.startswith("on")}


@given(ANY_TEXT)
def test_what_is_escaped_comes_back(text: str) -> None:
    page = html.fromstring(f'<p title="{escape_html(text)}">.{escape_html(text)}.</p>')
    kept = "".join(sign for sign in text if sign in "\t\n\r" or sign >= " ")
    kept = kept.replace("\ufffe", "").replace("\uffff", "")
    if kept.isprintable():
        assert page.text_content() == f".{kept}."
        assert page.get("title") == kept


def test_a_note_has_no_html_no_pictures_and_links_to_the_web_alone() -> None:
    note = render_note(
        "A <script>alert(1)</script> ![x](http://x.org/y.png) [z](javascript:alert(1)) "
        "[a](file.html) [b](#c) [d](//e) **bold**\0"
    )
    assert "<script" not in note
    assert "<img" not in note
    assert note.count("href") == 1
    assert "<strong>bold</strong>" in note


def test_a_note_quotes_in_the_marks_of_its_language() -> None:
    one = article("“We are proud of it. It took four years,” she said.")
    pairs = echoed(one)
    marks = (
        mark(pairs, "“We are proud of it.", "first"),
        mark(pairs, "four years,” she", "second"),
        mark(pairs, "[fr] It took", "third", side=Side.TRANSLATION),
    )
    page = html.fromstring(render_bilingual_page([exported(one, *marks)]))
    quotes = [one.text.rstrip() for one in page.xpath("//aside/p[@class='quote']")]
    assert quotes == [
        "1. “We are proud of it.”",
        "2. “‘four years,’ she”",
        "3. «\u00a0[fr] It took\u00a0»",
    ]


def test_pictures_are_written_out_above_their_paragraphs() -> None:
    shown = render_bilingual_page([illustrated()])
    written = base64.b64encode(png()).decode()
    start = shown.index(f'<img src="data:image/png;base64,{written}" alt="&lt;a&gt;" width="320"')
    assert start < shown.index("We are proud")
    assert shown.count("<img") == 3
