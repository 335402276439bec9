"""The preview of a text in another encoding."""

from desktop.reading.text.encoding_preview import LONGEST_LINE, MOST_LINES, preview_lines

TEXT = "No accent here.\nLe château fermé.\n\nNothing either.\nL'été à Genève.\n"


def test_only_lines_with_characters_beyond_ascii_are_shown() -> None:
    data = TEXT.encode("mac-roman")
    assert preview_lines(data, "mac-roman", is_markup=False) == (
        "Le château fermé.",
        "L'été à Genève.",
    )
    assert preview_lines(data, "cp1252", is_markup=False)[0] == "Le ch‰teau fermŽ."


def test_a_text_without_any_is_shown_from_its_beginning() -> None:
    assert preview_lines(b"One.\n\nTwo.", "cp850", is_markup=False) == ("One.", "Two.")


def test_tags_scripts_and_styles_are_left_out() -> None:
    page = "<!-- é --><script>'é'</script><p class='é'>Un caf&eacute; <b>fermé</b></p><style>é"
    lines = preview_lines(page.encode("cp1252"), "cp1252", is_markup=True)
    assert lines == ("Un café", "fermé")


def test_a_character_that_is_cut_off_isnt_shown_as_damaged() -> None:
    assert preview_lines("Mot é".encode()[:-1], "utf-8", is_markup=False) == ("Mot",)
    assert preview_lines("é!".encode("utf-16-le")[:-1], "utf-16-le", is_markup=False) == ("é",)


def test_a_long_line_is_cut_around_its_first_accent() -> None:
    (line,) = preview_lines(("a" * 1000 + "é" + "b" * 1000).encode(), "utf-8", is_markup=False)
    assert "é" in line
    assert len(line) <= LONGEST_LINE + 2
    many = preview_lines("é\n".encode() * 1000, "utf-8", is_markup=False)
    assert len(many) == MOST_LINES
