"""The tray of lines that the cleaning left out, each with its reason, to be brought back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.reading.article import Dropped
from desktop.ui.texts import reason_text


class LeftOutPanel(QWidget):
    """Lists what was left out; `bring_back_requested` carries raw line numbers."""

    bring_back_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel(self)
        self.title.setObjectName("panelTitle")
        self.hint = QLabel(self.tr("Enter brings the chosen line back into the article."), self)
        self.hint.setObjectName("panelHint")
        self.hint.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Lines left out"))
        self.list.setWordWrap(True)
        self.list.setSpacing(6)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.list, 1)
        self.list.itemDoubleClicked.connect(lambda _: self.bring_back())
        self.show_lines(())

    def show_lines(self, dropped: tuple[Dropped, ...]) -> None:
        """Show what was left out, in the order of the saved page."""
        row = self.list.currentRow()
        self.list.clear()
        for line in dropped:
            item = QListWidgetItem(f"{line.text}\n— {reason_text(line.reason)}")
            item.setData(Qt.ItemDataRole.UserRole, line.line)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), len(dropped) - 1))
        self.title.setText(self.tr("%n line(s) left out", "", len(dropped)))

    def bring_back(self) -> None:
        """Ask for the chosen line to be put into the article."""
        item = self.list.currentItem()
        if item is not None:
            line = item.data(Qt.ItemDataRole.UserRole)
            self.bring_back_requested.emit(frozenset({line}))
