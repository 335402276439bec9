"""Sentence segmentation (sentence splitting) of French and English news, with exact offsets.

Every run of final marks and every line break is a candidate boundary. It ends a sentence unless
the text before it (an abbreviation, initials, an enumeration) or after it (a lower-case word, a
reporting clause) shows otherwise. All steps are linear in the length of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.reading.article import Article, Kind, Language, Paragraph, Sentence, Span
from desktop.reading.text.abbreviations import Abbreviations, abbreviations_for

LONGEST_BRACKET = 400
"""The longest bracket, in code points, inside which no sentence ends."""

REACH = 120
"""How far to look around a candidate, in code points; keeps hostile text linear."""

FEWEST_WORDS = 3
"""The shortest sentence, in words, into which a title is split."""

_UNSEEN = "\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufe0e\ufe0f\ufeff"
_EMOJI = "\u2600-\u27bf\U0001f000-\U0001faff\u200d\ufe0f"
LINE_ENDS = "\n\r\u2028\u2029"
_ELISION = r"[(\[]\s?(?:\.{2,}+|…)\s?[)\]]"
_TAIL = rf"""(?:
      [{_UNSEEN}»›”’')\]}}*_]             # closes what was open, without a space
    | \[\d{{1,3}}\]                       # a footnote's number
    | \s{{1,3}}(?:[»›]|”(?![^\W_]))       # closes after a French space
    | \s?[!?]++ | [.…]++                  # “? !”, “!».”
    | \s?[{_EMOJI}]++(?=\s|$)
)*+"""
CANDIDATE = re.compile(
    rf"""
      (?P<elision>{_ELISION})
    | (?P<stop>\.(?:\s\.){{2,}}+|[.!?…‽؟۔]++){_TAIL}
    | (?P<full>[。！？]++[」』”’）]*+)
    | (?P<lines>(?<!\s)[^\S\n\r\u2028\u2029]*+[\n\r\u2028\u2029]\s*+)
    """,
    re.VERBOSE,
)
"""A place where a sentence may end."""

FIRST_MARK = re.compile(rf"[(\[.!?…‽؟۔。！？{LINE_ENDS}]")
"""The first character of a candidate, ignoring blanks before a line break; fast to search."""

LEAD = re.compile(rf"(?:{_ELISION}|[{_UNSEEN}\s«“„‘’‹\"'(\[{{¿¡*_]|[-–—―]{{1,3}}(?=\s)|[•▪◦‣·])*+")
"""What may come between two sentences or before the first letter of one."""

BULLET = re.compile(r"(?:[-*•▪◦‣·]|\d{1,2}[.)])\s")
DASH = re.compile(r"\s{0,9}+[–—―]")
QUOTATION_MARK = re.compile(r"\"")
LETTER = re.compile(r"[^\W_]")
BRACKET = re.compile(r"[()\[\]]")
LINE_BREAK = re.compile(rf"\r\n|[{LINE_ENDS}]")
WORD = re.compile(r"[^\W_]+(?:[.&-][^\W_]+)*")
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]")
LONGEST_NUMBER = 5
ENUMERATION = re.compile(r"\d{1,3}|[IVXivx]{1,5}|[A-Za-z]")
NUMERAL = re.compile(r"\d|[IVXLC]+\b|[A-Z]\b")
ELIDED = re.compile(r"(?:[ldnmtscj]|qu|jusqu|lorsqu)['’]", re.IGNORECASE)
ADDRESS = re.compile(r"https?://|www\.")
GLUED_BEFORE = re.compile(r"[^\W\d_]*[a-zß-öø-ÿœ]{2}|.*[»”)]")
GLUED_AFTER = re.compile(r"[«“]?\s?(?P<word>[A-ZÀ-ÖØ-ÞŒ][a-zß-öø-ÿœ]*)(?=[\s'’,])")
TOP_DOMAINS = frozenset({"Com", "Fr", "Org", "Net", "Info", "Tv", "Io", "Uk", "Be", "Ch"})
NAMES_WITH_MARK = frozenset({"Yahoo", "Jeopardy"})
"""Names written with an exclamation mark."""

ELIDED_STARTERS = frozenset({"L", "D", "J", "C", "N", "S", "Qu", "Lorsqu"})

QUOTES_CLOSED = frozenset("»›”’'")
QUOTES_OPENED = frozenset("«“„‘‹\"'")
OPENING_CONTEXT = frozenset("([{«“‘'’-–—/:")
CLOSING_CONTEXT = frozenset(")]}»”.,;:!?…")
FINAL_MARKS = ".!?…‽؟۔"
CURRENCY = frozenset("€$£¥")


def split_sentences(text: str, language: Language) -> tuple[Sentence, ...]:
    """Split `text` into its sentences.

    Spans are in code points and exclude surrounding whitespace; only whitespace lies between them,
    so text that isn't blank gives at least one. A quotation and its reporting clause are one
    sentence; two sentences within one quotation are two.
    """
    reading = _SentenceScanner(_curl_quotes(text), abbreviations_for(language))
    found = []
    start = 0
    for end in (*reading.ends(), len(text)):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        if stripped:
            span = Span(left, left + len(stripped))
            found.append(Sentence(span, stripped))
        start = end
    return tuple(found)


def segment(article: Article) -> Article:
    """Return `article` with every paragraph split into sentences, by its own language.

    A credit is one sentence. So is a title or subheading, unless all its sentences have three
    words or more.
    """
    # Built field by field, since `replace` takes four times as long.
    return replace(
        article,
        paragraphs=tuple(
            Paragraph(
                one.kind, one.text, one.language, one.lines, _split_paragraph(one), one.styles
            )
            for one in article.paragraphs
        ),
    )


def _split_paragraph(paragraph: Paragraph) -> tuple[Sentence, ...]:
    found = split_sentences(paragraph.text, paragraph.language)
    if len(found) < 2:
        return found
    is_heading = paragraph.kind in (Kind.TITLE, Kind.SUBHEADING)
    has_scrap = any(len(sentence.text.split()) < FEWEST_WORDS for sentence in found)
    if paragraph.kind is Kind.CREDIT or (is_heading and has_scrap):
        whole = Span(found[0].span.start, found[-1].span.end)
        return (Sentence(whole, whole.of(paragraph.text)),)
    return found


def _curl_quotes(text: str) -> str:
    """Return `text` with each straight double quote turned into “ or ”; the length is kept."""
    if '"' not in text:
        return text
    letters = list(text)
    is_open = False
    for match in QUOTATION_MARK.finditer(text):
        at = match.start()
        before = text[at - 1 : at] or " "
        after = text[at + 1 : at + 2] or " "
        if before.isspace() and after.isspace():
            before = text[max(0, at - 3) : at].strip()[-1:]
            after = text[at + 1 : at + 4].strip()[:1]
        opens = before.isspace() or before in OPENING_CONTEXT
        closes = after.isspace() or after in CLOSING_CONTEXT
        is_open = opens if opens != closes else not is_open
        letters[at] = "“" if is_open else "”"
    return "".join(letters)


def _find_candidates(text: str) -> Iterator[re.Match[str]]:
    """Yield the places where a sentence may end, in order."""
    end = 0
    while mark := FIRST_MARK.search(text, end):
        start = mark.start()
        if mark.group() in LINE_ENDS:
            while start > end and text[start - 1].isspace():
                start -= 1
        candidate = CANDIDATE.match(text, start)
        if candidate:
            yield candidate
        end = (candidate or mark).end()


def _find_outer_brackets(text: str) -> list[tuple[int, int]]:
    """Find the brackets that close within `LONGEST_BRACKET`, outermost only, in order."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in BRACKET.finditer(text):
        mark, at = match.group(), match.start()
        if mark in "([":
            opened.append((mark, at))
        elif opened and opened[-1][0] == ("(" if mark == ")" else "["):
            _, begin = opened.pop()
            if at - begin <= LONGEST_BRACKET:
                while pairs and pairs[-1][0] > begin:
                    pairs.pop()
                pairs.append((begin, at))
    return pairs


@dataclass(slots=True)
class _FollowingText:
    """The text after a candidate: blanks and opening marks (`lead`), then a word."""

    lead: str
    word: str
    initial: str
    at: int

    @property
    def is_capital(self) -> bool:
        return self.initial.isalpha() and not self.initial.islower()

    @property
    def is_number(self) -> bool:
        return self.initial.isdigit() or self.initial in CURRENCY

    @property
    def is_tag(self) -> bool:
        return self.initial in ("#", "@") and self.word != ""

    @property
    def is_quoted(self) -> bool:
        return not QUOTES_OPENED.isdisjoint(self.lead)


class _SentenceScanner:
    """Finds where the sentences of a text end, in one pass."""

    def __init__(self, text: str, words: Abbreviations) -> None:
        self.text = text
        self.words = words
        self.brackets = _find_outer_brackets(text)
        self.openings = [begin for begin, _ in self.brackets]
        self.start = 0
        self.letter = -1

    def ends(self) -> list[int]:
        """Return the offset after each sentence but the last, in order."""
        found: list[int] = []
        for match in _find_candidates(self.text):
            at = match.start() if match.lastgroup == "lines" else match.end()
            if self._is_end(match) and at > self.start:
                found.append(at)
                self.start = at
        return found

    def _is_end(self, match: re.Match[str]) -> bool:
        kind = match.lastgroup
        if kind == "full":
            return True
        if kind == "lines":
            return self._line_ends(match)
        if kind == "stop" and not self._is_separate_token(match):
            return False
        following = self._following(match.end())
        if not following.initial or not self._has_begun(match.end()):
            return False
        if kind == "elision":
            return self._starts(following)
        marks = self._marks_outside_bracket(match)
        if not marks:
            return False
        if marks == ".":
            return self._full_stop_ends(match, following)
        if set(match["stop"]) <= set("….\u00a0 ") and marks == match["stop"].replace(" ", ""):
            return following.is_capital or following.is_tag
        return self._mark_ends(match, following)

    def _line_ends(self, match: re.Match[str]) -> bool:
        """Tell whether a line break ends a sentence: a blank line or a list, not line wrapping."""
        blank = match.group()
        if len(blank) > 1 and len(LINE_BREAK.findall(blank)) > 1:
            return True
        if self.text[match.end() : match.end() + 1].isalpha():  # no bullet or dash
            return False
        if BULLET.match(self.text, match.end()):
            return True
        if DASH.match(self.text, match.end()):
            before = self.text[match.start() - 1] if match.start() else ""
            return before in ".!?…:;»”" or DASH.match(self.text, self.start) is not None
        return False

    def _following(self, at: int) -> _FollowingText:
        initial = self.text[at + 1 : at + 2]
        if initial.isalnum() and self.text[at].isspace():  # nearly always
            begin = at + 1
        else:
            match = LEAD.match(self.text, at, at + REACH)
            begin = match.end() if match else at
            initial = self.text[begin : begin + 1]
        word = WORD.match(self.text, begin + (initial in ("#", "@")), begin + REACH)
        return _FollowingText(self.text[at:begin], word.group() if word else "", initial, begin)

    def _has_begun(self, end: int) -> bool:
        """Tell whether the sentence has a letter or digit before `end`."""
        if self.letter < self.start:
            match = LETTER.search(self.text, self.start)
            self.letter = match.start() if match else len(self.text)
        return self.letter < end

    def _marks_outside_bracket(self, match: re.Match[str]) -> str:
        """Return the final marks, except those in a bracket that opened within the sentence."""
        begin, end = match.span()
        number = bisect_right(self.openings, begin) - 1
        if number >= 0:
            opening, closing = self.brackets[number]
            is_inside = begin < closing and opening >= self.start
            if is_inside and self._has_begun(opening):
                begin = closing
        marks = self.text[begin:end]
        if marks in FINAL_MARKS:  # nearly always a single one
            return marks
        return "".join([mark for mark in marks if mark in FINAL_MARKS])

    def _is_separate_token(self, match: re.Match[str]) -> bool:
        """Tell whether a blank follows, or is clearly missing ("…est finie.Le ministre…")."""
        end = match.end()
        if self.text[end : end + 1].isspace():
            return True
        after = GLUED_AFTER.match(self.text, end)
        return (
            after is not None
            and after["word"] not in TOP_DOMAINS
            and GLUED_BEFORE.fullmatch(self._token(match.start())) is not None
        )

    def _token(self, end: int) -> str:
        """Return the word that ends at `end`, without opening marks and an elided article."""
        token = self.text[max(self.start, end - 40) : end]
        parts = token.split()
        token = parts[-1] if parts and not token[-1:].isspace() else ""
        token = token.lstrip("«“„‘’‹\"'([{¿¡*_—–")
        elided = ELIDED.match(token) if "'" in token or "’" in token else None
        return token[elided.end() :] if elided else token

    def _before(self, end: int) -> str:
        """Return the last word before `end`, ignoring blanks but keeping its punctuation."""
        parts = self.text[max(self.start, end - 40) : end].split()
        return parts[-1] if parts else ""

    def _starts(self, following: _FollowingText) -> bool:
        """Tell whether the next word is one that typically starts a sentence."""
        word = following.word.partition("-")[0].partition(".")[0]
        end = following.at + len(word)
        after = self.text[end : end + 3]
        if word not in self.words.starters or (len(word) == 1 and after[:1] == "."):
            return False
        if word in ELIDED_STARTERS and after[:1] not in ("'", "’"):
            return False
        return word not in self.words.particles or not after.lstrip(" \u00a0'’")[:1].isupper()

    def _mark_ends(self, match: re.Match[str], following: _FollowingText) -> bool:
        """Tell whether ! or ? ends a sentence."""
        if not (following.is_capital or following.is_number or following.is_tag):
            return False
        if self._token(match.start()) in NAMES_WITH_MARK:
            return self._starts(following)
        is_quotation = not QUOTES_CLOSED.isdisjoint(match.group())
        return not (is_quotation and self._is_reported(following))

    def _is_reported(self, following: _FollowingText) -> bool:
        """Tell whether a reporting clause follows: "President Hollande asked", "I said"."""
        if following.word != "I" and self._starts(following):
            return False
        tokens = self.text[following.at : following.at + REACH].split()
        for number, token in enumerate(tokens[:7]):
            if number and token.strip(".,;:") in self.words.reporting:
                rest = tokens[number + 1 : number + 2]
                return rest != ["that"]
            if token[-1] in ",;:!?" or (number and token.islower() and len(token) > 3):
                return False
        return False

    def _full_stop_ends(self, match: re.Match[str], following: _FollowingText) -> bool:
        token = self._token(match.start())
        is_closed = not QUOTES_CLOSED.isdisjoint(match.group())
        verdict = self._abbreviation_ends(token, match, following, is_closed)
        if verdict is not None:
            return verdict
        if following.is_capital or following.is_number or following.is_tag:
            return True
        if is_closed:
            return False
        is_mixed = following.word[:1].islower() and not following.word.islower()
        return is_mixed or ADDRESS.match(self.text, following.at) is not None

    def _abbreviation_ends(
        self, token: str, match: re.Match[str], following: _FollowingText, is_closed: bool
    ) -> bool | None:
        """Tell whether an abbreviation's full stop ends the sentence; None for ordinary words."""
        words = self.words
        forms = (token, token[:1].lower() + token[1:])
        at = match.start() - len(token)
        if (
            len(token) <= LONGEST_NUMBER
            and ENUMERATION.fullmatch(token)
            and not self._has_begun(at)
        ):
            return False
        if not words.binding.isdisjoint(forms):
            before = self._before(at)
            if not (token == "M" and before[:1].isdigit()):
                return self._binding_ends(token, before, following)
        if token == "ex" and self._before(at) in ("p.", "par"):
            return False
        if not words.numbering.isdisjoint(forms) and NUMERAL.match(self.text, following.at):
            return False
        if token in words.clocks:
            return following.is_capital and following.word not in words.calendar
        if not words.ambiguous.isdisjoint(forms) or ("." in token and INITIALS.fullmatch(token)):
            if token == "J.-C" and self._before(at) in ("av.", "apr.", "ap."):
                return following.is_capital
            return following.is_quoted or is_closed or self._starts(following)
        if token[-1:].isupper() and (len(token) == 1 or token[-2] == "-"):
            before = self._before(at)
            is_label = before.lower() in words.labels or before.endswith("°")
            return is_closed or self._starts(following) or (is_label and following.is_capital)
        return None

    def _binding_ends(self, token: str, before: str, following: _FollowingText) -> bool:
        """Tell whether a binding abbreviation ends the sentence: "on Wall St. The deal…"."""
        is_street = token == "St" and before[:1].isupper()
        return is_street and self._starts(following)
