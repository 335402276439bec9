"""Pairs come out as the program would send them, each once, the doubtful ones left out."""

from collections import Counter
from pathlib import Path

from models.pairs import cleaned, counted, is_usable, lines, prepare, read_pairs
from models.places import Work
from models.sources import Source

SOURCE = Source("made", 1.0, "none", "a test", "Made")


def test_punctuation_is_as_plain_as_the_program_sends_it() -> None:
    found = list(cleaned([("«\u00a0L’été…\u00a0» –\u202fici", "“Summer…” — here")]))
    assert found == [("« L'été... » - ici", '"Summer..." - here')]


def test_a_pair_comes_once_and_copies_and_odd_lengths_never() -> None:
    pairs = [
        ("Oui.", "Yes."),
        ("Oui.", "Yes."),
        ("Paris", "Paris"),
        ("", "Nothing"),
        ("Non.", "No."),
    ]
    assert list(cleaned(pairs)) == [("Oui.", "Yes."), ("Non.", "No.")]
    assert is_usable("Un mot", "a word and a few more words")
    assert not is_usable("Un mot", "a word " * 6)
    assert not is_usable("mot " * 130, "word " * 130)


def test_lines_without_two_cells_are_left(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("un\tone\ntitre\n1\t2\t3\ndeux\ttwo\r\n", encoding="utf-8")
    assert list(read_pairs(path)) == [("un", "one"), ("deux", "two")]


def test_a_source_that_isn_t_there_is_left_out_and_dev_keeps_all_lines(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.pairs.mkdir()
    (work.pairs / "made.tsv").write_text("Un.\tOne.\nUn.\tOne.\n", encoding="utf-8")
    (work.pairs / "dev.tsv").write_text("Un.\tOne.\nUn.\tOne.\n", encoding="utf-8")
    absent = Source("absent", 1.0, "none", "a test", "Absent")
    assert prepare(work, [SOURCE, absent]) == {"made": 1, "dev": 2}
    assert lines(work.text("made", "en")) == ["One."]
    assert lines(work.text("dev", "fr")) == ["Un.", "Un."]


def test_words_are_counted_in_the_prepared_pairs(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.text("made", "fr").parent.mkdir()
    work.text("made", "fr").write_text("Le volcan.\nUn Volcan, 12.\n", encoding="utf-8")
    assert counted(work, "fr", ["made"]) == Counter(volcan=2, le=1, un=1)
