"""Shown text: soft hyphens are put in, and every offset finds its way there and back."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Kind, Side
from desktop.ui.reader.rows import Row
from desktop.ui.reader.shown_text import row_offset, shown_offset, shown_text


@st.composite
def rows(draw: st.DrawFn) -> Row:
    text = draw(st.text(min_size=2, max_size=60))
    inside = st.integers(1, len(text) - 1)
    hyphens = tuple(sorted(draw(st.sets(inside, max_size=8))))
    return Row(0, Side.ORIGINAL, Kind.BODY, text, (), hyphens=hyphens)


@given(rows(), st.data())
def test_offsets_find_the_same_letter(row: Row, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(row.text) - 1))
    shown = shown_text(row)
    if row.text[offset] not in "\n\r\u2028\u2029\ufdd0\ufdd1":
        assert shown[shown_offset(row, offset)] == row.text[offset]
    assert row_offset(row, shown_offset(row, offset)) == offset
    assert row_offset(row, shown_offset(row, offset, is_end=True)) == offset


@given(rows(), st.data())
def test_a_range_has_no_soft_hyphen_at_its_ends(row: Row, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(row.text) - 1))
    end = data.draw(st.integers(start + 1, len(row.text)))
    shown = shown_text(row)[shown_offset(row, start) : shown_offset(row, end, is_end=True)]
    inside = sum(start < one < end for one in row.hyphens)
    assert len(shown) == end - start + inside
