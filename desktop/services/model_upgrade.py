"""Better models in one step: what would be better than what is used, and getting it.

Only `upgrade` goes on the network.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.reading.article import DIRECTIONS, Direction
from desktop.services import models
from desktop.services.models import Choices, Model, Offer, Package, Progress
from desktop.translation.argos_index import ADDRESS
from desktop.translation.installed_models import version_key
from desktop.translation.published_scores import PUBLISHED, SCORES, TEST, Published, Score

__all__ = [
    "TEST",
    "Comparison",
    "Installed",
    "Outcome",
    "Published",
    "Score",
    "Step",
    "better_ones",
    "choices_with",
    "compare",
    "compare_installed",
    "origin",
    "upgrade",
]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A direction's used package and, where one is known, the better one that can be had.

    `is_here` says that the better one is installed already, but not used.
    """

    direction: Direction
    used: str | None
    score: Score | None
    better: Published | None = None
    better_score: Score | None = None
    is_here: bool = False

    @property
    def gain(self) -> float | None:
        """Return by how many points of BLEU the better one is better."""
        if self.score is None or self.better_score is None:
            return None
        return self.better_score.bleu - self.score.bleu


@dataclass(frozen=True, slots=True)
class Step:
    """The progress of one of the packages that are fetched; `number` counts from 1."""

    direction: Direction
    number: int
    count: int
    progress: Progress


@dataclass(frozen=True, slots=True)
class Installed:
    """A report: this model is verified and in its place, and can be used."""

    model: Model


@dataclass(frozen=True, slots=True)
class Outcome:
    """The models that can be used now, and why the others can't."""

    models: tuple[Model, ...]
    failures: tuple[AppError, ...]


def compare(packages: Iterable[Package]) -> tuple[Comparison, ...]:
    """Compare the packages used for French and English with the published ones.

    A package without a published score is never called worse than another.
    """
    here = tuple(packages)
    used = {one.model.direction: one for one in here if one.is_used}
    names = {one.name for one in here}
    return tuple(_compare(direction, used.get(direction), names) for direction in DIRECTIONS)


def compare_installed(home: Home, choices: Choices) -> tuple[Comparison, ...]:
    """Compare what is used on this machine with the published packages."""
    return compare(models.list_packages(home, choices))


def better_ones(comparisons: Iterable[Comparison]) -> tuple[Published, ...]:
    """Return the better packages that aren't on this machine yet."""
    return tuple(one.better for one in comparisons if one.better and not one.is_here)


def choices_with(choices: Choices, model: Model) -> dict[str, str]:
    """Return `choices` so that an installed better model is used.

    It is without a choice; where the reader chose another one for its direction, that is replaced.
    """
    return {**choices, **({model.pair: model.name} if model.pair in choices else {})}


def origin() -> str:
    """Return where better packages come from: Argos, or the host of the reader's own index."""
    address = models.address()
    return "Argos" if address == ADDRESS else models.host_of(address)


def upgrade(home: Home, choices: Choices, token: Token) -> Outcome:
    """Download, verify, try and install the better packages, one after the other.

    Reports a `Step` as each goes on, and `Installed` for each that is sound: that one can be used
    from then on, whatever becomes of the other. An interrupted download is resumed next time.
    Raises AppError where the index can't be fetched, and Cancelled.
    """
    wanted = [one for one in compare_installed(home, choices) if one.better]
    missing = better_ones(wanted)
    offers = models.list_available(home, token) if missing else ()
    found: list[Model] = []
    failures: list[AppError] = []
    for number, published in enumerate((one.better for one in wanted if one.better), start=1):
        report = partial(_report_step, token, published.direction, number, len(wanted))
        inner = Token(report)
        try:
            with token.on_cancel(inner.cancel):
                model = _install(home, choices, published, offers, inner)
        except AppError as error:
            failures.append(error)
        else:
            found.append(model)
            token.report(Installed(model))
    return Outcome(tuple(found), tuple(failures))


def _report_step(
    token: Token, direction: Direction, number: int, count: int, progress: Progress
) -> None:
    token.report(Step(direction, number, count, progress))


def _compare(direction: Direction, used: Package | None, names: set[str]) -> Comparison:
    score = SCORES.get(used.name) if used else None
    known = [one for one in PUBLISHED if one.direction == direction and one.name in SCORES]
    best = max(known, key=lambda one: SCORES[one.name].bleu, default=None)
    name = used.name if used else None
    is_better = best and (used is None or (score and SCORES[best.name].bleu > score.bleu))
    if best is None or not is_better:
        return Comparison(direction, name, score)
    return Comparison(direction, name, score, best, SCORES[best.name], best.name in names)


def _install(
    home: Home, choices: Choices, wanted: Published, offers: Iterable[Offer], token: Token
) -> Model:
    """Install the newest offer that is at least the published package, unless it is here."""
    here = {package.name: package.model for package in models.list_packages(home, choices)}
    if wanted.name in here:
        return here[wanted.name]
    suitable = [
        offer
        for offer in offers
        if offer.direction == wanted.direction
        and version_key(offer.version) >= version_key(wanted.version)
    ]
    if not suitable:
        raise AppError(
            "{host} doesn't offer {model} or a later one.",
            "Try again later, or install a package from a file.",
            host=models.host_of(models.address()),
            model=wanted.name,
        )
    newest = suitable[-1]
    return here.get(newest.name) or models.install_offer(home, newest, token)
