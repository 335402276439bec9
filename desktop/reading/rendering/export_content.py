"""The content of an export: an article with its pairs, highlights and notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desktop.reading.aligning import find_target_language, group_by_paragraph, join_translation
from desktop.reading.article import Anchor, Article, Kind, Language, Pair, Paragraph, Side


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
class ArticleExport:
    """An article, its pairs and highlights; `digest` is its saved file's SHA-256, in hex."""

    article: Article
    pairs: tuple[Pair, ...]
    marks: tuple[ExportedHighlight, ...] = ()
    digest: str = ""

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
    """A paragraph, its pairs, and its translation, which is "" if there is none yet."""

    paragraph: Paragraph
    pairs: tuple[Pair, ...]
    translation: str

    @property
    def target(self) -> Language:
        """Return the language of the translation."""
        return find_target_language(self.paragraph.language, self.pairs) or Language.OTHER


def list_rows(exported: ArticleExport) -> tuple[Row, ...]:
    """Return the article's paragraphs, each with its translation."""
    groups = {group[0].paragraph: group for group in group_by_paragraph(exported.pairs)}
    return tuple(
        Row(paragraph, groups.get(place, ()), join_translation(groups.get(place, ())))
        for place, paragraph in enumerate(exported.article.paragraphs)
    )


def find_context(exported: ArticleExport, mark: ExportedHighlight) -> tuple[str, str]:
    """Return the sentences around a highlight, original and translation; "" if it is lost."""
    if mark.is_lost:
        return "", ""
    within = exported.pairs[mark.anchor.start.sentence : mark.anchor.end.sentence + 1]
    return (
        " ".join(pair.source for pair in within),
        " ".join(pair.translated.text for pair in within if pair.translated),
    )


def find_languages(exported: ArticleExport, mark: ExportedHighlight) -> tuple[Language, Language]:
    """Return the languages of the sentences around a highlight, original and translation.

    For a lost highlight, those of the article.
    """
    language, pairs = exported.article.language, exported.pairs
    if not mark.is_lost:
        pairs = pairs[mark.anchor.start.sentence : mark.anchor.end.sentence + 1]
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
