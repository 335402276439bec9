"""Importing files and folders: what is imported, skipped and reported."""

from pathlib import Path
from typing import Any

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, LibraryError
from desktop.library import Library
from desktop.services import articles, import_batch
from desktop.services.articles import ImportedArticle, import_file
from desktop.services.import_batch import Progress, import_paths


def write(path: Path, number: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    story = f"The council met on day {number} and voted for the new bridge."
    text = f"The new bridge, day {number}\n\n{story}\n"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder as readers keep them: articles, a saved page's pictures, other files."""
    folder = tmp_path / "press"
    write(folder / "b.txt", 2)
    write(folder / "2016" / "a.txt", 1)
    write(folder / "copy of b.txt", 2)
    write(folder / "page_files" / "advert.txt", 8)
    write(folder / ".hidden.txt", 9)
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"\x00\x01" * 300)
    return folder


def test_a_folder_is_imported_recursively(library: Library, folder: Path) -> None:
    reported: list[Progress] = []
    report = import_paths(library, [folder], Token(reported.append))
    assert [one.title for one in report.new] == ["The new bridge, day 1", "The new bridge, day 2"]
    assert [one.title for one in report.known] == ["The new bridge, day 2"]
    assert [one.name for one in report.skipped] == ["photo.jpg"]
    assert reported == [Progress(done, 4) for done in range(4)]
    assert len(articles.list_articles(library)) == 2


def test_subfolders_become_tags_of_new_articles(library: Library, folder: Path) -> None:
    write(folder / "2016" / "Paris, France" / "c.txt", 3)
    import_paths(library, [folder], Token())
    tags = {row.title[-1]: row.tags for row in articles.list_articles(library)}
    assert tags == {"1": ("2016",), "2": (), "3": ("2016", "Paris France")}
    write(folder / "later" / "b.txt", 2)
    import_paths(library, [folder], Token())
    assert {row.title[-1]: row.tags for row in articles.list_articles(library)} == tags


def test_a_cancel_keeps_what_was_imported_and_counts_the_rest(
    library: Library, folder: Path
) -> None:
    token = Token()
    token.report = lambda part: token.cancel() if part.done == 2 else None
    report = import_paths(library, [folder], token)
    assert (len(report.imported), report.remaining) == (2, 2)
    assert len(articles.list_articles(library)) == 2
    again = import_paths(library, [folder], Token())
    assert (len(again.new), len(again.known)) == (0, 3)


def test_a_library_error_ends_the_import(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = []

    def fail(library: Library, path: Path, *options: Any) -> tuple[ImportedArticle, ...]:
        paths.append(path)
        if len(paths) == 2:
            raise LibraryError("The library is in use.")
        return import_file(library, path, *options)

    monkeypatch.setattr(import_batch, "import_file", fail)
    report = import_paths(library, [folder], Token())
    assert (len(paths), len(report.imported), report.remaining) == (2, 1, 3)
    assert isinstance(report.failure, LibraryError)


def test_a_missing_file_is_skipped_by_its_name(library: Library, tmp_path: Path) -> None:
    report = import_paths(library, [tmp_path / "gone.txt", write(tmp_path / "a.txt", 1)], Token())
    (skipped,) = report.skipped
    assert skipped.name == "gone.txt"
    assert isinstance(skipped.error, AppError)
    assert len(report.new) == 1


def test_a_page_in_an_encoding_that_is_none_of_the_web_s_is_read(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    for number, label in enumerate(("idna", "punycode", "unicode_escape", "rot13", "undefined")):
        page = f"<meta charset={label}><h1>Bridge {number}</h1><p>The mayor opened it today.</p>"
        (folder / f"{label}.html").write_text(f"<html>{page}</html>")
    write(folder / "z.txt", 2)
    report = import_paths(library, [folder], Token())
    assert report.skipped == ()
    assert len(report.new) == 6


@pytest.mark.logs("a file can't be imported")
def test_a_file_that_breaks_a_reader_is_skipped_and_the_others_come_in(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(library: Library, path: Path, *options: Any) -> tuple[ImportedArticle, ...]:
        if path.name == "a.txt":
            raise MemoryError
        return import_file(library, path, *options)

    monkeypatch.setattr(import_batch, "import_file", read)
    report = import_paths(library, [folder], Token())
    assert [one.title for one in report.new] == ["The new bridge, day 2"]
    assert {one.name for one in report.skipped} == {"photo.jpg", str(Path("2016") / "a.txt")}
    assert "wasn't foreseen" in next(
        str(one.error) for one in report.skipped if "a.txt" in one.name
    )


def test_an_empty_folder_gives_an_empty_report(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert import_paths(library, [tmp_path / "empty"], Token()) == import_batch.ImportReport()
