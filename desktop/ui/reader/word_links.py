"""The word that is pointed at, and the words that stand for it in the other language."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.reading.article import Links, Pair, Place, Side

RESTED_AFTER_MILLISECONDS = 150
"""A pointer that only passes over words asks for nothing."""
MOST_KEPT = 500


class WordLinks(QObject):
    """Knows which words of the sentence pointed at belong together.

    `wanted` asks for the links of a Pair, once the pointer rests; `changed` says that other words
    are to be lit.
    """

    wanted = Signal(Pair)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pair: Pair | None = None
        self._place: tuple[Side, int] | None = None
        self._known: dict[tuple[str, str], Links] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTED_AFTER_MILLISECONDS)
        self._rest.timeout.connect(self._ask)

    def point(self, pairs: Sequence[Pair], found: tuple[Side, Place] | None) -> None:
        """Light the word at a place and its counterparts; nothing where there is none."""
        had_any = any(True for _ in self.stretches())
        self._pair = self._place = None
        if found is not None and found[1].sentence < len(pairs):
            self._pair = pairs[found[1].sentence]
            self._place = found[0], found[1].offset
        self._rest.stop()
        is_known = self._pair is None or self._pair.translated is None or self._links() is not None
        if not is_known:
            self._rest.start()
        if had_any or any(True for _ in self.stretches()):
            self.changed.emit()

    def take(self, source: str, text: str, links: Links) -> None:
        """Keep the links of a sentence that were asked for."""
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[source, text] = links
        self.changed.emit()

    def stretches(self) -> Iterator[tuple[Side, Place, Place]]:
        """Yield the words to be lit, on both sides."""
        if self._pair is None or self._place is None:
            return
        side, offset = self._place
        number, links = self._pair.number, self._links() or ()
        for original, translation in links:
            own = original if side is Side.ORIGINAL else translation
            if own.start <= offset < own.end:
                for where, span in ((Side.ORIGINAL, original), (Side.TRANSLATION, translation)):
                    yield where, Place(number, span.start), Place(number, span.end)

    def _links(self) -> Links | None:
        if self._pair is None or self._pair.translated is None:
            return None
        return self._known.get((self._pair.source, self._pair.translated.text))

    def _ask(self) -> None:
        if self._pair is not None and self._links() is None:
            self.wanted.emit(self._pair)
