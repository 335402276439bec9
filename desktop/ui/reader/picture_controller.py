"""Reads and decodes the open article's pictures in the background, and shows one in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.base.cancellation import Token
from desktop.base.lazy import Lazy
from desktop.library import ArticleId
from desktop.reading.aligning import group_by_paragraph, join_translation
from desktop.reading.article import Kind, PlacedPicture
from desktop.services.open_article import OpenedArticle
from desktop.services.pictures import read_picture
from desktop.ui.reader.picture_images import decode_picture
from desktop.ui.reader.picture_zoom import PictureZoom
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.session import Session
from desktop.ui.support.tasks import Lane, Task, Tasks

if TYPE_CHECKING:
    from desktop.library import Library

LARGEST_ZOOMED = QSize(4096, 4096)
"""Pixels of a picture that is shown in full; a sharp photo on the largest screens has no more."""


class PictureController(QObject):
    """Brings the pictures that the reading view needs, and zooms into one over the `window`."""

    def __init__(
        self,
        reader: ReaderView,
        session: Session,
        library: Lazy[Library],
        tasks: Tasks,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._reader, self._session = reader, session
        self._library, self._tasks = library, tasks
        self._article_id: ArticleId | None = None
        self.zoomed = PictureZoom(window)
        self.zoomed.closed.connect(reader.focus_text)
        reader.images.needed.connect(self._bring)
        reader.picture_chosen.connect(self._zoom_into)
        session.article_opened.connect(self._forget_other)
        session.article_closed.connect(reader.images.clear)
        session.article_closed.connect(self.zoomed.leave)

    def zoom(self) -> None:
        """Show the picture above the current paragraph, if there is one, as large as the window."""
        picture = self._reader.picture_here()
        if picture is not None:
            self._zoom_into(picture)

    def _zoom_into(self, picture: PlacedPicture) -> None:
        name, images = picture.name, self._reader.images
        small = images.find(name, QSize())
        self.zoomed.show_picture(picture, self._captions(picture), small)
        self._load(name, LARGEST_ZOOMED, lambda image: self.zoomed.sharpen(name, image))

    def _captions(self, picture: PlacedPicture) -> tuple[str, ...]:
        """Return a picture's caption in both languages, or else what describes it."""
        article = self._session.article
        if article is None or article.paragraphs[picture.paragraph].kind is not Kind.CAPTION:
            return (picture.alt,) if picture.alt else ()
        groups = {group[0].paragraph: group for group in group_by_paragraph(self._reader.pairs)}
        translation = join_translation(groups.get(picture.paragraph, ()))
        texts = (article.paragraphs[picture.paragraph].text, translation)
        return tuple(filter(None, texts))

    def _bring(self, name: str, wanted: QSize) -> None:
        self._load(name, wanted, lambda image: self._reader.images.put(name, image))

    def _load(self, name: str, wanted: QSize, show: Callable[[QImage | None], None]) -> None:
        """Read and decode a picture of the open article, and then `show` it."""
        article_id = self._session.article_id
        if article_id is None:
            return

        def work(_: Token) -> QImage | None:
            picture = read_picture(self._library.get(), article_id, name)
            return decode_picture(picture, wanted) if picture else None

        def done(image: QImage | None) -> None:
            if self._session.article_id == article_id:
                show(image)

        self._tasks.start(Lane.PICTURES, Task(work, done))

    def _forget_other(self, opened: OpenedArticle) -> None:
        """Forget the pictures of the article that was open before."""
        if opened.stored.id != self._article_id:
            self._article_id = opened.stored.id
            self._reader.images.clear()
            self.zoomed.leave()
