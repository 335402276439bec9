"""A small language that a small network learns in a minute: some hundred sentences of news."""

from itertools import product
from random import Random

SUBJECTS = (
    ("Le maire", "The mayor"),
    ("La ministre", "The minister"),
    ("Le conseil", "The council"),
    ("La présidente", "The chairwoman"),
)
DEEDS = (
    ("a ouvert", "opened"),
    ("a fermé", "closed"),
    ("a visité", "visited"),
    ("a critiqué", "criticised"),
)
THINGS = (
    ("le nouveau pont", "the new bridge"),
    ("l’école", "the school"),
    ("le musée", "the museum"),
    ("la bibliothèque", "the library"),
)
TIMES = (
    ("lundi matin", "on Monday morning"),
    ("mardi soir", "on Tuesday evening"),
    ("hier", "yesterday"),
    ("après le vote", "after the vote"),
)


def made(trained: int, judged: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return (French, English) pairs to train on and others to judge by, always the same."""
    parts = list(product(SUBJECTS, DEEDS, THINGS, TIMES))
    Random(7).shuffle(parts)
    pairs = []
    for part in parts[: trained + judged]:
        french, english = (" ".join(one[side] for one in part) + "." for side in (0, 1))
        pairs.append((french, english))
    return pairs[:trained], pairs[trained:]
