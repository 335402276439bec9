"""Texts of the window: numbers grouped as its language does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.base.paths import bundled_folder
from desktop.ui.support.labels import number_text


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("fr_FR"))
    translator = QTranslator()
    translator.load(str(bundled_folder("resources") / "i18n" / "visavis_fr.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("french")
def test_all_numbers_are_grouped_alike() -> None:
    assert number_text(1842) == "1\u202f842"
    words = QCoreApplication.translate("ArticleHead", "%Ln word(s)", "", 16170)
    assert words == "16\u202f170 mots"


def test_english_groups_with_commas() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    assert number_text(16170) == "16,170"
    QLocale.setDefault(before)
