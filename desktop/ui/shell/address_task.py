"""Opening the window at the address of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.library import ArticleId
from desktop.reading.exchange.article_address import ArticleAddress
from desktop.ui.support.operations import Location
from desktop.ui.support.tasks import Lane, Task

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow


def open_address(window: MainWindow, address: ArticleAddress) -> None:
    """Go to the article and sentence of an address; say so if the library doesn't have it.

    Then the article read last is opened, as at any start.
    """

    def done(found: ArticleId | None) -> None:
        if found is None:
            missing = QCoreApplication.translate(
                "MainWindow",
                "The article of this link isn't in the library: import its file first.",
            )
            window.notice.warn(missing)
            window.start()
            return
        window.articles.refresh()
        window.navigator.go_to(Location(found, "", address.sentence, address.side))

    def work(_: object) -> ArticleId | None:
        from desktop.services import articles

        return articles.find_article(window.library.get(), address.digest)

    window.tasks.start(Lane.LIBRARY, Task(work, done))
