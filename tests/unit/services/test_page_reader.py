"""Files are read in a child process: whatever they do to it, the reader gets one sentence."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.base.cancellation import Token
from desktop.base.child_process import ChildProcess
from desktop.base.errors import AppError, Cancelled
from desktop.library import ArticleId, Library
from desktop.reading import sources
from desktop.reading.article import Article, Corrections, Form, RawText
from desktop.services import articles, page_reader
from desktop.services.page_reader import PageReader
from tests.builders import PAGE

pytestmark = pytest.mark.slow

LONG_TEXT = "Yes. " * 400_000
"""Takes the cleaning rules many seconds."""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def own_child(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChildProcess]:
    """Return a child of this test's own, that it may limit and kill."""
    with ChildProcess() as child:
        monkeypatch.setattr(page_reader, "_child", child)
        yield child


def test_a_file_is_read_and_cleaned_elsewhere(page: Path) -> None:
    reader = PageReader(page.name, Token())
    raws = reader.read(page)
    (article,) = reader.clean(raws)
    assert raws == sources.read(page)
    assert article == page_reader.read_article(raws[0])
    assert reader.clean([]) == ()


def test_html_is_converted_elsewhere() -> None:
    reader = PageReader("clipboard", Token())
    raw = reader.convert_html("<p>The council opened the bridge.</p>")
    assert raw == sources.from_html("<p>The council opened the bridge.</p>", "clipboard")


def test_a_page_without_text_is_an_error_among_articles() -> None:
    empty = sources.from_html("<p>The bridge is open at last, the mayor said.</p>", "a.html")
    reader = PageReader("a.html", Token())
    good = sources.from_text(PAGE, "page.txt")
    bad = RawText(b"<img>", "<html><body><img src=a></body></html>", "b.html", "utf-8", Form.PAGE)
    read = reader.clean([empty, bad, good])
    assert [isinstance(one, Article) for one in read] == [True, False, True]
    assert isinstance(read[1], AppError)


def test_a_file_that_cannot_be_read_is_refused_with_its_own_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="doesn't exist"):
        PageReader("gone.txt", Token()).read(tmp_path / "gone.txt")


@pytest.mark.slow
def test_a_text_that_takes_too_long_is_given_up() -> None:
    raw = sources.from_text(LONG_TEXT, "long.txt")
    reader = PageReader("long.txt", Token(), seconds=1.5)
    with pytest.raises(AppError, match=r"“long\.txt” takes more than 2 seconds to read\."):
        reader.clean([raw])


def test_the_time_is_that_of_all_steps(page: Path) -> None:
    reader = PageReader(page.name, Token(), seconds=0.0)
    with pytest.raises(AppError, match="takes more than 0 seconds"):
        reader.read(page)


def test_a_text_that_needs_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource", reason="limits are POSIX's")
    raw = sources.from_text(LONG_TEXT, "long.txt")
    with ChildProcess(memory_limit=120_000_000) as child:
        monkeypatch.setattr(page_reader, "_child", child)
        with pytest.raises(AppError, match="needs far more memory than an article"):
            PageReader("long.txt", Token()).clean([raw])


def test_stop_ends_the_work_at_once(own_child: ChildProcess) -> None:
    raw, token = sources.from_text(LONG_TEXT, "long.txt"), Token()
    threading.Timer(0.5, token.cancel).start()
    with pytest.raises(Cancelled):
        PageReader("long.txt", token).clean([raw])
    assert own_child._process is None


def test_a_crash_is_a_sentence_and_the_next_file_is_read(
    own_child: ChildProcess, page: Path
) -> None:
    def crash() -> None:
        while own_child._process is None:
            pass
        own_child._process.kill()

    killer = threading.Thread(target=crash)
    killer.start()
    raw = sources.from_text(LONG_TEXT, "long.txt")
    with pytest.raises(AppError, match=r"“long\.txt” is broken, or far larger inside"):
        PageReader("long.txt", Token()).clean([raw])
    killer.join()
    assert PageReader(page.name, Token()).read(page)


CHANGES: dict[str, Callable[[Library, ArticleId, Token], object]] = {
    "clean again": articles.clean_again,
    "read again": lambda library, one, token: articles.read_again(library, one, "cp1252", token),
    "bring back": lambda library, one, token: articles.restore_lines(
        library, one, frozenset({0}), token
    ),
    "leave out": lambda library, one, token: articles.leave_out_lines(
        library, one, frozenset({2}), token
    ),
    "undo": lambda library, one, token: articles.apply_corrections(
        library, one, Corrections(), token
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_page_is_read_again_elsewhere_and_stop_changes_nothing(
    own_child: ChildProcess,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Library, ArticleId, Token], object],
) -> None:
    def read_here(*_: object) -> Article:
        raise AssertionError("read in the window's own process")

    imported = articles.import_raw(library, sources.from_text(f"Prose.\n\n{PAGE}", "page.txt"))
    with monkeypatch.context() as patch:
        patch.setattr(articles, "read_article", read_here)
        change(library, imported.article_id, Token())
    assert own_child._process is not None
    stopped = Token()
    stopped.cancel()
    with library.read() as tx:
        before = tx.article(imported.article_id), tx.raw(imported.article_id)
    with pytest.raises(Cancelled):
        articles.leave_out_lines(library, imported.article_id, frozenset({4}), stopped)
    with library.read() as tx:
        assert (tx.article(imported.article_id), tx.raw(imported.article_id)) == before
