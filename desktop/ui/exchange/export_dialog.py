"""What to export and as what: a list of forms, the article at hand or all of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.export import Export

FORM = Qt.ItemDataRole.UserRole


class ExportDialog(QDialog):
    """`export_requested` carries the form, and whether all articles are wanted."""

    export_requested = Signal(object, bool)

    def __init__(self, parent: QWidget, has_article: bool, chosen: int = 0) -> None:
        """Ask for articles, or only for the form in which `chosen` highlights are wanted."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.resize(560, 520)
        told = {
            Export.MARKDOWN: self.tr("Highlights and notes as Markdown"),
            Export.HTML: self.tr("Highlights and notes as a web page"),
            Export.CSV: self.tr("Highlights and notes as a table (CSV)"),
            Export.JSON_LD: self.tr("Highlights and notes for other programs (Web Annotation)"),
            Export.ANKI: self.tr("Highlights and notes as flash cards (Anki)"),
            Export.BILINGUAL_HTML: self.tr("Whole articles in both languages, as a web page"),
            Export.EPUB: self.tr("Whole articles in both languages, as a book (EPUB)"),
            Export.TMX: self.tr("Sentences and translations (TMX)"),
        }
        self.forms = QListWidget(self)
        self.forms.setAccessibleName(self.tr("Forms"))
        for form, text in told.items():
            if chosen and not form.needs_marks:
                continue
            item = QListWidgetItem(text, self.forms)
            item.setData(FORM, form)
        self.forms.setCurrentRow(0)
        self.one = QRadioButton(self.tr("&This article"), self)
        self.all = QRadioButton(self.tr("The &whole library"), self)
        scope = QButtonGroup(self)
        scope.addButton(self.one)
        scope.addButton(self.all)
        for scope_button in (self.one, self.all):
            scope_button.setHidden(chosen > 0)
        self.one.setEnabled(has_article)
        (self.one if has_article else self.all).setChecked(True)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.forms.itemActivated.connect(lambda _: self.accept())
        self.accepted.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 18)
        layout.setSpacing(12)
        wanted = self.tr("How to write %n chosen highlight(s)", "", chosen)
        title = QLabel(wanted if chosen else self.tr("What to write"), self)
        for part in (title, self.forms, self.one, self.all, buttons):
            layout.addWidget(part)
        self.forms.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        form = Export(self.forms.currentItem().data(FORM))  # Qt keeps its text only
        self.export_requested.emit(form, self.all.isChecked())
