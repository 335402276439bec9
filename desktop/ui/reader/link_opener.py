"""Opening an article's links, and its page, in the browser: only on request, and address first."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.reading.article import InlineStyle, Side
from desktop.reading.text.inline_styles import clean_target
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.support.notices import Notice

LONGEST_SHOWN = 300
"""How much of an address is shown, in code points."""


class LinkOpener(QObject):
    """Shows an address, and opens it once the reader presses the button beside it."""

    def __init__(self, reader: ReaderView, notice: Notice) -> None:
        super().__init__(reader)
        self._reader, self._notice = reader, notice

    def open_link(self) -> None:
        """Offer to open the link at the caret, else the only one in the selection or sentence."""
        addresses = find_addresses(self._reader)
        if len(addresses) == 1:
            self._offer(addresses[0])
        elif addresses:
            self._notice.inform(
                self.tr("There are several links here. Put the caret into one of them.")
            )
        else:
            self._notice.inform(self.tr("There is no link here."))

    def open_address(self) -> None:
        """Offer to open the article's page on the web."""
        article = self._reader.article
        if article is not None and article.address:
            self._offer(article.address)
        else:
            self._notice.inform(self.tr("The saved page doesn't say where it is from."))

    def _offer(self, address: str) -> None:
        is_cut = len(address) > LONGEST_SHOWN
        shown = f"{address[:LONGEST_SHOWN]}…" if is_cut else address
        self._notice.inform(shown, self.tr("Open"), lambda: self._open(address))
        self._notice.action.setFocus()

    def _open(self, address: str) -> None:
        self._reader.focus_text()
        if not (clean_target(address) and QDesktopServices.openUrl(QUrl(address))):
            self._notice.warn(
                self.tr(
                    "“{address}” can't be opened. Choose a web browser in the system's settings."
                ).format(address=address[:LONGEST_SHOWN])
            )


def find_addresses(reader: ReaderView) -> tuple[str, ...]:
    """Return the address of the link at the caret, else those in the selection or sentence.

    On the translation's side, those of the sentences that it translates.
    """
    if reader.article is None or not reader.pairs:
        return ()
    side, place = reader.caret_position
    has_selection = reader.active_column.textCursor().hasSelection()
    if side is Side.ORIGINAL and not has_selection:
        here = _addresses(reader, place.sentence, place.offset, place.offset)
        if here:
            return here[-1:]
    side, first, last = reader.selection()
    found: dict[str, None] = {}
    for number in range(first.sentence, last.sentence + 1):
        is_part = side is Side.ORIGINAL
        start = first.offset if is_part and number == first.sentence else 0
        end = (
            last.offset if is_part and number == last.sentence else len(reader.pairs[number].source)
        )
        found |= dict.fromkeys(_addresses(reader, number, start, end))
    return tuple(found)


def _addresses(reader: ReaderView, number: int, start: int, end: int) -> tuple[str, ...]:
    """Return the addresses of the links that a part of sentence `number` touches, in order."""
    assert reader.article is not None
    pair = reader.pairs[number]
    start, end = pair.original.start + start, pair.original.start + end
    return tuple(
        one.target
        for one in reader.article.paragraphs[pair.paragraph].styles
        if one.style is InlineStyle.LINK
        and one.span.start < max(end, start + 1)
        and start < one.span.end
    )
