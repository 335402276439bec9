"""Markdown: front matter, the title once, and bounded sizes."""

import pytest

from desktop.base.errors import AppError
from desktop.reading.forms import markdown
from tests.unit.reading.forms.files import damages

CLIPPED = """---
title: "Le pont : \\"rouvert\\""
source: "https://www.example.org/2024/pont"
author:
  - "[[Anne Roy]]"
  - Paul Blé  # photographe
published: 2024-05-06 07:08
description: >-
  Un pont,
  une ville.
tags: [clippings, 'ponts']
---
# Le pont : “rouvert”

Le **pont** est ![vue](a.png)[rouvert](https://example.org/b "titre").
"""


def test_facts_above_the_text_become_the_documents() -> None:
    html, has_facts = markdown.to_html(CLIPPED, "pont.md")
    assert has_facts
    assert "<title>Le pont : &quot;rouvert&quot;</title>" in html
    assert 'name="author" content="Anne Roy, Paul Blé"' in html
    assert 'content="2024-05-06T07:08"' in html
    assert 'content="example.org"' in html
    assert "clippings" not in html


def test_a_heading_that_says_the_title_is_not_doubled() -> None:
    html, _ = markdown.to_html(CLIPPED, "pont.md")
    assert html.count("<h1>") == 1


def test_a_title_that_no_heading_says_heads_the_document() -> None:
    html, _ = markdown.to_html("---\ntitle: A <b>\n---\nText.\n\n# Other\n", "a.md")
    assert html.index("<h1>A &lt;b&gt;</h1>") < html.index("<p>Text.</p>")


def test_without_facts_the_first_heading_is_the_title() -> None:
    html, has_facts = markdown.to_html("\ufeffThe *title*\n===\n\nText.", "a.md")
    assert not has_facts
    assert "<title>The title</title>" in html


@pytest.mark.parametrize(
    "text",
    ["---\n\nText.\n\n---\n", "---\nJust words.\n---\n", "---\ntitle: A\n\nText.", "a\n---\n"],
)
def test_lines_of_dashes_are_not_always_around_facts(text: str) -> None:
    html, has_facts = markdown.to_html(text, "a.md")
    assert not has_facts
    assert all(word in html for word in text.replace("---", "").split())


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("site: 'L''Écho'\nurl: https://a.org", "L&#x27;Écho"),
        ("source: https://www.a.org/b", "a.org"),
        ("url: https://a.org/b", "a.org"),
        ("publisher: [A Press]", "A Press"),
    ],
)
def test_the_site_has_a_name_or_a_host(facts: str, expected: str) -> None:
    html, _ = markdown.to_html(f"---\n{facts}\n---\nText.", "a.md")
    assert f'og:site_name" content="{expected}"' in html


def test_an_odd_date_or_address_is_no_harm() -> None:
    html, _ = markdown.to_html("---\ndate: 6 mai 2024\nurl: 'http://[x'\n---\nText.", "a.md")
    assert 'content="6 mai 2024"' in html
    assert "og:site_name" not in html


def test_tables_strikethrough_and_html_are_read_and_pictures_are_not() -> None:
    html, _ = markdown.to_html("|a|b|\n|-|-|\n|c|~~d~~|\n\n<aside>e</aside>\n\n![f](g)", "a.md")
    assert "<td><s>d</s></td>" in html
    assert "<aside>e</aside>" in html
    assert "img" not in html
    assert ">f<" not in html


def test_addresses_and_titles_that_are_referred_to_often_do_not_swell_it() -> None:
    text = f'[a]: b{"b" * 1000} "{"t" * 1000}"\n\n' + "[a] " * 5000
    html, _ = markdown.to_html(text, "a.md")
    assert html.count("<a href=") == 5000
    assert len(html) < 10 * len(text)


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000,
        "[" * 100_000,
        "![" * 50_000,
        "- " * 10_000,
        "---\na: b\n" + " c\n" * 50_000 + "---\n",
    ],
)
@pytest.mark.slow
def test_deep_nesting_is_no_harm(text: str) -> None:
    assert "</html>" in markdown.to_html(text, "a.md")[0]


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(AppError, match="too long"):
        markdown.to_html("a" * (markdown.LONGEST + 1), "a.md")


@pytest.mark.slow
def test_damaged_markdown_is_read_all_the_same() -> None:
    for damaged in damages(CLIPPED.encode(), 300):
        assert "</html>" in markdown.to_html(damaged.decode("utf-8", "replace"), "a.md")[0]
