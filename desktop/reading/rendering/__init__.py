"""Export formats: articles with translations as text, JSON, HTML, Markdown, TMX, EPUB or Word.

To add a format, add its renderer here, to `Format`, `SUFFIXES` and `render`; the
export itself (files, names, notes) is services/export.py.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from desktop.reading.article import Language
from desktop.reading.rendering.export_content import (
    ArticleExport,
    ExportedHighlight,
    ExportedNote,
    typeset,
)
from desktop.reading.rendering.json_values import cleaned_facts, render_json
from desktop.reading.rendering.plain_text import cleaned_text, render_side_by_side, render_text

__all__ = [
    "ArticleExport",
    "ExportedHighlight",
    "ExportedNote",
    "Format",
    "cleaned_facts",
    "cleaned_text",
    "render",
    "render_side_by_side",
    "typeset",
]


class Format(StrEnum):
    """The file formats in which articles and translations are exported."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    TMX = "tmx"
    EPUB = "epub"
    BILINGUAL_HTML = "bilingual-html"
    DOCX = "docx"

    @property
    def suffix(self) -> str:
        """Return the format's file name extension."""
        return SUFFIXES[self]

    @property
    def is_archive(self) -> bool:
        """Return whether its files aren't text."""
        return self in (Format.EPUB, Format.DOCX)


SUFFIXES = {
    Format.TEXT: ".txt",
    Format.JSON: ".json",
    Format.HTML: ".html",
    Format.MARKDOWN: ".md",
    Format.TMX: ".tmx",
    Format.EPUB: ".epub",
    Format.BILINGUAL_HTML: ".html",
    Format.DOCX: ".docx",
}
EXACT = frozenset({Format.JSON, Format.TMX})
"""Formats for programs, which compare the text: they keep the spaces as they were."""


def render(
    exports: Sequence[ArticleExport],
    form: Format,
    made_at: datetime,
    *,
    is_bilingual: bool = False,
    language: Language = Language.ENGLISH,
) -> bytes:
    """Render articles in `form`, in UTF-8: the translation, or both texts if `is_bilingual`.

    JSON, TMX, EPUB, Word and bilingual HTML are always bilingual. Labels are in `language`. The
    same articles and `made_at` give the same bytes.
    """
    if form not in EXACT:
        exports = [typeset(exported) for exported in exports]
    if form is Format.DOCX:
        from desktop.reading.rendering.docx import render_docx

        return render_docx(exports, made_at, language)
    if form is Format.EPUB:
        from desktop.reading.rendering.epub import render_epub

        return render_epub(exports, made_at)
    return _text(exports, form, made_at, is_bilingual).encode("utf-8", "replace")


def _text(
    exports: Sequence[ArticleExport], form: Format, made_at: datetime, is_bilingual: bool
) -> str:
    if form is Format.JSON:
        return render_json(exports)
    if form is Format.TMX:
        from desktop.reading.rendering.tmx import render_tmx

        return render_tmx(exports, made_at)
    if form is Format.BILINGUAL_HTML or (form is Format.HTML and is_bilingual):
        from desktop.reading.rendering.html_page import render_bilingual_page

        return render_bilingual_page(exports)
    if form is Format.HTML:
        from desktop.reading.rendering.html_page import render_translated_page

        return render_translated_page(exports)
    if form is Format.MARKDOWN:
        from desktop.reading.rendering.markdown import render_markdown

        return "\n".join(render_markdown(exported, is_bilingual) for exported in exports)
    return "\n".join(render_text(exported, is_bilingual) for exported in exports)
