"""A German article in the window: messages about missing models, and translation."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.base.cancellation import Token
from desktop.library import Library
from desktop.reading.article import Direction, Language, Translated
from desktop.services.articles import import_raw, list_articles
from desktop.services.open_article import open_article
from desktop.translation.pivoting import PivotEngine
from desktop.translation.probe_sentences import PROBES
from desktop.ui.annotations.all_notes_filters import AllNotesFilters
from desktop.ui.models.models_dialog import ModelsDialog
from desktop.ui.reader.rows import HEAD, PENDING
from desktop.ui.shell.main_window import MainWindow
from tests.builders import raw
from tests.fakes import BrokenEngine, EchoEngine, PairsEngine
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle
from tests.gui.test_reading import shown_text

GERMAN = "\n\n".join(PROBES[Language.GERMAN])
TITLE, BODY = PROBES[Language.FRENCH]
MIXED = "\n\n".join((TITLE, *PROBES[Language.GERMAN], BODY))
OURS = ("fr_en", "en_fr")
LINE = "German: install German → English in Models to see a translation."


@pytest.fixture
def french_window() -> Iterator[None]:
    """Set the window's language to French, into which third languages are then translated."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.French))
    yield
    QLocale.setDefault(before)


def shown(window: MainWindow) -> list[str]:
    return shown_text(window.reader.columns[1])


def head(window: MainWindow) -> list[str]:
    return [row.text for row in window.reader.columns[0].rows if row.paragraph == HEAD]


def wait_opened(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: bool(window.reader.pairs) and window.tasks.are_idle)


def test_a_german_article_without_a_model_shows_one_message(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(GERMAN))
    window = make_window(PivotEngine(PairsEngine(*OURS)))
    wait_opened(qtbot, window)
    assert shown_text(window.reader.columns[0]) == GERMAN.split("\n\n")
    assert shown(window) == [LINE, ""]
    assert "German: not translated" in head(window)
    assert not window.notice.isVisible()
    window.actions_.by_id["translate"].trigger()
    wait_opened(qtbot, window)
    assert shown(window) == [LINE, ""]


def test_a_mixed_article_is_translated_except_languages_without_a_model(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(MIXED))
    window = make_window(PivotEngine(PairsEngine(*OURS)))
    wait_opened(qtbot, window)
    assert shown(window) == [f"[en] {TITLE}", LINE, "", f"[en] {BODY}"]


def test_an_installed_model_is_used_when_the_dialog_closes(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(GERMAN))
    inner = PairsEngine(*OURS)
    window = make_window(PivotEngine(inner))
    wait_opened(qtbot, window)
    window.actions_.by_id["models"].trigger()
    dialog = next(one for one in window.findChildren(ModelsDialog) if one.isVisible())
    inner.pairs |= {"de_en"}
    dialog.models_changed.emit()
    wait_until_idle(window)
    assert shown(window) == [PENDING, PENDING]
    assert "German → English" in head(window)
    dialog.close()
    wait_translated(qtbot, window)
    assert shown(window) == [f"[en] {text}" for text in PROBES[Language.GERMAN]]
    inner.pairs -= {"de_en"}
    window.translation.reset_engine()
    wait_until_idle(window)
    assert shown(window) == [f"[en] {text}" for text in PROBES[Language.GERMAN]]


@pytest.mark.usefixtures("french_window")
def test_a_french_reader_s_german_goes_through_english(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    article_id = import_raw(library, raw(GERMAN)).article_id
    window = make_window(PivotEngine(PairsEngine(*OURS, "de_en")))
    wait_translated(qtbot, window)
    assert shown(window) == [f"[fr] [en] {text}" for text in PROBES[Language.GERMAN]]
    window.own_translations.rewrite(article_id, 0, "À moi.")
    wait_until_idle(window)
    one = open_article(library, article_id).pairs[0].translated
    assert one is not None
    assert (one.text, one.direction) == ("À moi.", Direction(Language.GERMAN, Language.FRENCH))


@pytest.mark.usefixtures("french_window")
def test_another_reader_finds_the_article_in_their_own_language(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    article_id = import_raw(library, raw(GERMAN)).article_id
    sources = [pair.source for pair in open_article(library, article_id).pairs]
    engine = PairsEngine(*OURS, "de_en")
    to_english = Direction(Language.GERMAN, Language.ENGLISH)
    with library.write() as tx:
        tx.save_translations(
            PivotEngine(engine).alternatives(one, to_english, 1)[0] for one in sources
        )
    window = make_window(PivotEngine(engine))
    texts = [f"[fr] [en] {text}" for text in PROBES[Language.GERMAN]]
    qtbot.waitUntil(lambda: shown(window) == texts and window.tasks.are_idle)


def test_a_broken_model_shows_a_message_in_place_of_the_translation(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(GERMAN))
    window = make_window(BrokenEngine())
    qtbot.waitUntil(window.notice.isVisible)
    wait_opened(qtbot, window)
    told = "The model echo can't be loaded. Install it again."
    assert shown(window) == [told, ""]
    assert shown_text(window.reader.columns[0]) == GERMAN.split("\n\n")


def test_the_message_disappears_once_the_model_works(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    class Mended(BrokenEngine):
        is_broken = True

        @override
        def translate(
            self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
        ) -> Iterator[tuple[Translated, ...]]:
            if self.is_broken:
                return super().translate(sources, direction, token, urgent)
            return EchoEngine.translate(self, sources, direction, token, urgent)

    import_raw(library, raw(GERMAN))
    engine = Mended()
    window = make_window(engine)
    qtbot.waitUntil(window.notice.isVisible)
    wait_opened(qtbot, window)
    engine.is_broken = False
    window.actions_.by_id["translate"].trigger()
    assert shown(window) == [PENDING, PENDING]
    wait_translated(qtbot, window)


def test_all_notes_can_be_filtered_by_the_languages_of_their_articles(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, raw(GERMAN))
    window = make_window(PivotEngine(PairsEngine(*OURS)))
    wait_opened(qtbot, window)
    filters = AllNotesFilters(window)
    offered = filters.language.count()
    filters.set_choices(list_articles(library), (), {})
    assert filters.language.count() == offered
    window.actions_.by_id["highlight_1"].trigger()
    wait_until_idle(window)
    filters.set_choices(list_articles(library), (), {})
    assert filters.language.count() == offered + 1
    filters.language.setCurrentIndex(filters.language.findText("German"))
    assert filters.current_filter.language is Language.GERMAN
