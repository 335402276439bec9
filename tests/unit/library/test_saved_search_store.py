"""Saved searches: kept, replaced by name, deleted."""

from desktop.library import ArticleView, Changes, Library, SavedSearch, Sort, ViewKind

READ = SavedSearch(
    "À lire", "crue", ArticleView(ViewKind.TAG, "Paris"), Sort.PROGRESS, is_by_day=True
)


def test_a_search_is_kept_with_all_that_it_shows(library: Library) -> None:
    with library.write() as tx:
        tx.save_search(SavedSearch("Zut"))
        tx.save_search(READ)
        assert tx.changes == Changes(searches=frozenset({"À lire", "Zut"}))
    with library.read() as tx:
        assert tx.saved_searches() == (READ, SavedSearch("Zut"))


def test_a_search_of_the_same_name_is_replaced(library: Library) -> None:
    with library.write() as tx:
        tx.save_search(READ)
        tx.save_search(SavedSearch("a LIRE", "seine"))
    with library.read() as tx:
        assert tx.saved_searches() == (SavedSearch("a LIRE", "seine"),)


def test_a_search_is_deleted_by_name(library: Library) -> None:
    with library.write() as tx:
        tx.save_search(READ)
    with library.write() as tx:
        tx.delete_search("nothing")
        assert not tx.changes
        tx.delete_search("a lire")
        assert tx.changes == Changes(searches=frozenset({"a lire"}))
        assert tx.saved_searches() == ()
