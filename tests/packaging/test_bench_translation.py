"""The book that is measured: long enough, and nothing in it comes from the memory."""

from bench_translation import in_paragraphs, numbered


def test_a_book_is_long_enough_and_no_sentence_stands_in_it_twice() -> None:
    lines = ["Nobody was hurt.", "The bridge is closed."]
    found = numbered(lines, 100)
    assert len(set(found)) == len(found)
    assert 100 <= sum(len(line.split()) for line in found) < 110
    assert all(line.endswith(lines[number % 2]) for number, line in enumerate(found))


def test_lines_stand_in_paragraphs_in_their_order() -> None:
    assert in_paragraphs(["A.", "B.", "C.", "D."], size=3) == "A. B. C.\n\nD.\n"
