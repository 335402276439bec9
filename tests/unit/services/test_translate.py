"""Translating articles: order, batches, cancelling and outdated translations."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from typing_extensions import override

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.library import ArticleId, Library
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Direction,
    Language,
    Place,
    Side,
    Translated,
)
from desktop.services import highlights
from desktop.services.articles import import_raw
from desktop.services.open_article import OpenedArticle, open_article
from desktop.services.page_reader import read_article
from desktop.services.translate import (
    find_outdated,
    retranslate,
    translate,
    translate_article,
    translate_lines,
)
from desktop.translation.pivoting import PivotEngine
from tests.builders import PAGE, raw, translated
from tests.fakes import BrokenEngine, EchoEngine, NewerEngine, PairsEngine


def test_every_sentence_is_translated_and_saved(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    engine = EchoEngine(batch=2)
    batches = list(translate(library, engine, article_id, 0, Token()))
    assert len(batches) > 1
    pairs = open_article(library, article_id).pairs
    assert all(pair.translated and pair.translated.text == f"[fr] {pair.source}" for pair in pairs)


def test_a_second_time_needs_no_engine(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    assert list(translate(library, BrokenEngine(), article_id, 0, Token())) == []


def test_sentences_from_the_reading_position_come_first(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    engine = EchoEngine()
    list(translate(library, engine, article_id, 5, Token()))
    sources = [pair.source for pair in open_article(library, article_id).pairs]
    assert engine.calls == [tuple(sources[5:] + sources[:5])]


def test_a_cancel_keeps_saved_batches_and_translation_resumes_later(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    token = Token()
    running = translate(library, EchoEngine(batch=2), article_id, 0, token)
    done = next(running)
    token.cancel()
    with pytest.raises(Cancelled):
        next(running)
    pairs = open_article(library, article_id).pairs
    assert sum(bool(pair.translated) for pair in pairs) == len(done)
    engine = EchoEngine()
    list(translate(library, engine, article_id, 0, Token()))
    assert sum(map(len, engine.calls)) == len(pairs) - len(done)


def test_the_reader_s_own_translation_is_never_replaced(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    source = open_article(library, article_id).pairs[0].source
    with library.write() as tx:
        one = translated(source, "À moi.")
        tx.save_translations([type(one)(source, "À moi.", one.direction, model="")])
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    found = open_article(library, article_id).pairs[0].translated
    assert found is not None
    assert (found.text, found.is_by_reader) == ("À moi.", True)


MIXED = """The council opened the new bridge on Monday after four long years of work.

Baraza lilifungua daraja jipya siku ya Jumatatu baada ya miaka minne ya kazi mjini humo.

Le conseil a inauguré le nouveau pont lundi après quatre longues années de travaux.

