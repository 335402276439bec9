"""The filters for all notes: words, article, colour, tag, language, note, lost or not, date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.library import COLOURS, ArticleRow, HighlightFilter
from desktop.reading.article import Language
from desktop.reading.languages.routes import READER_LANGUAGES
from desktop.ui.library.library_view import FilterBox
from desktop.ui.support.flow_layout import FlowLayout
from desktop.ui.support.labels import colour_name, language_name, number_text

FILTER_DELAY_MS = 120
WIDEST_CHOICE = 240
DAYS_BACK = 30
"""The initial date is so many days ago."""


class AllNotesFilters(QWidget):
    """The filter fields; `changed` is emitted when the filter changes, shortly after typing."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = FilterBox(self)
        self.box.setPlaceholderText(self.tr("Words in quotes, notes and tags"))
        self.box.setAccessibleName(self.tr("Filter the notes"))
        self.box.setClearButtonEnabled(True)
        self.more = QPushButton(self.tr("More &filters"), self)
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.article = self._combo(self.tr("Article"))
        self.colour = self._combo(self.tr("Colour"))
        self.tag = self._combo(self.tr("Tag"))
        self.language = self._combo(self.tr("Language"))
        self.note = self._combo(self.tr("Note"))
        self.lost = self._combo(self.tr("Lost or not"))
        self.since = QCheckBox(self.tr("Since"), self)
        self.day = QDateEdit(QDate.currentDate().addDays(-DAYS_BACK), self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMM yyyy")
        self.day.setAccessibleName(self.tr("Changed since"))
        self.day.setEnabled(False)
        self._fill()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FILTER_DELAY_MS)
        self._timer.timeout.connect(self.changed)
        self.box.textChanged.connect(self._timer.start)
        self.since.toggled.connect(self.day.setEnabled)
        self.since.toggled.connect(self._timer.start)
        self.day.dateChanged.connect(self._timer.start)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMaximumWidth(WIDEST_CHOICE)
        combo.currentIndexChanged.connect(lambda _: self._timer.start())
        return combo

    def _fill(self) -> None:
        _set_choices(self.article, self.tr("All articles"), ())
        _set_choices(self.colour, self.tr("All colours"), ())
        _set_choices(self.tag, self.tr("All tags"), ())
        self._set_languages(READER_LANGUAGES)
        _set_choices(
            self.note,
            self.tr("Noted or not"),
            [(self.tr("With a note"), True), (self.tr("Without a note"), False)],
        )
        _set_choices(
            self.lost,
            self.tr("Lost or not"),
            [(self.tr("Lost"), True), (self.tr("Not lost"), False)],
        )

    def _set_languages(self, languages: Iterable[Language]) -> None:
        named = [(language_name(one).capitalize(), one.value) for one in languages]
        _set_choices(self.language, self.tr("All languages"), named)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.box, 1)
        top.addWidget(self.more)
        combos = (self.article, self.colour, self.tag, self.language, self.note, self.lost)
        parts: tuple[QWidget, ...] = (*combos, self.since, self.day)
        for part in parts:
            part.hide()
            self.more.toggled.connect(part.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(FlowLayout(*parts))

    @property
    def current_filter(self) -> HighlightFilter:
        """Return the filter that the fields describe."""
        colour, tag, language = (
            one.currentData() for one in (self.colour, self.tag, self.language)
        )
        day = self.day.date()
        midnight = datetime.combine(date(day.year(), day.month(), day.day()), time())
        return HighlightFilter(
            text=self.box.text(),
            article_id=self.article.currentData(),
            colours=frozenset({colour} if colour else ()),
            tags=frozenset({tag} if tag else ()),
            language=Language(language) if language else None,
            since=midnight.astimezone(UTC) if self.since.isChecked() else None,
            has_note=self.note.currentData(),
            is_lost=self.lost.currentData(),
        )

    def set_choices(
        self,
        articles: Sequence[ArticleRow],
        tags: Sequence[tuple[str, int]],
        names: Mapping[int, str],
    ) -> None:
        """Set the choices: articles with highlights, their languages, tags and colours."""
        with_highlights = [(row.title, row.id) for row in articles if row.highlights]
        others = {row.language for row in articles if row.highlights}.difference(READER_LANGUAGES)
        self._set_languages([*READER_LANGUAGES, *sorted(others, key=language_name)])
        _set_choices(self.article, self.tr("All articles"), with_highlights)
        _set_choices(
            self.tag,
            self.tr("All tags"),
            [(f"{tag} ({number_text(count)})", tag) for tag, count in tags],
        )
        colours = [(f"{one} {colour_name(one, names)}", one) for one in COLOURS]
        _set_choices(self.colour, self.tr("All colours"), colours)


def _set_choices(combo: QComboBox, everything: str, choices: Sequence[tuple[str, Any]]) -> None:
    """Replace the choices in `combo`, keeping the chosen one even if it no longer exists."""
    chosen, chosen_text = combo.currentData(), combo.currentText()
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(everything, None)
        for text, value in choices:
            combo.addItem(text, value)
        if chosen is not None and combo.findData(chosen) < 0:
            combo.addItem(chosen_text, chosen)
        combo.setCurrentIndex(max(combo.findData(chosen), 0) if chosen is not None else 0)
