"""Articles: importing, duplicates, corrections and cleaning again."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.library import Library
from desktop.reading.anchoring.anchors import Lost, SideText, resolve
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    Article,
    Corrections,
    Form,
    Kind,
    Picture,
    Place,
    RawText,
    Side,
)
from desktop.services import articles, deletion, highlights, open_article, page_reader
from desktop.services.page_reader import read_article
from desktop.services.pictures import read_picture
from tests.builders import PAGE, SEEDS, article, png, raw, translated


@pytest.mark.slow
def test_an_imported_file_is_listed_and_its_raw_text_stored(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    (imported,) = articles.import_file(library, path, Token())
    assert imported.is_new
    assert imported.changes.articles == {imported.article_id}
    (row,) = articles.list_articles(library)
    assert row.title == imported.title == "The council opens the new bridge"
    assert row.sentences == 8
    with library.read() as tx:
        assert tx.raw(imported.article_id).data == path.read_bytes()


def test_the_same_bytes_and_the_same_article_are_found_again(library: Library) -> None:
    first = articles.import_raw(library, raw(PAGE))
    same = articles.import_raw(library, raw(PAGE, name="copy.txt"))
    respaced = articles.import_raw(library, raw(PAGE.replace("\n", "\r\n") + "\n\n"))
    assert [same.article_id, respaced.article_id] == [first.article_id] * 2
    assert not same.is_new
    assert not respaced.is_new
    assert len(articles.list_articles(library)) == 1


def test_a_deleted_article_comes_back_when_it_is_imported_again(library: Library) -> None:
    first = articles.import_raw(library, raw(PAGE))
    deletion.delete(library, [first.article_id])
    again = articles.import_raw(library, raw(PAGE))
    assert again.is_new
    assert again.article_id == first.article_id
    assert len(articles.list_articles(library)) == 1


@pytest.mark.parametrize("is_deleted", [False, True])
def test_a_page_that_was_imported_without_its_pictures_gets_them(
    library: Library, tmp_path: Path, is_deleted: bool
) -> None:
    text = "".join(f"<p>{one}</p>" for one in PAGE.split("\n\n")[1:])
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><article><img src='a.png'>{text}</article></body></html>")
    (first,) = articles.import_file(library, path, Token())
    if is_deleted:
        deletion.delete(library, [first.article_id])
    (tmp_path / "a.png").write_bytes(png())
    (again,) = articles.import_file(library, path, Token())
    assert again.article_id == first.article_id
    assert first.article_id in again.changes.articles
    opened = open_article.open_article(library, first.article_id)
    assert [one.name for one in opened.article.pictures] == ["a.png"]
    (third,) = articles.import_file(library, path, Token())
    assert not third.has_new_pictures
    # They stay with the page, whatever is done to its text.
    articles.clean_again(library, first.article_id, Token())
    last = max(opened.article.paragraphs[-1].lines)
    articles.leave_out_lines(library, first.article_id, frozenset({last}))
    kept = open_article.open_article(library, first.article_id).article.pictures
    assert kept == opened.article.pictures
    assert read_picture(library, first.article_id, "a.png") == Picture(
        "a.png", "image/png", 320, 200, png()
    )


def test_an_unreadable_file_leaves_nothing_behind(library: Library, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02" * 400)
    with pytest.raises(AppError):
        articles.import_file(library, bad, Token())
    assert articles.list_articles(library) == ()


def test_restoring_a_line_keeps_place_and_highlights(library: Library) -> None:
    (imported,) = articles.import_file(library, sorted(SEEDS.glob("*.txt"))[4], Token())
    article_id = imported.article_id
    opened = open_article.open_article(library, article_id)
    number = 5
    sentence = opened.pairs[number].source
    highlights.annotate(
        library,
        article_id,
        opened.pairs,
        Side.ORIGINAL,
        (Place(number, 0), Place(number, len(sentence))),
        2,
    )
    articles.record_progress(library, article_id, number, Side.TRANSLATION, 0)
    line = opened.article.dropped[0]
    articles.restore_lines(library, article_id, frozenset({line.line}))
    again = open_article.open_article(library, article_id)
    assert line.text.strip() in [paragraph.text for paragraph in again.article.paragraphs]
    place = again.stored.place_sentence
    assert again.pairs[place].source == sentence
    assert again.stored.place_side is Side.TRANSLATION
    (kept,) = again.highlights
    assert kept.anchor.exact == sentence
    assert again.pairs[kept.anchor.start.sentence].source == sentence


def test_progress_is_the_furthest_sentence_and_moves_with_the_text(library: Library) -> None:
    article_id = articles.import_raw(library, raw(PAGE)).article_id
    opened = open_article.open_article(library, article_id)
    furthest, last = 3, len(opened.pairs) - 1
    articles.record_progress(library, article_id, 1, Side.ORIGINAL, furthest)
    articles.record_progress(library, article_id, 2, Side.ORIGINAL, 0)
    (row,) = articles.list_articles(library)
    assert (row.place_sentence, row.furthest_sentence, row.finished_at) == (2, furthest, None)
    title = opened.article.paragraphs[0]
    articles.leave_out_lines(library, article_id, frozenset(title.lines))
    again = open_article.open_article(library, article_id)
    reached = again.stored.furthest_sentence
    assert again.pairs[reached].source == opened.pairs[furthest].source
    articles.restore_text(library, opened.stored)
    changes = articles.record_progress(library, article_id, last, Side.ORIGINAL, 0)
    assert changes.places == {article_id}
    (row,) = articles.list_articles(library)
    assert row.furthest_sentence == last
    assert row.finished_at is not None


def test_a_highlight_whose_words_are_left_out_is_lost_not_moved(library: Library) -> None:
    imported = articles.import_raw(library, raw(PAGE))
    opened = open_article.open_article(library, imported.article_id)
    number = len(opened.pairs) - 1
    end = Place(number, len(opened.pairs[number].source))
    highlights.annotate(
        library, imported.article_id, opened.pairs, Side.ORIGINAL, (Place(number, 0), end), 1
    )
    last = opened.article.paragraphs[-1]
    articles.leave_out_lines(library, imported.article_id, frozenset(last.lines))
    again = open_article.open_article(library, imported.article_id)
    assert [one.is_lost for one in again.highlights] == [True]
    articles.restore_lines(library, imported.article_id, frozenset(last.lines))
    back = open_article.open_article(library, imported.article_id)
    assert [one.is_lost for one in back.highlights] == [False]
    assert back.highlights[0].anchor.exact == opened.pairs[number].source


def test_translations_survive_cleaning_again(library: Library) -> None:
    imported = articles.import_raw(library, raw(PAGE))
    opened = open_article.open_article(library, imported.article_id)
    with library.write() as tx:
        tx.save_translations([translated(pair.source) for pair in opened.pairs])
    first = opened.article.paragraphs[1]
    assert first.kind is not Kind.TITLE
    articles.leave_out_lines(library, imported.article_id, frozenset(first.lines))
    again = open_article.open_article(library, imported.article_id)
    assert again.pairs
    assert all(
        pair.translated and pair.translated.direction == ENGLISH_TO_FRENCH for pair in again.pairs
    )


def test_cleaning_again_can_be_undone(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = articles.import_raw(library, raw(PAGE))
    opened = open_article.open_article(library, imported.article_id)
    marked = opened.pairs[-1]
    places = (Place(marked.number, 0), Place(marked.number, len(marked.source)))
    made = highlights.annotate(library, imported.article_id, opened.pairs, Side.ORIGINAL, places, 1)
    highlights.write_note(library, made.highlight.id, "Check this.")

    def newer(raw: RawText, chosen: Corrections) -> Article:
        article = read_article(raw, chosen)
        return replace(article, paragraphs=article.paragraphs[:1] + article.paragraphs[2:])

    monkeypatch.setattr(articles, "read_article", newer)
    before = articles.clean_again(library, imported.article_id)
    with library.read() as tx:
        after = tx.article(imported.article_id).article
        (kept,) = tx.highlights(imported.article_id)
    assert len(after.paragraphs) == len(before.article.paragraphs) - 1
    assert kept.anchor.exact == marked.source
    assert not kept.is_lost
    assert kept.note is not None
    articles.restore_text(library, before)
    with library.read() as tx:
        assert tx.article(imported.article_id).article == before.article
        (kept,) = tx.highlights(imported.article_id)
    assert (kept.anchor.start, kept.is_lost) == (places[0], False)


def test_highlights_follow_their_words_when_paragraphs_move(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, short, last = (
        "The bridge is open at last.",
        "Three boats came.",
        "Nobody misses the old.",
    )
    monkeypatch.setattr(page_reader, "read_article", lambda *_: article(first, short, last))
    home = articles.import_raw(library, raw()).article_id
    pairs = open_article.open_article(library, home).pairs
    places = (Place(1, 0), Place(1, len(short)))
    anchor = highlights.annotate(library, home, pairs, Side.ORIGINAL, places, 1).highlight.anchor
    moved = (short, first, last)
    assert resolve(anchor, SideText([[one] for one in moved])) == Lost()
    monkeypatch.setattr(articles, "read_article", lambda *_: article(*moved))
    articles.clean_again(library, home)
    (highlight,) = open_article.open_article(library, home).highlights
    assert not highlight.is_lost
    assert highlight.anchor.start == Place(0, 0)


def test_html_without_text_is_imported_as_the_text_beside_it(library: Library) -> None:
    html = "<img src='bridge.png'>"
    (imported,) = articles.import_html(library, html, PAGE, "clipboard", Token())
    assert imported.title == "The council opens the new bridge"


def test_a_book_without_text_is_refused(library: Library) -> None:
    pages = [
        RawText(f"{n}".encode(), "<html><body><img src=a></body></html>", "a", "utf-8", Form.PAGE)
        for n in range(2)
    ]
    with pytest.raises(AppError, match="no text"):
        articles.import_raw_texts(library, tuple(pages))
    good = raw(PAGE)
    assert len(articles.import_raw_texts(library, (pages[0], good))) == 1


GARBLED = """Le pont rouvre

