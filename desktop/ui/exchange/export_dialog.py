"""The export dialog: a list of formats, for the open article or the whole library."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.export import ExportFormat
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet

FORMAT_ROLE = Qt.ItemDataRole.UserRole


class ExportDialog(Sheet):
    """`export_requested` carries the format, and whether to export the whole library."""

    export_requested = Signal(ExportFormat, bool)

    def __init__(
        self, parent: QWidget, has_article: bool, chosen: int = 0, chosen_articles: int = 0
    ) -> None:
        """Offer all formats and scopes, or only formats, for some highlights or articles.

        They are offered for `chosen` highlights or `chosen_articles` if these aren't 0.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.resize(560, 520)
        titles = {
            ExportFormat.MARKDOWN: self.tr("Highlights and notes as Markdown"),
            ExportFormat.HTML: self.tr("Highlights and notes as a web page"),
            ExportFormat.CSV: self.tr("Highlights and notes as a table (CSV)"),
            ExportFormat.JSON_LD: self.tr(
                "Highlights and notes for other programs (Web Annotation)"
            ),
            ExportFormat.ANKI: self.tr("Highlights and notes as flash cards (Anki)"),
            ExportFormat.BILINGUAL_HTML: self.tr("Whole articles in both languages, as a web page"),
            ExportFormat.EPUB: self.tr("Whole articles in both languages, as a book (EPUB)"),
            ExportFormat.DOCX: self.tr("Whole articles in both languages, for Word (DOCX)"),
            ExportFormat.PDF: self.tr("Whole articles in both languages, as pages (PDF)"),
            ExportFormat.TMX: self.tr("Sentences and translations (TMX)"),
        }
        self.formats = QListWidget(self)
        self.formats.setAccessibleName(self.tr("Formats"))
        for file_format, text in titles.items():
            if chosen and not file_format.needs_marks:
                continue
            item = QListWidgetItem(text, self.formats)
            item.setData(FORMAT_ROLE, file_format)
        self.formats.setCurrentRow(0)
        self.this_article = QRadioButton(self.tr("&This article"), self)
        self.whole_library = QRadioButton(self.tr("The &whole library"), self)
        scope = QButtonGroup(self)
        scope.addButton(self.this_article)
        scope.addButton(self.whole_library)
        for scope_button in (self.this_article, self.whole_library):
            scope_button.setHidden(chosen > 0 or chosen_articles > 0)
        self.this_article.setEnabled(has_article)
        (self.this_article if has_article else self.whole_library).setChecked(True)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.formats.itemActivated.connect(lambda _: self.accept())
        self.accepted.connect(self._request_export)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        heading = self.tr("What to export")
        if chosen:
            heading = self.tr("Format for %Ln chosen highlight(s)", "", chosen)
        elif chosen_articles:
            heading = self.tr("Format for %Ln chosen article(s)", "", chosen_articles)
        title = PlainLabel(self, heading)
        for part in (title, self.formats, self.this_article, self.whole_library, buttons):
            layout.addWidget(part)
        self.formats.setFocus(Qt.FocusReason.OtherFocusReason)

    def _request_export(self) -> None:
        # Qt returns a plain str.
        file_format = ExportFormat(self.formats.currentItem().data(FORMAT_ROLE))
        self.export_requested.emit(file_format, self.whole_library.isChecked())
