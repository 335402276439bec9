"""The palette: one field that finds commands, articles, headings, tags, themes and settings."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.ui.shell.palette_entries import (
    EntryKind,
    PaletteEntry,
    Source,
    rank_entries,
    remember,
    searched_text,
    split_prefix,
)
from desktop.ui.support.lists import TOP_LEFT, Index, RowDelegate, RowList
from desktop.ui.support.message_marker import QT_TRANSLATE_NOOP
from desktop.ui.support.plain_labels import PlainLabel
from desktop.ui.support.sheet import Sheet
from desktop.ui.support.theme import Theme

WIDTH, HEIGHT = 640, 440
ROW_PADDING = 7
FOLDED_AT_ONCE = 500
"""How many texts are made searchable between two events: ten thousand take a tenth of a second."""
GAP = 12
KINDS = {
    EntryKind.COMMAND: QT_TRANSLATE_NOOP("palette", "Command"),
    EntryKind.VIEW: QT_TRANSLATE_NOOP("palette", "View"),
    EntryKind.HEADING: QT_TRANSLATE_NOOP("palette", "Heading"),
    EntryKind.TAG: QT_TRANSLATE_NOOP("palette", "Tag"),
    EntryKind.THEME: QT_TRANSLATE_NOOP("palette", "Theme"),
    EntryKind.SETTING: QT_TRANSLATE_NOOP("palette", "Setting"),
    EntryKind.ARTICLE: QT_TRANSLATE_NOOP("palette", "Article"),
    EntryKind.SENTENCE: QT_TRANSLATE_NOOP("palette", "Sentence"),
}


class EntryRows(RowList):
    """The list model of entries."""

    @override
    def text(self, row: PaletteEntry) -> str:
        return row.title

    @override
    def accessible_text(self, row: PaletteEntry) -> str:
        return "\n".join(part for part in (row.title, facts(row), row.keys) if part)


class EntryDelegate(RowDelegate):
    """Paints an entry on one line: its title, what it is, and its keys on the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.lineSpacing() + 2 * ROW_PADDING)

    @override
    def draw(self, painter: QPainter, row: PaletteEntry, inside: QRect) -> None:
        metrics = painter.fontMetrics()
        line = QRect(inside.left(), 0, inside.width(), metrics.lineSpacing())
        line.moveCenter(inside.center())
        painter.setPen(self.colour("muted"))
        if row.keys:
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, row.keys)
            line.setRight(line.right() - metrics.horizontalAdvance(row.keys) - GAP)
        about = facts(row)
        room = line.width() - min(metrics.horizontalAdvance(about) + GAP, line.width() // 3)
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.setPen(self.colour("ink"))
        painter.drawText(line, TOP_LEFT, title)
        line.setLeft(line.left() + metrics.horizontalAdvance(title) + GAP)
        painter.setPen(self.colour("muted"))
        cut = metrics.elidedText(about, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, TOP_LEFT, cut)


class CommandPalette(Sheet):
    """Finds an entry of any kind by part of its text, and runs it.

    A source is called when its kind is first asked for. `recent` are the ids of the entries used
    last; `recent_changed` carries them with the one just used.
    """

    recent_changed = Signal(list)

    def __init__(
        self,
        parent: QWidget,
        sources: Mapping[EntryKind, Source],
        recent: Sequence[str],
        theme: Theme,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Find anything"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self.box = QLineEdit(self)
        self.box.setPlaceholderText(
            self.tr("Commands, articles, headings, tags, themes and settings")
        )
        self.box.setAccessibleName(self.tr("What to find"))
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = EntryRows(self)
        self._delegate = EntryDelegate(self.list)
        self._delegate.apply_theme(theme)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.nothing = PlainLabel(self)
        self.nothing.setObjectName("panelHint")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.nothing)
        hint = PlainLabel(self, self.tr("> commands   @ headings   # tags   : sentences"))
        hint.setObjectName("panelHint")
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(self._pages, 1)
        layout.addWidget(hint)
        self._sources = dict(sources)
        self._recent = tuple(recent)
        self._entries: dict[EntryKind, tuple[PaletteEntry, ...]] = {}
        self._texts: dict[EntryKind, list[str]] = {}
        self._fold_timer = QTimer(self)
        self._fold_timer.setInterval(0)
        self._fold_timer.timeout.connect(self._fold_some)
        self.box.textChanged.connect(self._show)
        self.list.clicked.connect(lambda _: self.run_chosen())
        self._show("")

    def add_entries(self, kind: EntryKind, entries: Iterable[PaletteEntry]) -> None:
        """Show the entries of a kind that come later than the others; the choice stays."""
        chosen = self._chosen
        self._take(kind, entries)
        self._show(self.box.text())
        if chosen in self.model.rows:
            self.list.setCurrentIndex(self.model.index(self.model.rows.index(chosen)))

    def run_chosen(self) -> None:
        """Close the palette and run the chosen entry."""
        entry = self._chosen
        if entry is None:
            return
        self.recent_changed.emit(remember(self._recent, entry))
        self.accept()
        entry.run()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = max(self.list.viewport().height() // max(self.list.sizeHintForRow(0), 1), 1)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run_chosen()
        else:
            super().keyPressEvent(event)

    @property
    def _chosen(self) -> PaletteEntry | None:
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def _take(self, kind: EntryKind, entries: Iterable[PaletteEntry]) -> None:
        self._entries[kind] = tuple(entries)
        self._texts[kind] = []
        self._fold_timer.start()

    def _fold(self, kind: EntryKind, most: int) -> None:
        """Make the searched texts of at most so many entries of a kind."""
        texts = self._texts[kind]
        left = self._entries[kind][len(texts) : len(texts) + most]
        texts += map(searched_text, left)

    def _fold_some(self) -> None:
        """Make some more of the searched texts before the reader types."""
        for kind, texts in self._texts.items():
            if len(texts) < len(self._entries[kind]):
                self._fold(kind, FOLDED_AT_ONCE)
                return
        self._fold_timer.stop()

    def _show(self, typed: str) -> None:
        kinds, words = split_prefix(typed)
        for kind in kinds:
            if kind not in self._entries:
                self._take(kind, self._sources[kind]() if kind in self._sources else ())
            if words:
                self._fold(kind, len(self._entries[kind]))
        entries = [entry for kind in kinds for entry in self._entries[kind]]
        texts = [text for kind in kinds for text in self._texts[kind]]
        self.model.show_rows(tuple(rank_entries(entries, texts, words, self._recent)))
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))
        nothing = (
            self.tr("Nothing found for “{words}”.") if words else self.tr("Nothing to choose.")
        )
        self.nothing.setText(nothing.format(words=words))
        self._pages.setCurrentWidget(self.list if self.model.rows else self.nothing)

    def _step(self, step: int) -> None:
        """Move by `step` rows: around the ends by one, to them by a page."""
        count = len(self.model.rows)
        if not count:
            return
        row = self.list.currentIndex().row() + step
        row = row % count if abs(step) == 1 else min(max(row, 0), count - 1)
        self.list.setCurrentIndex(self.model.index(row))


def facts(entry: PaletteEntry) -> str:
    """Return the kind and the detail of an entry, in the window's language."""
    kind = QCoreApplication.translate("palette", KINDS[entry.kind])
    return f"{kind}  ·  {entry.detail}" if entry.detail else kind
