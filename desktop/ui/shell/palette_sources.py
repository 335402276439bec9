"""The entries of the palette: what there is to find in the window, and what choosing it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.reading.article import Article, Kind, Pair
from desktop.ui.commands import COMMANDS
from desktop.ui.shell.actions import Actions, shortcuts_text
from desktop.ui.shell.palette_entries import EntryKind, PaletteEntry
from desktop.ui.support.theme import THEMES
from desktop.ui.support.view_mode import ViewMode

if TYPE_CHECKING:
    from desktop.library import ArticleId, ArticleRow

HEADINGS = frozenset({Kind.TITLE, Kind.SUBHEADING})
PALETTE_COMMANDS = frozenset({"palette", "go_to_sentence", "outline"})
"""Commands that open the palette itself: of no use in it."""


def command_entries(
    kind: EntryKind, actions: Actions, custom_keys: Mapping[str, str]
) -> Iterator[PaletteEntry]:
    """Yield the enabled commands: those that change the view, or the others."""
    for command in COMMANDS:
        action = actions.by_id[command.id]
        is_view = command.id in list(ViewMode)
        if (
            actions.is_available(command.id)
            and command.id not in PALETTE_COMMANDS
            and is_view is (kind is EntryKind.VIEW)
        ):
            keys = shortcuts_text(command, custom_keys)
            yield PaletteEntry(
                f"command:{command.id}", kind, command.plain_title, action.trigger, keys=keys
            )


def article_entries(
    rows: Iterable[ArticleRow], open_article: Callable[[ArticleId], None]
) -> Iterator[PaletteEntry]:
    """Yield the articles of the library, with their sources."""
    for row in rows:
        open_it = partial(open_article, row.id)
        yield PaletteEntry(
            f"article:{row.id}", EntryKind.ARTICLE, row.title, open_it, row.source or ""
        )


def heading_entries(
    article: Article | None, pairs: Sequence[Pair], go_to: Callable[[int], None]
) -> Iterator[PaletteEntry]:
    """Yield the headings of an article, with their translations."""
    paragraphs: dict[int, list[Pair]] = {}
    for pair in pairs:
        paragraphs.setdefault(pair.paragraph, []).append(pair)
    for number, paragraph in enumerate(article.paragraphs if article else ()):
        here = paragraphs.get(number)
        if paragraph.kind in HEADINGS and here:
            yield PaletteEntry(
                f"heading:{number}",
                EntryKind.HEADING,
                paragraph.text,
                partial(go_to, here[0].number),
                " ".join(pair.translated.text for pair in here if pair.translated),
            )


def sentence_entries(pairs: Iterable[Pair], go_to: Callable[[int], None]) -> Iterator[PaletteEntry]:
    """Yield the sentences of an article by their numbers, from 1, with their translations."""
    for pair in pairs:
        yield PaletteEntry(
            f"sentence:{pair.number}",
            EntryKind.SENTENCE,
            f"{pair.number + 1}  {pair.source}",
            partial(go_to, pair.number),
            pair.translated.text if pair.translated else "",
        )


def tag_entries(
    tags: Iterable[tuple[str, int]], search: Callable[[str], None]
) -> Iterator[PaletteEntry]:
    """Yield the tags in use, given with how often; choosing one searches for it."""
    for tag, count in tags:
        query = 'tag:"{}"'.format(tag.replace('"', " "))
        yield PaletteEntry(f"tag:{tag}", EntryKind.TAG, tag, partial(search, query), str(count))


def theme_entries(set_theme: Callable[[str], None]) -> Iterator[PaletteEntry]:
    """Yield the themes."""
    for name, title in THEMES.items():
        shown = QCoreApplication.translate("themes", title)
        yield PaletteEntry(f"theme:{name}", EntryKind.THEME, shown, partial(set_theme, name))


def setting_entries(show_preferences: Callable[[str], None]) -> Iterator[PaletteEntry]:
    """Yield the fields of the preferences; choosing one opens them there."""
    from desktop.ui.shell.preferences_dialog import FIELDS

    for name, title in FIELDS.items():
        shown = QCoreApplication.translate("PreferencesDialog", title).replace("&", "")
        yield PaletteEntry(
            f"setting:{name}", EntryKind.SETTING, shown, partial(show_preferences, name)
        )
