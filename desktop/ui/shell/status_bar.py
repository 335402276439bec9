"""The status bar: the place in the article, the translation under way, the view."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from desktop.ui.commands import BY_ID, CONTEXT
from desktop.ui.reader.rows import ViewMode


class StatusBar(QStatusBar):
    """What the reader may want to know at a glance; its buttons change the view."""

    stop_requested = Signal()
    sync_requested = Signal()
    mode_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.place = QLabel(self)
        self.doubts = QLabel(self)
        self.waiting = QLabel(self)
        self.progress_text = QLabel(self)
        self.progress = QProgressBar(self)
        self.progress.setFixedWidth(140)
        self.progress.setTextVisible(False)
        self.stop = self._button()
        self.stop.setText(self.tr("Stop"))
        self.sync = self._button()
        self.mode = self._button()
        self.addWidget(self.place)
        self.addWidget(self.doubts, 1)
        self.addPermanentWidget(self.waiting)
        for part in (self.progress_text, self.progress, self.stop, self.mode, self.sync):
            self.addPermanentWidget(part)
        self.stop.clicked.connect(self.stop_requested)
        self.sync.clicked.connect(self.sync_requested)
        self.mode.clicked.connect(self.mode_requested)
        self._translating = self._importing = (0, 0)
        self._show_progress()

    @property
    def is_translating(self) -> bool:
        """Tell whether a translation is under way."""
        return self._translating[1] > 0

    @property
    def is_busy(self) -> bool:
        """Tell whether there is something to stop."""
        return self.is_translating or self._importing[1] > 0

    def show_place(self, sentence: int, sentences: int, doubts: str) -> None:
        """Tell which sentence (from 1) of how many is the current one."""
        text = self.tr("Sentence {sentence} of {sentences}")
        told = text.format(sentence=sentence, sentences=sentences) if sentences else ""
        self.place.setText(told)
        self.doubts.setText(doubts)

    def show_waiting(self, changes: int) -> None:
        """Tell how many changes wait for another program to let go of the library."""
        told = self.tr("%n change(s) waiting to be saved", "", changes) if changes else ""
        self.waiting.setText(told)
        self.waiting.setToolTip(self.tr("Another program is using the library."))

    def show_translating(self, done: int, wanted: int) -> None:
        """Tell how far the translation is, in sentences; nothing where nothing is wanted."""
        self._translating = done, wanted
        self._show_progress()

    def show_importing(self, done: int, wanted: int) -> None:
        """Tell how far an import is, in files; a single one is done too soon to tell."""
        self._importing = (done, wanted) if wanted > 1 else (0, 0)
        self._show_progress()

    def _show_progress(self) -> None:
        is_importing = self._importing[1] > 0
        done, wanted = self._importing if is_importing else self._translating
        for part in (self.progress_text, self.progress, self.stop):
            part.setVisible(wanted > 0)
        self.progress.setRange(0, max(wanted, 1))
        self.progress.setValue(done)
        told = self.tr("Importing {done} of {wanted}").format(done=done + 1, wanted=wanted)
        self.progress_text.setText(told if is_importing else self.tr("Translating"))
        self.progress.setAccessibleName(self.progress_text.text())

    def show_view(self, mode: ViewMode, is_in_sync: bool) -> None:
        """Tell the view mode and whether the columns scroll together."""
        self.mode.setText(BY_ID[mode.value].plain_title)
        self.mode.setToolTip(self.tr("Next view"))
        text = self.tr("Scrolling together") if is_in_sync else self.tr("Scrolling apart")
        self.sync.setText(text)
        self.sync.setToolTip(QCoreApplication.translate(CONTEXT, BY_ID["scroll_together"].help))
        self.sync.setVisible(mode is ViewMode.SIDE_BY_SIDE)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("quiet")
        return button
