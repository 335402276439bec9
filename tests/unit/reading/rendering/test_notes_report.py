"""Notes as Markdown and HTML: complete, and no note's Markdown affects the next."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from desktop.reading.aligning import align
from desktop.reading.article import FRENCH_TO_ENGLISH, Language, Side
from desktop.reading.rendering import ArticleExport
from desktop.reading.rendering.notes_report import render_notes_markdown, render_notes_page
from tests.builders import article, echoed, translated
from tests.unit.reading.rendering.builders import DIGEST, bridge, exported, mark

NOTES = st.text("ab`~#>-+*_[]()<!&|1. \n\t", min_size=1, max_size=60).filter(str.strip)


def test_markdown_has_words_sentences_note_and_facts() -> None:
    one = bridge()
    pairs = echoed(one)
    text = render_notes_markdown(
        [exported(one, mark(pairs, "four years", "So *long*?\nYes.", colour=4))]
    )
    assert text == (
        "# The bridge is open\n\n> four years\n\n- en: It took four years.\n"
        "- fr: \\[fr\\] It took four years.\n- So *long*?\n  Yes.\n- 2026-03-01 · pink · "
        f"[sentence 3](visavis://article/{DIGEST}#3)\n"
    )


@given(NOTES, NOTES)
@example("1", " 1\n>")
@example("1", "--\n>")
def test_a_note_never_swallows_what_comes_after_it(first: str, second: str) -> None:
    one = bridge()
    pairs = echoed(one)
    marks = (mark(pairs, "four years", first), mark(pairs, "Boats", second))
    tokens = MarkdownIt("commonmark").parse(render_notes_markdown([exported(one, *marks)]))
    quotes = [
        tokens[place + 2].content
        for place, token in enumerate(tokens)
        if token.type == "blockquote_open" and token.level == 0
    ]
    assert quotes == ["four years", "Boats"]


def test_a_page_has_the_same_with_its_languages() -> None:
    one = bridge()
    pairs = echoed(one)
    marks = (
        mark(pairs, "four <years>".replace("<", "").replace(">", ""), "So **long**?"),
        mark(pairs, "[fr] Boats", side=Side.TRANSLATION, colour=5),
    )
    page = html.fromstring(render_notes_page([exported(one, *marks)]))
    first, second = page.xpath("//section")
    assert first.xpath("p[@lang]/@lang") == ["en", "en", "fr"]
    assert first.find(".//strong").text == "long"
    assert second.find("p").get("lang") == "fr"
    assert second.get("class") == "note colour5"
    assert page.findtext(".//h1") == "The bridge is open"


@given(NOTES)
def test_a_page_is_closed_around_every_note(note: str) -> None:
    one = bridge()
    page = html.fromstring(render_notes_page([exported(one, mark(echoed(one), "Boats", note))]))
    assert len(page.xpath("//main/article/section")) == 1
    assert not page.xpath("//script | //img | //iframe")


def test_in_a_mixed_article_each_sentence_has_its_own_language() -> None:
    one = article("The bridge is open.")
    french = article("Le pont est ouvert.", language=Language.FRENCH)
    mixed = replace(one, paragraphs=one.paragraphs + french.paragraphs)
    pairs = align(mixed, [translated("Le pont est ouvert.", "It is.", FRENCH_TO_ENGLISH)])
    text = render_notes_markdown([ArticleExport(mixed, pairs, (mark(pairs, "pont"),))])
    assert "- fr: Le pont est ouvert.\n- en: It is.\n" in text


def test_a_link_leads_to_the_sentences_and_the_side() -> None:
    one = bridge()
    pairs = echoed(one)
    marks = (
        mark(pairs, "Monday", colour=2),
        mark(pairs, "[fr] Boats", side=Side.TRANSLATION),
        replace(mark(pairs, "Cars"), is_lost=True),
    )
    long = mark(pairs, "Monday")
    long = replace(long, anchor=replace(long.anchor, end=mark(pairs, "It took").anchor.end))
    text = render_notes_markdown([exported(one, *marks, long)], Language.FRENCH)
    address = f"visavis://article/{DIGEST}"
    assert f"vert · [phrase 2]({address}#2)" in text
    assert f"[phrase 4]({address}?side=translation#4)" in text
    assert f"[Vis-à-vis]({address})" in text
    assert f"[phrases 2–3]({address}#2)" in text
    page = html.fromstring(render_notes_page([exported(one, *marks)]))
    assert page.xpath("//section[1]//a/@href") == [f"{address}#2"]
