"""Exporting highlights as W3C Web Annotations (https://www.w3.org/TR/annotation-model).

A highlight becomes an Annotation on one side of an article, with three selectors: the quote with
its context, its position in the side's text, and our own fragment of sentences and code points,
which only this program reads.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from desktop.reading.aligning import sentence_texts
from desktop.reading.anchoring.anchors import SideText
from desktop.reading.article import Anchor, Side
from desktop.reading.rendering.export_content import (
    COLOURS,
    ArticleExport,
    ExportedHighlight,
    build_title,
    find_context,
    find_languages,
    find_quoted_language,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PLACES = "urn:x-visavis:places:1"
"""The scheme of our fragments: "original,3.0,4.12" is the side, the start and the end."""


def render_web_annotations(exports: Sequence[ArticleExport]) -> str:
    """Render the highlights of articles as an Annotation Collection of one page (JSON-LD)."""
    items = [item for exported in exports for item in _items(exported)]
    name = f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(_source(one, '') for one in exports))}"
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": build_title(exports),
        "total": len(items),
    }
    if items:
        collection["first"] = {
            "id": f"{name}#page1",
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": items,
        }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def _items(exported: ArticleExport) -> list[dict[str, Any]]:
    texts = {side: SideText(sentence_texts(exported.pairs, side)) for side in Side}
    return [_item(exported, mark, texts[mark.anchor.side]) for mark in exported.marks]


def _item(exported: ArticleExport, mark: ExportedHighlight, text: SideText) -> dict[str, Any]:
    return {
        "id": f"urn:uuid:{mark.uuid}",
        "type": "Annotation",
        "motivation": "commenting" if mark.remark else "highlighting",
        "created": _moment(mark.made_at),
        "modified": _moment(mark.changed_at),
        "body": _bodies(exported, mark),
        "stylesheet": {
            "type": "CssStylesheet",
            "value": f".colour{mark.colour} {{ background: {COLOURS[mark.colour - 1]}; }}",
        },
        "target": {
            "type": "SpecificResource",
            "source": _resource(exported, mark),
            "styleClass": f"colour{mark.colour}",
            "selector": _selectors(mark, text),
        },
    }


def _bodies(exported: ArticleExport, mark: ExportedHighlight) -> list[dict[str, Any]]:
    """Return the note, the tags, and, for other programs, the sentences in both languages."""
    bodies: list[dict[str, Any]] = []
    if mark.remark:
        bodies.append(
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/markdown",
                "value": mark.remark.text,
                "created": _moment(mark.remark.made_at),
                "modified": _moment(mark.remark.changed_at),
            }
        )
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in mark.tags]
    bodies += [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": language.value,
            "value": sentence,
        }
        for language, sentence in zip(
            find_languages(exported, mark), find_context(exported, mark), strict=True
        )
        if sentence
    ]
    return bodies


def _resource(exported: ArticleExport, mark: ExportedHighlight) -> dict[str, Any]:
    article = exported.article
    facts = {
        "dc:title": article.title,
        "dc:publisher": article.source,
        "dc:creator": article.author,
        "dc:date": article.published,
    }
    return {
        "id": _source(exported, mark.anchor.side.value),
        "type": "Text",
        "format": "text/plain",
        "language": find_quoted_language(exported, mark).value,
        **{name: fact for name, fact in facts.items() if fact},
    }


def _selectors(mark: ExportedHighlight, text: SideText) -> list[dict[str, Any]]:
    anchor = mark.anchor
    selectors: list[dict[str, Any]] = [
        {
            "type": "TextQuoteSelector",
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        }
    ]
    if not mark.is_lost:
        span = text.span(anchor.start, anchor.end)
        selectors.append({"type": "TextPositionSelector", "start": span.start, "end": span.end})
    selectors.append({"type": "FragmentSelector", "conformsTo": PLACES, "value": _places(anchor)})
    return selectors


def _places(anchor: Anchor) -> str:
    ends = (f"{place.sentence}.{place.offset}" for place in (anchor.start, anchor.end))
    return ",".join((anchor.side.value, *ends))


def _source(exported: ArticleExport, side: str) -> str:
    """Return a URI for an article's side: the hash of the saved file, as in RFC 6920."""
    digest = urlsafe_b64encode(bytes.fromhex(exported.digest)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}?side={side}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
