"""Word links: the word pointed at, and its counterparts in the other language."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.reading.article import Links, Pair, Place, Side, Span

HOVER_DELAY_MS = 150
"""A pointer that only passes over words requests no links."""
CACHE_SIZE = 500


class WordLinks(QObject):
    """Finds the linked words at the pointer or caret, and caches the links of sentences.

    `links_requested` asks for the links of a Pair once the pointer rests; `changed` means that
    other words are to be highlighted.
    """

    links_requested = Signal(Pair)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pair: Pair | None = None
        self._place: tuple[Side, int] | None = None
        self._cache: dict[tuple[str, str], Links] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOVER_DELAY_MS)
        self._timer.timeout.connect(self._request_links)

    def point_at(self, pairs: Sequence[Pair], found: tuple[Side, Place] | None) -> None:
        """Highlight the word at a place and its counterparts; None for no word."""
        had_any = any(True for _ in self.linked_ranges())
        self._pair = self._place = None
        if found is not None and found[1].sentence < len(pairs):
            self._pair = pairs[found[1].sentence]
            self._place = found[0], found[1].offset
        self._timer.stop()
        is_known = self._pair is None or self._pair.translated is None or self._links() is not None
        if not is_known:
            self._timer.start()
        if had_any or any(True for _ in self.linked_ranges()):
            self.changed.emit()

    def add_links(self, source: str, text: str, links: Links) -> None:
        """Add the links of a sentence to the cache."""
        if len(self._cache) >= CACHE_SIZE:
            self._cache.clear()
        self._cache[source, text] = links
        self.changed.emit()

    def counterpart(self, pair: Pair, side: Side, span: Span) -> str:
        """Return what a span on `side` is linked to on the other side; empty if not known."""
        found = []
        for original, translation in self._links_of(pair) or ():
            own, other = (
                (original, translation) if side is Side.ORIGINAL else (translation, original)
            )
            if own.start < span.end and span.start < own.end:
                found.append(other)
        if not found or pair.translated is None:
            return ""
        text = pair.translated.text if side is Side.ORIGINAL else pair.source
        return text[min(one.start for one in found) : max(one.end for one in found)]

    def linked_ranges(self) -> Iterator[tuple[Side, Place, Place]]:
        """Yield the words to highlight, on both sides."""
        if self._pair is None or self._place is None:
            return
        side, offset = self._place
        number, links = self._pair.number, self._links() or ()
        for original, translation in links:
            own = original if side is Side.ORIGINAL else translation
            if own.start <= offset < own.end:
                for one, span in ((Side.ORIGINAL, original), (Side.TRANSLATION, translation)):
                    yield one, Place(number, span.start), Place(number, span.end)

    def _links(self) -> Links | None:
        return None if self._pair is None else self._links_of(self._pair)

    def _links_of(self, pair: Pair) -> Links | None:
        translated = pair.translated
        return self._cache.get((pair.source, translated.text)) if translated else None

    def _request_links(self) -> None:
        if self._pair is not None and self._links() is None:
            self.links_requested.emit(self._pair)
