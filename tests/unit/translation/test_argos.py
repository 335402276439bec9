"""The Argos engine with the bundled models: every sentence once, clear errors."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.base.paths import bundled_folder, home
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Doubt,
    Language,
    Translated,
)
from desktop.reading.languages.detection import detect_language
from desktop.translation.argos import ArgosEngine, engine_for

ENGLISH = (
    "The minister said that the city must be retaken this year.",
    "Thousands of people have left their homes since Monday.",
    "The meeting in Paris was attended by eleven countries.",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> ArgosEngine:
    return ArgosEngine([bundled_folder("resources") / "models"], tmp_path_factory.mktemp("scratch"))


def translate(
    engine: ArgosEngine, sources: tuple[str, ...], direction: Direction
) -> dict[str, Translated]:
    batches = engine.translate(sources, direction, Token())
    return {one.source: one for batch in batches for one in batch}


@pytest.mark.slow
def test_english_becomes_french_and_french_english(engine: ArgosEngine) -> None:
    french = translate(engine, ENGLISH, ENGLISH_TO_FRENCH)
    assert set(french) == set(ENGLISH)
    assert detect_language(" ".join(one.text for one in french.values())) is Language.FRENCH
    back = translate(engine, tuple(one.text for one in french.values()), FRENCH_TO_ENGLISH)
    assert detect_language(" ".join(one.text for one in back.values())) is Language.ENGLISH
    assert all(one.model.startswith("en_fr ") and one.score < 0 for one in french.values())


@pytest.mark.slow
def test_every_source_comes_back_once_in_several_batches(engine: ArgosEngine) -> None:
    sources = tuple(f"The {number} soldiers left the town." for number in range(100))
    batches = list(engine.translate((*sources, *sources), ENGLISH_TO_FRENCH, Token()))
    assert len(batches) > 1
    assert sorted(one.source for batch in batches for one in batch) == sorted(sources)


@pytest.mark.slow
def test_the_first_urgent_sentence_comes_alone_and_the_others_before_the_rest(
    engine: ArgosEngine,
) -> None:
    sources = tuple(f"The {number} soldiers left the town." for number in range(80))
    batches = [
        [one.source for one in batch]
        for batch in engine.translate(sources, ENGLISH_TO_FRENCH, Token(), urgent=6)
    ]
    assert batches[0] == [sources[0]]
    assert {source for batch in batches[:2] for source in batch} == set(sources[:6])
    assert sorted(source for batch in batches for source in batch) == sorted(sources)


@pytest.mark.slow
def test_a_word_too_long_leaves_its_neighbours_alone(engine: ArgosEngine) -> None:
    word = "x" * 9000
    alone = translate(engine, ENGLISH, ENGLISH_TO_FRENCH)
    beside = translate(engine, (word, *ENGLISH), ENGLISH_TO_FRENCH)
    assert beside.pop(word).text == word
    assert {one.text for one in beside.values()} == {one.text for one in alone.values()}


@pytest.mark.slow
def test_a_sentence_longer_than_the_model_s_limit_is_translated_to_its_end(
    engine: ArgosEngine,
) -> None:
    clauses = [f"the council of town {number} opened a new school" for number in range(1, 200)]
    (one,) = translate(engine, (", ".join(clauses) + ".",), ENGLISH_TO_FRENCH).values()
    numbers = {int(digits) for digits in re.findall(r"\d+", one.text)}
    assert Doubt.CUT not in one.doubts
    assert all(numbers & set(range(first, first + 20)) for first in range(1, 200, 20))


def test_a_word_too_long_for_the_model_is_copied_and_doubtful(engine: ArgosEngine) -> None:
    source = "x" * 9000
    found = translate(engine, (source,), ENGLISH_TO_FRENCH)[source]
    assert found.text == source
    assert found.doubts == (Doubt.COPIED,)


def test_underscores_in_handles_survive(engine: ArgosEngine) -> None:
    source = "The photo was posted by @le_quotidien_lu on Monday."
    assert "@le_quotidien_lu" in translate(engine, (source,), ENGLISH_TO_FRENCH)[source].text


@pytest.mark.slow
def test_a_cancelled_token_stops_it(engine: ArgosEngine) -> None:
    token = Token()
    batches = engine.translate(
        [f"The {number} soldiers left the town." for number in range(200)],
        ENGLISH_TO_FRENCH,
        token,
    )
    next(batches)
    token.cancel()
    with pytest.raises(Cancelled):
        list(batches)


def test_a_missing_model_is_a_sentence(tmp_path: Path) -> None:
    engine = ArgosEngine([tmp_path], tmp_path)
    assert engine.model(FRENCH_TO_ENGLISH) is None
    with pytest.raises(AppError, match="no model for fr→en"):
        list(engine.translate(["Oui."], FRENCH_TO_ENGLISH, Token()))


def test_a_damaged_model_is_a_sentence(tmp_path: Path) -> None:
    shutil.copytree(bundled_folder("resources") / "models" / "fr_en", tmp_path / "models" / "fr_en")
    (tmp_path / "models" / "fr_en" / "model" / "model.bin").write_bytes(b"nothing")
    engine = ArgosEngine([tmp_path / "models"], tmp_path / "scratch")
    with pytest.raises(AppError, match="can't be loaded"):
        list(engine.translate(["Oui."], FRENCH_TO_ENGLISH, Token()))


@pytest.mark.slow
def test_the_engine_is_imported_where_its_folder_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code = (
        "from pathlib import Path\n"
        "from desktop.translation.model_loader import import_engine\n"
        f"import_engine(Path({str(tmp_path / 'file' / 'scratch')!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_reader_s_home_is_left_alone(tmp_path: Path) -> None:
    before = dict(os.environ)
    engine = engine_for(home(tmp_path / "own"))
    list(engine.translate(["Oui."], FRENCH_TO_ENGLISH, Token()))
    assert dict(os.environ) == before
    assert not (tmp_path / ".local").exists()
    assert not (tmp_path / ".config").exists()


def test_alternatives_differ_and_the_likeliest_of_the_undoubted_comes_first(
    engine: ArgosEngine,
) -> None:
    found = engine.alternatives(ENGLISH[0], ENGLISH_TO_FRENCH, 5)
    assert len({one.text.casefold() for one in found}) == len(found) == 5
    ranks = [(len(one.doubts), -one.score) for one in found]
    assert ranks == sorted(ranks)
    assert all(one.source == ENGLISH[0] and one.model.startswith("en_fr ") for one in found)
    assert engine.alternatives("12 · 13", ENGLISH_TO_FRENCH, 5) == ()


def test_words_that_stay_are_linked_to_themselves(engine: ArgosEngine) -> None:
    source = "In Paris, 12 ministers of France spoke."
    text = "À Paris, 12 ministres de France ont parlé."
    links = engine.link(source, text, ENGLISH_TO_FRENCH)
    pairs = {(one.of(source), other.of(text)) for one, other in links}
    assert {("Paris", "Paris"), ("12", "12"), ("ministers", "ministres")} <= pairs
    assert engine.link("", "Rien.", ENGLISH_TO_FRENCH) == ()


def test_without_a_model_nothing_is_linked(tmp_path: Path) -> None:
    assert ArgosEngine([], tmp_path).link("Yes.", "Oui.", ENGLISH_TO_FRENCH) == ()
