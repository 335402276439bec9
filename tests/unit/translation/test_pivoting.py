"""Pivoting through English: only without a direct model, with the doubts of both steps."""

import shutil
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
from typing_extensions import override

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.base.paths import Home
from desktop.reading.article import (
    DIRECTIONS,
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Doubt,
    Language,
    Translated,
)
from desktop.reading.languages.detection import detect_language
from desktop.reading.languages.routes import READER_LANGUAGES, is_supported
from desktop.translation.argos import ArgosEngine, engine_for
from desktop.translation.pivoting import PivotEngine, missing_models
from tests.builders import BUNDLED, carried
from tests.fakes import PairsEngine
from tests.model_server import zipped

TO_ENGLISH = Direction(Language.GERMAN, Language.ENGLISH)
TO_FRENCH = Direction(Language.GERMAN, Language.FRENCH)
OURS = ("fr_en", "en_fr")
SENTENCES = tuple(f"Satz {number}." for number in range(10))


def translate(
    engine: PivotEngine, sources: Sequence[str], direction: Direction, urgent: int = 0
) -> list[list[Translated]]:
    return [list(batch) for batch in engine.translate(sources, direction, Token(), urgent)]


def test_two_packages_make_a_way_and_both_are_named() -> None:
    inner = PairsEngine(*OURS, "de_en")
    engine = PivotEngine(inner)
    assert engine.model(TO_FRENCH) == "de_en 1 + en_fr 1"
    batches = translate(engine, SENTENCES, TO_FRENCH)
    found = [one for batch in batches for one in batch]
    assert [one.source for one in found] == list(SENTENCES)
    assert {one.text for one in found} == {f"[fr] [en] {source}" for source in SENTENCES}
    assert {(one.direction, one.model) for one in found} == {(TO_FRENCH, "de_en 1 + en_fr 1")}
    assert {one.score for one in found} == {-1.0}
    assert len(batches) > 1


def test_a_package_of_its_own_goes_before_the_way_through_english() -> None:
    inner = PairsEngine(*OURS, "de_en", "de_fr")
    engine = PivotEngine(inner)
    assert engine.model(TO_FRENCH) == "de_fr 1"
    ((one,),) = translate(engine, ["Satz."], TO_FRENCH)
    assert (one.text, one.model) == ("[fr] Satz.", "de_fr 1")
    assert inner.ways == [TO_FRENCH]


def test_french_and_english_are_never_pivoted() -> None:
    inner = PairsEngine("fr_de", "de_en", "en_de", "de_fr", "fr_es", "es_en")
    engine = PivotEngine(inner)
    for direction in DIRECTIONS:
        assert engine.model(direction) is None
        assert missing_models(engine, direction) == (direction,)
        with pytest.raises(AppError, match="There is no model"):
            translate(engine, ["Bonjour."], direction)
    assert inner.ways == []


def test_missing_models_are_in_the_order_of_the_steps() -> None:
    english = PivotEngine(PairsEngine(*OURS))
    assert (
        missing_models(english, TO_FRENCH) == missing_models(english, TO_ENGLISH) == (TO_ENGLISH,)
    )
    nothing = PivotEngine(PairsEngine("fr_en"))
    assert missing_models(nothing, TO_FRENCH) == (TO_ENGLISH, ENGLISH_TO_FRENCH)
    with pytest.raises(AppError, match=r"no model for de→fr.*Install de→en, en→fr"):
        translate(nothing, ["Satz."], TO_FRENCH)


PAIRS = [f"{a}_{b}" for a, b in product(("fr", "en", "de"), repeat=2) if a != b]


