"""What is known of a translation model, in the window's language."""

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.services.models import Package
from desktop.translation.argos_index import Offer
from desktop.ui.support.labels import direction_text


def facts_text(shown: Package | Offer) -> str:
    """Return a line a fact: languages, version, size, licence, where it lies or comes from."""
    return "\n".join(_of_offer(shown) if isinstance(shown, Offer) else _of_package(shown))


def size_text(size: int) -> str:
    """Return a number of bytes as the window's language writes it ("17.2 MB", "17,2 Mo")."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def host_of(link: str) -> str:
    """Return the name of the machine that `link` leads to."""
    return urlsplit(link).hostname or link


def _of_package(package: Package) -> list[str]:
    model, facts = package.model, package.facts
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


def _of_offer(offer: Offer) -> list[str]:
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
