"""Dictionaries become pairs: rare words with their commonest translation, nouns in their forms."""

import gzip
from collections import Counter
from pathlib import Path

import pytest
from models.headwords import Entry, english_plural, entries, forms, french_plural, pairs
from models.ways import Way

FILE = """00-database-info
This is of no use.
volcan /vɔlkɑ̃/ <n, masc>
volcano
sentinelle /sɑ̃tinɛl/ <n, fem>
1. sentry, guard (of a camp)
2. lookout‐man
noir /nwaʀ/ <adj>
black, <b>dark</b>
"""


def test_a_dictionary_is_read(tmp_path: Path) -> None:
    path = tmp_path / "freedict-fra-eng.dict.dz"
    path.write_bytes(gzip.compress(FILE.encode()))
    assert list(entries(path)) == [
        Entry("volcan", "masc", ("volcano",)),
        Entry("sentinelle", "fem", ("sentry", "guard", "lookout-man")),
        Entry("noir", None, ("black",)),
    ]


def test_rare_words_are_taken_with_the_commonest_translation() -> None:
    french = [Entry("sentinelle", "fem", ("sentry", "guard")), Entry("noir", None, ("black",))]
    english = [
        Entry("guard", None, ("sentinelle", "garde")),
        Entry("sentry", None, ("sentinelle",)),
    ]
    dictionaries = {Way.FR_EN: french, Way.EN_FR: english}
    counts = {"fr": Counter(noir=99, garde=70), "en": Counter(guard=80, sentry=2)}
    into_english = pairs(Way.FR_EN, dictionaries, counts)
    assert into_english[0] == ("sentinelle", "guard")
    assert ("une sentinelle", "a guard") in into_english
    assert not [pair for pair in into_english if "noir" in pair]
    into_french = pairs(Way.EN_FR, dictionaries, counts)
    assert into_french[0] == ("sentinelle", "sentry")
    assert not [pair for pair in into_french if "guard" in pair]


@pytest.mark.parametrize(
    ("french", "english", "gender", "wanted"),
    [
        (
            *("volcan", "engine", "masc"),
            ["le volcan=the engine", "un volcan=an engine", "les volcans=the engines"],
        ),
        (
            *("écurie", "stable", "fem"),
            ["l'écurie=the stable", "une écurie=a stable", "des écuries=stables"],
        ),
        ("hache", "axe", "fem", ["une hache=an axe", "les haches=the axes"]),
        ("volcan", "volcano", "masc", ["le volcan=the volcano", "un volcan=a volcano"]),
        ("patience", "goodness", "fem", []),
        ("Volcan", "Volcano", "masc", []),
        ("courir", "run", None, []),
    ],
)
def test_a_noun_has_its_articles_and_its_plural(
    french: str, english: str, gender: str | None, wanted: list[str]
) -> None:
    first, *others = ["=".join(pair) for pair in forms(french, english, gender)]
    assert first == f"{french}={english}"
    assert set(wanted) <= set(others)
    assert bool(others) == bool(wanted)
    if english == "volcano":
        assert len(others) == len(wanted), "its plural has no rule"


def test_plurals_are_regular() -> None:
    singular = ["volcan", "voix", "cheval", "chapeau", "feu"]
    assert list(map(french_plural, singular)) == ["volcans", "voix", "chevaux", "chapeaux", "feux"]
    singular = ["box", "bush", "city", "day", "stable"]
    assert list(map(english_plural, singular)) == ["boxes", "bushes", "cities", "days", "stables"]
