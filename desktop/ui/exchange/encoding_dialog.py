"""The dialog that reads an article again in another encoding, with a preview of its letters."""

import codecs

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.reading.article import Form
from desktop.reading.text.encoding_preview import preview_lines
from desktop.reading.text.encodings import name_encoding
from desktop.services.articles import TextSample
from desktop.ui.support.message_marker import QT_TRANSLATE_NOOP
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet

SIZE = (820, 520)
LIST_WIDTH = 330
CODEC_ROLE = Qt.ItemDataRole.UserRole
CONTEXT = "encodings"

WESTERN = QT_TRANSLATE_NOOP("encodings", "Western")
CENTRAL_EUROPEAN = QT_TRANSLATE_NOOP("encodings", "Central European")
BALTIC = QT_TRANSLATE_NOOP("encodings", "Baltic")
CYRILLIC = QT_TRANSLATE_NOOP("encodings", "Cyrillic")
GREEK = QT_TRANSLATE_NOOP("encodings", "Greek")
TURKISH = QT_TRANSLATE_NOOP("encodings", "Turkish")
HEBREW = QT_TRANSLATE_NOOP("encodings", "Hebrew")
ARABIC = QT_TRANSLATE_NOOP("encodings", "Arabic")
SIMPLIFIED_CHINESE = QT_TRANSLATE_NOOP("encodings", "Chinese, simplified")
TRADITIONAL_CHINESE = QT_TRANSLATE_NOOP("encodings", "Chinese, traditional")
JAPANESE = QT_TRANSLATE_NOOP("encodings", "Japanese")
KOREAN = QT_TRANSLATE_NOOP("encodings", "Korean")
ANY_SCRIPT = QT_TRANSLATE_NOOP("encodings", "All scripts")
OTHER = QT_TRANSLATE_NOOP("encodings", "Other")

ENCODINGS = {
    "utf-8": ANY_SCRIPT,
    "utf-16-le": ANY_SCRIPT,
    "utf-16-be": ANY_SCRIPT,
    "cp1252": WESTERN,
    "iso8859-15": WESTERN,
    "mac-roman": WESTERN,
    "cp850": WESTERN,
    "cp437": WESTERN,
    "cp1250": CENTRAL_EUROPEAN,
    "iso8859-2": CENTRAL_EUROPEAN,
    "cp852": CENTRAL_EUROPEAN,
    "cp1257": BALTIC,
    "cp1251": CYRILLIC,
    "koi8-r": CYRILLIC,
    "cp866": CYRILLIC,
    "iso8859-5": CYRILLIC,
    "mac-cyrillic": CYRILLIC,
    "cp1253": GREEK,
    "cp1254": TURKISH,
    "cp1255": HEBREW,
    "cp1256": ARABIC,
    "gb18030": SIMPLIFIED_CHINESE,
    "big5": TRADITIONAL_CHINESE,
    "cp932": JAPANESE,
    "euc_jp": JAPANESE,
    "euc_kr": KOREAN,
}
"""The encodings offered, by Python's codec, with what they are for; the likeliest come first."""


class EncodingDialog(Sheet):
    """Shows the beginning of a file in each encoding; `encoding_chosen` carries a Python codec."""

    encoding_chosen = Signal(str)

    def __init__(self, parent: QWidget, sample: TextSample) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Read again in another encoding"))
        self.resize(*SIZE)
        self._sample = sample
        self._is_markup = sample.form is Form.PAGE
        self._make_list()
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("Preview"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.read_again = buttons.addButton(
            self.tr("&Read again"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.read_again.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._request)
        self.encodings.itemDoubleClicked.connect(lambda _: self.accept())
        self.encodings.currentItemChanged.connect(lambda *_: self._show_preview())
        self._lay_out(buttons)
        self._show_preview()
        self.encodings.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_list(self) -> None:
        self.encodings = QListWidget(self)
        self.encodings.setAccessibleName(self.tr("Encodings"))
        self.encodings.setFixedWidth(LIST_WIDTH)
        current = _plain_codec(self._sample.encoding)
        offered = ENCODINGS if current in ENCODINGS else {current: OTHER, **ENCODINGS}
        for codec, about in offered.items():
            title = f"{QCoreApplication.translate(CONTEXT, about)} – {name_encoding(codec)}"
            item = QListWidgetItem(title, self.encodings)
            item.setData(CODEC_ROLE, codec)
            if codec == current:
                self.encodings.setCurrentItem(item)
        self._current = current

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        now = self.tr(
            "“{name}” is read as {encoding} now. Choose the one that shows its letters right."
        )
        title = PlainLabel(
            self, now.format(name=self._sample.name, encoding=name_encoding(self._current))
        )
        title.setWordWrap(True)
        parts = QHBoxLayout()
        parts.setSpacing(16)
        parts.addWidget(self.encodings)
        parts.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addWidget(title)
        layout.addLayout(parts, 1)
        layout.addWidget(buttons)

    @property
    def chosen(self) -> str:
        """Return the codec of the selected encoding."""
        return str(self.encodings.currentItem().data(CODEC_ROLE))

    def _show_preview(self) -> None:
        is_other = self.chosen != self._current
        codec = self.chosen if is_other else self._sample.encoding
        lines = preview_lines(self._sample.data, codec, is_markup=self._is_markup)
        self.preview.setPlainText("\n\n".join(lines))
        self.read_again.setEnabled(is_other)

    def _request(self) -> None:
        if self.chosen != self._current:
            self.encoding_chosen.emit(self.chosen)


def _plain_codec(encoding: str) -> str:
    """Return Python's name of a codec, for UTF-8 with a byte-order mark that of UTF-8."""
    found = codecs.lookup(encoding).name
    names = {codecs.lookup(codec).name: codec for codec in ENCODINGS}
    return names.get("utf-8" if found == "utf-8-sig" else found, found)
