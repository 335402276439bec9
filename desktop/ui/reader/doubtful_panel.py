"""The panel of doubtful translations, each with the reasons for the doubt."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.base.overriding import override
from desktop.reading.article import Pair, Translated
from desktop.ui.session import Session
from desktop.ui.support.labels import doubts_text
from desktop.ui.support.side_list import SideList, TwoPartRows


def is_doubtful(translated: Translated | None) -> bool:
    """Return whether there are doubts about a translation."""
    return translated is not None and bool(translated.doubts)


class DoubtfulRows(TwoPartRows):
    """The list model of pairs with a doubtful translation."""

    @override
    def parts(self, row: Pair) -> tuple[str, str]:
        assert row.translated is not None
        return row.translated.text or row.source, doubts_text(row.translated.doubts)


class DoubtfulPanel(SideList):
    """Lists the doubtful translations; `sentence_chosen` carries the number of a sentence."""

    sentence_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(DoubtfulRows(), parent)
        self.list.activated.connect(lambda _: self.go_to_chosen())
        self.set_texts()

    @override
    def set_texts(self) -> None:
        self.list.setAccessibleName(self.tr("Doubtful translations"))
        self.hint.setText(self.tr("Enter goes to the chosen sentence."))
        self.title.setText(self.tr("%Ln doubtful translation(s)", "", len(self.model.rows)))

    def connect_session(self, session: Session) -> None:
        """Show the doubtful translations of the session's open article from now on."""
        session.article_opened.connect(lambda opened: self.show_pairs(opened.pairs))
        session.pairs_changed.connect(self.show_pairs)
        session.article_closed.connect(lambda: self.show_pairs(()))

    def show_pairs(self, pairs: Iterable[Pair]) -> None:
        """Show the doubtful ones among an article's pairs."""
        doubtful = tuple(pair for pair in pairs if is_doubtful(pair.translated))
        if doubtful != self.model.rows:
            self.show_rows(doubtful)
        self.set_texts()

    def go_to_chosen(self) -> None:
        """Ask for the chosen sentence."""
        if self.chosen is not None:
            self.sentence_chosen.emit(self.chosen.number)
