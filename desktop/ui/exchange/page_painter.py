"""Paint articles in both languages on pages, for PDF files and printers."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.reading.rendering.export_content import ArticleExport, build_title
from desktop.reading.rendering.print_page import PRINT_STYLE, render_print_page
from desktop.services.import_batch import Progress
from desktop.ui.support import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_POINTS, FOOT_POINTS = 10.0, 8.0
MARGIN_MM = 16.0
FOOT_LINES = 2.0
"""Room below the text, in lines of the foot."""
RESOLUTION = 600
INK, MUTED = "#000000", "#57534b"


def render_pdf(exports: Sequence[ArticleExport], token: Token) -> bytes:
    """Return articles as a PDF, each on a new page; fonts are embedded, and text can be selected.

    May run on any thread; needs a QGuiApplication. Reports `Progress` to `token` before each
    article. Raises Cancelled if the token is cancelled.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(build_title(exports))
    writer.setCreator("Vis-à-vis")
    authors = dict.fromkeys(one.article.author for one in exports if one.article.author)
    writer.setAuthor(", ".join(authors))
    writer.setPageLayout(page_layout())
    paint_articles(exports, writer, token)
    buffer.close()
    return bytes(data.data())


def page_layout() -> QPageLayout:
    """Return A4 pages, with margins that every printer can keep."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )


def paint_articles(
    exports: Sequence[ArticleExport], device: QPagedPaintDevice, token: Token
) -> None:
    """Paint articles on the pages of `device`; each page has its number and the title at its foot.

    Raises AppError if the device can't be painted on, and Cancelled if the token is cancelled; the
    pages painted until then stay.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise AppError("The printer can't be used.", "Check that it is on, or choose another one.")
    try:
        page = 0
        for document, title in _lay_out_all(exports, device, token):
            for number in range(document.pageCount()):
                token.check()
                if page:
                    device.newPage()
                page += 1
                _paint_page(painter, document, number)
                _paint_foot(painter, document, title, page)
    finally:
        painter.end()


def ensure_application() -> None:
    """Make what fonts and pages need where there is no window, nor a display to show one on."""
    if QGuiApplication.instance() is not None:
        return
    if sys.platform == "linux" and not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _kept.append(QGuiApplication(["visavis"]))
    theme.add_fonts()


_kept: list[QGuiApplication] = []
"""Qt's application has to live as long as the program."""


def _lay_out_all(
    exports: Sequence[ArticleExport], device: QPagedPaintDevice, token: Token
) -> "Iterator[tuple[QTextDocument, str]]":
    """Yield each article as a document with its pages, and its title."""
    for done, exported in enumerate(exports):
        token.report(Progress(done, len(exports)))
        token.check()
        yield _lay_out(exported, device), exported.article.title


def _lay_out(exported: ArticleExport, device: QPagedPaintDevice) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(theme.reading_font(theme.READING_FAMILY, round(TEXT_POINTS)))
    document.setDefaultStyleSheet(PRINT_STYLE)
    document.setDocumentMargin(0)
    document.setHtml(f'<body style="color: {INK}">{render_print_page(exported)}</body>')
    room = device.pageLayout().paintRectPixels(device.logicalDpiX())
    foot = FOOT_LINES * QFontMetricsF(_foot_font(), device).height()
    document.setPageSize(QRectF(0, 0, room.width(), room.height() - foot).size())
    return document


def _paint_page(painter: QPainter, document: QTextDocument, number: int) -> None:
    size = document.pageSize()
    view = QRectF(0, number * size.height(), size.width(), size.height())
    painter.save()
    painter.translate(0, -view.top())
    document.drawContents(painter, view)
    painter.restore()


def _paint_foot(painter: QPainter, document: QTextDocument, title: str, page: int) -> None:
    font = _foot_font()
    metrics = QFontMetricsF(font, painter.device())
    size = document.pageSize()
    line = QRectF(0, size.height(), size.width(), FOOT_LINES * metrics.height())
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(MUTED))
    number = str(page)
    room = line.width() - 2 * metrics.horizontalAdvance(number)
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, shown)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
    painter.restore()


def _foot_font() -> QFont:
    return theme.reading_font(theme.WINDOW_FAMILY, round(FOOT_POINTS))
