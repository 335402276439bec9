"""A progress bar for a long operation, with a button to stop it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.services.import_batch import Progress
from desktop.ui.support.operations import Run

SHOW_DELAY_MS = 500


class ProgressRow(QWidget):
    """Shows the progress of the operation watched last, if it takes more than half a second."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop = QPushButton(self.tr("&Stop"), self)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.stop)
        self._run: Run | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_DELAY_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def watch(self, run: Run, *, can_stop: bool) -> None:
        """Show a queued operation, whose work reports `Progress` values."""
        self._run = run
        run.progressed = lambda progress: self._show(run, progress)
        run.finished = lambda: self._finish(run)
        self.bar.setRange(0, 0)
        self.stop.setVisible(can_stop)
        self._timer.start()

    def _show(self, run: Run, progress: Progress) -> None:
        if self._run is run:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)

    def _finish(self, run: Run) -> None:
        if self._run is run:
            self._run = None
            self._timer.stop()
            self.hide()

    def _stop(self) -> None:
        if self._run is not None:
            self._run.cancel()
