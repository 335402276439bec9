"""Bundles of drawn pairs: every pair once before any comes again, whatever files were carried."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from models.batching import SEPARATE, Item
from models.bundling import Bundle, write


def numbered(first: int) -> Item:
    return [first, first + 1], [first + 2] * (1 + first % 5)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("models.bundling.FILE_BYTES", 4000)
    monkeypatch.setattr("models.bundling.DRAWN", 100)
    drawn = iter(range(1, 60_000, 4))

    def draw(count: int) -> Iterator[Item]:
        return map(numbered, islice(drawn, count))

    frequencies = np.arange(5.0)
    paths = list(write(draw, [numbered(9), numbered(7)], frequencies, tmp_path, files=2))
    assert [path.name for path in paths] == ["judged.npz", "pairs-01.npz", "pairs-02.npz"]
    return tmp_path


def plain(item: Item) -> tuple[tuple[int, ...], tuple[int, ...]]:
    before, after = (tuple(int(piece) for piece in side) for side in item)
    return before, after


def test_the_pairs_come_back_as_they_were_drawn(folder: Path) -> None:
    bundle = Bundle(folder, tokens=64, longest=100, seed=3)
    assert len(bundle) > 300
    found = list(map(plain, bundle.draw(len(bundle))))
    assert len(set(found)) == len(found)
    assert set(map(plain, bundle.draw(len(bundle)))) == set(found)
    assert all(pair == plain(numbered(pair[0][0])) for pair in found)
    assert (bundle.frequencies == np.arange(5.0)).all()
    assert list(map(plain, bundle.judged)) == [plain(numbered(9)), plain(numbered(7))]


def test_batches_are_made_of_its_pairs(folder: Path) -> None:
    bundle = Bundle(folder, tokens=64, longest=100, seed=3)
    for batch in islice(bundle, 20):
        for source, seen, wanted in zip(batch.source, batch.seen, batch.wanted, strict=True):
            before = source[: int(seen.sum()) - 1].tolist()
            after = wanted[wanted != SEPARATE][:-1].tolist()
            assert (before, after) == numbered(before[0])


def test_a_file_that_was_left_behind_is_not_missed(folder: Path) -> None:
    whole = len(Bundle(folder, 64, 100, 3))
    (folder / "pairs-02.npz").unlink()
    assert 0 < len(Bundle(folder, 64, 100, 3)) < whole
    (folder / "pairs-01.npz").unlink()
    with pytest.raises(FileNotFoundError, match="no pairs"):
        Bundle(folder, 64, 100, 3)


def test_longer_pairs_are_left_out(folder: Path) -> None:
    bundle = Bundle(folder, tokens=64, longest=4, seed=3)
    assert all(max(map(len, pair)) < 4 for pair in bundle.draw(500))
