"""Building the HTML document, with metadata, to which every import format is converted."""

import re
from dataclasses import dataclass
from datetime import date
from html import escape

ISO_DATE = re.compile(
    r"(?a:(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?)"
)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
FIRST_YEAR = 1500
"""Earlier dates aren't a text's; files without a date have 0101 or 1601."""


@dataclass(frozen=True, slots=True)
class Document:
    """An HTML document and its name, which is the same each time the same file is read."""

    name: str
    html: str


def build_document(
    body: str,
    *,
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
    site: str | None = None,
    language: str | None = None,
    address: str | None = None,
) -> str:
    """Build a complete HTML document around `body`, which is HTML already.

    Everything else is plain text, and is escaped. `language` is ignored unless a BCP 47 tag.
    """
    tag = language.replace("_", "-") if language and LANGUAGE.fullmatch(language) else None
    facts = (
        ("name", "author", author),
        ("property", "article:published_time", published),
        ("property", "og:site_name", site),
    )
    head = ['<meta charset="utf-8">', f"<title>{escape(collapse_spaces(title or ''))}</title>"]
    head += [
        f'<meta {kind}="{key}" content="{escape(collapse_spaces(value))}">'
        for kind, key, value in facts
        if value and collapse_spaces(value)
    ]
    if address:
        head.append(f'<link rel="canonical" href="{escape(collapse_spaces(address))}">')
    opening = f'<html lang="{tag}">' if tag else "<html>"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            opening,
            "<head>",
            *head,
            "</head>",
            "<body>",
            body,
            "</body>",
            "</html>\n",
        ]
    )


def collapse_spaces(text: str) -> str:
    """Return `text` on one line, with single spaces between words and none around them."""
    return " ".join(text.split())


def parse_plausible_date(text: str | None) -> str | None:
    """Return an ISO 8601 date, with its time if there is one, or None if `text` isn't one.

    A year or month alone isn't a date; nor is a placeholder such as 0101-01-01.
    """
    found = ISO_DATE.match((text or "").strip())
    if not found:
        return None
    day, time, zone = found.groups()
    try:
        if date.fromisoformat(day).year < FIRST_YEAR:
            return None
    except ValueError:
        return None
    return f"{day}T{time}{zone or ''}" if time else day
