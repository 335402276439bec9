"""Copying what is read as a quotation, with its source."""

from PySide6.QtGui import QGuiApplication

from desktop.reading.article import Language, Side
from desktop.reading.exchange.article_address import ArticleAddress
from desktop.reading.text.no_break_spaces import with_no_break_spaces
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.session import Session
from desktop.ui.support.labels import date_text


def copy_with_source(session: Session, reader: ReaderView) -> None:
    """Copy the selection, or the current sentence and its translation, as a quotation."""
    # The window starts without what renders exports.
    from desktop.reading.rendering.source_quotation import quote_with_source

    opened, pair = session.opened, reader.current_pair()
    if opened is None or pair is None:
        return
    article, translated = opened.article, pair.translated
    language = article.paragraphs[pair.paragraph].language
    target = translated.direction.target if translated else Language.OTHER
    selected = ""
    if reader.active_column.textCursor().hasSelection():
        selected = " ".join(reader.active_column.selected_text().split("\n"))
    side = reader.side if selected else Side.ORIGINAL
    text = quote_with_source(
        article,
        selected or with_no_break_spaces(pair.source, language),
        language if side is Side.ORIGINAL else target,
        with_no_break_spaces(translated.text, target) if translated and not selected else "",
        date_text((article.published or "")[:10]),
        ArticleAddress(opened.digest, pair.number, side),
    )
    QGuiApplication.clipboard().setText(text)
