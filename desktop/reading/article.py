"""The words of the house: raw text, article, paragraph, sentence, span, pair, anchor."""

from dataclasses import dataclass, field
from enum import StrEnum

from desktop.base.overriding import override


class Language(StrEnum):
    """A language by its ISO 639-1 code: the two that are read, and the others that can be
    translated into them; anything else is OTHER.

    The others are those that Argos has packages for and the recogniser knows.
    """

    FRENCH = "fr"
    ENGLISH = "en"
    OTHER = "und"
    ALBANIAN = "sq"
    ARABIC = "ar"
    AZERBAIJANI = "az"
    BASQUE = "eu"
    BENGALI = "bn"
    BULGARIAN = "bg"
    CATALAN = "ca"
    CHINESE = "zh"
    CZECH = "cs"
    DANISH = "da"
    DUTCH = "nl"
    ESPERANTO = "eo"
    ESTONIAN = "et"
    FINNISH = "fi"
    GALICIAN = "gl"
    GERMAN = "de"
    GREEK = "el"
    HEBREW = "he"
    HINDI = "hi"
    HUNGARIAN = "hu"
    INDONESIAN = "id"
    IRISH = "ga"
    ITALIAN = "it"
    JAPANESE = "ja"
    KOREAN = "ko"
    KYRGYZ = "ky"
    LATVIAN = "lv"
    LITHUANIAN = "lt"
    MALAY = "ms"
    NORWEGIAN = "nb"
    PERSIAN = "fa"
    POLISH = "pl"
    PORTUGUESE = "pt"
    ROMANIAN = "ro"
    RUSSIAN = "ru"
    SLOVAK = "sk"
    SLOVENE = "sl"
    SPANISH = "es"
    SWEDISH = "sv"
    TAGALOG = "tl"
    THAI = "th"
    TURKISH = "tr"
    UKRAINIAN = "uk"
    URDU = "ur"
    VIETNAMESE = "vi"


@dataclass(frozen=True, slots=True)
class Direction:
    """From which language to which."""

    source: Language
    target: Language

    @override
    def __str__(self) -> str:
        return f"{self.source}→{self.target}"


FRENCH_TO_ENGLISH = Direction(Language.FRENCH, Language.ENGLISH)
ENGLISH_TO_FRENCH = Direction(Language.ENGLISH, Language.FRENCH)
DIRECTIONS = (FRENCH_TO_ENGLISH, ENGLISH_TO_FRENCH)


class Kind(StrEnum):
    """What a paragraph is in its article."""

    TITLE = "title"
    LEAD = "lead"
    SUBHEADING = "subheading"
    BODY = "body"
    QUOTATION = "quotation"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    CREDIT = "credit"
    EMBED = "embed"


class Reason(StrEnum):
    """Why a line of the raw text was left out of the article."""

    SITE_NAME = "site_name"
    NAVIGATION = "navigation"
    SHARING = "sharing"
    ADVERTISEMENT = "advertisement"
    NEWSLETTER = "newsletter"
    TEASER = "teaser"
    COMMENTS = "comments"
    LEGAL = "legal"
    METADATA = "metadata"
    REPETITION = "repetition"
    NOT_PROSE = "not_prose"
    BY_READER = "by_reader"


class Side(StrEnum):
    """Which of the two texts of an article."""

    ORIGINAL = "original"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, in code points: from `start` up to but not including `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what the span covers in `text`."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


class Form(StrEnum):
    """In what form a raw text holds its article.

    All but TEXT are HTML: a PAGE as its site made it; a CLIPPING, which may have furniture about
    it; a DOCUMENT, such as a book's chapter, of which everything is text.
    """

    TEXT = "text"
    PAGE = "page"
    CLIPPING = "clipping"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class RawText:
    """A saved page as it came: the bytes, and the text that they decode to.

    `name` is the file's name, with the chapter's after a "#", or "clipboard"; `encoding` a Python
    codec name. What is no HTML of itself, such as a book, comes as the HTML that was made of it.
    """

    data: bytes = field(repr=False)
    text: str = field(repr=False)
    name: str
    encoding: str
    form: Form = Form.TEXT

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the bytes, in hexadecimal."""
        import hashlib  # loads OpenSSL, which a window needn't wait for

        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, by its place in the paragraph's text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article, with the raw lines (numbered from 0) it was made of."""

    kind: Kind
    text: str
    language: Language = Language.OTHER
    lines: tuple[int, ...] = ()
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A raw line (numbered from 0) that was left out, and why."""

    line: int
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Corrections:
    """The reader's own word on raw lines: these stay, these go, whatever the cleaning thinks."""

    kept: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article; the title is its first paragraph where there is one.

    `published` and `updated` are ISO 8601, to the day or to the minute ("2016-10-26T12:54").
    """

    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[Dropped, ...] = ()
    language: Language = Language.OTHER
    published: str | None = None
    updated: str | None = None
    author: str | None = None
    source: str | None = None
    dateline: str | None = None

    @property
    def title(self) -> str:
        """Return the title's text, or the beginning of the first paragraph where there is none."""
        for paragraph in self.paragraphs:
            if paragraph.kind is Kind.TITLE:
                return paragraph.text
        first = self.paragraphs[0].text if self.paragraphs else ""
        return first if len(first) <= 80 else first[:79].rstrip() + "…"

    @property
    def words(self) -> int:
        """Return the number of words in the article."""
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)


class Doubt(StrEnum):
    """A sign that a translation may be wrong."""

    REPEATS = "repeats"
    LENGTH = "length"
    COPIED = "copied"
    DIGITS_LOST = "digits_lost"
    NAME_LOST = "name_lost"
    WORD_GUESSED = "word_guessed"
    CUT = "cut"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Translated:
    """One sentence's translation, with what the guards think of it.

    `model` names the package that made it ("fr_en 0.1"); it is empty where the reader wrote it.
    `score` is the mean log-probability of a piece, at most 0.
    """

    source: str
    text: str
    direction: Direction
    model: str
    score: float = 0.0
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_by_reader(self) -> bool:
        """Tell whether the reader wrote or corrected it."""
        return not self.model


Links = tuple[tuple[Span, Span], ...]
"""Words of a sentence and the words of its translation that stand for them, by their spans."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence against its translation.

    `number` counts the article's sentences from 0. The spans lie in the texts of the paragraph
    on either side; the translation's is empty while there is none.
    """

    number: int
    paragraph: int
    original: Span
    translation: Span
    source: str
    translated: Translated | None


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in one side of an article: the sentence, from 0, and the code points before it."""

    sentence: int
    offset: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Quoted words, what stands on either side of them, and their place when they were quoted.

    `prefix` and `suffix` are of `CONTEXT` code points, or longer where that tells the words from a
    repetition; shorter only at the ends of the text.
    """

    side: Side
    exact: str
    prefix: str
    suffix: str
    start: Place
    end: Place
