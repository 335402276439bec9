"""Full-text search: which sentences, titles and notes are found, in what order."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.library import ArticleId, HighlightId, HitKind, Library, Note, SearchResults
from desktop.reading.article import Anchor, Article, Direction, Kind, Language, Place, Side
from desktop.reading.languages.routes import READER_LANGUAGES
from desktop.reading.search.search_query import Field, parse_query
from tests.unit.library.builders import START, Clock, flood, paragraph, raw, translated

NIGHT = translated("L’eau a monté toute la nuit.", "The water rose all night.")
METRES = Anchor(Side.ORIGINAL, "6,10 mètres", "", "", Place(2, 0), Place(2, 11))


@pytest.fixture
def article_id(library: Library) -> ArticleId:
    with library.write() as tx:
        article_id = tx.add_article(raw(), flood())
        tx.save_translations([NIGHT])
        return article_id


def search(library: Library, typed: str, **options: int) -> SearchResults:
    with library.read() as tx:
        return tx.search(parse_query(typed), **options)  # type: ignore[arg-type]


def numbers(library: Library, typed: str) -> list[int | None]:
    return [hit.number for hit in search(library, typed).hits]


def test_raised_and_lowered_figures_are_found_by_plain_ones(library: Library) -> None:
    with library.write() as tx:
        text = ("Le CO₂ a augmenté sur 25 km².",)
        tx.add_article(raw(), Article((paragraph(*text),), language=Language.FRENCH))
    for typed in ("co2", "CO₂", "km2", "km²"):
        (hit,) = search(library, typed).hits
        assert [span.of(hit.source).lower() for span in hit.source_spans] in (["co₂"], ["km²"])


def add_note(library: Library, article_id: ArticleId, note: str, *tags: str) -> HighlightId:
    with library.write() as tx:
        one = tx.add_highlight(article_id, METRES, 3).id
        tx.set_note(one, note)
        tx.set_tags(one, tags)
        return one


@pytest.mark.parametrize(
    ("typed", "side", "match"),
    [
        ("EAU", Side.ORIGINAL, "eau"),
        ("monter", Side.ORIGINAL, "monté"),
        ("monte", Side.ORIGINAL, "monté"),
        ("waters", Side.TRANSLATION, "water"),
        ('"rose all"', Side.TRANSLATION, "rose all"),
        ("nigh*", Side.TRANSLATION, "night"),
    ],
)
def test_sentences_are_found_on_either_side(
    library: Library, article_id: ArticleId, typed: str, side: Side, match: str
) -> None:
    (hit,) = search(library, typed).hits
    assert (hit.article_id, hit.number, hit.kind, hit.side) == (article_id, 1, HitKind.TEXT, side)
    assert (hit.source, hit.translation) == (NIGHT.source, NIGHT.text)
    assert hit.title == "La crue de la Seine"
    spans = {
        Side.ORIGINAL: [span.of(hit.source) for span in hit.source_spans],
        Side.TRANSLATION: [span.of(NIGHT.text) for span in hit.translation_spans],
    }
    assert spans[side] == [match]


@pytest.mark.parametrize("typed", ["grève", "demonstrate"])
@pytest.mark.parametrize("written", ["note", "tags", "imported"])
def test_words_only_in_notes_are_found_by_inflected_forms(
    library: Library, article_id: ArticleId, typed: str, written: str
) -> None:
    words = "Grèves, demonstrating"
    with library.write() as tx:
        if written == "imported":
            note = Note(words, START, START)
            tx.insert_highlight(
                article_id, "x", METRES, 1, made_at=START, changed_at=START, note=note
            )
        else:
            one = tx.add_highlight(article_id, METRES, 3).id
            if written == "note":
                tx.set_note(one, words)
            else:
                tx.set_tags(one, words.split(","))
    (hit,) = search(library, typed).hits
    assert (hit.highlight is not None, hit.is_fuzzy) == (True, False)


def test_words_may_be_on_different_sides_of_a_sentence(
    library: Library, article_id: ArticleId
) -> None:
    assert numbers(library, "nuit water") == [1]
    assert numbers(library, "nuit louvre") == []


def test_the_users_translation_hides_the_engines(library: Library, article_id: ArticleId) -> None:
    with library.write() as tx:
        tx.save_translations([translated(NIGHT.source, "It went on rising.", model="")])
    assert (numbers(library, "water"), numbers(library, "rising")) == ([], [1])
    with library.write() as tx:
        tx.delete_own_translation(NIGHT.source, NIGHT.direction)
    assert (numbers(library, "water"), numbers(library, "rising")) == ([1], [])


def test_titles_rank_before_sentences(library: Library, article_id: ArticleId) -> None:
    with library.write() as tx:
        body = Article((paragraph("La Seine déborde."),), language=Language.FRENCH)
        tx.add_article(raw("b"), body)
        mentioned = paragraph("Une phrase sur la Seine.")
        titled = Article((paragraph("Paris", kind=Kind.TITLE), mentioned), language=Language.FRENCH)
        other = tx.add_article(raw("c"), titled)
    hits = search(library, "seine").hits
    assert {hit.kind for hit in hits[:2]} == {HitKind.TITLE}
    assert (hits[2].article_id, hits[2].kind) == (other, HitKind.TEXT)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("eau -nuit", []),
        ("eau NOT louvre", [1]),
        ("louvre OR nuit", [1, 3]),
        ("eau lang:fr", [1]),
        ("eau lang:en", []),
        ("eau before:2016-07", [1]),
        ("eau before:2016-06", []),
        ("eau after:2016-06", [1]),
        ("eau avant:2016-06-03", []),
        ("eau après:2016-06-03", [1]),
        ("eau title:crues", [1]),
        ("eau title:nuit", []),
        ("eau source:quotidien", [1]),
        ("eau -source:quotidien", []),
        ("title:seine", [0]),
        ("lang:fr", [0]),
        ("lang:fr -crue", []),
        ("-louvre", [0]),
    ],
)
@pytest.mark.slow
def test_article_filters(
    library: Library, article_id: ArticleId, typed: str, expected: list[int]
) -> None:
    assert sorted(map(int, filter(lambda n: n is not None, numbers(library, typed)))) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("note:chiffres", "note"),
        ("note:chiffre metres", "text"),
        ("tag:claim", "note"),
        ("étiquette:cl*", "note"),
        ("tag:claims", ""),
        ("tag:claim metres", "text"),
        ("metres -tag:claim", ""),
        ("eau -tag:claim", "text"),
        ("colour:3", "note"),
        ("colour:chiffre", "note"),
        ("colour:4", ""),
        ("has:note", "note"),
        ("has:tag louvre", ""),
        ("is:lost", ""),
        ("verifier", "note"),
        ("claim", "note"),
    ],
)
@pytest.mark.slow
def test_highlight_filters(library: Library, article_id: ArticleId, typed: str, kinds: str) -> None:
    one = add_note(library, article_id, "Un *chiffre* à vérifier", "Claim")
    with library.write() as tx:
        tx.name_colour(3, "Chiffre")
    hits = search(library, typed).hits
    assert [hit.kind.value for hit in hits] == kinds.split()
    for hit in hits:
        if hit.highlight:
            assert (hit.highlight.id, hit.number, hit.source) == (
                one,
                2,
                "Elle atteint 6,10 mètres.",
            )


def test_deleted_items_are_not_found_until_restored(
    library: Library, article_id: ArticleId
) -> None:
    one = add_note(library, article_id, "chiffre")
    with library.write() as tx:
        tx.delete_highlight(one)
    assert numbers(library, "chiffre") == []
    with library.write() as tx:
        tx.restore_highlight(one)
        tx.delete_article(article_id)
    assert (
        numbers(library, "chiffre") == numbers(library, "eau") == numbers(library, "lang:fr") == []
    )
    with library.write() as tx:
        tx.restore_article(article_id)
    assert (numbers(library, "chiffre"), numbers(library, "eau")) == ([2], [1])


@pytest.mark.parametrize("typed", ["rechaufement", "note:rechaufement"])
def test_a_misspelt_word_finds_a_note(library: Library, article_id: ArticleId, typed: str) -> None:
    one = add_note(library, article_id, "Le réchauffement ?")
    (hit,) = search(library, typed).hits
    assert hit.highlight is not None
    assert hit.highlight.id == one
    assert [span.of("Le réchauffement ?") for span in hit.note_spans] == ["réchauffement"]


def test_a_lost_highlight_is_found_without_a_sentence(
    library: Library, article_id: ArticleId
) -> None:
    with library.write() as tx:
        missing = Anchor(Side.ORIGINAL, "mots", "", "", Place(40, 0), Place(40, 4))
        one = tx.add_highlight(article_id, missing, 1).id
        tx.set_note(one, "où ?")
        tx.set_lost(one, True)
    (hit,) = search(library, "is:lost").hits
    assert (hit.number, hit.source, hit.translation) == (None, "", None)


def test_paging(library: Library) -> None:
    with library.write() as tx:
        ids = [
            tx.add_article(
                raw(str(day)), Article((paragraph("La crue."),), published=f"2016-06-{day}")
            )
            for day in (10, 12, 11)
        ]
    pages = [search(library, "crue", limit=1, offset=at) for at in range(4)]
    assert [page.total for page in pages] == [3, 3, 3, 3]
    assert [hit.article_id for page in pages for hit in page.hits] == [ids[1], ids[2], ids[0]]
    assert [hit.article_id for hit in search(library, "crue", article_id=ids[0]).hits] == [ids[0]]


def test_of_too_many_matches_the_latest_and_all_titles_are_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.library.full_text_search.MAX_RANKED", 5)
    with library.write() as tx:
        title = paragraph("La crue", kind=Kind.TITLE)
        first = tx.add_article(raw("first"), Article((title, paragraph("Une crue."))))
        body = paragraph(*["La crue."] * 3)
        others = [tx.add_article(raw(str(n)), Article((title, body))) for n in range(1)]
        latest = [tx.add_article(raw(f"b{n}"), Article((paragraph("x"), body))) for n in range(3)]
    found = search(library, "crue", limit=100)
    assert found.is_truncated
    assert {hit.article_id for hit in found.hits} >= {first, *others, *latest[1:]}
    assert {hit.kind for hit in found.hits if hit.article_id == first} == {HitKind.TITLE}


OPERATORS = st.sampled_from(
    ['"', "-", "*", ":", "OR ", "NOT ", "note:", "tag:", "title:", "\0", "\ud800"]
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(OPERATORS | st.text(max_size=6) | st.sampled_from([" ", "eau", "nuit"])).map("".join)
)
def test_any_query_is_valid(library: Library, typed: str) -> None:
    found = search(library, typed)
    assert (found.total > 0) == bool(found.hits)


@pytest.mark.parametrize(
    "value", ["a\ud800b", "a\0b", "%_\\", "'; DROP", '"a" OR', "9" * 900, "{note}: a"]
)
@pytest.mark.parametrize("field", [one.value for one in Field])
@pytest.mark.slow
def test_any_filter_value_is_valid(library: Library, field: str, value: str) -> None:
    for typed in (f"{field}:{value}", f'-{field}:"{value}"', f"{field}:{value}* eau"):
        assert search(library, typed).total == 0


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.slow
def test_any_unicode_query_is_valid(library: Library, seed: int) -> None:
    generator = random.Random(seed)
    for _ in range(100):
        letters = [chr(generator.randrange(0x11_0000)) for _ in range(30)]
        assert search(library, " ".join(letters)).total == 0


def test_third_languages_are_found_by_original_and_translation(
    library: Library, clock: Clock
) -> None:
    german = paragraph("Die Brücken wurden eröffnet.", language=Language.GERMAN)
    to = {one: Direction(Language.GERMAN, one) for one in READER_LANGUAGES}
    with library.write() as tx:
        body = Article((german,), language=Language.GERMAN)
        tx.add_article(raw("de"), body)
        source = german.sentences[0].text
        tx.save_translations(
            [translated(source, "The bridges were opened.", direction=to[Language.ENGLISH])]
        )
    for typed in ("brücken", "bridge", "brucken lang:de", "bridges langue:allemand"):
        (hit,) = search(library, typed).hits
        assert (hit.language, hit.number) == (Language.GERMAN, 0)
    (hit,) = search(library, "opened").hits
    assert (hit.side, [span.of(hit.translation or "") for span in hit.translation_spans]) == (
        Side.TRANSLATION,
        ["opened"],
    )
    assert not search(library, "bridge lang:en").hits
    clock.advance(hours=1)
    with library.write() as tx:
        tx.save_translations(
            [translated(source, "Les ponts sont ouverts.", direction=to[Language.FRENCH])]
        )
    assert not search(library, "bridge").hits
    assert search(library, "pont").hits
