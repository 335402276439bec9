"""The models dialog: list, try, verify, choose, install and remove translation models."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.reading.article import DIRECTIONS
from desktop.services import model_upgrade, models
from desktop.services.model_upgrade import Installed, Outcome, Published, Step
from desktop.services.models import Choices, Model, Offer, Package, Progress, Stage, Trial
from desktop.ui.models.model_texts import comparison_text, facts_text, size_text
from desktop.ui.models.upgrade_controller import offer_text
from desktop.ui.support.buttons import action_button
from desktop.ui.support.flow_layout import FlowLayout
from desktop.ui.support.labels import direction_text, error_text
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet, scroll_area
from desktop.ui.support.tasks import Lane, Task, Tasks

SIZE = (820, 540)
LIST_WIDTH = 250
KILOBYTE = 1000
ROW_ROLE = Qt.ItemDataRole.UserRole


class ModelsDialog(Sheet):
    """Lists the packages, with the facts and buttons of the selected one next to them.

    `choice_made` carries the chosen model for each direction; `models_changed` means that another
    model may be in use. The dialog runs one background task at a time; closing it cancels the task.
    """

    choice_made = Signal(dict)
    models_changed = Signal()

    def __init__(self, parent: QWidget, home: Home, tasks: Tasks, choices: Choices) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.resize(*SIZE)
        self._home, self._tasks, self._choices = home, tasks, choices
        self._offers: tuple[Offer, ...] = ()
        self._better: list[Published] = []
        self._to_download: tuple[Published, ...] = ()
        self._task: Task[Any] | None = None
        self._on_confirm: Callable[[], None] | None = None
        self._make_parts()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.finished.connect(lambda _: self.cancel())
        self._fill()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_parts(self) -> None:
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setHeaderHidden(True)
        self.list.setFixedWidth(LIST_WIDTH)
        self.facts = self._label()
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.comparison = self._label()
        self.comparison.setTextInteractionFlags(self.facts.textInteractionFlags())
        self.comparison.setAccessibleName(self.tr("Comparison"))
        self.message = self._label()
        self.question = self._label()
        self.yes = action_button(self, "", self._confirm)
        self.no = action_button(self, self.tr("&Not now"), self._decline)
        self.stage = self._label()
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.stop = action_button(self, self.tr("&Cancel"), self.cancel)
        self.use = action_button(self, self.tr("&Use"), self._use)
        self.try_out = action_button(self, self.tr("&Try out"), self._try_out)
        self.verify = action_button(self, self.tr("&Verify"), self._verify)
        self.remove = action_button(self, self.tr("&Remove…"), self._ask_to_remove)
        self.download = action_button(self, self.tr("&Download and install"), self._download)
        self.get_better = action_button(self, self.tr("&Get better models…"), self._ask_to_upgrade)
        self.from_file = action_button(self, self.tr("Install from a &file…"), self._choose_file)
        self.from_index = action_button(
            self, self.tr("From the &Argos index…"), self._ask_to_go_online
        )

    def _label(self) -> PlainLabel:
        label = PlainLabel(self)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        details = QVBoxLayout()
        details.setSpacing(12)
        details.addWidget(scroll_area(self.facts), 1)
        details.addLayout(
            FlowLayout(self.use, self.try_out, self.verify, self.remove, self.download)
        )
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addWidget(self.list)
        upper.addLayout(details, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(upper, 1)
        layout.addWidget(self.comparison)
        layout.addWidget(self.message)
        question = _row(self.yes, self.no)
        question.insertWidget(0, self.question, 1)
        layout.addLayout(question)
        progress = _row(self.stage, self.progress, self.stop)
        layout.addLayout(progress)
        layout.addLayout(FlowLayout(self.get_better, self.from_file, self.from_index))

    @property
    def chosen(self) -> Package | Offer | None:
        """Return the selected package or offer, or None."""
        item = self.list.currentItem()
        found = item.data(0, ROW_ROLE) if item else None
        return found if isinstance(found, Package | Offer) else None

    @property
    def is_busy(self) -> bool:
        """Return whether a task is running."""
        return self._task is not None

    def cancel(self) -> None:
        """Cancel the running task; a download can be resumed later."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._show_state()

    def install_file(self, archive: Path) -> None:
        """Install a package from a file."""
        self._start(lambda token: models.install_file(self._home, archive, token), self._installed)

    def _fill(self, wanted: str = "") -> None:
        """List the packages and select the one named `wanted`, or keep the selection."""
        here = self.chosen
        wanted = wanted or (here.name if here else "")
        packages = models.list_packages(self._home, self._choices)
        new = [one for one in self._offers if models.is_new(one, packages)]
        comparisons = model_upgrade.compare(packages)
        self._better = [one.better for one in comparisons if one.better]
        self.comparison.setText(comparison_text(comparisons, models.last_asked(self._home)))
        self._to_download = model_upgrade.better_ones(comparisons)
        self.list.clear()
        items = [*self._group(self.tr("On this machine"), packages)]
        if self._offers:
            items += self._group(self.tr("In the Argos index"), new)
        names = [item.data(0, ROW_ROLE).name for item in items]
        if items:
            self.list.setCurrentItem(items[names.index(wanted) if wanted in names else 0])
        self._show_chosen()

    def _group(self, title: str, rows: tuple[Package, ...] | list[Offer]) -> list[QTreeWidgetItem]:
        group = QTreeWidgetItem(self.list, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        items = []
        for row in rows:
            direction = row.model.direction if isinstance(row, Package) else row.direction
            text = f"{direction_text(direction)}  {row.version}"
            if isinstance(row, Package) and row.is_used:
                text = self.tr("{model}, in use").format(model=text)
            item = QTreeWidgetItem(group, [text])
            item.setData(0, ROW_ROLE, row)
            items.append(item)
        group.setExpanded(True)
        return items

    def _show_chosen(self) -> None:
        self.facts.setText(facts_text(self.chosen) if self.chosen else "")
        self.message.clear()
        self._show_state()

    def _show_state(self) -> None:
        """Update buttons, the pending question and the progress of the running task."""
        chosen, is_asking = self.chosen, self._on_confirm is not None
        is_free = not self.is_busy and not is_asking
        is_package = isinstance(chosen, Package)
        for button in (self.use, self.try_out, self.verify, self.remove):
            button.setVisible(not isinstance(chosen, Offer))
            button.setEnabled(is_free and is_package)
        if isinstance(chosen, Package):
            self.use.setEnabled(is_free and not chosen.is_used)
            self.remove.setEnabled(is_free and not chosen.is_bundled)
        self.download.setVisible(isinstance(chosen, Offer))
        for button in (self.download, self.from_file, self.from_index):
            button.setEnabled(is_free)
        self.get_better.setEnabled(is_free and bool(self._better))
        self.list.setEnabled(is_free)
        question: tuple[QWidget, ...] = (self.question, self.yes, self.no)
        progress: tuple[QWidget, ...] = (self.stage, self.progress, self.stop)
        for part in question:
            part.setVisible(is_asking)
        for part in progress:
            part.setVisible(self.is_busy)
        self.message.setVisible(bool(self.message.text()))

    def _show_message(self, text: str) -> None:
        self.message.setText(text)
        self._show_state()

    def _ask(self, question: str, yes: str, on_confirm: Callable[[], None]) -> None:
        self.question.setText(question)
        self.yes.setText(yes)
        self._on_confirm = on_confirm
        self._show_message("")
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        action, self._on_confirm = self._on_confirm, None
        self._show_state()
        if action is not None:
            action()

    def _decline(self) -> None:
        self._on_confirm = None
        self._show_state()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, work: Callable[[Token], Any], show: Callable[[Any], None]) -> None:
        """Run `work` in the background; show failures here, because a notice would be covered."""

        # Enable the buttons before showing the outcome, which may select another row.
        def done(result: Any) -> None:
            self._finish(task)
            show(result)

        def failed(error: AppError) -> None:
            self._finish(task)
            self._show_message(error_text(error))

        task: Task[Any] = Task(
            work,
            done,
            failed,
            progressed=self._show_progress,
            finished=lambda: self._finish(task),
        )
        self._task = task
        self.stage.setText(self.tr("Working"))
        self.progress.setRange(0, 0)
        self._show_message("")
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tasks.start(Lane.PACKAGES, task)

    def _finish(self, task: Task[Any]) -> None:
        if self._task is task:
            self._task = None
            self._show_state()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self, report: Progress | Step | Installed) -> None:
        if isinstance(report, Installed):
            self._use_installed(report.model)
            return
        progress = report.progress if isinstance(report, Step) else report
        titles = {
            Stage.DOWNLOADING: self.tr("Downloading: {done}"),
            Stage.UNPACKING: self.tr("Unpacking: {done}"),
            Stage.TRYING: self.tr("Trying it out"),
        }
        stage = titles[progress.stage].format(done=size_text(progress.done))
        subject = f"{direction_text(report.direction)}: " if isinstance(report, Step) else ""
        self.stage.setText(subject + stage)
        self.progress.setRange(0, (progress.total or 0) // KILOBYTE)
        self.progress.setValue(progress.done // KILOBYTE)
        self.progress.setAccessibleName(self.stage.text())

    def _use(self) -> None:
        package = self.chosen
        if isinstance(package, Package):
            self._choices = models.choose_package(self._choices, package)
            self.choice_made.emit(self._choices)
            self.models_changed.emit()
            self._fill()
            self._show_message(
                self.tr("{model} translates from now on.").format(model=package.name)
            )

    def _try_out(self) -> None:
        package = self.chosen
        if isinstance(package, Package):
            self._start(lambda token: models.try_out(self._home, package, token), self._show_trial)

    def _show_trial(self, trial: Trial) -> None:
        lines = [line for one in trial.translated for line in (one.source, one.text, "")]
        message = self.tr("Loaded in {loading} s; {speed} words a second on this machine.")
        loading = QLocale().toString(trial.loading, "f", 2)
        lines.append(message.format(loading=loading, speed=round(trial.speed)))
        way = trial.tuning
        message = self.tr("Computed in {type}, {threads} threads.")
        lines.append(message.format(type=way.compute_type, threads=way.batches * way.threads))
        self._show_message("\n".join(lines))

    def _verify(self) -> None:
        package = self.chosen
        if isinstance(package, Package):
            message = self.tr("{model} is intact and works.").format(model=package.name)
            self._start(
                lambda token: models.verify_package(self._home, package, token),
                lambda _: self._show_message(message),
            )

    def _ask_to_remove(self) -> None:
        package = self.chosen
        if isinstance(package, Package):
            question = self.tr("Remove {model} from this machine? What it translated stays.")
            self._ask(
                question.format(model=package.name),
                self.tr("&Remove"),
                lambda: self._remove_package(package),
            )

    def _remove_package(self, package: Package) -> None:
        def removed(_: None) -> None:
            self.models_changed.emit()
            self._fill()
            self._show_message(self.tr("{model} was removed.").format(model=package.name))

        self._start(lambda _: models.remove(package), removed)

    def _choose_file(self) -> None:
        kinds = self.tr("Argos packages ({patterns});;All files (*)").format(
            patterns="*.argosmodel"
        )
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Install a model"), "", kinds)
        if name:
            self.install_file(Path(name))

    def _ask_to_go_online(self) -> None:
        question = self.tr(
            "The list of packages will be fetched from {host}. Nothing of your library is sent."
        )
        self._ask(
            question.format(host=models.host_of(models.address())),
            self.tr("&Go online"),
            self._fetch_index,
        )

    def _ask_to_upgrade(self) -> None:
        if self._to_download:
            self._ask(offer_text(self._to_download), self.tr("&Get them"), self._upgrade)
        else:
            self._upgrade()

    def _upgrade(self) -> None:
        self._start(
            lambda token: model_upgrade.upgrade(self._home, self._choices, token), self._upgraded
        )

    def _use_installed(self, model: Model) -> None:
        choices = model_upgrade.choices_with(self._choices, model)
        if choices != self._choices:
            self._choices = choices
            self.choice_made.emit(choices)
        self.models_changed.emit()

    def _upgraded(self, outcome: Outcome) -> None:
        self._fill()
        said = [
            self.tr("{model} translates from now on.").format(model=model.name)
            for model in outcome.models
        ]
        self._show_message("\n".join([*said, *map(error_text, outcome.failures)]))

    def _fetch_index(self) -> None:
        def show_offers(offers: tuple[Offer, ...]) -> None:
            self._offers = offers
            packages = models.list_packages(self._home, self._choices)
            new = [one for one in offers if models.is_new(one, packages)]
            preferred = [one for one in new if one.direction in DIRECTIONS]
            self._fill((preferred or new)[-1].name if new else "")
            if not new:
                self._show_message(self.tr("The index has no model that isn't here already."))

        self._start(lambda token: models.list_available(self._home, token), show_offers)

    def _download(self) -> None:
        offer = self.chosen
        if isinstance(offer, Offer):
            self._start(
                lambda token: models.install_offer(self._home, offer, token), self._installed
            )

    def _installed(self, model: Model) -> None:
        self.models_changed.emit()
        self._fill(model.name)
        self._show_message(self.tr("{model} was installed.").format(model=model.name))


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    return row
