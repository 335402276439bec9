"""Exporting articles with their translations as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from desktop.reading.article import Article
from desktop.reading.rendering.export_content import ArticleExport


def cleaned_facts(article: Article) -> dict[str, Any]:
    """Return a cleaned article as values for JSON: metadata, blocks, dropped lines."""
    return {
        "title": article.title,
        "language": article.language.value,
        "date": article.published,
        "updated": article.updated,
        "author": article.author,
        "source": article.source,
        "dateline": article.dateline,
        "address": article.address,
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


def render_json(exports: Sequence[ArticleExport]) -> str:
    """Render an article and its pairs as a JSON object; several as a list of them."""
    facts = [_facts(exported) for exported in exports]
    shown = facts[0] if len(facts) == 1 else facts
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _facts(exported: ArticleExport) -> dict[str, Any]:
    facts = cleaned_facts(exported.article)
    facts["pairs"] = [
        {
            "paragraph": pair.paragraph,
            "source": pair.source,
            "translation": pair.translated.text if pair.translated else None,
            "doubts": [doubt.value for doubt in pair.translated.doubts] if pair.translated else [],
        }
        for pair in exported.pairs
    ]
    return facts
