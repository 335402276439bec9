"""Word lists: known words are found, made-up ones detected, with their pieces."""

from random import Random

import pytest

from desktop.reading.article import Language
from desktop.translation.model_loader import load_lexicon
from desktop.translation.word_lists import Lexicon, split_before

WORDS = sorted({"a", "été", "état", "œuvre", "zèbre", "le", "les", "lestement", "noir", "nu"})
SMALL = Lexicon("".join(word + "\n" for word in WORDS).encode())


def test_every_word_of_a_list_is_found_and_no_other() -> None:
    chance = Random(1)
    for word in WORDS:
        assert word in SMALL
        for other in (word + "s", word[:-1], word[1:], "".join(chance.sample(word, len(word)))):
            assert (other in SMALL) == (other in WORDS)
    assert "x" not in Lexicon(b"")


@pytest.mark.parametrize(
    ("language", "known", "unknown"),
    [
        (Language.FRENCH, "tragiquement policiers députée télescope aujourd œuvre", "téléscope"),
        (Language.ENGLISH, "tragically policemen colour color doesn telescope", "tragicly"),
    ],
)
def test_the_program_has_the_words_of_both_languages(
    language: Language, known: str, unknown: str
) -> None:
    words = load_lexicon(language)
    assert words is not None
    assert [word for word in known.split() if word not in words] == []
    assert unknown not in words


def test_there_is_no_list_of_other_languages() -> None:
    assert load_lexicon(Language("de")) is None


@pytest.mark.slow
def test_the_files_are_in_the_order_of_their_bytes() -> None:
    for language in (Language.FRENCH, Language.ENGLISH):
        words = load_lexicon(language)
        assert words is not None
        lines = words.lines.split(b"\n")
        assert lines.pop() == b""
        assert lines == sorted(set(lines))


@pytest.mark.parametrize(
    ("source", "output", "invented"),
    [
        ("He saw it", "le noirtat, l'étatiste", ("noirtat", "étatiste")),
        ("the zorbing", "les zorbing nus", ("nus",)),
        ("x", "Noirtat 12e NOIRT le_nu nd", ()),
    ],
)
def test_what_neither_the_language_nor_the_source_has_is_invented(
    source: str, output: str, invented: tuple[str, ...]
) -> None:
    assert SMALL.find_invented(source, output) == invented


@pytest.mark.parametrize(
    ("written", "word", "prefix", "own"),
    [
        (["▁le", "▁noir", "tat", ",", "▁nu"], "noirtat", 1, ["▁noir", "tat"]),
        (["▁l", "'", "noir", "tat", "»", "."], "noirtat", 2, ["noir", "tat"]),
        (["▁", "noir", "tat"], "noirtat", 0, ["▁", "noir", "tat"]),
    ],
)
def test_the_pieces_of_a_word_are_found(
    written: list[str], word: str, prefix: int, own: list[str]
) -> None:
    assert split_before(word, written) == (written[:prefix], own)
    assert split_before("nues", written) is None
