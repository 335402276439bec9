"""Drafts: lost and made-up words are repaired by decoding again, if that is better."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.base.errors import AppError
from desktop.reading.article import FRENCH_TO_ENGLISH, Doubt
from desktop.translation.installed_models import Model
from desktop.translation.model_loader import Loaded
from desktop.translation.performance_tuning import default_tuning
from desktop.translation.sentence_draft import (
    MOST_GAPS,
    Draft,
    fill_gap,
    find_gap,
    make_drafts,
    make_job,
    read_output,
)
from desktop.translation.word_lists import Lexicon

SOURCE = "Il a vu Carlo Kislov hier."


class Words:
    """A tokenizer whose pieces are words."""

    def encode(self, text: str) -> list[str]:
        return ["▁" + word for word in text.split()]

    def decode(self, pieces: list[str]) -> str:
        return "".join(pieces).replace("▁", " ").strip()


def result(text: str, attention: list[list[float]] | None = None, others: str = "") -> Any:
    texts = [text, *others.split(" / ")] if others else [text]
    made = SimpleNamespace(
        hypotheses=[[*Words().encode(one), "</s>"] for one in texts],
        scores=[-0.5 - rank for rank in range(len(texts))],
        attention=[attention or []] * len(texts),
    )
    made.result = lambda: made
    return made


@pytest.fixture
def loaded() -> Loaded:
    model = Model(FRENCH_TO_ENGLISH, "1", Path("fr_en"))
    return Loaded(model, default_tuning(), None, Words(), frozenset({"Londres"}))


def straight(words: int) -> list[list[float]]:
    """Attention of each word to the one at its place in the source."""
    return [[0.9 * (row == place) for place in range(6)] for row in range(words)]


def draft(loaded: Loaded, text: str, attention: list[list[float]] | None = None) -> Draft:
    (found,) = make_drafts([make_job(SOURCE, loaded)], [result(text, attention)], loaded)
    return found


def test_a_lost_name_is_doubtful_and_put_in_where_it_belongs(loaded: Loaded) -> None:
    first = draft(loaded, "He has seen Carlo Kirylov yesterday.", [[0.9, 0, 0, 0, 0, 0]] * 7)
    assert first.translated.doubts == (Doubt.NAME_LOST,)
    assert find_gap(first, loaded) is None, "no word looks at it"
    first = draft(loaded, "He saw well Carlo Kirylov yesterday.", straight(7))
    place = find_gap(first, loaded)
    assert place is not None
    assert place.fault.text == "Kislov"
    assert place.prefix == ["▁He", "▁saw", "▁well", "▁Carlo", "▁Kislov"]
    last = fill_gap(first, place, read_output(result("He saw Carlo Kislov."), loaded), loaded)
    assert last.translated.text == "He saw Carlo Kislov."
    assert last.translated.doubts == ()
    assert last.translated.score == first.translated.score
    assert find_gap(last, loaded) is None


def test_a_word_that_goes_on_after_the_name_is_cut_there(loaded: Loaded) -> None:
    first = draft(loaded, "He saw well Carlo Kirylov yesterday.", straight(7))
    place = find_gap(first, loaded)
    assert place is not None
    last = fill_gap(
        first, place, read_output(result("He saw Carlo Kislovrylov here."), loaded), loaded
    )
    assert last.translated.text == "He saw Carlo Kislov here."


@pytest.mark.parametrize(
    "worse", ["He saw Carlo again.", "He saw Kislov Kislov Kislov Kislov Kislov Kislov", "Kislov"]
)
def test_what_keeps_no_more_or_is_doubtful_otherwise_is_left(loaded: Loaded, worse: str) -> None:
    first = draft(loaded, "He saw well Carlo Kirylov yesterday.", straight(7))
    place = find_gap(first, loaded)
    assert place is not None
    last = fill_gap(first, place, read_output(result(worse), loaded), loaded)
    assert last.translated is first.translated
    assert find_gap(last, loaded) is None, "it isn't tried again"


def test_so_many_lost_names_are_not_tried(loaded: Loaded) -> None:
    names = [f"Kislov{letter}" for letter in "abcdefgh"]
    source = "Ils ont tous vu " + ", puis ".join(names) + "."
    job = make_job(source, loaded)
    attention = [[0.9 * (row == place) for place in range(30)] for row in range(30)]
    text = "They all saw them " + "then " * 3 + "and so on and so forth until the end of it."
    (found,) = make_drafts([job], [result(text, attention)], loaded)
    tries = 0
    while place := find_gap(found, loaded):
        found = fill_gap(found, place, read_output(result(text, attention), loaded), loaded)
        tries += 1
    assert tries == MOST_GAPS
    assert Doubt.NAME_LOST in found.translated.doubts


def test_a_recased_headline_has_no_names_to_miss(loaded: Loaded) -> None:
    (found,) = make_drafts(
        [make_job("IL A VU CARLO KISLOV", loaded)], [result("He saw him")], loaded
    )
    assert found.translated.text == "HE SAW HIM"
    assert Doubt.NAME_LOST not in found.translated.doubts


@pytest.fixture
def english(loaded: Loaded) -> Loaded:
    lines = b"again\nblithely\ndied\nhappily\nhas\nhe\nhim\nsaw\ntragically\n"
    return replace(loaded, changing=None, lexicon=Lexicon(lines))


def test_of_the_likeliest_that_which_invents_no_word_is_taken_as_a_guess(english: Loaded) -> None:
    jobs = [make_job("Il est mort tragiquement.", english)]
    made = result("He died tragicly.", others="He died tragiclily. / He died happily. / He died.")
    (found,) = make_drafts(jobs, [made], english)
    assert found.translated.text == "He died happily."
    assert found.translated.doubts == (Doubt.WORD_GUESSED, Doubt.UNSURE)
    assert found.translated.score == -2.5
    assert find_gap(found, english) is None


def test_a_guess_that_the_model_is_sure_of_is_not_doubted(english: Loaded) -> None:
    jobs = [make_job("Il est mort tragiquement.", english)]
    made = result("He died tragicly.", others="He died happily.")
    made.scores = [-0.2, -0.25]
    (found,) = make_drafts(jobs, [made], english)
    assert (found.translated.text, found.translated.doubts) == ("He died happily.", ())


def test_an_invented_word_is_made_again_without_its_pieces(english: Loaded) -> None:
    (first,) = make_drafts(
        [make_job("Il est mort tragiquement.", english)], [result("He died tragicly, he.")], english
    )
    assert first.translated.doubts == (Doubt.WORD_GUESSED,)
    place = find_gap(first, english)
    assert place is not None
    assert (place.prefix, place.banned) == (["▁He", "▁died"], ("▁tragicly,",))
    better = read_output(result("He died tragically."), english)
    last = fill_gap(first, place, better, english)
    assert last.translated.text == "He died tragically."
    assert last.translated.doubts == (Doubt.WORD_GUESSED,), "a reader should look at it"
    assert find_gap(last, english) is None
    worse = read_output(result("He died tragiclily."), english)
    same = fill_gap(first, place, worse, english)
    assert same.translated is first.translated
    assert find_gap(same, english) is None


def test_a_word_of_the_source_or_a_name_is_not_invented(english: Loaded) -> None:
    made = result("He saw Kislov again blithely: bonjour.")
    (found,) = make_drafts([make_job("Il a revu Kislov: « Bonjour »", english)], [made], english)
    assert found.translated.doubts == ()


@pytest.mark.parametrize(
    ("heading", "output", "doubts"),
    [
        ("Maison", "Maison", (Doubt.COPIED,)),
        ("Maison", "Maisonry", (Doubt.WORD_GUESSED,)),
        ("Maison", "Happily", ()),
        ("Patience", "Patience", ()),
        ("Zyxwov", "Zyxwov", ()),
    ],
)
def test_a_heading_that_is_copied_or_made_up_is_doubted(
    english: Loaded, heading: str, output: str, doubts: tuple[Doubt, ...]
) -> None:
    lexicon = Lexicon(b"happily\npatience\n")
    made = result(output)
    made.scores = [-0.1]
    (found,) = make_drafts([make_job(heading, english)], [made], replace(english, lexicon=lexicon))
    assert found.translated.doubts == doubts


def test_a_model_that_fails_is_named(loaded: Loaded) -> None:
    def fail() -> None:
        raise RuntimeError("tensor")

    broken = SimpleNamespace(result=fail)
    with pytest.raises(AppError, match="can't translate"):
        make_drafts([make_job("Il est mort.", loaded)], [broken], loaded)
