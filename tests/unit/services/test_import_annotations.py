"""Importing Web Annotations: our own, other programs', and none of them twice."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.library import ArticleId, Highlight, Library, open_library
from desktop.reading.article import Place, Side
from desktop.services import import_annotations
from desktop.services.articles import import_raw, leave_out_lines
from desktop.services.export import ExportFormat, export
from desktop.services.highlights import (
    annotate,
    list_highlights,
    remove,
    restore,
    write_note,
)
from desktop.services.import_annotations import ImportedAnnotations, import_notes
from desktop.services.open_article import open_article
from desktop.services.translate import translate
from tests.builders import PAGE, raw
from tests.fakes import EchoEngine

NOW = datetime(2031, 1, 1, tzinfo=UTC)
OTHER = """The harbour is dredged again

The harbour master opened the new quay on Monday. Boats pass below it at high tide.
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """Another reader's library."""
    with open_library(tmp_path / "other" / "library.sqlite", tmp_path / "backups") as opened:
        yield opened


def add(library: Library, text: str = PAGE) -> ArticleId:
    article_id = import_raw(library, raw(text)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    return article_id


def mark(library: Library, article_id: ArticleId, side: Side, number: int, note: str = "") -> None:
    pairs = open_article(library, article_id).pairs
    places = (Place(number, 3), Place(number + 1, 7))
    made = annotate(library, article_id, pairs, side, places, 1 + number % 5)
    if note:
        write_note(library, made.highlight.id, note)


def marked(library: Library) -> ArticleId:
    """An article with a note, a highlight in the translation, and a lost one."""
    article_id = add(library)
    mark(library, article_id, Side.ORIGINAL, 1, "Why *four* <years>?\n\n“Encore” 😀")
    mark(library, article_id, Side.TRANSLATION, 2)
    mark(library, article_id, Side.ORIGINAL, 6, "Gone.")
    lines = open_article(library, article_id).article.paragraphs[-1].lines
    leave_out_lines(library, article_id, frozenset(lines))
    assert [one.is_lost for one in list_highlights(library, article_id)] == [False, False, True]
    return article_id


def exported(library: Library, article_ids: list[ArticleId], path: Path) -> Path:
    export(library, article_ids, ExportFormat.JSON_LD, path, Token())
    return path


def import_file(
    library: Library, path: Path, article_id: ArticleId | None = None
) -> ImportedAnnotations:
    return import_notes(library, path, Token(), article_id, lambda: NOW)


def bare(found: tuple[Highlight, ...]) -> list[Highlight]:
    """Return highlights with equal ids, to compare those of two libraries."""
    return [replace(one, id=found[0].id, article_id=found[0].article_id) for one in found]


def foreign(path: Path, *quotes: str, **values: Any) -> Path:
    """Write annotations of quotes as another program might."""
    items = [
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"https://notes.example/{number}",
            "type": "Annotation",
            "bodyValue": f"Note {number}.",
            "target": {
                "source": "https://paper.example/page",
                "selector": {"type": "TextQuoteSelector", "exact": quote},
                **values,
            },
        }
        for number, quote in enumerate(quotes)
    ]
    path.write_text(json.dumps(items), encoding="utf-8")
    return path


def test_exported_annotations_are_imported_unchanged(
    library: Library, other: Library, tmp_path: Path
) -> None:
    source = marked(library)
    path = exported(library, [source], tmp_path / "notes.jsonld")
    add(other, OTHER)
    copy = add(other)
    lines = open_article(other, copy).article.paragraphs[-1].lines
    leave_out_lines(other, copy, frozenset(lines))
    imported = import_file(other, path)
    assert (imported.new, imported.lost, imported.known, imported.without_article) == (3, 1, 0, ())
    assert imported.changes.annotations == {copy}
    assert bare(list_highlights(other, copy)) == [
        replace(one, id=list_highlights(other, copy)[0].id, article_id=copy)
        for one in list_highlights(library, source)
    ]
    again = exported(other, [copy], tmp_path / "again.jsonld")
    assert again.read_bytes() == path.read_bytes()


def test_nothing_is_duplicated(library: Library, tmp_path: Path) -> None:
    source = marked(library)
    path = exported(library, [source], tmp_path / "notes.jsonld")
    before = list_highlights(library, source)
    imported = import_file(library, path)
    assert (imported.new, imported.known) == (0, 3)
    assert not imported.changes
    assert list_highlights(library, source) == before
    twice = foreign(tmp_path / "foreign.json", "council opened the new bridge")
    assert import_file(library, twice).new == 1
    assert import_file(library, twice).known == 1
    assert len(list_highlights(library, source)) == 4


