"""A seeded generator of edited articles that knows where the quoted words went.

Every word of the made-up article is tagged; the edits carry the tags along, so that the truth
comes from the generator and not from comparing texts. Stock phrases are mixed in on purpose: the
same turns come back everywhere, as they do in news.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from desktop.reading.anchors import TELLING, Anchor, Found, Lost, SideText, describe
from desktop.reading.article import Side, Span

SUBJECTS = (
    "le ministre de la Défense",
    "Jean-Yves Le Drian",
    "la coalition internationale",
    "l’armée irakienne",
    "le secrétaire d’État américain",
    "un porte-parole de l’ONU",
    "M. Carter",
    "the defence secretary",
    "a U.S. official",
    "the Iraqi army",
    "Security forces",
    "the governor’s cœur de cible",
)
VERBS = (
    "a déclaré",
    "a annoncé mardi",
    "espère",
    "n’a pas confirmé",
    "said on Monday",
    "has warned reporters",
    "will announce",
    "denied",
)
OBJECTS = (
    "que l’offensive sur Mossoul progresse",
    "un large partage des informations",
    "« une force d’assaut à Raqqa »",
    "la fin des combats – ou presque",
    "that the battle for Mosul was near",
    "more than 30 000 troops",
    "“a major turning point”",
    "l’œuvre de la vigilance",
    "the campaign against the militants",
)
PLACES = (
    "à Paris",
    "près de Bagdad",
    "en Syrie",
    "dans le nord de l’Irak",
    "lors d’une réunion",
    "in Baghdad",
    "during a visit to Brussels",
    "over the next year",
    "aux côtés de 13 ministres",
)
ENDINGS = (".", ".", ".", "…", " !", " ?")
FINAL = ".,…!? »”"
SHARE = 0.08
"""The share of words that one edit changes."""

SEEDS = Path(__file__).parents[3] / "seeds"


def _turns_of_phrase() -> tuple[str, ...]:
    """Cut the sample articles into turns of two to five words, for the words that news uses."""
    rng = random.Random(0)
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        words = [word for word in path.read_text(encoding="utf-8").split() if word[:1].isalpha()]
        while words:
            size = rng.randint(2, 5)
            found.append(" ".join(words[:size]).rstrip(".!?"))
            words = words[size:]
    return tuple(found)


PHRASES = _turns_of_phrase()
SPARE_WORDS = tuple(sorted({word for phrase in PHRASES for word in phrase.split()}))


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the article was made with: its slot never changes, its text may."""

    text: str
    slot: int
    is_changed: bool = False


Sentences = list[list[Token]]
Paragraphs = list[Sentences]


@dataclass(slots=True)
class Draft:
    """An article under edit, the slots of the quoted words, and of copies of them all."""

    rng: random.Random
    paragraphs: Paragraphs
    quoted: tuple[int, ...] = ()
    twins: list[tuple[int, ...]] = field(default_factory=list)
    next_slot: int = 0
    edits: list[str] = field(default_factory=list)

    def token(self, text: str) -> Token:
        """Make a token with a slot of its own."""
        self.next_slot += 1
        return Token(text, self.next_slot)

    def sentence(self) -> list[Token]:
        """Make a sentence out of stock phrases."""
        pick = self.rng.choice
        stock = (SUBJECTS, VERBS, OBJECTS, PLACES)
        parts = [pick(pick(stock) if self.rng.random() < 0.3 else PHRASES) for _ in range(2)]
        parts[1:1] = [
            pick(stock[n]) if n < 4 and self.rng.random() < 0.4 else pick(PHRASES)
            for n in range(self.rng.randint(2, 6))
        ]
        words = " ".join(parts)
        words = words[0].upper() + words[1:] + pick(ENDINGS)
        return [self.token(word) for word in words.split()]

    def paragraph(self) -> Sentences:
        """Make a paragraph of one to five sentences."""
        return [self.sentence() for _ in range(self.rng.randint(1, 5))]

    def home(self) -> tuple[int, int]:
        """Return the paragraph and sentence of the first quoted word that is left."""
        wanted = set(self.quoted)
        for number, paragraph in enumerate(self.paragraphs):
            for place, sentence in enumerate(paragraph):
                if any(token.slot in wanted for token in sentence):
                    return number, place
        return self.rng.randrange(len(self.paragraphs)), 0


