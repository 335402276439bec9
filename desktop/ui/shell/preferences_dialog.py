"""The preferences dialog: theme, font, text size, language, purge; applied at once."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.base.settings import RANGES, Settings
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet
from desktop.ui.support.theme import READING_FAMILY, THEMES

INTERFACES = ("system", "en", "fr")


class PreferencesDialog(Sheet):
    """Edits the settings; every change emits `settings_changed`."""

    settings_changed = Signal(Settings)

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        self.theme = QComboBox(self)
        for name, title in THEMES.items():
            self.theme.addItem(QCoreApplication.translate("themes", title), name)
        self.family = QComboBox(self)
        self.family.addItem(self.tr("{family} (default)").format(family=READING_FAMILY), "")
        for family in QFontDatabase.families():
            if family != READING_FAMILY and not QFontDatabase.isPrivateFamily(family):
                self.family.addItem(family, family)
        self.text_size = self._number("font_size", " pt")
        self.spacing = self._number("line_spacing", " %", step=10)
        self.line_length = self._number("line_length", self.tr(" characters"))
        self.reading_line = self._number("reading_line", " %")
        self.reading_line.setSpecialValueText(self.tr("Off"))
        self.menu_bar_hides = QCheckBox(self.tr("&Hide the menu bar until Alt is pressed"), self)
        self.purge_after = self._number("purge_after_days", self.tr(" days"))
        self.purge_after.setSpecialValueText(self.tr("Never"))
        self.translation = QComboBox(self)
        self.translation.addItem(self.tr("Careful: a second look in idle time"), True)
        self.translation.addItem(self.tr("Quick: the first draft"), False)
        self.offers_models = QCheckBox(self.tr("&Offer better translation models"), self)
        self.interface = QComboBox(self)
        for code, title in zip(
            INTERFACES, (self.tr("Same as the system"), "English", "Français"), strict=True
        ):
            self.interface.addItem(title, code)
        self._lay_out()
        self.show_settings(settings)
        for box in (self.theme, self.family, self.translation, self.interface):
            box.currentIndexChanged.connect(self._changed)
        numbers = (self.text_size, self.spacing, self.line_length, self.reading_line)
        for number in (*numbers, self.purge_after):
            number.valueChanged.connect(self._changed)
        for choice in (self.offers_models, self.menu_bar_hides):
            choice.toggled.connect(self._changed)

    def _lay_out(self) -> None:
        hint = PlainLabel(self, self.tr("The language changes when the program starts again."))
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(20)
        form.addRow(self.tr("&Theme"), self.theme)
        form.addRow(self.tr("&Font"), self.family)
        form.addRow(self.tr("Text &size"), self.text_size)
        form.addRow(self.tr("L&ine height"), self.spacing)
        form.addRow(self.tr("Line len&gth"), self.line_length)
        form.addRow(self.tr("Line of the &current sentence"), self.reading_line)
        form.addRow("", self.menu_bar_hides)
        form.addRow(self.tr("T&ranslation"), self.translation)
        form.addRow("", self.offers_models)
        form.addRow(self.tr("&Purge what was deleted after"), self.purge_after)
        form.addRow(self.tr("&Language of the window"), self.interface)
        form.addRow("", hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 18)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def show_settings(self, settings: Settings) -> None:
        """Show `settings` in the fields."""
        self._settings = settings
        choices = (
            (self.theme, settings.theme),
            (self.family, settings.font_family),
            (self.translation, settings.is_careful),
            (self.interface, settings.interface),
        )
        for box, value in choices:
            with QSignalBlocker(box):
                box.setCurrentIndex(max(box.findData(value), 0))
        numbers = (
            (self.text_size, settings.font_size),
            (self.spacing, settings.line_spacing),
            (self.line_length, settings.line_length),
            (self.reading_line, settings.reading_line),
            (self.purge_after, settings.purge_after_days),
        )
        for number, amount in numbers:
            with QSignalBlocker(number):
                number.setValue(amount)
        switches = (
            (self.offers_models, settings.offers_better_models),
            (self.menu_bar_hides, settings.menu_bar_hides),
        )
        for choice, is_on in switches:
            with QSignalBlocker(choice):
                choice.setChecked(is_on)

    def _number(self, name: str, unit: str, step: int = 1) -> QSpinBox:
        """Make a field for the number `name` of the settings."""
        box = QSpinBox(self)
        # The style sheet's padding doesn't apply to the line edit inside.
        box.lineEdit().setTextMargins(8, 0, 0, 0)
        box.setRange(*RANGES[name])
        box.setSingleStep(step)
        box.setSuffix(unit)
        return box

    def _changed(self) -> None:
        self._settings = self._settings.changed(
            theme=self.theme.currentData(),
            font_family=self.family.currentData(),
            font_size=self.text_size.value(),
            line_spacing=self.spacing.value(),
            line_length=self.line_length.value(),
            reading_line=self.reading_line.value(),
            menu_bar_hides=self.menu_bar_hides.isChecked(),
            purge_after_days=self.purge_after.value(),
            is_careful=self.translation.currentData(),
            interface=self.interface.currentData(),
            offers_better_models=self.offers_models.isChecked(),
        )
        self.settings_changed.emit(self._settings)
