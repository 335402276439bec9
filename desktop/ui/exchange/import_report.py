"""The import report: which files were skipped and why, imported, or known already."""

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.library import ArticleId
from desktop.services.import_batch import ImportReport, Skipped, encoding_doubt
from desktop.ui.commands import BY_ID
from desktop.ui.support.buttons import action_button
from desktop.ui.support.flow_layout import FlowLayout
from desktop.ui.support.labels import error_text
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet

ARTICLE_ROLE = Qt.ItemDataRole.UserRole


class ImportReportDialog(Sheet):
    """Lists skipped files first, since the reader can act on those.

    `encoding_requested` carries the id of an article to read in another encoding.
    """

    encoding_requested = Signal(int)

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
        ids = [one.article_id for one in report.guessed]
        self._add(self.tr("Encoding guessed"), guessed, is_open=True, ids=ids)
        self._add(self.tr("Imported"), [one.title for one in report.new], is_open=not skipped)
        self._add(self.tr("Already in the library"), [one.title for one in report.known])
        read_again = QCoreApplication.translate("commands", BY_ID["choose_encoding"].title)
        self.read_again = action_button(self, read_again, self._request_encoding)
        self.read_again.setVisible(bool(report.guessed))
        copy = action_button(self, self.tr("&Copy"), self.copy)
        self.tree.itemActivated.connect(lambda *_: self._request_encoding())
        self.tree.currentItemChanged.connect(lambda *_: self._update_buttons())
        self._update_buttons()
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addWidget(self.summary)
        layout.addWidget(self.tree)
        layout.addLayout(FlowLayout(copy, self.read_again))
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(
        self, title: str, lines: list[str], is_open: bool = False, ids: Sequence[ArticleId] = ()
    ) -> None:
        """Add a group of lines; `ids` are those of the articles that can be read again."""
        if not lines:
            return
        group = QTreeWidgetItem(self.tree, [f"{title} ({len(lines)})"])
        for line, article_id in zip_longest(lines, ids):
            QTreeWidgetItem(group, [line]).setData(0, ARTICLE_ROLE, article_id)
        group.setExpanded(is_open)
        if self.tree.currentItem() is None:
            self.tree.setCurrentItem(group)

    def _update_buttons(self) -> None:
        """Let Return close the report, except on an article that it reads again."""
        can_read_again = self._chosen_article() is not None
        self.read_again.setEnabled(can_read_again)
        self.close_button.setDefault(not can_read_again)

    def _chosen_article(self) -> ArticleId | None:
        item = self.tree.currentItem()
        found = item.data(0, ARTICLE_ROLE) if item else None
        return None if found is None else ArticleId(found)

    def _request_encoding(self) -> None:
        chosen = self._chosen_article()
        if chosen is not None:
            self.encoding_requested.emit(chosen)

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