class Outcome(StrEnum):
    """What became of a note, seen by one who knows the truth."""

    RIGHT = "right"
    WRONG = "wrong"
    LOST_THOUGH_THERE = "lost though there"
    RIGHTLY_LOST = "rightly lost"


@dataclass(frozen=True, slots=True)
class Case:
    """An anchor made before the edits, the text after them, and where its words are.

    `truth` is the span of the words in the new text, in code points; None where they are gone.
    `is_there` tells that three quarters of them at least are unchanged and still stand together,
    `is_touched` that some of them were changed. `twins` are copies to the letter of a quote
    long enough to be told by its words alone; with the original gone, they are as good.
    """

    before: SideText
    after: SideText
    anchor: Anchor
    truth: tuple[int, int] | None
    is_there: bool
    is_touched: bool
    twins: tuple[tuple[int, int], ...]
    edits: tuple[str, ...]


def make_case(seed: int) -> Case:
    """Make an article, quote some of its words, edit it one to four times."""
    rng = random.Random(seed)
    draft = Draft(rng, [])
    draft.paragraphs = [draft.paragraph() for _ in range(rng.randint(6, 25))]
    before = side_text(draft)
    draft.quoted = _choose_quote(draft)
    start, end = _extent(draft)
    quote = before.text[start:end]
    if rng.random() < 0.5 and quote.rstrip(FINAL):
        end -= len(quote) - len(quote.rstrip(FINAL))
    anchor = describe(before, Side.ORIGINAL, before.place(start), before.place(end))
    for edit in rng.choices(EDITS, k=rng.randint(1, 4)):
        edit(draft)
        draft.edits.append(edit.__name__)
    return _case(draft, before, anchor)


def judge(case: Case, result: Found | Lost) -> Outcome:
    """Compare what was found with the truth.

    Unchanged words must be met to the letter (final punctuation apart); changed ones by two thirds.
    """
    if isinstance(result, Lost):
        return Outcome.LOST_THOUGH_THERE if case.is_there else Outcome.RIGHTLY_LOST
    span = case.after.span(result.start, result.end)
    if case.truth is None:
        is_right = any(_is_met(case, span, twin) for twin in case.twins)
    elif case.is_touched:
        start, end = case.truth
        shared = min(end, span.end) - max(start, span.start)
        joined = max(end, span.end) - min(start, span.start)
        is_right = shared >= joined * 2 / 3
    else:
        is_right = _is_met(case, span, case.truth)
    return Outcome.RIGHT if is_right else Outcome.WRONG


def _is_met(case: Case, span: Span, truth: tuple[int, int]) -> bool:
    start, end = truth
    rest = case.after.text[span.end : end]
    return span.start == start and span.end <= end and not rest.strip(FINAL)


def side_text(draft: Draft) -> SideText:
    """Put the article's words together."""
    return SideText(
        [
            [" ".join(token.text for token in sentence) for sentence in paragraph]
            for paragraph in draft.paragraphs
        ]
    )


def _tokens(draft: Draft) -> list[tuple[Token, int]]:
    """Return every token with its offset in the article's text."""
    found, at = [], 0
    for paragraph in draft.paragraphs:
        for sentence in paragraph:
            for token in sentence:
                found.append((token, at))
                at += len(token.text) + 1
        at += 1
    return found


def _extent(draft: Draft) -> tuple[int, int]:
    wanted = set(draft.quoted)
    found = [(at, at + len(token.text)) for token, at in _tokens(draft) if token.slot in wanted]
    return found[0][0], found[-1][1]


