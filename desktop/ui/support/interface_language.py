"""The language of the window: its translations, and widgets that follow a change of it."""

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from desktop.base.overriding import override
from desktop.base.paths import bundled_folder


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


class Localized(QWidget):
    """A widget that sets its texts again when the language changes; subclasses set them."""

    def set_texts(self) -> None:
        """Set all texts in the language of the window."""
        raise NotImplementedError

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.set_texts()
