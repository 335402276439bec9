"""The workspace: the text, with a drawer on either side that is beside or above it."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from desktop.base.overriding import override

LEAST_WIDTH, MOST_WIDTH = 220, 560
LEFT_WIDTH, RIGHT_WIDTH = 290, 340
HANDLE = 7
"""Width in pixels of what the mouse takes to make a drawer wider or narrower."""


class Drawer:
    """A widget at one side of the workspace.

    `is_wanted` is what the reader chose. Where there is no room beside the text, a wanted drawer
    shows only if it `is_raised`, over the text; it is folded otherwise, and comes back with room.
    """

    def __init__(self, widget: QWidget, handle: "Handle", width: int) -> None:
        self.widget, self.handle, self.width = widget, handle, width
        self.is_wanted = self.is_raised = self.is_docked = False

    @property
    def is_shown(self) -> bool:
        """Return whether the drawer can be seen, beside the text or over it."""
        return self.is_wanted and (self.is_docked or self.is_raised)


class Handle(QWidget):
    """The edge of a drawer, which the mouse moves; `moved` carries a global position."""

    moved = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.moved.emit(event.globalPosition().toPoint())


class Workspace(QWidget):
    """Places a centre and two drawers; `drawers_changed` tells when one appears or goes.

    The drawers are beside the centre as long as it keeps the width set by `keep_centre_width`.
    """

    drawers_changed = Signal()

    def __init__(self, left: QWidget, centre: QWidget, right: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.centre = centre
        handles = Handle(self), Handle(self)
        for widget in (centre, left, right):
            widget.setParent(self)
        self._lines = tuple(QFrame(self) for _ in range(2))
        for line in self._lines:
            line.setObjectName("drawerEdge")
        self.left = Drawer(left, handles[0], LEFT_WIDTH)
        self.right = Drawer(right, handles[1], RIGHT_WIDTH)
        self._centre_width = 0
        self._is_bare = False
        handles[0].moved.connect(lambda place: self._resize_drawer(self.left, place))
        handles[1].moved.connect(lambda place: self._resize_drawer(self.right, place))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def keep_centre_width(self, width: int) -> None:
        """Leave the centre at least `width` pixels where a drawer is beside it."""
        if width != self._centre_width:
            self._centre_width = width
            self._arrange()

    def set_bare(self, is_bare: bool) -> None:
        """Fold both drawers, such as in full screen; one that is opened then is over the text."""
        if is_bare == self._is_bare:
            return
        self._is_bare = is_bare
        self.left.is_raised = self.right.is_raised = False
        self._arrange()

    def show_drawer(self, drawer: Drawer, is_raised: bool = True) -> None:
        """Show a drawer; unless `is_raised`, only where there is room for it."""
        other = self.right if drawer is self.left else self.left
        drawer.is_wanted = True
        if is_raised:
            drawer.is_raised, other.is_raised = True, False
        self._arrange()

    def hide_drawer(self, drawer: Drawer) -> None:
        """Hide a drawer until it is asked for again."""
        drawer.is_wanted = drawer.is_raised = False
        self._arrange()

    @property
    def raised(self) -> Drawer | None:
        """Return the drawer that covers a part of the text, or None."""
        return next(
            (one for one in (self.left, self.right) if one.is_shown and not one.is_docked), None
        )

    def fold_raised(self) -> None:
        """Uncover the text: fold a drawer that is over it."""
        raised = self.raised
        if raised is not None:
            raised.is_raised = False
            self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def _arrange(self) -> None:
        """Give every part its place: the right drawer first, because it was opened last."""
        before = [drawer.is_shown for drawer in (self.left, self.right)]
        room = self.width() - self._centre_width
        for drawer in (self.right, self.left):
            drawer.is_docked = drawer.is_wanted and not self._is_bare and drawer.width <= room
            if drawer.is_docked:
                drawer.is_raised = False
                room -= drawer.width
        height = self.height()
        start = self.left.width if self.left.is_docked else 0
        end = self.width() - (self.right.width if self.right.is_docked else 0)
        self.centre.setGeometry(start, 0, end - start, height)
        right_width = min(self.right.width, self.width())
        places = (
            QRect(0, 0, min(self.left.width, self.width()), height),
            QRect(self.width() - right_width, 0, right_width, height),
        )
        for drawer, place, line in zip((self.left, self.right), places, self._lines, strict=True):
            drawer.widget.setGeometry(place)
            edge = place.right() if drawer is self.left else place.left()
            line.setGeometry(edge, 0, 1, height)
            drawer.handle.setGeometry(edge - HANDLE // 2, 0, HANDLE, height)
            for part in (drawer.widget, line, drawer.handle):
                part.setVisible(drawer.is_shown)
                if drawer.is_shown and not drawer.is_docked:
                    part.raise_()
        if before != [drawer.is_shown for drawer in (self.left, self.right)]:
            self.drawers_changed.emit()

    def _resize_drawer(self, drawer: Drawer, place: QPoint) -> None:
        x = self.mapFromGlobal(place).x()
        wanted = x if drawer is self.left else self.width() - x
        drawer.width = min(max(wanted, LEAST_WIDTH), MOST_WIDTH, self.width())
        self._arrange()

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        """Fold what covers the text once the keyboard goes back to it."""
        if now is not None and (now is self.centre or self.centre.isAncestorOf(now)):
            self.fold_raised()