def _case(draft: Draft, before: SideText, anchor: Anchor) -> Case:
    """Read the truth off the tags."""
    tokens = _tokens(draft)
    wanted = set(draft.quoted)
    numbers = [number for number, (token, _) in enumerate(tokens) if token.slot in wanted]
    slots = [tokens[number][0].slot for number in numbers]
    same = sum(not tokens[number][0].is_changed for number in numbers)
    size = len(draft.quoted)
    truth, is_there, is_touched = None, False, True
    stretch = numbers[-1] - numbers[0] + 1 if numbers else 0
    in_order = slots == [slot for slot in draft.quoted if slot in set(slots)]
    if in_order and same and stretch <= 2 * size + 2:
        first, last = tokens[numbers[0]], tokens[numbers[-1]]
        truth = (first[1], last[1] + len(last[0].text))
        is_there = same >= 0.75 * size and stretch <= size + size // 3
        is_touched = same < size or stretch != size
    offsets = {token.slot: (at, at + len(token.text)) for token, at in tokens}
    twins = tuple(
        (offsets[twin[0]][0], offsets[twin[-1]][1])
        for twin in draft.twins
        if len(anchor.exact) >= TELLING and twin and twin[0] in offsets and twin[-1] in offsets
    )
    return Case(
        before, side_text(draft), anchor, truth, is_there, is_touched, twins, tuple(draft.edits)
    )


def _choose_quote(draft: Draft) -> tuple[int, ...]:
    """Choose words that begin and end with a letter: one, several, a sentence, a paragraph."""
    chosen: list[Token] = []
    while not chosen:
        chosen = _choose_tokens(draft)
        while chosen and not any(map(str.isalnum, chosen[-1].text)):
            chosen.pop()
        while chosen and not any(map(str.isalnum, chosen[0].text)):
            chosen.pop(0)
    return tuple(token.slot for token in chosen)


def _choose_tokens(draft: Draft) -> list[Token]:
    rng = draft.rng
    paragraph = rng.choice(draft.paragraphs)
    kind = rng.random()
    if kind < 0.1:
        return [token for sentence in paragraph for token in sentence]
    if kind < 0.2 and len(paragraph) > 1:
        place = rng.randrange(len(paragraph) - 1)
        return paragraph[place][-rng.randint(2, 6) :] + paragraph[place + 1][: rng.randint(2, 6)]
    sentence = rng.choice(paragraph)
    if kind < 0.35:
        return list(sentence)
    size = min(len(sentence), rng.choice((1, 1, 2, 2, 3, 4, 5, 7, 9)))
    begin = rng.randint(0, len(sentence) - size)
    return sentence[begin : begin + size]


def insert_paragraph(draft: Draft) -> None:
    draft.paragraphs.insert(draft.rng.randint(0, len(draft.paragraphs)), draft.paragraph())


def insert_before(draft: Draft) -> None:
    draft.paragraphs.insert(draft.home()[0], draft.paragraph())


def move_paragraph(draft: Draft) -> None:
    moved = draft.paragraphs.pop(draft.rng.choice((draft.home()[0], 0, -1)))
    draft.paragraphs.insert(draft.rng.randint(0, len(draft.paragraphs)), moved)


def remove_paragraph(draft: Draft) -> None:
    if len(draft.paragraphs) > 1:
        at_home = draft.rng.random() < 0.4
        number = draft.home()[0] if at_home else draft.rng.randrange(len(draft.paragraphs))
        draft.paragraphs.pop(number)


def remove_sentence(draft: Draft) -> None:
    number, _ = draft.home()
    paragraph = draft.paragraphs[number]
    if len(paragraph) > 1:
        paragraph.pop(draft.rng.randrange(len(paragraph)))


def change_words_outside(draft: Draft) -> None:
    wanted = set(draft.quoted)
    number, _ = draft.home()
    _change(draft, draft.paragraphs[number], lambda token: token.slot not in wanted, SHARE)


