"""What stands out in an original, on the screen; links, opened on request only."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QHelpEvent,
    QRawFont,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.library import Library
from desktop.reading.article import Form, InlineStyle, RawText, Side, StyledSpan
from desktop.services.articles import import_raw
from desktop.ui.reader.column import Column
from desktop.ui.reader.link_opener import LONGEST_SHOWN
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.theme import READING_FAMILY, add_fonts
from tests.gui.conftest import MakeWindow, wait_translated

ADDRESS = "https://example.org/news/1"
LINK = "https://example.org/a?b=c"
OTHER = "mailto:anne@example.org"
PAGE = (
    f'<html><head><title>The ferry</title><link rel="canonical" href="{ADDRESS}"></head><body>'
    "<h1>The <i>ferry</i> leaves</h1>"
    f"<p>The <i>Aurore</i> left 😀 the <a href='{LINK}'>old <b>quay</b></a> on the 19<sup>th</sup>."
    f" Write to <a href='{OTHER}'>Anne</a> or <a href='{LINK}'>read on</a>. Nobody did so at all."
    "</p>"
    "<p>The passengers sang H<sub>max</sub> all night long, and the morning’s bread was eaten.</p>"
    "</body></html>"
)  # fmt: skip


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses given to the system, which opens none in a test."""
    found: list[str] = []

    def open_url(url: QUrl) -> bool:
        found.append(url.toString())
        return "mailto" not in url.toString()

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


@pytest.fixture
def window(qtbot: QtBot, library: Library, make_window: MakeWindow) -> MainWindow:
    import_raw(library, RawText(PAGE.encode(), PAGE, "page.html", "utf-8", Form.DOCUMENT))
    shown = make_window()
    wait_translated(qtbot, shown)
    return shown


def format_of(column: Column, words: str) -> QTextCharFormat:
    """Return the format of the last letter of words that stand in a column."""
    found = column.document().find(words)
    assert not found.isNull(), words
    return found.charFormat()


def put_caret(window: MainWindow, words: str, *, selects: bool = False) -> None:
    column = window.reader.columns[0]
    found = column.document().find(words)
    cursor = QTextCursor(column.document())
    cursor.setPosition(found.selectionStart())
    if selects:
        cursor.setPosition(found.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    column.setTextCursor(cursor)


def test_emphasis_links_and_raised_text_are_shown(window: MainWindow) -> None:
    column, translation = window.reader.columns
    assert format_of(column, "Aurore").fontItalic()
    assert not format_of(column, " left").fontItalic()
    assert format_of(column, "quay").fontWeight() == QFont.Weight.DemiBold
    assert format_of(column, "19").fontWeight() == QFont.Weight.Normal
    assert format_of(column, "old").anchorHref() == format_of(column, "quay").anchorHref() == LINK
    dotted = QTextCharFormat.UnderlineStyle.DotLine
    assert format_of(column, "old").underlineStyle() is dotted
    alignment = QTextCharFormat.VerticalAlignment
    assert format_of(column, "th.").verticalAlignment() is alignment.AlignNormal
    assert format_of(column, "19th").verticalAlignment() is alignment.AlignSuperScript
    assert format_of(column, "Hmax").verticalAlignment() is alignment.AlignSubScript
    title = format_of(column, "ferry")
    assert title.fontItalic()
    assert title.fontWeight() == QFont.Weight.DemiBold
    assert not format_of(translation, "Aurore").fontItalic()
    assert format_of(translation, "old").anchorHref() == ""


def test_styles_that_change_alone_are_shown(window: MainWindow) -> None:
    column = window.reader.columns[0]
    rows = [replace(row, styles=()) for row in column.rows]
    assert column.replace_rows(rows)
    assert not format_of(column, "Aurore").fontItalic()
    assert [row.text for row in column.rows] == column.toPlainText().split("\n")[:-1]
    place, body = next(found for found in enumerate(rows) if found[1].paragraph == 1)
    rows[place] = replace(body, styles=(StyledSpan(body.sentences[0].span, InlineStyle.ITALIC),))
    column.show_rows(rows)
    assert format_of(column, "Aurore left").fontItalic()


def test_the_fonts_have_true_italics() -> None:
    add_fonts()
    for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold):
        font = QFont(READING_FAMILY, 12, weight, True)
        assert QRawFont.fromFont(font).styleName().endswith("Italic")


@pytest.mark.parametrize(
    ("words", "address"), [("old", LINK), ("uay", LINK), ("Anne", OTHER), ("read on", LINK)]
)
def test_the_link_at_the_caret_opens_after_its_address_was_shown(
    qtbot: QtBot, window: MainWindow, opened: list[str], words: str, address: str
) -> None:
    put_caret(window, words)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.reader.focus_text()
    QTest.keyClick(window.reader.columns[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.notice.label.text() == address
    assert opened == []
    window.notice.action.click()
    assert opened == [address]
    assert window.notice.isVisible() is (address == OTHER)


def test_the_only_link_of_a_sentence_opens_from_either_side(
    window: MainWindow, opened: list[str]
) -> None:
    open_link = window.actions_.by_id["open_link"]
    window.reader.go_to(1, Side.ORIGINAL)
    open_link.trigger()
    assert window.notice.label.text() == LINK
    window.reader.go_to(1, Side.TRANSLATION)
    window.notice.dismiss()
    open_link.trigger()
    assert window.notice.label.text() == LINK
    window.reader.go_to(2, Side.ORIGINAL)
    open_link.trigger()
    assert "several links" in window.notice.label.text()
    put_caret(window, "Anne or", selects=True)
    open_link.trigger()
    assert window.notice.label.text() == OTHER
    window.reader.go_to(3, Side.ORIGINAL)
    open_link.trigger()
    assert "no link" in window.notice.label.text()
    assert opened == []


def test_the_articles_address_opens_likewise(window: MainWindow, opened: list[str]) -> None:
    act = window.actions_.by_id["open_address"]
    act.trigger()
    assert window.notice.label.text() == ADDRESS
    window.notice.action.click()
    assert opened == [ADDRESS]
    article = window.reader.article
    assert article is not None
    window.reader.article = replace(article, address=f"https://example.org/{'a' * 500}")
    act.trigger()
    assert len(window.notice.label.text()) == LONGEST_SHOWN + 1
    window.reader.article = replace(article, address="file:///etc/passwd")
    act.trigger()
    window.notice.action.click()
    assert "can't be opened" in window.notice.label.text()
    assert opened == [ADDRESS]
    window.reader.article = replace(article, address=None)
    act.trigger()
    assert "where it is from" in window.notice.label.text()


def test_without_an_article_there_is_no_link(window: MainWindow, opened: list[str]) -> None:
    window.reader.close_article()
    window.links.open_link()
    assert "no link" in window.notice.label.text()


def test_a_link_shows_its_address_under_the_mouse(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, widget: shown.append(text))
    column = window.reader.columns[0]
    for words in ("old", "Nobody"):
        found = column.document().find(words)
        found.setPosition(found.selectionStart() + 1)
        place = column.cursorRect(found).center()
        where = column.viewport().mapToGlobal(place)
        event = QHelpEvent(QEvent.Type.ToolTip, place, where)
        QApplication.sendEvent(column.viewport(), event)
    assert shown == [LINK, ""]
