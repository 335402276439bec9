"""The language of the window: its translations, and widgets that follow a change of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from desktop.base.overriding import override
from desktop.base.paths import bundled_folder

# Python calls what stands before a class of Qt's; only a type checker has to know what that is.
if TYPE_CHECKING:
    _AnyWidget = QWidget
else:
    _AnyWidget = object


def load_translations(app: QApplication, interface: str) -> None:
    """Load the translations for `interface` ("system", or a language code) in place of others.

    Every widget of the program gets LanguageChange.
    """
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    locale = QLocale.system() if interface == "system" else QLocale(interface)
    QLocale.setDefault(locale)
    ours = str(bundled_folder("resources") / "i18n")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # English is loaded first for its plurals; the next translators override it.
    for name, folder, language in (
        ("visavis", ours, QLocale(QLocale.Language.English)),
        ("qtbase", qt, locale),
        ("visavis", ours, locale),
    ):
        translator = QTranslator(app)
        if translator.load(language, name, "_", folder):
            app.installTranslator(translator)


class FollowsLanguage(_AnyWidget):
    """Sets texts again when the language changes: to be named before a class of Qt's.

    Subclasses set the texts, once by themselves when they are made.
    """

    def set_texts(self) -> None:
        """Set all texts in the language of the window."""
        raise NotImplementedError

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.set_texts()


class Localized(FollowsLanguage, QWidget):
    """A plain widget that sets its texts again when the language changes."""
