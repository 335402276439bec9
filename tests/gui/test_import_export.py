"""Import and export: annotations, lost highlights, and highlights on translations."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.base.cancellation import Token
from desktop.base.file_names import suggest_file_name
from desktop.library import Library
from desktop.reading.article import Side
from desktop.services.articles import import_raw
from desktop.services.export import ExportFormat
from desktop.services.import_annotations import import_notes
from desktop.ui.exchange.export_dialog import ExportDialog
from desktop.ui.shell.main_window import MainWindow
from tests.builders import PAGE, raw
from tests.fakes import SlowEngine
from tests.gui.conftest import MakeWindow, wait_until_idle


def mark(window: MainWindow, number: int, colour: int = 1) -> None:
    window.reader.go_to(number, Side.ORIGINAL)
    window.actions_.by_id[f"highlight_{colour}"].trigger()
    wait_until_idle(window)


def test_a_name_typed_without_its_suffix_gets_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, suffixed = tmp_path / "notes", tmp_path / "notes.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    mark(window, 2)

    def export() -> None:
        window.actions_.by_id["export"].trigger()
        dialog = window.findChildren(ExportDialog)[-1]
        dialog.formats.setCurrentRow(list(ExportFormat).index(ExportFormat.MARKDOWN))
        QTest.keyClick(dialog.formats, Qt.Key.Key_Return)

    export()
    qtbot.waitUntil(suffixed.exists)
    assert not path.exists()
    wait_until_idle(window)
    export()
    qtbot.waitUntil(path.exists)


def test_highlights_are_exported_by_keyboard_and_come_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notes.jsonld"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    mark(window, 2)
    mark(window, 3, 4)
    window.actions_.by_id["export"].trigger()
    (dialog,) = window.findChildren(ExportDialog)
    assert dialog.this_article.isChecked()
    row = list(ExportFormat).index(ExportFormat.JSON_LD)
    dialog.formats.setCurrentRow(row)
    QTest.keyClick(dialog.formats, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "2 highlights" in window.notice.label.text())
    assert len(json.loads(path.read_text(encoding="utf-8"))["first"]["items"]) == 2
    before = window.reader.highlights
    for _ in range(2):
        window.actions_.by_id["undo"].trigger()
    qtbot.waitUntil(lambda: not window.reader.highlights)
    window.actions_.by_id["import_notes"].trigger()
    qtbot.waitUntil(lambda: len(window.reader.highlights) == 2)
    assert [one.uuid for one in window.reader.highlights] == [one.uuid for one in before]
    assert "2 already known" in window.notice.label.text()


def test_an_imported_note_on_a_translation_shows_once_it_is_translated(
    qtbot: QtBot, library: Library, make_window: MakeWindow, tmp_path: Path
) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    path = tmp_path / "notes.jsonld"
    selector = {"type": "TextQuoteSelector", "exact": "[fr] It took four years to build."}
    path.write_text(json.dumps({"type": "Annotation", "target": {"selector": selector}}))
    import_notes(library, path, Token(), article_id)
    engine = SlowEngine()
    window = make_window(engine)
    qtbot.waitUntil(lambda: [one.is_lost for one in window.reader.highlights] == [True])
    engine.turn.release(len(window.reader.pairs))
    qtbot.waitUntil(lambda: [one.is_lost for one in window.reader.highlights] == [False])
    (shown,) = window.reader.highlights
    assert (shown.anchor.side, shown.anchor.start.sentence) == (Side.TRANSLATION, 2)
    qtbot.waitUntil(lambda: window.tasks.are_idle)


def test_escape_exports_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_.by_id["export"].trigger()
    (dialog,) = window.findChildren(ExportDialog)
    with qtbot.assertNotEmitted(dialog.export_requested):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_lost_highlight_is_moved_to_other_words_and_back(
    qtbot: QtBot, window: MainWindow, library: Library
) -> None:
    mark(window, 3)
    (highlight,) = window.reader.highlights
    with library.write() as tx:
        tx.set_lost(highlight.id, True)
        changes = tx.changes
    window.operations.announce(changes)
    wait_until_idle(window)
    assert window.reader.highlights[0].is_lost
    window.notes.choose(highlight.id)
    window.reader.go_to(5, Side.ORIGINAL)
    window.actions_.by_id["attach_highlight"].trigger()
    wait_until_idle(window)
    (moved,) = window.reader.highlights
    assert (moved.is_lost, moved.anchor.start.sentence) == (False, 5)
    assert moved.anchor.exact == window.reader.pairs[5].source
    window.actions_.by_id["undo"].trigger()
    wait_until_idle(window)
    (back,) = window.reader.highlights
    assert (back.is_lost, back.anchor) == (True, highlight.anchor)


def test_a_highlight_shows_faintly_on_its_counterpart(qtbot: QtBot, window: MainWindow) -> None:
    window.reader.go_to(0)
    mark(window, 3)
    window.reader.go_to(0)
    faint = window.theme.faint_highlight_background(1)
    column = window.reader.columns[1]
    text = column.document().toPlainText()
    found = [text[one.start : one.end] for one in column.backdrops if one.colour == faint]
    translated = window.reader.pairs[3].translated
    assert translated is not None
    assert found == [translated.text]


def test_a_proposed_file_name_has_whole_words(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def choose(_: object, __: str, path: str, ___: str) -> tuple[str, str]:
        proposed.append(path)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    opened = window.session.opened
    assert opened is not None
    window.exports._choose_file(ExportFormat.DOCX, False)
    window.exports._choose_file(ExportFormat.CSV, True)
    names = [Path(one).name for one in proposed]
    assert names == [suggest_file_name(opened.article.title, ".docx"), "Vis-à-vis.csv"]
