"""Exporting articles as a Word document: two columns, a row for each sentence.

Rows are sentences, not paragraphs, because translators review by segment: so do the bilingual
tables of translation programs, and a note or a correction stays beside what it is about.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.reading.article import Kind, Language, Pair, Side
from desktop.reading.languages.language_names import language_name
from desktop.reading.pictures.picture_headers import BMP, GIF, JPEG, PNG
from desktop.reading.rendering.export_content import (
    COLOURS,
    ArticleExport,
    ExportedHighlight,
    ExportedPicture,
    Row,
    build_title,
    describe_origin,
    list_rows,
)
from desktop.reading.rendering.export_labels import labels_for
from desktop.reading.rendering.html_parts import RIGHT_TO_LEFT, drop_unwritable
from desktop.reading.rendering.marked_pieces import split_by_marks

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

AUTHOR, INITIALS = "Vis-à-vis", "V"
"""Who comments: Word wants a name, and the reader's isn't known."""
PAGE_CM = (21.0, 29.7)
MARGIN_CM = 2.0
PICTURE_CM, PIXELS_PER_CM = 8.0, 96 / 2.54
SHOWN = frozenset({JPEG, PNG, GIF, BMP})
"""The formats of pictures that Word knows."""
FONT, FONT_POINTS = "Georgia", 10.5
STYLES = {
    Kind.SUBHEADING: "Heading 2",
    Kind.QUOTATION: "Quote",
    Kind.EMBED: "Quote",
    Kind.LIST_ITEM: "List Bullet",
    Kind.CAPTION: "Caption",
    Kind.CREDIT: "Caption",
}
"""Word's own styles for kinds of paragraphs; the others are in its normal style."""
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a ZIP archive can represent."""


def render_docx(
    exports: Sequence[ArticleExport], made_at: datetime, language: Language = Language.ENGLISH
) -> bytes:
    """Render articles as one Word document, each on a new page; labels are in `language`.

    A title is in Word's title style, its translation in the subtitle's. Every run of text has its
    language, so that spelling is checked right; highlights are shaded, and notes are comments on
    their words. The same articles and `made_at` give the same bytes.
    """
    import docx
    from docx.enum.text import WD_BREAK

    document = docx.Document()
    _set_up(document, exports, made_at)
    for number, exported in enumerate(exports):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _add_article(document, exported, language)
    file = io.BytesIO()
    document.save(file)
    return _with_date(file.getvalue(), made_at)


def _set_up(document: Document, exports: Sequence[ArticleExport], made_at: datetime) -> None:
    """Set the page, the font and the properties, in the place of the template's own."""
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = map(Cm, PAGE_CM)
    section.left_margin = section.right_margin = Cm(MARGIN_CM)
    section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(FONT_POINTS)
    moment = made_at.astimezone(UTC).replace(tzinfo=None)
    properties = document.core_properties
    articles = [exported.article for exported in exports]
    authors = dict.fromkeys(article.author for article in articles if article.author)
    sources = dict.fromkeys(article.source for article in articles if article.source)
    properties.title = _property(build_title(exports))
    properties.author = _property(", ".join(authors))
    properties.subject = _property(", ".join(sources))
    properties.language = articles[0].language.value if articles else ""
    properties.comments, properties.keywords = "", ""
    properties.last_modified_by, properties.revision = AUTHOR, 1
    properties.created = properties.modified = moment


def _property(text: str) -> str:
    """Return a text as a document property, of which Word keeps 255 characters."""
    return drop_unwritable(text)[:255]


def _add_article(document: Document, exported: ArticleExport, language: Language) -> None:
    writer = _Writer(document, exported.marks)
    rows = list_rows(exported)
    body = [row for row in rows if row.paragraph.kind is not Kind.TITLE]
    for row in rows:
        if row.paragraph.kind is Kind.TITLE:
            writer.write(document.add_paragraph(style="Title"), row, row.pairs, Side.ORIGINAL)
            if row.translation:
                subtitle = document.add_paragraph(style="Subtitle")
                writer.write(subtitle, row, row.pairs, Side.TRANSLATION)
    origin = " · ".join(describe_origin(exported.article))
    if origin:
        document.add_paragraph(drop_unwritable(origin))
    if body:
        count = sum(len(_pictures_of(row)) + max(1, len(row.pairs)) for row in body)
        table = document.add_table(rows=count + 1, cols=2, style="Table Grid")
        _head(table, exported, language)
        _fill(table, body, writer)
    _add_unplaced(document, exported, language)


def _head(table: Table, exported: ArticleExport, reader: Language) -> None:
    """Write the languages into the first row, which Word repeats on every page."""
    from docx.oxml import OxmlElement

    first = table.rows[0]
    for cell, language in zip(first.cells, exported.languages, strict=False):
        name = language_name(language, reader)
        cell.paragraphs[0].add_run(name[:1].upper() + name[1:]).bold = True
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(table: Table, body: Sequence[Row], writer: _Writer) -> None:
    # Each row is asked for its cells once: the table's own look-up goes through all of them.
    below = iter(table.rows)
    next(below)
    for row in body:
        for one in _pictures_of(row):
            _add_picture(next(below).cells[0].paragraphs[0], one)
        style = STYLES.get(row.paragraph.kind)
        # A paragraph without sentences has a row, too.
        for pairs in [row.pairs[at : at + 1] for at in range(max(1, len(row.pairs)))]:
            for cell, side in zip(next(below).cells, Side, strict=True):
                paragraph = cell.paragraphs[0]
                if style:
                    paragraph.style = style
                writer.write(paragraph, row, pairs, side)


