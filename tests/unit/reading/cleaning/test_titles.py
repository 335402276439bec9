import pytest

from desktop.reading.cleaning.block_classifier import find_main_prose
from desktop.reading.cleaning.block_features import BlockFeatures, extract_features
from desktop.reading.cleaning.blocks import Block, build_blocks
from desktop.reading.cleaning.lines import read_lines
from desktop.reading.cleaning.title_features import build_context, title_features
from desktop.reading.cleaning.titles import Title, find_title, strip_site_name

BODY = [
    "The council agreed on Friday to rebuild the harbour wall before the next winter storms.",
    "Work on the harbour wall will begin in the spring, the council said on Saturday evening.",
    "The village has waited for eleven years, and the fishermen are tired of waiting for it.",
]


def page(*lines: str) -> tuple[list[Block], list[BlockFeatures], list[bool]]:
    blocks = build_blocks(read_lines("\n\n".join([*lines, *BODY])))
    all_features = [extract_features(block) for block in blocks]
    return blocks, all_features, find_main_prose(blocks, all_features)


def title(*lines: str) -> Title | None:
    return find_title(*page(*lines))


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["Council to rebuild harbour wall"], "Council to rebuild harbour wall"),
        (
            ["Menu", "News", "Sport", "Council to rebuild harbour wall", "By Ann Lee", "Share"],
            "Council to rebuild harbour wall",
        ),
        (
            [
                "Council to rebuild harbour wall | The Courier",
                "Menu",
                "The Courier",
                "Council to rebuild harbour wall",
                "3 May 2019",
            ],
            "Council to rebuild harbour wall",
        ),
        (
            [
                "A wall for every storm to come? The council of Saint-Morel says so. | The Courier",
                "The Courier",
                "A wall for every storm to come? The council of Saint-Morel says so.",
            ],
            "A wall for every storm to come? The council of Saint-Morel says so.",
        ),
        (
            ["Fishermen win | The Courier", "The Courier", "Fishermen win", "A long wait is over"],
            "Fishermen win",
        ),
    ],
    ids=["alone", "in a menu", "also the page's", "a sentence", "short"],
)
def test_title_is_found(lines: list[str], wanted: str) -> None:
    found = title(*lines)
    assert found is not None
    assert found.text == wanted


def test_title_far_above_the_text_is_found_by_the_first_line() -> None:
    menu = [f"Section {number}" for number in range(150)]
    found = title("Harbour wall: a council decides", *menu[:2], "Harbour wall: a council decides")
    assert found is not None
    far = title("Harbour wall: a council decides", "Harbour wall: a council decides", *menu)
    assert far is not None
    assert far.text == found.text == "Harbour wall: a council decides"


def test_caption_is_no_title() -> None:
    blocks, all_features, prose = page("The harbour wall seen from the council's new boat. AP")
    assert title_features(0, build_context(blocks, all_features, prose)) == []


def test_theme_before_a_title_is_no_site() -> None:
    named = page("Menu", "Sport", "Harbour wall – council decides at last", "Harbour wall")
    found = strip_site_name(2, build_context(*named))
    assert (found.text, found.site) == ("Harbour wall – council decides at last", None)


def test_page_without_candidates_has_no_title() -> None:
    assert title() is None
