"""Collecting pictures: what is kept of a page's, whatever it or its files try."""

import base64
import os
import struct
from pathlib import Path

import pytest

from desktop.reading.pictures import picture_collection
from desktop.reading.pictures.picture_collection import (
    PictureBudget,
    collect_pictures,
    no_picture,
    read_beside,
    read_by_address,
)
from tests.builders import png


def names(markup: str, files: dict[str, bytes], budget: PictureBudget | None = None) -> list[str]:
    found = collect_pictures(markup, lambda name, _: files.get(name), budget)
    return [picture.name for picture in found]


def with_size(width: int, height: int) -> bytes:
    """Return a small file that declares a size."""
    start = png(1, 1)
    return start[:16] + struct.pack(">II", width, height) + start[24:]


@pytest.mark.parametrize(
    ("data", "is_kept"),
    [
        (png(100, 100), True),
        (png(99, 400), False),
        (png(400, 99), False),
        (with_size(1, 1), False),
        (with_size(60_000, 60_000), False),
        (with_size(30_000, 200), False),
        (with_size(10_000, 6_000), False),
        (b"<svg width='400' height='400'/>", False),
        (b"<html>not found</html>", False),
        (png()[:22], False),
    ],
)
def test_only_pictures_of_a_known_format_and_fit_size_are_kept(data: bytes, is_kept: bool) -> None:
    assert names('<img src="a.png">', {"a.png": data}) == (["a.png"] if is_kept else [])


def test_the_largest_of_several_sizes_is_kept_once() -> None:
    files = {"s.png": png(120, 120), "m.png": png(240, 240), "l.png": b""}
    page = '<img src="s.png" srcset="m.png 2x, l.png 3x">'
    assert names(page * 2, files) == ["m.png"]


def test_the_media_type_is_that_of_the_data() -> None:
    (found,) = collect_pictures('<img src="photo.jpg">', lambda *_: png())
    assert (found.media_type, found.width, found.height) == ("image/png", 320, 200)


def test_an_article_has_forty_pictures_and_a_page_is_not_searched_without_end() -> None:
    many = "".join(f'<img src="{number}.png">' for number in range(50))
    assert len(names(many, {f"{number}.png": png(100, 100) for number in range(50)})) == 40
    lost = "".join(f'<img src="lost{number}.png">' for number in range(1_000))
    assert names(lost + '<img src="a.png">', {"a.png": png()}) == []


def test_pictures_have_a_limit_each_and_one_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_collection, "LARGEST", len(png()))
    page = '<img src="a.png"><img src="b.png"><img src="c.png">'
    files = {"a.png": png(), "b.png": png() + b"x", "c.png": png()}
    assert names(page, files) == ["a.png", "c.png"]
    budget = PictureBudget(len(png()) + 10)
    assert names(page, files, budget) == ["a.png"]
    assert budget.left == 10


def test_pictures_in_the_markup_are_decoded() -> None:
    data = png()
    written = base64.b64encode(data).decode()
    (found,) = collect_pictures(f'<img src="data:image/png;base64,{written}">', no_picture)
    assert found.data == data
    percent = "".join(f"%{byte:02x}" for byte in data)
    (found,) = collect_pictures(f'<img src="data:image/png,{percent}">', no_picture)
    assert found.data == data
    for broken in (
        "data:image/png;base64,A",
        "data:,",
        "data:",
        f"data:image/png;base64,{'A' * 99}",
    ):
        assert collect_pictures(f'<img src="{broken}">', no_picture) == ()


def test_an_endless_picture_in_the_markup_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_collection, "LARGEST", 100)
    written = base64.b64encode(png()).decode()
    assert collect_pictures(f'<img src="data:;base64,{written}">', no_picture) == ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a page's folder with a picture below it; there is another one outside."""
    own = tmp_path / "own"
    (own / "page_files").mkdir(parents=True)
    (own / "page_files" / "été 1.png").write_bytes(png())
    (tmp_path / "secret.png").write_bytes(png())
    return own


@pytest.mark.parametrize(
    "reference",
    ["page_files/été 1.png", "./page_files/%C3%A9t%C3%A9%201.png?v=2#top", "page_files//été 1.png"],
)
def test_pictures_below_the_folder_are_read(folder: Path, reference: str) -> None:
    assert read_beside(folder)(reference, 10_000) == png()


@pytest.mark.parametrize(
    "reference",
    [
        "../secret.png",
        "page_files/../../secret.png",
        "%2e%2e/secret.png",
        "..%2fsecret.png",
        "..\\secret.png",
        "{outside}/secret.png",
        "file://{outside}/secret.png",
        "//example.org/secret.png",
        "https://example.org/secret.png",
        "link.png",
        "linked/secret.png",
        "loop.png",
        "pipe.png",
        "page_files",
        "",
        "a\0b.png",
        "x" * 5_000,
    ],
)
def test_nothing_outside_the_folder_is_read(folder: Path, reference: str) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    (folder / "linked").symlink_to(folder.parent)
    (folder / "loop.png").symlink_to(folder / "loop.png")
    os.mkfifo(folder / "pipe.png")
    assert read_beside(folder)(reference.format(outside=folder.parent), 10_000) is None


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    assert read_beside(folder)("page_files/été 1.png", 10) is None


def test_a_folder_that_is_gone_has_no_pictures(tmp_path: Path) -> None:
    assert read_beside(tmp_path / "gone")("a.png", 10_000) is None


def test_addresses_are_resolved_with_that_of_the_page() -> None:
    parts = {"https://a.org/f/1.png": lambda: b"1", "cid:2": lambda: b"22", "x": lambda: "text"}
    read = read_by_address(parts, "https://a.org/news/page")
    assert read("../f/1.png#x", 10) == b"1"
    assert read("/f/1.png", 10) == b"1"
    assert read("cid:2", 10) == b"22"
    assert read("cid:2", 1) is None
    assert read("x", 10) is None
    assert read("https://a.org/other.png", 10) is None
    assert read_by_address(parts, None)("f/1.png", 10) is None
