"""Importing and exporting the translation memory as TMX."""

from pathlib import Path

import pytest
from translate.storage.tmx import tmxfile

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.library import ArticleId, Library
from desktop.reading.article import ENGLISH_TO_FRENCH, Doubt, Place, Side, Translated
from desktop.reading.exchange.import_outcome import SkipReason
from desktop.reading.exchange.tmx import write_memory
from desktop.services import highlights
from desktop.services.articles import import_raw
from desktop.services.memory import BATCH_SIZE, export_memory, import_memory
from desktop.services.open_article import open_article
from desktop.services.own_translations import rewrite
from desktop.services.translate import translate
from tests.builders import PAGE, raw
from tests.fakes import EchoEngine


@pytest.fixture
def article_id(library: Library) -> ArticleId:
    article_id = import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    return article_id


def unit(source: str, text: str, model: str = "") -> Translated:
    return Translated(source, text, ENGLISH_TO_FRENCH, model)


def known(library: Library, *sources: str) -> list[Translated]:
    with library.read() as tx:
        return list(tx.find_translations(sources, ENGLISH_TO_FRENCH).values())


def test_another_tmx_reader_can_read_the_export(
    library: Library, article_id: ArticleId, tmp_path: Path
) -> None:
    path = tmp_path / "memory.tmx"
    done = rewrite(library, article_id, 1, "À moi.")
    pairs = open_article(library, article_id).pairs
    assert export_memory(library, path) == len(pairs) + 1
    units = tmxfile.parsestring(path.read_bytes(), "en", "fr").units
    assert {(one.source, one.target) for one in units} >= {
        (pair.source, pair.translated.text) for pair in pairs if pair.translated
    }
    assert export_memory(library, path, own_only=True) == 1
    (one,) = tmxfile.parsestring(path.read_bytes(), "en", "fr").units
    assert (one.source, one.target) == (done.source, "À moi.")


def test_a_person_s_translation_replaces_the_engine_s_but_not_the_reader_s(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "memory.tmx"
    with library.write() as tx:
        tx.save_translations(
            [unit("One.", "Un !"), unit("Two.", "[fr]", "echo"), unit("Three.", "3", "e")]
        )
    write_memory(
        path,
        [
            unit("One.", "Une."),
            unit("Two.", "Deux."),
            unit("Two.", "Toutes deux."),
            unit("Three.", "Trois.", "en_fr 1"),
            unit("Four 4.", "Cinq.", "en_fr 1"),
        ],
    )
    reported: list[int] = []
    imported = import_memory(library, path, Token(reported.append))
    assert (imported.added, imported.skipped) == (2, ((SkipReason.REPEATED, 3),))
    assert imported.changes.translations == {ENGLISH_TO_FRENCH}
    assert reported == [2]
    assert {one.text for one in known(library, "One.", "Two.", "Three.")} == {"Un !", "Deux.", "3"}
    (four,) = known(library, "Four 4.")
    assert (four.model, four.doubts) == ("en_fr 1", (Doubt.DIGITS_LOST,))


def test_a_memory_is_the_same_after_export_and_import(
    library: Library, article_id: ArticleId, tmp_path: Path
) -> None:
    path = tmp_path / "memory.tmx"
    rewrite(library, article_id, 1, "À moi.")
    before = [(one.source, one.text, one.model) for one in _all(library)]
    export_memory(library, path)
    with library.write() as tx:
        for one in list(tx.all_translations()):
            tx.delete_own_translation(one.source, one.direction)
    imported = import_memory(library, path, Token())
    assert imported.added == 1
    assert sorted((one.source, one.text, one.model) for one in _all(library)) == sorted(before)


def test_batches_added_before_a_cancel_or_damage_are_kept(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    write_memory(path, (unit(f"Number {n}.", f"Nombre {n}.") for n in range(2 * BATCH_SIZE)))
    token = Token(lambda _: token.cancel())
    with pytest.raises(Cancelled):
        import_memory(library, path, token)
    assert len(_all(library)) == BATCH_SIZE
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(AppError, match="is damaged"):
        import_memory(library, path, Token())


def test_highlights_on_replaced_translations_are_reanchored(
    library: Library, article_id: ArticleId, tmp_path: Path
) -> None:
    pairs = open_article(library, article_id).pairs
    places = (Place(1, 9), Place(1, 30))
    highlights.annotate(library, article_id, pairs, Side.TRANSLATION, places, 1)
    path = tmp_path / "memory.tmx"
    write_memory(path, [unit(pairs[1].source, "Tout autre chose, vraiment, est écrit ici.")])
    imported = import_memory(library, path, Token())
    assert imported.changes.annotations == {article_id}
    assert highlights.list_highlights(library, article_id)[0].is_lost


def _all(library: Library) -> list[Translated]:
    with library.read() as tx:
        return list(tx.all_translations())
