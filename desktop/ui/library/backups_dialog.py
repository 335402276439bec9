"""The backups dialog: list, make, verify and restore backups of the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.support.buttons import action_button
from desktop.ui.support.flow_layout import FlowLayout
from desktop.ui.support.labels import error_text
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet

if TYPE_CHECKING:
    from desktop.services.backups import Backup

SIZE = (780, 480)
BACKUP_ROLE = Qt.ItemDataRole.UserRole


class BackupsDialog(Sheet):
    """Lists the backups, the latest first, with what each contains.

    `verify_requested` and `restore_requested` carry a backup's path; restoring must be confirmed.
    """

    back_up_requested = Signal()
    copy_requested = Signal()
    verify_requested = Signal(Path)
    restore_requested = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self.resize(*SIZE)
        self.hint = PlainLabel(
            self, self.tr("One is made every day; seven daily and four weekly ones are kept.")
        )
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels(
            [self.tr("Last used"), self.tr("Articles"), self.tr("Highlights"), self.tr("Notes"),
             self.tr("File")]
        )  # fmt: skip
        self.message = PlainLabel(self)
        self.message.setWordWrap(True)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self._choose()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.restore = action_button(self, self.tr("&Restore…"), self._ask_to_restore)
        self.confirm = action_button(self, self.tr("Re&place the library"), self._restore)
        self.verify = action_button(
            self, self.tr("&Verify"), lambda: self.verify_requested.emit(self._chosen().path)
        )
        back_up = action_button(self, self.tr("&Back up now"), self.back_up_requested.emit)
        copy = action_button(self, self.tr("&Copy to a file…"), self.copy_requested.emit)
        row = FlowLayout(back_up, copy, self.verify, self.restore, self.confirm)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.message)
        layout.addLayout(row)

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """List `backups`, with the newest sound one selected; a bad one shows why when selected."""
        self.list.clear()
        local = QLocale()
        for backup in backups:
            facts = backup.facts
            cells = ["—"] * 4
            if facts is not None:
                used = (
                    facts.used_at.astimezone().strftime("%Y-%m-%d %H:%M") if facts.used_at else ""
                )
                counts = (facts.articles, facts.highlights, facts.notes)
                cells = [used, *(local.toString(count) for count in counts)]
            item = QTreeWidgetItem(self.list, [*cells, backup.path.name])
            item.setData(0, BACKUP_ROLE, backup)
            for column in (1, 2, 3):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        for column in range(4):
            self.list.resizeColumnToContents(column)
        sound = [number for number, one in enumerate(backups) if one.facts is not None]
        newest = self.list.topLevelItem(sound[0] if sound else 0)
        if newest is not None:
            self.list.setCurrentItem(newest)

    def show_message(self, text: str) -> None:
        """Show the outcome of the last action."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _choose(self) -> None:
        item = self.list.currentItem()
        backup: Backup | None = item.data(0, BACKUP_ROLE) if item else None
        self.confirm.hide()
        self.verify.setEnabled(backup is not None)
        self.restore.setEnabled(backup is not None and backup.facts is not None)
        failure = backup.failure if backup else None
        self.show_message(error_text(failure) if failure else "")

    def _chosen(self) -> Backup:
        item = self.list.currentItem()
        assert item is not None
        backup: Backup = item.data(0, BACKUP_ROLE)
        return backup

    def _ask_to_restore(self) -> None:
        question = self.tr("Replace the library with “{name}”? The current one is kept next to it.")
        self.show_message(question.format(name=self._chosen().path.name))
        self.confirm.show()
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        self.confirm.hide()
        self.restore_requested.emit(self._chosen().path)
