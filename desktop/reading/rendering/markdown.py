"""Exporting an article with its translation as Markdown (CommonMark)."""

import re

from desktop.reading.article import Kind
from desktop.reading.rendering.export_content import ArticleExport, list_rows

MARKS = {
    Kind.TITLE: "# ",
    Kind.SUBHEADING: "## ",
    Kind.QUOTATION: "> ",
    Kind.EMBED: "> ",
    Kind.LIST_ITEM: "- ",
}
_SIGNS = re.compile(r"[\\`*_\[\]<>#&~|]")
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
"""Blanks and ends of lines, but not the no-break spaces."""
_OPENING = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
_WEB = r"\s{0,9}<?(?:https?://|mailto:)"
# A tag, a picture, and a link or its definition that leads elsewhere than to the web. They are
# escaped already after an odd number of backslashes.
_HARMFUL = re.compile(
    rf"(?<!\\)((?:\\\\)*)(<(?!(?:https?://|mailto:)[^\s<>]*>)|!(?=\[)|\](?=[(:](?!{_WEB})))",
    re.IGNORECASE,
)


def escape_markdown(text: str) -> str:
    """Return `text` on one line, with Markdown's special characters escaped."""
    line = _SIGNS.sub(r"\\\g<0>", _BLANKS.sub(" ", text).strip())
    opening = _OPENING.match(line)
    if opening is None:
        return line
    # A digit can't be escaped, so escape the full stop that would make it a list.
    cut = opening.end() if opening.group().isdigit() else 0
    return f"{line[:cut]}\\{line[cut:]}"


def disarm_markdown(note: str) -> str:
    """Return a note's Markdown with its HTML, pictures and other than web links as plain text.

    A note may come from a stranger's file; in code, the added backslashes show.
    """
    return _HARMFUL.sub(r"\1\\\2", note)


def render_markdown(exported: ArticleExport, is_bilingual: bool = False) -> str:
    """Render the translation, or each paragraph followed by its translation in italics.

    Untranslated paragraphs are included as they are, so that nothing is missing.
    """
    blocks = []
    for row in list_rows(exported):
        mark = MARKS.get(row.paragraph.kind, "")
        if not is_bilingual:
            blocks.append(mark + escape_markdown(row.translation or row.paragraph.text))
            continue
        blocks.append(mark + escape_markdown(row.paragraph.text))
        if row.translation:
            blocks.append(f"*{escape_markdown(row.translation)}*")
    return "\n\n".join(blocks) + "\n"
