"""Importing W3C Web Annotations (JSON-LD): our own exports in full, other programs' in part."""

import json
import re
from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from desktop.base.errors import AppError
from desktop.reading import limits
from desktop.reading.anchoring.anchors import SideText
from desktop.reading.article import Anchor, Place, Side, Span
from desktop.reading.rendering.export_content import ExportedHighlight, ExportedNote
from desktop.reading.rendering.web_annotations import PLACES
from desktop.reading.text.normalizing import normalize_typography

START = Place(0, 0)
NOT_NOTES = frozenset({"tagging", "classifying", "identifying", "highlighting", "linking"})
"""Purposes of bodies that aren't the user's notes."""

PAGES = 10_000
"""How many pages of a collection are read at most."""

MARGIN = 4
"""How many blanks may come between a quote and its given context."""

_OUR_PLACES = re.compile(r"(original|translation),(\d{1,9})\.(\d{1,9}),(\d{1,9})\.(\d{1,9})")
_SOURCE = re.compile(r"ni:///sha-256;([\w-]{43})\?")
_COLOUR = re.compile(r"colour([1-5])")


@dataclass(frozen=True, slots=True)
class ImportedAnnotation:
    """An annotation from a file, as a highlight not yet located in its article.

    `is_ours` means that it was exported by this program. `digest` is the SHA-256 of the article's
    saved file, in hex, or ""; `titles` are the article's names in the file.
    """

    mark: ExportedHighlight
    is_ours: bool
    digest: str
    titles: tuple[str, ...]


def read_annotations(text: str, moment: datetime) -> tuple[ImportedAnnotation, ...]:
    """Parse the annotations in a JSON-LD file: one, a list, a page, or a whole collection.

    Hypothesis's own JSON is supported too. An annotation without a date gets `moment`; one with
    neither a quote nor a note is skipped. Raises AppError if there are no annotations.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise AppError("This file isn't JSON.", "Choose a file of Web Annotations.") from error
    items = [item for item in _annotations(data) if "target" in item]
    if not items and not _is_collection(data):
        raise AppError("There are no annotations in this file.", "Choose another one.")
    found = (_read_annotation(item, moment) for item in items)
    return tuple(one for one in found if one.mark.anchor.exact or one.mark.remark)


def find_unique_place(anchor: Anchor, text: SideText) -> Span | None:
    """Return the span of an anchor's quote in `text`, if it occurs exactly once.

    Other programs give context of any length, or none: it only has to match as far as given,
    ignoring typography. Without context, the quote must begin and end at word boundaries.
    """
    folded = text.folded.text
    quote, before, after = (
        normalize_typography(one).strip() for one in (anchor.exact, anchor.prefix, anchor.suffix)
    )
    found = []
    at = folded.find(quote) if quote else -1
    while at >= 0:
        end = at + len(quote)
        left = folded[max(0, at - len(before) - MARGIN) : at]
        right = folded[end : end + len(after) + MARGIN]
        is_whole = not (_joins(left[-1:], quote[0]) or _joins(quote[-1], right[:1]))
        same = left.rstrip().endswith(before) and right.lstrip().startswith(after)
        if same and (is_whole or before or after):
            found.append(Span(at, end))
        at = folded.find(quote, at + 1)
    return text.folded.origin(found[0]) if len(found) == 1 else None


def _joins(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum()


def _is_collection(data: object) -> bool:
    return isinstance(data, dict) and data.get("type") in ("AnnotationCollection", "AnnotationPage")


def _annotations(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the annotations in a file's data, following its embedded pages."""
    for one in _objects(data):
        if "target" in one:
            yield one
            continue
        page: Any = one.get("first", one)
        for _ in range(PAGES):
            if not isinstance(page, dict):
                break
            for name in ("items", "rows", "@graph", "annotations"):
                yield from _objects(page.get(name))
            page = page.get("next")


