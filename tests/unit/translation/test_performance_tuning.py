"""Performance tuning: what is measured, what counts as faster, what is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import Cancelled
from desktop.base.paths import bundled_folder, home
from desktop.reading.article import ENGLISH_TO_FRENCH
from desktop.translation import performance_tuning
from desktop.translation.argos import SAMPLE, ArgosEngine
from desktop.translation.performance_tuning import (
    FILE_NAME,
    Tuning,
    choose_fastest,
    default_tuning,
    list_tunings,
    load_tuning,
    measure,
    save_tuning,
)

FOLDERS = [bundled_folder("resources") / "models"]
MACHINE = "4.8 int8 x86_64 2"
MANY = [f"The {number} soldiers left the town." for number in range(SAMPLE // 5)]
INT8, ONE_BATCH, FLOAT = Tuning("int8", 2, 1), Tuning("int8", 1, 2), Tuning("float32", 2, 1)


def test_only_types_that_the_engine_supports_are_tried_and_the_usual_way_first() -> None:
    assert list_tunings(["int8", "float32", "bfloat16"])[0] == default_tuning()
    assert {way.compute_type for way in list_tunings(["int8", "float32", "bfloat16"])} == {
        "int8",
        "float32",
    }
    assert {way.compute_type for way in list_tunings(["float32"])} == {"float32"}
    assert all(
        way.batches * way.threads == default_tuning().batches for way in list_tunings(["int8"])
    )


def test_another_way_has_to_be_clearly_faster() -> None:
    assert choose_fastest({INT8: 1.0, FLOAT: 0.95, ONE_BATCH: 1.4}) == INT8
    assert choose_fastest({INT8: 1.0, FLOAT: 0.8, ONE_BATCH: 0.85}) == FLOAT


def test_a_way_counts_by_its_best_round_and_its_first_one_only_warms_it_up() -> None:
    rounds = {INT8: [9.0, 3.0, 1.0, 2.0], FLOAT: [1.5, 0.5, 0.4, 0.6], ONE_BATCH: [7.0]}

    def seconds(way: Tuning) -> Callable[[], float]:
        return lambda: rounds[way].pop(0)

    assert measure(rounds, seconds) == {INT8: 1.0, FLOAT: 0.4, ONE_BATCH: 7.0}


def test_what_was_measured_is_kept_for_this_machine_alone(tmp_path: Path) -> None:
    assert load_tuning(tmp_path, MACHINE) is None
    save_tuning(FLOAT, tmp_path / "new", MACHINE)
    assert load_tuning(tmp_path / "new", MACHINE) == FLOAT
    assert load_tuning(tmp_path / "new", "another") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"machine": "4.8 int8 x86_64 2", "compute_type": "int3", "batches": 1, "threads": 1}',
        '{"machine": "4.8 int8 x86_64 2", "compute_type": "int8", "batches": 0, "threads": 1}',
        '{"machine": "4.8 int8 x86_64 2", "compute_type": "int8", "batches": 90, "threads": 9}',
        '{"machine": "4.8 int8 x86_64 2", "compute_type": "int8", "batches": null, "threads": 1}',
    ],
)
@pytest.mark.logs("tuning passed over", sometimes=True)
def test_an_invalid_file_is_ignored(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert load_tuning(tmp_path, MACHINE) is None


@pytest.mark.logs("tuning can't be kept", "tuning passed over")
def test_a_folder_that_cannot_be_written_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    save_tuning(INT8, tmp_path / "file", MACHINE)
    assert load_tuning(tmp_path / "file", MACHINE) is None


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[Tuning]:
    """Make the ways timed seem equally fast but for one batch at a time; return those tried."""
    tried: list[Tuning] = []

    def timed(way: Tuning) -> float:
        tried.append(way)
        return 0.5 if way.batches == 1 else 1.0

    monkeypatch.setattr(
        performance_tuning,
        "measure",
        lambda among, seconds: {
            way: timed(way) for way in among if seconds(way)() > 0 and way.compute_type == "int8"
        },
    )
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return tried


@pytest.mark.slow
def test_the_engine_measures_once_and_goes_the_faster_way_next_time(
    tmp_path: Path, measured: list[Tuning]
) -> None:
    own = home(tmp_path)
    engine = ArgosEngine(FOLDERS, own.state / "engine")
    list(engine.translate(["It rained."], ENGLISH_TO_FRENCH, Token()))
    engine.tune(Token())
    assert not measured
    list(engine.translate(MANY, ENGLISH_TO_FRENCH, Token()))
    engine.tune(Token())
    assert measured == [Tuning("int8", 2, 1), Tuning("int8", 1, 2)]
    assert engine.tuning(ENGLISH_TO_FRENCH) == Tuning("int8", 2, 1)
    next_one = ArgosEngine(FOLDERS, own.state / "engine")
    assert next_one.tuning(ENGLISH_TO_FRENCH) == Tuning("int8", 1, 2)
    said = list(next_one.translate(MANY, ENGLISH_TO_FRENCH, Token()))
    assert sorted(one.source for batch in said for one in batch) == sorted(MANY)
    next_one.tune(Token())
    assert len(measured) == 2


@pytest.mark.slow
def test_a_cancelled_measurement_leaves_nothing(tmp_path: Path) -> None:
    engine = ArgosEngine([bundled_folder("resources") / "models"], tmp_path)
    list(engine.translate(MANY, ENGLISH_TO_FRENCH, Token()))
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        engine.tune(token)
    assert not (tmp_path / FILE_NAME).exists()
