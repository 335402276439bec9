"""Exporting: every format, lost and selected highlights, errors and cancelling."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.library import ArticleId, Library
from desktop.reading.article import Form, Picture, Place, RawText, Side
from desktop.reading.rendering import ArticleExport
from desktop.reading.rendering.print_page import render_print_page
from desktop.services.articles import import_raw, leave_out_lines
from desktop.services.export import Exported, ExportFormat, export, make_edition
from desktop.services.highlights import annotate, name_colours, set_tags, write_note
from desktop.services.import_batch import Progress
from desktop.services.open_article import open_article
from desktop.services.translate import translate
from tests.builders import PAGE, png, raw
from tests.fakes import EchoEngine

TEXT_FORMATS = [
    file_format
    for file_format in ExportFormat
    if file_format not in (ExportFormat.ANKI, ExportFormat.EPUB, ExportFormat.TMX)
]


def fake_pdf(exports: Sequence[ArticleExport], _: Token) -> bytes:
    """Return what a PDF would show, as text: real ones are laid out by the window."""
    return "\n".join(map(render_print_page, exports)).encode()


@pytest.fixture
def article_id(library: Library) -> ArticleId:
    """A translated article with a note on the original and a highlight on the translation."""
    article_id = import_raw(library, raw(PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    mark(library, article_id, Side.ORIGINAL, 2, "Why *four* years?")
    mark(library, article_id, Side.TRANSLATION, 3)
    return article_id


def mark(library: Library, article_id: ArticleId, side: Side, number: int, note: str = "") -> None:
    pairs = open_article(library, article_id).pairs
    places = (Place(number, 3), Place(number, 7))
    made = annotate(library, article_id, pairs, side, places, number)
    if note:
        write_note(library, made.highlight.id, note)


def text(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    return b"\n".join(parts).decode("utf-8", "replace")


@pytest.mark.parametrize("file_format", list(ExportFormat))
@pytest.mark.slow
def test_every_format_has_the_note_and_both_languages(
    library: Library, article_id: ArticleId, tmp_path: Path, file_format: ExportFormat
) -> None:
    path = tmp_path / f"out{file_format.suffix}"
    assert (
        export(library, [article_id], file_format, path, Token(), render_pdf=fake_pdf).highlights
        == 2
    )
    found = text(path)
    assert "It took four years to build." in found
    assert "fr\\] It took" in found or "[fr] It took" in found
    if file_format is not ExportFormat.TMX:
        assert "years?" in found
    assert list(tmp_path.glob(".*")) == []


def test_an_edition_matches_the_stored_article(library: Library, article_id: ArticleId) -> None:
    one = make_edition(library, article_id)
    opened = open_article(library, article_id)
    assert (one.article, one.pairs) == (opened.article, opened.pairs)
    assert [each.uuid for each in one.marks] == [each.uuid for each in opened.highlights]
    assert [each.anchor for each in one.marks] == [each.anchor for each in opened.highlights]
    assert one.digest == raw(PAGE).digest


@pytest.mark.parametrize("file_format", TEXT_FORMATS)
@pytest.mark.slow
def test_lost_marks_are_exported_too(
    library: Library, article_id: ArticleId, tmp_path: Path, file_format: ExportFormat
) -> None:
    lines = open_article(library, article_id).article.paragraphs[1].lines
    leave_out_lines(library, article_id, frozenset(lines))
    path = tmp_path / "out"
    assert (
        export(library, [article_id], file_format, path, Token(), render_pdf=fake_pdf).highlights
        == 2
    )
    assert "Why" in text(path)


def test_articles_without_highlights_are_left_out_of_highlight_formats(
    library: Library, article_id: ArticleId, tmp_path: Path
) -> None:
    other = import_raw(library, raw("The other article\n\nIt has one sentence only.\n")).article_id
    path = tmp_path / "out"
    export(library, [article_id, other], ExportFormat.MARKDOWN, path, Token())
    assert "other article" not in text(path)
    export(library, [article_id, other], ExportFormat.BILINGUAL_HTML, path, Token())
    assert "other article" in text(path)
    before = path.read_bytes()
    with pytest.raises(AppError, match="no highlights"):
        export(library, [other], ExportFormat.CSV, path, Token())
    with pytest.raises(AppError, match="nothing to export"):
        export(library, [], ExportFormat.EPUB, path, Token())
    assert path.read_bytes() == before


def test_an_unwritable_path_or_unknown_article_is_an_error(
    library: Library, article_id: ArticleId, tmp_path: Path
) -> None:
    with pytest.raises(AppError, match="can't be written"):
        export(library, [article_id], ExportFormat.CSV, tmp_path / "missing" / "out.csv", Token())
    with pytest.raises(AppError, match="no longer in the library"):
        export(library, [ArticleId(404)], ExportFormat.CSV, tmp_path / "out.csv", Token())


def test_progress_is_reported_and_a_cancel_writes_nothing(
    library: Library, article_id: ArticleId, tmp_path: Path
) -> None:
    seen: list[object] = []
    export(library, [article_id], ExportFormat.CSV, tmp_path / "out.csv", Token(seen.append))
    assert seen == [Progress(0, 1)]
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        export(library, [article_id], ExportFormat.CSV, tmp_path / "other.csv", token)
    assert not (tmp_path / "other.csv").exists()


def test_only_the_chosen_highlights_are_exported_with_tags_and_colour_names(
    library: Library, article_id: ArticleId, tmp_path: Path
) -> None:
    chosen, other = open_article(library, article_id).highlights
    set_tags(library, chosen.id, ["bridge"])
    name_colours(library, {chosen.colour: "claim"})
    path = tmp_path / "out"
    only = frozenset({chosen.id})
    assert (
        export(library, [article_id], ExportFormat.MARKDOWN, path, Token(), only=only).highlights
        == 1
    )
    assert "bridge" in text(path)
    assert "claim" in text(path)
    assert [one.uuid for one in make_edition(library, article_id, only).marks] == [chosen.uuid]
    assert other.uuid not in {one.uuid for one in make_edition(library, article_id, only).marks}


@pytest.mark.parametrize("file_format", [one for one in ExportFormat if one.needs_translation])
def test_an_untranslated_article_is_never_an_empty_file(
    library: Library, tmp_path: Path, file_format: ExportFormat
) -> None:
    first, second = (
        import_raw(library, raw(text)).article_id
        for text in (PAGE, "The other article\n\nIt has one sentence only.\n")
    )
    mark(library, first, Side.ORIGINAL, 2)
    path = tmp_path / "out"
    with pytest.raises(AppError, match="isn't translated yet") as caught:
        export(library, [first], file_format, path, Token(), render_pdf=fake_pdf)
    assert "translate" in caught.value.remedy
    if file_format is not ExportFormat.ANKI:
        with pytest.raises(AppError, match="None of the articles"):
            export(library, [first, second], file_format, path, Token(), render_pdf=fake_pdf)
    assert not path.exists()


def test_sentences_without_a_translation_are_counted(library: Library, tmp_path: Path) -> None:
    article_id = import_raw(library, raw(PAGE)).article_id
    mark(library, article_id, Side.ORIGINAL, 2)
    mark(library, article_id, Side.ORIGINAL, 2)
    path = tmp_path / "out"
    done = export(library, [article_id], ExportFormat.MARKDOWN, path, Token())
    assert done == Exported(highlights=2, sentences=1, untranslated=1)
    batches = translate(library, EchoEngine(), article_id, 0, Token())
    next(iter(batches))
    total = len(open_article(library, article_id).pairs)
    missing = sum(not pair.translated for pair in open_article(library, article_id).pairs)
    done = export(library, [article_id], ExportFormat.TMX, path, Token())
    assert done == Exported(2, total, missing)


FRENCH_PAGE = """Le pont est ouvert

