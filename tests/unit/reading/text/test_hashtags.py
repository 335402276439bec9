"""Tags in the text of a note: what is one and what isn't, and the tags that follow from it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.text.hashtags import find_hashtags, retag, sort_tags
from desktop.reading.text.words import fold


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#économie", ("économie",)),
        ("Voir #élection2016, et (#sous-préfet) !", ("élection2016", "sous-préfet")),
        ("« #Mossoul » l’#Irak d'#Alep", ("Alep", "Irak", "Mossoul")),
        ("#snake_case_ #tail- #été…", ("été", "snake_case", "tail")),
        (unicodedata.normalize("NFD", "#été"), ("été",)),
        ("#Été, #ÉTÉ et #été", ("Été",)),
        ("line\n#one\n#two", ("one", "two")),
    ],
)
def test_words_with_a_sign_are_tags(text: str, tags: tuple[str, ...]) -> None:
    assert find_hashtags(text) == tags


@pytest.mark.parametrize(
    "text",
    [
        "C# and F#",
        "C#-like",
        "https://example.org/page#fragment https://example.org/#top",
        "# Title\n## Subtitle\n##none",
        "[part](#part) `#include`",
        "#3 #2016 # #- #_",
        "a#b",
        f"#{'a' * 61}",
    ],
)
def test_other_signs_are_not(text: str) -> None:
    assert find_hashtags(text) == ()


def test_a_word_taken_out_of_the_note_takes_its_tag_away() -> None:
    assert retag(("Été", "river"), "#river #bridge", "#bridge #été") == ("bridge", "Été")
    assert retag(("river",), "", "nothing") == ("river",)
    assert retag((), "#River", "#river") == ("river",)


names = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=20)
tags = st.lists(names.filter(lambda name: any(map(str.isalpha, name))), max_size=6).map(
    lambda found: sort_tags(unicodedata.normalize("NFC", one) for one in found)
)


def note_of(found: tuple[str, ...]) -> str:
    return "A note: " + ", ".join(f"#{tag}" for tag in found)


@given(tags, tags, tags)
def test_tags_follow_the_note_and_come_back(
    own: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert {fold(tag) for tag in find_hashtags(note_of(after))} == {fold(tag) for tag in after}
    now = retag(own, note_of(before), note_of(after))
    kept = {fold(tag) for tag in own} - {fold(tag) for tag in before}
    assert {fold(tag) for tag in now} == kept | {fold(tag) for tag in after}
    assert now == sort_tags(now)
    assert retag(now, note_of(after), note_of(after)) == now


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(any(map(str.isalpha, tag)) and "#" not in tag for tag in find_hashtags(text))
