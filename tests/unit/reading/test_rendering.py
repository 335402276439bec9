"""Articles written out: nothing lost, nothing that a reader or a browser would misread."""

import json

import pytest

from desktop.reading.article import Kind, Language
from desktop.reading.rendering import (
    Format,
    cleaned_facts,
    cleaned_text,
    render,
    side_by_side,
)
from tests.builders import article, echoed


def test_text_is_the_translation_alone() -> None:
    one = article((Kind.TITLE, "A title"), "First one. Second one.")
    assert render(one, echoed(one), Format.TEXT) == (
        "[fr] A title\n\n[fr] First one. [fr] Second one.\n"
    )


def test_html_escapes_and_names_languages() -> None:
    one = article((Kind.TITLE, "Ties < 3 & more"), "It is <b>bold</b>.")
    page = render(one, echoed(one), Format.HTML)
    assert "<b>" not in page
    assert "<title>Ties &lt; 3 &amp; more</title>" in page
    assert '<h1 class="title" lang="en">Ties &lt; 3 &amp; more</h1>' in page
    assert 'lang="fr">[fr] It is &lt;b&gt;bold&lt;/b&gt;.' in page


def test_markdown_keeps_kinds_and_escapes_its_own_marks() -> None:
    one = article((Kind.SUBHEADING, "Two *stars*"), (Kind.QUOTATION, "So it goes."))
    assert render(one, echoed(one), Format.MARKDOWN) == (
        "## Two \\*stars\\*\n\n*[fr] Two \\*stars\\**\n\n> So it goes.\n\n*[fr] So it goes.*\n"
    )


def test_json_has_every_pair_with_its_doubts() -> None:
    one = article("First one. Second one.")
    found = json.loads(render(one, echoed(one), Format.JSON))
    assert [pair["source"] for pair in found["pairs"]] == ["First one.", "Second one."]
    assert [pair["translation"] for pair in found["pairs"]] == [
        "[fr] First one.",
        "[fr] Second one.",
    ]
    assert found["pairs"][0]["doubts"] == []


def test_cleaned_forms() -> None:
    one = article((Kind.TITLE, "A title"), "First one.")
    assert cleaned_text(one) == "A title\n\nFirst one.\n"
    facts = cleaned_facts(one)
    assert facts["title"] == "A title"
    assert facts["language"] == "en"
    assert [block["kind"] for block in facts["blocks"]] == ["title", "body"]


@pytest.mark.parametrize("width", [40, 80, 121])
def test_side_by_side_keeps_all_words_in_two_straight_columns(width: int) -> None:
    one = article("The council opened the new bridge on Monday. " * 6)
    text = side_by_side(one, echoed(one), width)
    lines = text.splitlines()
    gutters = {line.index("│") for line in lines}
    assert len(gutters) == 1
    left = " ".join(line.split("│")[0].strip() for line in lines).split()
    assert left == one.paragraphs[0].text.split()


def test_a_language_that_is_not_read_stands_alone() -> None:
    one = article("Das ist ein Satz.", language=Language.OTHER)
    assert render(one, (), Format.TEXT) == "\n"
    assert "Das ist ein Satz." in render(one, (), Format.HTML)
