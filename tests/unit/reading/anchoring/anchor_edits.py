"""A seeded generator of edited articles that knows where the quoted words went.

Every word of the made-up article is tagged; the edits carry the tags along, so that the truth
comes from the generator and not from comparing texts. Stock phrases are mixed in on purpose: the
same turns come back everywhere, as they do in news.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from desktop.reading.anchoring.anchors import Found, Lost, SideText, describe
from desktop.reading.article import Anchor, Side, Span

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
FINAL = ".,…!? »”\"'"
SHARE = 0.08
"""The share of words that one edit changes."""

SEEDS = Path(__file__).parents[4] / "seeds"


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
    """An article under edit, and the slots of the quoted words."""

    rng: random.Random
    paragraphs: Paragraphs
    quoted: tuple[int, ...] = ()
    has_look_alike: bool = False
    deck: list[str] = field(default_factory=list)
    next_slot: int = 0
    edits: list[str] = field(default_factory=list)

    def token(self, text: str) -> Token:
        """Make a token with a slot of its own."""
        self.next_slot += 1
        return Token(text, self.next_slot)

    def phrase(self) -> str:
        """Draw a turn of phrase; none comes back before all have been used."""
        if not self.deck:
            self.deck = self.rng.sample(PHRASES, len(PHRASES))
        return self.deck.pop()

    def sentence(self) -> list[Token]:
        """Make a sentence out of stock phrases."""
        pick = self.rng.choice
        stock = (SUBJECTS, VERBS, OBJECTS, PLACES)
        parts = [self.phrase() for _ in range(self.rng.randint(3, 8))]
        for number in range(self.rng.randint(0, 1), len(parts), 2):
            if self.rng.random() < 0.5:
                parts[number] = pick(pick(stock))
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

    `truth` is the span of the words in the new text, in code points; None where they are gone;
    `core` leaves changed words at either end out.
    `is_there` tells that three quarters of them at least are unchanged and still stand together,
    `is_touched` that some of them were changed.
    """

    before: SideText
    after: SideText
    anchor: Anchor
    truth: tuple[int, int] | None
    core: tuple[int, int] | None
    is_there: bool
    is_touched: bool
    edits: tuple[str, ...]


def make_case(seed: int, article: Sequence[Sequence[str]] = ()) -> Case:
    """Make an article, quote some of its words, edit it one to four times.

    `article` is one to begin with, as sentences by paragraph, instead of one that is made up.
    """
    rng = random.Random(seed)
    draft = Draft(rng, [])
    draft.paragraphs = [
        [[draft.token(word) for word in sentence.split()] for sentence in paragraph]
        for paragraph in article
    ] or [draft.paragraph() for _ in range(rng.randint(6, 25))]
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

    Unchanged words must be met to the letter (final punctuation apart); of changed ones, all that
    are left, or two thirds of the stretch.
    """
    if isinstance(result, Lost):
        return Outcome.LOST_THOUGH_THERE if case.is_there else Outcome.RIGHTLY_LOST
    span = case.after.span(result.start, result.end)
    if case.truth is None:
        return Outcome.WRONG
    start, end = case.truth
    if case.is_touched:
        shared = min(end, span.end) - max(start, span.start)
        joined = max(end, span.end) - min(start, span.start)
        is_rest = span.start >= start and span.end <= end and _covers(case, span)
        is_right = is_rest or shared >= joined * 2 / 3
    else:
        rest = case.after.text[span.end : end]
        is_right = span.start == start and span.end <= end and not rest.strip(FINAL)
    return Outcome.RIGHT if is_right else Outcome.WRONG


def _covers(case: Case, span: Span) -> bool:
    """Tell whether every quoted word that wasn't changed lies in `span`."""
    return case.core is not None and span.start <= case.core[0] and case.core[1] <= span.end


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
    else:
        truth = _longest_rest(tokens, numbers, size)
    kept = [tokens[number] for number in numbers if not tokens[number][0].is_changed]
    core = (kept[0][1], kept[-1][1] + len(kept[-1][0].text)) if kept else None
    return Case(
        before, side_text(draft), anchor, truth, core, is_there, is_touched, tuple(draft.edits)
    )


def _longest_rest(
    tokens: list[tuple[Token, int]], numbers: list[int], size: int
) -> tuple[int, int] | None:
    """Return where half of the quoted words or more still stand together, the others elsewhere."""
    rests: list[list[int]] = []
    for number in numbers:
        if rests and rests[-1][-1] == number - 1:
            rests[-1].append(number)
        else:
            rests.append([number])
    longest = max(rests, key=len, default=[])
    if not longest or 2 * len(longest) < size or all(tokens[n][0].is_changed for n in longest):
        return None
    last, at = tokens[longest[-1]]
    return tokens[longest[0]][1], at + len(last.text)


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
    """Remove the quoted words' paragraph or another.

    A look-alike outlives its model in no case: that would be the model, moved and rewritten.
    """
    home = draft.home()[0]
    number = home if draft.rng.random() < 0.4 else draft.rng.randrange(len(draft.paragraphs))
    if len(draft.paragraphs) > 1 and not (draft.has_look_alike and number == home):
        draft.paragraphs.pop(number)


def remove_sentence(draft: Draft) -> None:
    number, place = draft.home()
    paragraph = draft.paragraphs[number]
    chosen = draft.rng.randrange(len(paragraph))
    if len(paragraph) > 1 and not (draft.has_look_alike and chosen == place):
        paragraph.pop(chosen)


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
    if sum(token.slot not in wanted for token in source) < 4:
        changes_quote = True
    changeable = [n for n, token in enumerate(source) if (token.slot in wanted) is changes_quote]
    changed = set(draft.rng.sample(changeable, (len(changeable) + 1) // 2))
    copy = [
        draft.token(draft.rng.choice(SPARE_WORDS) if n in changed else token.text)
        for n, token in enumerate(source)
    ]
    draft.has_look_alike = True
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