Le conseil municipal a ouvert le pont lundi matin devant les habitants de la ville.

Le nº 4 de M. Dupont a coûté 12 000 euros, soit « oui » à 12 % : quelle surprise !

Les travaux ont duré quatre ans et les voisins sont soulagés de les voir finis.
"""


@pytest.mark.parametrize("file_format", list(ExportFormat))
def test_french_has_its_no_break_spaces_unless_programs_compare_the_text(
    library: Library, tmp_path: Path, file_format: ExportFormat
) -> None:
    article_id = import_raw(library, raw(FRENCH_PAGE)).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    mark(library, article_id, Side.ORIGINAL, 2)
    path = tmp_path / "out"
    export(library, [article_id], file_format, path, Token(), render_pdf=fake_pdf)
    found = text(path)
    plain = ("surprise !", "12 %", "nº 4", "12 000", "M. Dupont")
    if file_format in (ExportFormat.TMX, ExportFormat.JSON_LD):
        assert all(words in found for words in plain)
    elif file_format is not ExportFormat.ANKI:  # a database, compressed
        assert "surprise\u202f!" in found
        assert "nº\u00a04" in found
        assert "«\u00a0oui\u00a0»" in found
    stored = open_article(library, article_id).article.paragraphs[2].text
    assert all(words in stored for words in plain)


def test_lost_highlights_alone_are_still_cards(
    library: Library, article_id: ArticleId, tmp_path: Path
) -> None:
    for highlight in open_article(library, article_id).highlights:
        with library.write() as tx:
            tx.set_lost(highlight.id, True)
    done = export(library, [article_id], ExportFormat.ANKI, tmp_path / "out", Token())
    assert done == Exported(highlights=2, sentences=0, untranslated=0)


def test_pictures_are_exported_where_the_format_has_them(library: Library, tmp_path: Path) -> None:
    text = "<html><body><article><img src='a'>" + "".join(
        f"<p>{one}</p>" for one in PAGE.split("\n\n")
    )
    picture = Picture("a", "image/png", 320, 200, png())
    saved = RawText(text.encode(), text, "a.html", "utf-8", Form.DOCUMENT, pictures=(picture,))
    article_id = import_raw(library, saved).article_id
    list(translate(library, EchoEngine(), article_id, 0, Token()))
    for file_format in (ExportFormat.BILINGUAL_HTML, ExportFormat.EPUB, ExportFormat.DOCX):
        path = tmp_path / f"file{file_format.suffix}"
        export(library, [article_id], file_format, path, Token())
        data = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                assert png() in [archive.read(name) for name in archive.namelist()]
        else:
            assert b"data:image/png;base64," in data
    assert make_edition(library, article_id).pictures == ()
