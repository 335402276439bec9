"""The translation models: which there are, trying and verifying one, choosing, installing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
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
from desktop.services import models
from desktop.services.models import Package
from desktop.translation.argos_index import Offer, address
from desktop.translation.installed_models import Choices, Model
from desktop.translation.model_packages import Trial
from desktop.translation.safe_unpack import Progress, Stage
from desktop.ui.models.model_texts import facts_text, host_of, size_text
from desktop.ui.support.buttons import action_button, close_button
from desktop.ui.support.labels import direction_text, error_text
from desktop.ui.support.tasks import Lane, Task, Tasks

SIZE = (820, 540)
LIST_WIDTH = 300
KILOBYTE = 1000
SHOWN = Qt.ItemDataRole.UserRole


class ModelsDialog(QDialog):
    """The packages on the left, what is known of the chosen one beside them.

    `choice_made` carries the choice for each direction; `models_changed` says that another model
    may be the one to translate with. Work is done in the background, one piece at a time; closing
    the dialog cancels it.
    """

    choice_made = Signal(object)
    models_changed = Signal()

    def __init__(self, parent: QWidget, home: Home, tasks: Tasks, choices: Choices) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self.resize(*SIZE)
        self._home, self._tasks, self._choices = home, tasks, choices
        self._offers: tuple[Offer, ...] = ()
        self._task: Task[Any] | None = None
        self._agreed: Callable[[], None] | None = None
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
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.message = self._label()
        self.question = self._label()
        self.yes = action_button(self, "", self._agree)
        self.no = action_button(self, self.tr("&Not now"), self._disagree)
        self.stage = self._label()
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.stop = action_button(self, self.tr("&Cancel"), self.cancel)
        self.use = action_button(self, self.tr("&Use"), self._use)
        self.try_out = action_button(self, self.tr("&Try out"), self._try_out)
        self.verify = action_button(self, self.tr("&Verify"), self._verify)
        self.remove = action_button(self, self.tr("&Remove…"), self._ask_to_remove)
        self.download = action_button(self, self.tr("&Download and install"), self._download)
        self.from_file = action_button(self, self.tr("Install from a &file…"), self._choose_file)
        self.from_index = action_button(
            self, self.tr("From the &Argos index…"), self._ask_to_go_online
        )

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lay_out(self) -> None:
        deeds = _row(self.use, self.try_out, self.verify, self.remove, self.download)
        deeds.addStretch(1)
        beside = QVBoxLayout()
        beside.addWidget(self.facts, 1, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(deeds)
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addWidget(self.list)
        upper.addLayout(beside, 1)
        lower = _row(self.from_file, self.from_index)
        lower.addStretch(1)
        lower.addWidget(close_button(self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(14)
        layout.addLayout(upper, 1)
        layout.addWidget(self.message)
        asking = _row(self.yes, self.no)
        asking.insertWidget(0, self.question, 1)
        layout.addLayout(asking)
        under_way = _row(self.stage, self.progress, self.stop)
        layout.addLayout(under_way)
        layout.addLayout(lower)

    @property
    def chosen(self) -> Package | Offer | None:
        """Return what is chosen in the list."""
        item = self.list.currentItem()
        found = item.data(0, SHOWN) if item else None
        return found if isinstance(found, Package | Offer) else None

    @property
    def is_busy(self) -> bool:
        """Tell whether something is under way."""
        return self._task is not None

    def cancel(self) -> None:
        """Stop what is under way; a download goes on from there another time."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._show_state()

    def install_file(self, archive: Path) -> None:
        """Install the package in a file."""
        self._start(lambda token: models.install_file(self._home, archive, token), self._installed)

    def _fill(self, wanted: str = "") -> None:
        """List the packages; the one called `wanted` is chosen, or else the one that was."""
        here = self.chosen
        wanted = wanted or (here.name if here else "")
        packages = models.packages(self._home, self._choices)
        new = [one for one in self._offers if models.is_new(one, packages)]
        self.list.clear()
        items = [*self._group(self.tr("On this machine"), packages)]
        if self._offers:
            items += self._group(self.tr("In the Argos index"), new)
        names = [item.data(0, SHOWN).name for item in items]
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
            item.setData(0, SHOWN, row)
            items.append(item)
        group.setExpanded(True)
        return items

    def _show_chosen(self) -> None:
        self.facts.setText(facts_text(self.chosen) if self.chosen else "")
        self.message.clear()
        self._show_state()

    def _show_state(self) -> None:
        """Show what can be asked for now, the question that waits, and what is under way."""
        chosen, is_asking = self.chosen, self._agreed is not None
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
        self.list.setEnabled(is_free)
        asking: tuple[QWidget, ...] = (self.question, self.yes, self.no)
        under_way: tuple[QWidget, ...] = (self.stage, self.progress, self.stop)
        for part in asking:
            part.setVisible(is_asking)
        for part in under_way:
            part.setVisible(self.is_busy)
        self.message.setVisible(bool(self.message.text()))

    def _tell(self, text: str) -> None:
        self.message.setText(text)
        self._show_state()

    def _ask(self, question: str, yes: str, deed: Callable[[], None]) -> None:
        self.question.setText(question)
        self.yes.setText(yes)
        self._agreed = deed
        self._tell("")
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        deed, self._agreed = self._agreed, None
        self._show_state()
        if deed is not None:
            deed()

    def _disagree(self) -> None:
        self._agreed = None
        self._show_state()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, work: Callable[[Token], Any], then: Callable[[Any], None]) -> None:
        """Do `work` in the background; a failure is told here, since a notice would be covered."""

        # The buttons are free again before the outcome is shown, which may choose another row.
        def done(result: Any) -> None:
            self._rest(task)
            then(result)

        def failed(error: AppError) -> None:
            self._rest(task)
            self._tell(error_text(error))

        task: Task[Any] = Task(
            work,
            done,
            failed,
            progressed=self._show_progress,
            finished=lambda: self._rest(task),
        )
        self._task = task
        self.stage.setText(self.tr("Working"))
        self.progress.setRange(0, 0)
        self._tell("")
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tasks.start(Lane.PACKAGES, task)

    def _rest(self, task: Task[Any]) -> None:
        if self._task is task:
            self._task = None
            self._show_state()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self, progress: Progress) -> None:
        titles = {
            Stage.DOWNLOADING: self.tr("Downloading: {done}"),
            Stage.UNPACKING: self.tr("Unpacking: {done}"),
            Stage.TRYING: self.tr("Trying it out"),
        }
        self.stage.setText(titles[progress.stage].format(done=size_text(progress.done)))
        self.progress.setRange(0, (progress.total or 0) // KILOBYTE)
        self.progress.setValue(progress.done // KILOBYTE)
        self.progress.setAccessibleName(self.stage.text())

    def _use(self) -> None:
        package = self.chosen
        if isinstance(package, Package):
            self._choices = models.choosing(self._choices, package)
            self.choice_made.emit(self._choices)
            self.models_changed.emit()
            self._fill()
            self._tell(self.tr("{model} translates from now on.").format(model=package.name))

    def _try_out(self) -> None:
        package = self.chosen
        if isinstance(package, Package):
            self._start(lambda token: models.try_out(self._home, package, token), self._show_trial)

    def _show_trial(self, trial: Trial) -> None:
        lines = [line for one in trial.translated for line in (one.source, one.text, "")]
        told = self.tr("Loaded in {loading} s; {speed} words a second on this machine.")
        loading = QLocale().toString(trial.loading, "f", 2)
        lines.append(told.format(loading=loading, speed=round(trial.speed)))
        way = trial.tuning
        told = self.tr("Computed in {type}, {threads} threads.")
        lines.append(told.format(type=way.compute_type, threads=way.batches * way.threads))
        self._tell("\n".join(lines))

    def _verify(self) -> None:
        package = self.chosen
        if isinstance(package, Package):
            told = self.tr("{model} is whole and translates.").format(model=package.name)
            self._start(
                lambda token: models.check(self._home, package, token),
                lambda _: self._tell(told),
            )

    def _ask_to_remove(self) -> None:
        package = self.chosen
        if isinstance(package, Package):
            question = self.tr("Remove {model} from this machine? What it translated stays.")
            self._ask(
                question.format(model=package.name), self.tr("&Remove"), lambda: self._drop(package)
            )

    def _drop(self, package: Package) -> None:
        def removed(_: None) -> None:
            self.models_changed.emit()
            self._fill()
            self._tell(self.tr("{model} was removed.").format(model=package.name))

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
        self._ask(question.format(host=host_of(address())), self.tr("&Go online"), self._look_up)

    def _look_up(self) -> None:
        def came(offers: tuple[Offer, ...]) -> None:
            self._offers = offers
            packages = models.packages(self._home, self._choices)
            new = [one for one in offers if models.is_new(one, packages)]
            ours = [one for one in new if one.direction in DIRECTIONS]
            self._fill((ours or new)[-1].name if new else "")
            if not new:
                self._tell(self.tr("The index has no model that isn't here already."))

        self._start(models.available, came)

    def _download(self) -> None:
        offer = self.chosen
        if isinstance(offer, Offer):
            self._start(
                lambda token: models.install_offer(self._home, offer, token), self._installed
            )

    def _installed(self, model: Model) -> None:
        self.models_changed.emit()
        self._fill(model.name)
        self._tell(self.tr("{model} was installed.").format(model=model.name))


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    return row