Der Rat hat am Montag nach vier langen Jahren Arbeit die neue Brücke eröffnet.
"""
OURS = ("fr_en", "en_fr")
TO_ENGLISH = Direction(Language.GERMAN, Language.ENGLISH)
TO_FRENCH = Direction(Language.GERMAN, Language.FRENCH)


def ways(library: Library, article_id: ArticleId) -> dict[Language, Direction | None]:
    opened = open_article(library, article_id)
    return {
        opened.article.paragraphs[pair.paragraph].language: (
            pair.translated.direction if pair.translated else None
        )
        for pair in opened.pairs
    }


@pytest.mark.parametrize(
    ("reader", "pairs", "german"),
    [
        (Language.ENGLISH, ("de_en",), TO_ENGLISH),
        (Language.FRENCH, ("de_en",), TO_FRENCH),
        (Language.FRENCH, ("de_fr",), TO_FRENCH),
        (Language.ENGLISH, ("de_fr",), TO_FRENCH),
        (Language.ENGLISH, (), None),
    ],
)
@pytest.mark.slow
def test_each_language_of_a_mixed_article_is_translated_if_it_can_be(
    library: Library, reader: Language, pairs: tuple[str, ...], german: Direction | None
) -> None:
    article_id = import_raw(library, raw(MIXED)).article_id
    engine = PivotEngine(PairsEngine(*OURS, *pairs))
    list(translate(library, engine, article_id, 0, Token(), reader))
    assert ways(library, article_id) == {
        Language.ENGLISH: ENGLISH_TO_FRENCH,
        Language.FRENCH: FRENCH_TO_ENGLISH,
        Language.GERMAN: german,
        Language.OTHER: None,
    }


def test_a_broken_model_doesn_t_keep_the_other_languages_waiting(library: Library) -> None:
    class HalfBroken(PairsEngine):
        @override
        def translate(
            self, sources: Sequence[str], direction: Direction, token: Token, urgent: int = 0
        ) -> Iterator[tuple[Translated, ...]]:
            if direction == ENGLISH_TO_FRENCH:
                raise AppError("The model {model} can't be loaded.", model="en_fr")
            return super().translate(sources, direction, token, urgent)

    article_id = import_raw(library, raw(MIXED)).article_id
    engine = PivotEngine(HalfBroken(*OURS, "de_en"))
    with pytest.raises(AppError, match="can't be loaded"):
        list(translate(library, engine, article_id, 0, Token()))
    found = ways(library, article_id)
    assert (found[Language.ENGLISH], found[Language.FRENCH]) == (None, FRENCH_TO_ENGLISH)
    assert found[Language.GERMAN] == TO_ENGLISH


def german_texts(library: Library, article_id: ArticleId) -> list[str]:
    opened = open_article(library, article_id)
    return [
        pair.translated.text
        for pair in opened.pairs
        if pair.translated and pair.translated.direction.source is Language.GERMAN
    ]


def test_changing_the_reader_s_language_reuses_earlier_translations(
    library: Library,
) -> None:
    article_id = import_raw(library, raw(MIXED)).article_id
    inner = PairsEngine(*OURS, "de_en")
    engine = PivotEngine(inner)
    list(translate(library, engine, article_id, 0, Token(), Language.ENGLISH))
    (in_english,) = german_texts(library, article_id)
    opened = open_article(library, article_id)
    number = next(one.number for one in opened.pairs if one.source.startswith("Der Rat"))
    words = (Place(number, 0), Place(number, len(in_english)))
    side = Side.TRANSLATION
    highlights.annotate(library, opened.stored.id, opened.pairs, side, words, 1)
    ((french,),) = translate(library, engine, article_id, 0, Token(), Language.FRENCH)
    assert german_texts(library, article_id) == [french.text] != [in_english]
    (moved,) = open_article(library, article_id).highlights
    assert moved.anchor.start == Place(number, len("[fr] "))
    calls = len(inner.calls)
    ((back,),) = translate(library, engine, article_id, 0, Token(), Language.ENGLISH)
    assert german_texts(library, article_id) == [back.text] == [in_english]
    assert len(inner.calls) == calls
    (found,) = open_article(library, article_id).highlights
    assert found.anchor.start == Place(number, 0)
    assert list(translate(library, engine, article_id, 0, Token(), Language.ENGLISH)) == []


def test_an_own_translation_of_a_third_language_stays_in_its_language(
    library: Library,
) -> None:
    article_id = import_raw(library, raw(MIXED)).article_id
    source = next(
        one.source for one in open_article(library, article_id).pairs if "Rat" in one.source
    )
    with library.write() as tx:
        tx.save_translations([Translated(source, "Mine.", TO_ENGLISH, model="")])
    engine = PivotEngine(PairsEngine(*OURS, "de_en"))
    list(translate(library, engine, article_id, 0, Token(), Language.FRENCH))
    assert german_texts(library, article_id) == ["Mine."]


def test_a_pivot_translation_is_outdated_by_a_direct_model(library: Library) -> None:
    article_id = import_raw(library, raw(MIXED)).article_id
    inner = PairsEngine(*OURS, "de_en")
    engine = PivotEngine(inner)
    list(translate(library, engine, article_id, 0, Token(), Language.FRENCH))
    pairs = open_article(library, article_id).pairs
    assert find_outdated(engine, pairs) == {}
    inner.pairs |= {"de_fr"}
    assert set(find_outdated(engine, pairs)) == {TO_FRENCH}
    list(retranslate(library, engine, article_id, 0, Token()))
    assert find_outdated(engine, open_article(library, article_id).pairs) == {}
    inner.pairs = set(OURS)
    assert find_outdated(engine, open_article(library, article_id).pairs) == {}


def test_a_missing_model_is_an_error(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    with pytest.raises(AppError, match="can't be loaded"):
        list(translate(library, BrokenEngine(), article_id, 0, Token()))


def test_an_article_outside_any_library_is_translated() -> None:
    article = read_article(raw(PAGE))
    batches = list(translate_article(EchoEngine(), article, Token()))
    sentences = {one.text for paragraph in article.paragraphs for one in paragraph.sentences}
    assert {one.source for batch in batches for one in batch} == sentences


def test_lines_keep_their_number_and_order() -> None:
    lines = ["One.", "", "Two.", "One.", "  "]
    assert translate_lines(EchoEngine(), lines, ENGLISH_TO_FRENCH, Token()) == [
        "[fr] One.",
        "",
        "[fr] Two.",
        "[fr] One.",
        "",
    ]


def translated_article(library: Library) -> OpenedArticle:
    article_id = import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    return open_article(library, article_id)


def texts(library: Library, opened: OpenedArticle) -> list[str]:
    pairs = open_article(library, opened.stored.id).pairs
    return [pair.translated.text if pair.translated else "" for pair in pairs]


def test_only_what_another_model_translated_is_outdated(library: Library) -> None:
    opened = translated_article(library)
    assert find_outdated(EchoEngine(), opened.pairs) == {}
    sources = {pair.source for pair in opened.pairs}
    assert find_outdated(NewerEngine(), opened.pairs) == {ENGLISH_TO_FRENCH: sources}


def test_a_newer_model_replaces_the_translations_but_not_the_reader_s(library: Library) -> None:
    opened = translated_article(library)
    edited = opened.pairs[2].source
    with library.write() as tx:
        tx.save_translations([replace(translated(edited, "À moi."), model="")])
    engine = NewerEngine(batch=2)
    list(retranslate(library, engine, opened.stored.id, 5, Token()))
    assert texts(library, opened) == [
        "À moi." if pair.source == edited else f"new [fr] {pair.source}" for pair in opened.pairs
    ]
    ((first, *rest),) = engine.calls
    assert first == opened.pairs[5].source
    assert edited not in rest
    list(retranslate(library, engine, opened.stored.id, 0, Token()))
    assert len(engine.calls) == 1


def test_a_cancel_leaves_the_old_translations_of_the_rest(library: Library) -> None:
    opened = translated_article(library)
    token = Token()
    running = retranslate(library, NewerEngine(batch=2), opened.stored.id, 0, token)
    next(running)
    token.cancel()
    with pytest.raises(Cancelled):
        next(running)
    found = texts(library, opened)
    assert [text.startswith("new ") for text in found] == [True] * 2 + [False] * (len(found) - 2)
    assert all(found)


def test_a_broken_model_leaves_the_old_translations(library: Library) -> None:
    opened = translated_article(library)
    before = texts(library, opened)
    with pytest.raises(AppError, match="can't be loaded"):
        list(retranslate(library, BrokenEngine(), opened.stored.id, 0, Token()))
    assert texts(library, opened) == before


@pytest.mark.slow
def test_highlights_follow_their_words_into_the_new_translation(library: Library) -> None:
    opened = translated_article(library)
    number = 3
    source = opened.pairs[number].source
    whole = (Place(number, 0), Place(number, len(f"[fr] {source}")))
    words = (Place(number, len("[fr] ")), whole[1])
    for side, places in ((Side.TRANSLATION, words), (Side.ORIGINAL, (whole[0], Place(number, 5)))):
        highlights.annotate(library, opened.stored.id, opened.pairs, side, places, 1)
    list(retranslate(library, NewerEngine(), opened.stored.id, 0, Token()))
    found = {one.anchor.side: one for one in open_article(library, opened.stored.id).highlights}
    assert found[Side.TRANSLATION].anchor.exact == source
    assert found[Side.TRANSLATION].anchor.start == Place(number, len("new [fr] "))
    assert not any(one.is_lost for one in found.values())
