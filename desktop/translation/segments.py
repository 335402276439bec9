"""Preparing sentences for the engine (protected parts, all caps, splitting) and restoring them."""

import re
from dataclasses import dataclass

from desktop.reading.article import Direction, Language, Span
from desktop.reading.facts.symbols import find_symbols
from desktop.reading.text.all_caps import is_all_caps, lower_all_caps
from desktop.translation.courtesy_titles import rewrite_titles
from desktop.translation.fact_keeping import Rewritten, restore_facts, rewrite_facts
from desktop.translation.placeholders import Placeholder, hide_placeholders, show_placeholders
from desktop.translation.sections import translate_section
from desktop.translation.title_case import is_title_case, lower_title_case
from desktop.translation.typography import apply_typography, simplify_punctuation

PROTECTED = re.compile(
    r"""
      https?://\S+ | www\.\S+ | \b\w+\.(?:com|org|net|fr|twitter)/\S+  # addresses
    | pic\.twitter\.com/\S+
    | (?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.]+                                  # e-mail
    | \\[nt](?=\W|$|(?-i:[A-ZÀ-Þ])) | <br\s?/?>                      # ends of lines
    | (?<=\s)[|•·](?=\s)                                               # separators
    """,
    re.VERBOSE | re.IGNORECASE,
)
HASHTAG = re.compile(r"(?<!\w)#(?=(?P<word>\w{1,50}))")
WORD = re.compile(r"(?<![\w#])\w+")
ENDS = '.!?…:;"”»'
"""What a sentence may end with, so that another one begins with a capital behind it."""
CAPITAL = re.compile(
    r"^(?:The|An?|In|On|At|For|Of|To|And|But|Or|He|She|It|They|We|You|This|That|These|Is|Was|Has"
    r"|L[ea]s?|L(?=['’])|Une?|Des?|Du|Il|Ils|Elles?|Nous|Vous|On|Dans|À|Aux?|Pour|Et|Mais|Ce|Cette"
    r"|Ces|Sur|En|Est|Ont|D(?=['’]))(?![\w-])"
)
"""Words that models begin a sentence with, and that aren't names, where one only goes on."""
LEADING_MARK = re.compile(r"^\s*(?:[-–—•·*▪■►]\s+|©\s*|\(?\d{1,2}[.)]\s+)+")
CLAUSE = re.compile(r"(?<=[;:,])\s+|(?<!\s)\s++(?=[-–—(])")
BLANK = re.compile(r"\s")
FULL_STOP = re.compile(r"(?<=[a-zà-ÿ]{4})\.$|(?<=\d)\.$")
LONGEST = 60
"""Segments of more words are split at a clause, since compact models lose clauses beyond this."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence, to be translated or kept unchanged.

    `rewritten` is the text as the engine gets it, None if it isn't translated. `is_marks`: only its
    punctuation changes, to the target language's typography.
    `follows_blank`: there was a blank before it.
    """

    text: str
    follows_blank: bool
    is_marks: bool = False
    rewritten: Rewritten | None = None


