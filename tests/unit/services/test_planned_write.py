"""Planned writes: what others change meanwhile is never lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.overriding import override
from desktop.library import ArticleId, Highlight, Library, ReadTransaction, WriteTransaction
from desktop.reading.article import ENGLISH_TO_FRENCH, Place, Side, Translated
from desktop.services import articles, deletion, highlights, own_translations
from desktop.services.open_article import open_article
from desktop.services.planned_write import ATTEMPTS, Plan, write_planned
from desktop.services.translate import retranslate, translate
from tests.builders import PAGE, raw
from tests.fakes import EchoEngine, NewerEngine
from tests.unit.library.builders import purge

OPENED, FOUR_YEARS, BOATS, MAYOR = 1, 2, 3, 4

Change = Callable[[Library], object]


class Interrupted(Library):
    """A library in which others make one change before each write transaction."""

    def __init__(self, library: Library, *others: Change) -> None:
        super().__init__(library.path, None, library._clock, busy_timeout=5.0)
        self._library = library
        self.others = list(others)

    @override
    @contextmanager
    def write(self) -> Iterator[WriteTransaction]:
        if self.others:
            self.others.pop(0)(self._library)
        with super().write() as tx:
            yield tx


@contextmanager
def interrupted(library: Library, *others: Change) -> Iterator[Library]:
    with Interrupted(library, *others) as changed:
        yield changed
        assert not changed.others


@pytest.fixture
def article_id(library: Library) -> ArticleId:
    article_id = articles.import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    return article_id


def mark(library: Library, article_id: ArticleId, side: Side, words: str) -> None:
    """Highlight words that occur once on a side."""
    pairs = open_article(library, article_id).pairs
    for pair in pairs:
        whole = pair.source if side is Side.ORIGINAL else pair.translated and pair.translated.text
        if whole and words in whole:
            at = whole.index(words)
            places = (Place(pair.number, at), Place(pair.number, at + len(words)))
            highlights.annotate(library, article_id, pairs, side, places, 1)


def words_under(library: Library, article_id: ArticleId, one: Highlight) -> str:
    pair = open_article(library, article_id).pairs[one.anchor.start.sentence]
    whole = pair.source
    if one.anchor.side is Side.TRANSLATION:
        whole = pair.translated.text if pair.translated else ""
    return whole[one.anchor.start.offset : one.anchor.end.offset]


def marked(library: Library, article_id: ArticleId) -> dict[str, bool]:
    """Return whether each highlight is lost, by its words; check where the others are."""
    found = highlights.list_highlights(library, article_id)
    for one in found:
        assert one.is_lost or words_under(library, article_id, one) == one.anchor.exact
    return {one.anchor.exact: one.is_lost for one in found}


def line_of(library: Library, article_id: ArticleId, beginning: str) -> frozenset[int]:
    (found,) = (
        paragraph.lines
        for paragraph in open_article(library, article_id).article.paragraphs
        if paragraph.text.startswith(beginning)
    )
    return frozenset(found)


@pytest.mark.parametrize("changes", range(ATTEMPTS + 2))
def test_a_plan_is_repeated_and_finally_made_under_the_lock(library: Library, changes: int) -> None:
    made: list[bool] = []

    def make_plan(tx: ReadTransaction) -> Plan[int]:
        known = tx.colour_names()
        number = len(made)
        made.append(isinstance(tx, WriteTransaction))

        def write(tx: WriteTransaction) -> int:
            tx.name_colour(2, f"plan {number}")
            return number

        return Plan(lambda tx: tx.colour_names() == known, write)

    others = [
        lambda library, name=str(n): highlights.name_colours(library, {1: name})
        for n in range(changes)
    ]
    plans = min(changes, ATTEMPTS) + 1
    with Interrupted(library, *others) as changed:
        assert write_planned(changed, make_plan) == plans - 1
    assert made == [number == ATTEMPTS for number in range(plans)]
    assert highlights.read_colour_names(library)[2] == f"plan {plans - 1}"


def test_a_plan_that_fails_writes_nothing(library: Library, article_id: ArticleId) -> None:
    before = open_article(library, article_id)

    def purge_it(library: Library) -> None:
        deletion.delete(library, [article_id])
        with library.write() as tx:
            purge(tx)

    with interrupted(library, purge_it) as changed, pytest.raises(AppError, match="no longer"):
        articles.restore_text(changed, before.stored)


def test_a_highlight_added_meanwhile_is_reanchored(library: Library, article_id: ArticleId) -> None:
    mark(library, article_id, Side.ORIGINAL, "first to walk")
    lines = line_of(library, article_id, "The council opened the")

    def highlight(library: Library) -> None:
        mark(library, article_id, Side.ORIGINAL, "taken down in spring")
        mark(library, article_id, Side.TRANSLATION, "Nobody will miss it")
        mark(library, article_id, Side.ORIGINAL, "four years")

    with interrupted(library, highlight) as changed:
        articles.leave_out_lines(changed, article_id, lines)
    assert marked(library, article_id) == {
        "first to walk": False,
        "taken down in spring": False,
        "Nobody will miss it": False,
        "four years": True,
    }


def test_two_concurrent_corrections_both_apply(library: Library, article_id: ArticleId) -> None:
    first = line_of(library, article_id, "The council opened the")
    last = line_of(library, article_id, "The old bridge")
    with interrupted(
        library, lambda library: articles.leave_out_lines(library, article_id, first)
    ) as changed:
        articles.leave_out_lines(changed, article_id, last)
    assert articles.read_corrections(library, article_id).left_out == first | last
    assert len(open_article(library, article_id).article.paragraphs) == 2


def test_a_place_saved_meanwhile_is_kept(library: Library, article_id: ArticleId) -> None:
    lines = line_of(library, article_id, "The council opened the")
    with interrupted(
        library,
        lambda library: articles.record_progress(library, article_id, MAYOR, Side.TRANSLATION, 0),
    ) as changed:
        articles.leave_out_lines(changed, article_id, lines)
    stored = open_article(library, article_id).stored
    assert (stored.place_sentence, stored.place_side) == (1, Side.TRANSLATION)


def test_a_translation_added_meanwhile_for_a_restored_sentence_is_used(
    library: Library, article_id: ArticleId
) -> None:
    lines = line_of(library, article_id, "The council opened the")
    mark(library, article_id, Side.TRANSLATION, "four years")
    articles.leave_out_lines(library, article_id, lines)
    assert marked(library, article_id) == {"four years": True}
    sentence = "It took four years to build."

    def remember(library: Library) -> None:
        with library.write() as tx:
            tx.save_translations([Translated(sentence, "Quatre ans.", ENGLISH_TO_FRENCH, model="")])

    with interrupted(library, remember) as changed:
        articles.restore_lines(changed, article_id, lines)
    assert marked(library, article_id) == {"four years": True}


def test_a_rewrite_applies_to_the_text_replaced_meanwhile(
    library: Library, article_id: ArticleId
) -> None:
    mark(library, article_id, Side.TRANSLATION, "Boats pass")
    lines = line_of(library, article_id, "The council opens")
    with interrupted(
        library, lambda library: articles.leave_out_lines(library, article_id, lines)
    ) as changed:
        done = own_translations.rewrite(changed, article_id, FOUR_YEARS, "En bas, Boats pass.")
    assert done.source == "Boats pass below it."
    assert marked(library, article_id) == {"Boats pass": False}


def test_two_concurrent_rewrites_are_applied_in_turn(
    library: Library, article_id: ArticleId
) -> None:
    mark(library, article_id, Side.TRANSLATION, "Boats pass")
    mark(library, article_id, Side.TRANSLATION, "four years")
    with interrupted(
        library,
        lambda library: own_translations.rewrite(library, article_id, BOATS, "Ici, Boats pass."),
    ) as changed:
        done = own_translations.rewrite(changed, article_id, BOATS, "Plus bas, Boats pass encore.")
    assert done.before is not None
    assert done.before.text == "Ici, Boats pass."
    assert marked(library, article_id) == {"Boats pass": False, "four years": False}


def test_a_rewrite_during_a_batch_is_kept(library: Library, article_id: ArticleId) -> None:
    mark(library, article_id, Side.TRANSLATION, "Boats pass")
    mark(library, article_id, Side.TRANSLATION, "four years")
    others: list[Change] = [
        lambda library: own_translations.rewrite(library, article_id, BOATS, "Sous le pont.")
    ]
    with interrupted(library, *others) as changed:
        list(retranslate(changed, NewerEngine(batch=50), article_id, 0, Token()))
    texts = [
        pair.translated and pair.translated.text for pair in open_article(library, article_id).pairs
    ]
    assert texts[BOATS] == "Sous le pont."
    assert texts[FOUR_YEARS] == "new [fr] It took four years to build."
    assert marked(library, article_id) == {"Boats pass": True, "four years": False}


def test_a_highlight_added_during_a_rewrite_is_reanchored(
    library: Library, article_id: ArticleId
) -> None:
    with interrupted(
        library, lambda library: mark(library, article_id, Side.TRANSLATION, "four years")
    ) as changed:
        own_translations.rewrite(changed, article_id, FOUR_YEARS, "Enfin ! It took four years.")
    assert marked(library, article_id) == {"four years": False}