def test_deleted_highlights_are_restored(library: Library, tmp_path: Path) -> None:
    source = marked(library)
    path = exported(library, [source], tmp_path / "notes.jsonld")
    first, *_ = list_highlights(library, source)
    remove(library, first.id)
    assert import_file(library, path).known == 3
    (back,) = [one for one in list_highlights(library, source) if one.id == first.id]
    assert (back.anchor, back.note) == (first.anchor, first.note)


def test_quotes_that_moved_are_found_again(
    library: Library, other: Library, tmp_path: Path
) -> None:
    article_id = add(library)
    mark(library, article_id, Side.ORIGINAL, 6, "Nobody?")
    path = exported(library, [article_id], tmp_path / "notes.jsonld")
    copy = add(other)
    lines = open_article(other, copy).article.paragraphs[1].lines
    leave_out_lines(other, copy, frozenset(lines))
    assert import_file(other, path).lost == 0
    (mine,), (theirs,) = list_highlights(library, article_id), list_highlights(other, copy)
    assert theirs.anchor.exact == mine.anchor.exact
    assert theirs.anchor.start.sentence == mine.anchor.start.sentence - 3
    assert (theirs.made_at, theirs.note) == (mine.made_at, mine.note)


def test_a_quote_from_a_missing_translation_waits_for_it(
    library: Library, other: Library, tmp_path: Path
) -> None:
    source = add(library)
    mark(library, source, Side.TRANSLATION, 5, "Who *was* he?")
    path = exported(library, [source], tmp_path / "notes.jsonld")
    (before,) = list_highlights(library, source)
    copy = import_raw(other, raw(PAGE)).article_id
    imported = import_file(other, path)
    assert (imported.new, imported.lost, imported.without_article) == (1, 1, ())
    (waiting,) = list_highlights(other, copy)
    assert (waiting.is_lost, waiting.anchor, waiting.note) == (True, before.anchor, before.note)
    batches = translate(other, EchoEngine(batch=1), copy, 0, Token())
    lost = []
    for _ in batches:
        (now,) = list_highlights(other, copy)
        lost.append(now.is_lost)
    assert lost == sorted(lost, reverse=True)
    assert not lost[-1]
    assert (now.anchor, now.note, now.colour) == (before.anchor, before.note, before.colour)


def test_a_waiting_quote_is_not_placed_on_similar_words(
    library: Library, other: Library, tmp_path: Path
) -> None:
    page = (
        "The vote in the council\n\nThe council voted for the second bridge in May. "
        "Nobody spoke against it then.\n\nThe council voted for the second bridge in March. "
        "Nobody spoke against it then.\n"
    )
    source = add(library, page)
    mark(library, source, Side.TRANSLATION, 3)
    path = exported(library, [source], tmp_path / "notes.jsonld")
    (before,) = list_highlights(library, source)
    copy = import_raw(other, raw(page)).article_id
    assert import_file(other, path).lost == 1
    batches = translate(other, EchoEngine(batch=1), copy, 0, Token())
    places = []
    for _ in batches:
        (now,) = list_highlights(other, copy)
        places.append(None if now.is_lost else now.anchor.start)
    assert set(places) == {None, before.anchor.start}
    assert now.anchor == before.anchor


def test_a_deleted_highlight_that_waits_is_restored_on_its_words(
    library: Library, other: Library, tmp_path: Path
) -> None:
    source = add(library)
    mark(library, source, Side.TRANSLATION, 5)
    path = exported(library, [source], tmp_path / "notes.jsonld")
    copy = import_raw(other, raw(PAGE)).article_id
    import_file(other, path)
    (waiting,) = list_highlights(other, copy)
    remove(other, waiting.id)
    list(translate(other, EchoEngine(), copy, 0, Token()))
    assert list_highlights(other, copy) == ()
    restore(other, waiting.id)
    assert [one.is_lost for one in list_highlights(other, copy)] == [False]


def test_another_program_s_quote_waits_for_the_translation_too(
    library: Library, tmp_path: Path
) -> None:
    copy = import_raw(library, raw(PAGE)).article_id
    path = foreign(tmp_path / "f.json", "[fr] Boats", "Boats pass", "the mayor", "no such words")
    imported = import_file(library, path, copy)
    assert (imported.new, imported.lost) == (4, 3)
    list(translate(library, EchoEngine(batch=2), copy, 0, Token()))
    found = {one.anchor.exact: one for one in list_highlights(library, copy)}
    assert {exact: one.is_lost for exact, one in found.items()} == {
        "[fr] Boats": False,
        "Boats pass": False,
        "the mayor": True,
        "no such words": True,
    }
    assert found["[fr] Boats"].anchor.side is Side.TRANSLATION
    assert found["Boats pass"].anchor.side is Side.ORIGINAL


