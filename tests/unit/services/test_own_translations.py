"""The reader's own translations: saving, undoing, and re-anchoring highlights."""

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.library import ArticleId, Highlight, Library
from desktop.reading.article import ENGLISH_TO_FRENCH, Direction, Language, Place, Side
from desktop.services import highlights
from desktop.services.articles import clean_again, import_raw
from desktop.services.open_article import open_article
from desktop.services.own_translations import discard, find_similar, rewrite, undo
from desktop.services.translate import translate
from tests.builders import PAGE, raw
from tests.fakes import EchoEngine

OTHER = """Another page about the bridge

The council opened the new bridge on Monday. Here something else is told of it, at some length.
"""
OPENED, FOUR_YEARS = 1, 2


@pytest.fixture
def article_id(library: Library) -> ArticleId:
    return translated_article(library, PAGE)


def translated_article(library: Library, page: str) -> ArticleId:
    article_id = import_raw(library, raw(page)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    return article_id


def text(library: Library, article_id: ArticleId, number: int) -> str:
    one = open_article(library, article_id).pairs[number].translated
    return one.text if one else ""


def number_of(library: Library, article_id: ArticleId, beginning: str) -> int:
    pairs = open_article(library, article_id).pairs
    return next(pair.number for pair in pairs if pair.source.startswith(beginning))


def mark(library: Library, article_id: ArticleId, number: int, words: str) -> None:
    pairs = open_article(library, article_id).pairs
    at = text(library, article_id, number).index(words)
    places = (Place(number, at), Place(number, at + len(words)))
    highlights.annotate(library, article_id, pairs, Side.TRANSLATION, places, 1)


def marked(library: Library, article_id: ArticleId) -> Highlight:
    (one,) = highlights.list_highlights(library, article_id)
    return one


def words_under(library: Library, article_id: ArticleId) -> str:
    anchor = marked(library, article_id).anchor
    assert anchor.start.sentence == anchor.end.sentence
    whole = text(library, article_id, anchor.start.sentence)
    return whole[anchor.start.offset : anchor.end.offset]


def test_the_reader_s_own_translation_is_kept(library: Library, article_id: ArticleId) -> None:
    done = rewrite(library, article_id, OPENED, "  Lundi,\nle conseil a ouvert le pont. ")
    assert done.before is not None
    assert not done.before.is_by_reader
    assert done.changes.translations == {ENGLISH_TO_FRENCH}
    clean_again(library, article_id)
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    one = open_article(library, article_id).pairs[OPENED].translated
    assert one == done.after
    assert one is not None
    assert (one.text, one.is_by_reader) == ("Lundi, le conseil a ouvert le pont.", True)


def test_an_own_translation_applies_to_all_articles(
    library: Library, article_id: ArticleId
) -> None:
    rewrite(library, article_id, OPENED, "À moi.")
    other = import_raw(library, raw(OTHER)).article_id
    assert text(library, other, 1) == "À moi."


def test_rewrite_undo_redo_and_discard(library: Library, article_id: ArticleId) -> None:
    engines = text(library, article_id, OPENED)
    rewrite(library, article_id, OPENED, "Un.")
    second = rewrite(library, article_id, OPENED, "Deux.")
    back = undo(library, second)
    assert text(library, article_id, OPENED) == "Un."
    undo(library, back)
    assert text(library, article_id, OPENED) == "Deux."
    gone = discard(library, article_id, OPENED)
    assert text(library, article_id, OPENED) == engines
    undo(library, gone)
    assert text(library, article_id, OPENED) == "Deux."


@pytest.mark.parametrize("blank", ["", " \n\u2028 ", "\u00a0"])
def test_a_translation_is_never_empty(library: Library, article_id: ArticleId, blank: str) -> None:
    with pytest.raises(AppError, match="can't be empty"):
        rewrite(library, article_id, OPENED, blank)


GERMAN = "Der Rat hat am Montag nach vier langen Jahren Arbeit die neue Brücke eröffnet.\n"


@pytest.mark.parametrize("reader", [Language.FRENCH, Language.ENGLISH])
def test_a_third_language_is_rewritten_in_the_reader_s_language(
    library: Library, reader: Language
) -> None:
    article_id = import_raw(library, raw(GERMAN)).article_id
    made = rewrite(library, article_id, 0, "Mine.", reader)
    assert made.direction == Direction(Language.GERMAN, reader)
    assert text(library, article_id, 0) == "Mine."
    again = rewrite(library, article_id, 0, "Better.", Language.ENGLISH)
    assert again.direction == made.direction
    assert discard(library, article_id, 0).after is None


def test_only_translatable_sentences_can_be_rewritten(library: Library) -> None:
    swahili = "Waziri wa ulinzi alisema operesheni zitaendelea hadi mwisho wa mwezi huu mjini.\n"
    article_id = import_raw(library, raw(swahili)).article_id
    article = open_article(library, article_id).article
    assert article.paragraphs[0].language is Language.OTHER
    for number in (0, -1, 99):
        with pytest.raises(AppError, match="can't be translated"):
            rewrite(library, article_id, number, "Le conseil.")


def test_a_sentence_that_moved_meanwhile_is_found_by_its_text(
    library: Library, article_id: ArticleId
) -> None:
    source = next(
        one.source for one in open_article(library, article_id).pairs if one.number == OPENED
    )
    done = rewrite(library, article_id, OPENED + 1, "À moi.", source=source)
    assert (done.source, done.after and done.after.text) == (source, "À moi.")
    assert rewrite(library, article_id, 99, "Encore.", source=source).source == source
    with pytest.raises(AppError, match="can't be translated"):
        rewrite(library, article_id, OPENED, "Non.", source="It isn't there.")


def test_a_highlight_moves_with_its_words(library: Library, article_id: ArticleId) -> None:
    mark(library, article_id, OPENED, "new bridge on Monday")
    rewrite(library, article_id, OPENED, "Yes: they opened the new bridge on Monday.")
    assert words_under(library, article_id) == "new bridge on Monday"
    assert not marked(library, article_id).is_lost


def test_a_deleted_highlight_moves_too_and_is_restored_on_its_words(
    library: Library, article_id: ArticleId
) -> None:
    mark(library, article_id, OPENED, "new bridge on Monday")
    removed = marked(library, article_id).id
    highlights.remove(library, removed)
    rewrite(library, article_id, OPENED, "Yes: they opened the new bridge on Monday.")
    assert highlights.list_highlights(library, article_id) == ()
    highlights.restore(library, removed)
    assert words_under(library, article_id) == "new bridge on Monday"
    highlights.remove(library, removed)
    rewrite(library, article_id, OPENED, "Tout autre chose, vraiment, est écrit ici.")
    highlights.restore(library, removed)
    assert marked(library, article_id).is_lost


def test_a_highlight_that_stays_lost_is_unchanged(library: Library, article_id: ArticleId) -> None:
    mark(library, article_id, OPENED, "council opened the new bridge")
    rewrite(library, article_id, OPENED, "Tout autre chose, vraiment, est écrit ici.")
    before = marked(library, article_id)
    assert before.is_lost
    rewrite(library, article_id, FOUR_YEARS, "Il a fallu quatre ans.")
    assert marked(library, article_id) == before


def test_a_highlight_whose_words_are_gone_is_lost_and_found_again(
    library: Library, article_id: ArticleId
) -> None:
    mark(library, article_id, OPENED, "council opened the new bridge")
    before = marked(library, article_id).anchor
    done = rewrite(library, article_id, OPENED, "Tout autre chose, vraiment, est écrit ici.")
    assert marked(library, article_id).is_lost
    assert marked(library, article_id).anchor == before
    undo(library, done)
    assert not marked(library, article_id).is_lost
    assert marked(library, article_id).anchor == before


def test_a_highlight_never_moves_to_another_sentence_with_the_same_words(library: Library) -> None:
    page = (
        "A short page of news\n\nThe mayor spoke first. Boats pass below. The mayor left early.\n"
    )
    article_id = translated_article(library, page)
    spoke = number_of(library, article_id, "The mayor spoke")
    mark(library, article_id, spoke, "mayor")
    rewrite(library, article_id, spoke, "Elle a parlé en premier.")
    assert marked(library, article_id).is_lost


def test_highlights_in_other_articles_are_reanchored(
    library: Library, article_id: ArticleId
) -> None:
    other = translated_article(library, OTHER)
    mark(library, other, 1, "Monday")
    mark(library, article_id, FOUR_YEARS, "four years")
    rewrite(library, article_id, OPENED, "[fr] On Monday the council opened the new bridge.")
    assert words_under(library, article_id) == "four years"
    assert marked(library, other).is_lost or words_under(library, other) == "Monday"
    rewrite(library, article_id, OPENED, "Tout autre chose, vraiment, est écrit ici.")
    assert marked(library, other).is_lost


def test_similar_sentences_are_found_with_their_similarity(
    library: Library, article_id: ArticleId
) -> None:
    rewrite(library, article_id, OPENED, "Le conseil a ouvert le pont lundi.")
    page = "A page with news of today\n\nThe council opened the old bridge on Monday. Boats pass.\n"
    other = import_raw(library, raw(page)).article_id
    ((one, likeness),) = find_similar(library, other, number_of(library, other, "The council"))
    assert one.text == "Le conseil a ouvert le pont lundi."
    assert 0.9 < likeness < 1
    assert find_similar(library, other, number_of(library, other, "Boats")) == ()
    assert find_similar(library, article_id, OPENED) == ()
