"""How far a deed is that takes a while, and a way to stop it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.services.import_batch import Progress
from desktop.ui.support.tasks import Task

SHOWN_AFTER_MILLISECONDS = 500


class ProgressRow(QWidget):
    """Shows the latest deed that it watches while it runs, unless that is over in a moment."""

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
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def watch(self, task: Task, *, can_stop: bool) -> None:
        """Show a task that is about to start; what it reports is its Progress."""
        self._task = task
        task.partial = lambda progress: self._show(task, progress)
        task.ended = lambda: self._rest(task)
        self.bar.setRange(0, 0)
        self.stop.setVisible(can_stop)
        self._timer.start()

    def _show(self, task: Task, progress: Progress) -> None:
        if self._task is task:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)

    def _rest(self, task: Task) -> None:
        if self._task is task:
            self._task = None
            self._timer.stop()
            self.hide()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
