"""The import report: which files were skipped and why, imported, or known already."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.services.import_batch import ImportReport, Skipped, encoding_doubt
from desktop.ui.support.labels import error_text
from desktop.ui.support.plain_labels import PlainLabel


class ImportReportDialog(QDialog):
    """Lists skipped files first, since the reader can act on those."""

    def __init__(self, parent: QWidget, report: ImportReport, summary: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import report"))
        self.resize(680, 440)
        self.summary = PlainLabel(self, summary)
        self.summary.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(1)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(self.windowTitle())
        skipped = [_describe(one) for one in report.skipped]
        self._add(self.tr("Skipped"), skipped, is_open=True)
        guessed = [error_text(encoding_doubt(one)) for one in report.guessed]
        self._add(self.tr("Encoding guessed"), guessed, is_open=True)
        self._add(self.tr("Imported"), [one.title for one in report.new], is_open=not skipped)
        self._add(self.tr("Already in the library"), [one.title for one in report.known])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        copy.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(14)
        for part in (self.summary, self.tree, buttons):
            layout.addWidget(part)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, title: str, lines: list[str], is_open: bool = False) -> None:
        if not lines:
            return
        group = QTreeWidgetItem(self.tree, [f"{title} ({len(lines)})"])
        for line in lines:
            QTreeWidgetItem(group, [line])
        group.setExpanded(is_open)
        if self.tree.currentItem() is None:
            self.tree.setCurrentItem(group)

    def copy(self) -> None:
        """Copy the whole report as text."""
        lines = [self.summary.text()]
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            assert group is not None
            lines += ["", group.text(0)]
            below = [group.child(row) for row in range(group.childCount())]
            lines += [f"- {one.text(0)}" for one in below if one is not None]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _describe(skipped: Skipped) -> str:
    """Return why a file was skipped, below its path unless that is just a name."""
    reason = error_text(skipped.error)
    return f"{skipped.name}\n{reason}" if len(Path(skipped.name).parts) > 1 else reason
