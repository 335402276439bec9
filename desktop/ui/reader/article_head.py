"""The lines at the head of an article: source, languages, author, dates, length."""

from PySide6.QtCore import QCoreApplication

from desktop.reading.article import Article, Direction, Language
from desktop.ui.reader.reading_progress import reading_minutes
from desktop.ui.reader.rows import HeadLines
from desktop.ui.support.labels import date_text, direction_text, language_name

SEPARATOR = "  ·  "


def head_lines(article: Article, target: Language | None) -> HeadLines:
    """Return the head of an article that is translated into `target` (None: not at all)."""
    translate = QCoreApplication.translate
    above = (article.source or "", _languages(article.language, target))
    updated = date_text(article.updated)
    known = _join(
        article.author if article.author != article.source else None,
        article.dateline,
        date_text(article.published),
        translate("ArticleHead", "updated {date}").format(date=updated) if updated else None,
    )
    dropped = len(article.dropped)
    length = _join(
        translate("ArticleHead", "%Ln word(s)", "", article.words),
        translate("ArticleHead", "%Ln min", "", reading_minutes(article.words)),
        translate("ArticleHead", "%Ln line(s) left out", "", dropped) if dropped else None,
    )
    return HeadLines(
        above if above[0] else (above[1], ""), (known, length) if known else (length, "")
    )


def _languages(language: Language, target: Language | None) -> str:
    if target is None:
        text = QCoreApplication.translate("ArticleHead", "{language}: not translated")
        return text.format(language=language_name(language))
    return direction_text(Direction(language, target))


def _join(*parts: str | None) -> str:
    return SEPARATOR.join(part for part in parts if part)
