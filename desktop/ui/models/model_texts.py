"""Describe a translation model in the window's language: version, size, licence, origin."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.services.model_upgrade import TEST, Comparison, Score
from desktop.services.models import Offer, Package, host_of
from desktop.ui.support.labels import date_text, direction_text


def facts_text(shown: Package | Offer) -> str:
    """Return languages, version, size, licence, and folder or host, one a line."""
    return "\n".join(
        _describe_offer(shown) if isinstance(shown, Offer) else _describe_package(shown)
    )


def comparison_text(comparisons: Sequence[Comparison], asked: str | None) -> str:
    """Return, one line a direction, what is used and what is better, and who says so.

    `asked` is when the index was fetched last, in ISO 8601.
    """
    line = QCoreApplication.translate("models", "{direction}: {comparison}")
    lines = [
        line.format(direction=direction_text(one.direction), comparison=_compare(one))
        for one in comparisons
    ]
    scores = [
        score for one in comparisons for score in (one.score, one.better_score) if score is not None
    ]
    if scores:
        text = QCoreApplication.translate(
            "models", "Points are BLEU on {test}; more is better. Published by {sources}."
        )
        sources = dict.fromkeys(score.source for score in scores)
        lines.append(text.format(test=TEST, sources=", ".join(sources)))
    text = QCoreApplication.translate("models", "The index was last asked: {date}.")
    never = QCoreApplication.translate("models", "never")
    lines.append(text.format(date=date_text(asked) or never))
    return "\n".join(lines)


def size_text(size: int, decimals: int = 1) -> str:
    """Format a number of bytes for the window's language ("17.2 MB", "17,2 Mo")."""
    return QLocale().formattedDataSize(size, decimals, QLocale.DataSizeFormat.DataSizeSIFormat)


def _compare(one: Comparison) -> str:
    used = _scored(one.used or QCoreApplication.translate("models", "no model"), one.score)
    if one.better is None:
        text = QCoreApplication.translate("models", "{model} is the best that is known.")
        unknown = QCoreApplication.translate("models", "{model} has no published score.")
        return (text if one.score else unknown).format(model=used)
    text = QCoreApplication.translate(
        "models", "{model} is used; {better} is better by {gain} points."
    )
    if one.gain is None:
        text = QCoreApplication.translate("models", "{model}; {better} can be had.")
    elif one.is_here:
        text = QCoreApplication.translate(
            "models", "{model} is used; {better}, which is here, is better by {gain} points."
        )
    better = _scored(one.better.name, one.better_score)
    gain = QLocale().toString(one.gain or 0.0, "f", 1)
    return text.format(model=used, better=better, gain=gain)


def _scored(name: str, score: Score | None) -> str:
    if score is None:
        return name
    points = QLocale().toString(score.bleu, "f", 1)
    return QCoreApplication.translate("models", "{model} ({points})").format(
        model=name, points=points
    )


def _describe_package(package: Package) -> list[str]:
    model, facts = package.model, package.info
    bundled = QCoreApplication.translate("models", "It came with the program.")
    installed = QCoreApplication.translate("models", "It was installed by you.")
    return [
        direction_text(model.direction),
        *([facts.about] if facts.about else []),
        _version(model.version),
        _size(facts.size),
        QCoreApplication.translate("models", "Licence: {licence}").format(
            licence=facts.licence or _unknown()
        ),
        QCoreApplication.translate("models", "Folder: {folder}").format(folder=model.folder),
        bundled if package.is_bundled else installed,
    ]


def _describe_offer(offer: Offer) -> list[str]:
    hosts = ", ".join(dict.fromkeys(map(host_of, offer.links)))
    return [
        direction_text(offer.direction),
        _version(offer.version),
        _size(offer.size),
        QCoreApplication.translate("models", "From: {place}").format(place=hosts),
    ]


def _version(version: str) -> str:
    return QCoreApplication.translate("models", "Version: {version}").format(version=version)


def _size(size: int | None) -> str:
    known = size_text(size) if size else _unknown()
    return QCoreApplication.translate("models", "Size: {size}").format(size=known)


def _unknown() -> str:
    return QCoreApplication.translate("models", "unknown")
