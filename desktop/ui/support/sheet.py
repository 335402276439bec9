"""Sheets: dialogs inside the window, above its dimmed page."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QPushButton, QScrollArea, QWidget
from shiboken6 import isValid

from desktop.base.overriding import override
from desktop.ui.support.plain_labels import PlainLabel

MARGIN = 28
"""Pixels between the edges of a sheet and what it shows."""
TOP_MARGIN, TITLE_GAP = 20, 14
WINDOW_MARGIN = 20
"""Pixels of the window that can be seen around the largest sheet."""


class Scrim(QWidget):
    """What dims the window below a sheet and keeps the mouse away from it."""

    def __init__(self, sheet: "Sheet", window: QWidget) -> None:
        super().__init__(window)
        self._sheet = sheet
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._sheet.is_left_by_click:
            self._sheet.reject()


class Sheet(QDialog):
    """A dialog in the window of `parent`: centred, with its title and a button that closes it.

    It is as large as `resize` made it, or else as its layout wants, within the window. Escape
    closes it, Tab stays in it, and closing it gives the focus back. The window gets WindowBlocked
    when a sheet opens and WindowUnblocked when one closes, as it does with other modal dialogs.
    """

    is_left_by_click = False
    """Whether a click beside the sheet closes it."""

    def __init__(self, parent: QWidget) -> None:
        self._window = parent.window()
        self._focused_before: QWidget | None = None
        self._wanted: QSize | None = None
        self._was_shown = False
        # Qt keeps Tab, and the shortcuts of a subwindow, inside it.
        super().__init__(self._window, Qt.WindowType.SubWindow)
        self._remember_focus()
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scrim = Scrim(self, self._window)
        self.destroyed.connect(self._scrim.deleteLater)
        self._title = PlainLabel(self)
        self._title.setObjectName("sheetTitle")
        self.close_button = QPushButton("✕", self)
        self.close_button.setObjectName("sheetClose")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self._name_close_button()
        self.windowTitleChanged.connect(self._show_title)
        self._show_title("")

    def _name_close_button(self) -> None:
        self.close_button.setAccessibleName(self.tr("Close"))

    def _show_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        top = TOP_MARGIN + self._title.sizeHint().height() + TITLE_GAP
        self.setContentsMargins(MARGIN, top, MARGIN, MARGIN - 4)
        self._place_title()

    def _place_title(self) -> None:
        close, title = self.close_button.sizeHint(), self._title.sizeHint()
        right = self.width() - MARGIN + (close.width() - self.close_button.fontMetrics().height())
        middle = TOP_MARGIN + title.height() // 2
        left = right - close.width()
        self.close_button.setGeometry(
            QRect(left, middle - close.height() // 2, close.width(), close.height())
        )
        self._title.setGeometry(MARGIN, TOP_MARGIN, left - MARGIN, title.height())

    def _place(self) -> None:
        """Put the sheet in the middle of the window, above what it dims."""
        space = self._window.size()
        self._scrim.setGeometry(QRect(0, 0, space.width(), space.height()))
        most = space - QSize(2 * WINDOW_MARGIN, 2 * WINDOW_MARGIN)
        size = (self._wanted or self._hint(most.width())).boundedTo(most)
        self.setGeometry(
            (space.width() - size.width()) // 2,
            (space.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def _hint(self, most: int) -> QSize:
        """Return the size that the contents want, at most `most` pixels wide."""
        hint = self.sizeHint()
        width = min(hint.width(), most)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            return QSize(width, self.heightForWidth(width))
        return QSize(width, hint.height())

    def _remember_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._focused_before = focused

    def _prepare(self) -> None:
        """Note the size wanted, and let the sheet alone have margins."""
        self._was_shown = True
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._wanted = self.size()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)

    def _take_focus(self) -> None:
        """Focus what is to be focused first; the sheet itself where it has nothing but text."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            return
        first = self.focusWidget()
        if first is None:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextChild()
            first = self if self.close_button.hasFocus() else self.focusWidget() or self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            if not self._was_shown:
                self._prepare()
            self._remember_focus()
            self._scrim.show()
            self._scrim.raise_()
            self.raise_()
            self._place()
            self._window.installEventFilter(self)
            QApplication.sendEvent(self._window, QEvent(QEvent.Type.WindowBlocked))
            self._take_focus()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():
            self._window.removeEventFilter(self)
            self._scrim.hide()
            QApplication.sendEvent(self._window, QEvent(QEvent.Type.WindowUnblocked))
            before = self._focused_before
            if before is not None and isValid(before):
                before.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_title()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_close_button()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)


def open_sheets(window: QWidget) -> list[Sheet]:
    """Return the sheets that are open in `window`, the lowest first."""
    return [one for one in window.findChildren(Sheet) if one.isVisible()]


def scroll_area(content: QWidget) -> QScrollArea:
    """Return `content` in an area without a frame, which scrolls where the window is too low."""
    area = QScrollArea()
    area.setObjectName("sheetArea")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
