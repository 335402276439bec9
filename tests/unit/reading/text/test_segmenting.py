"""Sentence segmentation: the hard cases, the exact offsets, the kinds of paragraph."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reading.article import Article, Kind, Language, Paragraph, Sentence
from desktop.reading.text.segmenting import segment, split_sentences

CASES = Path(__file__).parents[3] / "data" / "sentences"
SIGNS = str.maketrans({"⍽": "\u00a0", "⌴": "\u202f", "⏎": "\n", "␍": "\r"})
LANGUAGES = {"french": Language.FRENCH, "english": Language.ENGLISH}

TRICKY = (
    "« ",
    " »",
    "“",
    "”",
    '"',
    "'",
    "’",
    "(",
    ")",
    "[...]",
    "…",
    "...",
    ".",
    " !",
    "?",
    ";",
    "—",
    " ",
    "\u00a0",
    "\u202f",
    "\u200b",
    "\u200f",
    "\ufeff",
    "\r\n",
    "\n",
    "\n\n",
    "\u2028",
    "\x85",
    "\x1c",
    "M.",
    "U.S.",
    "J.-C.",
    "etc.",
    "1.",
    "3,5",
    "Le",
    "mot",
    "He",
    "e\u0301",
    "🎉",
    "👩‍💻",
    "محمد",
    "שלום",
    "中文。",
    "https://t.co/a",
    "@nom",
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(TRICKY), max_size=40).map("".join))


def cases(name: str) -> list[tuple[str, set[int]]]:
    """Read the cases: each a text with the offsets at which a sentence ends before another."""
    found = []
    for line in (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("% "):
            continue
        pieces = line.translate(SIGNS).split("‖")
        ends, at = set(), 0
        for piece in pieces[:-1]:
            at += len(piece)
            ends.add(at - len(piece) + len(piece.rstrip()))
        found.append(("".join(pieces), ends))
    return found


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_hard_cases_are_many(name: str) -> None:
    assert len({text for text, _ in cases(name)}) >= 160


@pytest.mark.parametrize("name", LANGUAGES)
def test_hard_cases_are_split_where_a_reader_would(name: str) -> None:
    hits = extra = missed = 0
    misses = []
    for text, expected in cases(name):
        found = {sentence.span.end for sentence in split_sentences(text, LANGUAGES[name])[:-1]}
        hits += len(found & expected)
        extra += len(found - expected)
        missed += len(expected - found)
        if found != expected:
            misses.append(" ‖ ".join(s.text for s in split_sentences(text, LANGUAGES[name])))
    score = 2 * hits / (2 * hits + extra + missed)
    report = "\n".join(misses)
    assert score >= 0.99, f"F1 {score:.4f}, {extra} too many, {missed} missed:\n{report}"


def put_together(text: str, found: tuple[Sentence, ...]) -> str:
    """Join the sentences by what lies between them, which must be blank."""
    pieces, at = [], 0
    for sentence in found:
        between = text[at : sentence.span.start]
        assert not between.strip()
        assert sentence.text == sentence.span.of(text)
        assert sentence.text == sentence.text.strip() != ""
        pieces += [between, sentence.text]
        at = sentence.span.end
    assert not text[at:].strip()
    return "".join(pieces) + text[at:]


@given(texts, st.sampled_from(Language))
def test_sentences_and_the_blanks_between_them_give_the_text_back(
    text: str, language: Language
) -> None:
    found = split_sentences(text, language)
    assert put_together(text, found) == text
    assert bool(found) == bool(text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "(a. B) " * 20_000,
        "A." * 50_000,
        "(...) Le " * 10_000,
        "« " * 50_000,
        "1. " * 30_000,
        "." + " " * 100_000 + "B",
        "mot" * 50_000 + ". Le mot.",
    ],
    ids=["brackets", "initials", "elisions", "quotes", "enumerations", "blanks", "one word"],
)
@pytest.mark.slow
def test_hostile_text_comes_back_whole(text: str) -> None:
    assert put_together(text, split_sentences(text, Language.FRENCH)) == text


def test_language_decides_what_an_abbreviation_is() -> None:
    text = "Il dit no. Les autres rient."
    assert len(split_sentences(text, Language.FRENCH)) == 2
    times = "It opens at 9 a.m. Customers wait."
    assert len(split_sentences(times, Language.ENGLISH)) == 2
    assert len(split_sentences("Der Film läuft. Er ist lang.", Language.OTHER)) == 2
    assert len(split_sentences("M. Le Drian met Sen. McCain.", Language.OTHER)) == 1


def paragraph(kind: Kind, text: str) -> Paragraph:
    return Paragraph(kind, text, Language.FRENCH)


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        (Kind.TITLE, "Mossoul : l'offensive progresse", 1),
        (Kind.TITLE, "Attentat. Trois morts à Raqqa", 1),
        (Kind.TITLE, "Pourquoi ? Les raisons d'un échec", 1),
        (Kind.TITLE, "Les combats continuent à Mossoul. La coalition vise Raqqa", 2),
        (Kind.SUBHEADING, "Un échec ? Non.", 1),
        (Kind.CREDIT, "Par A. Dubois. Avec AFP. Photo J. Martin.", 1),
        (Kind.CAPTION, "Des combattants à Raqqa en 2014. AP", 2),
        (Kind.EMBED, "Début de la bataille !\n— Le Quotidien (@le_quotidien) 25 octobre 2016", 2),
        (Kind.BODY, "Un échec ? Non.", 2),
        (Kind.LEAD, "", 0),
    ],
)
def test_each_kind_of_paragraph_has_its_sentences(kind: Kind, text: str, number: int) -> None:
    article = segment(Article((paragraph(kind, text),)))
    found = article.paragraphs[0].sentences
    assert len(found) == number
    assert all(sentence.span.of(text) == sentence.text for sentence in found)


def test_segment_keeps_the_rest_of_the_article() -> None:
    article = Article((paragraph(Kind.BODY, "Un. Deux."),), author="A. Dubois", published="2016")
    segmented = segment(article)
    assert segmented.author == "A. Dubois"
    assert segmented.paragraphs[0].text == "Un. Deux."
    assert segment(segmented) == segmented
