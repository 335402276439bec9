"""Exporting an article with its translation as Markdown (CommonMark)."""

import re
import unicodedata
from collections.abc import Sequence

from desktop.reading.article import InlineStyle, Kind, Span, StyledSpan
from desktop.reading.rendering.export_content import ArticleExport, list_rows
from desktop.reading.text.inline_styles import mark_up

MARKS = {
    Kind.TITLE: "# ",
    Kind.SUBHEADING: "## ",
    Kind.QUOTATION: "> ",
    Kind.EMBED: "> ",
    Kind.LIST_ITEM: "- ",
}
EMPHASIS = {InlineStyle.ITALIC: "*", InlineStyle.BOLD: "**"}
_UNFIT = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C"})
"""What would end a link's address."""
_SIGNS = re.compile(r"[\\`*_\[\]<>#&~|]")
_BLANK = re.compile(r"[^\S\u00a0\u202f]")
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
    return _escape_opening(_escape_signs(_BLANKS.sub(" ", text).strip()))


def render_styled(text: str, styles: Sequence[StyledSpan]) -> str:
    """Return `text` on one line as Markdown, with the emphasis and links that `styles` say.

    Emphasis is left out where Markdown would show its asterisks, and so is raised text.
    """
    if not styles:
        return escape_markdown(text)
    line = _BLANK.sub(" ", text)
    return _escape_opening(mark_up(line, _writable(styles, line), _escape_signs, _marks))


def _marks(one: StyledSpan) -> tuple[str, str]:
    if one.style is InlineStyle.LINK:
        return "[", f"](<{one.target.translate(_UNFIT)}>)"
    return EMPHASIS[one.style], EMPHASIS[one.style]


def _writable(styles: Sequence[StyledSpan], text: str) -> list[StyledSpan]:
    """Return the styles that Markdown has marks for, and that nest."""
    kept: list[StyledSpan] = []
    around: list[StyledSpan] = []
    ends: set[int] = set()
    for one in styles:
        start, end = one.span.start, one.span.end
        while around and around[-1].span.end <= start:
            around.pop()
        if around and around[-1].span.end < end:
            continue
        if one.style in EMPHASIS and start not in ends and _stands_apart(text, one.span):
            ends.add(end)
        elif one.style is not InlineStyle.LINK:
            continue
        kept.append(one)
        around.append(one)
    return kept


def _stands_apart(text: str, span: Span) -> bool:
    """Tell whether asterisks around words are emphasis, wherever they are part of a link.

    See https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run.
    """
    outside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return all(unicodedata.category(letter)[0] in "PSZ" for letter in outside)


def _escape_signs(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _escape_opening(line: str) -> str:
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
        original = render_styled(row.paragraph.text, row.paragraph.styles)
        if not is_bilingual:
            blocks.append(
                mark + (escape_markdown(row.translation) if row.translation else original)
            )
            continue
        blocks.append(mark + original)
        if row.translation:
            blocks.append(f"*{escape_markdown(row.translation)}*")
    return "\n\n".join(blocks) + "\n"
