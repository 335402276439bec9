import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reading.article import Language
from desktop.reading.search.search_query import (
    LONGEST,
    MOST,
    Clause,
    Field,
    Filter,
    Query,
    Term,
    Trait,
    parse_query,
)


def term(*words: str, is_exact: bool = False, is_prefix: bool = False) -> Term:
    return Term(words, is_exact=is_exact or len(words) > 1, is_prefix=is_prefix)


def only(text: str) -> Clause:
    (clause,) = parse_query(text).clauses
    return clause


def test_words_must_all_be_found() -> None:
    assert parse_query("Climat  ACCORD") == Query(
        (Clause((term("climat"),)), Clause((term("accord"),)))
    )
    assert (
        parse_query("climat AND accord")
        == parse_query("climat ET accord")
        == parse_query("climat accord")
    )


@pytest.mark.parametrize("typed", ['"Accord de Paris"', "« accord de paris »", "“accord de Paris"])
def test_quotes_make_a_phrase(typed: str) -> None:
    assert only(typed) == Clause((term("accord", "de", "paris", is_exact=True),))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("clim*", term("clim", is_prefix=True)),
        ('"accord clim"*', term("accord", "clim", is_prefix=True)),
        ("a*", term("a")),
        ("porte-parole", term("porte", "parole")),
        ("6,10", term("6", "10")),
        ("l’accord", term("accord")),
        ("qu'importe", term("importe")),
        ("aujourd'hui", term("aujourd", "hui")),
        ("don't", term("don", "t")),
        ("Élysée", term("élysée")),
        ("http://site.fr", term("http", "site", "fr")),
        ("before:soon", term("before", "soon")),
        ("after:2016-13", term("after", "2016", "13")),
        ("lang:xx", term("lang", "xx")),
        ("is:nice", term("is", "nice")),
    ],
)
def test_what_a_word_is(typed: str, expected: Term) -> None:
    assert only(typed) == Clause((expected,))


@pytest.mark.parametrize("typed", ["-trump", "NOT trump", "NON trump", "−trump"])
def test_what_must_not_be_found(typed: str) -> None:
    assert only(typed) == Clause((term("trump"),), is_excluded=True)


def test_either_joins_its_neighbours_only() -> None:
    either = Clause((term("climat"), term("climate"), term("weather")))
    assert parse_query("climat OR climate OU weather accord") == Query(
        (either, Clause((term("accord"),)))
    )
    assert parse_query("tag:a OR tag:b").clauses[0].filters == (
        Filter(Field.TAG, "a"),
        Filter(Field.TAG, "b"),
    )


@pytest.mark.parametrize("typed", ["climat OR -trump", "climat OR tag:a", "tag:a OR lang:fr"])
def test_either_never_mixes(typed: str) -> None:
    assert len(parse_query(typed).clauses) == 2


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("note:Idée", Filter(Field.NOTE, term("idée"))),
        ('note:"deux mots"', Filter(Field.NOTE, term("deux", "mots"))),
        ("titre:clim*", Filter(Field.TITLE, term("clim", is_prefix=True))),
        ("étiquette:Vérifié", Filter(Field.TAG, "verifie")),
        ('tag:"À  vérifier"', Filter(Field.TAG, "a verifier")),
        ("tag:cl*", Filter(Field.TAG, "cl", is_prefix=True)),
        ("langue:français", Filter(Field.LANGUAGE, Language.FRENCH)),
        ("lang:EN", Filter(Field.LANGUAGE, Language.ENGLISH)),
        ("lang:de", Filter(Field.LANGUAGE, Language.GERMAN)),
        ("langue:néerlandais", Filter(Field.LANGUAGE, Language.DUTCH)),
        ("lang:Norwegian", Filter(Field.LANGUAGE, Language.NORWEGIAN)),
        ("avant:2016-11", Filter(Field.BEFORE, "2016-11")),
        ("after:2016/1/5", Filter(Field.AFTER, "2016-01-05")),
        ("après:2016", Filter(Field.AFTER, "2016")),
        ("source:Monde", Filter(Field.SOURCE, "monde")),
        ("colour:2", Filter(Field.COLOUR, "2")),
        ("couleur:Idée", Filter(Field.COLOUR, "idee")),
        ("est:perdu", Filter(Field.IS, Trait.LOST)),
        ("has:note", Filter(Field.HAS, Trait.NOTED)),
    ],
)
def test_filters(typed: str, expected: Filter) -> None:
    assert only(typed) == Clause((expected,))
    assert only(f"-{typed}") == Clause((expected,), is_excluded=True)


@pytest.mark.parametrize(
    "typed", ["", " ", "OR", "NOT", "-", "--", "*", '"', '""', "note:", "()", "\0"]
)
def test_nothing_is_asked_by_nothing(typed: str) -> None:
    assert not parse_query(typed)


SIGNS = st.sampled_from(
    ['"', "-", "*", ":", "OR", "NOT", "note:", "tag:", "(", "\0", "\ud800", "«"]
)


@settings(max_examples=2000, deadline=None)
@given(st.lists(SIGNS | st.text(max_size=8) | st.sampled_from([" ", "mot"])).map("".join))
def test_whatever_is_typed_is_a_query(typed: str) -> None:
    query = parse_query(typed)
    assert all(clause.any_of for clause in query.clauses)
    assert all(term.words for clause in query.clauses for term in clause.terms)
    assert all(
        word.isprintable() for clause in query.clauses for t in clause.terms for word in t.words
    )


def test_a_very_long_query_is_cut() -> None:
    query = parse_query("mot OR " * LONGEST)
    assert sum(len(clause.any_of) for clause in query.clauses) <= MOST
