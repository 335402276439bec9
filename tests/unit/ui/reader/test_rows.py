"""Rows: what each view mode shows, and the spans of the sentences."""

from dataclasses import replace

import pytest

from desktop.reading.aligning import align
from desktop.reading.article import (
    Direction,
    InlineStyle,
    Kind,
    Language,
    PlacedPicture,
    Side,
    Span,
    StyledSpan,
)
from desktop.ui.reader.rows import PENDING, Row, build_rows
from desktop.ui.support.view_mode import ViewMode
from tests.builders import article, echoed, translated

ARTICLE = article((Kind.TITLE, "A title"), "First one. Second one.", "Third one.")
NONE: frozenset[int] = frozenset()


def check_sentences(rows: tuple[Row, ...]) -> None:
    pairs = {pair.number: pair for pair in echoed(ARTICLE)}
    for row in rows:
        for sentence in row.sentences:
            pair = pairs[sentence.number]
            assert pair.translated is not None
            wanted = pair.source if row.side is Side.ORIGINAL else pair.translated.text
            assert sentence.span.of(row.text) == wanted


@pytest.mark.parametrize("mode", list(ViewMode))
@pytest.mark.parametrize("are_swapped", [False, True])
def test_spans_cover_their_sentences(mode: ViewMode, are_swapped: bool) -> None:
    columns = build_rows(ARTICLE, echoed(ARTICLE), mode, are_swapped, frozenset({1, 3}))
    assert len(columns) == (2 if mode is ViewMode.SIDE_BY_SIDE else 1)
    for rows in columns:
        check_sentences(rows)


def test_side_by_side_has_as_many_rows_on_both_sides_translated_or_not() -> None:
    pairs = align(ARTICLE, [translated("Second one.")])
    left, right = build_rows(ARTICLE, pairs, ViewMode.SIDE_BY_SIDE, False, NONE)
    assert [row.paragraph for row in left] == [row.paragraph for row in right]
    assert [row.text for row in right] == [PENDING, "[fr] Second one.", PENDING]
    assert [row.is_pending for row in right] == [True, False, True]


def test_an_unsupported_language_shows_one_message_and_the_original() -> None:
    german = article("Das ist ein Satz.", "Und noch einer.", language=Language.OTHER)
    pairs = align(german, ())
    _, right = build_rows(german, pairs, ViewMode.SIDE_BY_SIDE, False, NONE)
    message = "Neither French nor English: not translated."
    assert [row.text for row in right] == [message, ""]
    (rows,) = build_rows(german, pairs, ViewMode.TRANSLATION_ONLY, False, NONE)
    assert [row.text for row in rows] == ["Das ist ein Satz.", "Und noch einer."]
    (rows,) = build_rows(german, pairs, ViewMode.STACKED, False, NONE)
    assert [row.side for row in rows] == [Side.ORIGINAL, Side.ORIGINAL]


def test_what_stands_out_in_an_original_does_so_in_its_rows() -> None:
    spans = (Span(6, 9), Span(12, 17))
    title, first, last = ARTICLE.paragraphs
    styled = replace(first, styles=tuple(StyledSpan(span, InlineStyle.BOLD) for span in spans))
    one = replace(ARTICLE, paragraphs=(title, styled, last))
    left, right = build_rows(one, echoed(one), ViewMode.SIDE_BY_SIDE, False, NONE)
    assert [row.styles for row in left] == [(), styled.styles, ()]
    assert {row.styles for row in right} == {()}
    (rows,) = build_rows(one, echoed(one), ViewMode.TRANSLATION_ONLY, False, frozenset({2, 3}))
    revealed = [row for row in rows if row.is_other_language]
    words = [[style.span.of(row.text) for style in row.styles] for row in revealed]
    assert words == [["econd"], []]


GERMAN = article("Das ist ein Satz.", "Und noch einer.", language=Language.GERMAN)
MISSING = {Language.GERMAN: "Install it."}


def test_a_language_without_a_model_shows_one_message_in_every_mode() -> None:
    pairs = align(GERMAN, ())
    original = ["Das ist ein Satz.", "Und noch einer."]
    left, right = build_rows(GERMAN, pairs, ViewMode.SIDE_BY_SIDE, False, NONE, MISSING)
    assert [row.text for row in left] == original
    assert [row.text for row in right] == ["Install it.", ""]
    assert [row.is_pending for row in right] == [True, False]
    for mode in (ViewMode.TRANSLATION_ONLY, ViewMode.STACKED):
        (rows,) = build_rows(GERMAN, pairs, mode, False, NONE, MISSING)
        assert [row.text for row in rows] == [original[0], "Install it.", original[1]]
        assert [row.is_other_language for row in rows] == [False, True, False]
    (rows,) = build_rows(GERMAN, pairs, ViewMode.ORIGINAL_ONLY, False, NONE, MISSING)
    assert [row.text for row in rows] == original


def test_existing_translations_are_shown_without_their_model() -> None:
    known = translated("Das ist ein Satz.", "Yes.", Direction(Language.GERMAN, Language.ENGLISH))
    pairs = align(GERMAN, [known])
    _, right = build_rows(GERMAN, pairs, ViewMode.SIDE_BY_SIDE, False, NONE, MISSING)
    assert [row.text for row in right] == ["Yes.", "Install it."]
    (rows,) = build_rows(GERMAN, pairs, ViewMode.TRANSLATION_ONLY, False, NONE, MISSING)
    assert rows[0].text == "Yes."


def test_only_the_chosen_sentences_are_revealed() -> None:
    (rows,) = build_rows(ARTICLE, echoed(ARTICLE), ViewMode.ORIGINAL_ONLY, False, frozenset({2}))
    assert [row.text for row in rows] == [
        "A title",
        "First one. Second one.",
        "[fr] Second one.",
        "Third one.",
    ]
    assert rows[2].is_other_language


def test_the_sentence_at_an_offset_is_the_one_before_it_between_two() -> None:
    row = build_rows(ARTICLE, echoed(ARTICLE), ViewMode.ORIGINAL_ONLY, False, NONE)[0][1]
    numbers = [
        sentence.number for offset in (0, 9, 10, 11, 99) if (sentence := row.sentence_at(offset))
    ]
    assert numbers == [1, 1, 1, 2, 2]


def test_a_picture_has_a_row_in_the_originals_column_and_a_blank_one_beside_it() -> None:
    picture = PlacedPicture(2, "a.png", "A ferry", 640, 400)
    illustrated = replace(ARTICLE, pictures=(picture,))
    pairs = echoed(ARTICLE)
    for are_swapped in (False, True):
        columns = build_rows(illustrated, pairs, ViewMode.SIDE_BY_SIDE, are_swapped, NONE)
        original, other = reversed(columns) if are_swapped else columns
        assert [row.picture for row in original] == [row.picture for row in other]
        assert [row.picture is not None for row in original] == [False, False, True, False]
        assert (original[2].text, original[2].is_blank) == ("A ferry", False)
        assert (other[2].text, other[2].is_blank) == ("", True)
    for mode in (ViewMode.STACKED, ViewMode.ORIGINAL_ONLY, ViewMode.TRANSLATION_ONLY):
        (rows,) = build_rows(illustrated, pairs, mode, False, NONE)
        assert [row.is_blank for row in rows if row.picture] == [False]
    (rows,) = build_rows(illustrated, pairs, ViewMode.STACKED, False, NONE, has_pictures=False)
    assert not any(row.picture for row in rows)
