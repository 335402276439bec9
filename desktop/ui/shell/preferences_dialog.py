"""The preferences dialog: theme, font, text size, language, purge; applied at once."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.base.settings import RANGES, Settings
from desktop.ui.support.message_marker import QT_TRANSLATE_NOOP
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet, scroll_area
from desktop.ui.support.theme import READING_FAMILY, THEMES

INTERFACES = ("system", "en", "fr")
FIELDS = {
    "theme": QT_TRANSLATE_NOOP("PreferencesDialog", "&Theme"),
    "interface": QT_TRANSLATE_NOOP("PreferencesDialog", "&Language of the window"),
    "family": QT_TRANSLATE_NOOP("PreferencesDialog", "&Font"),
    "text_size": QT_TRANSLATE_NOOP("PreferencesDialog", "Text &size"),
    "spacing": QT_TRANSLATE_NOOP("PreferencesDialog", "L&ine height"),
    "line_length": QT_TRANSLATE_NOOP("PreferencesDialog", "Line len&gth"),
    "is_justified": QT_TRANSLATE_NOOP("PreferencesDialog", "&Justify lines, with hyphens"),
    "reading_line": QT_TRANSLATE_NOOP("PreferencesDialog", "Line of the &current sentence"),
    "menu_bar_hides": QT_TRANSLATE_NOOP(
        "PreferencesDialog", "&Hide the menu bar until Alt is pressed"
    ),
    "translation": QT_TRANSLATE_NOOP("PreferencesDialog", "T&ranslation"),
    "offers_models": QT_TRANSLATE_NOOP("PreferencesDialog", "&Offer better translation models"),
    "purge_after": QT_TRANSLATE_NOOP("PreferencesDialog", "&Purge what was deleted after"),
}
"""The titles of the dialog's fields, in order, by the names of their attributes."""


class PreferencesDialog(Sheet):
    """Edits the settings; every change emits `settings_changed`."""

    settings_changed = Signal(Settings)

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self._settings = settings
        self.theme = self._choice(THEMES)
        self.family = self._choice([""])
        for family in QFontDatabase.families():
            if family != READING_FAMILY and not QFontDatabase.isPrivateFamily(family):
                self.family.addItem(family, family)
        self.text_size = self._number("font_size")
        self.spacing = self._number("line_spacing", step=10)
        self.line_length = self._number("line_length")
        self.reading_line = self._number("reading_line")
        self.is_justified = QCheckBox(self)
        self.menu_bar_hides = QCheckBox(self)
        self.purge_after = self._number("purge_after_days")
        self.translation = self._choice([True, False])
        self.offers_models = QCheckBox(self)
        self.interface = self._choice(INTERFACES)
        self._labels: dict[str, PlainLabel] = {}
        self._lay_out()
        self._set_texts()
        self.show_settings(settings)
        for box in (self.theme, self.family, self.translation, self.interface):
            box.currentIndexChanged.connect(self._changed)
        numbers = (self.text_size, self.spacing, self.line_length, self.reading_line)
        for number in (*numbers, self.purge_after):
            number.valueChanged.connect(self._changed)
        for choice in (self.offers_models, self.menu_bar_hides, self.is_justified):
            choice.toggled.connect(self._changed)

    def _lay_out(self) -> None:
        content = QWidget()
        form = QFormLayout(content)
        form.setContentsMargins(0, 0, 12, 0)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(24)
        for name in FIELDS:
            part: QWidget = getattr(self, name)
            if isinstance(part, QCheckBox):
                form.addRow("", part)
            else:
                self._labels[name] = PlainLabel(self)
                self._labels[name].setBuddy(part)
                form.addRow(self._labels[name], part)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll_area(content))

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Preferences"))
        for number, title in enumerate(THEMES.values()):
            self.theme.setItemText(number, QCoreApplication.translate("themes", title))
        self.family.setItemText(0, self.tr("{family} (default)").format(family=READING_FAMILY))
        self.text_size.setSuffix(" pt")
        self.spacing.setSuffix(" %")
        self.line_length.setSuffix(self.tr(" characters"))
        self.reading_line.setSuffix(" %")
        self.reading_line.setSpecialValueText(self.tr("Off"))
        self.purge_after.setSuffix(self.tr(" days"))
        self.purge_after.setSpecialValueText(self.tr("Never"))
        self.translation.setItemText(0, self.tr("Careful: a second look in idle time"))
        self.translation.setItemText(1, self.tr("Quick: the first draft"))
        names = (self.tr("Same as the system"), "English", "Français")
        for number, name in enumerate(names):
            self.interface.setItemText(number, name)
        for name, title in FIELDS.items():
            field: QWidget = getattr(self, name)
            labelled = field if isinstance(field, QCheckBox) else self._labels[name]
            labelled.setText(self.tr(title))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._set_texts()

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
            (self.is_justified, settings.is_justified),
        )
        for choice, is_on in switches:
            with QSignalBlocker(choice):
                choice.setChecked(is_on)

    def focus_field(self, name: str) -> None:
        """Focus a field by its name in `FIELDS`."""
        field: QWidget = getattr(self, name)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choice(self, values: Iterable[object]) -> QComboBox:
        """Make a field for one of `values`."""
        box = QComboBox(self)
        for value in values:
            box.addItem("", value)
        return box

    def _number(self, name: str, step: int = 1) -> QSpinBox:
        """Make a field for the number `name` of the settings."""
        box = QSpinBox(self)
        # The style sheet's padding doesn't apply to the line edit inside.
        box.lineEdit().setTextMargins(8, 0, 0, 0)
        box.setRange(*RANGES[name])
        box.setSingleStep(step)
        return box

    def _changed(self) -> None:
        self._settings = self._settings.changed(
            theme=self.theme.currentData(),
            font_family=self.family.currentData(),
            font_size=self.text_size.value(),
            line_spacing=self.spacing.value(),
            line_length=self.line_length.value(),
            reading_line=self.reading_line.value(),
            is_justified=self.is_justified.isChecked(),
            menu_bar_hides=self.menu_bar_hides.isChecked(),
            purge_after_days=self.purge_after.value(),
            is_careful=self.translation.currentData(),
            interface=self.interface.currentData(),
            offers_better_models=self.offers_models.isChecked(),
        )
        self.settings_changed.emit(self._settings)
