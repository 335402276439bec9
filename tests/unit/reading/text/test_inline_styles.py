"""Inline styles: placed in the text made of the markup, moved with it, and written as tags."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import InlineStyle, Span, StyledSpan
from desktop.reading.cleaning.inline_markup import Piece, place_styles
from desktop.reading.cleaning.lines import repair_text
from desktop.reading.text.inline_styles import (
    LONGEST_TARGET,
    clean_target,
    drop_design,
    is_figures,
    join_styles,
    mark_up,
    move_styles,
    other_scripts,
    split_by_styles,
    write_plain,
    write_script,
)

ITALIC, BOLD, LINK = InlineStyle.ITALIC, InlineStyle.BOLD, InlineStyle.LINK
SUPERSCRIPT, SUBSCRIPT = InlineStyle.SUPERSCRIPT, InlineStyle.SUBSCRIPT


def italic(start: int, end: int) -> StyledSpan:
    return StyledSpan(Span(start, end), ITALIC)


def bold(start: int, end: int) -> StyledSpan:
    return StyledSpan(Span(start, end), BOLD)


FORMATS = st.lists(
    st.sampled_from([(ITALIC, ""), (BOLD, ""), (LINK, "http://a/"), (LINK, "http://b/")]),
    max_size=2,
    unique=True,
).map(tuple)
PIECES = st.lists(
    st.tuples(st.text("ab1 \n\t\u00a0\u202f\u00ad\u200b:»é😀", max_size=8), FORMATS), max_size=8
)


@given(PIECES)
def test_styles_are_inside_the_text_in_order_and_on_the_same_letters(pieces: list[Piece]) -> None:
    text = repair_text("".join(piece for piece, _ in pieces))
    placed = place_styles(pieces, text)
    styles = join_styles(placed, text)
    for one in (*placed, *styles):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert not text[one.span.start].isspace()
    assert [one.span.start for one in styles] == sorted(one.span.start for one in styles)
    for style in (ITALIC, BOLD):
        wanted = "".join(
            repair_text(piece).replace(" ", "").replace("\u00a0", "")
            for piece, formats in pieces
            if (style, "") in formats
        )
        found = "".join(one.span.of(text) for one in placed if one.style is style)
        assert found.replace(" ", "").replace("\u00a0", "") == wanted


@given(st.text("ab ", max_size=20), st.data())
def test_marked_up_text_is_nested_and_unchanged(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    chosen = data.draw(st.lists(st.tuples(spans, st.sampled_from(list(InlineStyle))), max_size=6))
    styles = join_styles(
        [StyledSpan(Span(start, end), style) for (start, end), style in chosen if start < end], text
    )
    assert "".join(piece for piece, _ in split_by_styles(text, styles)) == text
    open_: list[str] = []
    plain = ""
    written = mark_up(
        text, styles, str, lambda one: (f"\x01{one.style}\x02", f"\x03{one.style}\x02")
    )
    for part in written.replace("\x01", "\x00\x01").replace("\x03", "\x00\x03").split("\x00"):
        tag, end, rest = part.rpartition("\x02")
        if end and tag[0] == "\x01":
            open_.append(tag[1:])
        elif end:
            assert open_.pop() == tag[1:]
        for letter in rest:
            styled = {one.style for one in styles if one.span.start <= len(plain) < one.span.end}
            assert set(open_) == styled
            plain += letter
    assert open_ == []
    assert plain == text


def test_styles_of_repaired_text_are_left_out() -> None:
    assert place_styles([("Ã©t", ((ITALIC, ""),)), ("é", ())], "été") == ()
    assert place_styles([("ab", ((ITALIC, ""),))], "abc") == ()
    assert place_styles([("abc", ((ITALIC, ""),))], "ab") == ()


def test_neighbours_of_one_style_are_joined_and_others_not() -> None:
    text = "one two, three"
    assert join_styles([italic(4, 7), italic(0, 3)], text) == (italic(0, 7),)
    assert join_styles([italic(0, 7), italic(9, 14)], text) == (italic(0, 7), italic(9, 14))
    links = [StyledSpan(Span(0, 3), LINK, "a"), StyledSpan(Span(4, 7), LINK, "b")]
    assert join_styles(links, text) == tuple(links)


def test_styles_move_with_their_text_and_are_cut_at_its_ends() -> None:
    assert move_styles([italic(2, 6), bold(8, 9)], Span(4, 8), 10) == (italic(10, 12),)


@pytest.mark.parametrize(
    ("text", "styles", "kept"),
    [
        ("All of it.", [bold(0, 9)], []),
        ("“All of it.”", [italic(1, 10)], []),
        ("12. All of it", [bold(4, 13)], []),
        ("Paris 12", [bold(0, 5)], [bold(0, 5)]),
        ("Only this.", [italic(5, 9)], [italic(5, 9)]),
        ("All", [StyledSpan(Span(0, 3), LINK, "http://a/")], [StyledSpan(Span(0, 3), LINK, "http://a/")]),
    ],
)  # fmt: skip
def test_italics_and_bold_of_a_whole_paragraph_are_its_design(
    text: str, styles: list[StyledSpan], kept: list[StyledSpan]
) -> None:
    assert drop_design(styles, text) == tuple(kept)


@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        ("https://example.org/a?b=c#d", True),
        (" HTTP://example.org ", True),
        ("mailto:anne@example.org?subject=x", True),
        ("mailto:anne", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("//example.org/a", False),
        ("/a", False),
        ("https://example.org/a b", False),
        ("https://example.org/\u202egpj.exe", False),
        ("https://example.org/" + "a" * LONGEST_TARGET, False),
        ("", False),
    ],
)
def test_only_addresses_on_the_web_and_of_mailboxes_are_kept(address: str, is_kept: bool) -> None:
    assert clean_target(address) == (address.strip() if is_kept else "")


@pytest.mark.parametrize("text", ["6", "-3", "\u22123", "2+", "(1)", "n", "n+1", " 2 "])
def test_figures_are_written_as_characters_and_back(text: str) -> None:
    assert is_figures(text)
    for style in (SUPERSCRIPT, SUBSCRIPT):
        written = write_script(text, style)
        assert not set(written.strip()) & set("0123456789+-()n\u2212")
        assert write_plain(written) == text.replace("\u2212", "-")


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("co2", {"co2", "co²", "co₂"}),
        ("km²", {"km2", "km²", "km₂"}),
        ("2016", set()),
        ("an", set()),
    ],
)
def test_a_word_may_be_written_with_other_figures(word: str, others: set[str]) -> None:
    assert other_scripts(word) == others


@pytest.mark.parametrize("text", ["e", "er", "me", "+", "()", "", " ", "[1]", "1er", "2,5", "th"])
def test_letters_and_signs_alone_stay(text: str) -> None:
    assert not is_figures(text)


def test_pieces_of_a_text_know_their_styles_from_the_outermost() -> None:
    styles = (italic(0, 6), bold(2, 4))
    pieces = list(split_by_styles("abcdefgh", styles))
    assert pieces == [
        ("ab", (italic(0, 6),)),
        ("cd", styles),
        ("ef", (italic(0, 6),)),
        ("gh", ()),
    ]
    assert all(before[0] for before, _ in pairwise(pieces))