def change_words_inside(draft: Draft) -> None:
    wanted = set(draft.quoted)
    number, _ = draft.home()
    _change(draft, draft.paragraphs[number], lambda token: token.slot in wanted, SHARE)


def insert_words_inside(draft: Draft) -> None:
    wanted = set(draft.quoted)
    number, place = draft.home()
    sentence = draft.paragraphs[number][place]
    inside = [n for n, token in enumerate(sentence) if token.slot in wanted][1:]
    if inside:
        sentence.insert(draft.rng.choice(inside), draft.token(draft.rng.choice(SPARE_WORDS)))


def change_typography(draft: Draft) -> None:
    table = draft.rng.choice(
        (
            {"’": "'", "“": '"', "”": '"', "–": "-"},
            {"«": "“", "»": "”", "œ": "oe"},
            {"’": "'", "«": '"', "»": '"', "…": "..."},
        )
    )
    signs = str.maketrans(table)
    for paragraph in draft.paragraphs:
        for sentence in paragraph:
            sentence[:] = [replace(token, text=token.text.translate(signs)) for token in sentence]


def insert_look_alike(draft: Draft) -> None:
    """Copy the quoted words' sentence elsewhere: its other words change in part, or the quote's."""
    wanted = set(draft.quoted)
    number, place = draft.home()
    source = draft.paragraphs[number][place]
    changes_quote = draft.rng.random() < 0.5
    if all(token.slot in wanted for token in source):
        changes_quote = True
    changeable = [n for n, token in enumerate(source) if (token.slot in wanted) is changes_quote]
    changed = set(draft.rng.sample(changeable, (len(changeable) + 1) // 2))
    copy = [
        draft.token(draft.rng.choice(SPARE_WORDS) if n in changed else token.text)
        for n, token in enumerate(source)
    ]
    if not changes_quote:
        kept = [token.slot for old, token in zip(source, copy, strict=True) if old.slot in wanted]
        draft.twins.append(tuple(kept) if len(kept) == len(wanted) else ())
    _place_sentence(draft, copy)


def split_paragraph(draft: Draft) -> None:
    number, _ = draft.home()
    paragraph = draft.paragraphs[number]
    if len(paragraph) > 1:
        cut = draft.rng.randint(1, len(paragraph) - 1)
        draft.paragraphs[number : number + 1] = [paragraph[:cut], paragraph[cut:]]


def join_sentences(draft: Draft) -> None:
    number, place = draft.home()
    paragraph = draft.paragraphs[number]
    if place + 1 < len(paragraph):
        paragraph[place : place + 2] = [paragraph[place] + paragraph[place + 1]]


def _place_sentence(draft: Draft, sentence: list[Token]) -> None:
    """Put the sentence beside the quoted words' sentence or anywhere, never into the quote."""
    if draft.rng.random() < 0.4:
        number, place = draft.home()
        paragraph = draft.paragraphs[number]
    else:
        paragraph = draft.rng.choice(draft.paragraphs)
        place = draft.rng.randint(0, len(paragraph))
    wanted = set(draft.quoted)
    while 0 < place < len(paragraph) and paragraph[place][0].slot in wanted:
        place -= 1
    paragraph.insert(place, sentence)


def _change(
    draft: Draft, paragraph: Sentences, may_change: Callable[[Token], bool], share: float
) -> None:
    for sentence in paragraph:
        sentence[:] = [
            replace(token, text=draft.rng.choice(SPARE_WORDS), is_changed=True)
            if may_change(token) and draft.rng.random() < share
            else token
            for token in sentence
        ]


EDITS = (
    insert_paragraph,
    insert_before,
    move_paragraph,
    remove_paragraph,
    remove_sentence,
    change_words_outside,
    change_words_inside,
    insert_words_inside,
    change_typography,
    insert_look_alike,
    split_paragraph,
    join_sentences,
)
