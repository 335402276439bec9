"""The window: the only place where its parts are connected to each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.base.errors import AppError
from desktop.base.overriding import override
from desktop.base.paths import Home
from desktop.base.settings import Settings
from desktop.library import ArticleId, ArticleRow, Highlight, HighlightId, Hit
from desktop.reading.aligning import find_target_language
from desktop.reading.article import Side
from desktop.services.import_batch import Report
from desktop.services.languages import Routes
from desktop.services.open_article import Opened
from desktop.ui.annotations.all_notes_controller import AllNotesController
from desktop.ui.annotations.annotation_controller import AnnotationController
from desktop.ui.annotations.notes_panel import NotesPanel
from desktop.ui.commands import Menu, Scope, When
from desktop.ui.exchange.export_controller import ExportController
from desktop.ui.exchange.import_controller import ImportController
from desktop.ui.library.backup_controller import BackupController
from desktop.ui.library.library_view import LibraryView
from desktop.ui.library.search_panel import SearchPanel
from desktop.ui.reader.article_head import ArticleHead
from desktop.ui.reader.column import Style
from desktop.ui.reader.left_out_panel import LeftOutPanel
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.reader.rows import MissingModels, ViewMode
from desktop.ui.reader.translation_controller import TranslationController
from desktop.ui.session import Session
from desktop.ui.shell.actions import Actions
from desktop.ui.shell.dialogs import Dialogs
from desktop.ui.shell.empty_page import EmptyPage
from desktop.ui.shell.status_bar import StatusBar
from desktop.ui.support import theme as themes
from desktop.ui.support.labels import doubts_text, error_text, missing_model_text
from desktop.ui.support.notices import Notice
from desktop.ui.support.preferences import Preferences
from desktop.ui.support.tasks import Tasks

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine

SIZE = (1280, 820)
PANEL_WIDTH = 320


class MainWindow(QMainWindow):
    """Everything that the reader sees, around one library and one engine.

    `open_library` and `open_engine` are called once, off the window's thread. The dialogs are
    loaded when they are first asked for.
    """

    def __init__(
        self,
        open_library: Callable[[], Library],
        open_engine: Callable[[], Engine],
        settings: Settings,
        home: Home,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Vis-à-vis")
        self.setAcceptDrops(True)
        self.home = home
        self.preferences = Preferences(settings, home.settings, self)
        self.tasks = Tasks(self)
        self.session = Session(open_library, open_engine, self.tasks, self)
        self.imports = ImportController(lambda: self.session.library, self.tasks, self)
        self._is_starting = False
        self._wants_focus = True
        self._wanted: tuple[ArticleId, int, Side, HighlightId | None] | None = None
        self._has_told_backup = False
        self._build()
        self.actions_ = Actions(self, self._handlers(), self._places(), settings.shortcuts)
        self.actions_.fill(self.menuBar())
        self._connect()
        self._apply(None, settings)
        self._restore_geometry()
        self._enable()

    def _build(self) -> None:
        self.library_view = LibraryView(self)
        self.header = ArticleHead(self)
        self.reader = ReaderView(self)
        self.empty_page = EmptyPage(self)
        self.notes = NotesPanel(self)
        self.left_out = LeftOutPanel(self)
        self.search = SearchPanel(self)
        article = QWidget(self)
        column = QVBoxLayout(article)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.reader, 1)
        self.centre = QStackedWidget(self)
        self.centre.addWidget(self.empty_page)
        self.centre.addWidget(article)
        self.panel = QStackedWidget(self)
        self.panel.addWidget(self.notes)
        self.panel.addWidget(self.left_out)
        self.panel.addWidget(self.search)
        self.panel.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for part in (self.library_view, self.centre, self.panel):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([PANEL_WIDTH, SIZE[0] - PANEL_WIDTH, PANEL_WIDTH])
        self.library_view.setMinimumWidth(200)
        self.panel.setMinimumWidth(220)
        self.setCentralWidget(self.splitter)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.notice = Notice(self.centre)
        self.annotations = AnnotationController(self.reader, self.notes, self.session, self.notice)
        self.exports = ExportController(self.session, self.tasks, self)
        self.backups = BackupController(self.session, self.tasks, self.home, self)
        self.own_translations = TranslationController(self.reader, self.session, self.tasks)
        self.all_notes = AllNotesController(self.session, self.tasks, self.exports, self)
        self.dialogs = Dialogs(self)

    def _places(self) -> dict[Scope, QWidget]:
        return {
            Scope.WINDOW: self,
            Scope.LIBRARY: self.library_view.list,
            Scope.READER: self.reader,
            Scope.NOTES: self.notes.list,
            Scope.LEFT_OUT: self.left_out.list,
        }

    def _handlers(self) -> dict[str, Callable[[], None]]:
        reader, session, mark, preferences = (
            self.reader,
            self.session,
            self.annotations,
            self.preferences,
        )
        imports = self.imports
        return {
            "import_files": imports.choose_files,
            "import_folder": imports.choose_folder,
            "import_clipboard": imports.import_clipboard,
            "go_to_library": self.go_to_library,
            "next_article": lambda: self._open_neighbour(1),
            "previous_article": lambda: self._open_neighbour(-1),
            "open_article": self.library_view.open_chosen,
            "delete_article": self.delete_article,
            "preferences": self.dialogs.show_preferences,
            "models": self.dialogs.show_models,
            "quit": lambda: (self.close(), None)[1],
            "undo": self.undo,
            "redo": session.undo_stack.redo,
            "copy": reader.copy,
            "copy_pair": reader.copy_pair,
            "next_sentence": lambda: reader.go_to(reader.current + 1),
            "previous_sentence": lambda: reader.go_to(reader.current - 1),
            "next_paragraph": lambda: reader.go_by_paragraph(1),
            "previous_paragraph": lambda: reader.go_by_paragraph(-1),
            "switch_side": reader.switch_side,
            "reveal_sentence": reader.reveal_sentence,
            "reveal_paragraph": reader.reveal_paragraph,
            "go_to_text": self.go_to_text,
            "translate": lambda: session.translate(reader.current, reader.pairs),
            "retranslate": lambda: session.retranslate(reader.current, reader.pairs),
            "stop": self._stop,
            "leave_out": self.leave_out,
            "bring_back": self.left_out.bring_back,
            "clean_again": session.clean_again,
            "edit_translation": self.own_translations.edit,
            "alternatives": self.own_translations.choose,
            "glossary": self.dialogs.show_glossary,
            "export": self.exports.choose_export,
            "backups": self.backups.open,
            "import_notes": self.exports.choose_notes,
            "attach_highlight": mark.attach,
            **{f"highlight_{colour}": mark.highlighter(colour) for colour in range(1, 6)},
            "write_note": self.write_note,
            "remove_highlight": mark.remove,
            "next_highlight": lambda: mark.go_to_highlight(1),
            "previous_highlight": lambda: mark.go_to_highlight(-1),
            "jump_to_highlight": mark.jump_to_chosen,
            "all_notes": lambda: self.all_notes.open(self.theme),
            **{mode.value: preferences.switch_mode(mode) for mode in ViewMode},
            "swap_columns": lambda: preferences.switch("columns_are_swapped"),
            "scroll_together": lambda: preferences.switch("sync_is_on"),
            "show_library": self.toggle_library,
            "search": self.show_search,
            "show_notes": lambda: self._toggle_panel(self.notes, self.notes.list),
            "show_left_out": lambda: self._toggle_panel(self.left_out, self.left_out.list),
            "larger_text": lambda: preferences.resize_text(1),
            "smaller_text": lambda: preferences.resize_text(-1),
            "next_theme": lambda: preferences.next_theme(self.theme.name),
            "full_screen": self.toggle_full_screen,
            "palette": self.dialogs.show_palette,
            "shortcuts": self.dialogs.show_shortcuts,
            "about": self.dialogs.show_about,
        }

    def _connect(self) -> None:
        session, reader, notes = self.session, self.reader, self.notes
        self.preferences.changed.connect(self._apply)
        self.preferences.not_kept.connect(self._tell_not_kept)
        self.centre.currentChanged.connect(self.notice.raise_)  # a page that is shown covers it
        session.library_listed.connect(self._show_library)
        session.article_opened.connect(self._show_article)
        session.routes_changed.connect(self._show_routes)
        session.gave_up.connect(self._show_failure)
        session.article_leaving.connect(notes.finish)
        session.article_closed.connect(self._show_nothing)
        session.translations_came.connect(self._add_translations)
        session.translating_changed.connect(self._show_translating)
        session.highlights_changed.connect(self._show_highlights)
        session.noticed.connect(self.notice.tell)
        session.failed.connect(self.notice.warn)
        reader.sentence_changed.connect(self._show_place)
        reader.side_changed.connect(lambda _: self._show_place(reader.current))
        reader.menu_requested.connect(self._pop_up_menu)
        self.library_view.article_chosen.connect(self._open)
        notes.highlight_chosen.connect(lambda _: self._enable())
        notes.jump_requested.connect(self.annotations.jump)
        notes.note_written.connect(session.marks.write_note)
        notes.note_finished.connect(session.marks.finish_note)
        notes.tags_written.connect(session.marks.write_tags)
        notes.tags_finished.connect(session.marks.finish_tags)
        notes.tags.entered.connect(session.marks.read_tags)
        session.marks.tags_read.connect(notes.tags.complete_from)
        for field in (notes.editor, notes.tags):
            field.left.connect(partial(self._leave_note, field))
        self.left_out.bring_back_requested.connect(session.bring_back)
        self.header.left_out_requested.connect(self.actions_.by_id["show_left_out"].trigger)
        self.header.doubtful_requested.connect(self.annotations.go_to_doubtful)
        self.empty_page.import_requested.connect(self.imports.choose_files)
        self.imports.progressed.connect(self._show_importing)
        self.imports.came.connect(self._take_in)
        self.imports.refused.connect(self.notice.warn)
        self.search.search_requested.connect(session.search)
        self.search.hit_chosen.connect(self._go_to_hit)
        session.found.connect(self.search.show_found)
        self.all_notes.highlight_wanted.connect(self._go_to_highlight)
        self.backups.restored.connect(self.start)
        self.exports.told.connect(self.notice.tell)
        self.exports.notes_came.connect(session.refresh_highlights)
        self.exports.notes_came.connect(session.list_library)
        self.status.stop_requested.connect(self._stop)
        self.status.sync_requested.connect(self.actions_.by_id["scroll_together"].trigger)
        self.status.mode_requested.connect(self.preferences.next_mode)
        session.undo_stack.indexChanged.connect(self._enable)

    def start(self) -> None:
        """Read the shelf and open the article that was read last, or else the first."""
        self._is_starting = True
        self.session.list_library()

    def delete_article(self) -> None:
        """Delete the article chosen in the library."""
        chosen = self.library_view.chosen
        if chosen is not None:
            self.session.delete(chosen)

    def go_to_library(self) -> None:
        """Show the library and let the reader type a filter."""
        self.library_view.show()
        self.library_view.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.library_view.filter_box.selectAll()
        self._check_switches()

    def go_to_text(self) -> None:
        """Close the notice if there is one, and go on reading."""
        self.notice.hide()
        if self.session.opened is not None:
            self.reader.focus_text()

    def leave_out(self) -> None:
        """Take the current paragraph out of the article."""
        pair = self.reader.current_pair()
        if pair is not None and self.reader.article is not None:
            lines = self.reader.article.paragraphs[pair.paragraph].lines
            self.session.leave_out(frozenset(lines))

    def _open(self, article_id: int) -> None:
        self.session.open(ArticleId(article_id))
        self._wants_focus = True

    def _open_neighbour(self, step: int) -> None:
        neighbour = self.library_view.neighbour(step)
        if neighbour is not None:
            self.library_view.choose(neighbour)
            self._open(neighbour)

    def _stop(self) -> None:
        """Stop what the status bar shows the progress of."""
        if self.imports.is_running:
            self.imports.stop()
        else:
            self.session.stop_translating()

    def _take_in(self, report: Report, is_silent: bool) -> None:
        self.session.take_in(report, is_silent)
        if report.failure:
            self.notice.warn(error_text(report.failure))
        elif not is_silent:
            self._tell_report(report)

    def _tell_report(self, report: Report) -> None:
        """Tell what was imported: a refused file in full, more of them in a report."""
        told = self.imports.told(report)

        def show() -> None:
            from desktop.ui.exchange.import_report import ImportReport

            ImportReport(self, report, told).open()

        if len(report.skipped) == 1 and not report.imported and not report.left:
            self.notice.warn(error_text(report.skipped[0].why))
        elif report.skipped or report.left:
            self.notice.warn(told, self.tr("Report"), show)
        elif report.new:
            self.notice.tell(told, self.tr("Undo"), self.undo)
        elif report.known:
            known = self.tr("“{title}” is in the library already.")
            self.notice.tell(known.format(title=report.known[-1].title))

    def _show_library(self, rows: tuple[ArticleRow, ...]) -> None:
        self._tell_backup()
        self.library_view.show_rows(rows)
        self.empty_page.tell(is_library_empty=not rows)
        if self._is_starting:
            self._is_starting = False
            read = [row for row in rows if row.opened_at is not None]
            last = max(read, key=lambda row: row.opened_at or row.imported_at, default=None)
            chosen = last.id if last else rows[0].id if rows else None
            if chosen is not None:
                self._open(chosen)
        self._enable()

    def _tell_backup(self) -> None:
        backup = self.session.library.backup_made
        if backup is not None and not self._has_told_backup:
            self._has_told_backup = True
            told = self.tr("The library was brought up to date. A copy of it as it was is {path}.")
            self.notice.tell(told.format(path=backup))

    def _show_article(self, opened: Opened) -> None:
        self.setWindowTitle(f"{opened.article.title} — Vis-à-vis")
        self._show_languages(opened)
        self.header.show_doubts(opened.pairs)
        self.left_out.show_lines(opened.article.dropped)
        self.notes.show_highlights(opened.highlights)
        self.centre.setCurrentIndex(1)
        self.reader.open(opened, self._missing_models(self.session.routes))
        self.library_view.choose(opened.stored.id)
        self._show_place(self.reader.current)
        if self._wants_focus:
            self._wants_focus = False
            self.reader.focus_text()
        self._go_to_wanted()
        self._enable()

    def _show_languages(self, opened: Opened) -> None:
        language = opened.article.language
        route = self.session.routes.get(language)
        target = find_target_language(language, opened.pairs)
        if route is not None and not route.missing:
            target = route.direction.target
        self.header.show_article(opened.article, target)

    def _show_routes(self, find_routes: Routes) -> None:
        self.reader.show_missing_models(self._missing_models(find_routes))
        if self.session.opened is not None:
            self._show_languages(self.session.opened)

    def _missing_models(self, find_routes: Routes) -> MissingModels:
        return {
            language: missing_model_text(route)
            for language, route in find_routes.items()
            if route.missing
        }

    def _show_failure(self, failure: AppError) -> None:
        """Say in the article's own place, too, why the rest isn't translated."""
        missing = self._missing_models(self.session.routes)
        told = dict.fromkeys(self.session.routes, error_text(failure))
        self.reader.show_missing_models({**told, **missing})

    def _show_nothing(self) -> None:
        self.setWindowTitle("Vis-à-vis")
        self.reader.close_article()
        self.notes.show_highlights(())
        self.left_out.show_lines(())
        self.centre.setCurrentIndex(0)
        self.status.show_place(0, 0, "")
        self._enable()

    def _add_translations(self, batch: object) -> None:
        self.reader.add_translations(batch)  # type: ignore[arg-type]
        self.header.show_doubts(self.reader.pairs)

    def _show_translating(self, done: int, wanted: int) -> None:
        if wanted and not done:  # what a try before this one said holds no more
            self.reader.show_missing_models(self._missing_models(self.session.routes))
        self.status.show_translating(done, wanted)
        self._enable()

    def _show_importing(self, done: int, wanted: int) -> None:
        self.status.show_importing(done, wanted)
        self._enable()

    def _show_place(self, number: int) -> None:
        pair = self.reader.current_pair()
        doubts = pair.translated.doubts if pair and pair.translated else ()
        told = self.tr("Doubtful: {doubts}").format(doubts=doubts_text(doubts)) if doubts else ""
        if pair and pair.translated and pair.translated.is_by_reader:
            told = self.tr("Your translation")
        self.status.show_place(number + 1, len(self.reader.pairs), told)
        self.session.note_place(number, self.reader.side)
        self._enable()

    def _show_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        self.reader.set_highlights(highlights)
        self.notes.show_highlights(highlights)
        self._enable()

    def show_search(self) -> None:
        """Open the search, with the selected words in it if there are any."""
        selected = self.reader.active_column.selected_text().strip()
        self._show_panel(self.search)
        if selected and "\n" not in selected:
            self.search.box.setText(selected)
        self.search.here.setEnabled(self.session.opened is not None)
        self.search.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.box.selectAll()

    def _go_to_hit(self, hit: Hit) -> None:
        self._go_to_place(hit.article_id, hit.number or 0, hit.side, None)

    def _go_to_highlight(self, highlight: Highlight) -> None:
        """Go to the words of a highlight; a lost one is chosen in the notes panel."""
        if highlight.is_lost:
            self._show_panel(self.notes)
        number = 0 if highlight.is_lost else highlight.anchor.start.sentence
        self._go_to_place(highlight.article_id, number, highlight.anchor.side, highlight.id)

    def _go_to_place(
        self, article_id: ArticleId, number: int, side: Side, chosen: HighlightId | None
    ) -> None:
        """Go to a sentence, in another article once that is open."""
        self._wanted = (article_id, number, side, chosen)
        if self.session.opened is not None and self.session.opened.stored.id == article_id:
            self._go_to_wanted()
        else:
            self._open(article_id)

    def _go_to_wanted(self) -> None:
        if self._wanted is None or self.session.opened is None:
            return
        article_id, number, side, chosen = self._wanted
        self._wanted = None
        if article_id == self.session.opened.stored.id:
            self.reader.go_to(number, side)
            self.reader.focus_text()
            if chosen is not None:
                self.annotations.choose(chosen)

    def write_note(self) -> None:
        """Open the notes panel at the highlight here, made first where there is none."""
        here = self.annotations.highlight_to_note()
        if here is not None:
            self._show_panel(self.notes)
            self.notes.write_note(here.id)

    def _leave_note(self, field: QWidget) -> None:
        if field.hasFocus():
            self.reader.focus_text()

    def undo(self) -> None:
        """Take back the last change, what is being written included."""
        self.notes.finish()
        self.session.undo_stack.undo()

    def toggle_library(self) -> None:
        """Show or hide the library."""
        self.library_view.setVisible(not self.library_view.isVisible())
        if not self.library_view.isVisible():
            self.reader.focus_text()
        self._check_switches()

    def toggle_full_screen(self) -> None:
        """Use the whole screen, or return."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._check_switches()

    def _toggle_panel(self, panel: QWidget, target: QWidget) -> None:
        if self.panel.isVisible() and self.panel.currentWidget() is panel:
            self.panel.hide()
            self.reader.focus_text()
        else:
            self._show_panel(panel)
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._check_switches()

    def _show_panel(self, panel: QWidget) -> None:
        self.panel.setCurrentWidget(panel)
        self.panel.show()
        self._check_switches()

    def _apply(self, before: Settings | None, now: Settings) -> None:
        shown = ("theme", "font_family", "font_size", "line_spacing", "column_width")
        if before is None or any(getattr(before, name) != getattr(now, name) for name in shown):
            self._apply_theme(now)
        if self.reader.are_swapped != now.columns_are_swapped:
            self.reader.swap_columns(now.columns_are_swapped)
        if self.reader.mode is not self.preferences.mode:
            self.reader.set_mode(self.preferences.mode)
        self.reader.scroll_together(now.sync_is_on)
        self.status.show_view(self.preferences.mode, now.sync_is_on)
        if before is not None and before.shortcuts != now.shortcuts:
            self.actions_.name(now.shortcuts)
        self._check_switches()

    def _apply_theme(self, settings: Settings) -> None:
        self.theme = themes.load(settings.theme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        themes.apply_theme(app, self.theme)
        font = themes.reading_font(settings.font_family, settings.font_size)
        ink, muted = self.theme.colour("ink"), self.theme.colour("muted")
        style = Style(font, settings.line_spacing, ink, muted)
        self.reader.apply_theme(self.theme, style, settings.column_width)
        self.library_view.apply_theme(self.theme)
        self.notes.apply_theme(self.theme)
        self.left_out.apply_theme(self.theme)
        self.search.apply_theme(self.theme)

    def _check_switches(self) -> None:
        shown = self.panel.currentWidget() if not self.panel.isHidden() else None
        on = {
            **{mode.value: self.reader.mode is mode for mode in ViewMode},
            "swap_columns": self.preferences.settings.columns_are_swapped,
            "scroll_together": self.preferences.settings.sync_is_on,
            "show_library": not self.library_view.isHidden(),
            "show_notes": shown is self.notes,
            "show_left_out": shown is self.left_out,
            "full_screen": bool(self.windowState() & Qt.WindowState.WindowFullScreen),
        }
        for name, is_on in on.items():
            self.actions_.by_id[name].setChecked(is_on)

    def _enable(self, _: object = None) -> None:
        has_article = self.session.opened is not None
        self.actions_.enable(
            {
                When.ALWAYS: True,
                When.ARTICLE: has_article,
                When.HIGHLIGHT: has_article and bool(self.reader.highlights),
                When.LISTED: bool(self.library_view.shelf.rows),
                When.BUSY: self.status.is_busy,
            }
        )
        stack = self.session.undo_stack
        self.actions_.by_id["redo"].setEnabled(stack.canRedo())

    def _pop_up_menu(self, place: QPoint) -> None:
        menu = self.actions_.menu(Menu.MARK, self)
        menu.addSeparator()
        for name in ("copy", "copy_pair", "leave_out"):
            menu.addAction(self.actions_.by_id[name])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _restore_geometry(self) -> None:
        self.resize(*SIZE)
        kept = self.preferences.settings.window
        if "geometry" in kept:
            self.restoreGeometry(QByteArray.fromHex(kept["geometry"].encode()))
        if "splitter" in kept:
            self.splitter.restoreState(QByteArray.fromHex(kept["splitter"].encode()))
        self.library_view.setVisible(kept.get("library") != "hidden")
        self._check_switches()

    def _tell_not_kept(self, reason: str) -> None:
        told = self.tr("The preferences can't be saved ({reason}).")
        self.notice.warn(told.format(reason=reason))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes.finish()
        self.session.stop_translating()
        self.session.keep_place()
        self.preferences.set(
            window={
                "geometry": bytes(self.saveGeometry().toHex().data()).decode(),
                "splitter": bytes(self.splitter.saveState().toHex().data()).decode(),
                "library": "hidden" if self.library_view.isHidden() else "shown",
            }
        )
        self.tasks.close()
        self.session.close()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.notice.place(self.centre.size())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._check_switches()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.imports.import_dropped(event.mimeData())
        event.acceptProposedAction()