Le château fermé depuis l'été n'a pas rouvert, a regretté le maire de la ville hier.

The old words of this sentence hold no accent at all and stay the same in both.
"""


def _import_garbled(library: Library, folder: Path) -> articles.ImportedArticle:
    """Import a Mac text that is read as Windows-1252."""
    path = folder / "page.txt"
    path.write_bytes(GARBLED.encode("mac-roman"))
    (imported,) = articles.import_file(library, path, Token(), "cp1252")
    return imported


def _read_text(library: Library, imported: articles.ImportedArticle) -> str:
    with library.read() as tx:
        article = tx.article(imported.article_id).article
    return "\n".join(paragraph.text for paragraph in article.paragraphs)


def test_reading_again_moves_highlights_and_can_be_undone(library: Library, tmp_path: Path) -> None:
    imported = _import_garbled(library, tmp_path)
    opened = open_article.open_article(library, imported.article_id)
    assert opened.has_own_bytes
    marked = [opened.pairs[-1], next(pair for pair in opened.pairs if "Ž" in pair.source)]
    for pair in marked:
        places = (Place(pair.number, 0), Place(pair.number, len(pair.source)))
        highlights.annotate(library, imported.article_id, opened.pairs, Side.ORIGINAL, places, 1)
    done = articles.read_again(library, imported.article_id, "mac-roman")
    assert done is not None
    assert done.encoding == "cp1252"
    assert "Le château fermé depuis l'été" in _read_text(library, imported)
    assert articles.read_sample(library, imported.article_id).encoding == "mac-roman"
    with library.read() as tx:
        after = {one.anchor.exact: one for one in tx.highlights(imported.article_id)}
    assert not after[marked[0].source].is_lost
    assert articles.read_again(library, imported.article_id, "mac-roman") is None
    articles.restore_text(library, done.before, done.encoding)
    assert articles.read_sample(library, imported.article_id).encoding == "cp1252"
    again = open_article.open_article(library, imported.article_id)
    assert again.article == opened.article
    assert [one.is_lost for one in again.highlights] == [False, False]
    assert {one.anchor.exact for one in again.highlights} == {pair.source for pair in marked}
    # Cleaning again decodes the file as before the change.
    articles.clean_again(library, imported.article_id)
    assert "Le ch‰teau fermŽ" in _read_text(library, imported)


def test_a_known_file_imported_in_another_encoding_is_read_again(
    library: Library, tmp_path: Path
) -> None:
    imported = _import_garbled(library, tmp_path)
    (again,) = articles.import_file(library, tmp_path / "page.txt", Token(), "mac-roman")
    assert (again.article_id, again.is_new) == (imported.article_id, False)
    assert imported.article_id in again.changes.articles
    assert "château" in _read_text(library, imported)


def test_what_was_converted_keeps_its_encoding(library: Library) -> None:
    page = RawText("<p>Le château est fermé.</p>".encode(), "", "a.docx", "utf-8", Form.DOCUMENT)
    page = replace(page, text=page.data.decode())
    imported = articles.import_raw(library, page)
    assert articles.read_again(library, imported.article_id, "cp1252") is None
    assert not open_article.open_article(library, imported.article_id).has_own_bytes


def test_an_article_is_found_by_the_digest_of_its_file_until_it_is_deleted(
    library: Library,
) -> None:
    made = articles.import_raw(library, raw())
    assert articles.find_article(library, raw().digest) == made.article_id
    assert open_article.open_article(library, made.article_id).digest == raw().digest
    assert articles.find_article(library, "0" * 64) is None
    with library.write() as tx:
        tx.delete_article(made.article_id)
    assert articles.find_article(library, raw().digest) is None
