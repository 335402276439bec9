"""Translating: from the reader's place, kept batch by batch, never twice."""

from dataclasses import replace

import pytest

from desktop.base.errors import AppError, Cancelled
from desktop.base.tokens import Token
from desktop.library import Library
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Language,
    Place,
    Side,
)
from desktop.services import annotating
from desktop.services.importing import import_raw, read_article
from desktop.services.opening import Opened, open_article
from desktop.services.translating import (
    outdated,
    retranslate,
    translate,
    translate_article,
    translate_lines,
)
from tests.builders import PAGE, raw, translated
from tests.fakes import BrokenEngine, EchoEngine, NewerEngine


def test_every_sentence_is_translated_and_kept(library: Library) -> None:
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


def test_the_sentences_from_the_reader_s_place_come_first(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    engine = EchoEngine()
    list(translate(library, engine, article_id, 5, Token()))
    sources = [pair.source for pair in open_article(library, article_id).pairs]
    assert engine.calls == [tuple(sources[5:] + sources[:5])]


def test_a_cancel_keeps_what_is_done_and_goes_on_later(library: Library) -> None:
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
        tx.remember([type(one)(source, "À moi.", one.direction, model="")])
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    found = open_article(library, article_id).pairs[0].translated
    assert found is not None
    assert (found.text, found.is_by_reader) == ("À moi.", True)


def test_a_mixed_article_goes_both_ways_and_other_languages_nowhere(library: Library) -> None:
    page = (
        "The council opened the new bridge on Monday after four long years of work.\n\n"
        "Le conseil a inauguré le nouveau pont lundi après quatre longues années de travaux.\n\n"
        "Der Rat hat am Montag nach vier langen Jahren Arbeit die neue Brücke eröffnet.\n"
    )
    article_id = import_raw(library, raw(page)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    opened = open_article(library, article_id)
    found = {
        opened.article.paragraphs[pair.paragraph].language: pair.translated
        and pair.translated.direction
        for pair in opened.pairs
    }
    assert found == {
        Language.ENGLISH: ENGLISH_TO_FRENCH,
        Language.FRENCH: FRENCH_TO_ENGLISH,
        Language.OTHER: None,
    }


def test_a_missing_model_is_told(library: Library) -> None:
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


def translated_article(library: Library) -> Opened:
    article_id = import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    return open_article(library, article_id)


def texts(library: Library, opened: Opened) -> list[str]:
    pairs = open_article(library, opened.stored.id).pairs
    return [pair.translated.text if pair.translated else "" for pair in pairs]


def test_only_what_another_model_translated_is_outdated(library: Library) -> None:
    opened = translated_article(library)
    assert outdated(EchoEngine(), opened.pairs) == {}
    sources = {pair.source for pair in opened.pairs}
    assert outdated(NewerEngine(), opened.pairs) == {ENGLISH_TO_FRENCH: sources}


def test_a_newer_model_replaces_the_translations_but_not_the_reader_s(library: Library) -> None:
    opened = translated_article(library)
    edited = opened.pairs[2].source
    with library.write() as tx:
        tx.remember([replace(translated(edited, "À moi."), model="")])
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


def test_highlights_follow_their_words_into_the_new_translation(library: Library) -> None:
    opened = translated_article(library)
    number = 3
    source = opened.pairs[number].source
    whole = (Place(number, 0), Place(number, len(f"[fr] {source}")))
    words = (Place(number, len("[fr] ")), whole[1])
    for side, places in ((Side.TRANSLATION, words), (Side.ORIGINAL, (whole[0], Place(number, 5)))):
        annotating.annotate(library, opened.stored.id, opened.pairs, side, places, 1)
    list(retranslate(library, NewerEngine(), opened.stored.id, 0, Token()))
    found = {one.anchor.side: one for one in open_article(library, opened.stored.id).highlights}
    assert found[Side.TRANSLATION].anchor.exact == source
    assert found[Side.TRANSLATION].anchor.start == Place(number, len("new [fr] "))
    assert not any(one.is_lost for one in found.values())
