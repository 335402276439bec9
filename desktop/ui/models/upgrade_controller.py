"""Better models: the offer in one quiet line, and getting them in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.ui.support.labels import direction_text, error_text
from desktop.ui.support.notices import Notice
from desktop.ui.support.preferences import Preferences
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.services.model_upgrade import Installed, Outcome, Published, Step

KILOBYTE = 1000


class UpgradeController(QObject):
    """Offers better models, and gets them once the reader agrees; before, nothing goes online.

    `progressed` carries what is done now and how far it is, in kilobytes: the total is 0 while it
    is unknown, the text is empty when idle. `models_changed` means that another model is in use,
    `upgraded` carries the names of the new ones. `key` returns the shortcut of `offer_or_start`.
    """

    progressed = Signal(str, int, int)
    models_changed = Signal()
    upgraded = Signal(str)

    def __init__(
        self,
        home: Home,
        tasks: Tasks,
        preferences: Preferences,
        notice: Notice,
        key: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._home, self._tasks = home, tasks
        self._preferences, self._notice = preferences, notice
        self._running: Task[Outcome] | None = None

    @property
    def is_running(self) -> bool:
        """Return whether better models are being fetched."""
        return self._running is not None

    def offer(self) -> None:
        """Offer better models, unless the reader doesn't want to be asked."""
        if self._preferences.settings.offers_better_models and not self.is_running:
            self._find(self._show_offer)

    def offer_or_start(self) -> None:
        """Take up the offer if it is shown; else show it, or say that there is nothing better."""
        if self.is_running:
            return
        if self._notice.is_offering and self._notice.action.text() == self._yes():
            self._notice.withdraw()
            self.start()
        else:
            self._find(self._show_found)

    def start(self) -> None:
        """Get the better models in the background."""
        if self.is_running:
            return
        choices = self._preferences.settings.models

        def work(token: Token) -> Outcome:
            from desktop.services import model_upgrade

            return model_upgrade.upgrade(self._home, choices, token)

        def finished() -> None:
            if self._running is task:
                self._end()
            elif task.token.is_cancelled:  # one of them may have been installed before
                self.models_changed.emit()

        task = Task(
            work,
            self._show_outcome,
            self._show_failure,
            progressed=self._show_progress,
            finished=finished,
        )
        self._running = task
        self.progressed.emit(self.tr("Looking for better models"), 0, 0)
        self._tasks.start(Lane.DOWNLOADS, task)

    def cancel(self) -> None:
        """Stop getting models; what was downloaded is kept for the next time."""
        if self._running is not None:
            self._running.cancel()
            self._end()
            self._notice.inform(self.tr("Stopped; the download goes on where it was next time."))

    def _find(self, then: Callable[[tuple[Published, ...]], None]) -> None:
        """Find out, in the background, which better packages there are."""
        choices = self._preferences.settings.models

        def work(_: Token) -> tuple[Published, ...]:
            from desktop.services import model_upgrade

            return model_upgrade.better_ones(model_upgrade.compare_installed(self._home, choices))

        self._tasks.start(Lane.PACKAGES, Task(work, then))

    def _show_offer(self, better: tuple[Published, ...]) -> None:
        if better and not self.is_running:
            actions = ((self._yes(), self.start), (self.tr("&Don't ask again"), self._never_ask))
            self._notice.offer(offer_text(better), actions)

    def _show_found(self, better: tuple[Published, ...]) -> None:
        if better:
            self._show_offer(better)
            self._notice.action.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._notice.inform(self.tr("No better models are known than those on this machine."))

    def _never_ask(self) -> None:
        self._preferences.set(offers_better_models=False)

    def _show_progress(self, report: Step | Installed) -> None:
        from desktop.services.model_upgrade import Installed, choices_with

        if isinstance(report, Installed):
            now = self._preferences.settings.models
            choices = choices_with(now, report.model)
            if choices != now:
                self._preferences.set(models=choices)
            self.models_changed.emit()
        else:
            done, total = report.progress.done, report.progress.total or 0
            self.progressed.emit(step_text(report), done // KILOBYTE, total // KILOBYTE)

    def _show_outcome(self, outcome: Outcome) -> None:
        if outcome.models:
            self.upgraded.emit(", ".join(model.name for model in outcome.models))
        if outcome.failures:
            self._show_failure(outcome.failures[0])

    def _show_failure(self, error: AppError) -> None:
        self._notice.warn(error_text(error), self.tr("&Try again"), self.start)

    def _end(self) -> None:
        self._running = None
        self.progressed.emit("", 0, 0)

    def _yes(self) -> str:
        key, text = self._key(), self.tr("&Get them")
        return f"{text} ({key})" if key else text


def offer_text(better: Sequence[Published]) -> str:
    """Return what getting better packages means: how much comes from where."""
    from desktop.services.model_upgrade import origin
    from desktop.ui.models.model_texts import size_text

    size = size_text(sum(one.size for one in better) // len(better), decimals=0)
    text = QCoreApplication.translate(
        "models", "Better translations: {size} from {host}, once; everything stays on this machine."
    )
    many = f"{len(better)} × {size}" if len(better) > 1 else size
    return text.format(size=many, host=origin())


def step_text(step: Step) -> str:
    """Return which of the packages is downloaded or tried now."""
    from desktop.services.models import Stage

    texts = {
        Stage.DOWNLOADING: QCoreApplication.translate("models", "Downloading {model}"),
        Stage.UNPACKING: QCoreApplication.translate("models", "Unpacking {model}"),
        Stage.TRYING: QCoreApplication.translate("models", "Trying {model}"),
    }
    text = texts[step.progress.stage].format(model=direction_text(step.direction))
    return f"{text} ({step.number}/{step.count})"
