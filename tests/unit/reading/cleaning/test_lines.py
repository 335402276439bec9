from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.cleaning.lines import read_lines, repair_text, split_lines


def test_every_kind_of_line_end_parts_lines() -> None:
    text = "a\r\nb\nc\rd\x0be\x0cf\x85g\u2028h\u2029i"
    assert split_lines(text) == list("abcdefghi")


def test_mojibake_and_entities_are_decoded() -> None:
    assert repair_text("Lâ€™Ã©tÃ© Ã  Paris") == "L’été à Paris"
    assert repair_text("Fish &amp; chips&#33;") == "Fish & chips!"


def test_right_typography_is_left_alone() -> None:
    for text in ("“It’s over”", "la liberté», dit-il", "l’« âge » d’or", "Àâéîœ — “été”…"):
        assert repair_text(text) == text


def test_spaces_are_made_even() -> None:
    assert repair_text("\tDeux  mots\u00a0ici ") == "Deux mots ici"
    assert repair_text("«\u202fOui\u202f»\u00a0!") == "«\u00a0Oui\u00a0»\u00a0!"
    assert repair_text("co\u00adopé\u200bration\ufeff") == "coopération"


def test_markdown_is_read_and_taken_off() -> None:
    heading, mark, number, link = read_lines(
        "## Title\n  * item\n3. third\n\nSee [the page](http://example.com) now"
    )
    assert (heading.level, heading.text) == (2, "Title")
    assert (mark.bullet, mark.text, mark.indent) == ("*", "item", 2)
    assert (number.bullet, number.text) == ("3.", "3. third")
    assert (link.gap, link.text) == (1, "See the page now")


@given(st.text())
def test_lines_keep_their_numbers(text: str) -> None:
    physical = split_lines(text)
    for line in read_lines(text):
        assert line.text
        assert repair_text(physical[line.number])
