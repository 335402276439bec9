"""Commands for translation models: list, available, upgrade, install, remove, verify, info, use."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from desktop.base import settings
from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.base.settings import load
from desktop.cli import arguments
from desktop.cli.clean_output import write_over_line
from desktop.cli.subcommands import FAILURE, add_command
from desktop.services import model_upgrade
from desktop.services import models as model_service
from desktop.services.model_upgrade import Comparison, Score
from desktop.services.models import MEGABYTE, Model, Offer, Package, Progress

UNKNOWN = "licence unknown"
FILE_NAME = re.compile(r"[/\\]|^[.~]|\.[A-Za-z]{2,}$|\.7z$")
"""What a path or the name of a file has, but no name of a model: a slash or a suffix."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command `models` with its subcommands."""
    about = "list, install, choose and remove translation models"
    parser = commands.add_parser("models", help=about, description=about.capitalize() + ".")
    group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    command = add_command(
        group, "list", list_, "list the models on this machine; * marks those in use"
    )
    command.add_argument("--json", action="store_true")
    command = add_command(
        group, "available", available, "list the models in the Argos index (uses the network)"
    )
    command.add_argument("--json", action="store_true")
    command = add_command(
        group,
        "upgrade",
        upgrade,
        "get the best models for French and English, and use them (uses the network)",
    )
    command.add_argument(
        "--dry-run", action="store_true", help="only show what would be better, without the network"
    )
    command = add_command(
        group, "install", install, "install a model from a file, or by name (uses the network)"
    )
    command.add_argument("wanted", type=arguments.words, metavar="FILE_OR_NAME")
    for name, run, help_text in (
        ("remove", remove, "delete an installed model"),
        ("use", use, "use a model for its direction from now on"),
        ("info", info, "show the details of a model, and try it"),
    ):
        command = add_command(group, name, run, help_text)
        command.add_argument("name", type=arguments.words, metavar="NAME")
    command.add_argument("--json", action="store_true")
    command = add_command(group, "verify", verify, "check that models are intact and translate")
    command.add_argument("name", nargs="?", type=arguments.words, metavar="NAME")


def list_(home: Home, options: argparse.Namespace) -> int:
    """Print one line per model: in use or not, name, size, origin, licence."""
    packages = _packages(home)
    if options.json:
        print(json.dumps([_facts(package) for package in packages], ensure_ascii=False, indent=2))
        return 0
    for package in packages:
        used, size = "*" if package.is_used else " ", package.info.size / MEGABYTE
        origin = "bundled" if package.is_bundled else "installed"
        licence = package.info.licence or UNKNOWN
        print(f"{used} {package.name:14} {size:7.1f} MB  {origin:9}  {licence}")
    return 0


def available(home: Home, options: argparse.Namespace) -> int:
    """Print the models in the index: name, size if known, and whether it is installed."""
    installed = _packages(home)
    offers = model_service.list_available(home, Token())
    if options.json:
        print(json.dumps([_offer_facts(offer) for offer in offers], ensure_ascii=False, indent=2))
        return 0
    for offer in offers:
        size = f"{offer.size / MEGABYTE:.1f} MB" if offer.size else "size unknown"
        note = "" if model_service.is_new(offer, installed) else "  installed"
        print(f"  {offer.name:14} {size:>12}{note}")
    if not offers:
        print(f"{model_service.address()} has no package into French or English.", file=sys.stderr)
    return 0


def upgrade(home: Home, options: argparse.Namespace) -> int:
    """Print what is used and what is better, and get it; the exit code is 2 if any fails."""
    chosen = load(home.settings).models
    comparisons = model_upgrade.compare_installed(home, chosen)
    for one in comparisons:
        print(f"{one.direction}: {_comparison_text(one)}")
    if any(one.better for one in comparisons):
        print(f"on {model_upgrade.TEST}, as published; more is better")
    if options.dry_run:
        return 0
    models: list[Model] = []

    def show(report: object) -> None:
        if isinstance(report, model_upgrade.Step):
            line.show(report.progress, f"{report.direction} ")
        elif isinstance(report, model_upgrade.Installed):
            models.append(report.model)
            _save_choices(
                home, model_upgrade.choices_with(load(home.settings).models, report.model)
            )

    with _ProgressLine() as line:
        outcome = model_upgrade.upgrade(home, chosen, Token(show))
    for model in models:
        _print_used(home, model)
    for failure in outcome.failures:
        print(f"failed: {failure}", file=sys.stderr)
    return FAILURE if outcome.failures else 0


def _comparison_text(one: Comparison) -> str:
    used = f"{one.used or 'no model'}{_score_text(one.score)}"
    if one.better is None:
        return f"{used}; nothing better is known" if one.score else used
    size = f", {one.better.size / MEGABYTE:.0f} MB" if not one.is_here else ", on this machine"
    return f"{used}; better: {one.better.name}{_score_text(one.better_score)}{size}"


def _score_text(score: Score | None) -> str:
    if score is None:
        return ""
    chrf = f", chrF {score.chrf}" if score.chrf else ""
    return f" (BLEU {score.bleu}{chrf}, {score.source})"


def install(home: Home, options: argparse.Namespace) -> int:
    """Install a model from a file or from the index."""
    path = Path(options.wanted)
    is_there = _exists(path)
    if not is_there and _looks_like_file(options.wanted):
        raise AppError(
            "There is no file “{path}”.",
            "Look for it where you saved it, or give the name of a model, such as fr_en.",
            path=path,
        )
    with _ProgressLine() as line:
        if is_there:
            model = model_service.install_file(home, path, Token(line.show))
        else:
            offer = model_service.find_by_name(
                options.wanted, model_service.list_available(home, Token())
            )
            model = model_service.install_offer(home, offer, Token(line.show))
    print(f"installed: {model.name}")
    _print_used(home, model)
    return 0


