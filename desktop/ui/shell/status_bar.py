"""The status line: current sentence, minutes left, doubts, and progress in the background."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStatusBar, QToolButton, QWidget

from desktop.base.overriding import override
from desktop.ui.support.interface_language import FollowsLanguage
from desktop.ui.support.labels import SEPARATOR, number_text
from desktop.ui.support.plain_labels import ElidedLabel, PlainLabel, plain_tool_tip


class StatusBar(FollowsLanguage, QStatusBar):
    """Shows where the reader is, what there is to know there, and what is under way."""

    stop_requested = Signal()
    doubtful_requested = Signal()
    menu_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.place = PlainLabel(self)
        self.doubts = ElidedLabel(self)
        self.doubtful = self._button()
        self.waiting = PlainLabel(self)
        self.progress_text = PlainLabel(self)
        self.progress = QProgressBar(self)
        self.progress.setFixedWidth(140)
        self.progress.setTextVisible(False)
        self.stop = self._button()
        self.menu = self._button()
        self.menu.setText("≡")
        self.addWidget(self.place)
        self.addWidget(self.doubts, 1)
        self.addPermanentWidget(self.waiting)
        for part in (self.progress_text, self.progress, self.stop, self.doubtful, self.menu):
            self.addPermanentWidget(part)
        self.stop.clicked.connect(self.stop_requested)
        self.doubtful.clicked.connect(self.doubtful_requested)
        self.menu.clicked.connect(self.menu_requested)
        self._translating = self._importing = (0, 0)
        self.is_reading_again = False
        self._downloading, self._retranslating = ("", 0, 0), (0, 0)
        self._exporting = 0, -1
        self._place = (0, 0, 0, "")
        self._doubtful = self._waiting = 0
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self.doubtful.setToolTip(self.tr("Show the translations that may be wrong, and why"))
        self.stop.setText(self.tr("Stop"))
        self.menu.setAccessibleName(self.tr("Menu"))
        self.menu.setToolTip(self.tr("Menu"))
        self.show_place(*self._place)
        self.show_doubtful(self._doubtful)
        self.show_waiting(self._waiting)
        self._show_progress()

    @property
    def is_translating(self) -> bool:
        """Return whether a translation is running."""
        return self._translating[1] > 0

    @property
    def is_busy(self) -> bool:
        """Return whether the bar shows progress, of whatever there is."""
        return bool(
            self._importing[1]
            or self.is_reading_again
            or self.is_translating
            or self._retranslating[1]
            or self._exporting[1] >= 0
            or self._downloading[0]
        )

    def show_place(self, sentence: int, sentences: int, minutes: int, state: str) -> None:
        """Show the number of the current sentence (from 1), of how many (0 for no article).

        `minutes` are what is left to read, `state` is what there is to know about the sentence.
        """
        self._place = sentence, sentences, minutes, state
        text = ""
        if sentences:
            text = self.tr("Sentence {sentence} of {sentences}")
            text = text.format(sentence=number_text(sentence), sentences=number_text(sentences))
            text += SEPARATOR + self.tr("{minutes} min left").format(minutes=number_text(minutes))
        self.place.setText(text)
        self.doubts.setText(state)
        self.doubts.setToolTip(plain_tool_tip(state))

    def show_doubtful(self, count: int) -> None:
        """Show how many translations of the article are doubtful."""
        self._doubtful = count
        self.doubtful.setVisible(count > 0)
        self.doubtful.setText(self.tr("%Ln doubtful", "", count))

    def show_waiting(self, changes: int) -> None:
        """Show how many changes wait for another program to unlock the library."""
        self._waiting = changes
        text = self.tr("%Ln change(s) waiting to be saved", "", changes) if changes else ""
        self.waiting.setText(text)
        self.waiting.setToolTip(self.tr("Another program is using the library."))

    def show_translating(self, done: int, total: int) -> None:
        """Show the progress of a translation in sentences; `total` is 0 when idle."""
        self._translating = done, total
        self._show_progress()

    def show_importing(self, done: int, total: int) -> None:
        """Show the progress of an import in files; not for a single file, which is fast."""
        self._importing = (done, total) if total > 1 else (0, 0)
        self._show_progress()

    def show_reading_again(self, is_reading: bool) -> None:
        """Show whether the page of an article is being read again."""
        self.is_reading_again = is_reading
        self._show_progress()

    def show_downloading(self, text: str, done: int, total: int) -> None:
        """Show the progress of a download; `total` is 0 while unknown, `text` empty when idle."""
        self._downloading = text, done, total
        self._show_progress()

    def show_exporting(self, done: int, total: int) -> None:
        """Show the progress of an export in articles; `total` is 0 while unknown, -1 when idle."""
        self._exporting = done, total
        self._show_progress()

    def show_retranslating(self, done: int, total: int) -> None:
        """Show the progress of a new translation of all articles; `total` is 0 when idle."""
        self._retranslating = done, total
        self._show_progress()

    def _show_progress(self) -> None:
        """Show the progress of what comes first, as `stop` stops it."""
        if self._importing[1]:
            done, total = self._importing
            text = self.tr("Importing {done} of {wanted}")
            text = text.format(done=number_text(done + 1), wanted=number_text(total))
        elif self.is_reading_again:
            done, total = 0, 0
            text = self.tr("Reading the page again")
        elif self._exporting[1] >= 0:
            done, total = self._exporting
            text = self.tr("Exporting")
        elif self._translating[1]:
            done, total = self._translating
            text = self.tr("Translating")
        elif self._retranslating[1]:
            done, total = self._retranslating
            text = self.tr("Translating article {done} of {wanted} again")
            text = text.format(done=number_text(done + 1), wanted=number_text(total))
        else:
            text, done, total = self._downloading
        for part in (self.progress_text, self.progress, self.stop):
            part.setVisible(self.is_busy)
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.progress_text.setText(text)
        self.progress.setAccessibleName(text)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("quiet")
        return button
