"""The lines at the head of an article: source, languages, author, dates, length."""

from PySide6.QtCore import QObject

from desktop.reading.article import Article, Direction, Language
from desktop.services.article_list import reading_minutes
from desktop.ui.reader.rows import HeadLines
from desktop.ui.support.labels import (
    date_text,
    direction_text,
    join_facts,
    language_name,
    number_text,
)


class ArticleHead(QObject):
    """Says what is known about an article, in the window's language."""

    def lines(self, article: Article, target: Language | None) -> HeadLines:
        """Return the head of an article that is translated into `target` (None: not at all)."""
        above = (article.source or "", self._languages(article.language, target))
        updated = date_text(article.updated)
        known = join_facts(
            article.author if article.author != article.source else None,
            article.dateline,
            date_text(article.published),
            self.tr("updated {date}").format(date=updated) if updated else None,
        )
        dropped = len(article.dropped)
        length = join_facts(
            self.tr("%Ln word(s)", "", article.words),
            self.tr("{minutes} min").format(minutes=number_text(reading_minutes(article.words))),
            self.tr("%Ln line(s) left out", "", dropped) if dropped else None,
        )
        return HeadLines(
            above if above[0] else (above[1], ""), (known, length) if known else (length, "")
        )

    def _languages(self, language: Language, target: Language | None) -> str:
        if target is None:
            return self.tr("{language}: not translated").format(language=language_name(language))
        return direction_text(Direction(language, target))
