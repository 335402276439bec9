"""The dialog to edit the translation of a sentence, or to choose another one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.reading.article import Pair, Translated
from desktop.ui.support.plain_labels import PlainLabel, plain_tool_tip
from desktop.ui.support.sheet import Sheet

TEXT = Qt.ItemDataRole.UserRole
SIZE = (720, 480)
EDITOR_LINES = 5


class TranslationEditor(Sheet):
    """The source, an editor, and suggestions that Enter copies into it.

    `saved` carries the reader's translation; `reset_requested` asks for the machine translation.
    """

    saved = Signal(str)
    reset_requested = Signal()

    def __init__(self, parent: QWidget, pair: Pair, font: QFont, wants_alternatives: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Translation of the sentence"))
        self.resize(*SIZE)
        translated = pair.translated
        self._before = translated.text if translated else ""
        self._wants_alternatives = wants_alternatives
        self.source = PlainLabel(self, pair.source)
        self.source.setWordWrap(True)
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source.setFont(font)
        self.editor = TranslationTextEdit(self)
        self.editor.setPlainText(self._before)
        self.editor.setFont(font)
        self.editor.setTabChangesFocus(True)
        self.editor.setAccessibleName(self.tr("Your translation"))
        self.editor.setFixedHeight((EDITOR_LINES + 1) * self.editor.fontMetrics().lineSpacing())
        self.suggestions_title = PlainLabel(self, self.tr("Looking for others…"))
        self.suggestions_title.setObjectName("hint")
        self.suggestions = QListWidget(self)
        self.suggestions.setWordWrap(True)
        self.suggestions.setAccessibleName(self.tr("Other translations"))
        self._add_buttons(is_own=bool(translated and translated.is_by_reader))
        self.suggestions.itemActivated.connect(self._use_suggestion)
        self.editor.moved_below.connect(self._focus_suggestions)
        self.editor.confirmed.connect(self.save)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.selectAll()

    def _add_buttons(self, is_own: bool) -> None:
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Save | standard.Cancel, self)
        save = self.buttons.button(standard.Save)
        keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        save.setToolTip(plain_tool_tip(keys))
        if is_own:
            back = self.buttons.addButton(
                self.tr("&Restore the machine translation"), QDialogButtonBox.ButtonRole.ResetRole
            )
            back.clicked.connect(self._reset)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 18)
        layout.setSpacing(12)
        layout.addWidget(self.source)
        layout.addWidget(self.editor)
        layout.addWidget(self.suggestions_title)
        layout.addWidget(self.suggestions, 1)
        layout.addWidget(self.buttons)

    def save(self) -> None:
        """Save the text in the editor if it has changed, and close."""
        text = self.editor.toPlainText().strip()
        if text and text != self._before:
            self.saved.emit(text)
        self.accept()

    def show_similar(self, found: tuple[tuple[Translated, float], ...]) -> None:
        """Suggest the reader's translations of similar sentences, with similarities from 0 to 1."""
        for number, (one, likeness) in enumerate(found):
            template = self.tr("{percent} % like “{source}”, by you")
            note = template.format(percent=int(100 * likeness), source=one.source)
            self._add(number, one.text, note)

    def show_alternatives(self, found: tuple[Translated, ...]) -> None:
        """Suggest other translations by the engine."""
        for one in found:
            if one.text != self._before:
                self._add(self.suggestions.count(), one.text, "")
        count = self.suggestions.count()
        template = self.tr("%Ln other translation(s): press Enter to use one", "", count)
        self.suggestions_title.setText(
            template if count else self.tr("There are no other translations.")
        )
        if self._wants_alternatives and count:
            self._focus_suggestions()

    def _add(self, place: int, text: str, note: str) -> None:
        item = QListWidgetItem(f"{text}\n{note}" if note else text)
        item.setData(TEXT, text)
        self.suggestions.insertItem(place, item)

    def _focus_suggestions(self) -> None:
        if self.suggestions.count():
            if self.suggestions.currentRow() < 0:
                self.suggestions.setCurrentRow(0)
            self.suggestions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use_suggestion(self, item: QListWidgetItem) -> None:
        """Copy a suggestion into the editor; save it if the dialog was opened to choose one."""
        self.editor.setPlainText(item.data(TEXT))
        if self._wants_alternatives:
            self.save()
        else:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset(self) -> None:
        self.reset_requested.emit()
        self.accept()


class TranslationTextEdit(QPlainTextEdit):
    """A text field: Ctrl+Enter emits `confirmed`, Down at the end of the text `moved_below`."""

    confirmed = Signal()
    moved_below = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        # The reader behind the dialog has a command for these keys.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _confirms(event)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _confirms(event):
            self.confirmed.emit()
            return
        if event.key() == Qt.Key.Key_Down and self.textCursor().atEnd():
            self.moved_below.emit()
            return
        super().keyPressEvent(event)


def _confirms(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
