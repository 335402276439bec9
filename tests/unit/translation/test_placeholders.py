"""Placeholders and tags are hidden as numbers from the model, and put back in place."""

import pytest

from desktop.translation.placeholders import hide_placeholders, loses_placeholder, show_placeholders


@pytest.mark.parametrize(
    ("text", "given", "output", "shown"),
    [
        (
            "Dear {{name}}, you have %d letters.",
            "Dear 6661, you have 6662 letters.",
            "Cher 6661, vous avez 6 662 lettres.",
            "Cher {{name}}, vous avez %d lettres.",
        ),
        (
            "The <b>Field</b> group",
            "The 6661 Field 6662 group",
            "Le groupe 6661 Field 6662",
            "Le groupe <b>Field</b>",
        ),
        ("Room 6660, %s", "Room 6660, 7771", "Salle 6660, 7771", "Salle 6660, %s"),
        ("Open `a.txt` now", "Open 6661 now", "Ouvrez 6,661", "Ouvrez `a.txt`"),
        ("See [[link]]", "See 6661", "Voyez 16661", "Voyez 16661"),
    ],
)
def test_placeholders(text: str, given: str, output: str, shown: str) -> None:
    written, hidden = hide_placeholders(text)
    assert written == given
    assert show_placeholders(output, hidden) == shown


@pytest.mark.parametrize(
    ("source", "text", "is_lost"),
    [
        ("**the bridge** is shut", "**le pont** est fermé", False),
        ("**the bridge** is shut", "le pont** est fermé", True),
        ("The <i>bridge</i> is shut", "Le pont <i></i> est fermé", True),
        ("Hello %s", "Bonjour", True),
    ],
)
def test_lost_placeholder(source: str, text: str, is_lost: bool) -> None:
    assert loses_placeholder(source, text) is is_lost


@pytest.mark.parametrize("text", ["Plain text, 100% of it.", "{{name}}", "%s" * 12 + " a", ""])
def test_text_without_words_or_placeholders_stays(text: str) -> None:
    assert hide_placeholders(text) == (text, ())
