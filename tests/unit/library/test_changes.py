from desktop.library import ArticleId, Changes
from desktop.reading.article import FRENCH_TO_ENGLISH

FIRST, SECOND = ArticleId(1), ArticleId(2)


def test_changes_add_up() -> None:
    sum_of_both = Changes(articles=frozenset({FIRST}), places=frozenset({FIRST})) | Changes(
        articles=frozenset({SECOND}),
        annotations=frozenset({SECOND}),
        translations=frozenset({FRENCH_TO_ENGLISH}),
        terms=frozenset({FRENCH_TO_ENGLISH}),
    )
    assert sum_of_both == Changes(
        articles=frozenset({FIRST, SECOND}),
        places=frozenset({FIRST}),
        annotations=frozenset({SECOND}),
        translations=frozenset({FRENCH_TO_ENGLISH}),
        terms=frozenset({FRENCH_TO_ENGLISH}),
    )


def test_nothing_changed_is_false() -> None:
    assert not Changes()
    assert not Changes() | Changes()
    assert Changes(articles=frozenset({FIRST}))
    assert Changes(places=frozenset({FIRST}))
    assert Changes(annotations=frozenset({FIRST}))
    assert Changes(translations=frozenset({FRENCH_TO_ENGLISH}))
    assert Changes(terms=frozenset({FRENCH_TO_ENGLISH}))
