"""The table of commands, from which menus, shortcuts, command palette and help are built."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.ui.support.message_marker import QT_TRANSLATE_NOOP

CONTEXT = "commands"


class Menu(StrEnum):
    """The menus, in the order of the menu bar."""

    FILE = QT_TRANSLATE_NOOP("commands", "&File")
    EDIT = QT_TRANSLATE_NOOP("commands", "&Edit")
    LIBRARY = QT_TRANSLATE_NOOP("commands", "&Library")
    ARTICLE = QT_TRANSLATE_NOOP("commands", "&Article")
    GO = QT_TRANSLATE_NOOP("commands", "&Go")
    MARK = QT_TRANSLATE_NOOP("commands", "&Mark")
    TRANSLATION = QT_TRANSLATE_NOOP("commands", "&Translation")
    VIEW = QT_TRANSLATE_NOOP("commands", "&View")
    HELP = QT_TRANSLATE_NOOP("commands", "&Help")


class When(StrEnum):
    """The condition under which a command is enabled."""

    ALWAYS = "always"
    ARTICLE = "article"
    ENCODED = "encoded"
    HIGHLIGHT = "highlight"
    LISTED = "listed"
    BUSY = "busy"
    PICTURE = "picture"


class Scope(StrEnum):
    """Where in the window a command's shortcuts work."""

    WINDOW = "window"
    LIBRARY = "library"
    READER = "reader"
    NOTES = "notes"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the window.

    `title` and `help` are English source strings; `keys` are portable key sequences, the first of
    which is shown in menus. `starts_group` puts a separator above it in its menu.
    """

    id: str
    title: str
    menu: Menu
    keys: tuple[str, ...]
    help: str
    when: When = When.ALWAYS
    scopes: tuple[Scope, ...] = (Scope.WINDOW,)
    is_checkable: bool = False
    starts_group: bool = False

    @property
    def plain_title(self) -> str:
        """Return the title in the window's language, without its mnemonic."""
        return QCoreApplication.translate(CONTEXT, self.title).replace("&", "")