@dataclass(frozen=True, slots=True)
class PreparedSentence:
    """A sentence split into segments, ready for the engine.

    `is_all_caps` means that it was in all caps and has been lower-cased.
    """

    source: str
    segments: tuple[Segment, ...]
    is_all_caps: bool = False
    hidden: tuple[Placeholder, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return the texts to translate, in order."""
        return tuple(one.rewritten.text for one in self.segments if one.rewritten)


def prepare(source: str, direction: Direction) -> PreparedSentence:
    """Split `source` into segments to translate and segments to keep unchanged.

    The facts of those to translate are rewritten for the model of `direction`.
    """
    if section := translate_section(source, direction):
        return PreparedSentence(source, (Segment(section, False),))
    mark = LEADING_MARK.match(source)
    place = mark.end() if mark and mark.end() < len(source) else 0
    segments = [Segment(source[:place], False)] if place else []
    is_all_caps = needs_lowering(source[place:])
    original = source
    source, hidden = hide_placeholders(recase(source, direction.source))
    for span in _find_kept(source, place):
        segments += _segments(source, place, span.start, is_all_caps, direction)
        kept = source[span.start : span.end]
        segments.append(Segment(kept, _follows_blank(source, span.start)))
        place = span.end
    segments += _segments(source, place, len(source), is_all_caps, direction)
    return PreparedSentence(original, tuple(segments), is_all_caps, hidden)


def restore(prepared: PreparedSentence, outputs: tuple[str, ...], direction: Direction) -> str:
    """Join the engine's `outputs` and the kept segments, in the target language's typography.

    A sentence that was in all caps is returned in all caps.
    """
    remaining = iter(outputs)
    text = ""
    for segment in prepared.segments:
        # The letter represents the preceding text, so that a closing quote isn't taken as opening.
        context = segment.text if segment.follows_blank or not text else "x" + segment.text
        if segment.rewritten:
            part = restore_facts(segment.rewritten, next(remaining), direction)
            part = apply_typography(direction.target, part, context)
            part = part.upper() if prepared.is_all_caps else part
            if text and text[-1] not in ENDS and segment.text[:1].islower():
                part = CAPITAL.sub(lambda found: found[0].lower(), part)
        elif segment.is_marks:
            part = apply_typography(direction.target, segment.text, context)
        else:
            part = segment.text
        text += " " + part if segment.follows_blank and text and not text[-1].isspace() else part
    return _sign_hashtags(
        prepared.source, _end_as(prepared.source, show_placeholders(text.strip(), prepared.hidden))
    )


def _end_as(source: str, text: str) -> str:
    """Return a translation without the full stop that its source, such as a headline, lacks."""
    return FULL_STOP.sub("", text) if source[-1:].isalnum() else text


def _sign_hashtags(source: str, text: str) -> str:
    """Return a translation in which the words that were hashtags are, if they are there."""
    words = {found["word"] for found in HASHTAG.finditer(source)}
    if not words:
        return text
    return WORD.sub(lambda found: ("#" if found[0] in words else "") + found[0], text)


def needs_lowering(text: str) -> bool:
    """Tell whether `text` is all caps and more than one word; a single one may be an acronym."""
    return is_all_caps(text) and " " in text.strip()


def recase(text: str, language: Language) -> str:
    """Return an English text in title case in sentence case; any other as it is."""
    if language is Language.ENGLISH and is_title_case(PROTECTED.sub(" ", text)):
        return lower_title_case(text)
    return text


def split_long(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """Split a text of more than `longest` words at a clause, or else between words.

    The parts contain every word of `text`, in order.
    """
    words = len(text.split())
    if words <= longest:
        return (text,)
    middle = len(text) / 2
    borders = [border.start() for border in CLAUSE.finditer(text)]
    borders = [border for border in borders if 0.2 < border / len(text) < 0.8]
    if borders:
        border = min(borders, key=lambda place: abs(place - middle))
    else:
        blanks = [blank.start() for blank in BLANK.finditer(text)]
        border = min(blanks, key=lambda place: abs(place - middle))
    return (
        *split_long(text[:border].strip(), longest),
        *split_long(text[border:].strip(), longest),
    )


def _find_kept(source: str, start: int) -> list[Span]:
    """Return the parts that the engine doesn't see: protected ones, and most symbols.

    A symbol alone inside a sentence is left in it as a mark, which models copy.
    """
    spans = [Span(*found.span()) for found in PROTECTED.finditer(source, start)]
    symbols = [one.span for one in find_symbols(source) if one.span.start >= start]
    if len(symbols) > 1 or (symbols and not _is_inside(source, symbols[0])):
        spans += [
            one for one in symbols if not any(kept.start <= one.start < kept.end for kept in spans)
        ]
    return sorted(spans, key=lambda span: span.start)


def _is_inside(source: str, span: Span) -> bool:
    around = source[: span.start], source[span.end :]
    return all(any(letter.isalpha() for letter in part) for part in around)


def _segments(
    source: str, start: int, end: int, is_all_caps: bool, direction: Direction
) -> list[Segment]:
    text = source[start:end]
    plain = simplify_punctuation(HASHTAG.sub(_hashtag_for_model, text))
    if not plain:
        return []
    begins = start + len(text) - len(text.lstrip())
    follows_blank = _follows_blank(source, begins)
    if not any(letter.isalpha() for letter in plain):
        return [Segment(text.strip(), follows_blank, is_marks=True)]
    if is_all_caps:
        plain = lower_all_caps(plain, is_head=not any(map(str.isalpha, source[:start])))
    plain = rewrite_titles(plain, direction)
    return [
        Segment(piece, follows_blank or number > 0, rewritten=rewrite_facts(piece, direction))
        for number, piece in enumerate(split_long(plain))
    ]


def _hashtag_for_model(found: re.Match[str]) -> str:
    """Return the sign of a hashtag of several words, which is kept whole; else nothing."""
    return "#" if next(find_symbols("#" + found["word"]), None) else ""


def _follows_blank(source: str, place: int) -> bool:
    return place > 0 and source[place - 1].isspace()
