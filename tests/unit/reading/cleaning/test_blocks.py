import textwrap

import pytest

from desktop.reading.cleaning.blocks import build_blocks
from desktop.reading.cleaning.lines import read_lines

PARAGRAPHS = (
    "The ferry left the island a little after six, with forty passengers, two goats and the post "
    "on board, and for the first hour the crossing was as calm as anyone could remember.",
    "Nobody had expected the fog. It came down from the north without warning, and the captain, "
    "who has sailed these waters for thirty years, decided to wait for it to lift.",
)


def joined(text: str) -> list[str]:
    return [block.text for block in build_blocks(read_lines(text))]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS)
    assert joined(text) == list(PARAGRAPHS)


def test_complete_paragraphs_on_consecutive_lines_are_not_joined() -> None:
    assert joined("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_captions_stay_apart_from_text() -> None:
    text = "The ferry leaving the harbour on Monday (AFP)\n" + PARAGRAPHS[0]
    assert len(joined(text)) == 2


def test_words_cut_at_line_ends() -> None:
    start = "La réunion de la commission inter-\nnationale s'est tenue à Paris"
    assert joined(start) == ["La réunion de la commission internationale s'est tenue à Paris"]
    name = "Le ministre de la Défense, Jean-\nYves Morvan, est arrivé lundi"
    assert joined(name) == ["Le ministre de la Défense, Jean-Yves Morvan, est arrivé lundi"]
    clitic = "« Nous ne partirons pas d'ici », a-t-\nil répété devant les élus"
    assert joined(clitic) == ["« Nous ne partirons pas d'ici », a-t-il répété devant les élus"]


def test_sentences_cut_at_links_are_joined() -> None:
    text = "A study by the\nInstitute of Tides\n, out on Monday, says that\nthe harbour\nsinks."
    assert joined(text) == [
        "A study by the Institute of Tides, out on Monday, says that the harbour sinks."
    ]


def test_names_linked_inside_of_a_sentence_are_joined() -> None:
    text = "Ann Lee Doe\n— a captain from\nSaint-Morel\n— moved to the harbour of\nPort Low\n. Soon"
    assert joined(text) == [
        "Ann Lee Doe — a captain from Saint-Morel — moved to the harbour of Port Low. Soon"
    ]
    short = joined("Read more here\nabout the ferry, which left on Friday at six")
    assert short == ["Read more here about the ferry, which left on Friday at six"]


def test_headline_is_not_joined_to_its_lead() -> None:
    lead = "The council has promised a new wall, but the region has yet to pay for it"
    assert (
        joined(f"Harbour wall to be rebuilt\n{lead}\nby Ann Lee")[0] == "Harbour wall to be rebuilt"
    )


def test_short_lines_of_a_menu_stay_apart() -> None:
    menu = ["About us", "iPlayer", "Latest news", "eBooks", "Sport"]
    assert joined("\n".join(menu)) == menu


def test_lines_left_alone_are_joined_to_nothing() -> None:
    lines = read_lines("A study by the\ninstitute of tides\nwas published.")
    assert [block.numbers for block in build_blocks(lines, frozenset({1}))] == [(0,), (1,), (2,)]