COMMANDS: tuple[Command, ...] = (
    Command(
        "import_files",
        QT_TRANSLATE_NOOP("commands", "&Import files…"),
        Menu.FILE,
        ("Ctrl+O",),
        QT_TRANSLATE_NOOP("commands", "Bring saved articles into the library."),
    ),
    Command(
        "import_folder",
        QT_TRANSLATE_NOOP("commands", "Import a &folder…"),
        Menu.FILE,
        ("Ctrl+Shift+O",),
        QT_TRANSLATE_NOOP(
            "commands", "Bring the articles in a folder and its subfolders into the library."
        ),
    ),
    Command(
        "import_clipboard",
        QT_TRANSLATE_NOOP("commands", "Import from the &clipboard"),
        Menu.FILE,
        ("Ctrl+Shift+V",),
        QT_TRANSLATE_NOOP("commands", "Bring the copied text into the library as an article."),
    ),
    Command(
        "export",
        QT_TRANSLATE_NOOP("commands", "&Export…"),
        Menu.FILE,
        ("Ctrl+E",),
        QT_TRANSLATE_NOOP("commands", "Write highlights, notes or whole articles to a file."),
        starts_group=True,
    ),
    Command(
        "print",
        QT_TRANSLATE_NOOP("commands", "Print t&he article…"),
        Menu.FILE,
        ("Ctrl+P",),
        QT_TRANSLATE_NOOP("commands", "Print the article in both languages, with its notes."),
        When.ARTICLE,
    ),
    Command(
        "import_notes",
        QT_TRANSLATE_NOOP("commands", "Import &notes…"),
        Menu.FILE,
        (),
        QT_TRANSLATE_NOOP("commands", "Import highlights and notes from a JSON-LD file."),
    ),
    Command(
        "backups",
        QT_TRANSLATE_NOOP("commands", "&Backups…"),
        Menu.FILE,
        (),
        QT_TRANSLATE_NOOP("commands", "Make, verify and restore backups of the whole library."),
        starts_group=True,
    ),
    Command(
        "preferences",
        QT_TRANSLATE_NOOP("commands", "P&references…"),
        Menu.FILE,
        ("Ctrl+,",),
        QT_TRANSLATE_NOOP("commands", "Choose theme, text and language."),
    ),
    Command(
        "quit",
        QT_TRANSLATE_NOOP("commands", "&Quit"),
        Menu.FILE,
        ("Ctrl+Q",),
        QT_TRANSLATE_NOOP("commands", "Close the window; everything is already saved."),
        starts_group=True,
    ),
    Command(
        "undo",
        QT_TRANSLATE_NOOP("commands", "&Undo"),
        Menu.EDIT,
        ("Ctrl+Z",),
        QT_TRANSLATE_NOOP("commands", "Undo the last change."),
    ),
    Command(
        "redo",
        QT_TRANSLATE_NOOP("commands", "&Redo"),
        Menu.EDIT,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        QT_TRANSLATE_NOOP("commands", "Redo the last undone change."),
    ),
    Command(
        "copy",
        QT_TRANSLATE_NOOP("commands", "&Copy"),
        Menu.EDIT,
        ("Ctrl+C",),
        QT_TRANSLATE_NOOP("commands", "Copy the selection, or the current sentence."),
        When.ARTICLE,
        (Scope.READER,),
        starts_group=True,
    ),
    Command(
        "copy_pair",
        QT_TRANSLATE_NOOP("commands", "Copy in &both languages"),
        Menu.EDIT,
        ("Ctrl+Shift+C",),
        QT_TRANSLATE_NOOP("commands", "Copy the current sentence with its translation."),
        When.ARTICLE,
    ),
    Command(
        "copy_with_source",
        QT_TRANSLATE_NOOP("commands", "Copy with the &source"),
        Menu.EDIT,
        ("Ctrl+Shift+S",),
        QT_TRANSLATE_NOOP(
            "commands", "Copy the selection, or the sentence and its translation, to be quoted."
        ),
        When.ARTICLE,
    ),
    Command(
        "search",
        QT_TRANSLATE_NOOP("commands", "S&earch"),
        Menu.EDIT,
        ("Ctrl+F",),
        QT_TRANSLATE_NOOP("commands", "Search originals, translations, notes, tags and titles."),
        starts_group=True,
    ),
    Command(
        "next_hit",
        QT_TRANSLATE_NOOP("commands", "Next h&it"),
        Menu.EDIT,
        ("F3",),
        QT_TRANSLATE_NOOP("commands", "Go to the next hit of the last search."),
    ),
    Command(
        "previous_hit",
        QT_TRANSLATE_NOOP("commands", "&Previous hit"),
        Menu.EDIT,
        ("Shift+F3",),
        QT_TRANSLATE_NOOP("commands", "Go to the previous hit of the last search."),
    ),
    Command(
        "go_to_library",
        QT_TRANSLATE_NOOP("commands", "Go to the &library"),
        Menu.LIBRARY,
        ("Ctrl+L",),
        QT_TRANSLATE_NOOP("commands", "Show the library and filter it as you type."),
    ),
    Command(
        "open_article",
        QT_TRANSLATE_NOOP("commands", "&Open the article"),
        Menu.LIBRARY,
        ("Return", "Enter"),
        QT_TRANSLATE_NOOP("commands", "Open the article chosen in the library."),
        When.LISTED,
        (Scope.LIBRARY,),
    ),
    Command(
        "next_article",
        QT_TRANSLATE_NOOP("commands", "&Next article"),
        Menu.LIBRARY,
        ("Ctrl+PgDown",),
        QT_TRANSLATE_NOOP("commands", "Open the article below in the library."),
        When.LISTED,
    ),
    Command(
        "previous_article",
        QT_TRANSLATE_NOOP("commands", "&Previous article"),
        Menu.LIBRARY,
        ("Ctrl+PgUp",),
        QT_TRANSLATE_NOOP("commands", "Open the article above in the library."),
        When.LISTED,
    ),
    Command(
        "delete_article",
        QT_TRANSLATE_NOOP("commands", "&Delete the article"),
        Menu.LIBRARY,
        ("Del",),
        QT_TRANSLATE_NOOP(
            "commands", "Delete the chosen articles from the library; undo restores them."
        ),
        When.LISTED,
        (Scope.LIBRARY,),
    ),
    Command(
        "toggle_favourite",
        QT_TRANSLATE_NOOP("commands", "&Favourite"),
        Menu.LIBRARY,
        ("F",),
        QT_TRANSLATE_NOOP(
            "commands", "Add the chosen articles or the open one to the favourites, or take it out."
        ),
        When.LISTED,
        (Scope.LIBRARY, Scope.READER),
        starts_group=True,
    ),
    Command(
        "archive_article",
        QT_TRANSLATE_NOOP("commands", "&Archive"),
        Menu.LIBRARY,
        ("Shift+A",),
        QT_TRANSLATE_NOOP(
            "commands", "Move the chosen articles or the open one to the archive, or back."
        ),
        When.LISTED,
        (Scope.LIBRARY, Scope.READER),
    ),
    Command(
        "tag_article",
        QT_TRANSLATE_NOOP("commands", "&Tags of the article…"),
        Menu.LIBRARY,
        ("G",),
        QT_TRANSLATE_NOOP("commands", "Write tags for the chosen articles or the open one."),
        When.LISTED,
        (Scope.LIBRARY, Scope.READER),
    ),
    Command(
        "export_articles",
        QT_TRANSLATE_NOOP("commands", "&Export the articles…"),
        Menu.LIBRARY,
        ("Shift+E",),
        QT_TRANSLATE_NOOP("commands", "Write the articles chosen in the library to a file."),
        When.LISTED,
        (Scope.LIBRARY,),
    ),
    Command(
        "choose_view",
        QT_TRANSLATE_NOOP("commands", "&View…"),
        Menu.LIBRARY,
        ("Ctrl+Shift+L",),
        QT_TRANSLATE_NOOP(
            "commands",
            "Choose what is listed: unread, favourites, a source, a tag, a saved search.",
        ),
        starts_group=True,
    ),
    Command(
        "sort_library",
        QT_TRANSLATE_NOOP("commands", "Sort b&y…"),
        Menu.LIBRARY,
        ("Ctrl+Shift+R",),
        QT_TRANSLATE_NOOP("commands", "Choose in which order the articles are listed."),
    ),
    Command(
        "group_by_day",
        QT_TRANSLATE_NOOP("commands", "&Group by day"),
        Menu.LIBRARY,
        ("Ctrl+Shift+G",),
        QT_TRANSLATE_NOOP("commands", "List the articles under their days, or all in one list."),
        is_checkable=True,
    ),
    Command(
        "save_search",
        QT_TRANSLATE_NOOP("commands", "&Save this search…"),
        Menu.LIBRARY,
        ("Ctrl+Shift+F",),
        QT_TRANSLATE_NOOP(
            "commands", "Keep the list's filter, view and order under a name, among the views."
        ),
    ),
    Command(
        "leave_out",
        QT_TRANSLATE_NOOP("commands", "&Leave the paragraph out"),
        Menu.ARTICLE,
        ("Shift+D",),
        QT_TRANSLATE_NOOP("commands", "Take this paragraph out of the article; undo puts it back."),
        When.ARTICLE,
    ),
    Command(
        "bring_back",
        QT_TRANSLATE_NOOP("commands", "&Bring the line back"),
        Menu.ARTICLE,
        ("Return", "Enter"),
        QT_TRANSLATE_NOOP("commands", "Put the chosen line that was left out into the article."),
        When.ARTICLE,
        (Scope.LEFT_OUT,),
    ),
    Command(
        "clean_again",
        QT_TRANSLATE_NOOP("commands", "&Clean the article again"),
        Menu.ARTICLE,
        ("Shift+C",),
        QT_TRANSLATE_NOOP("commands", "Clean the saved page again; highlights and notes are kept."),
        When.ARTICLE,
        starts_group=True,
    ),
    Command(
        "choose_encoding",
        QT_TRANSLATE_NOOP("commands", "Rea&d again as…"),
        Menu.ARTICLE,
        (),
        QT_TRANSLATE_NOOP("commands", "Choose another encoding if its letters look wrong."),
        When.ENCODED,
    ),
    Command(
        "open_link",
        QT_TRANSLATE_NOOP("commands", "Open the lin&k"),
        Menu.ARTICLE,
        ("Ctrl+Return",),
        QT_TRANSLATE_NOOP("commands", "Show where the link here leads, to open it in a browser."),
        When.ARTICLE,
        (Scope.READER,),
        starts_group=True,
    ),
    Command(
        "open_address",
        QT_TRANSLATE_NOOP("commands", "Open t&he article's address"),
        Menu.ARTICLE,
        (),
        QT_TRANSLATE_NOOP("commands", "Show where the article is from, to open it in a browser."),
        When.ARTICLE,
    ),
    Command(
        "zoom_picture",
        QT_TRANSLATE_NOOP("commands", "&Zoom into the picture"),
        Menu.ARTICLE,
        ("Return", "Enter"),
        QT_TRANSLATE_NOOP("commands", "Show the picture above this paragraph over the window."),
        When.PICTURE,
        (Scope.READER,),
    ),
    Command(
        "next_sentence",
        QT_TRANSLATE_NOOP("commands", "&Next sentence"),
        Menu.GO,
        ("J",),
        QT_TRANSLATE_NOOP("commands", "Move to the next sentence."),
        When.ARTICLE,
    ),
    Command(
        "previous_sentence",
        QT_TRANSLATE_NOOP("commands", "&Previous sentence"),
        Menu.GO,
        ("K",),
        QT_TRANSLATE_NOOP("commands", "Move to the previous sentence."),
        When.ARTICLE,
    ),
    Command(
        "next_paragraph",
        QT_TRANSLATE_NOOP("commands", "Next p&aragraph"),
        Menu.GO,
        ("Shift+J",),
        QT_TRANSLATE_NOOP("commands", "Move to the next paragraph."),
        When.ARTICLE,
    ),
    Command(
        "previous_paragraph",
        QT_TRANSLATE_NOOP("commands", "Previous pa&ragraph"),
        Menu.GO,
        ("Shift+K",),
        QT_TRANSLATE_NOOP("commands", "Move to the beginning of this or the previous paragraph."),
        When.ARTICLE,
    ),
    Command(
        "switch_side",
        QT_TRANSLATE_NOOP("commands", "&Switch side"),
        Menu.GO,
        ("X",),
        QT_TRANSLATE_NOOP("commands", "Go to the same sentence in the other language."),
        When.ARTICLE,
    ),
    Command(
        "go_to_sentence",
        QT_TRANSLATE_NOOP("commands", "&Jump to a sentence or heading…"),
        Menu.GO,
        ("Ctrl+J",),
        QT_TRANSLATE_NOOP("commands", "Find a sentence of this article by its number or words."),
        When.ARTICLE,
        starts_group=True,
    ),
    Command(
        "outline",
        QT_TRANSLATE_NOOP("commands", "Ou&tline…"),
        Menu.GO,
        ("Ctrl+Shift+J",),
        QT_TRANSLATE_NOOP("commands", "See the headings of this article and go to one."),
        When.ARTICLE,
    ),
    Command(
        "go_to_text",
        QT_TRANSLATE_NOOP("commands", "Go to the te&xt"),
        Menu.GO,
        ("Esc",),
        QT_TRANSLATE_NOOP("commands", "Close a panel, leave full screen, and go on reading."),
        When.ARTICLE,
    ),
    Command(
        "go_back",
        QT_TRANSLATE_NOOP("commands", "Go bac&k"),
        Menu.GO,
        ("Alt+Left",),
        QT_TRANSLATE_NOOP("commands", "Go back to where the last jump began."),
        When.ARTICLE,
        starts_group=True,
    ),
    Command(
        "go_forward",
        QT_TRANSLATE_NOOP("commands", "Go for&ward"),
        Menu.GO,
        ("Alt+Right",),
        QT_TRANSLATE_NOOP("commands", "Undo the last step back."),
        When.ARTICLE,
    ),
    Command(
        "next_highlight",
        QT_TRANSLATE_NOOP("commands", "Next &highlight"),
        Menu.GO,
        ("H",),
        QT_TRANSLATE_NOOP("commands", "Move to the next highlight."),
        When.ARTICLE,
        starts_group=True,
    ),
    Command(
        "previous_highlight",
        QT_TRANSLATE_NOOP("commands", "Previous hi&ghlight"),
        Menu.GO,
        ("Shift+H",),
        QT_TRANSLATE_NOOP("commands", "Move to the previous highlight."),
        When.ARTICLE,
    ),
    Command(
        "next_doubtful",
        QT_TRANSLATE_NOOP("commands", "Next &doubtful translation"),
        Menu.GO,
        ("Q",),
        QT_TRANSLATE_NOOP("commands", "Go to the next translation that may be wrong."),
        When.ARTICLE,
    ),
    Command(
        "previous_doubtful",
        QT_TRANSLATE_NOOP("commands", "Previo&us doubtful translation"),
        Menu.GO,
        ("Shift+Q",),
        QT_TRANSLATE_NOOP("commands", "Go to the previous translation that may be wrong."),
        When.ARTICLE,
    ),
    *(
        Command(
            f"highlight_{colour}",
            title,
            Menu.MARK,
            (str(colour),),
            QT_TRANSLATE_NOOP(
                "commands", "Highlight the selection or the sentence, or recolour the highlight."
            ),
            When.ARTICLE,
        )
        for colour, title in enumerate(
            (
                QT_TRANSLATE_NOOP("commands", "Highlight in &yellow"),
                QT_TRANSLATE_NOOP("commands", "Highlight in &green"),
                QT_TRANSLATE_NOOP("commands", "Highlight in &blue"),
                QT_TRANSLATE_NOOP("commands", "Highlight in &pink"),
                QT_TRANSLATE_NOOP("commands", "Highlight in &violet"),
            ),
            start=1,
        )
    ),
    Command(
        "write_note",
        QT_TRANSLATE_NOOP("commands", "Write a &note"),
        Menu.MARK,
        ("N",),
        QT_TRANSLATE_NOOP(
            "commands",
            "Write a note on the highlight, or else on the sentence; #words in it are tags.",
        ),
        When.ARTICLE,
        starts_group=True,
    ),
    Command(
        "remove_highlight",
        QT_TRANSLATE_NOOP("commands", "&Remove the highlight"),
        Menu.MARK,
        ("Del",),
        QT_TRANSLATE_NOOP("commands", "Remove the highlight and its note; undo puts them back."),
        When.HIGHLIGHT,
        (Scope.READER, Scope.NOTES),
    ),
    Command(
        "attach_highlight",
        QT_TRANSLATE_NOOP("commands", "Put the highlight on these &words"),
        Menu.MARK,
        ("P",),
        QT_TRANSLATE_NOOP(
            "commands",
            "Move the highlight chosen in the notes panel, such as a lost one, to these words.",
        ),
        When.ARTICLE,
    ),
    Command(
        "jump_to_highlight",
        QT_TRANSLATE_NOOP("commands", "&Jump to the highlight"),
        Menu.MARK,
        ("Return", "Enter"),
        QT_TRANSLATE_NOOP("commands", "Go to the highlight chosen in the notes panel."),
        When.HIGHLIGHT,
        (Scope.NOTES,),
    ),
    Command(
        "all_notes",
        QT_TRANSLATE_NOOP("commands", "&All notes…"),
        Menu.MARK,
        ("Ctrl+Shift+N",),
        QT_TRANSLATE_NOOP("commands", "See, filter, tag and export the notes of all articles."),
        starts_group=True,
    ),
    Command(
        "translate",
        QT_TRANSLATE_NOOP("commands", "Translate what is mi&ssing"),
        Menu.TRANSLATION,
        ("T",),
        QT_TRANSLATE_NOOP("commands", "Translate the sentences that have no translation yet."),
        When.ARTICLE,
    ),
    Command(
        "retranslate",
        QT_TRANSLATE_NOOP("commands", "Translate th&e article again"),
        Menu.TRANSLATION,
        ("Shift+F9",),
        QT_TRANSLATE_NOOP(
            "commands",
            "Translate again what another model translated; your own translations are kept.",
        ),
        When.ARTICLE,
    ),
    Command(
        "retranslate_all",
        QT_TRANSLATE_NOOP("commands", "Translate all articles aga&in"),
        Menu.TRANSLATION,
        (),
        QT_TRANSLATE_NOOP(
            "commands", "Do the same for the whole library, in the background; the latest first."
        ),
        When.LISTED,
    ),
    Command(
        "stop",
        QT_TRANSLATE_NOOP("commands", "St&op"),
        Menu.TRANSLATION,
        ("Shift+T",),
        QT_TRANSLATE_NOOP(
            "commands", "Stop translating, importing or downloading; what is done is kept."
        ),
        When.BUSY,
    ),
    Command(
        "edit_translation",
        QT_TRANSLATE_NOOP("commands", "&Write the translation"),
        Menu.TRANSLATION,
        ("E",),
        QT_TRANSLATE_NOOP(
            "commands", "Write this sentence's translation yourself, in its place; it is kept."
        ),
        When.ARTICLE,
        starts_group=True,
    ),
    Command(
        "alternatives",
        QT_TRANSLATE_NOOP("commands", "Ot&her translations"),
        Menu.TRANSLATION,
        ("A",),
        QT_TRANSLATE_NOOP("commands", "Choose among other translations of this sentence."),
        When.ARTICLE,
    ),
    Command(
        "better_draft",
        QT_TRANSLATE_NOOP("commands", "Use the better dra&ft"),
        Menu.TRANSLATION,
        ("B",),
        QT_TRANSLATE_NOOP(
            "commands", "Put what a second look found in the place of this sentence's translation."
        ),
        When.ARTICLE,
    ),
    Command(
        "all_better_drafts",
        QT_TRANSLATE_NOOP("commands", "&Use all better drafts"),
        Menu.TRANSLATION,
        ("Shift+B",),
        QT_TRANSLATE_NOOP("commands", "Use what the second look found in the whole article."),
        When.ARTICLE,
    ),
    Command(
        "glossary",
        QT_TRANSLATE_NOOP("commands", "&Glossary…"),
        Menu.TRANSLATION,
        ("Ctrl+G",),
        QT_TRANSLATE_NOOP("commands", "Keep the words that you prefer in translations."),
        starts_group=True,
    ),
    Command(
        "models",
        QT_TRANSLATE_NOOP("commands", "&Models…"),
        Menu.TRANSLATION,
        ("Ctrl+Shift+M",),
        QT_TRANSLATE_NOOP("commands", "See, try, install and choose the translation models."),
    ),
    Command(
        "upgrade_models",
        QT_TRANSLATE_NOOP("commands", "Get better &translations…"),
        Menu.TRANSLATION,
        ("F9",),
        QT_TRANSLATE_NOOP(
            "commands", "Offer the best models for French and English; once more gets them."
        ),
    ),
    Command(
        "side_by_side",
        QT_TRANSLATE_NOOP("commands", "&Side by side"),
        Menu.VIEW,
        ("F5",),
        QT_TRANSLATE_NOOP("commands", "Both languages in two columns."),
        is_checkable=True,
    ),
    Command(
        "stacked",
        QT_TRANSLATE_NOOP("commands", "S&tacked"),
        Menu.VIEW,
        ("F6",),
        QT_TRANSLATE_NOOP("commands", "Each paragraph above its translation."),
        is_checkable=True,
    ),
    Command(
        "original_only",
        QT_TRANSLATE_NOOP("commands", "&Original only"),
        Menu.VIEW,
        ("F7",),
        QT_TRANSLATE_NOOP("commands", "The original alone; reveal the translation on a key."),
        is_checkable=True,
    ),
    Command(
        "translation_only",
        QT_TRANSLATE_NOOP("commands", "Trans&lation only"),
        Menu.VIEW,
        ("F8",),
        QT_TRANSLATE_NOOP("commands", "The translation alone; reveal the original on a key."),
        is_checkable=True,
    ),
    Command(
        "reveal_sentence",
        QT_TRANSLATE_NOOP("commands", "Re&veal the sentence"),
        Menu.VIEW,
        ("R",),
        QT_TRANSLATE_NOOP("commands", "Show or hide this sentence in the hidden language."),
        When.ARTICLE,
        starts_group=True,
    ),
    Command(
        "reveal_paragraph",
        QT_TRANSLATE_NOOP("commands", "Reveal the &paragraph"),
        Menu.VIEW,
        ("Shift+R",),
        QT_TRANSLATE_NOOP("commands", "Show or hide this paragraph in the hidden language."),
        When.ARTICLE,
    ),
    Command(
        "swap_columns",
        QT_TRANSLATE_NOOP("commands", "S&wap the columns"),
        Menu.VIEW,
        ("Shift+X",),
        QT_TRANSLATE_NOOP("commands", "Put the translation on the other side."),
        is_checkable=True,
        starts_group=True,
    ),
    Command(
        "scroll_together",
        QT_TRANSLATE_NOOP("commands", "Scroll to&gether"),
        Menu.VIEW,
        ("S",),
        QT_TRANSLATE_NOOP("commands", "Scroll both columns together, or each on its own."),
        is_checkable=True,
    ),
    Command(
        "dim_others",
        QT_TRANSLATE_NOOP("commands", "D&im the other sentences"),
        Menu.VIEW,
        ("D",),
        QT_TRANSLATE_NOOP("commands", "Dim all sentences but the current one."),
        is_checkable=True,
    ),
    Command(
        "show_pictures",
        QT_TRANSLATE_NOOP("commands", "Pi&ctures"),
        Menu.VIEW,
        (),
        QT_TRANSLATE_NOOP("commands", "Show or hide the pictures of articles."),
        is_checkable=True,
    ),
    Command(
        "show_library",
        QT_TRANSLATE_NOOP("commands", "Li&brary"),
        Menu.VIEW,
        ("Ctrl+B",),
        QT_TRANSLATE_NOOP("commands", "Show or hide the library."),
        is_checkable=True,
        starts_group=True,
    ),
    Command(
        "show_notes",
        QT_TRANSLATE_NOOP("commands", "&Notes"),
        Menu.VIEW,
        ("Ctrl+M",),
        QT_TRANSLATE_NOOP("commands", "Show or hide the highlights and notes of this article."),
        is_checkable=True,
    ),
    Command(
        "show_note_cards",
        QT_TRANSLATE_NOOP("commands", "Notes beside t&he text"),
        Menu.VIEW,
        ("M",),
        QT_TRANSLATE_NOOP(
            "commands", "Show the note on the current sentence beside it, or only in the panel."
        ),
        is_checkable=True,
    ),
    Command(
        "show_left_out",
        QT_TRANSLATE_NOOP("commands", "Lines left o&ut"),
        Menu.VIEW,
        ("Ctrl+D",),
        QT_TRANSLATE_NOOP("commands", "Show or hide what the cleaning left out, and why."),
        is_checkable=True,
    ),
    Command(
        "show_doubtful",
        QT_TRANSLATE_NOOP("commands", "&Doubtful translations"),
        Menu.VIEW,
        ("Ctrl+Shift+D",),
        QT_TRANSLATE_NOOP("commands", "Show or hide the translations that may be wrong, and why."),
        is_checkable=True,
    ),
    Command(
        "larger_text",
        QT_TRANSLATE_NOOP("commands", "L&arger text"),
        Menu.VIEW,
        ("Ctrl++", "Ctrl+="),
        QT_TRANSLATE_NOOP("commands", "Make the text a size larger."),
        starts_group=True,
    ),
    Command(
        "smaller_text",
        QT_TRANSLATE_NOOP("commands", "S&maller text"),
        Menu.VIEW,
        ("Ctrl+-",),
        QT_TRANSLATE_NOOP("commands", "Make the text a size smaller."),
    ),
    Command(
        "next_theme",
        QT_TRANSLATE_NOOP("commands", "Ne&xt theme"),
        Menu.VIEW,
        ("Ctrl+Shift+T",),
        QT_TRANSLATE_NOOP("commands", "Go through light, sepia, dark and high contrast."),
    ),
    Command(
        "full_screen",
        QT_TRANSLATE_NOOP("commands", "&Full screen"),
        Menu.VIEW,
        ("F11",),
        QT_TRANSLATE_NOOP("commands", "Enter or leave full screen."),
        is_checkable=True,
        starts_group=True,
    ),
    Command(
        "show_menu_bar",
        QT_TRANSLATE_NOOP("commands", "Menu ba&r"),
        Menu.VIEW,
        (),
        QT_TRANSLATE_NOOP("commands", "Show the menu bar always, or only while Alt is pressed."),
        is_checkable=True,
    ),
    Command(
        "palette",
        QT_TRANSLATE_NOOP("commands", "&Find anything…"),
        Menu.HELP,
        ("Ctrl+K", "Ctrl+Shift+P"),
        QT_TRANSLATE_NOOP(
            "commands", "Find a command, article, heading, tag, theme or setting by its name."
        ),
    ),
    Command(
        "shortcuts",
        QT_TRANSLATE_NOOP("commands", "&Keyboard shortcuts"),
        Menu.HELP,
        ("F1",),
        QT_TRANSLATE_NOOP("commands", "Show all commands with their keys, and change them."),
    ),
    Command(
        "open_menu",
        QT_TRANSLATE_NOOP("commands", "Open the m&enu"),
        Menu.HELP,
        ("F10",),
        QT_TRANSLATE_NOOP("commands", "Show the menu bar and open its first menu, as Alt does."),
    ),
    Command(
        "first_steps",
        QT_TRANSLATE_NOOP("commands", "First &steps"),
        Menu.HELP,
        (),
        QT_TRANSLATE_NOOP("commands", "Import a short article that shows what you can try."),
    ),
    Command(
        "changelog",
        QT_TRANSLATE_NOOP("commands", "What's &new"),
        Menu.HELP,
        (),
        QT_TRANSLATE_NOOP("commands", "What has changed in this version and earlier ones."),
        starts_group=True,
    ),
    Command(
        "about",
        QT_TRANSLATE_NOOP("commands", "&About Vis-à-vis"),
        Menu.HELP,
        (),
        QT_TRANSLATE_NOOP("commands", "Version, licence and models."),
    ),
)

BY_ID = {command.id: command for command in COMMANDS}
