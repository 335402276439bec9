"""Converting offsets between code points and UTF-16 units, for any text."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.support.qttext import from_qt, to_qt


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_offsets_agree_with_utf_16(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units = to_qt(text, offset)
    assert units == len(text[:offset].encode("utf-16-le")) // 2
    assert from_qt(text, units) == offset


def test_the_middle_of_a_pair_is_its_beginning() -> None:
    assert from_qt("a🙂b", 2) == 1
    assert from_qt("a🙂b", 3) == 2
