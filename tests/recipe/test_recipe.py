"""The whole recipe, on a small language and a small network: from pairs to the app's engine.

Run it with `python3 packaging/tasks.py models smoke`; it takes the recipe's own environment.
"""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from recipe import variables

from desktop.base.cancellation import Token
from desktop.reading.article import DIRECTIONS, Direction
from desktop.translation.argos import ArgosEngine
from desktop.translation.model_packages import install, verify
from tests.recipe.sentences import made

TRAINED, JUDGED = made(200, 50)
MIX = """[[source]]
name = "made"
weight = 1.0
title = "Sentences made for the test"
licence = "that of the project"
why = "Small enough to be learnt in a minute."
"""
SMALL = (
    *("--width", "128", "--heads", "4", "--hidden", "256", "--layers", "2", "1"),
    *("--tokens", "1000", "--rate", "2e-3", "--warmup", "60", "--augmentation", "0.5"),
)
STEPS = 400
ALIKE = 0.75
DEV = re.compile(r"(?:begin|done|stopped) step (\d+) dev ([\d.]+)")


class Recipe:
    """The recipe in a work folder of its own."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.mix = work / "mix.toml"
        self.python = os.environ.get("VISAVIS_RECIPE", "")
        if not self.python:
            pytest.fail("Run this with `python3 packaging/tasks.py models smoke`.")

    def command(self, step: str, *arguments: str) -> list[str]:
        where = ("--work", str(self.work), "--mix", str(self.mix))
        return [self.python, "-m", "models", step, *where, *arguments]

    def variables(self) -> dict[str, str]:
        return {**os.environ, **variables(), "PYTHONDONTWRITEBYTECODE": "1"}

    def take(self, step: str, *arguments: str) -> str:
        return self.run(self.command(step, *arguments))

    def take_bare(self, step: str, *arguments: str) -> str:
        """Take a step where there are neither pairs nor a mix."""
        return self.run([self.python, "-m", "models", step, "--work", str(self.work), *arguments])

    def run(self, command: list[str]) -> str:
        done = subprocess.run(
            command,
            env=self.variables(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Recipe:
    """Take the recipe up to its packages; the lines that training printed are kept."""
    found = Recipe(tmp_path_factory.mktemp("recipe"))
    found.mix.write_text(MIX, encoding="utf-8")
    folder = found.work / "pairs"
    folder.mkdir()
    for name, pairs in (("made", TRAINED), ("dev", JUDGED * 2)):
        text = "".join(f"{french}\t{english}\n" for french, english in pairs)
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
    found.take("prepare", "--pieces", "420")
    with ThreadPoolExecutor() as both:
        for done in [both.submit(bring_up, found, one) for one in DIRECTIONS]:
            done.result()
    found.take("pack", "0.0.1")
    return found


def bring_up(recipe: Recipe, direction: Direction) -> None:
    """Train, average, export and evaluate one way; keep what each step printed."""
    way = f"{direction.source}_{direction.target}"
    recipe.take("train", way, "--steps", str(STEPS), *SMALL)
    for step in ("average", "export", "evaluate"):
        (recipe.work / way / f"{step}.txt").write_text(recipe.take(step, way), encoding="utf-8")


@pytest.fixture(params=DIRECTIONS, ids=str)
def direction(request: pytest.FixtureRequest) -> Iterator[Direction]:
    yield request.param


def folder(recipe: Recipe, direction: Direction) -> Path:
    return recipe.work / f"{direction.source}_{direction.target}"


def losses(recipe: Recipe, direction: Direction) -> list[tuple[int, float]]:
    text = (folder(recipe, direction) / "training.log").read_text(encoding="utf-8")
    return [(int(step), float(loss)) for step, loss in DEV.findall(text)]


def test_the_loss_on_other_sentences_falls(recipe: Recipe, direction: Direction) -> None:
    (begun, first), (ended, last) = losses(recipe, direction)
    assert (begun, ended) == (0, STEPS)
    assert first > 4
    assert last < 1


def test_the_loss_and_its_gradients_are_those_that_torch_works_out(recipe: Recipe) -> None:
    """In 16 bits a gradient is right to a part in a hundred; over samples, in the mean of many."""
    script = Path(__file__).with_name("losses_compared.py")
    done = subprocess.run(
        [recipe.python, str(script)],
        env=recipe.variables(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["loss"] == pytest.approx(0, abs=0.01)
    assert len(told["exact"]) == len(told["sampled"]) == 3
    assert max(told["exact"]) < 0.02
    assert max(told["sampled"]) < 0.1
    assert told["scored"] < 1000


def test_the_exported_model_is_the_trained_one(recipe: Recipe, direction: Direction) -> None:
    said = (folder(recipe, direction) / "export.txt").read_text(encoding="utf-8")
    found = re.fullmatch(r"dev: ([\d.]+), exported ([\d.]+)\n", said)
    assert found
    assert float(found[2]) == pytest.approx(float(found[1]), abs=0.1)


def test_the_package_is_one_that_the_app_installs_verifies_and_translates_with(
    recipe: Recipe, direction: Direction, tmp_path: Path
) -> None:
    pair = f"{direction.source}_{direction.target}"
    archive = recipe.work / "packages" / f"translate-{pair}-0_0_1.argosmodel"
    model = install(archive, tmp_path / "models", tmp_path, Token())
    verify(model, tmp_path, Token())
    engine = ArgosEngine([tmp_path / "models"], tmp_path)
    place = 0 if direction.source == "fr" else 1
    sources = [pair[place] for pair in (*TRAINED[:20], *JUDGED[:20])]
    wanted = [pair[1 - place] for pair in (*TRAINED[:20], *JUDGED[:20])]
    translated = {
        one.source: one.text
        for batch in engine.translate(sources, direction, Token())
        for one in batch
    }
    alike = [
        SequenceMatcher(None, translated[source], right).ratio()
        for source, right in zip(sources, wanted, strict=True)
    ]
    # Two of these sentences that say other things are about 0.5 alike.
    assert sum(alike[:20]) / 20 > ALIKE, list(translated.items())[:5]
    assert sum(alike[20:]) / 20 > ALIKE, list(translated.items())[-5:]


def test_the_card_says_what_was_measured_and_on_what(recipe: Recipe) -> None:
    card = (recipe.work / "packages" / "README.md").read_text(encoding="utf-8")
    scores = json.loads((recipe.work / "fr_en" / "scores.json").read_text(encoding="utf-8"))
    assert f"| BLEU | {scores['bleu']:.2f} |" in card
    assert "| Sentences made for the test | that of the project | 1 |" in card
    assert "not measured" not in card


def test_a_stopped_training_goes_on_from_where_it_was(recipe: Recipe, tmp_path: Path) -> None:
    other = Recipe(tmp_path)
    other.mix.write_text(MIX, encoding="utf-8")
    (tmp_path / "data").symlink_to(recipe.work / "data")
    way = tmp_path / "fr_en"
    way.mkdir()
    (way / "sentencepiece.model").symlink_to(recipe.work / "fr_en" / "sentencepiece.model")
    with subprocess.Popen(
        other.command("train", "fr_en", *SMALL),
        env=other.variables(),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if line.startswith("begin"):
                running.send_signal(signal.SIGTERM)
    assert running.returncode == 0
    other.take("train", "fr_en", "--steps", "3", *SMALL)
    (_, first), (stopped, loss), (begun, same), (ended, _) = losses(other, DIRECTIONS[0])
    assert loss <= first + 0.5
    assert (begun, ended) == (stopped, stopped + 3)
    assert same == pytest.approx(loss, abs=1e-3)


def test_a_package_is_a_start_to_train_on_from(recipe: Recipe, tmp_path: Path) -> None:
    other = Recipe(tmp_path)
    other.mix.write_text(MIX, encoding="utf-8")
    (tmp_path / "data").symlink_to(recipe.work / "data")
    package = tmp_path / "package"
    package.mkdir()
    for name in ("model", "sentencepiece.model"):
        (package / name).symlink_to(recipe.work / "fr_en" / name)
    other.take("start", "fr_en", str(package))
    other.take("train", "fr_en", "--steps", "1", "--tokens", "200")
    (_, began), _ = losses(other, DIRECTIONS[0])
    assert began == pytest.approx(losses(recipe, DIRECTIONS[0])[-1][1], abs=0.2)


def test_a_training_goes_on_elsewhere_from_files_that_can_be_carried(
    recipe: Recipe, tmp_path: Path
) -> None:
    recipe.take("bundle", "fr_en", str(tmp_path / "bundle"), "--files", "1")
    recipe.take("split", "fr_en", str(tmp_path / "parts"))
    elsewhere = Recipe(tmp_path / "elsewhere")
    elsewhere.work.mkdir()
    elsewhere.take_bare("join", "fr_en", str(tmp_path / "parts"))
    told = elsewhere.take_bare(
        *("train", "fr_en", "--bundle", str(tmp_path / "bundle")),
        *("--steps", "20", "--tokens", "1000", "--rate", "1e-4"),
    )
    (begun, before), (ended, after) = DEV.findall(told)
    assert (int(begun), int(ended)) == (STEPS, STEPS + 20)
    assert float(after) < float(before) + 0.05
    elsewhere.take_bare("split", "fr_en", str(tmp_path / "back"), "--light")
    recipe.take("join", "fr_en", str(tmp_path / "back"))
    judged = recipe.take("train", "fr_en", "--steps", "1", "--rate", "0")
    assert DEV.findall(judged)[0][0] == str(STEPS + 20)
