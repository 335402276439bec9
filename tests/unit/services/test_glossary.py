"""The glossary: terms applied while translating and afterwards, import and export."""

from pathlib import Path

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.base.paths import bundled_folder
from desktop.library import ArticleId, Library
from desktop.reading.article import (
    DIRECTIONS,
    ENGLISH_TO_FRENCH,
    FRENCH_TO_ENGLISH,
    Doubt,
    Place,
    Side,
    Translated,
)
from desktop.reading.glossary.terms import Glossary, Term, find_rendering, find_terms
from desktop.services import glossary as glossing
from desktop.services import highlights
from desktop.services.articles import import_raw
from desktop.services.open_article import open_article
from desktop.services.own_translations import rewrite
from desktop.services.translate import GlossaryEngine, translate, translate_lines
from tests.builders import PAGE, raw
from tests.fakes import EchoEngine

COUNCIL = Term("council", "conseil", ENGLISH_TO_FRENCH)
MAYOR = Term("mayor", "le maire", ENGLISH_TO_FRENCH)


def translations(library: Library, article_id: ArticleId) -> list[Translated]:
    pairs = open_article(library, article_id).pairs
    return [pair.translated for pair in pairs if pair.translated]


def test_terms_are_applied_while_translating(library: Library) -> None:
    glossing.add_term(library, COUNCIL)
    article_id = import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    texts = [one.text for one in translations(library, article_id)]
    assert texts[:2] == [
        "[fr] The conseil opens the new bridge",
        "[fr] The conseil opened the new bridge on Monday.",
    ]
    assert not any(Doubt.TERM in one.doubts for one in translations(library, article_id))


def test_a_term_that_can_t_be_applied_is_a_doubt(library: Library) -> None:
    glossing.add_term(library, MAYOR)
    article_id = import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    doubtful = [one for one in translations(library, article_id) if one.doubts == (Doubt.TERM,)]
    assert [one.source for one in doubtful] == [
        one.source for one in translations(library, article_id) if "mayor" in one.source
    ]


def test_the_glossary_is_applied_to_existing_translations(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    rewrite(library, article_id, 0, "The council, in my own words")
    pairs = open_article(library, article_id).pairs
    places = (Place(1, 9), Place(1, 16))
    made = highlights.annotate(library, article_id, pairs, Side.TRANSLATION, places, 1)
    assert made.highlight.anchor.exact == "council"
    for term in (COUNCIL, MAYOR):
        glossing.add_term(library, term)
    changes = glossing.apply_glossary(library, EchoEngine(), article_id, Token())
    assert changes.translations == {ENGLISH_TO_FRENCH}
    now = translations(library, article_id)
    assert now[0].text == "The council, in my own words"
    assert now[1].text == "[fr] The conseil opened the new bridge on Monday."
    assert any(Doubt.TERM in one.doubts for one in now)
    (highlight,) = highlights.list_highlights(library, article_id)
    anchor = highlight.anchor
    assert highlight.is_lost or now[1].text[anchor.start.offset : anchor.end.offset] == anchor.exact
    assert not glossing.apply_glossary(library, EchoEngine(), article_id, Token())
    glossing.remove_term(library, MAYOR)
    glossing.apply_glossary(library, EchoEngine(), article_id, Token())
    assert not any(one.doubts for one in translations(library, article_id))


def test_applying_can_be_cancelled_with_nothing_changed(library: Library) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    before = translations(library, article_id)
    glossing.add_term(library, COUNCIL)
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        glossing.apply_glossary(library, EchoEngine(), article_id, token)
    assert translations(library, article_id) == before


def test_terms_are_applied_without_a_library() -> None:
    lines = ["The council met.", ""]
    engine = GlossaryEngine(EchoEngine(), [COUNCIL])
    found = translate_lines(engine, lines, ENGLISH_TO_FRENCH, Token())
    assert found == ["[fr] The conseil met.", ""]


@pytest.mark.parametrize("ending", ["csv", "tbx", "CSV"])
def test_export_and_import_a_glossary(library: Library, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"terms.{ending}"
    for term in (COUNCIL, MAYOR):
        glossing.add_term(library, term)
    assert glossing.export_glossary(library, path) == 2
    glossing.remove_term(library, MAYOR)
    glossing.add_term(library, Term("council", "chambre", ENGLISH_TO_FRENCH))
    imported = glossing.import_glossary(library, path)
    assert (imported.added, imported.replaced, imported.skipped) == (1, 1, ())
    assert imported.changes.terms == {ENGLISH_TO_FRENCH}
    assert glossing.list_terms(library) == (COUNCIL, MAYOR)
    again = glossing.import_glossary(library, path)
    assert (again.added, again.replaced, bool(again.changes)) == (0, 0, False)


def test_another_format_is_an_error(library: Library, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="neither CSV nor TBX"):
        glossing.export_glossary(library, tmp_path / "terms.xlsx")
    with pytest.raises(AppError, match="neither CSV nor TBX"):
        glossing.import_glossary(library, tmp_path / "terms.xlsx")


def test_the_sample_is_imported_on_request_and_replaces_nothing(library: Library) -> None:
    assert glossing.list_terms(library) == ()
    own = Term("Daesh", "l’EI", ENGLISH_TO_FRENCH)
    glossing.add_term(library, own)
    imported = glossing.import_sample_glossary(library)
    assert imported.skipped == ()
    assert imported.replaced == 0
    assert own in glossing.list_terms(library)
    assert len(glossing.list_terms(library)) == imported.added + 1
    for direction in DIRECTIONS:
        assert sum(term.direction == direction for term in glossing.list_terms(library)) >= 40


def test_every_term_of_the_sample_can_be_matched() -> None:
    from desktop.reading.exchange.csv_terms import read_terms

    taken = read_terms(bundled_folder("resources") / glossing.SAMPLE_GLOSSARY)
    for direction in DIRECTIONS:
        glossary = Glossary(taken.units, direction)
        for term in (one for one in taken.units if one.direction == direction):
            assert term in [match.term for match in find_terms(f"- {term.source},", glossary)]
            assert find_rendering(f"« {term.target} »", term)


def test_a_term_needs_words(library: Library) -> None:
    with pytest.raises(AppError, match="needs words"):
        glossing.add_term(library, Term(" ", "x", FRENCH_TO_ENGLISH))


def test_several_terms_are_removed_at_once_and_restored(library: Library) -> None:
    other = Term("strike", "frappe", ENGLISH_TO_FRENCH)
    for term in (MAYOR, other):
        glossing.add_term(library, term)
    before = glossing.list_terms(library)
    assert glossing.remove_terms(library, [MAYOR, other]).terms
    assert glossing.list_terms(library) == ()
    glossing.restore_terms(library, before)
    assert glossing.list_terms(library) == before
