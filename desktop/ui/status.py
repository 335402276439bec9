"""The status bar: the place in the article, the translation under way, the view."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from desktop.ui.commands import BY_ID, CONTEXT
from desktop.ui.rows import ViewMode


class Status(QStatusBar):
    """What the reader may want to know at a glance; its buttons change the view."""

    stop_requested = Signal()
    sync_requested = Signal()
    mode_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.place = QLabel(self)
        self.doubts = QLabel(self)
        self.progress_text = QLabel(self)
        self.progress = QProgressBar(self)
        self.progress.setFixedWidth(140)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Translation"))
        self.stop = self._button()
        self.stop.setText(self.tr("Stop"))
        self.sync = self._button()
        self.mode = self._button()
        self.addWidget(self.place)
        self.addWidget(self.doubts, 1)
        for part in (self.progress_text, self.progress, self.stop, self.mode, self.sync):
            self.addPermanentWidget(part)
        self.stop.clicked.connect(self.stop_requested)
        self.sync.clicked.connect(self.sync_requested)
        self.mode.clicked.connect(self.mode_requested)
        self.is_translating = True
        self.show_translating(0, 0)

    def show_place(self, sentence: int, sentences: int, doubts: str) -> None:
        """Tell which sentence (from 1) of how many is the current one."""
        text = self.tr("Sentence {sentence} of {sentences}")
        told = text.format(sentence=sentence, sentences=sentences) if sentences else ""
        self.place.setText(told)
        self.doubts.setText(doubts)

    def show_translating(self, done: int, wanted: int) -> None:
        """Tell how far the translation is; nothing where nothing is wanted."""
        self.is_translating = wanted > 0
        for part in (self.progress_text, self.progress, self.stop):
            part.setVisible(self.is_translating)
        self.progress.setRange(0, max(wanted, 1))
        self.progress.setValue(done)
        self.progress_text.setText(self.tr("Translating"))

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
