"""The second look: better drafts, what the reader has read stays, and taking them over."""

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import Cancelled
from desktop.library import ArticleId, Library
from desktop.reading.aligning import align
from desktop.reading.article import FRENCH_TO_ENGLISH, Anchor, Pair, Place, Side, Translated
from desktop.services import second_look
from desktop.services.open_article import recall
from desktop.services.own_translations import rewrite
from desktop.services.second_look import (
    CarefulEngine,
    find_quick,
    list_quick,
    look_again,
    put_back,
    take_better_drafts,
)
from desktop.services.translate import translate
from desktop.translation.engine import Engine
from tests.fakes import CarefulEchoEngine, EchoEngine, NewerEngine
from tests.unit.library.builders import flood, raw


@pytest.fixture
def article_id(library: Library) -> ArticleId:
    with library.write() as tx:
        found = tx.add_article(raw("Crue"), flood())
    run(translate(library, EchoEngine(), found, 0, Token()))
    return found


def run(batches: object) -> list[Translated]:
    return [one for batch in batches for one in batch]  # type: ignore[attr-defined]


def shown(library: Library, article_id: ArticleId) -> tuple[Pair, ...]:
    with library.read() as tx:
        article = tx.article(article_id).article
        return align(article, recall(tx, article))


def texts(library: Library, article_id: ArticleId) -> list[str]:
    return [pair.translated.text if pair.translated else "" for pair in shown(library, article_id)]


def test_what_nobody_has_read_is_replaced(library: Library, article_id: ArticleId) -> None:
    found = run(look_again(library, CarefulEchoEngine(), article_id, 0, Token()))
    assert found
    assert all(text.startswith("better ") for text in texts(library, article_id))
    assert all(
        pair.translated and pair.translated.is_careful for pair in shown(library, article_id)
    )
    assert run(look_again(library, CarefulEchoEngine(), article_id, 0, Token())) == []


def test_the_sentences_from_the_reader_on_come_first(
    library: Library, article_id: ArticleId
) -> None:
    pairs = shown(library, article_id)
    batches = look_again(library, CarefulEchoEngine(), article_id, 2, Token())
    assert next(iter(batches))[0].source == pairs[2].source


def test_what_is_far_from_the_reader_waits(
    library: Library, article_id: ArticleId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_look, "WORDS_AHEAD", 1)
    monkeypatch.setattr(second_look, "WORDS_BEHIND", 1)
    pairs = shown(library, article_id)
    found = list_quick(pairs, 2)
    assert [one.source for one in found] == [pairs[2].source, pairs[1].source]


def test_what_was_read_stays_with_the_better_draft_beside_it(
    library: Library, article_id: ArticleId
) -> None:
    before = texts(library, article_id)
    read = shown(library, article_id)[1].source
    run(look_again(library, CarefulEchoEngine(), article_id, 0, Token(), read.__eq__))
    pairs = shown(library, article_id)
    kept = pairs[1].translated
    assert kept
    assert (kept.text, kept.better, kept.is_careful) == (before[1], f"better {before[1]}", True)
    assert [pair.number for pair in pairs if pair.translated and pair.translated.better] == [1]


def test_a_highlighted_sentence_stays(library: Library, article_id: ArticleId) -> None:
    pair = shown(library, article_id)[0]
    anchor = Anchor(Side.ORIGINAL, pair.source, "", "", Place(0, 0), Place(0, len(pair.source)))
    with library.write() as tx:
        tx.add_highlight(article_id, anchor, 1)
    before = texts(library, article_id)
    run(look_again(library, CarefulEchoEngine(), article_id, 0, Token()))
    assert texts(library, article_id)[0] == before[0]
    assert texts(library, article_id)[1] != before[1]


def test_the_readers_own_and_other_models_translations_are_not_looked_at(
    library: Library, article_id: ArticleId
) -> None:
    rewrite(library, article_id, 1, "Mine.")
    assert [one.source for one in quick(EchoEngine(), library, article_id)].count(
        shown(library, article_id)[1].source
    ) == 0
    assert quick(NewerEngine(), library, article_id) == []
    run(look_again(library, CarefulEchoEngine(), article_id, 0, Token()))
    assert texts(library, article_id)[1] == "Mine."


def quick(engine: Engine, library: Library, article_id: ArticleId) -> list[Translated]:
    found = find_quick(engine, shown(library, article_id))
    return found.get(FRENCH_TO_ENGLISH, [])


def test_better_drafts_are_taken_and_put_back(library: Library, article_id: ArticleId) -> None:
    run(look_again(library, CarefulEchoEngine(), article_id, 0, Token(), lambda _: True))
    before = shown(library, article_id)
    wanted = [pair.translated for pair in before[:2] if pair.translated]
    taken = take_better_drafts(library, wanted)
    assert taken.replaced == tuple(wanted)
    assert taken.changes.translations == {FRENCH_TO_ENGLISH}
    after = shown(library, article_id)
    assert [pair.translated and pair.translated.text for pair in after[:2]] == [
        pair.translated and pair.translated.better for pair in before[:2]
    ]
    assert after[2].translated == before[2].translated
    put_back(library, taken.replaced)
    assert shown(library, article_id) == before
    assert take_better_drafts(library, wanted).replaced == taken.replaced


def test_a_cancelled_look_keeps_what_it_has_saved(library: Library, article_id: ArticleId) -> None:
    token = Token()
    batches = look_again(library, CarefulEchoEngine(), article_id, 0, token)
    done = next(iter(batches))
    token.cancel()
    with pytest.raises(Cancelled):
        run(batches)
    careful = [p for p in shown(library, article_id) if p.translated and p.translated.is_careful]
    assert len(careful) == len(done)


def test_a_careful_engine_looks_at_every_translation_again() -> None:
    batches = CarefulEngine(CarefulEchoEngine()).translate(
        ["Un.", "Deux."], FRENCH_TO_ENGLISH, Token()
    )
    found = run(batches)
    assert [one.source for one in found] == ["Un.", "Deux."]
    assert all(one.text.startswith("better ") for one in found)
