"""The About dialog: version, licence and models."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import __version__
from desktop.reading.article import DIRECTIONS
from desktop.translation.engine import Engine
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet


class AboutDialog(Sheet):
    """Shows version, licence and the models in use."""

    def __init__(self, parent: QWidget, engine: Engine) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Vis-à-vis"))
        title = PlainLabel(self, f"Vis-à-vis {__version__}")
        title.setObjectName("emptyTitle")
        models = [engine.model(direction) for direction in DIRECTIONS]
        lines = (
            self.tr("French and English news side by side, offline."),
            self.tr("Free software under the GNU General Public License, version 3 or later."),
            self.tr("Models: {models}").format(models=", ".join(one or "—" for one in models)),
        )
        text = PlainLabel(self, "\n".join(lines))
        text.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        for part in (title, text):
            layout.addWidget(part)
