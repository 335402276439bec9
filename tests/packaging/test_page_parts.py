import pytest
from page_parts import MissingPart, table, with_part

PAGE = """\
# A page

<!-- generated: one -->
old
<!-- end -->

Between.

<!-- generated: two -->
<!-- end -->
"""


def test_only_the_part_named_is_replaced() -> None:
    page = with_part(PAGE, "two", "new\n")
    assert page.startswith(PAGE.partition("<!-- generated: two")[0])
    assert page.endswith("<!-- generated: two -->\n\nnew\n\n<!-- end -->\n")


def test_a_part_that_is_there_stays_as_it_is() -> None:
    once = with_part(PAGE, "one", r"a \1 and a \\")
    assert with_part(once, "one", r"a \1 and a \\") == once
    assert r"a \1 and a \\" in once


@pytest.mark.parametrize("page", ["", PAGE + PAGE])
def test_a_page_needs_one_place_for_a_part(page: str) -> None:
    with pytest.raises(MissingPart, match="`one`"):
        with_part(page, "one", "new")


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert table(("a", "b"), [("1|2", "3\n4")]) == "| a | b |\n| --- | --- |\n| 1\\|2 | 3 4 |"
