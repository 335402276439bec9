"""Importing Markdown, with its front matter (metadata between two lines of dashes)."""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from desktop.base.errors import AppError
from desktop.reading.forms.html_document import (
    build_document,
    collapse_spaces,
    parse_plausible_date,
)
from desktop.reading.text.normalizing import normalize_typography

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST = 2_000_000
"""Size limit in code points; the slowest take 16 µs each."""

MOST_REPEATED = 100_000
"""Code points of addresses that are written again."""

FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
PAIR = re.compile(r"([A-Za-z][\w.-]*+(?: ++[\w.-]++)*+)[ \t]*+:(?:[ \t]++(.*))?")
ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
BLOCK = re.compile(r"[>|][+-]?\d?")
QUOTED = re.compile(r"""\"((?:[^"\\]|\\.)*)\"|'((?:[^']|'')*)'""")
ESCAPED = re.compile(r"\\(.)")
COMMENT = re.compile(r"(?:^|[ \t])#.*")
WEB = re.compile(r"(?i)https?://")
WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")

TITLE = ("title", "titre", "headline")
AUTHOR = ("author", "authors", "auteur", "auteurs", "byline", "creator")
PUBLISHED = ("published", "date_published", "datepublished", "publish_date", "pubdate", "date")
SITE = ("site", "site_name", "sitename", "publisher", "publication", "website", "source")
ADDRESS = ("url", "source_url", "link", "canonical", "original", "permalink")
LANGUAGE = ("lang", "language", "langue", "locale")

READ = frozenset({"text", "code_inline", "softbreak", "hardbreak", "text_special"})
"""The tokens that contain a heading's words."""


def to_html(text: str, name: str) -> tuple[str, bool]:
    """Convert Markdown to one HTML document; also tell whether it had front matter.

    CommonMark with tables and strikethrough, without pictures. A title in the front matter becomes
    the first heading, unless that already says the same. Raises AppError over 2,000,000 code
    points.
    """
    if len(text) > LONGEST:
        raise AppError(
            "“{name}” is too long to be read at once.",
            "Save the article alone, or split the file.",
            name=name,
        )
    facts, rest = _split_front_matter(text)
    reader = _make_parser()
    environment: dict[str, Any] = {}
    tokens = reader.parse(rest, environment)
    heading = _first_heading(tokens)
    title = _first(facts, TITLE)
    body = str(reader.renderer.render(tokens, reader.options, environment))
    if (
        title
        and normalize_typography(title).casefold() != normalize_typography(heading or "").casefold()
    ):
        body = f"<h1>{escape(title)}</h1>\n{body}"
    published = _first(facts, PUBLISHED)
    html = build_document(
        body,
        title=title or heading,
        author=_first(facts, AUTHOR),
        published=parse_plausible_date(published) or published,
        site=_site(facts),
        language=_first(facts, LANGUAGE),
        address=_address(facts),
    )
    return html, bool(facts)


def _split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split `text` into its front matter, by lower-case key, and the rest.

    A subset of YAML is supported: `key: value`, quotes, both kinds of lists, folded blocks. Lines
    of dashes around text without any key are horizontal rules, and stay.
    """
    found = FRONT.match(text)
    lines = (found.group(1) or "").splitlines() if found else []
    facts: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        pair, item = PAIR.fullmatch(line), ITEM.fullmatch(line)
        if pair:
            key = pair.group(1).lower().replace("-", "_").replace(" ", "_")
            value = (pair.group(2) or "").strip()
            values = [] if BLOCK.fullmatch(value) else _values(value)
            facts.setdefault(key, []).extend(f", {one}" for one in values)
        elif item and key:
            facts[key].append(f", {', '.join(_values(item.group(1)))}")
        elif line[:1] in (" ", "\t") and key:
            facts[key] += [f" {one}" for one in _values(line.strip())]
    if not found or not facts:
        return {}, text.removeprefix("\ufeff")
    joined = {key: collapse_spaces("".join(values)).strip(", ") for key, values in facts.items()}
    return joined, text[found.end() :]


def _values(value: str) -> list[str]:
    """Return the values of a scalar or a list in brackets, without quotes and comments."""
    quoted = QUOTED.match(value)
    if quoted:
        double, single = quoted.groups()
        plain = ESCAPED.sub(r"\1", double) if double is not None else single.replace("''", "'")
        return [_strip_links(plain)]
    value = WIKI_LINK.sub(r"\1", COMMENT.sub("", value, count=1)).strip()
    if value.startswith("[") and value.endswith("]"):
        return [_strip_links(one.strip().strip("\"'")) for one in value[1:-1].split(",")]
    return [value] if value else []


def _strip_links(text: str) -> str:
    return collapse_spaces(WIKI_LINK.sub(r"\1", text))


def _first(facts: dict[str, str], keys: Sequence[str]) -> str | None:
    return next((facts[key] for key in keys if facts.get(key)), None)


def _site(facts: dict[str, str]) -> str | None:
    """Return the site's name, or its host if only an address is given."""
    for key in (*SITE, *ADDRESS):
        value = facts.get(key)
        if not value:
            continue
        if "://" not in value and key in SITE:
            return value
        try:
            host = urlsplit(value).hostname
        except ValueError:
            host = None
        if host:
            return host.removeprefix("www.")
    return None


def _address(facts: dict[str, str]) -> str | None:
    """Return the address of the page that the text is from, where it may stand."""
    named = (facts.get(key) for key in (*ADDRESS, *SITE))
    return next((value for value in named if value and WEB.match(value)), None)


def _make_parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    reader.add_render_rule("image", _render_nothing)
    reader.add_render_rule("link_open", _link_rule())
    return reader


def _render_nothing(*_: Any) -> str:
    return ""


def _link_rule() -> Callable[..., str]:
    """Return a render rule that repeats addresses up to a limit only.

    A long address repeated by a thousand references would blow up the document without limit.
    """
    written: set[str] = set()
    repeated = 0

    def link(_: Any, tokens: Sequence["Token"], number: int, *__: Any) -> str:
        nonlocal repeated
        address = str(tokens[number].attrs.get("href", ""))
        if address in written:
            repeated += len(address)
            if repeated > MOST_REPEATED:
                return '<a href="#">'
        written.add(address)
        return f'<a href="{escape(address)}">'

    return link


def _first_heading(tokens: Sequence["Token"]) -> str | None:
    """Return the text of the document's first heading, if that is at level 1 and at the top."""
    if len(tokens) < 2 or tokens[0].type != "heading_open" or tokens[0].tag != "h1":
        return None
    inner = tokens[1].children or []
    return collapse_spaces(
        "".join(piece.content if piece.content else " " for piece in inner if piece.type in READ)
    )
