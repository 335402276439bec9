"""What is written out: an article with its translation, and what the reader marked in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop.reading.aligning import by_paragraph, translated_into, translation_text
from desktop.reading.article import Anchor, Article, Kind, Language, Pair, Paragraph, Side


@dataclass(frozen=True, slots=True)
class Remark:
    """The reader's words on a mark, in Markdown."""

    text: str
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight outside the library; the colour is a number from 1 to 5, its name the reader's.

    Where the words are lost, the anchor's places mean nothing.
    """

    uuid: str
    anchor: Anchor
    colour: int
    is_lost: bool
    made_at: datetime
    changed_at: datetime
    remark: Remark | None = None
    tags: tuple[str, ...] = ()
    colour_name: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """An article, its pairs and the marks in it; `digest` is its saved file's SHA-256, in hex."""

    article: Article
    pairs: tuple[Pair, ...]
    marks: tuple[Mark, ...] = ()
    digest: str = ""

    @property
    def translated_title(self) -> str:
        """Return the title's translation, or the title where there is none."""
        for row in rows(self):
            if row.paragraph.kind is Kind.TITLE:
                return row.translation or self.article.title
        return self.article.title

    @property
    def languages(self) -> tuple[Language, ...]:
        """Return the languages of both sides, the article's own first."""
        target = translated_into(self.article.language, self.pairs)
        return (self.article.language, target) if target else (self.article.language,)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, its pairs, and the text of its translation; "" where there is none yet."""

    paragraph: Paragraph
    pairs: tuple[Pair, ...]
    translation: str

    @property
    def target(self) -> Language:
        """Return the language of the translation."""
        return translated_into(self.paragraph.language, self.pairs) or Language.OTHER


def rows(edition: Edition) -> tuple[Row, ...]:
    """Return the article's paragraphs, each with its translation."""
    groups = {group[0].paragraph: group for group in by_paragraph(edition.pairs)}
    return tuple(
        Row(paragraph, groups.get(place, ()), translation_text(groups.get(place, ())))
        for place, paragraph in enumerate(edition.article.paragraphs)
    )


def context(edition: Edition, mark: Mark) -> tuple[str, str]:
    """Return the sentences that a mark lies in, original and translation; "" where it is lost."""
    if mark.is_lost:
        return "", ""
    within = edition.pairs[mark.anchor.start.sentence : mark.anchor.end.sentence + 1]
    return (
        " ".join(pair.source for pair in within),
        " ".join(pair.translated.text for pair in within if pair.translated),
    )


def languages(edition: Edition, mark: Mark) -> tuple[Language, Language]:
    """Return the languages of the sentences that a mark lies in, original and translation.

    A lost one's are the article's.
    """
    language, pairs = edition.article.language, edition.pairs
    if not mark.is_lost:
        pairs = pairs[mark.anchor.start.sentence : mark.anchor.end.sentence + 1]
        language = edition.article.paragraphs[pairs[0].paragraph].language
    return language, translated_into(language, pairs) or Language.OTHER


def quoted_language(edition: Edition, mark: Mark) -> Language:
    """Return the language of the words that are marked."""
    original, translation = languages(edition, mark)
    return original if mark.anchor.side is Side.ORIGINAL else translation


def about(article: Article) -> tuple[str, ...]:
    """Return where an article is from: source, author, and the day that it was published."""
    day = (article.published or "")[:10]
    return tuple(fact for fact in (article.source, article.author, day) if fact)


def common_title(editions: Iterable[Edition]) -> str:
    """Return the title of what is written out, the first article's and how many others."""
    titles = [edition.article.title for edition in editions]
    if not titles:
        return ""
    return titles[0] if len(titles) == 1 else f"{titles[0]} (+ {len(titles) - 1})"
