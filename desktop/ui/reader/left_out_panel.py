"""The panel of lines left out by cleaning, with their reasons, which can be brought back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.base.overriding import override
from desktop.reading.article import Dropped
from desktop.ui.session import Session
from desktop.ui.support.labels import reason_text
from desktop.ui.support.side_list import SideList, TwoPartRows


class LeftOutRows(TwoPartRows):
    """The list model of lines left out."""

    @override
    def parts(self, row: Dropped) -> tuple[str, str]:
        return row.text, reason_text(row.reason)


class LeftOutPanel(SideList):
    """Lists the lines left out; `bring_back_requested` carries raw line numbers."""

    bring_back_requested = Signal(frozenset)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LeftOutRows(), parent)
        self.list.doubleClicked.connect(lambda _: self.bring_back())
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self.list.setAccessibleName(self.tr("Lines left out"))
        self.hint.setText(self.tr("Enter brings the chosen line back into the article."))
        self.title.setText(self.tr("%Ln line(s) left out", "", len(self.model.rows)))

    def connect_session(self, session: Session) -> None:
        """Show the lines left out of the session's open article from now on."""
        session.article_opened.connect(lambda opened: self.show_lines(opened.article.dropped))
        session.article_closed.connect(lambda: self.show_lines(()))

    def show_lines(self, dropped: tuple[Dropped, ...]) -> None:
        """Show lines in the order of the saved page."""
        self.show_rows(dropped)
        self.set_texts()

    def bring_back(self) -> None:
        """Request to bring the current line back into the article."""
        if self.chosen is not None:
            self.bring_back_requested.emit(frozenset({self.chosen.line}))
