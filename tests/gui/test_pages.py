"""Pages for print and PDF: both languages, numbers, fonts, and what is read back from them."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.cli import exchange_commands
from desktop.library import Library
from desktop.reading.article import Kind, Language
from desktop.reading.forms.pdf import to_html
from desktop.services.articles import import_raw
from desktop.services.export import ExportFormat
from desktop.services.import_batch import Progress
from desktop.ui.exchange.page_painter import paint_articles, render_pdf
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.tasks import Lane, Task
from tests.builders import PAGE, article, echoed, raw
from tests.fakes import SlowEngine
from tests.gui.conftest import MakeWindow, wait_until_idle
from tests.unit.reading.rendering.builders import bridge, exported, mark

ROOT = Path(__file__).parent.parent.parent


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.mark.usefixtures("qapp")
def test_a_pdf_has_both_languages_notes_and_properties() -> None:
    one = replace(bridge(), author="A. B.", source="The Daily")
    edition = exported(one, mark(echoed(one), "four years", "So *long*?"))
    data = render_pdf([edition], Token())
    (page,) = pages(data)
    for words in ("It took four years", "[fr] It took four years.", "So long?", "The Daily"):
        assert words in page
    assert page.endswith("The bridge is open 1")
    with pypdfium2.PdfDocument(data) as document:
        facts = document.get_metadata_dict()
    assert facts["Title"] == "The bridge is open"
    assert (facts["Author"], facts["Creator"]) == ("A. B.", "Vis-à-vis")
    assert b"/FontFile" in data
    assert b"SourceSerifPro" in data


@pytest.mark.usefixtures("qapp")
def test_the_import_reads_the_pdf_that_was_written() -> None:
    one = article((Kind.TITLE, "The bridge is open"), *["It took the council four years. " * 6] * 4)
    page = to_html(render_pdf([exported(one)], Token()), "bridge.pdf")
    assert "It took the council four years." in " ".join(page.split())


@pytest.mark.usefixtures("qapp")
def test_each_article_begins_on_a_new_page_and_pages_are_numbered() -> None:
    long = article((Kind.TITLE, "A long one"), *["A sentence stands here. " * 12] * 30)
    seen: list[object] = []
    found = pages(render_pdf([exported(long), exported(bridge())], Token(seen.append)))
    assert len(found) > 3
    assert found[-1].startswith("The bridge is open")
    for number, page in enumerate(found, start=1):
        title = "The bridge is open" if number == len(found) else "A long one"
        assert page.endswith(f"{title} {number}")
    assert seen == [Progress(0, 2), Progress(1, 2)]


@pytest.mark.usefixtures("qapp")
def test_a_cancelled_pdf_is_given_up() -> None:
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        render_pdf([exported(bridge())], token)


def test_the_article_is_printed_in_the_background(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "printed.pdf"
    chosen: list[QPrinter] = []

    def show(dialog: QPrintDialog) -> None:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        chosen.append(printer)
        dialog.accepted.emit(printer)

    monkeypatch.setattr(QPrintDialog, "show", show)
    window.actions_.by_id["print"].trigger()
    qtbot.waitUntil(lambda: "Sent to the printer" in window.notice.label.text())
    assert chosen[0].docName() == window.session.opened.article.title  # type: ignore[union-attr]
    assert "[fr] It took four years to build." in pages(path.read_bytes())[0]
    wait_until_idle(window)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_used_is_an_error(tmp_path: Path, qtbot: QtBot) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "missing" / "out.pdf"))
    with pytest.raises(AppError, match="printer can't be used"):
        paint_articles([exported(bridge())], printer, Token())


def test_the_window_exports_pages_and_word_documents(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    def shows(words: str) -> bool:
        return words in window.notice.label.text()

    for file_format in (ExportFormat.PDF, ExportFormat.DOCX):
        path = tmp_path / f"out{file_format.suffix}"
        window.exports.export(file_format, path, False)
        qtbot.waitUntil(partial(shows, path.name))
        assert path.stat().st_size > 5000
    wait_until_idle(window)


def test_an_export_says_what_is_not_translated(
    qtbot: QtBot, library: Library, make_window: MakeWindow, tmp_path: Path
) -> None:
    import_raw(library, raw(PAGE))
    engine = SlowEngine()
    window = make_window(engine)
    qtbot.waitUntil(lambda: window.session.opened is not None)
    path = tmp_path / "out.tmx"
    window.exports.export(ExportFormat.TMX, path, False)
    qtbot.waitUntil(lambda: "isn't translated yet" in window.notice.label.text())
    assert not path.exists()
    engine.turn.release(1)
    qtbot.waitUntil(lambda: any(pair.translated for pair in window.reader.pairs))
    window.exports.export(ExportFormat.TMX, path, False)
    qtbot.waitUntil(lambda: "without a translation" in window.notice.label.text())
    assert path.exists()
    engine.turn.release(len(window.reader.pairs))
    wait_until_idle(window)


@pytest.mark.slow
def test_the_command_line_needs_no_display(library: Library, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from desktop.base.cancellation import Token\n"
        "from desktop.cli.exchange_commands import _render_pdf\n"
        "from tests.unit.reading.rendering.builders import bridge, exported\n"
        "sys.stdout.buffer.write(_render_pdf([exported(bridge())], Token()))\n"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "It took four years." in pages(done.stdout)[0]


def test_where_qt_is_missing_another_format_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop.ui.exchange.page_painter", None)
    monkeypatch.delattr("desktop.ui.exchange.page_painter", raising=False)
    with pytest.raises(AppError, match="choose another format"):
        exchange_commands._render_pdf([exported(bridge())], Token())


def test_french_words_stay_together_on_screen(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    text = "Le pont ouvre\n\n" + "Le nº 4 de M. Dupont a coûté 12 000 euros : pourquoi ? " * 4
    import_raw(library, raw(text + "\n"))
    window = make_window(SlowEngine())
    qtbot.waitUntil(lambda: window.session.opened is not None)
    article_ = window.session.article
    row = next(one for one in window.reader.columns[0].rows if one.paragraph == 1)
    assert article_ is not None
    assert article_.language is Language.FRENCH
    assert "nº\u00a04 de M.\u00a0Dupont" in row.text
    assert "12\u202f000 euros\u00a0: pourquoi\u202f?" in row.text
    assert len(row.text) == len(article_.paragraphs[1].text)


def test_an_export_shows_its_progress_and_can_be_stopped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    window.exports.progressed.connect(lambda *told: seen.append(told))
    path = tmp_path / "all.html"
    gate = threading.Event()
    window.tasks.start(Lane.LIBRARY, Task(lambda _: gate.wait(30)))  # the export comes after it
    window.exports.export(ExportFormat.BILINGUAL_HTML, path, wants_all=True)
    assert window.status.stop.isVisible()
    assert window.status.progress_text.text() == "Exporting"
    assert window.actions_.by_id["stop"].isEnabled()
    window.actions_.by_id["stop"].trigger()
    gate.set()
    qtbot.waitUntil(lambda: not window.exports.is_running)
    assert not path.exists()
    assert not window.status.stop.isVisible()
    window.exports.export(ExportFormat.BILINGUAL_HTML, path, wants_all=True)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: seen[-1] == (0, -1))
    assert (0, 1) in seen
