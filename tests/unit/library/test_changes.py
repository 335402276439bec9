"""The Changes of a transaction: union and truth value."""

from desktop.library import ArticleId, Changes
from desktop.reading.article import FRENCH_TO_ENGLISH

FIRST, SECOND = ArticleId(1), ArticleId(2)


def test_union_of_changes() -> None:
    union = Changes(articles=frozenset({FIRST}), places=frozenset({FIRST})) | Changes(
        articles=frozenset({SECOND}),
        labels=frozenset({FIRST}),
        searches=frozenset({"a"}),
        annotations=frozenset({SECOND}),
        translations=frozenset({FRENCH_TO_ENGLISH}),
        terms=frozenset({FRENCH_TO_ENGLISH}),
    )
    assert union == Changes(
        articles=frozenset({FIRST, SECOND}),
        places=frozenset({FIRST}),
        labels=frozenset({FIRST}),
        searches=frozenset({"a"}),
        annotations=frozenset({SECOND}),
        translations=frozenset({FRENCH_TO_ENGLISH}),
        terms=frozenset({FRENCH_TO_ENGLISH}),
    )


def test_changes_are_false_only_if_empty() -> None:
    assert not Changes()
    assert not Changes() | Changes()
    assert Changes(articles=frozenset({FIRST}))
    assert Changes(places=frozenset({FIRST}))
    assert Changes(labels=frozenset({FIRST}))
    assert Changes(searches=frozenset({"a"}))
    assert Changes(annotations=frozenset({FIRST}))
    assert Changes(translations=frozenset({FRENCH_TO_ENGLISH}))
    assert Changes(terms=frozenset({FRENCH_TO_ENGLISH}))
