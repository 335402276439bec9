"""Translation memories as TMX, against an independent reader and writer."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from desktop.base.errors import AppError
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Language,
    Translated,
)
from desktop.reading.exchange.import_outcome import SkipReason
from desktop.reading.exchange.safe_xml import iterate_elements, replace_invalid_characters
from desktop.reading.exchange.tmx import LONGEST, read_memory, write_memory

OWN = Translated("Il « pleut » & <neige>.", "It’s raining 😀.", FRENCH_TO_ENGLISH, "")
ENGINES = Translated("It snows.", "Il neige.", ENGLISH_TO_FRENCH, "en_fr 0.1")

UNIT = '<tu><tuv xml:lang="en-US"><seg>{}</seg></tuv><tuv xml:lang="fr-FR"><seg>{}</seg></tuv></tu>'
FILE = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="{}"/><body>{}</body></tmx>'


def written(folder: Path, body: str, source: str = "en-US") -> Path:
    path = folder / "memory.tmx"
    path.write_text(FILE.format(source, body), encoding="utf-8")
    return path


def read(path: Path) -> tuple[list[Translated], Counter[SkipReason]]:
    skipped: Counter[SkipReason] = Counter()
    return list(read_memory(path, skipped)), skipped


def test_a_memory_comes_back_as_it_went_out(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    assert write_memory(path, [OWN, ENGINES]) == 2
    assert read(path) == ([OWN, ENGINES], Counter())


def test_an_independent_reader_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    write_memory(path, [OWN, ENGINES])
    store = tmxfile.parsestring(path.read_bytes(), "fr", "en")
    assert [(unit.source, unit.target) for unit in store.units] == [
        (OWN.source, OWN.text),
        (ENGINES.text, ENGINES.source),
    ]
    header = store.document.getroot().find("header")
    assert header is not None
    assert set(header.keys()) >= {
        "creationtool",
        "creationtoolversion",
        "segtype",
        "o-tmf",
        "adminlang",
        "srclang",
        "datatype",
    }
    assert b'<prop type="x-by-reader">yes</prop>' in path.read_bytes()
    assert b'<prop type="x-model">en_fr 0.1</prop>' in path.read_bytes()


def test_what_an_independent_writer_writes_is_read(tmp_path: Path) -> None:
    store = tmxfile(sourcelanguage="fr", targetlanguage="en")
    store.addtranslation(OWN.source, "fr", OWN.text, "en", comment="seen")
    path = tmp_path / "memory.tmx"
    path.write_bytes(bytes(store))
    assert read(path) == ([OWN], Counter())


@pytest.mark.parametrize(
    ("source", "unit", "direction"),
    [
        ("en", UNIT, ENGLISH_TO_FRENCH),
        ("fr-CA", UNIT, FRENCH_TO_ENGLISH),
        ("*all*", UNIT, ENGLISH_TO_FRENCH),
        ("en", UNIT.replace("<tu>", '<tu srclang="FR">'), FRENCH_TO_ENGLISH),
        ("en", UNIT.replace("xml:lang", "lang"), ENGLISH_TO_FRENCH),
    ],
)
def test_the_file_or_the_unit_says_which_way_it_goes(
    tmp_path: Path, source: str, unit: str, direction: object
) -> None:
    (one,), _ = read(written(tmp_path, unit.format("A dog.", "Un chien."), source))
    assert one.direction == direction
    assert {one.source, one.text} == {"A dog.", "Un chien."}
    assert one.is_by_reader


def test_the_codes_of_other_programs_are_left_out_and_words_are_kept(tmp_path: Path) -> None:
    marked = (
        'A <bpt i="1">&lt;b></bpt>big<ept i="1">&lt;/b></ept> <hi type="x">bad '
        '<ph x="1">{0}<sub>alt</sub></ph>dog</hi><it pos="begin">*</it>.<!-- no --><?no no?>'
    )
    path = tmp_path / "memory.tmx"
    body = UNIT.replace("{}", marked, 1).replace("{}", "Un gros chien.")
    path.write_text(FILE.replace("{}", "en", 1).replace("{}", body), encoding="utf-8")
    assert read(path)[0][0].source == "A big bad dog."


def test_skipped_entries_are_counted(tmp_path: Path) -> None:
    units = [
        UNIT.format("A dog.", "Un chien."),
        UNIT.format("A dog.", "Ein Hund.").replace("fr-FR", "de"),
        UNIT.format(" ", "Un chien."),
        UNIT.format("x" * (LONGEST + 1), "x"),
        "<tu/>",
    ]
    found, skipped = read(written(tmp_path, "".join(units)))
    assert len(found) == 1
    assert skipped == {SkipReason.LANGUAGE: 2, SkipReason.EMPTY: 1, SkipReason.TOO_LONG: 1}


def test_other_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    text = FILE.format("en", UNIT.format("A dog.", "Un chien âgé."))
    path.write_bytes(text.replace('1.0"', '1.0" encoding="utf-16"').encode("utf-16"))
    assert read(path)[0][0].text == "Un chien âgé."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "isn't XML"),
        ("<tmx><body><tu>", "is damaged"),
        ("<xliff><body/></xliff>", "isn't a TMX file"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(text)
    with pytest.raises(AppError, match=said):
        read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX's")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "memory.tmx")
    with pytest.raises(AppError, match="isn't a file"):
        read(tmp_path / "memory.tmx")


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    head = (
        '<!DOCTYPE tmx SYSTEM "http://localhost:9/tmx14.dtd" [<!ENTITY l "lol">'
        f'<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    )
    path = tmp_path / "memory.tmx"
    text = FILE.format("en", UNIT.format("A &s;&l;dog.", "Un chien."))
    path.write_text(text.replace("<tmx", head + "<tmx", 1))
    assert read(path)[0][0].source == "A dog."


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "memory.tmx"
    text = FILE.format("en", UNIT.format("A &l11;dog.", "Un chien."))
    path.write_text(text.replace("<tmx", f'<!DOCTYPE tmx [<!ENTITY l0 "lol">{laughs}]><tmx', 1))
    with pytest.raises(AppError, match="is damaged"):
        read(path)


def test_what_was_read_of_a_long_file_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    write_memory(path, (replace(ENGINES, source=f"It snows {n}.") for n in range(500)))
    with path.open("rb") as file:
        before = [
            sum(1 for _ in element.itersiblings(preceding=True))
            for element in iterate_elements(file, ("tmx",), ("tu",))
        ]
    assert len(before) == 500
    assert max(before) <= 1
    assert len(read(path)[0]) == 500


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    write_memory(path, [OWN])

    def broken() -> Iterator[Translated]:
        yield ENGINES
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_memory(path, broken())
    assert read(path)[0] == [OWN]
    assert len(list(tmp_path.iterdir())) == 1


TEXTS = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: f"x{text}y")


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)
@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(("", "fr_en 1"))), max_size=4))
def test_any_text_that_xml_may_hold_comes_back(
    tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    path = tmp_path / "memory.tmx"
    memory = [Translated(one, other, FRENCH_TO_ENGLISH, model) for one, other, model in rows]
    write_memory(path, memory)
    for_file = [
        (replace_invalid_characters(one), replace_invalid_characters(other), model)
        for one, other, model in rows
    ]
    assert [(one.source, one.text, one.model) for one in read(path)[0]] == for_file


def test_a_third_language_is_imported_as_source_and_skipped_as_target(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    german = Direction(Language.GERMAN, Language.FRENCH)
    one = Translated("Es regnet.", "Il pleut.", german, "de_en 1 + en_fr 1")
    away = Translated("Il pleut.", "Es regnet.", Direction(Language.FRENCH, Language.GERMAN), "x")
    write_memory(path, [one, away])
    assert read(path) == ([one], Counter({SkipReason.LANGUAGE: 1}))


def test_of_several_languages_the_one_that_is_read_is_taken(tmp_path: Path) -> None:
    unit = UNIT.format("It rains.", "Il pleut.")
    german = '<tuv xml:lang="de"><seg></seg></tuv></tu>'
    path = written(tmp_path, unit.replace("</tu>", german))
    ((one,), skipped) = read(path)
    assert (one.source, one.text, one.direction) == ("It rains.", "Il pleut.", ENGLISH_TO_FRENCH)
    assert not skipped
