"""Markdown export: special characters are escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from desktop.reading.article import Kind
from desktop.reading.rendering.markdown import disarm_markdown, escape_markdown, render_markdown
from tests.builders import article
from tests.unit.reading.rendering.builders import exported

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
