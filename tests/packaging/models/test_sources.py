"""The mix is a table with a reason and a licence for each source."""

from pathlib import Path

import pytest
from models.sources import Source, learnt, read_mix
from models.ways import Way

TABLE = '[[source]]\nname = "a"\ntitle = "A"\nlicence = "x"\nwhy = "y"\nweight = '


def test_every_source_of_the_mix_says_why_it_is_in_it() -> None:
    mix = read_mix()
    assert all(one.why.endswith(".") and one.title and one.licence for one in mix)
    assert "news" in {one.name for one in mix}


@pytest.mark.parametrize(
    "text", [TABLE + "0\n", TABLE + "1\nlast = 0\n", TABLE + "1\n" + TABLE + "2\n"]
)
def test_a_source_without_weight_or_described_twice_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mix.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"mix\.toml"):
        read_mix(path)


def test_a_source_may_weigh_otherwise_in_the_last_part() -> None:
    same, more = Source("a", 1.0, "x", "y", "A"), Source("b", 2.0, "x", "y", "B", last=5.0)
    assert [one.weighs(is_last=False) for one in (same, more)] == [1.0, 2.0]
    assert [one.weighs(is_last=True) for one in (same, more)] == [1.0, 5.0]


def test_synthetic_pairs_teach_only_the_way_whose_target_people_wrote() -> None:
    both = Source("a", 1.0, "x", "y", "A")
    synthetic = Source("b", 1.0, "x", "y", "B", target="fr")
    assert learnt((both, synthetic), Way.EN_FR) == (both, synthetic)
    assert learnt((both, synthetic), Way.FR_EN) == (both,)
