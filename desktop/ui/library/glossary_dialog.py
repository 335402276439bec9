"""The reader's glossary: terms and how they are to be translated, added, removed, exchanged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

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

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.lazy import Lazy
from desktop.library import Changes
from desktop.reading.article import DIRECTIONS, Direction
from desktop.reading.glossary.terms import Term
from desktop.services import glossary
from desktop.services.glossary import ImportedTerms
from desktop.ui.support.buttons import action_button, close_button
from desktop.ui.support.labels import error_text, language_name
from desktop.ui.support.operations import Operation, Operations
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library

SIZE = (760, 560)
TERM = Qt.ItemDataRole.UserRole
FILES = "CSV, TBX (*.csv *.tbx *.tsv *.xml)"


class GlossaryDialog(QDialog):
    """A table of terms, a line to add to it, and files in and out.

    `apply_requested` asks to put the open article's translation right by the glossary.
    """

    apply_requested = Signal()

    def __init__(
        self, parent: QWidget, library: Lazy[Library], operations: Operations, tasks: Tasks
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Glossary"))
        self.resize(*SIZE)
        self._library, self._operations, self._tasks = library, operations, tasks
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
        standard = QKeySequence.StandardKey
        self._listen(standard.Delete, self.remove)
        self._listen(standard.Undo, operations.undo)
        self._listen(standard.Redo, operations.redo)
        operations.library_changed.connect(self._refresh)
        self.fill()
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

    def _listen(self, keys: QKeySequence.StandardKey, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: do())

    def add(self) -> None:
        """Add the term that was written, in the place of one with the same words."""
        term = Term(
            self.source.text().strip(), self.target.text().strip(), self.direction.currentData()
        )

        def done() -> None:
            self.source.clear()
            self.target.clear()
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)

        self._run(self.tr("Add a term"), lambda library: glossary.add_term(library, term), done)

    def remove(self) -> None:
        """Remove the chosen terms; undo puts them back."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        chosen = [self._term(row) for row in rows]

        def write(library: Library) -> Changes:
            changes = Changes()
            for term in chosen:
                changes |= glossary.remove_term(library, term)
            return changes

        if chosen:
            self._run(self.tr("Remove terms"), write)

    def import_file(self) -> None:
        """Bring in a file of terms."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import terms"), "", FILES)
        if name:
            self._import(lambda library: glossary.import_glossary(library, Path(name)))

    def import_sample(self) -> None:
        """Bring in the terms of the press that come with the program."""
        self._import(glossary.import_sample_glossary)

    def export_file(self) -> None:
        """Write the glossary to a file."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export terms"), "glossary.csv", FILES)
        if name:
            task = Task(
                lambda _: glossary.export_glossary(self._library.get(), Path(name)),
                lambda count: self.message.setText(self.tr("%n term(s) exported.", "", count)),
                self._tell,
            )
            self._tasks.start(Lane.LIBRARY, task)

    def _import(self, read: Callable[[Library], ImportedTerms]) -> None:
        found: list[ImportedTerms] = []

        def write(library: Library) -> Changes:
            found[:] = [read(library)]
            return found[0].changes

        def done() -> None:
            skipped = sum(number for _, number in found[0].skipped)
            told = [
                self.tr("%n new", "", found[0].added),
                self.tr("%n replaced", "", found[0].replaced),
            ]
            told += [self.tr("%n passed over", "", skipped)] if skipped else []
            self.message.setText(", ".join(told) + ".")

        self._run(self.tr("Import terms"), write, done)

    def _run(
        self,
        title: str,
        write: Callable[[Library], Changes],
        done: Callable[[], None] = lambda: None,
    ) -> None:
        """Change the glossary in the background; undo makes it what it was before."""
        before: list[tuple[Term, ...]] = []

        def forth(library: Library, _: Token) -> Changes:
            before[:] = [glossary.terms(library)]
            return write(library)

        operation = Operation(
            title, forth, lambda library, _: glossary.restore_terms(library, before[0])
        )
        self.message.clear()
        self._operations.run(operation, done=done, failed=self._tell)

    def _tell(self, error: AppError) -> None:
        self.message.setText(error_text(error))

    def _refresh(self, changes: Changes, _: object) -> None:
        if changes.terms:
            self.fill()

    def fill(self) -> None:
        """List the terms, read in the background."""
        task = Task(lambda _: glossary.terms(self._library.get()), self._show, self._tell)
        self._tasks.start(Lane.LIBRARY, task)

    def _show(self, found: tuple[Term, ...]) -> None:
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
