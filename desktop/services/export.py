"""Export articles, highlights and notes to a file.

Export formats: Markdown, HTML, CSV, JSON-LD (Web Annotations) and Anki for highlights and notes;
TMX, bilingual HTML, EPUB, Word and PDF for whole articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.atomic_files import write_atomically
from desktop.base.errors import AppError
from desktop.library import ArticleId, Highlight, HighlightId
from desktop.reading.aligning import sentence_texts
from desktop.reading.article import Language, Pair, Side
from desktop.reading.rendering import (
    ArticleExport,
    ExportedHighlight,
    ExportedNote,
    Format,
    render,
    typeset,
)
from desktop.reading.rendering.export_content import find_pairs
from desktop.services.import_batch import Progress
from desktop.services.open_article import open_article
from desktop.services.pictures import read_picture

if TYPE_CHECKING:
    from desktop.base.cancellation import Token
    from desktop.library import Library
    from desktop.reading.anchoring.anchors import SideText


class ExportFormat(StrEnum):
    """The export formats: first those for highlights and notes, then those for whole articles."""

    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON_LD = "jsonld"
    ANKI = "anki"
    TMX = "tmx"
    BILINGUAL_HTML = "bilingual-html"
    EPUB = "epub"
    DOCX = "docx"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        """Return the file name suffix, with its dot."""
        return SUFFIXES[self]

    @property
    def needs_marks(self) -> bool:
        """Return whether an article without highlights contributes nothing to the file."""
        return self not in WHOLE_ARTICLES

    @property
    def needs_translation(self) -> bool:
        """Return whether a file without any translation would be of no use."""
        return self in WHOLE_ARTICLES or self is ExportFormat.ANKI


SUFFIXES = {
    ExportFormat.MARKDOWN: ".md",
    ExportFormat.HTML: ".html",
    ExportFormat.CSV: ".csv",
    ExportFormat.JSON_LD: ".jsonld",
    ExportFormat.ANKI: ".apkg",
    ExportFormat.TMX: ".tmx",
    ExportFormat.BILINGUAL_HTML: ".html",
    ExportFormat.EPUB: ".epub",
    ExportFormat.DOCX: ".docx",
    ExportFormat.PDF: ".pdf",
}
WHOLE_ARTICLE_FORMATS = {
    ExportFormat.TMX: Format.TMX,
    ExportFormat.BILINGUAL_HTML: Format.BILINGUAL_HTML,
    ExportFormat.EPUB: Format.EPUB,
    ExportFormat.DOCX: Format.DOCX,
}
WHOLE_ARTICLES = frozenset({*WHOLE_ARTICLE_FORMATS, ExportFormat.PDF})
WITH_PICTURES = frozenset({ExportFormat.BILINGUAL_HTML, ExportFormat.EPUB, ExportFormat.DOCX})
PdfRenderer = Callable[[Sequence[ArticleExport], "Token"], bytes]
"""What lays out pages: only the window's floor can, so its callers hand it in."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the number of highlights and sentences, and of those not translated.

    For highlight formats, the sentences are those that the highlights touch.
    """

    highlights: int
    sentences: int
    untranslated: int


def export(
    library: Library,
    article_ids: Sequence[ArticleId],
    file_format: ExportFormat,
    path: Path,
    token: Token,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    only: frozenset[HighlightId] | None = None,
    language: Language = Language.ENGLISH,
    render_pdf: PdfRenderer | None = None,
) -> Exported:
    """Export articles to the file at `path`, and return what was written.

    Each highlight is written with its sentence in both languages, colour, note, tags, date and
    source. `only` limits the export to those highlights. Labels are in `language`; PDF needs
    `render_pdf`. The file is written atomically; `Progress` is reported to `token` before each
    article. Raises AppError if an article is unknown, there is nothing to export, a format that
    needs translations would have none, or the file can't be written; and Cancelled if the token is
    cancelled.
    """
    exports = []
    for done, article_id in enumerate(article_ids):
        token.report(Progress(done, len(article_ids)))
        token.check()
        edition = make_edition(library, article_id, only, file_format in WITH_PICTURES)
        if edition.marks or not file_format.needs_marks:
            exports.append(edition)
    if not exports:
        raise AppError(
            "There are no highlights to export." if article_ids else "There is nothing to export.",
            "Choose articles with highlights, or export whole articles.",
        )
    exported = count_exported(exports, file_format)
    if file_format is ExportFormat.PDF:
        assert render_pdf is not None
        data = render_pdf([typeset(one) for one in exports], token)
    else:
        data = render_export(exports, file_format, now(), language)
    write_atomically(path, data)
    return exported


def count_exported(exports: Sequence[ArticleExport], file_format: ExportFormat) -> Exported:
    """Return what an export in a format contains.

    Raises AppError if the format needs translations, and there are none.
    """
    pairs = [pair for one in exports for pair in _pairs_in(one, file_format)]
    untranslated = sum(pair.translated is None for pair in pairs)
    # Lost highlights alone touch no sentence, but are worth their cards.
    is_useless = untranslated == len(pairs) and bool(pairs or not file_format.needs_marks)
    if file_format.needs_translation and is_useless:
        title = exports[0].article.title
        if len(exports) > 1:
            raise AppError(
                "None of the articles is translated yet.", "Open one to translate it first."
            )
        raise AppError(
            "“{title}” isn't translated yet.", "Open it to translate it first.", title=title
        )
    highlights = sum(len(one.marks) for one in exports)
    return Exported(highlights, len(pairs), untranslated)


def _pairs_in(exported: ArticleExport, file_format: ExportFormat) -> Sequence[Pair]:
    """Return the sentences of an article that a format contains, each once."""
    if not file_format.needs_marks:
        return exported.pairs
    touched = {pair.number: pair for mark in exported.marks for pair in find_pairs(exported, mark)}
    return tuple(touched.values())


def make_edition(
    library: Library,
    article_id: ArticleId,
    only: frozenset[HighlightId] | None = None,
    has_pictures: bool = False,
) -> ArticleExport:
    """Return an article with its pairs and marks, and its pictures if asked for, for an export.

    `only` limits the marks to those highlights. Raises AppError if there is no such article.
    """
    from desktop.reading.anchoring.anchors import SideText

    opened = open_article(library, article_id)
    with library.read() as tx:
        names = tx.colour_names()
    texts = {side: SideText(sentence_texts(opened.pairs, side)) for side in Side}
    marks = tuple(
        _make_mark(highlight, texts[highlight.anchor.side], names.get(highlight.colour, ""))
        for highlight in opened.highlights
        if only is None or highlight.id in only
    )
    placed = opened.article.pictures if has_pictures else ()
    pictures = (read_picture(library, article_id, one.name) for one in placed)
    return ArticleExport(
        opened.article, opened.pairs, marks, opened.digest, tuple(filter(None, pictures))
    )


def render_export(
    exports: Sequence[ArticleExport],
    file_format: ExportFormat,
    made_at: datetime,
    language: Language = Language.ENGLISH,
) -> bytes:
    """Return exports as the bytes of an export file; labels are in `language`.

    Every format is UTF-8 text except for Anki, EPUB and Word, which are archives. PDF isn't
    rendered here.
    """
    if file_format in WHOLE_ARTICLE_FORMATS:
        return render(exports, WHOLE_ARTICLE_FORMATS[file_format], made_at, language=language)
    if file_format is not ExportFormat.JSON_LD:
        exports = [typeset(exported) for exported in exports]
    if file_format is ExportFormat.ANKI:
        from desktop.reading.rendering.anki import render_deck

        return render_deck(exports, made_at)
    return _annotation_renderer(file_format)(exports, language).encode("utf-8", "replace")


def _annotation_renderer(
    file_format: ExportFormat,
) -> Callable[[Sequence[ArticleExport], Language], str]:
    """Return the renderer of a highlights format; each is imported on first use."""
    if file_format is ExportFormat.CSV:
        from desktop.reading.rendering.csv_table import render_csv

        return lambda exports, _: render_csv(exports)
    if file_format is ExportFormat.JSON_LD:
        from desktop.reading.rendering.web_annotations import render_web_annotations

        return lambda exports, _: render_web_annotations(exports)
    from desktop.reading.rendering import notes_report

    return (
        notes_report.render_notes_page
        if file_format is ExportFormat.HTML
        else notes_report.render_notes_markdown
    )


def _make_mark(highlight: Highlight, text: SideText, colour_name: str) -> ExportedHighlight:
    """Return a highlight as exported; it is lost, too, if its place isn't in the current text."""
    anchor, note = highlight.anchor, highlight.note
    has_place = text.holds(anchor.start) and text.holds(anchor.end) and anchor.start < anchor.end
    return ExportedHighlight(
        uuid=highlight.uuid,
        anchor=anchor,
        colour=highlight.colour,
        is_lost=highlight.is_lost or not has_place,
        made_at=highlight.made_at,
        changed_at=highlight.changed_at,
        remark=ExportedNote(note.text, note.made_at, note.changed_at) if note else None,
        tags=highlight.tags,
        colour_name=colour_name,
    )
