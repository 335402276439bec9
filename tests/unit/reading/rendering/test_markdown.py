"""Markdown export: special characters are escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from desktop.reading.article import InlineStyle, Kind, Span, StyledSpan
from desktop.reading.rendering import ArticleExport
from desktop.reading.rendering.markdown import (
    disarm_markdown,
    escape_markdown,
    render_markdown,
    render_styled,
)
from desktop.reading.text.inline_styles import join_styles
from desktop.reading.text.normalizing import trim_span
from tests.builders import article
from tests.unit.reading.rendering.builders import exported, with_styles

SIGNS = st.text("ab1.)( -+*_`~#=<>[]!&;|\\:/é\t\n", max_size=30)


def shown(tokens: list[Token]) -> str:
    """Return the text that a reader of the Markdown sees."""
    pieces = []
    for token in tokens:
        pieces.append(shown(token.children) if token.children else token.content)
    return "".join(pieces)


def test_kinds_are_kept_on_either_or_both_sides() -> None:
    one = exported(article((Kind.SUBHEADING, "Two *stars*"), (Kind.QUOTATION, "So it goes.")))
    assert render_markdown(one, is_bilingual=True) == (
        "## Two \\*stars\\*\n\n*\\[fr\\] Two \\*stars\\**\n\n"
        "> So it goes.\n\n*\\[fr\\] So it goes.*\n"
    )
    assert render_markdown(one) == "## \\[fr\\] Two \\*stars\\*\n\n> \\[fr\\] So it goes.\n"


ITALIC, BOLD, LINK = InlineStyle.ITALIC, InlineStyle.BOLD, InlineStyle.LINK


def styled(text: str, *styles: tuple[str, InlineStyle, str]) -> str:
    return render_styled(text, with_styles(article(text), *styles).paragraphs[0].styles)


@pytest.mark.parametrize(
    ("text", "styles", "written"),
    [
        ("A big dog.", [("big", ITALIC, "")], "A *big* dog."),
        ("A big dog.", [("big dog", BOLD, ""), ("dog", ITALIC, "")], "A **big *dog***."),
        ("A big dog.", [("big dog", ITALIC, ""), ("big", BOLD, "")], "A ***big** dog*."),
        ("A big dog.", [("A big", ITALIC, ""), ("big dog", BOLD, "")], "*A big* dog."),
        ("A bigdog.", [("big", ITALIC, ""), ("dog", BOLD, "")], "A bigdog."),
        ("L’«Aube»s", [("«Aube»", ITALIC, "")], "L’«Aube»s"),
        ("A big dog.", [("big", LINK, "https://a.org/(b)?c&d")],
         "A [big](<https://a.org/(b)?c&d>) dog."),
        ("A big dog.", [("big", LINK, "https://a.org/\\<>")],
         "A [big](<https://a.org/%5C%3C%3E>) dog."),
        ("A [big] dog.", [("[big] dog", LINK, "http://a/"), ("dog", ITALIC, "")],
         r"A [\[big\] *dog*](<http://a/>)."),
        ("A big dog.", [("big", LINK, "http://a/"), ("big", BOLD, "")],
         "A **[big](<http://a/>)** dog."),
        ("19th", [("th", InlineStyle.SUPERSCRIPT, "")], "19th"),
        ("1. A dog", [("dog", ITALIC, "")], r"1\. A *dog*"),
        ("Plain.", [], "Plain."),
    ],
)  # fmt: skip
def test_the_original_keeps_emphasis_and_links(
    text: str, styles: list[tuple[str, InlineStyle, str]], written: str
) -> None:
    assert styled(text, *styles) == written


@given(st.text("ab é’(«*_", min_size=1, max_size=14), st.data())
def test_emphasis_is_read_as_emphasis_or_left_out(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    chosen = data.draw(
        st.lists(st.tuples(spans, st.sampled_from([(ITALIC, ""), (BOLD, ""), (LINK, "http://a/")])))
    )
    styles = join_styles(
        [
            StyledSpan(trimmed, *format_)
            for (start, end), format_ in chosen
            if len(trimmed := trim_span(text, Span(start, end))) > 0
        ],
        text,
    )
    tokens = MarkdownIt("commonmark").parse(render_styled(text, styles))
    assert shown(tokens).split() == text.split()


def test_an_untranslated_paragraph_keeps_its_emphasis() -> None:
    one = with_styles(article("It was a big dog."), ("big", ITALIC, ""))
    assert render_markdown(ArticleExport(one, ())) == "It was a *big* dog.\n"
    assert render_markdown(exported(one), is_bilingual=True) == (
        "It was a *big* dog.\n\n*\\[fr\\] It was a big dog.*\n"
    )


@given(SIGNS)
def test_every_sign_is_read_as_itself(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(escape_markdown(text))
    assert shown(tokens) == " ".join(text.split())
    assert [token.type for token in tokens] in (
        [],
        ["paragraph_open", "inline", "paragraph_close"],
    )


@given(SIGNS)
def test_no_sign_makes_html(text: str) -> None:
    inline = MarkdownIt("commonmark").parse(escape_markdown(text))[1:2]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert kinds <= {"text", "text_special"}


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Read *this* and **that**, `now`.", "Read *this* and **that**, `now`."),
        ("[more](https://a.example/b)", "[more](https://a.example/b)"),
        ("<https://a.example/b>", "<https://a.example/b>"),
        ("a <script>x</script>", "a \\<script>x\\</script>"),
        ("![](http://a.example/b.png)", "\\![](http://a.example/b.png)"),
        ("![a][b]", "\\![a][b]"),
        ("[a](javascript:b)", "[a\\](javascript:b)"),
        ("[a]: data:b", "[a\\]: data:b"),
        ("\\<b> and \\\\<b>", "\\<b> and \\\\\\<b>"),
    ],
)
def test_a_note_keeps_its_emphasis_and_loses_what_does_harm(note: str, expected: str) -> None:
    assert disarm_markdown(note) == expected


@given(st.text('ab<>![](:)/`\\*\n &;"=', max_size=40))
def test_no_note_makes_html_or_a_picture(note: str) -> None:
    tokens = MarkdownIt("commonmark").parse(disarm_markdown(note))
    kinds = {one.type for token in tokens for one in (token, *(token.children or ()))}
    assert not kinds & {"html_block", "html_inline", "image"}
