"""Articles with their translations as text, JSON, HTML, Markdown, TMX or a book."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from desktop.reading.rendering.export_content import Edition, Mark, Remark
from desktop.reading.rendering.json_values import as_json, cleaned_facts
from desktop.reading.rendering.plain_text import as_text, cleaned_text, side_by_side

__all__ = [
    "Edition",
    "Format",
    "Mark",
    "Remark",
    "cleaned_facts",
    "cleaned_text",
    "render",
    "side_by_side",
]


class Format(StrEnum):
    """The forms that articles with their translations are written in."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"
    TMX = "tmx"
    EPUB = "epub"
    BILINGUAL_HTML = "bilingual-html"

    @property
    def suffix(self) -> str:
        """Return how the names of its files end."""
        return SUFFIXES[self]


SUFFIXES = {
    Format.TEXT: ".txt",
    Format.JSON: ".json",
    Format.HTML: ".html",
    Format.MARKDOWN: ".md",
    Format.TMX: ".tmx",
    Format.EPUB: ".epub",
    Format.BILINGUAL_HTML: ".html",
}


def render(
    editions: Sequence[Edition], form: Format, made_at: datetime, *, is_bilingual: bool = False
) -> bytes:
    """Return articles in `form`, in UTF-8; where `is_bilingual`, text stands beside translation.

    JSON, TMX, EPUB and bilingual HTML are bilingual in any case. The same articles and `made_at`
    give the same bytes.
    """
    if form is Format.EPUB:
        from desktop.reading.rendering.epub import book

        return book(editions, made_at)
    return _text(editions, form, made_at, is_bilingual).encode("utf-8", "replace")


def _text(editions: Sequence[Edition], form: Format, made_at: datetime, is_bilingual: bool) -> str:
    if form is Format.JSON:
        return as_json(editions)
    if form is Format.TMX:
        from desktop.reading.rendering.tmx import memory

        return memory(editions, made_at)
    if form is Format.BILINGUAL_HTML or (form is Format.HTML and is_bilingual):
        from desktop.reading.rendering.html_page import bilingual_page

        return bilingual_page(editions)
    if form is Format.HTML:
        from desktop.reading.rendering.html_page import translated_page

        return translated_page(editions)
    if form is Format.MARKDOWN:
        from desktop.reading.rendering.markdown import as_markdown

        return "\n".join(as_markdown(edition, is_bilingual) for edition in editions)
    return "\n".join(as_text(edition, is_bilingual) for edition in editions)