@pytest.mark.parametrize("chosen", range(2 ** len(PAIRS)))
def test_there_are_steps_or_missing_models(chosen: int) -> None:
    pairs = [pair for place, pair in enumerate(PAIRS) if chosen >> place & 1]
    inner = PairsEngine(*pairs)
    engine = PivotEngine(inner)
    for source, target in product((*READER_LANGUAGES, Language.GERMAN), READER_LANGUAGES):
        direction = Direction(source, target)
        if not is_supported(direction):
            continue
        steps = missing_models(engine, direction)
        assert bool(steps) == (engine.model(direction) is None)
        if steps:
            inner.pairs |= {f"{one.source}_{one.target}" for one in steps}
            assert engine.model(direction) is not None
            inner.pairs = set(pairs)
        else:
            ((one,),) = translate(engine, ["x"], direction)
            assert (one.direction, one.model) == (direction, engine.model(direction))


def test_the_urgent_come_first_and_the_very_first_alone() -> None:
    class FirstAlone(PairsEngine):
        @override
        def translate(
            self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
        ) -> Iterator[tuple[Translated, ...]]:
            if urgent:
                yield from super().translate(sources[:1], direction, token)
            rest = sources[1:] if urgent else sources
            yield from super().translate(rest, direction, token)

    engine = PivotEngine(FirstAlone(*OURS, "de_en"))
    batches = translate(engine, SENTENCES, TO_FRENCH, urgent=3)
    assert [one.source for one in batches[0]] == [SENTENCES[0]]
    assert [one.source for batch in batches for one in batch] == list(SENTENCES)


def test_sentences_that_are_one_in_english_come_back_one_by_one() -> None:
    class Flattening(PairsEngine):
        @override
        def text(self, source: str, direction: Direction) -> str:
            return "Same." if direction == TO_ENGLISH else super().text(source, direction)

    inner = Flattening(*OURS, "de_en")
    (batch,) = translate(PivotEngine(inner), ["Eins.", "Zwei."], TO_FRENCH)
    assert {one.source: one.text for one in batch} == {"Eins.": "[fr] Same.", "Zwei.": "[fr] Same."}
    assert inner.calls[-1] == ("Same.",)


class Doubtful(PairsEngine):
    """Doubts each step in its own way."""

    first: tuple[Doubt, ...] = (Doubt.LENGTH, Doubt.REPEATS)

    @override
    def translate(
        self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
    ) -> Iterator[tuple[Translated, ...]]:
        doubts = self.first if direction == TO_ENGLISH else (Doubt.LENGTH, Doubt.CUT)
        for batch in super().translate(sources, direction, token, urgent):
            yield tuple(
                Translated(one.source, one.text, direction, one.model, one.score, doubts)
                for one in batch
            )


def test_the_doubts_of_both_steps_stand() -> None:
    ((one,),) = translate(PivotEngine(Doubtful(*OURS, "de_en")), ["Satz."], TO_FRENCH)
    assert one.doubts == (Doubt.REPEATS, Doubt.LENGTH, Doubt.CUT)


def test_what_the_first_step_leaves_as_it_is_goes_no_further() -> None:
    inner = Doubtful(*OURS, "de_en")
    inner.first = (Doubt.COPIED,)
    ((one,),) = translate(PivotEngine(inner), ["Satz."], TO_FRENCH)
    assert (one.text, one.doubts) == ("[en] Satz.", (Doubt.COPIED,))
    assert (one.direction, one.model) == (TO_FRENCH, "de_en 1 + en_fr 1")
    assert PivotEngine(inner).alternatives("Satz.", TO_FRENCH, 3) == ()


def test_others_are_the_last_step_s_and_no_words_are_linked() -> None:
    engine = PivotEngine(PairsEngine(*OURS, "de_en"))
    others = engine.alternatives("Satz.", TO_FRENCH, 3)
    assert [one.text for one in others] == [f"[fr] [en] Satz.{'!' * rank}" for rank in range(3)]
    assert {(one.source, one.direction) for one in others} == {("Satz.", TO_FRENCH)}
    assert engine.link("Ein Satz.", "[fr] Une phrase.", TO_FRENCH) == ()
    assert engine.link("Ein Satz.", "[en] A sentence.", TO_ENGLISH) != ()


