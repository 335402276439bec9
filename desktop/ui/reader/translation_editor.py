"""One sentence's translation, to be written anew or chosen among others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.reading.article import Pair, Translated

TEXT = Qt.ItemDataRole.UserRole
SIZE = (720, 480)
EDITOR_LINES = 5


class TranslationEditor(QDialog):
    """The source, an editor, and below it what may be taken over with Enter.

    `kept` carries what the reader wrote; `taken_back` asks for the program's own again.
    """

    kept = Signal(str)
    taken_back = Signal()

    def __init__(self, parent: QWidget, pair: Pair, font: QFont, wants_offers: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Translation of the sentence"))
        self.resize(*SIZE)
        translated = pair.translated
        self._before = translated.text if translated else ""
        self._wants_offers = wants_offers
        self.source = QLabel(pair.source, self)
        self.source.setWordWrap(True)
        self.source.setTextFormat(Qt.TextFormat.PlainText)
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source.setFont(font)
        self.editor = Editor(self)
        self.editor.setPlainText(self._before)
        self.editor.setFont(font)
        self.editor.setTabChangesFocus(True)
        self.editor.setAccessibleName(self.tr("Your translation"))
        self.editor.setFixedHeight((EDITOR_LINES + 1) * self.editor.fontMetrics().lineSpacing())
        self.offers_title = QLabel(self.tr("Looking for others…"), self)
        self.offers_title.setObjectName("hint")
        self.offers = QListWidget(self)
        self.offers.setWordWrap(True)
        self.offers.setAccessibleName(self.tr("Other translations"))
        self._add_buttons(is_own=bool(translated and translated.is_by_reader))
        self.offers.itemActivated.connect(self._take_over)
        self.editor.left_downwards.connect(self._go_to_offers)
        self.editor.written.connect(self.keep)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.selectAll()

    def _add_buttons(self, is_own: bool) -> None:
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        save = self.buttons.button(standard.Save)
        save.setToolTip(
            QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        )
        if is_own:
            back = self.buttons.addButton(
                self.tr("&Back to the program's own"), QDialogButtonBox.ButtonRole.ResetRole
            )
            back.clicked.connect(self._give_back)
        self.buttons.accepted.connect(self.keep)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 18)
        layout.setSpacing(12)
        layout.addWidget(self.source)
        layout.addWidget(self.editor)
        layout.addWidget(self.offers_title)
        layout.addWidget(self.offers, 1)
        layout.addWidget(self.buttons)

    def keep(self) -> None:
        """Keep what stands in the editor, if it is another text than before."""
        text = self.editor.toPlainText().strip()
        if text and text != self._before:
            self.kept.emit(text)
        self.accept()

    def show_similar(self, found: tuple[tuple[Translated, float], ...]) -> None:
        """Offer the reader's own translations of sentences like this one, with their likeness."""
        for number, (one, likeness) in enumerate(found):
            told = self.tr("{percent} % like “{source}”, by you")
            note = told.format(percent=int(100 * likeness), source=one.source)
            self._add(number, one.text, note)

    def show_alternatives(self, found: tuple[Translated, ...]) -> None:
        """Offer what else the engine would say."""
        for one in found:
            if one.text != self._before:
                self._add(self.offers.count(), one.text, "")
        count = self.offers.count()
        told = self.tr("%n other translation(s): Enter takes one over", "", count)
        self.offers_title.setText(told if count else self.tr("There are no other translations."))
        if self._wants_offers and count:
            self._go_to_offers()

    def _add(self, place: int, text: str, note: str) -> None:
        item = QListWidgetItem(f"{text}\n{note}" if note else text)
        item.setData(TEXT, text)
        self.offers.insertItem(place, item)

    def _go_to_offers(self) -> None:
        if self.offers.count():
            if self.offers.currentRow() < 0:
                self.offers.setCurrentRow(0)
            self.offers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_over(self, item: QListWidgetItem) -> None:
        """Write an offer into the editor; where offers were asked for, that is the choice."""
        self.editor.setPlainText(item.data(TEXT))
        if self._wants_offers:
            self.keep()
        else:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        self.taken_back.emit()
        self.accept()


class Editor(QPlainTextEdit):
    """A text field: Ctrl+Enter is done with it, the down key at its end goes to what is below."""

    written = Signal()
    left_downwards = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.written.emit()
            return
        if event.key() == Qt.Key.Key_Down and self.textCursor().atEnd():
            self.left_downwards.emit()
            return
        super().keyPressEvent(event)
