"""The data model: raw text, picture, article, paragraph, sentence, span, translation, anchor."""

from dataclasses import dataclass, field
from enum import StrEnum

from desktop.base.overriding import override


class Language(StrEnum):
    """A language by its ISO 639-1 code: French, English, or one that can be translated into them.

    The rest are the languages that Argos has packages for and language detection knows; any other
    is OTHER.
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
    """A translation direction: source and target language."""

    source: Language
    target: Language

    @override
    def __str__(self) -> str:
        return f"{self.source}→{self.target}"

    def reversed(self) -> "Direction":
        """Return the direction back."""
        return Direction(self.target, self.source)


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
    """One of the two texts of an article."""

    ORIGINAL = "original"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of a text, in code points: from `start` up to but not including `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


class Form(StrEnum):
    """The form in which a raw text holds its article.

    All but TEXT are HTML: a PAGE is a whole web page; a CLIPPING is part of one and may include
    boilerplate; a DOCUMENT, such as a book's chapter, is all content.
    """

    TEXT = "text"
    PAGE = "page"
    CLIPPING = "clipping"
    DOCUMENT = "document"


DECODED_FORMS = frozenset({Form.TEXT, Form.PAGE})
"""The forms whose bytes are the file's own; the others were converted to UTF-8."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a saved page has with it, by the `name` that its markup refers to it with.

    `width` and `height` are in pixels, upright. Cleaning doesn't need the `data`, its file's bytes.
    """

    name: str
    media_type: str
    width: int
    height: int
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture above a paragraph of an article (numbered from 0); `alt` describes it, or is "".

    `name`, `width` and `height` are the Picture's.
    """

    paragraph: int
    name: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RawText:
    """An imported file before cleaning: its bytes, and the text they decode to.

    `name` is the file's name, followed by "#" and the chapter's for a book, or "clipboard".
    `encoding` is a Python codec name, a mere guess unless `is_encoding_certain`. Formats such as
    EPUB or PDF are already converted to HTML. `address` is where the page was saved from, if the
    file says so outside the page. `pictures` are those that the file has.
    """

    data: bytes = field(repr=False)
    text: str = field(repr=False)
    name: str
    encoding: str
    form: Form = Form.TEXT
    is_encoding_certain: bool = True
    address: str | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the bytes, in hexadecimal."""
        import hashlib  # loads OpenSSL, which would slow down startup

        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its span in the paragraph's text."""

    span: Span
    text: str


class InlineStyle(StrEnum):
    """How words stand out within a paragraph."""

    ITALIC = "italic"
    BOLD = "bold"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class StyledSpan:
    """A part of a paragraph's text that stands out; `target` is a link's address."""

    span: Span
    style: InlineStyle
    target: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article, with the numbers (from 0) of its raw lines.

    `styles` are in order of their starts, the longer one first.
    """

    kind: Kind
    text: str
    language: Language = Language.OTHER
    lines: tuple[int, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    styles: tuple[StyledSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A raw line (numbered from 0) left out of the article, and why."""

    line: int
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Corrections:
    """The user's decisions on raw lines, which override the cleaning."""

    kept: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article; its first paragraph is the title, if it has one.

    `published` and `updated` are ISO 8601, to the day or to the minute ("2016-10-26T12:54").
    `address` is that of its page on the web; `pictures` are in their order.
    """

    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[Dropped, ...] = ()
    language: Language = Language.OTHER
    published: str | None = None
    updated: str | None = None
    author: str | None = None
    source: str | None = None
    dateline: str | None = None
    address: str | None = None
    pictures: tuple[PlacedPicture, ...] = ()

    @property
    def title(self) -> str:
        """Return the title, or the beginning of the first paragraph if there is none."""
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
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Translated:
    """One sentence's translation, with the doubts that the quality checks raised.

    `model` names the package that made it ("fr_en 0.1"), or is empty if the user wrote it.
    `score` is the mean log-probability per subword piece, at most 0. `is_careful` if it was chosen
    by a second look; `better` is the draft that the look would have chosen instead of this one,
    which the reader had already read, or empty.
    """

    source: str
    text: str
    direction: Direction
    model: str
    score: float = 0.0
    doubts: tuple[Doubt, ...] = ()
    is_careful: bool = False
    better: str = ""

    @property
    def is_by_reader(self) -> bool:
        """Tell whether the user wrote or corrected it."""
        return not self.model


Links = tuple[tuple[Span, Span], ...]
"""Word alignment: spans of words in a sentence, each with its counterpart in the translation."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation, aligned.

    `number` counts the article's sentences from 0, `paragraph` its paragraphs. The spans refer to
    the paragraph's text on each side; the translation's is empty until there is one.
    """

    number: int
    paragraph: int
    original: Span
    translation: Span
    source: str
    translated: Translated | None


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in one side of an article: a sentence (from 0) and a code point offset in it."""

    sentence: int
    offset: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Quoted text with its context on either side, and its place when it was quoted.

    `prefix` and `suffix` have `CONTEXT` code points; more to tell the quote from a repetition,
    fewer only at the ends of the text.
    """

    side: Side
    exact: str
    prefix: str
    suffix: str
    start: Place
    end: Place
