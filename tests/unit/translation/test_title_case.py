"""English title case is told from a sentence, and brought to sentence case without losing names."""

import pytest

from desktop.reading.article import Language
from desktop.translation.segments import recase
from desktop.translation.title_case import is_title_case, lower_title_case


@pytest.mark.parametrize(
    ("headline", "plain"),
    [
        (
            "What We Know So Far About The Fire In Bradford",
            "What we know so far about the fire in Bradford",
        ),
        ("Council Votes to Close the Old Bridge", "Council votes to close the old bridge"),
        (
            "Gordon Brown Tells MPs He Won't Resign in May",
            "Gordon Brown tells MPs he won't resign in May",
        ),
        (
            "Why French Farmers Are Angry With Brussels",
            "Why French farmers are angry with Brussels",
        ),
        (
            "White House Says It Will Respond by March 3",
            "White House says it will respond by March 3",
        ),
        (
            "Ministers May Delay New Rules: What It Means",
            "Ministers may delay new rules: what it means",
        ),
        ("I Can't Sleep. The Noise Never Stops", "I can't sleep. The noise never stops"),
        ("NASA Finds Water on Moon, Again", "NASA finds water on moon, again"),
        ("A Long-Term Plan for Local Schools", "A long-term plan for local schools"),
    ],
)
def test_headline_becomes_a_sentence(headline: str, plain: str) -> None:
    assert is_title_case(headline)
    assert lower_title_case(headline) == plain
    assert len(plain) == len(headline)


@pytest.mark.parametrize(
    "sentence",
    [
        "Angela Merkel met Barack Obama in Berlin on Tuesday.",
        "The council voted on the budget.",
        "She read Three Men in a Boat Again and Again.",
        "House of Commons",
        "Bank of England",
        "COUNCIL VOTES TO CLOSE THE OLD BRIDGE",
        "See https://example.com/The/Old/Bridge for more",
        "",
    ],
)
def test_sentences_names_and_capitals_stay(sentence: str) -> None:
    assert recase(sentence, Language.ENGLISH) == sentence


def test_only_english_is_recased() -> None:
    title = "Les Enfants Du Siècle Sont Là"
    assert recase(title, Language.FRENCH) == title
