"""The main window: builds its parts and connects them to each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QLocale, QPoint, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)

from desktop.base.errors import AppError, LibraryLostError
from desktop.base.lazy import Lazy
from desktop.base.overriding import override
from desktop.base.paths import Home
from desktop.base.settings import Settings
from desktop.library import ArticleRow, Highlight
from desktop.services.article_list import reading_minutes
from desktop.services.articles import ImportedArticle
from desktop.services.import_batch import ImportReport, encoding_doubt
from desktop.services.open_article import OpenedArticle
from desktop.ui.annotations.all_notes_controller import AllNotesController
from desktop.ui.annotations.annotation_controller import AnnotationController
from desktop.ui.annotations.highlight_operations import HighlightOperations
from desktop.ui.annotations.note_cards import NoteCards
from desktop.ui.annotations.notes_panel import NotesPanel
from desktop.ui.commands import BY_ID, Menu, Scope, When
from desktop.ui.exchange.export_controller import ExportController
from desktop.ui.exchange.import_controller import ImportController
from desktop.ui.library.article_operations import ArticleOperations
from desktop.ui.library.backup_controller import BackupController
from desktop.ui.library.chosen_articles import ChosenArticles
from desktop.ui.library.library_controller import LibraryController
from desktop.ui.library.library_view import LibraryView
from desktop.ui.library.search_panel import SearchPanel
from desktop.ui.models.upgrade_controller import UpgradeController
from desktop.ui.reader.article_presenter import ArticlePresenter
from desktop.ui.reader.column import Style
from desktop.ui.reader.doubtful_panel import DoubtfulPanel, is_doubtful
from desktop.ui.reader.left_out_panel import LeftOutPanel
from desktop.ui.reader.library_retranslation import LibraryRetranslation
from desktop.ui.reader.link_opener import LinkOpener
from desktop.ui.reader.picture_controller import PictureController
from desktop.ui.reader.reader_view import FEW_CHARACTERS, ReaderView
from desktop.ui.reader.reading_progress import WordsLeft
from desktop.ui.reader.second_look_runner import SecondLookRunner
from desktop.ui.reader.translation_controller import TranslationController
from desktop.ui.reader.translation_runner import TranslationRunner
from desktop.ui.session import Session
from desktop.ui.shell.actions import Actions
from desktop.ui.shell.command_handlers import command_handlers
from desktop.ui.shell.dialogs import Dialogs
from desktop.ui.shell.empty_page import EmptyPage
from desktop.ui.shell.highlight_keys import HighlightKeys
from desktop.ui.shell.library_watcher import LibraryWatcher
from desktop.ui.shell.menu_bar import HidingMenuBar
from desktop.ui.shell.navigator import Navigator
from desktop.ui.shell.side_drawer import SideDrawer
from desktop.ui.shell.status_bar import StatusBar
from desktop.ui.shell.undo_controller import UndoController
from desktop.ui.shell.workspace import LEAST_WIDTH, MOST_WIDTH, Workspace
from desktop.ui.support import theme as themes
from desktop.ui.support.interface_language import load_translations
from desktop.ui.support.labels import error_text, translation_state
from desktop.ui.support.notices import Notice
from desktop.ui.support.operations import Operations
from desktop.ui.support.preferences import Preferences
from desktop.ui.support.sheet import open_sheets
from desktop.ui.support.tasks import Tasks
from desktop.ui.support.view_mode import ViewMode

if TYPE_CHECKING:
    from desktop.library import Library
    from desktop.translation.engine import Engine

SIZE = (1280, 820)
FRAME = (8, 40)
"""Pixels left for the frame and the title that a desktop draws around the window."""


def first_size(available: QSize) -> QSize:
    """Return the size of a window never opened before, on a screen with so much free space."""
    return QSize(*SIZE).boundedTo(available - QSize(*FRAME))


class MainWindow(QMainWindow):
    """The main window on one library and one engine.

    `open_library` and `open_engine` are called once, on a background thread.
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
        self.library = Lazy(open_library)
        self.engine = Lazy(open_engine)
        self.operations = Operations(self.library, self.tasks, self)
        self.session = Session(self.library, self.engine, self.operations, self.tasks, self)
        self.translation = TranslationRunner(
            self.session, self.library, self.engine, self.operations, self.tasks
        )
        self._words_left = WordsLeft()
        self._is_alt_alone = False
        self._is_starting = False
        self._is_closing = False
        self._closes_unsaved = False
        self._build()
        self.actions_ = Actions(
            self, command_handlers(self), self._scope_widgets(), settings.shortcuts
        )
        self.actions_.fill_menu_bar(self.menu_bar)
        self.highlight_keys = HighlightKeys(
            self.reader.columns, self.actions_.by_id, settings.shortcuts, self
        )
        self._connect()
        self._apply_settings(None, settings)
        self._restore_geometry()
        self._set_texts()
        self._update_enabled()

    def _set_texts(self) -> None:
        """Set the texts of what is no widget of its own in the window's language."""
        self.setLocale(QLocale())
        self.panel.set_titles(
            (self.tr("Notes"), self.tr("Doubts"), self.tr("Search"), self.tr("Left out"))
        )
        self._set_shortcuts()
        self.menu_bar.connect_menus()
        self.presenter.set_texts()
        self._show_state()
        self.all_notes.forget_dialog()

    def _build(self) -> None:
        self.menu_bar = HidingMenuBar(self)
        self.setMenuBar(self.menu_bar)
        self.library_view = LibraryView(self)
        self.reader = ReaderView(self)
        self.presenter = ArticlePresenter(self.session, self.translation, self.reader)
        self.empty_page = EmptyPage(self)
        self.notes = NotesPanel(self)
        self.left_out = LeftOutPanel(self)
        self.doubtful = DoubtfulPanel(self)
        self.search = SearchPanel(self)
        self.notes.connect_session(self.session)
        self.left_out.connect_session(self.session)
        self.doubtful.connect_session(self.session)
        self.centre = QStackedWidget(self)
        self.centre.addWidget(self.empty_page)
        self.centre.addWidget(self.reader)
        self.panel = SideDrawer((self.notes, self.doubtful, self.search, self.left_out), self)
        self.workspace = Workspace(self.library_view, self.centre, self.panel, self)
        self.setCentralWidget(self.workspace)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.notice = Notice(self.centre)
        self._build_controllers()

    def _build_controllers(self) -> None:
        library, engine, tasks = self.library, self.engine, self.tasks
        session, operations = self.session, self.operations
        self.imports = ImportController(library, operations, tasks, self)
        self.articles = LibraryController(library, operations, tasks, self)
        self.article_operations = ArticleOperations(session, operations)
        self.chosen_articles = ChosenArticles(
            self.library_view, session, self.article_operations, self.preferences, library, tasks
        )
        self.highlights = HighlightOperations(session, operations, library, tasks)
        self.annotations = AnnotationController(
            self.reader,
            self.notes,
            self.highlights,
            self.notice,
            lambda: self.actions_.shown_key("attach_highlight"),
        )
        self.links = LinkOpener(self.reader, self.notice)
        self.pictures = PictureController(self.reader, session, library, tasks, self)
        self.retranslation = LibraryRetranslation(library, engine, operations, tasks, self)
        self.own_translations = TranslationController(
            self.reader, session, library, engine, operations, tasks, self.notice
        )
        self.cards = NoteCards(self.reader, session, self.annotations)
        self.second_look = SecondLookRunner(
            session, self.reader, self.translation, library, engine, operations, tasks
        )
        self.exports = ExportController(session, library, operations, tasks, self)
        self.backups = BackupController(library, tasks, self.home, self)
        self.all_notes = AllNotesController(library, operations, tasks, self.exports, self)
        self.watcher = LibraryWatcher(library, operations, tasks, self)
        self.upgrade = UpgradeController(
            self.home,
            tasks,
            self.preferences,
            self.notice,
            lambda: self.actions_.shown_key("upgrade_models"),
            self,
        )
        self.undo = UndoController(operations, self.notice, self.finish_editing)
        self.dialogs = Dialogs(self)
        self.navigator = Navigator(session, self.reader, self.library_view, self.annotations)

    def _scope_widgets(self) -> dict[Scope, QWidget]:
        return {
            Scope.WINDOW: self,
            Scope.LIBRARY: self.library_view.list,
            Scope.READER: self.reader,
            Scope.NOTES: self.notes.list,
            Scope.LEFT_OUT: self.left_out.list,
        }

    def _connect(self) -> None:
        self.preferences.changed.connect(self._apply_settings)
        self.preferences.save_failed.connect(self._warn_save_failed)
        self.centre.currentChanged.connect(self.notice.raise_)  # a newly shown page would cover it
        self.notice.height_changed.connect(self.reader.keep_clear)
        self.tasks.failed.connect(self._warn)
        self.tasks.crashed.connect(self.report_unexpected_error)
        self._connect_library()
        self._connect_article()
        self._connect_notes()
        self._connect_upgrade()

    def _connect_library(self) -> None:
        self.articles.searches_listed.connect(self.library_view.show_searches)
        self.articles.listed.connect(self._show_library)
        self.articles.listed.connect(self.watcher.start)
        self.articles.upgraded.connect(self._announce_upgrade)
        self.articles.found.connect(self.search.show_found)
        self.library_view.article_chosen.connect(self.navigator.open)
        self.empty_page.import_requested.connect(self.imports.choose_files)
        self.empty_page.sample_requested.connect(self.imports.import_first_steps)
        self.imports.progressed.connect(self._show_importing)
        self.imports.imported.connect(self._show_imported)
        self.imports.refused.connect(self.notice.warn)
        self.search.search_requested.connect(self._search)
        self.search.hit_chosen.connect(self.navigator.go_to_hit)
        self.search.query_needed.connect(self.show_search)
        self.search.wrapped.connect(self.notice.inform)
        self.backups.restoring.connect(self.session.close)
        self.backups.restored.connect(self._restart)
        self.backups.notified.connect(self.notice.inform)
        self.exports.notified.connect(self.notice.inform)
        self.exports.progressed.connect(self._show_exporting)
        self.operations.failed.connect(self._warn)
        self.operations.failed.connect(
            lambda _: self.articles.refresh()
        )  # what was taken off early
        self.operations.history_changed.connect(self._update_enabled)
        self.operations.waiting_changed.connect(self._show_waiting)
        self.undo.location_requested.connect(self.navigator.go_to)
        self.undo.articles_requested.connect(self.chosen_articles.choose)
        self.chosen_articles.deleted.connect(self._announce_deletion)
        self.chosen_articles.library_requested.connect(self._show_drawer)
        self.chosen_articles.export_requested.connect(
            lambda ids: self.exports.choose_export_of_articles(ids, self)
        )
        self.library_view.state_changed.connect(self._update_checked)
        self.navigator.lost_chosen.connect(lambda: self._show_panel(self.notes))

    def _connect_article(self) -> None:
        session, reader, translation = self.session, self.reader, self.translation
        session.article_opened.connect(self._show_article)
        session.article_closed.connect(self._show_empty_page)
        session.highlights_changed.connect(self._update_enabled)
        translation.progressed.connect(self._show_translating)
        translation.failed.connect(self._warn)
        translation.notified.connect(self.notice.inform)
        reader.sentence_changed.connect(self._show_place)
        reader.side_changed.connect(lambda _: self._show_place(reader.current))
        reader.menu_requested.connect(self._pop_up_menu)
        reader.mode_shown.connect(lambda _: self._update_checked())
        self.left_out.bring_back_requested.connect(self.article_operations.bring_back)
        self.status.doubtful_requested.connect(self.actions_.by_id["show_doubtful"].trigger)
        self.status.menu_requested.connect(self._pop_up_main_menu)
        self.doubtful.sentence_chosen.connect(lambda _: self.navigator.record_jump())
        self.doubtful.sentence_chosen.connect(self.own_translations.show)
        session.pairs_changed.connect(self._show_state)
        session.pairs_changed.connect(self._show_doubtful)
        self.article_operations.reading_changed.connect(self._show_reading_again)
        self.status.stop_requested.connect(self.stop)
        self.panel.tab_chosen.connect(self._show_panel)
        self.panel.closed.connect(self.close_panel)
        self.workspace.drawers_changed.connect(self._update_checked)

    def _connect_notes(self) -> None:
        notes, highlights, card = self.notes, self.highlights, self.cards.card
        notes.highlight_chosen.connect(lambda _: self._update_enabled())
        notes.jump_requested.connect(lambda _: self.navigator.record_jump())
        notes.jump_requested.connect(self.annotations.jump)
        notes.highlight_chosen.connect(lambda _: self.cards.update())
        notes.edit_requested.connect(self._write_note_on)
        card.note_written.connect(highlights.write_note)
        card.note_finished.connect(highlights.record_note)
        card.tags_written.connect(highlights.write_tags)
        card.tags_finished.connect(highlights.record_tags)
        card.tags.entered.connect(highlights.list_tags)
        highlights.tags_listed.connect(card.tags.set_completions)
        self.own_translations.editing_changed.connect(self.cards.cover)
        self.all_notes.note_written.connect(highlights.write_note)
        self.all_notes.note_finished.connect(highlights.record_note)
        self.all_notes.highlight_requested.connect(self.navigator.go_to_highlight)

    def _connect_upgrade(self) -> None:
        self.upgrade.progressed.connect(self._show_downloading)
        self.retranslation.progressed.connect(self._show_retranslating)
        self.retranslation.failed.connect(self._warn)
        self.retranslation.finished.connect(self._announce_retranslation)
        self.upgrade.models_changed.connect(self.translation.reset_engine)
        self.upgrade.upgraded.connect(self.dialogs.use_upgraded)

    def start(self) -> None:
        """List the library and open the article read last, or else the first one."""
        self._is_starting = True
        self.articles.refresh()

    def _restart(self) -> None:
        """Show a restored library, with an empty undo history."""
        self.operations.clear_history()
        self.navigator.forget()
        self.start()

    def go_to_library(self) -> None:
        """Show the library and focus its filter."""
        self._show_drawer()
        self.library_view.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.library_view.filter_box.selectAll()

    def go_to_text(self) -> None:
        """Leave what is around the text: a notice, a drawer, a field in it, or full screen."""
        focused = QApplication.focusWidget()
        is_notice_shown = self.notice.isVisible()
        self.notice.dismiss()
        self.own_translations.leave()
        self.cards.fold()
        if focused is not None and self.panel.isAncestorOf(focused):
            self.workspace.hide_drawer(self.workspace.right)
        elif focused is not None and self.library_view.isAncestorOf(focused):
            self.workspace.hide_drawer(self.workspace.left)
        elif self.workspace.raised is not None:
            self.workspace.fold_raised()
        elif self.isFullScreen() and not is_notice_shown:
            self.toggle_full_screen()
        if self.session.opened is not None:
            self.reader.focus_text()

    def leave_out(self) -> None:
        """Leave the current paragraph out of the article."""
        pair = self.reader.current_pair()
        if pair is not None and self.reader.article is not None:
            lines = self.reader.article.paragraphs[pair.paragraph].lines
            self.article_operations.leave_out(frozenset(lines))

    def stop(self) -> None:
        """Stop what the status bar shows: import, translation, or work in the background."""
        if self.imports.is_running:
            self.imports.stop()
        elif self.status.is_reading_again:
            self.article_operations.stop()
        elif self.exports.is_running:
            self.exports.stop()
        elif self.status.is_translating:
            self.translation.stop()
        elif self.retranslation.is_running:
            self.retranslation.stop()
        elif self.upgrade.is_running:
            self.upgrade.cancel()
        else:
            self.translation.stop()

    def _show_imported(self, report: ImportReport, is_silent: bool) -> None:
        if not is_silent:
            self.article_operations.record_import(report)
        if report.imported:
            self.session.open(report.imported[-1].article_id)
        if report.failure:
            self.notice.warn(error_text(report.failure))
        elif not is_silent:
            self._show_report(report)

    def _show_report(self, report: ImportReport) -> None:
        """Say what was imported: why a single file was skipped, or else a link to the report."""
        summary = self.imports.summarise(report)

        def show() -> None:
            from desktop.ui.exchange.import_report import ImportReportDialog

            dialog = ImportReportDialog(self, report, summary)
            dialog.encoding_requested.connect(
                lambda article_id: self.dialogs.choose_encoding(article_id, dialog)
            )
            dialog.open()

        if len(report.skipped) == 1 and not report.imported and not report.remaining:
            self.notice.warn(error_text(report.skipped[0].error))
        elif report.skipped or report.remaining:
            self.notice.warn(summary, self.tr("Report"), show)
        elif report.guessed:
            self._show_doubt(report.guessed, show)
        elif report.new:
            self.notice.inform(summary, self.tr("Undo"), self.undo.undo)
        elif report.known:
            known = self.tr("“{title}” is in the library already.")
            self.notice.inform(known.format(title=report.known[-1].title))

    def _show_doubt(
        self, guessed: tuple[ImportedArticle, ...], show_report: Callable[[], None]
    ) -> None:
        """Say that an encoding was guessed, with a button to choose another, or to the report."""
        article = guessed[-1]
        doubt = error_text(encoding_doubt(article))
        if len(guessed) > 1:
            self.notice.warn(doubt, self.tr("Report"), show_report)
        else:
            choose = partial(self.dialogs.choose_encoding, article.article_id)
            self.notice.warn(doubt, BY_ID["choose_encoding"].plain_title, choose)

    def _announce_deletion(self, count: int) -> None:
        text = self.tr("%Ln article(s) deleted.", "", count)
        self.notice.inform(text, self.tr("Undo"), self.undo.undo)

    def _show_drawer(self) -> None:
        """Show the library without moving the focus."""
        self.workspace.show_drawer(self.workspace.left)

    def _show_library(self, rows: tuple[ArticleRow, ...]) -> None:
        self.library_view.show_rows(rows)
        self.empty_page.set_library_empty(not rows)
        if self._is_starting:
            self._is_starting = False
            read = [row for row in rows if row.opened_at is not None]
            last = max(read, key=lambda row: row.opened_at or row.imported_at, default=None)
            chosen = last.id if last else rows[0].id if rows else None
            if chosen is not None:
                self.navigator.open(chosen)
            else:
                self.empty_page.sample.setFocus(Qt.FocusReason.OtherFocusReason)
        self._update_enabled()

    def _announce_upgrade(self, backup: Path) -> None:
        text = self.tr("The library was upgraded. A backup of the old one is at {path}.")
        self.notice.inform(text.format(path=backup))

    def _warn(self, error: AppError) -> None:
        """Show an error; where the library is lost, with a button that leads to its backups."""
        if isinstance(error, LibraryLostError):
            self.notice.warn(error_text(error), self.tr("&Backups…"), self.backups.open)
            self.notice.action.setFocus()
        else:
            self.notice.warn(error_text(error))

    def report_unexpected_error(self, error: BaseException) -> None:
        """Show a notice about a bug, with the type of its exception."""
        text = self.tr("Something went wrong ({kind}). Nothing was lost; the log has the details.")
        self.notice.warn(text.format(kind=type(error).__name__))

    def _show_waiting(self, count: int) -> None:
        """Show how many changes wait for another program; close once all are written."""
        self.status.show_waiting(count)
        if not count and self._is_closing and self.notice.isVisible():
            self.close()

    def _show_article(self, opened: OpenedArticle) -> None:
        self.setWindowTitle(f"{opened.article.title} — Vis-à-vis")
        self.centre.setCurrentIndex(1)
        self._show_place(self.reader.current)
        self._show_doubtful()
        self.navigator.show_pending_location()
        self.translation.translate()

    def _show_empty_page(self) -> None:
        self.setWindowTitle("Vis-à-vis")
        self.centre.setCurrentIndex(0)
        self.status.show_place(0, 0, 0, "")
        self.status.show_doubtful(0)
        self._update_enabled()

    def _show_translating(self, done: int, total: int) -> None:
        self.status.show_translating(done, total)
        self._update_enabled()

    def _show_reading_again(self, is_reading: bool) -> None:
        self.status.show_reading_again(is_reading)
        self._update_enabled()

    def _show_importing(self, done: int, total: int) -> None:
        self.status.show_importing(done, total)
        self._update_enabled()

    def _show_exporting(self, done: int, total: int) -> None:
        self.status.show_exporting(done, total)
        self._update_enabled()

    def _show_retranslating(self, done: int, total: int) -> None:
        self.status.show_retranslating(done, total)
        self._update_enabled()

    def _announce_retranslation(self) -> None:
        self.notice.inform(self.tr("All articles are translated with the current models."))

    def _show_downloading(self, text: str, done: int, total: int) -> None:
        self.status.show_downloading(text, done, total)
        self._update_enabled()

    def _show_place(self, number: int) -> None:
        self._show_state()
        if not self.reader.is_away:
            self.session.remember_place(number, self.reader.side)
        self._update_enabled()

    def _show_state(self) -> None:
        """Show the place in the article, and what there is to know about the translation there."""
        reader = self.reader
        pair = reader.current_pair()
        key = self.actions_.shown_key("better_draft")
        state = translation_state(pair.translated, key) if pair and pair.translated else ""
        minutes = reading_minutes(self._words_left.count(reader.pairs, reader.current))
        self.status.show_place(reader.current + 1, len(reader.pairs), minutes, state)

    def _show_doubtful(self) -> None:
        doubtful = (is_doubtful(one.translated) for one in self.session.pairs)
        self.status.show_doubtful(sum(doubtful))

    def show_search(self, query: str = "") -> None:
        """Open the search panel with a query for the library, or else with the selected words.

        From its own field, the command closes it again.
        """
        if self.search.box.hasFocus() and not query:
            self.close_panel()
            return
        selected = self.reader.active_column.selected_text().strip()
        self._show_panel(self.search)
        if query:
            self.search.this_article.setChecked(False)
            self.search.box.setText(query)
        elif selected and "\n" not in selected:
            self.search.box.setText(selected)
        self.search.this_article.setEnabled(self.session.opened is not None)
        self.search.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.box.selectAll()

    def _search(self, typed: str, is_here: bool) -> None:
        self.articles.search(typed, self.session.article_id if is_here else None)

    def write_note(self) -> None:
        """Edit the note of the highlight here; highlight the sentence first if there is none."""
        self.own_translations.finish_editing()
        here = self.annotations.find_or_add_highlight()
        if here is not None:
            self._write_note_on(here)

    def _write_note_on(self, highlight: Highlight) -> None:
        self.own_translations.finish_editing()
        self.cards.write(highlight)

    def finish_editing(self) -> None:
        """Save the translation and the note that are being written."""
        self.own_translations.finish_editing()
        self.cards.finish_editing()

    def toggle_library(self) -> None:
        """Show or hide the library list."""
        left = self.workspace.left
        if left.is_shown:
            self.workspace.hide_drawer(left)
            self.reader.focus_text()
        else:
            self.workspace.show_drawer(left)
            self.library_view.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_full_screen(self) -> None:
        """Enter or leave full screen, which shows nothing but the text."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def toggle_panel(self, panel: QWidget, target: QWidget) -> None:
        """Show a panel on the right and focus `target` in it, or hide the panel."""
        if self.workspace.right.is_shown and self.panel.current is panel:
            self.close_panel()
        else:
            self._show_panel(panel)
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self) -> None:
        """Close the drawer on the right and go back to the text."""
        self.workspace.hide_drawer(self.workspace.right)
        self.reader.focus_text()

    def _show_panel(self, panel: QWidget) -> None:
        self.panel.show_panel(panel)
        self.workspace.show_drawer(self.workspace.right)
        self._update_checked()

    def _apply_settings(self, before: Settings | None, now: Settings) -> None:
        shown = ("theme", "font_family", "font_size", "line_spacing", "line_length")
        if before is None or any(getattr(before, name) != getattr(now, name) for name in shown):
            self._apply_theme(now)
        if self.reader.are_swapped != now.columns_are_swapped:
            self.reader.swap_columns(now.columns_are_swapped)
        if self.reader.mode is not self.preferences.mode:
            self.reader.set_mode(self.preferences.mode)
        self.reader.scroll_together(now.sync_is_on)
        self.reader.set_reading_line(now.reading_line)
        self.reader.dim_others(now.others_are_dimmed)
        self.reader.justify(now.is_justified)
        self.cards.set_on(now.shows_note_cards)
        self.reader.show_pictures(now.shows_pictures)
        self.workspace.keep_centre_width(self.reader.width_for(FEW_CHARACTERS))
        self._show_chrome()
        self.second_look.set_enabled(now.is_careful)
        if before is not None and before.interface != now.interface:
            load_translations(self._app(), now.interface)
            self.session.find_routes()  # other languages are translated into the window's
        if before is not None and before.shortcuts != now.shortcuts:
            self._set_shortcuts()
            self.highlight_keys.set_custom_keys(now.shortcuts)
            self._show_state()
        self._update_checked()

    def _apply_theme(self, settings: Settings) -> None:
        self.theme = themes.load_theme(settings.theme)
        themes.apply_theme(self._app(), self.theme)
        font = themes.reading_font(settings.font_family, settings.font_size)
        ink, muted = self.theme.colour("ink"), self.theme.colour("muted")
        style = Style(font, settings.line_spacing, ink, muted)
        self.reader.apply_theme(self.theme, style, settings.line_length)
        self.library_view.apply_theme(self.theme)
        self.notes.apply_theme(self.theme)
        self.cards.card.apply_theme(self.theme)
        self.own_translations.apply_theme(self.theme)
        self.left_out.apply_theme(self.theme)
        self.doubtful.apply_theme(self.theme)
        self.search.apply_theme(self.theme)

    def _set_shortcuts(self) -> None:
        custom_keys = self.preferences.settings.shortcuts
        self.actions_.set_texts_and_shortcuts(custom_keys)
        self.empty_page.show_keys(custom_keys)

    def _app(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    def _show_chrome(self) -> None:
        """Show the menu bar and the status line, unless the text has the whole screen."""
        is_bare = self.isFullScreen()
        self.menu_bar.set_hiding(is_bare or self.preferences.settings.menu_bar_hides)
        self.status.setVisible(not is_bare)
        self.workspace.set_bare(is_bare)
        self._update_checked()

    def _update_checked(self) -> None:
        settings = self.preferences.settings
        shown = self.panel.current if self.workspace.right.is_shown else None
        on = {
            **{mode.value: self.reader.mode is mode for mode in ViewMode},
            "swap_columns": settings.columns_are_swapped,
            "scroll_together": settings.sync_is_on,
            "dim_others": settings.others_are_dimmed,
            "show_pictures": settings.shows_pictures,
            "show_menu_bar": not settings.menu_bar_hides,
            "show_library": self.workspace.left.is_shown,
            "group_by_day": self.library_view.model.is_by_day,
            "show_notes": shown is self.notes,
            "show_note_cards": settings.shows_note_cards,
            "show_left_out": shown is self.left_out,
            "show_doubtful": shown is self.doubtful,
            "full_screen": self.isFullScreen(),
        }
        for name, is_on in on.items():
            self.actions_.by_id[name].setChecked(is_on)

    def _update_enabled(self, _: object = None) -> None:
        opened = self.session.opened
        has_article = opened is not None
        self.actions_.enable(
            {
                When.ALWAYS: True,
                When.ARTICLE: has_article,
                When.ENCODED: opened is not None and opened.has_own_bytes,
                When.HIGHLIGHT: has_article and bool(self.reader.highlights),
                When.LISTED: bool(self.library_view.model.rows),
                When.BUSY: self.status.is_busy,
            }
        )
        self.actions_.set_available("redo", bool(self.operations.redo_title))

    def _pop_up_menu(self, place: QPoint) -> None:
        menu = self.actions_.make_menu(Menu.MARK, self)
        menu.addSeparator()
        for name in ("copy", "copy_pair", "copy_with_source", "leave_out"):
            menu.addAction(self.actions_.by_id[name])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _pop_up_main_menu(self) -> None:
        """Show all menus as one, at the button that stands for the menu bar."""
        menu = QMenu(self)
        for action in self.menu_bar.actions():
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.status.menu
        corner = button.mapToGlobal(button.rect().topRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), menu.sizeHint().height()))

    def _restore_geometry(self) -> None:
        self.resize(first_size(self.screen().availableSize()))
        saved = self.preferences.settings.window
        if "geometry" in saved:
            self.restoreGeometry(QByteArray.fromHex(saved["geometry"].encode()))
        for name, drawer in (("library", self.workspace.left), ("panel", self.workspace.right)):
            width = saved.get(f"{name}_width", "")
            if width.isdecimal():
                drawer.width = min(max(int(width), LEAST_WIDTH), MOST_WIDTH)
        if saved.get("library") != "hidden":
            self.workspace.show_drawer(self.workspace.left, is_raised=False)
        self.panel.show_panel(self.notes)
        self._update_checked()

    def _warn_save_failed(self, reason: str) -> None:
        text = self.tr("The preferences can't be saved ({reason}).")
        self.notice.warn(text.format(reason=reason))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.finish_editing()
        self.session.save_place()
        if self.operations.is_waiting and not self._closes_unsaved:
            self._wait_to_close()
            event.ignore()
            return
        self.translation.stop()
        self.preferences.set(
            window={
                "geometry": bytes(self.saveGeometry().toHex().data()).decode(),
                "library": "shown" if self.workspace.left.is_wanted else "hidden",
                "library_width": str(self.workspace.left.width),
                "panel_width": str(self.workspace.right.width),
            }
        )
        self.hide()
        if not self._closes_unsaved:
            self.operations.close()
        self.tasks.close()
        library = self.library.reset()
        if library is not None:
            library.close()
        super().closeEvent(event)

    def _wait_to_close(self) -> None:
        """Close once everything is written, or when the reader agrees to lose it."""
        self._is_closing = True

        def close() -> None:
            self._closes_unsaved = True
            self.close()

        text = self.tr(
            "Another program is using the library, so the last changes aren't saved yet. "
            "The window closes once they are."
        )
        self.notice.withdraw()  # after the warning, only its absence says that the window stays
        self.notice.warn(text, self.tr("Close without them"), close)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._show_chrome()
        elif event.type() is QEvent.Type.LanguageChange:
            self._set_texts()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowBlocked, QEvent.Type.WindowUnblocked):
            is_covered = bool(open_sheets(self))
            self.actions_.set_usable(not is_covered)
            self.menu_bar.set_usable(not is_covered)
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            self._is_alt_alone = event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat()
        return super().event(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._is_alt_alone:
            self._is_alt_alone = False
            self.menu_bar.open()
            return
        super().keyReleaseEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.imports.import_dropped(event.mimeData())
        event.acceptProposedAction()
