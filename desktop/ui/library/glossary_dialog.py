"""The reader's glossary: terms and how they are to be translated, added, removed, exchanged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.errors import AppError
from desktop.reading.article import DIRECTIONS, Direction
from desktop.reading.glossary.terms import Term
from desktop.services import glossary
from desktop.services.glossary import ImportedTerms
from desktop.ui.support.buttons import action_button, close_button
from desktop.ui.support.labels import error_text, language_name

if TYPE_CHECKING:
    from desktop.library import Library

T = TypeVar("T")

SIZE = (760, 560)
TERM = Qt.ItemDataRole.UserRole
FILES = "CSV, TBX (*.csv *.tbx *.tsv *.xml)"


class GlossaryDialog(QDialog):
    """A table of terms, a line to add to it, and files in and out.

    `apply_requested` asks to put the open article's translation right by the glossary.
    """

    apply_requested = Signal()

    def __init__(self, parent: QWidget, library: Library) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Glossary"))
        self.resize(*SIZE)
        self._library = library
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(self.tr("Filter the terms"))
        self.filter_box.setAccessibleName(self.tr("Filter the terms"))
        self.filter_box.setClearButtonEnabled(True)
        self.table = QTableWidget(0, 3, self)
        self.table.setHorizontalHeaderLabels(
            [self.tr("From → to"), self.tr("Term"), self.tr("Preferred rendering")]
        )
        self.table.setAccessibleName(self.windowTitle())
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for column in (1, 2):
            self.table.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch
            )
        self.message = QLabel(self)
        self.message.setObjectName("hint")
        self.message.setWordWrap(True)
        self._lay_out()
        self.filter_box.textChanged.connect(self._filter)
        self.table.itemSelectionChanged.connect(self._take_chosen)
        away = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        away.setContext(Qt.ShortcutContext.WidgetShortcut)
        away.activated.connect(self.remove)
        self._fill()
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.direction = QComboBox(self)
        for one in DIRECTIONS:
            self.direction.addItem(_directed(one), one)
        self.direction.setAccessibleName(self.tr("From → to"))
        self.source = self._line(self.tr("Term"))
        self.target = self._line(self.tr("Preferred rendering"))
        self.source.returnPressed.connect(self.target.setFocus)
        self.target.returnPressed.connect(self.add)
        line = QHBoxLayout()
        for part, stretch in ((self.direction, 0), (self.source, 1), (self.target, 1)):
            line.addWidget(part, stretch)
        line.addWidget(action_button(self, self.tr("&Add"), self.add))
        line.addWidget(action_button(self, self.tr("&Remove"), self.remove))
        files = QHBoxLayout()
        files.addWidget(action_button(self, self.tr("&Import…"), self.import_file))
        files.addWidget(action_button(self, self.tr("&Export…"), self.export_file))
        files.addWidget(action_button(self, self.tr("&Terms of the press"), self.import_sample))
        files.addStretch(1)
        files.addWidget(
            action_button(self, self.tr("A&pply to the article"), self.apply_requested.emit)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(self.filter_box)
        layout.addWidget(self.table, 1)
        layout.addLayout(line)
        layout.addWidget(self.message)
        layout.addLayout(files)
        layout.addWidget(close_button(self))

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        return line

    def add(self) -> None:
        """Add the term that was written, in the place of one with the same words."""
        term = Term(
            self.source.text().strip(), self.target.text().strip(), self.direction.currentData()
        )
        if self._tried(lambda: glossary.add_term(self._library, term)) is not None:
            self._fill()
            self.source.clear()
            self.target.clear()
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Take the chosen terms out; they stay in the line below, to be added again."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        for row in rows:
            self._tried(partial(glossary.remove_term, self._library, self._term(row)))
        if rows:
            self._fill()

    def import_file(self) -> None:
        """Bring in a file of terms."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import terms"), "", FILES)
        if name:
            self._take_in(lambda: glossary.import_glossary(self._library, Path(name)))

    def import_sample(self) -> None:
        """Bring in the terms of the press that come with the program."""
        self._take_in(lambda: glossary.import_sample_glossary(self._library))

    def export_file(self) -> None:
        """Write the glossary to a file."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export terms"), "glossary.csv", FILES)
        if name:
            count = self._tried(lambda: glossary.export_glossary(self._library, Path(name)))
            if count is not None:
                self.message.setText(self.tr("%n term(s) exported.", "", count))

    def _take_in(self, deed: Callable[[], ImportedTerms]) -> None:
        found = self._tried(deed)
        if found is None:
            return
        self._fill()
        skipped = sum(number for _, number in found.skipped)
        told = [self.tr("%n new", "", found.added), self.tr("%n replaced", "", found.replaced)]
        told += [self.tr("%n passed over", "", skipped)] if skipped else []
        self.message.setText(", ".join(told) + ".")

    def _tried(self, deed: Callable[[], T]) -> T | None:
        """Do something short; say what stood in its way."""
        try:
            self.message.clear()
            return deed()
        except AppError as error:
            self.message.setText(error_text(error))
            return None

    def _fill(self) -> None:
        found = self._tried(lambda: glossary.terms(self._library)) or ()
        self.table.setRowCount(len(found))
        for row, term in enumerate(found):
            for column, text in enumerate((_directed(term.direction), term.source, term.target)):
                item = QTableWidgetItem(text)
                item.setData(TERM, term)
                self.table.setItem(row, column, item)
        self.table.resizeColumnToContents(0)
        self._filter(self.filter_box.text())

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.table.rowCount()):
            term = self._term(row)
            whole = f"{term.source} {term.target}".casefold()
            self.table.setRowHidden(row, not all(word in whole for word in words))

    def _take_chosen(self) -> None:
        """Put the chosen term into the line, where it can be changed."""
        rows = {index.row() for index in self.table.selectedIndexes()}
        if len(rows) == 1:
            term = self._term(rows.pop())
            self.direction.setCurrentIndex(DIRECTIONS.index(term.direction))
            self.source.setText(term.source)
            self.target.setText(term.target)

    def _term(self, row: int) -> Term:
        item = self.table.item(row, 0)
        assert item is not None
        term: Term = item.data(TERM)
        return term


def _directed(direction: Direction) -> str:
    return f"{language_name(direction.source)} → {language_name(direction.target)}"
