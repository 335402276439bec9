"""The glossary dialog: terms and their preferred translations, with import and export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
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
from desktop.reading.article import DIRECTIONS, Side
from desktop.reading.glossary.terms import Term
from desktop.services import glossary
from desktop.services.glossary import ImportedTerms
from desktop.ui.support.buttons import action_button
from desktop.ui.support.flow_layout import FlowLayout
from desktop.ui.support.labels import direction_text, error_text
from desktop.ui.support.operations import Operation, Operations
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library

SIZE = (760, 560)
TERM = Qt.ItemDataRole.UserRole
FILE_FILTER = "CSV, TBX (*.csv *.tbx *.tsv *.xml)"


class GlossaryDialog(Sheet):
    """A table of terms with fields to add one, and import and export of term files.

    `apply_requested` asks to apply the glossary to the open article's translation.
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
        self.message = PlainLabel(self)
        self.message.setObjectName("hint")
        self.message.setWordWrap(True)
        self._say("")
        self._lay_out()
        self.filter_box.textChanged.connect(self._filter)
        self.table.itemSelectionChanged.connect(self._edit_selected)
        standard = QKeySequence.StandardKey
        self._add_shortcut(standard.Delete, self.remove)
        self._add_shortcut(standard.Undo, operations.undo)
        self._add_shortcut(standard.Redo, operations.redo)
        operations.library_changed.connect(self._refresh)
        self.fill()
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.direction = QComboBox(self)
        for one in DIRECTIONS:
            self.direction.addItem(direction_text(one), one)
        self.direction.setAccessibleName(self.tr("From → to"))
        self.source = self._text_field(self.tr("Term"))
        self.target = self._text_field(self.tr("Preferred rendering"))
        self.source.returnPressed.connect(self.target.setFocus)
        self.target.returnPressed.connect(self.add)
        line = QHBoxLayout()
        for part, stretch in ((self.direction, 0), (self.source, 1), (self.target, 1)):
            line.addWidget(part, stretch)
        actions = FlowLayout(
            action_button(self, self.tr("&Add"), self.add),
            action_button(self, self.tr("&Remove"), self.remove),
            action_button(self, self.tr("&Import…"), self.import_file),
            action_button(self, self.tr("&Export…"), self.export_file),
            action_button(self, self.tr("Add &news terms"), self.import_sample),
            action_button(self, self.tr("A&pply to the article"), self.apply_requested.emit),
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.filter_box)
        layout.addWidget(self.table, 1)
        layout.addLayout(line)
        layout.addWidget(self.message)
        layout.addLayout(actions)

    def _text_field(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        return line

    def _add_shortcut(self, keys: QKeySequence.StandardKey, on_press: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: on_press())

    def propose(self, term: Term, side: Side) -> None:
        """Put a term into the fields, and focus the other side than that of the words selected."""
        if term.direction in DIRECTIONS:
            self.direction.setCurrentIndex(DIRECTIONS.index(term.direction))
            self.source.setText(term.source)
            self.target.setText(term.target)
            other = self.target if side is Side.ORIGINAL else self.source
            other.setFocus(Qt.FocusReason.OtherFocusReason)
            other.selectAll()

    def add(self) -> None:
        """Add the term in the fields; it replaces one with the same words."""
        term = Term(
            self.source.text().strip(), self.target.text().strip(), self.direction.currentData()
        )

        def done() -> None:
            self.source.clear()
            self.target.clear()
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)

        self._run(self.tr("Add a term"), lambda library: glossary.add_term(library, term), done)

    def remove(self) -> None:
        """Remove the selected terms."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        chosen = [self._term(row) for row in rows]
        if chosen:
            self._run(
                self.tr("Remove terms"), lambda library: glossary.remove_terms(library, chosen)
            )

    def import_file(self) -> None:
        """Let the reader choose a file of terms and import it."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import terms"), "", FILE_FILTER)
        if name:
            self._import(lambda library: glossary.import_glossary(library, Path(name)))

    def import_sample(self) -> None:
        """Import the news terms that come with the program."""
        self._import(glossary.import_sample_glossary)

    def export_file(self) -> None:
        """Let the reader choose a file and export the glossary to it."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export terms"), "glossary.csv", FILE_FILTER
        )
        if name:
            task = Task(
                lambda _: glossary.export_glossary(self._library.get(), Path(name)),
                lambda count: self._say(self.tr("%Ln term(s) exported.", "", count)),
                self._show_error,
            )
            self._tasks.start(Lane.LIBRARY, task)

    def _import(self, read: Callable[[Library], ImportedTerms]) -> None:
        found: list[ImportedTerms] = []

        def write(library: Library) -> Changes:
            found[:] = [read(library)]
            return found[0].changes

        def done() -> None:
            skipped = sum(number for _, number in found[0].skipped)
            counts = [
                self.tr("%Ln new", "", found[0].added),
                self.tr("%Ln replaced", "", found[0].replaced),
            ]
            counts += [self.tr("%Ln skipped", "", skipped)] if skipped else []
            self._say(", ".join(counts) + ".")

        self._run(self.tr("Import terms"), write, done)

    def _run(
        self,
        title: str,
        write: Callable[[Library], Changes],
        done: Callable[[], None] = lambda: None,
    ) -> None:
        """Change the glossary in the background; undo restores it as it was."""
        before: list[tuple[Term, ...]] = []

        def apply(library: Library, _: Token) -> Changes:
            before[:] = [glossary.list_terms(library)]
            return write(library)

        operation = Operation(
            title, apply, lambda library, _: glossary.restore_terms(library, before[0])
        )
        self._say("")
        self._operations.run(operation, done=done, failed=self._show_error)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _show_error(self, error: AppError) -> None:
        self._say(error_text(error))

    def _refresh(self, changes: Changes, _: object) -> None:
        if changes.terms:
            self.fill()

    def fill(self) -> None:
        """Read the terms in the background and list them."""
        task = Task(
            lambda _: glossary.list_terms(self._library.get()), self._show, self._show_error
        )
        self._tasks.start(Lane.LIBRARY, task)

    def _show(self, found: tuple[Term, ...]) -> None:
        self.table.setRowCount(len(found))
        for row, term in enumerate(found):
            for column, text in enumerate(
                (direction_text(term.direction), term.source, term.target)
            ):
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

    def _edit_selected(self) -> None:
        """Put the selected term into the fields, so that it can be changed."""
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
