"""The HTML document that every form becomes, with what the form knew of the article."""

import re
from dataclasses import dataclass
from datetime import date
from html import escape

ISO_DATE = re.compile(
    r"(?a:(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?)"
)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
FIRST_YEAR = 1500
"""Nothing older is the date of a text; files without one say 0101 or 1601."""


@dataclass(frozen=True, slots=True)
class Document:
    """One HTML document, by a name that is the same each time the same file is read."""

    name: str
    html: str


def whole(
    body: str,
    *,
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
    site: str | None = None,
    language: str | None = None,
) -> str:
    """Return a complete HTML document around `body`, which is HTML already.

    Everything else is plain text and is escaped; `language` is a BCP 47 tag, ignored otherwise.
    """
    tag = language.replace("_", "-") if language and LANGUAGE.fullmatch(language) else None
    facts = (
        ("name", "author", author),
        ("property", "article:published_time", published),
        ("property", "og:site_name", site),
    )
    head = ['<meta charset="utf-8">', f"<title>{escape(one_line(title or ''))}</title>"]
    head += [
        f'<meta {kind}="{key}" content="{escape(one_line(value))}">'
        for kind, key, value in facts
        if value and one_line(value)
    ]
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


def one_line(text: str) -> str:
    """Return `text` with single spaces between its words and none around them."""
    return " ".join(text.split())


def believable_date(text: str | None) -> str | None:
    """Return an ISO 8601 date, with its time where there is one, or None where it is neither.

    A year or a month alone is no date; nor is one that stands for none, such as 0101-01-01.
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
