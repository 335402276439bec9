"""An article and its translation as text, JSON, HTML or Markdown."""

import html
import json
import textwrap
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from desktop.reading.aligning import by_paragraph, other_language, translation_text
from desktop.reading.article import Article, Kind, Language, Pair, Paragraph

GUTTER = "  │  "
NARROWEST = 60
MARKDOWN_MARKS = {
    Kind.TITLE: "# ",
    Kind.SUBHEADING: "## ",
    Kind.QUOTATION: "> ",
    Kind.EMBED: "> ",
    Kind.LIST_ITEM: "- ",
}
HTML_TAGS = {
    Kind.TITLE: "h1",
    Kind.SUBHEADING: "h2",
    Kind.QUOTATION: "blockquote",
    Kind.EMBED: "blockquote",
}
PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ margin: 3rem auto; max-width: 70rem; padding: 0 2rem; font: 1.05rem/1.55 Georgia, serif; }}
.pair {{ display: grid; grid-template-columns: 1fr 1fr; gap: 0 3rem; }}
.caption, .credit, .embed {{ color: #666; font-size: .9em; }}
.lead {{ font-weight: 600; }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


class Format(StrEnum):
    """The forms that an article with its translation is written in."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"


def cleaned_text(article: Article) -> str:
    """Return the article alone as plain text, a blank line between paragraphs."""
    return "\n\n".join(paragraph.text for paragraph in article.paragraphs) + "\n"


def cleaned_facts(article: Article) -> dict[str, Any]:
    """Return what the cleaning found, ready for JSON: metadata, blocks, dropped lines."""
    return {
        "title": article.title,
        "language": article.language.value,
        "date": article.published,
        "updated": article.updated,
        "author": article.author,
        "source": article.source,
        "dateline": article.dateline,
        "blocks": [
            {
                "kind": paragraph.kind.value,
                "language": paragraph.language.value,
                "text": paragraph.text,
                "sentences": [sentence.text for sentence in paragraph.sentences],
            }
            for paragraph in article.paragraphs
        ],
        "dropped": [
            {"line": line.line + 1, "text": line.text, "reason": line.reason.value}
            for line in article.dropped
        ],
    }


def render(article: Article, pairs: Sequence[Pair], form: Format) -> str:
    """Return the article with its translation in `form`, ending in a newline."""
    translations = {group[0].paragraph: translation_text(group) for group in by_paragraph(pairs)}
    texts = [translations.get(place, "") for place in range(len(article.paragraphs))]
    if form is Format.JSON:
        return _as_json(article, pairs)
    if form is Format.HTML:
        return _as_html(article, texts)
    if form is Format.MARKDOWN:
        return _as_markdown(article, texts)
    return "\n\n".join(text for text in texts if text) + "\n"


def side_by_side(article: Article, pairs: Sequence[Pair], width: int) -> str:
    """Return both languages in two columns of plain text, `width` characters in all."""
    room = (max(width, NARROWEST) - len(GUTTER)) // 2
    translations = {group[0].paragraph: translation_text(group) for group in by_paragraph(pairs)}
    lines: list[str] = []
    for place, paragraph in enumerate(article.paragraphs):
        left = textwrap.wrap(paragraph.text, room)
        right = textwrap.wrap(translations.get(place, ""), room)
        height = max(len(left), len(right))
        left += [""] * (height - len(left))
        right += [""] * (height - len(right))
        lines += [
            f"{one:{room}}{GUTTER}{other}".rstrip() for one, other in zip(left, right, strict=True)
        ]
        lines.append(" " * room + GUTTER.rstrip())
    return "\n".join(lines) + "\n"


def _as_json(article: Article, pairs: Sequence[Pair]) -> str:
    facts = cleaned_facts(article)
    facts["pairs"] = [
        {
            "paragraph": pair.paragraph,
            "source": pair.source,
            "translation": pair.translated.text if pair.translated else None,
            "doubts": [doubt.value for doubt in pair.translated.doubts] if pair.translated else [],
        }
        for pair in pairs
    ]
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def _as_markdown(article: Article, texts: Sequence[str]) -> str:
    blocks = []
    for paragraph, text in zip(article.paragraphs, texts, strict=True):
        mark = MARKDOWN_MARKS.get(paragraph.kind, "")
        blocks.append(mark + _escaped(paragraph.text))
        if text:
            blocks.append(f"*{_escaped(text)}*")
    return "\n\n".join(blocks) + "\n"


def _escaped(text: str) -> str:
    for mark in ("\\", "*", "_", "`", "#", "<"):
        text = text.replace(mark, "\\" + mark)
    return text


def _as_html(article: Article, texts: Sequence[str]) -> str:
    rows = []
    for paragraph, text in zip(article.paragraphs, texts, strict=True):
        target = other_language(paragraph.language) or Language.OTHER
        rows.append(
            '<div class="pair">'
            + _tagged(paragraph, paragraph.text, paragraph.language)
            + _tagged(paragraph, text, target)
            + "</div>"
        )
    return PAGE.format(
        language=article.language.value,
        title=html.escape(article.title),
        body="\n".join(rows),
    )


def _tagged(paragraph: Paragraph, text: str, language: Language) -> str:
    tag = HTML_TAGS.get(paragraph.kind, "p")
    return (
        f'<{tag} class="{paragraph.kind.value}" lang="{language.value}">{html.escape(text)}</{tag}>'
    )