def remove(home: Home, options: argparse.Namespace) -> int:
    """Delete an installed model, and print which one is used now."""
    package = model_service.find_by_name(options.name, _removable(_packages(home)))
    model_service.remove(package)
    print(f"removed: {package.name}")
    _print_used(home, package.model)
    return 0


def verify(home: Home, options: argparse.Namespace) -> int:
    """Verify one model or all of them; the exit code is 2 if any fails."""
    packages = _packages(home)
    code = 0
    chosen = [model_service.find_by_name(options.name, packages)] if options.name else packages
    for package in chosen:
        try:
            model_service.verify_package(home, package, Token())
            print(f"ok: {package.name}")
        except AppError as error:
            print(f"failed: {error}")
            code = FAILURE
    return code


def info(home: Home, options: argparse.Namespace) -> int:
    """Print a model's details, and two sentences that it translates with the time taken."""
    package = model_service.find_by_name(options.name, _packages(home))
    facts = _facts(package)
    try:
        trial = model_service.try_out(home, package, Token())
    except AppError as error:
        facts["failure"] = str(error)
    else:
        facts["sentences"] = {result.source: result.text for result in trial.translated}
        facts["seconds_to_load"] = round(trial.loading, 3)
        facts["seconds"] = round(trial.seconds, 3)
        facts["words_a_second"] = round(trial.speed)
        facts["computes_in"] = trial.tuning.compute_type
        facts["batches_at_a_time"] = trial.tuning.batches
        facts["threads_a_batch"] = trial.tuning.threads
    if options.json:
        print(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        _print_facts(facts)
    return FAILURE if "failure" in facts else 0


def use(home: Home, options: argparse.Namespace) -> int:
    """Use a model for its direction from now on; existing translations stay as they are."""
    package = model_service.find_by_name(options.name, _packages(home))
    _save_choices(home, model_service.choose_package(load(home.settings).models, package))
    _print_used(home, package.model)
    return 0


def _save_choices(home: Home, choices: dict[str, str]) -> None:
    now = load(home.settings)
    if now.models == choices:
        return
    try:
        settings.save(now.changed(models=choices), home.settings)
    except OSError as error:
        raise AppError(
            "The choice can't be saved ({reason}).",
            "Make sure that “{folder}” can be written.",
            reason=error.strerror or type(error).__name__,
            folder=home.config,
        ) from error


class _ProgressLine:
    """Progress on one line of the terminal, cleared at the end; silent without a terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr is not None and sys.stderr.isatty()
        self._last = ""

    def __enter__(self) -> "_ProgressLine":
        return self

    def __exit__(self, *_: object) -> None:
        if self._last:
            write_over_line("")

    def show(self, progress: Progress, subject: str = "") -> None:
        text = f"{subject}{progress.stage} {progress.done / MEGABYTE:.0f}"
        text += f" of {progress.total / MEGABYTE:.0f} MB" if progress.total else " MB"
        if self._is_shown and text != self._last:
            self._last = text
            write_over_line(text)


def _looks_like_file(wanted: str) -> bool:
    return FILE_NAME.search(wanted) is not None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # of a name that is too long, or a folder that can't be searched
        return False


def _packages(home: Home) -> tuple[Package, ...]:
    return model_service.list_packages(home, load(home.settings).models)


def _removable(packages: tuple[Package, ...]) -> tuple[Package, ...]:
    """Return the installed packages, or all of them if none is, for a clearer error message."""
    return tuple(package for package in packages if not package.is_bundled) or packages


def _print_used(home: Home, model: Model) -> None:
    used = {package.model.direction: package.name for package in _packages(home) if package.is_used}
    name = used.get(model.direction, "no model")
    print(f"used for {model.direction}: {name}")


def _facts(package: Package) -> dict[str, Any]:
    return {
        "name": package.name,
        "from": package.model.direction.source,
        "to": package.model.direction.target,
        "version": package.model.version,
        "bytes": package.info.size,
        "licence": package.info.licence,
        "about": package.info.about,
        "folder": str(package.model.folder),
        "is_bundled": package.is_bundled,
        "is_used": package.is_used,
    }


def _offer_facts(offer: Offer) -> dict[str, object]:
    return {
        "name": offer.name,
        "from": offer.direction.source,
        "to": offer.direction.target,
        "version": offer.version,
        "bytes": offer.size,
        "sha256": offer.digest,
        "links": offer.links,
    }


def _print_facts(facts: dict[str, Any]) -> None:
    shown = {
        "languages": f"{facts['from']}→{facts['to']}",
        "version": facts["version"],
        "size": f"{facts['bytes'] / MEGABYTE:.1f} MB",
        "licence": facts["licence"] or UNKNOWN,
        "about": facts["about"] or "—",
        "folder": facts["folder"],
        "origin": "bundled" if facts["is_bundled"] else "installed",
        "used": "yes" if facts["is_used"] else "no",
    }
    for title, value in shown.items():
        print(f"{title + ':':11}{value}")
    if "failure" in facts:
        print(f"\n{facts['failure']}")
        return
    for source, text in facts["sentences"].items():
        print(f"\n{source}\n{text}")
    print(
        f"\nloaded in {facts['seconds_to_load']} s, "
        f"both in {facts['seconds']} s, {facts['words_a_second']} words a second\n"
        f"computed in {facts['computes_in']}, {facts['batches_at_a_time']} batches at a time, "
        f"threads in each: {facts['threads_a_batch']}"
    )
