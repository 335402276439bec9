"""Reading an article again in another encoding: menu, notice, report, preview and undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.base.cancellation import Token
from desktop.library import ArticleId, Library
from desktop.reading.article import Form, RawText
from desktop.services.articles import (
    TextSample,
    import_file,
    import_raw,
    list_articles,
    read_sample,
)
from desktop.ui.exchange.encoding_dialog import CODEC_ROLE, ENCODINGS, EncodingDialog
from desktop.ui.exchange.import_report import ImportReportDialog
from desktop.ui.shell.main_window import MainWindow
from tests.gui.conftest import MakeWindow, wait_until_idle

FRENCH = "Le pont rouvre\n\nLe château fermé depuis l'été n'a pas rouvert, a dit le maire hier.\n"
DOUBTFUL = "The bridge opens\n\nThe mayor of Systèmes opened the bridge yesterday, he {said}.\n"


@pytest.fixture
def garbled(qtbot: QtBot, library: Library, make_window: MakeWindow, tmp_path: Path) -> MainWindow:
    """Return a window that shows a Mac text that was read as Windows-1252."""
    path = tmp_path / "page.txt"
    path.write_bytes(FRENCH.encode("mac-roman"))
    import_file(library, path, Token(), "cp1252")
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.reader.pairs))
    wait_until_idle(window)
    return window


def shown_dialog(qtbot: QtBot, window: MainWindow) -> EncodingDialog:
    def find() -> list[EncodingDialog]:
        return [one for one in window.findChildren(EncodingDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: len(find()) == 1)
    return find()[0]


def choose(dialog: EncodingDialog, codec: str) -> None:
    """Move to an encoding with the arrow keys."""
    rows = list(range(dialog.encodings.count()))
    wanted = next(row for row in rows if dialog.encodings.item(row).data(CODEC_ROLE) == codec)
    while dialog.encodings.currentRow() != wanted:
        is_below = wanted > dialog.encodings.currentRow()
        QTest.keyClick(dialog.encodings, Qt.Key.Key_Down if is_below else Qt.Key.Key_Up)


def text(window: MainWindow) -> str:
    return " ".join(pair.source for pair in window.reader.pairs)


def test_an_article_is_read_again_by_keyboard_and_back(qtbot: QtBot, garbled: MainWindow) -> None:
    window = garbled
    assert "ch‰teau fermŽ" in text(window)
    window.actions_.by_id["choose_encoding"].trigger()
    dialog = shown_dialog(qtbot, window)
    assert dialog.chosen == "cp1252"
    assert "ch‰teau fermŽ" in dialog.preview.toPlainText()
    assert not dialog.read_again.isEnabled()
    choose(dialog, "mac-roman")
    assert "château fermé" in dialog.preview.toPlainText()
    QTest.keyClick(dialog.encodings, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "château fermé" in text(window))
    wait_until_idle(window)
    window.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: "ch‰teau fermŽ" in text(window))
    wait_until_idle(window)
    window.actions_.by_id["redo"].trigger()
    qtbot.waitUntil(lambda: "château fermé" in text(window))
    wait_until_idle(window)


def test_escape_and_the_same_encoding_change_nothing(qtbot: QtBot, garbled: MainWindow) -> None:
    window = garbled
    window.actions_.by_id["choose_encoding"].trigger()
    dialog = shown_dialog(qtbot, window)
    choose(dialog, "mac-roman")
    with qtbot.assertNotEmitted(dialog.encoding_chosen):
        QTest.keyClick(dialog.encodings, Qt.Key.Key_Escape)
    window.actions_.by_id["choose_encoding"].trigger()
    dialog = shown_dialog(qtbot, window)
    with qtbot.assertNotEmitted(dialog.encoding_chosen):
        QTest.keyClick(dialog.encodings, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait_until_idle(window)
    assert "ch‰teau" in text(window)
    assert not window.operations.undo_title


def test_a_converted_document_keeps_its_encoding(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    page = "<p>Le château est fermé depuis l'été, a dit le maire hier.</p>"
    import_raw(library, RawText(page.encode(), page, "a.docx", "utf-8", Form.DOCUMENT))
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.reader.pairs))
    wait_until_idle(window)
    assert window.actions_.by_id["clean_again"].isEnabled()
    assert not window.actions_.by_id["choose_encoding"].isEnabled()


def test_every_encoding_can_be_previewed(qtbot: QtBot, window: MainWindow) -> None:
    data = FRENCH.encode("cp1252")
    dialog = EncodingDialog(window, TextSample(ArticleId(1), "a", "cp949", Form.TEXT, data))
    qtbot.addWidget(dialog)
    assert dialog.encodings.count() == len(ENCODINGS) + 1
    assert dialog.chosen == "cp949"
    for row in range(dialog.encodings.count()):
        dialog.encodings.setCurrentRow(row)
        assert dialog.preview.toPlainText()
    for part in (dialog.encodings, dialog.preview):
        assert part.accessibleName()
    marked = TextSample(ArticleId(1), "a", "utf-8-sig", Form.TEXT, FRENCH.encode("utf-8-sig"))
    with_mark = EncodingDialog(window, marked)
    qtbot.addWidget(with_mark)
    assert with_mark.chosen == "utf-8"
    assert with_mark.preview.toPlainText().startswith("Le château")


def test_the_notice_leads_from_a_guess_to_the_encodings(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(DOUBTFUL.format(said="said").encode("cp437"))
    window = make_window()
    window.imports.import_paths([path])
    qtbot.waitUntil(lambda: window.notice.action.text() == "Read again as…")
    assert "page.txt" in window.notice.label.text()
    wait_until_idle(window)
    window.notice.action.click()
    dialog = shown_dialog(qtbot, window)
    choose(dialog, "cp437")
    assert "Systèmes" in dialog.preview.toPlainText()
    QTest.keyClick(dialog.encodings, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Systèmes" in text(window))
    wait_until_idle(window)


def test_the_report_leads_from_each_guess_to_the_encodings(
    qtbot: QtBot, library: Library, make_window: MakeWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    for said in ("said", "told"):
        (folder / f"{said}.txt").write_bytes(DOUBTFUL.format(said=said).encode("cp437"))
    window = make_window()
    window.imports.import_paths([folder])
    qtbot.waitUntil(lambda: window.notice.action.text() == "Report")
    wait_until_idle(window)
    window.notice.action.click()
    (report,) = window.findChildren(ImportReportDialog)
    group = report.tree.topLevelItem(0)
    assert group is not None
    assert group.childCount() == 2
    assert not report.read_again.isEnabled()
    QTest.keyClick(report.tree, Qt.Key.Key_Down)
    assert report.read_again.isEnabled()
    QTest.keyClick(report.tree, Qt.Key.Key_Return)
    dialog = shown_dialog(qtbot, window)
    assert report.isVisible()
    choose(dialog, "cp437")
    QTest.keyClick(dialog.encodings, Qt.Key.Key_Return)
    wait_until_idle(window)
    assert report.isVisible()
    samples = [read_sample(library, row.id) for row in list_articles(library)]
    assert {one.name: one.encoding for one in samples}["said.txt"] == "cp437"
    assert {one.name: one.encoding for one in samples}["told.txt"] != "cp437"
    report.reject()
