"""An article with its translation as Markdown (CommonMark)."""

import re

from desktop.reading.article import Kind
from desktop.reading.rendering.export_content import Edition, rows

MARKS = {
    Kind.TITLE: "# ",
    Kind.SUBHEADING: "## ",
    Kind.QUOTATION: "> ",
    Kind.EMBED: "> ",
    Kind.LIST_ITEM: "- ",
}
_SIGNS = re.compile(r"[\\`*_\[\]<>#&~|]")
_OPENING = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")


def escaped(text: str) -> str:
    """Return `text` on one line, so that Markdown takes every sign of it as itself."""
    line = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    opening = _OPENING.match(line)
    if opening is None:
        return line
    # A digit can't be escaped: what makes a list of it is the full stop.
    cut = opening.end() if opening.group().isdigit() else 0
    return f"{line[:cut]}\\{line[cut:]}"


def as_markdown(edition: Edition, is_bilingual: bool = False) -> str:
    """Return the translation, or each paragraph and, in italics, its translation.

    What isn't translated stands as it is, so that nothing is missing.
    """
    blocks = []
    for row in rows(edition):
        mark = MARKS.get(row.paragraph.kind, "")
        if not is_bilingual:
            blocks.append(mark + escaped(row.translation or row.paragraph.text))
            continue
        blocks.append(mark + escaped(row.paragraph.text))
        if row.translation:
            blocks.append(f"*{escaped(row.translation)}*")
    return "\n\n".join(blocks) + "\n"
