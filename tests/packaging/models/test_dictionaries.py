"""The lists of words: those of the dictionaries and those that pairs have often, in order."""

from pathlib import Path

from models import dictionaries
from models.places import Work


def test_words_are_those_of_the_lists_and_the_frequent_ones_of_the_pairs(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.words("fr").mkdir(parents=True)
    (work.words("fr") / "list").write_text("zèbre\nParis\nabat-jour\n", encoding="utf-8")
    work.text("made", "fr").parent.mkdir()
    lines = ["Londres dort, 3 fois.", "À Londres, on dort.", "LONDRES dort-elle ?"]
    work.text("made", "fr").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = dictionaries.words(work, "fr", ["made"])
    assert found == ["abat", "dort", "jour", "londres", "zèbre"]
    path = tmp_path / "new" / "fr.txt"
    dictionaries.write(found, path)
    assert path.read_bytes() == "abat\ndort\njour\nlondres\nzèbre\n".encode()
