"""The content of an export: an article with its pairs, highlights and notes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.reading.aligning import find_target_language, group_by_paragraph, join_translation
from desktop.reading.article import (
    Anchor,
    Article,
    Kind,
    Language,
    Pair,
    Paragraph,
    Picture,
    Side,
)
from desktop.reading.exchange.article_address import ArticleAddress
from desktop.reading.text.no_break_spaces import with_no_break_spaces

COLOURS = ("#fbe89a", "#cdebc0", "#c6e2f7", "#f9d2dc", "#e2d5f5")
"""The backgrounds of highlights, from colour 1, on white paper."""


@dataclass(frozen=True, slots=True)
class ExportedNote:
    """The user's note on a highlight, in Markdown."""

    text: str
    made_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ExportedHighlight:
    """A highlight for export; `colour` is a number from 1 to 5, `colour_name` the user's name.

    If it `is_lost`, the anchor's places are meaningless.
    """

    uuid: str
    anchor: Anchor
    colour: int
    is_lost: bool
    made_at: datetime
    changed_at: datetime
    remark: ExportedNote | None = None
    tags: tuple[str, ...] = ()
    colour_name: str = ""


@dataclass(frozen=True, slots=True)
class ExportedPicture:
    """A picture with its data, and the text that describes it, or ""."""

    picture: Picture
    alt: str


@dataclass(frozen=True, slots=True)
class ArticleExport:
    """An article, its pairs and highlights; `digest` is its saved file's SHA-256, in hex.

    `pictures` are those of its page, with their data, where the format has pictures.
    """

    article: Article
    pairs: tuple[Pair, ...]
    marks: tuple[ExportedHighlight, ...] = ()
    digest: str = ""
    pictures: tuple[Picture, ...] = ()

    @property
    def translated_title(self) -> str:
        """Return the title's translation, or the title if there is none."""
        for row in list_rows(self):
            if row.paragraph.kind is Kind.TITLE:
                return row.translation or self.article.title
        return self.article.title

    @property
    def languages(self) -> tuple[Language, ...]:
        """Return the languages of both sides, the article's own first."""
        target = find_target_language(self.article.language, self.pairs)
        return (self.article.language, target) if target else (self.article.language,)


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, its pairs, and its translation, which is "" if there is none yet.

    The `pictures` are above it.
    """

    paragraph: Paragraph
    pairs: tuple[Pair, ...]
    translation: str
    pictures: tuple[ExportedPicture, ...] = ()

    @property
    def target(self) -> Language:
        """Return the language of the translation."""
        return find_target_language(self.paragraph.language, self.pairs) or Language.OTHER


def typeset(exported: ArticleExport) -> ArticleExport:
    """Return an article as people read it, with the no-break spaces of its languages.

    Offsets stay the same. Formats that other programs compare with the text don't need it.
    """
    article = exported.article
    paragraphs = tuple(
        replace(one, text=with_no_break_spaces(one.text, one.language))
        for one in article.paragraphs
    )
    return replace(
        exported,
        article=replace(article, paragraphs=paragraphs),
        pairs=tuple(_typeset_pair(exported, pair) for pair in exported.pairs),
        marks=tuple(_typeset_mark(exported, mark) for mark in exported.marks),
    )


def _typeset_pair(exported: ArticleExport, pair: Pair) -> Pair:
    language, one = exported.article.paragraphs[pair.paragraph].language, pair.translated
    if one is not None:
        one = replace(one, text=with_no_break_spaces(one.text, one.direction.target))
    return replace(pair, source=with_no_break_spaces(pair.source, language), translated=one)


def _typeset_mark(exported: ArticleExport, mark: ExportedHighlight) -> ExportedHighlight:
    quoted = with_no_break_spaces(mark.anchor.exact, find_quoted_language(exported, mark))
    return replace(mark, anchor=replace(mark.anchor, exact=quoted))


def list_rows(exported: ArticleExport) -> tuple[Row, ...]:
    """Return the article's paragraphs, each with its translation and pictures."""
    groups = {group[0].paragraph: group for group in group_by_paragraph(exported.pairs)}
    known = {picture.name: picture for picture in exported.pictures}
    above = defaultdict[int, list[ExportedPicture]](list)
    for one in exported.article.pictures:
        if one.name in known:
            above[one.paragraph].append(ExportedPicture(known[one.name], one.alt))
    return tuple(
        Row(
            paragraph,
            groups.get(place, ()),
            join_translation(groups.get(place, ())),
            tuple(above.get(place, ())),
        )
        for place, paragraph in enumerate(exported.article.paragraphs)
    )


def find_pairs(exported: ArticleExport, mark: ExportedHighlight) -> tuple[Pair, ...]:
    """Return the sentences that a highlight touches; none if it is lost."""
    if mark.is_lost:
        return ()
    return exported.pairs[mark.anchor.start.sentence : mark.anchor.end.sentence + 1]


def find_address(exported: ArticleExport, mark: ExportedHighlight) -> ArticleAddress:
    """Return the address of a highlight's first sentence, or of the article if it is lost."""
    sentence = None if mark.is_lost else mark.anchor.start.sentence
    return ArticleAddress(exported.digest, sentence, mark.anchor.side)


def find_context(exported: ArticleExport, mark: ExportedHighlight) -> tuple[str, str]:
    """Return the sentences around a highlight, original and translation; "" if it is lost."""
    within = find_pairs(exported, mark)
    return (
        " ".join(pair.source for pair in within),
        " ".join(pair.translated.text for pair in within if pair.translated),
    )


def find_languages(exported: ArticleExport, mark: ExportedHighlight) -> tuple[Language, Language]:
    """Return the languages of the sentences around a highlight, original and translation.

    For a lost highlight, those of the article.
    """
    language, pairs = exported.article.language, find_pairs(exported, mark) or exported.pairs
    if not mark.is_lost:
        language = exported.article.paragraphs[pairs[0].paragraph].language
    return language, find_target_language(language, pairs) or Language.OTHER


def find_quoted_language(exported: ArticleExport, mark: ExportedHighlight) -> Language:
    """Return the language of the highlighted words."""
    original, translation = find_languages(exported, mark)
    return original if mark.anchor.side is Side.ORIGINAL else translation


def describe_origin(article: Article) -> tuple[str, ...]:
    """Return an article's source, author, and day of publication, as far as known."""
    day = (article.published or "")[:10]
    return tuple(fact for fact in (article.source, article.author, day) if fact)


def build_title(exports: Iterable[ArticleExport]) -> str:
    """Return a title for the export: the first article's, and the number of others."""
    titles = [exported.article.title for exported in exports]
    if not titles:
        return ""
    return titles[0] if len(titles) == 1 else f"{titles[0]} (+ {len(titles) - 1})"
