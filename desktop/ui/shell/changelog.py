"""The dialog of what's new: the changelog in the window's language."""

from PySide6.QtCore import QByteArray, QLocale, QUrl
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop.base.overriding import override
from desktop.base.paths import bundled_folder
from desktop.ui.support.plain_labels import NO_RESOURCE
from desktop.ui.support.sheet import Sheet

SIZE = (620, 560)


class ChangelogBrowser(QTextBrowser):
    """Shows text without loading anything that the text names."""

    @override
    def loadResource(self, type: int, name: QUrl | str) -> QByteArray:
        return NO_RESOURCE


class ChangelogDialog(Sheet):
    """Shows the changelog."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What's new"))
        self.resize(*SIZE)
        self.text = ChangelogBrowser(self)
        self.text.setAccessibleName(self.windowTitle())
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(0)
        _, _, below_title = read_changelog().partition("\n")
        self.text.setMarkdown(below_title)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)


def read_changelog() -> str:
    """Return the changelog as Markdown, in French if the window is in French."""
    folder = bundled_folder("resources") / "help"
    is_french = QLocale().language() == QLocale.Language.French
    name = "changelog.fr.md" if is_french else "changelog.md"
    return (folder / name).read_text(encoding="utf-8")