def _pictures_of(row: Row) -> list[ExportedPicture]:
    """Return the pictures above a paragraph that Word shows."""
    return [one for one in row.pictures if one.picture.media_type in SHOWN]


def _add_picture(paragraph: WordParagraph, one: ExportedPicture) -> None:
    """Put a picture into a cell, at most as wide as that; none if it is damaged."""
    from docx.shared import Cm

    width = Cm(min(PICTURE_CM, one.picture.width / PIXELS_PER_CM))
    try:
        shape = paragraph.add_run().add_picture(io.BytesIO(one.picture.data), width)
    except Exception:  # noqa: BLE001 - python-docx raises it as such, and divides by a density of zero
        return
    shape._inline.docPr.set("descr", drop_unwritable(one.alt))


def _add_unplaced(document: Document, exported: ArticleExport, language: Language) -> None:
    """Write the notes that can't be comments, since their words are lost."""
    lost = [mark for mark in exported.marks if mark.is_lost and mark.remark]
    if not lost:
        return
    document.add_heading(labels_for(language).unplaced, level=2)
    for mark in lost:
        document.add_paragraph(drop_unwritable(mark.anchor.exact), style="Quote")
        document.add_paragraph(_comment_text(mark))


def _comment_text(mark: ExportedHighlight) -> str:
    tags = " ".join(f"#{tag}" for tag in mark.tags)
    text = mark.remark.text if mark.remark else ""
    return drop_unwritable("\n".join(part for part in (text, tags) if part))


class _Writer:
    """Writes sentences with their highlights and comments into paragraphs of a document."""

    def __init__(self, document: Document, marks: Sequence[ExportedHighlight]) -> None:
        self._document, self._marks = document, marks

    def write(self, paragraph: WordParagraph, row: Row, pairs: Sequence[Pair], side: Side) -> None:
        """Write one side of some sentences of a row; without sentences, its text as it is."""
        from docx.oxml import OxmlElement

        is_original = side is Side.ORIGINAL
        language = row.paragraph.language if is_original else row.target
        is_bold = row.paragraph.kind is Kind.LEAD
        if language in RIGHT_TO_LEFT:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        if not pairs and is_original:
            _add_run(paragraph, row.paragraph.text, language, is_bold)
        for place, pair in enumerate(pairs):
            text = pair.source if is_original else pair.translated.text if pair.translated else ""
            if place and text:
                _add_run(paragraph, " ", language, is_bold)
            runs: list[tuple[int, Run]] = []
            for piece in split_by_marks(pair.number, len(text), side, self._marks):
                colour = piece.mark.colour if piece.mark else 0
                run = _add_run(paragraph, piece.span.of(text), language, is_bold, colour)
                runs.append((piece.span.start, run))
                for mark in piece.noted:
                    first = mark.anchor.start
                    start = first.offset if first.sentence == pair.number else 0
                    self._comment([one for at, one in runs if at >= start], mark)

    def _comment(self, runs: Sequence[Run], mark: ExportedHighlight) -> None:
        assert mark.remark is not None
        comment = self._document.add_comment(runs, _comment_text(mark), AUTHOR, INITIALS)
        comment._comment_elm.date = mark.remark.changed_at.astimezone(UTC).replace(microsecond=0)


def _add_run(
    paragraph: WordParagraph, text: str, language: Language, is_bold: bool, colour: int = 0
) -> Run:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(drop_unwritable(text))
    if is_bold:
        run.bold = True
    properties = run._r.get_or_add_rPr()
    # The schema wants them in this order: shading, direction, language.
    if colour:
        shading = OxmlElement("w:shd")
        fill = COLOURS[colour - 1].removeprefix("#").upper()
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
            shading.set(qn(f"w:{name}"), value)
        properties.append(shading)
    if language in RIGHT_TO_LEFT:
        run.font.rtl = True
    if language is not Language.OTHER:
        tag = OxmlElement("w:lang")
        tag.set(qn("w:bidi" if language in RIGHT_TO_LEFT else "w:val"), _language_tag(language))
        properties.append(tag)
    return run


def _language_tag(language: Language) -> str:
    """Return a language as Word names it, with the likeliest country: "fr-FR"."""
    from babel.core import get_global

    likely = str(get_global("likely_subtags").get(language.value, language.value)).split("_")
    return language.value if len(likely) == 1 else f"{language.value}-{likely[-1]}"


def _with_date(data: bytes, made_at: datetime) -> bytes:
    """Return an archive in which every file has the date `made_at`, instead of today's."""
    date = max(made_at.astimezone(UTC), EARLIEST).timetuple()[:6]
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, date)
            target.writestr(info, source.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
