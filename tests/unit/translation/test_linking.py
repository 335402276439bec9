"""Word alignment by attention, across differences in typography."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Span
from desktop.translation.linking import find_words, link_words


def linked(source: str, target: str, *rows: str) -> list[tuple[str, str]]:
    """Link texts whose pieces are their words; a row names the piece that a target piece heeds."""
    pieces = [f"▁{word}" for word in source.replace("’", "'").lower().split()]
    wanted = [f"▁{word}" for word in target.replace("’", "'").split()]
    attention = [[float(piece == f"▁{heeded}") for piece in pieces] for heeded in rows]
    links = link_words(source, target, pieces, wanted, attention)
    return [(one.of(source), other.of(target)) for one, other in links]


def test_words_are_linked_across_an_order_that_differs() -> None:
    assert linked("The Iraqi forces", "Les forces irakiennes", "the", "forces", "iraqi") == [
        ("The", "Les"),
        ("Iraqi", "irakiennes"),
        ("forces", "forces"),
    ]


def test_one_word_may_stand_for_two_and_two_for_one() -> None:
    assert linked("He said", "Il a dit", "he", "said", "said") == [
        ("He", "Il"),
        ("said", "a"),
        ("said", "dit"),
    ]
    pieces, wanted = ["▁at", "▁least"], ["▁ho", "▁mo", "ins"]
    found = link_words("at least", "ho moins", pieces, wanted, [[1, 0], [0.5, 0.5], [0.1, 0.9]])
    assert [(one.start, other.start) for one, other in found] == [(0, 0), (3, 3)]


def test_capitals_quotation_marks_and_apostrophes_are_no_hindrance() -> None:
    source, target = "« L’EAU MONTE »", "“The water is rising”"
    pieces = ['▁"', "▁l", "'", "eau", "▁monte", '▁"']
    wanted = ['▁"', "The", "▁water", "▁is", "▁ris", "ing", '"']
    rows = [0, 1, 3, 4, 4, 4, 5]
    attention = [[float(place == row) for place in range(len(pieces))] for row in rows]
    links = link_words(source, target, pieces, wanted, attention)
    assert [(one.of(source), other.of(target)) for one, other in links] == [
        ("L’EAU", "The"),
        ("L’EAU", "water"),
        ("MONTE", "is"),
        ("MONTE", "rising"),
    ]


def test_attention_that_is_spread_links_nothing() -> None:
    assert link_words("a b c d e", "x", list("▁a▁b▁c▁d▁e"), ["▁x"], [[0.1] * 10]) == ()


@given(st.text(max_size=40), st.text(max_size=40), st.lists(st.text(max_size=4), max_size=9),
       st.lists(st.text(max_size=4), max_size=9))  # fmt: skip
def test_spans_lie_in_the_texts_whatever_the_pieces(
    source: str, target: str, pieces: list[str], wanted: list[str]
) -> None:
    attention = [[1.0 for _ in pieces] for _ in wanted]
    for one, other in link_words(source, target, pieces, wanted, attention):
        assert one.of(source) in [span.of(source) for span in find_words(source)]
        assert isinstance(other, Span)
        assert 0 <= other.start < other.end <= len(target)
