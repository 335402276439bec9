"""The page shown while no article is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.support.plain_labels import PlainLabel

WIDTH = 440


class EmptyPage(QWidget):
    """Says how to start; `import_requested` comes from its button."""

    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel(self)
        self.title.setObjectName("emptyTitle")
        self.text = PlainLabel(self)
        self.text.setObjectName("emptyText")
        self.text.setWordWrap(True)
        self.text.setFixedWidth(WIDTH)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self.tr("Import files…"), self)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        for part in (self.title, self.text, self.button):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.button.clicked.connect(self.import_requested)
        self.set_library_empty(False)

    def set_library_empty(self, is_library_empty: bool, paste_key: str = "") -> None:
        """Show how to import an article, or how to open one; `paste_key` imports copied text."""
        if is_library_empty:
            self.title.setText(self.tr("Your library is empty"))
            text = self.tr("Save a French or English article as text and drop the file here.")
            if paste_key:
                text = self.tr(
                    "Save a French or English article as text and drop the file here, "
                    "or copy its text and press {key}."
                ).format(key=paste_key)
            self.text.setText(text)
        else:
            self.title.setText(self.tr("No article is open"))
            self.text.setText(self.tr("Choose one in the library, or import another."))
        self.text.setMinimumHeight(self.text.heightForWidth(WIDTH))
        self.button.setVisible(is_library_empty)