def test_a_cancel_is_felt_between_two_batches() -> None:
    token = Token()
    running = PivotEngine(PairsEngine(*OURS, "de_en")).translate(SENTENCES, TO_FRENCH, token)
    next(running)
    token.cancel()
    with pytest.raises(Cancelled):
        list(running)


# What follows runs real models: the bundled one from French, which says that it is from Catalan.
CATALAN_TO_ENGLISH = Direction(Language.CATALAN, Language.ENGLISH)
CATALAN_TO_FRENCH = Direction(Language.CATALAN, Language.FRENCH)
NEWS = (
    "Le ministre a déclaré que la ville doit être reprise cette année : voir www.ville.fr/pont.",
    "DES MILLIERS DE PERSONNES ONT QUITTÉ LEURS MAISONS DEPUIS LUNDI",
    "Onze pays ont participé à la réunion de Paris, qui a coûté 3 500 euros.",
)


def installed(models: Path, source: str, target: str, like: str) -> Path:
    """Install a package that is a bundled one under another name."""
    models.mkdir(parents=True, exist_ok=True)
    archive = zipped(
        models.parent / "package.argosmodel", BUNDLED / like, from_code=source, to_code=target
    )
    folder = models / f"{source}_{target}-0.1"
    shutil.unpack_archive(archive, folder.parent / "new", "zip")
    (folder.parent / "new" / "package").rename(folder)
    (folder.parent / "new").rmdir()
    return folder


@pytest.mark.slow
def test_real_models_go_through_english(own_home: Home) -> None:
    installed(own_home.models, "ca", "en", "fr_en")
    engine = engine_for(own_home)
    assert engine.model(CATALAN_TO_FRENCH) == f"ca_en {carried('fr_en')} + en_fr {carried('en_fr')}"
    (found,) = [
        {one.source: one for batch in translate(engine, NEWS, CATALAN_TO_FRENCH) for one in batch}
    ]
    assert set(found) == set(NEWS)
    assert detect_language(" ".join(one.text for one in found.values())) is Language.FRENCH
    assert "www.ville.fr/pont" in found[NEWS[0]].text
    assert found[NEWS[1]].text == found[NEWS[1]].text.upper()
    assert "3\u202f500" in found[NEWS[2]].text
    others = engine.alternatives(NEWS[2], CATALAN_TO_FRENCH, 3)
    assert len({one.text for one in others}) == len(others) > 1
    assert engine.link(NEWS[2], others[0].text, CATALAN_TO_FRENCH) == ()
    assert engine.link(NEWS[2], "Eleven countries met in Paris.", CATALAN_TO_ENGLISH) != ()


@pytest.mark.slow
def test_a_sentence_too_long_for_both_models_stays_as_it_is(own_home: Home) -> None:
    installed(own_home.models, "ca", "en", "fr_en")
    word = "x" * 9000
    ((one,),) = translate(engine_for(own_home), [word], CATALAN_TO_FRENCH)
    assert (one.text, one.doubts) == (word, (Doubt.COPIED,))


@pytest.mark.slow
def test_only_one_third_language_stays_loaded(tmp_path: Path) -> None:
    models = tmp_path / "models"
    for source in ("ca", "gl"):
        installed(models, source, "en", "fr_en")
    engine = ArgosEngine([BUNDLED, models], tmp_path / "scratch")
    galician = Direction(Language.GALICIAN, Language.ENGLISH)
    running = engine.translate(NEWS, CATALAN_TO_ENGLISH, Token(), urgent=1)
    first = next(running)
    for direction in (FRENCH_TO_ENGLISH, galician):
        list(engine.translate(NEWS[:1], direction, Token()))
    assert set(engine._loaded) == {FRENCH_TO_ENGLISH, galician}
    assert len(first) + sum(map(len, running)) == len(NEWS)
