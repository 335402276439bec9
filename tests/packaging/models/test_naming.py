"""A name is to be copied or translated as the pairs do it; one that no pair has is copied."""

from pathlib import Path

import pytest
from models.naming import changing, copied, count
from models.places import Work
from models.ways import Way

PAIRS = (
    ("Il a vu Merkel, puis Hollande.", "He saw Merkel, then Hollande."),
    ("À Londres, Merkel parle.", "In London, Merkel talks."),
    ("Le chef de la NASA est à Londres.", "The head of NASA is in London."),
    ("Il va à Marseille.", "He goes to Marseilles."),
    ("Elle va à Marseille.", "She goes to Marseilles."),
    ("On va à Marseille.", "They go to Marseille."),
)


class Pieces:
    """A vocabulary of a few pieces."""

    every = ("</s>", "▁Hubble", "▁However", "▁however", "▁Londres", "▁NASA", "▁la", "Mer", "▁ESO")

    def get_piece_size(self) -> int:
        return len(self.every)

    def id_to_piece(self, number: int) -> str:
        return self.every[number]


@pytest.fixture
def work(tmp_path: Path) -> Work:
    found = Work(tmp_path)
    (tmp_path / "data").mkdir()
    for side, language in enumerate(("fr", "en")):
        text = "".join(pair[side] + "\n" for pair in PAIRS)
        found.text("made", language).write_text(text, encoding="utf-8")
    assert [count(found, way, ["made"]) for way in Way] == [5, 6]
    return found


def test_names_of_the_source_are_counted_but_at_the_head_of_a_sentence(work: Work) -> None:
    rows = [line.split("\t") for line in work.names(Way.FR_EN).read_text("utf-8").splitlines()]
    assert {name: (int(seen), int(left)) for name, seen, left in rows} == {
        "Hollande": (1, 1),
        "Londres": (2, 0),
        "Marseille": (3, 1),
        "Merkel": (2, 2),
        "NASA": (1, 1),
    }


def test_names_that_mostly_change_are_told(work: Work) -> None:
    assert changing(work, Way.FR_EN) == ("Londres", "Marseille")
    assert changing(work, Way.EN_FR) == ("London", "Marseilles")


def test_the_others_are_copied_and_so_are_whole_pieces_that_no_pair_has(work: Work) -> None:
    found = copied(work, Way.FR_EN, Pieces())  # type: ignore[arg-type]
    assert found == ("Hollande", "Merkel", "NASA", "ESO", "Hubble")
