"""Describe a translation model in the window's language: version, size, licence, origin."""

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.services.models import Offer, Package, host_of
from desktop.ui.support.labels import direction_text


def facts_text(shown: Package | Offer) -> str:
    """Return languages, version, size, licence, and folder or host, one a line."""
    return "\n".join(
        _describe_offer(shown) if isinstance(shown, Offer) else _describe_package(shown)
    )


def size_text(size: int) -> str:
    """Format a number of bytes for the window's language ("17.2 MB", "17,2 Mo")."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


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
