"""Articles and what the reader marked in them, to one file that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.atomic_files import write_atomically
from desktop.base.errors import AppError
from desktop.library import ArticleId, Highlight, HighlightId
from desktop.reading.aligning import sentence_texts
from desktop.reading.article import Language, Side
from desktop.reading.rendering import Edition, Format, Mark, Remark, render
from desktop.services.import_batch import Progress
from desktop.services.open_article import open_article

if TYPE_CHECKING:
    from desktop.base.cancellation import Token
    from desktop.library import Library
    from desktop.reading.anchoring.anchors import SideText


class ExportFormat(StrEnum):
    """The forms that articles leave the library in: their marks alone, then the articles whole."""

    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON_LD = "jsonld"
    ANKI = "anki"
    TMX = "tmx"
    BILINGUAL_HTML = "bilingual-html"
    EPUB = "epub"

    @property
    def suffix(self) -> str:
        """Return how the names of its files end."""
        return SUFFIXES[self]

    @property
    def needs_marks(self) -> bool:
        """Tell whether articles without a highlight leave nothing in it."""
        return self not in WHOLE_ARTICLE_FORMATS


SUFFIXES = {
    ExportFormat.MARKDOWN: ".md",
    ExportFormat.HTML: ".html",
    ExportFormat.CSV: ".csv",
    ExportFormat.JSON_LD: ".jsonld",
    ExportFormat.ANKI: ".apkg",
    ExportFormat.TMX: ".tmx",
    ExportFormat.BILINGUAL_HTML: ".html",
    ExportFormat.EPUB: ".epub",
}
WHOLE_ARTICLE_FORMATS = {
    ExportFormat.TMX: Format.TMX,
    ExportFormat.BILINGUAL_HTML: Format.BILINGUAL_HTML,
    ExportFormat.EPUB: Format.EPUB,
}


def export(
    library: Library,
    article_ids: Sequence[ArticleId],
    form: ExportFormat,
    path: Path,
    token: Token,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    only: frozenset[HighlightId] | None = None,
    language: Language = Language.ENGLISH,
) -> int:
    """Write articles of the library to the file at `path`; return how many highlights it holds.

    Each highlight goes with its sentence in both languages, its colour, note, tags, date and
    source; where `only` some are wanted, the others stay behind. What is said about them is in
    `language`, which is the reader's own.
    The file is written whole or not at all. Progress is reported to `token` before each article.
    Raises AppError where an article is unknown, there is nothing to write, or the file can't be
    written; Cancelled once the token asks to stop.
    """
    editions = []
    for done, article_id in enumerate(article_ids):
        token.report(Progress(done, len(article_ids)))
        token.check()
        one = make_edition(library, article_id, only)
        if one.marks or not form.needs_marks:
            editions.append(one)
    if not editions:
        raise AppError(
            "There are no highlights to export." if article_ids else "There is nothing to export.",
            "Choose articles with highlights, or export whole articles.",
        )
    write_atomically(path, render_export(editions, form, now(), language))
    return sum(len(one.marks) for one in editions)


def make_edition(
    library: Library, article_id: ArticleId, only: frozenset[HighlightId] | None = None
) -> Edition:
    """Return an article of the library with its pairs and marks, as it is exported.

    Of the highlights there are `only` those wanted. Raises AppError where there is no such article.
    """
    from desktop.reading.anchoring.anchors import SideText

    opened = open_article(library, article_id)
    with library.read() as tx:
        digest = tx.raw(article_id).digest
        names = tx.colour_names()
    texts = {side: SideText(sentence_texts(opened.pairs, side)) for side in Side}
    marks = tuple(
        _make_mark(highlight, texts[highlight.anchor.side], names.get(highlight.colour, ""))
        for highlight in opened.highlights
        if only is None or highlight.id in only
    )
    return Edition(opened.article, opened.pairs, marks, digest)


def render_export(
    editions: Sequence[Edition],
    form: ExportFormat,
    made_at: datetime,
    language: Language = Language.ENGLISH,
) -> bytes:
    """Return editions in `form`; all but Anki's are text in UTF-8, EPUB within its archive.

    What people read in it that isn't the articles' or the reader's is in `language`.
    """
    if form in WHOLE_ARTICLE_FORMATS:
        return render(editions, WHOLE_ARTICLE_FORMATS[form], made_at)
    if form is ExportFormat.ANKI:
        from desktop.reading.rendering.anki import render_deck

        return render_deck(editions, made_at)
    return _annotation_renderer(form)(editions, language).encode("utf-8", "replace")


def _annotation_renderer(form: ExportFormat) -> Callable[[Sequence[Edition], Language], str]:
    """Return what writes marks in `form`; each is loaded when it is first asked for."""
    if form is ExportFormat.CSV:
        from desktop.reading.rendering.csv_table import render_csv

        return render_csv
    if form is ExportFormat.JSON_LD:
        from desktop.reading.rendering.web_annotations import render_web_annotations

        return lambda editions, _: render_web_annotations(editions)
    from desktop.reading.rendering import notes_report

    return (
        notes_report.render_notes_page
        if form is ExportFormat.HTML
        else notes_report.render_notes_markdown
    )


def _make_mark(highlight: Highlight, text: SideText, colour_name: str) -> Mark:
    """Return a highlight as it leaves; one whose place isn't in the text is lost to others too."""
    anchor, note = highlight.anchor, highlight.note
    has_place = text.holds(anchor.start) and text.holds(anchor.end) and anchor.start < anchor.end
    return Mark(
        uuid=highlight.uuid,
        anchor=anchor,
        colour=highlight.colour,
        is_lost=highlight.is_lost or not has_place,
        made_at=highlight.made_at,
        changed_at=highlight.changed_at,
        remark=Remark(note.text, note.made_at, note.changed_at) if note else None,
        tags=highlight.tags,
        colour_name=colour_name,
    )
