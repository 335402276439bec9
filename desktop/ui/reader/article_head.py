"""The article's header: source, author, dates, and buttons for left-out lines and doubts."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.base.overriding import override
from desktop.reading.article import Article, Direction, Language, Pair
from desktop.ui.support.labels import date_text, direction_text, language_name
from desktop.ui.support.plain_labels import PlainLabel, plain_tool_tip


class ElidedLabel(PlainLabel):
    """A one-line label that is cut with an ellipsis if it is too long."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())


class ArticleHead(QWidget):
    """A line of facts about the article, with two buttons."""

    left_out_requested = Signal()
    doubtful_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.facts = ElidedLabel(self)
        self.facts.setObjectName("facts")
        self.left_out = self._button()
        self.doubtful = self._button()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 7, 12, 7)
        layout.addWidget(self.facts, 1)
        layout.addWidget(self.doubtful)
        layout.addWidget(self.left_out)
        self.left_out.clicked.connect(self.left_out_requested)
        self.doubtful.clicked.connect(self.doubtful_requested)

    def show_article(self, article: Article, target: Language | None) -> None:
        """Show the facts of `article`, which is translated into `target` (None: not at all)."""
        updated = date_text(article.updated)
        parts = (
            article.source,
            article.author if article.author != article.source else None,
            article.dateline,
            date_text(article.published),
            self.tr("updated {date}").format(date=updated) if updated else None,
            self._languages(article.language, target),
            self.tr("%Ln word(s)", "", article.words),
        )
        text = "  ·  ".join(part for part in parts if part)
        self.facts.setText(text)
        self.facts.setToolTip(plain_tool_tip(text))
        self.left_out.setVisible(bool(article.dropped))
        self.left_out.setText(self.tr("%Ln line(s) left out", "", len(article.dropped)))

    def show_doubts(self, pairs: tuple[Pair, ...]) -> None:
        """Show how many translations are doubtful."""
        count = sum(bool(pair.translated and pair.translated.doubts) for pair in pairs)
        self.doubtful.setVisible(count > 0)
        self.doubtful.setText(self.tr("%Ln doubtful", "", count))
        self.doubtful.setToolTip(self.tr("Show the translations that may be wrong, and why"))

    def _languages(self, language: Language, target: Language | None) -> str:
        if target is None:
            return self.tr("{language}: not translated").format(language=language_name(language))
        return direction_text(Direction(language, target))

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("quiet")
        button.hide()
        return button
