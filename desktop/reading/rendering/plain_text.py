"""Exporting an article as plain text: the translation, alternating paragraphs, or two columns."""

import textwrap
from collections.abc import Sequence

from desktop.reading.article import Article, Pair
from desktop.reading.rendering.export_content import ArticleExport, list_rows, typeset

GUTTER = "  │  "
NARROWEST = 60


def cleaned_text(article: Article) -> str:
    """Return the original article as plain text, with blank lines between paragraphs."""
    return "\n\n".join(paragraph.text for paragraph in article.paragraphs) + "\n"


def render_text(exported: ArticleExport, is_bilingual: bool = False) -> str:
    """Render the translation, or each paragraph with its translation below it."""
    texts = []
    for row in list_rows(exported):
        texts += [row.paragraph.text, row.translation] if is_bilingual else [row.translation]
    return "\n\n".join(text for text in texts if text) + "\n"


def render_side_by_side(article: Article, pairs: Sequence[Pair], width: int) -> str:
    """Render both languages in two columns of plain text, `width` characters in total."""
    room = (max(width, NARROWEST) - len(GUTTER)) // 2
    lines: list[str] = []
    for row in list_rows(typeset(ArticleExport(article, tuple(pairs)))):
        left = textwrap.wrap(row.paragraph.text, room)
        right = textwrap.wrap(row.translation, room)
        height = max(len(left), len(right))
        left += [""] * (height - len(left))
        right += [""] * (height - len(right))
        lines += [
            f"{one:{room}}{GUTTER}{other}".rstrip() for one, other in zip(left, right, strict=True)
        ]
        lines.append(" " * room + GUTTER.rstrip())
    return "\n".join(lines) + "\n"
