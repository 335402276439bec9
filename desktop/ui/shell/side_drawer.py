"""The drawer on the right: one panel at a time, chosen by tabs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.base.overriding import override
from desktop.ui.support.interface_language import Localized

TAB_MARGINS = 24
"""Left and right of a tab's title together, in pixels."""


class SideDrawer(Localized):
    """Shows one of several panels below a row of tabs.

    `tab_chosen` carries the panel of the tab clicked; `closed` comes from Escape and the button.
    """

    tab_chosen = Signal(QWidget)
    closed = Signal()

    def __init__(self, panels: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._panels = tuple(panels)
        self._stack = QStackedWidget(self)
        self._tabs = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(10, 8, 8, 0)
        row.setSpacing(2)
        for number, panel in enumerate(panels):
            tab = QToolButton(self)
            tab.setObjectName("tab")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._tabs.addButton(tab, number)
            self._stack.addWidget(panel)
            row.addWidget(tab)
            tab.clicked.connect(lambda _=False, panel=panel: self.tab_chosen.emit(panel))
        row.addStretch(1)
        self._close = QToolButton(self)
        self._close.setObjectName("quiet")
        self._close.setText("✕")
        self._close.clicked.connect(self.closed)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self._close.setAccessibleName(self.tr("Close the panel"))

    @property
    def current(self) -> QWidget:
        """Return the panel that is shown, or would be if the drawer were open."""
        return self._panels[self._stack.currentIndex()]

    def set_titles(self, titles: Sequence[str]) -> None:
        """Set the tabs' titles."""
        for number, title in enumerate(titles):
            tab = self._tabs.button(number)
            tab.setText(title)
            # The style sheet's margins aren't in the size hint, and the text would be cut.
            tab.setMinimumWidth(tab.fontMetrics().horizontalAdvance(title) + TAB_MARGINS)

    def show_panel(self, panel: QWidget) -> None:
        """Show `panel` and mark its tab."""
        self._stack.setCurrentWidget(panel)
        self._tabs.button(self._stack.indexOf(panel)).setChecked(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
