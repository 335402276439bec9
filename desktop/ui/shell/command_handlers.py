"""The handlers of the commands: a function for every id in `desktop.ui.commands`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.reader.source_copy import copy_with_source
from desktop.ui.support.view_mode import ViewMode

if TYPE_CHECKING:
    from desktop.ui.shell.main_window import MainWindow


def command_handlers(window: MainWindow) -> dict[str, Callable[[], None]]:
    """Return the handlers by command id."""
    reader, mark, preferences = window.reader, window.annotations, window.preferences
    imports, texts = window.imports, window.article_operations
    chosen = window.chosen_articles
    return {
        "import_files": imports.choose_files,
        "import_folder": imports.choose_folder,
        "import_clipboard": imports.import_clipboard,
        "go_to_library": window.go_to_library,
        "next_article": lambda: window.navigator.open_neighbour(1),
        "previous_article": lambda: window.navigator.open_neighbour(-1),
        "open_article": window.library_view.open_chosen,
        "delete_article": chosen.delete,
        "toggle_favourite": chosen.toggle_favourite,
        "archive_article": chosen.toggle_archived,
        "tag_article": chosen.edit_tags,
        "export_articles": chosen.export,
        "choose_view": chosen.choose_view,
        "sort_library": chosen.choose_order,
        "group_by_day": chosen.toggle_grouping,
        "save_search": chosen.save_search,
        "open_address": window.links.open_address,
        "preferences": window.dialogs.show_preferences,
        "models": window.dialogs.show_models,
        "upgrade_models": window.upgrade.offer_or_start,
        "quit": lambda: (window.close(), None)[1],
        "undo": window.undo.undo,
        "redo": window.undo.redo,
        "copy": reader.copy,
        "copy_pair": reader.copy_pair,
        "copy_with_source": lambda: copy_with_source(window.session, reader),
        "next_sentence": lambda: reader.go_to(reader.current + 1),
        "previous_sentence": lambda: reader.go_to(reader.current - 1),
        "next_paragraph": lambda: reader.go_by_paragraph(1),
        "previous_paragraph": lambda: reader.go_by_paragraph(-1),
        "go_to_sentence": lambda: window.dialogs.show_palette(":"),
        "outline": lambda: window.dialogs.show_palette("@"),
        "switch_side": reader.switch_side,
        "reveal_sentence": reader.reveal_sentence,
        "reveal_paragraph": reader.reveal_paragraph,
        "open_link": window.links.open_link,
        "go_to_text": window.go_to_text,
        "go_back": window.navigator.go_back,
        "go_forward": window.navigator.go_forward,
        "translate": window.translation.translate,
        "retranslate": window.translation.translate_again,
        "retranslate_all": window.retranslation.start,
        "stop": window.stop,
        "leave_out": window.leave_out,
        "bring_back": window.left_out.bring_back,
        "clean_again": texts.clean_again,
        "choose_encoding": window.dialogs.choose_encoding,
        "edit_translation": window.own_translations.edit,
        "alternatives": window.own_translations.choose,
        "better_draft": window.own_translations.use_better_draft,
        "all_better_drafts": window.own_translations.use_all_better_drafts,
        "next_doubtful": lambda: window.own_translations.go_to_doubtful(1),
        "previous_doubtful": lambda: window.own_translations.go_to_doubtful(-1),
        "glossary": window.dialogs.show_glossary,
        "export": window.exports.choose_export,
        "print": window.exports.print_article,
        "backups": window.backups.open,
        "import_notes": window.exports.choose_notes_file,
        "attach_highlight": mark.attach,
        **{f"highlight_{colour}": partial(mark.highlight, colour) for colour in range(1, 6)},
        "write_note": window.write_note,
        "remove_highlight": mark.remove,
        "next_highlight": lambda: mark.go_to_highlight(1),
        "previous_highlight": lambda: mark.go_to_highlight(-1),
        "jump_to_highlight": mark.jump_to_chosen,
        "all_notes": lambda: window.all_notes.open(window.theme),
        **{mode.value: partial(preferences.set_mode, mode) for mode in ViewMode},
        "swap_columns": lambda: preferences.toggle("columns_are_swapped"),
        "scroll_together": lambda: preferences.toggle("sync_is_on"),
        "dim_others": lambda: preferences.toggle("others_are_dimmed"),
        "show_pictures": lambda: preferences.toggle("shows_pictures"),
        "zoom_picture": window.pictures.zoom,
        "show_library": window.toggle_library,
        "search": window.show_search,
        "next_hit": lambda: window.search.go_by_hit(1),
        "previous_hit": lambda: window.search.go_by_hit(-1),
        "show_notes": lambda: window.toggle_panel(window.notes, window.notes.list),
        "show_note_cards": lambda: preferences.toggle("shows_note_cards"),
        "show_left_out": lambda: window.toggle_panel(window.left_out, window.left_out.list),
        "show_doubtful": lambda: window.toggle_panel(window.doubtful, window.doubtful.list),
        "larger_text": lambda: preferences.resize_text(1),
        "smaller_text": lambda: preferences.resize_text(-1),
        "next_theme": lambda: preferences.cycle_theme(window.theme.name),
        "full_screen": window.toggle_full_screen,
        "show_menu_bar": lambda: preferences.toggle("menu_bar_hides"),
        "open_menu": window.menu_bar.open,
        "palette": window.dialogs.show_palette,
        "shortcuts": window.dialogs.show_shortcuts,
        "first_steps": imports.import_first_steps,
        "changelog": window.dialogs.show_changelog,
        "about": window.dialogs.show_about,
    }
