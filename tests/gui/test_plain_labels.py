"""Text from outside is shown as it is written: no label, tooltip or text view takes it for HTML."""

import ast
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QUrl
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,  # noqa: TID251
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.base.errors import AppError
from desktop.library import Library
from desktop.reading import sources
from desktop.reading.article import ENGLISH_TO_FRENCH, Place, Side
from desktop.reading.glossary.terms import Term
from desktop.services import glossary, highlights
from desktop.services.articles import import_raw_texts
from desktop.services.import_batch import ImportReport, Skipped
from desktop.services.open_article import open_article
from desktop.ui.annotations.colour_names import ColourNamesDialog
from desktop.ui.exchange.import_report import ImportReportDialog
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.plain_labels import PlainLabel, plain_tool_tip
from desktop.ui.support.sheet import open_sheets
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle

ROOT = Path(__file__).parent.parent.parent
MARKED = '<img src="file:///x"> <b>bold</b>'
SIGN = "<b>bold</b>"
PANELS = ("show_notes", "show_left_out", "search", "write_note", "edit_translation")
DIALOGS = (
    *("about", "all_notes", "backups", "export", "glossary"),
    *("models", "palette", "preferences", "shortcuts", "changelog"),
)
SENTENCE = f"The council opened the {escape(MARKED)} bridge on Monday, after four long years."


@pytest.fixture
def marked(qtbot: QtBot, library: Library, make_window: MakeWindow) -> MainWindow:
    """Return a window where every text that comes from outside has tags in it."""
    page = (
        f'<html><head><title>Bridge {escape(MARKED)} opens</title><meta name="author" '
        f'content="Ann {escape(MARKED)}"><meta property="og:site_name" '
        f'content="Daily {escape(MARKED)}"></head><body><h1>Bridge {escape(MARKED)} opens</h1>'
        f"<p>{SENTENCE}</p><p>{SENTENCE} It took four years to build.</p></body></html>"
    )
    raws = sources.from_bytes(page.encode(), f"{SIGN.replace('/', '')}.html")
    article_id = import_raw_texts(library, raws)[0].article_id
    pairs = open_article(library, article_id).pairs
    ends = Place(0, 0), Place(0, len(pairs[0].source))
    made = highlights.annotate(library, article_id, pairs, Side.ORIGINAL, ends, 1).highlight
    highlights.write_note(library, made.id, f"Note {MARKED}")
    highlights.set_tags(library, made.id, (MARKED,))
    glossary.add_term(library, Term(f"bridge {MARKED}", f"pont {MARKED}", ENGLISH_TO_FRENCH))
    window = make_window()
    wait_translated(qtbot, window)
    return window


def tool_tips(root: QWidget) -> Iterator[str]:
    """Yield the tooltips of all widgets below `root`, and of all items in its views."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield widget.toolTip()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for index in indexes(widget.model(), QModelIndex()):
                yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
    for action in root.actions():
        yield action.toolTip()


def indexes(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    # PySide hides the columns of a list model, which has one.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            yield model.index(row, column, parent)
        yield from indexes(model, model.index(row, 0, parent))


def is_shown_as_written(tip: str) -> bool:
    """Tell whether a tooltip that has `SIGN` in its text shows it on the screen, too."""
    if not Qt.mightBeRichText(tip):
        return True
    document = QTextDocument()
    document.setHtml(tip)
    return SIGN in document.toPlainText().replace("\u00a0", " ")


def faults(root: QWidget) -> list[str]:
    """Return the labels that guess, and the tooltips that show something else than is written."""
    found = [
        f"{type(label.parentWidget()).__name__}: {label.text()}"
        for label in root.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText and "bold" in label.text()
    ]
    found += [tip for tip in tool_tips(root) if "bold" in tip and not is_shown_as_written(tip)]
    for view in root.findChildren(QTextEdit):
        named = view.document().resource(
            QTextDocument.ResourceType.ImageResource.value, QUrl.fromLocalFile(__file__)
        )
        if len(named) > 1:
            found.append(f"{type(view).__name__} reads files")
    return found


def test_the_window_shows_tags_as_they_are_written(marked: MainWindow) -> None:
    for panel in PANELS:
        marked.actions_.by_id[panel].trigger()
    wait_until_idle(marked)
    marked.notice.warn(f"“{MARKED}” can't be read.")
    assert sum("bold" in tip for tip in tool_tips(marked)) >= 2
    assert faults(marked) == []
    assert marked.findChildren(QTextEdit)


@pytest.mark.parametrize("command", DIALOGS)
def test_every_dialog_shows_tags_as_they_are_written(marked: MainWindow, command: str) -> None:
    marked.actions_.by_id[command].trigger()
    wait_until_idle(marked)
    (opened,) = open_sheets(marked)
    assert faults(opened) == []


def test_the_dialogs_without_a_command_do_so_too(marked: MainWindow) -> None:
    skipped = Skipped(f"a/{MARKED}", AppError("“{name}” is empty.", name=MARKED))
    report = ImportReport(skipped=(skipped,))
    for dialog in (
        ColourNamesDialog(marked, {1: MARKED}),
        ImportReportDialog(marked, report, f"Nothing came: {MARKED}."),
    ):
        dialog.open()
        assert dialog.findChildren(QLabel)
        assert faults(dialog) == []


def test_a_label_or_a_tooltip_that_would_show_html_is_found(marked: MainWindow) -> None:
    widget = QWidget(marked)
    label = QLabel(MARKED, widget)
    assert len(faults(widget)) == 1
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setToolTip(MARKED)
    assert faults(widget) == [MARKED]
    label.setToolTip(plain_tool_tip(MARKED))
    assert faults(widget) == []
    assert PlainLabel(widget, MARKED).text() == MARKED


def test_text_without_tags_stays_as_it_is_in_a_tooltip() -> None:
    assert plain_tool_tip("AT&T < 3 > 2") == "AT&T < 3 > 2"


def test_every_tooltip_in_the_code_is_made_plain() -> None:
    """A string of ours is plain; everything else has to pass `plain_tool_tip`."""
    calls = 0
    for path in (ROOT / "desktop" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr != "setToolTip":
                continue
            calls += 1
            made = node.args[-1]
            assert isinstance(made, ast.Call), ast.unparse(node)
            is_ours = ast.unparse(made.func) == "self.tr" and isinstance(made.args[0], ast.Constant)
            assert is_ours or ast.unparse(made.func) == "plain_tool_tip", ast.unparse(node)
    assert calls > 5