def _read_annotation(item: dict[str, Any], moment: datetime) -> ImportedAnnotation:
    target = next(_objects(item.get("target")), {})
    selectors = list(_selectors(target))
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    places = next((one for one in selectors if one.get("conformsTo") == PLACES), {})
    place = _OUR_PLACES.fullmatch(_text(places.get("value")))
    anchor = Anchor(
        side=Side(place[1]) if place else Side.ORIGINAL,
        exact=_text(quote.get("exact")),
        prefix=_text(quote.get("prefix")),
        suffix=_text(quote.get("suffix")),
        start=Place(int(place[2]), int(place[3])) if place else START,
        end=Place(int(place[4]), int(place[5])) if place else START,
    )
    made_at = _moment(item.get("created"), moment)
    source = _source(target, item)
    digest = _SOURCE.match(source)
    mark = ExportedHighlight(
        uuid=_uuid(item, source),
        anchor=anchor,
        colour=_colour(target),
        is_lost=False,
        made_at=made_at,
        changed_at=_moment(item.get("modified", item.get("updated")), made_at),
        remark=_remark(item, made_at, bool(place)),
    )
    return ImportedAnnotation(
        mark, bool(place), _digest(digest[1]) if digest else "", _titles(item, target)
    )


def _selectors(target: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the selectors of a target, and those that refine them."""
    for one in _objects(target.get("selector")):
        selector: Any = one
        for _ in range(9):
            if not isinstance(selector, dict):
                break
            yield selector
            selector = selector.get("refinedBy")


def _remark(item: dict[str, Any], made_at: datetime, is_ours: bool) -> ExportedNote | None:
    """Return the note: all bodies that are notes, in Markdown, with the dates of the first.

    Our own exports also include the highlighted sentences, for other programs to show.
    """
    noted = [
        (text, body)
        for body in _bodies(item)
        if not NOT_NOTES.intersection(_texts(body.get("purpose")))
        and not (is_ours and body.get("purpose") == "describing")
        and (text := _plain(body)).strip()
    ]
    if not noted:
        return None
    first = _moment(noted[0][1].get("created"), made_at)
    changed_at = _moment(noted[0][1].get("modified"), first)
    return ExportedNote("\n\n".join(text for text, _ in noted), first, changed_at)


def _bodies(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield an annotation's bodies; "bodyValue" and Hypothesis's "text" are bodies too."""
    yield from _objects(item.get("body"))
    for name in ("bodyValue", "text"):
        if text := _text(item.get(name)):
            yield {"value": text}


def _plain(body: dict[str, Any]) -> str:
    """Return a body's text, stripped of HTML."""
    text = _text(body.get("value", body.get("chars")))
    is_html = _text(body.get("format")) == "text/html" and bool(text.strip())
    if not is_html or limits.is_too_much_markup(text):
        return text
    from lxml import etree, html

    try:
        return str(html.fromstring(text.replace("\0", "")).text_content())
    except (etree.LxmlError, ValueError):
        return text


def _source(target: dict[str, Any], item: dict[str, Any]) -> str:
    source = target.get("source", target.get("id"))
    if isinstance(source, dict):
        source = source.get("id")
    return _text(source) or _text(item.get("target")) or _text(item.get("uri"))


def _titles(item: dict[str, Any], target: dict[str, Any]) -> tuple[str, ...]:
    titles: list[str] = []
    for one in (target.get("source"), target, item.get("document")):
        if isinstance(one, dict):
            for name in ("dc:title", "dcterms:title", "title", "label", "name"):
                titles += _texts(one.get(name))
    return tuple(titles)


def _uuid(item: dict[str, Any], source: str) -> str:
    """Return an annotation's UUID, which is the same each time it is imported."""
    name = _text(item.get("id"))
    try:
        return str(UUID(name.removeprefix("urn:uuid:")))
    except ValueError:
        told = name or json.dumps([source, item], sort_keys=True)
        return str(uuid5(NAMESPACE_URL, told))


def _colour(target: dict[str, Any]) -> int:
    found = (_COLOUR.fullmatch(name) for name in _texts(target.get("styleClass")))
    return next((int(match[1]) for match in found if match), 1)


def _digest(told: str) -> str:
    try:
        return urlsafe_b64decode(told + "=").hex()
    except (Error, ValueError):
        return ""


def _moment(value: Any, other: datetime) -> datetime:
    """Parse an ISO 8601 date, in UTC; return `other` if `value` isn't one."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else other
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return other


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, or a single object; strings have no properties."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := _text(one))]


def _text(value: Any) -> str:
    """Return a string that can be stored: without lone surrogates, which JSON allows."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
