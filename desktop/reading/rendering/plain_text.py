"""An article with its translation as plain text: one side, both in turn, or two columns."""

import textwrap
from collections.abc import Sequence

from desktop.reading.article import Article, Pair
from desktop.reading.rendering.export_content import Edition, rows

GUTTER = "  │  "
NARROWEST = 60


def cleaned_text(article: Article) -> str:
    """Return the article alone as plain text, a blank line between paragraphs."""
    return "\n\n".join(paragraph.text for paragraph in article.paragraphs) + "\n"


def as_text(edition: Edition, is_bilingual: bool = False) -> str:
    """Return the translation, or each paragraph with its translation below it."""
    texts = []
    for row in rows(edition):
        texts += [row.paragraph.text, row.translation] if is_bilingual else [row.translation]
    return "\n\n".join(text for text in texts if text) + "\n"


def side_by_side(article: Article, pairs: Sequence[Pair], width: int) -> str:
    """Return both languages in two columns of plain text, `width` characters in all."""
    room = (max(width, NARROWEST) - len(GUTTER)) // 2
    lines: list[str] = []
    for row in rows(Edition(article, tuple(pairs))):
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
