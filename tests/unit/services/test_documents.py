"""Translating files to files: output names, formats, errors and cancelling."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.reading.article import Article, Language, RawText
from desktop.reading.rendering import Format, render
from desktop.services.documents import (
    ChapterProgress,
    TranslatedFiles,
    TranslationOptions,
    read_articles,
    translate_file,
    translate_files,
    translate_to_editions,
)
from desktop.services.page_reader import PageReader
from desktop.translation.pivoting import PivotEngine
from tests.builders import PAGE
from tests.fakes import BrokenEngine, EchoEngine, PairsEngine

NOW = datetime(2026, 3, 1, tzinfo=UTC)
PLAIN = TranslationOptions()
FRENCH = "Le conseil municipal a inauguré le nouveau pont lundi après quatre ans de travaux.\n"
HTML = """<!doctype html><html lang="en"><body><article><h1>The bridge is open</h1>
<p>The council opened the new bridge on Monday. It took four years to build it, said the mayor.</p>
<h2>What comes next</h2><ul><li>The old bridge goes in spring.</li><li>Boats pass below.</li></ul>
<blockquote><p>We are proud of it, all of us, said the mayor on Monday.</p></blockquote>
</article></body></html>
"""


def pages(folder: Path, **texts: str) -> Path:
    """Write pages, their names written as "below__one_txt"."""
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def translated(
    paths: list[Path], output: Path, options: TranslationOptions = PLAIN
) -> TranslatedFiles:
    return translate_files(EchoEngine(), paths, output, options, NOW, Token())


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_translated_into_a_folder_with_the_same_names(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", one_txt=PAGE, below__two_txt=FRENCH, below__two_html=HTML)
    outcome = translated([source], tmp_path / "out", TranslationOptions(Format.MARKDOWN))
    assert names(tmp_path / "out") == ["below/two.md", "below/two.txt.md", "one.md"]
    assert len(outcome.written) == 3
    assert outcome.skipped == ()
    assert (tmp_path / "out/below/two.txt.md").read_text(encoding="utf-8").startswith("\\[en\\] Le")


def test_the_structure_of_a_page_is_kept(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", page_html=HTML) / "page.html"
    output = tmp_path / "page.html"
    translate_file(EchoEngine(), source, output, TranslationOptions(Format.HTML), NOW, Token())
    text = output.read_text(encoding="utf-8")
    for tag in ("<h1", "<h2", "<ul>", "<li>", "<blockquote>"):
        assert tag in text
    assert "[fr] Boats pass below." in text


def test_files_that_cannot_be_translated_are_skipped_with_the_reason(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", one_txt=PAGE, two_txt="", three_txt=FRENCH)
    outcome = translated([source], tmp_path / "out", TranslationOptions(target=Language.FRENCH))
    assert names(tmp_path / "out") == ["one.txt"]
    errors = {skipped.name: str(skipped.error) for skipped in outcome.skipped}
    assert set(errors) == {"two.txt", "three.txt"}
    assert "already in that language" in errors["three.txt"]


@pytest.mark.logs("a file can't be translated")
def test_a_file_that_breaks_a_reader_is_skipped_and_the_others_are_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(self: PageReader, raws: Sequence[RawText]) -> tuple[Article | AppError, ...]:
        if raws[0].name == "a.txt":
            raise MemoryError
        return clean(self, raws)

    clean = PageReader.clean
    monkeypatch.setattr(PageReader, "clean", read)
    outcome = translated([pages(tmp_path / "in", a_txt=PAGE, b_txt=PAGE)], tmp_path / "out")
    assert [one.name for one in outcome.skipped] == ["a.txt"]
    assert names(tmp_path / "out") == ["b.txt"]


def test_sources_are_never_overwritten(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", one_txt=PAGE, two_html=HTML)
    with pytest.raises(AppError, match="is one of the source folders"):
        translated([source], source)
    outcome = translated([source / "one.txt", source / "two.html"], source)
    assert [one.name for one in outcome.skipped] == ["one.txt"]
    assert (source / "one.txt").read_text(encoding="utf-8") == PAGE
    assert [path.name for path in outcome.written] == ["two.txt"]
    link = tmp_path / "link.txt"
    link.symlink_to(source / "one.txt")
    with pytest.raises(AppError, match="overwrite itself"):
        translate_file(EchoEngine(), source / "one.txt", link, TranslationOptions(), NOW, Token())


def test_an_output_folder_inside_the_source_is_not_translated_again(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", one_txt=PAGE)
    for _ in range(2):
        translated([source], source / "out")
    assert names(source) == ["one.txt", "out/one.txt"]


def test_files_with_the_same_name_get_unique_output_names(tmp_path: Path) -> None:
    pages(tmp_path, a__one_txt=PAGE, b__one_txt=FRENCH, c__ONE_txt=PAGE)
    paths = [tmp_path / "a/one.txt", tmp_path / "b/one.txt", tmp_path / "c/ONE.txt"]
    translated(paths, tmp_path / "out")
    assert names(tmp_path / "out") == ["ONE-2.txt", "one.txt", "one.txt.txt"]


def test_a_cancel_leaves_only_complete_files(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", one_txt=PAGE, two_txt=FRENCH)
    out = tmp_path / "out"

    def stop_at_the_second(progress: Any) -> None:
        if progress.done:
            token.cancel()

    token = Token(stop_at_the_second)
    with pytest.raises(Cancelled):
        translate_files(EchoEngine(), [source], out, TranslationOptions(), NOW, token)
    assert names(out) == ["one.txt"]
    assert (
        (out / "one.txt")
        .read_text(encoding="utf-8")
        .endswith("[fr] Nobody will miss it, the mayor added.\n")
    )


def test_a_failure_leaves_the_older_translation(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", one_txt=PAGE) / "one.txt"
    output = tmp_path / "one.txt"
    output.write_text("older", encoding="utf-8")
    with pytest.raises(AppError, match="can't be loaded"):
        translate_file(BrokenEngine(), source, output, TranslationOptions(), NOW, Token())
    assert output.read_text(encoding="utf-8") == "older"
    assert names(tmp_path) == ["in/one.txt", "one.txt"]


def test_a_book_is_translated_chapter_by_chapter(tmp_path: Path) -> None:
    source = pages(tmp_path / "in", one_txt=PAGE, two_txt=FRENCH)
    one, book, again = (tmp_path / name for name in ("one.epub", "both.epub", "again.epub"))
    translate_file(
        EchoEngine(), source / "one.txt", one, TranslationOptions(Format.EPUB), NOW, Token()
    )
    exports = [
        exported
        for path in (one, source / "two.txt")
        for exported in translate_to_editions(EchoEngine(), path, None, Token())
    ]
    book.write_bytes(render(exports, Format.EPUB, NOW))
    seen: list[object] = []
    token = Token(seen.append)
    translate_file(EchoEngine(), book, again, TranslationOptions(Format.EPUB), NOW, token)
    assert seen == [ChapterProgress(0, 2), ChapterProgress(1, 2)]
    titles = [article.title for article in read_articles(again, Token())]
    assert titles == [article.title for article in read_articles(book, Token())]
    assert titles[0] == "The council opens the new bridge"


GERMAN = "Der Rat hat am Montag nach vier langen Jahren Arbeit die neue Brücke eröffnet.\n"
SWAHILI = "Baraza lilifungua daraja jipya siku ya Jumatatu baada ya miaka minne ya kazi.\n"


@pytest.mark.parametrize(
    ("pairs", "options", "expected"),
    [
        (("de_en",), TranslationOptions(), "[en] Der"),
        (("de_en",), TranslationOptions(reader=Language.FRENCH), "[fr] [en] Der"),
        (("de_en",), TranslationOptions(target=Language.FRENCH), "[fr] [en] Der"),
        (("de_fr",), TranslationOptions(), "[fr] Der"),
        (
            ("de_fr",),
            TranslationOptions(target=Language.ENGLISH),
            "no model for de→en. Install de→en",
        ),
        ((), TranslationOptions(reader=Language.FRENCH), "no model for de→fr. Install de→en"),
    ],
)
def test_a_third_language_is_translated_or_its_missing_model_named(
    tmp_path: Path, pairs: tuple[str, ...], options: TranslationOptions, expected: str
) -> None:
    source = pages(tmp_path, page_txt=GERMAN) / "page.txt"
    engine = PivotEngine(PairsEngine("fr_en", "en_fr", *pairs))
    output = tmp_path / "out.txt"
    try:
        translate_file(engine, source, output, options, NOW, Token())
    except AppError as error:
        assert expected in str(error)
        assert not output.exists()
    else:
        assert output.read_text(encoding="utf-8").startswith(expected)


def test_an_unsupported_language_is_an_error(tmp_path: Path) -> None:
    source = pages(tmp_path, page_txt=SWAHILI) / "page.txt"
    with pytest.raises(AppError, match="isn't supported"):
        translate_file(EchoEngine(), source, tmp_path / "out.txt", PLAIN, NOW, Token())


def test_a_word_document_has_its_labels_in_the_readers_language(tmp_path: Path) -> None:
    source, output = tmp_path / "page.txt", tmp_path / "page.docx"
    source.write_text(PAGE, encoding="utf-8")
    options = TranslationOptions(Format.DOCX, reader=Language.FRENCH)
    translate_file(EchoEngine(), source, output, options, NOW, Token())
    (table,) = docx.Document(str(output)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Anglais", "Français"]
    assert "[fr] It took four years to build." in [cell.text for cell in table.columns[1].cells]
