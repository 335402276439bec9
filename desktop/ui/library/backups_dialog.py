"""The backups of the library: looked at, made, verified, put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.support.buttons import action_button, close_button
from desktop.ui.support.labels import error_text

if TYPE_CHECKING:
    from desktop.services.backups import Backup

SIZE = (780, 480)
SHOWN = Qt.ItemDataRole.UserRole


class BackupsDialog(QDialog):
    """Lists what each backup holds, the latest first.

    The requests carry a backup's path, or nothing for a new one. Restoring is asked twice.
    """

    back_up_requested = Signal()
    copy_requested = Signal()
    verify_requested = Signal(Path)
    restore_requested = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self.resize(*SIZE)
        self.hint = QLabel(
            self.tr("One is made every day: those of seven days and four weeks are kept."), self
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
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self._choose()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.restore = action_button(self, self.tr("&Restore…"), self._ask)
        self.sure = action_button(self, self.tr("&Put it in the library's place"), self._restore)
        self.verify = action_button(
            self, self.tr("&Verify"), lambda: self.verify_requested.emit(self._chosen().path)
        )
        row = QHBoxLayout()
        row.addWidget(action_button(self, self.tr("&Back up now"), self.back_up_requested.emit))
        row.addWidget(action_button(self, self.tr("&Copy to a file…"), self.copy_requested.emit))
        row.addWidget(self.verify)
        row.addWidget(self.restore)
        row.addWidget(self.sure)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.message)
        layout.addLayout(row)
        layout.addWidget(close_button(self))

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """List `backups`; one that can't be read says why."""
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
            item.setData(0, SHOWN, backup)
            for column in (1, 2, 3):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        for column in range(4):
            self.list.resizeColumnToContents(column)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def tell(self, text: str) -> None:
        """Say what became of the last deed."""
        self.message.setText(text)

    def _choose(self) -> None:
        item = self.list.currentItem()
        backup: Backup | None = item.data(0, SHOWN) if item else None
        self.sure.hide()
        self.verify.setEnabled(backup is not None)
        self.restore.setEnabled(backup is not None and backup.facts is not None)
        failure = backup.failure if backup else None
        self.tell(error_text(failure) if failure else "")

    def _chosen(self) -> Backup:
        item = self.list.currentItem()
        assert item is not None
        backup: Backup = item.data(0, SHOWN)
        return backup

    def _ask(self) -> None:
        told = self.tr("Put “{name}” in the library's place? The present one is kept beside it.")
        self.tell(told.format(name=self._chosen().path.name))
        self.sure.show()
        self.sure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        self.sure.hide()
        self.restore_requested.emit(self._chosen().path)