def test_another_program_s_annotations_go_where_their_quotes_are(
    library: Library, tmp_path: Path
) -> None:
    bridge, harbour = add(library), add(library, OTHER)
    path = foreign(
        tmp_path / "foreign.json",
        "first to walk across the river",
        "harbour master",
        "[fr] The old bridge will be taken down",
        "Boats pass below it",
        "no such words anywhere",
    )
    imported = import_file(library, path)
    assert (imported.new, imported.lost) == (3, 0)
    assert imported.without_article == ("Boats pass below it", "no such words anywhere")
    found = list_highlights(library, bridge)
    assert [(one.anchor.exact, one.anchor.side) for one in found] == [
        ("first to walk across the river", Side.ORIGINAL),
        ("[fr] The old bridge will be taken down", Side.TRANSLATION),
    ]
    assert all(one.made_at == NOW for one in found)
    assert [one.anchor.exact for one in list_highlights(library, harbour)] == ["harbour master"]


def test_the_title_identifies_the_article_and_missing_quotes_are_lost(
    library: Library, tmp_path: Path
) -> None:
    add(library, OTHER)
    bridge = add(library)
    source = {"id": "https://paper.example/1", "dc:title": "The council opens the new  bridge"}
    path = foreign(tmp_path / "f.json", "Boats pass below it", "a lost sentence", source=source)
    imported = import_file(library, path)
    assert (imported.new, imported.lost, imported.without_article) == (2, 1, ())
    found = {one.anchor.exact: one for one in list_highlights(library, bridge)}
    assert not found["Boats pass below it"].is_lost
    lost = found["a lost sentence"]
    assert lost.is_lost
    assert lost.note is not None
    assert lost.note.text == "Note 1."


def test_the_given_article_takes_precedence(library: Library, tmp_path: Path) -> None:
    bridge, harbour = add(library), add(library, OTHER)
    path = foreign(tmp_path / "f.json", "first to walk across the river")
    imported = import_file(library, path, harbour)
    assert (imported.new, imported.lost) == (1, 1)
    assert list_highlights(library, bridge) == ()
    with pytest.raises(AppError, match="no longer in the library"):
        import_file(library, path, ArticleId(404))


def test_a_quote_that_occurs_twice_is_lost(library: Library, tmp_path: Path) -> None:
    bridge = add(library)
    imported = import_file(library, foreign(tmp_path / "f.json", "bridge"), bridge)
    assert (imported.new, imported.lost) == (1, 1)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{}", b"no JSON", None])
def test_a_file_without_annotations_is_an_error(
    library: Library, tmp_path: Path, data: bytes | None
) -> None:
    path = tmp_path / "notes.jsonld"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(AppError):
        import_file(library, path)


def test_a_cancel_changes_nothing(library: Library, tmp_path: Path) -> None:
    bridge = add(library)
    token = Token(lambda progress: token.cancel() if progress.done else None)
    path = foreign(tmp_path / "f.json", "new bridge", "old bridge")
    with pytest.raises(Cancelled):
        import_notes(library, path, token)
    assert list_highlights(library, bridge) == ()


def test_an_annotation_repeated_in_a_file_is_added_once(library: Library, tmp_path: Path) -> None:
    bridge = add(library)
    path = foreign(tmp_path / "f.json", "walk across")
    items = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([*items, *items]), encoding="utf-8")
    imported = import_file(library, path)
    assert (imported.new, imported.known) == (1, 1)
    assert len(list_highlights(library, bridge)) == 1


def test_a_file_that_breaks_its_reader_is_refused_with_a_sentence(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "notes.jsonld"
    path.write_text("[" * 100_000)
    monkeypatch.setattr(import_annotations, "read_file", crash)
    with pytest.raises(AppError, match="broken, or has far more notes"):
        import_notes(library, path, Token())


def crash(*_: object) -> None:
    os.abort()


def test_reading_a_file_stops_when_it_is_cancelled(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonld"
    path.write_text("[]")
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        import_notes(library, path, token)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX's")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "notes.json")
    for path in (tmp_path / "notes.json", tmp_path):
        with pytest.raises(AppError, match="isn't a file"):
            import_annotations.read_file(path, datetime.now(UTC))
