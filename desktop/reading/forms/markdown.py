"""Markdown, and the facts that clippers and editors write above it between two lines of dashes."""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from desktop.base.errors import AppError
from desktop.reading.forms.html_document import believable_date, one_line, whole
from desktop.reading.text.folding import fold

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LONGEST = 2_000_000
"""Code points of Markdown; the worst of them take 16 µs each."""

FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
PAIR = re.compile(r"([A-Za-z][\w .-]*?)[ \t]*:(?:[ \t]+(.*))?")
ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
BLOCK = re.compile(r"[>|][+-]?\d?")
QUOTED = re.compile(r"""\"((?:[^"\\]|\\.)*)\"|'((?:[^']|'')*)'""")
ESCAPED = re.compile(r"\\(.)")
COMMENT = re.compile(r"(?:^|[ \t])#.*")
WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")

TITLE = ("title", "titre", "headline")
AUTHOR = ("author", "authors", "auteur", "auteurs", "byline", "creator")
PUBLISHED = ("published", "date_published", "datepublished", "publish_date", "pubdate", "date")
SITE = ("site", "site_name", "sitename", "publisher", "publication", "website", "source")
ADDRESS = ("url", "source_url", "link", "canonical", "original", "permalink")
LANGUAGE = ("lang", "language", "langue", "locale")

READ = frozenset({"text", "code_inline", "softbreak", "hardbreak", "text_special"})
"""The tokens that a heading's words are in."""


def html_of(text: str, name: str) -> tuple[str, bool]:
    """Return the Markdown in `text` as one HTML document, and whether facts stood above it.

    CommonMark with tables and strikethrough; pictures are left out. A title among the facts heads
    the document, unless its first heading says the same. Raises AppError over 2,000,000 code
    points.
    """
    if len(text) > LONGEST:
        raise AppError(
            "“{name}” is too long to be read at once.",
            "Save the article alone, or split the file.",
            name=name,
        )
    facts, rest = _front_matter(text)
    reader = _reader()
    environment: dict[str, Any] = {}
    tokens = reader.parse(rest, environment)
    heading = _first_heading(tokens)
    title = _first(facts, TITLE)
    body = str(reader.renderer.render(tokens, reader.options, environment))
    if title and fold(title).casefold() != fold(heading or "").casefold():
        body = f"<h1>{escape(title)}</h1>\n{body}"
    published = _first(facts, PUBLISHED)
    html = whole(
        body,
        title=title or heading,
        author=_first(facts, AUTHOR),
        published=believable_date(published) or published,
        site=_site(facts),
        language=_first(facts, LANGUAGE),
    )
    return html, bool(facts)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split `text` into the facts above it, by lower-case key, and the rest.

    Of YAML, this much is read: `key: value`, quotes, lists of either kind, folded blocks.
    Lines of dashes around anything without a key are rules, and stay.
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
    joined = {key: one_line("".join(values)).strip(", ") for key, values in facts.items()}
    return joined, text[found.end() :]


def _values(value: str) -> list[str]:
    """Return what a scalar or a list in brackets holds, without quotes and comments."""
    quoted = QUOTED.match(value)
    if quoted:
        double, single = quoted.groups()
        plain = ESCAPED.sub(r"\1", double) if double is not None else single.replace("''", "'")
        return [_unlinked(plain)]
    value = WIKI_LINK.sub(r"\1", COMMENT.sub("", value, count=1)).strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unlinked(one.strip().strip("\"'")) for one in value[1:-1].split(",")]
    return [value] if value else []


def _unlinked(text: str) -> str:
    return one_line(WIKI_LINK.sub(r"\1", text))


def _first(facts: dict[str, str], keys: Sequence[str]) -> str | None:
    return next((facts[key] for key in keys if facts.get(key)), None)


def _site(facts: dict[str, str]) -> str | None:
    """Return the site's name, or its host where only an address is given."""
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


def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    reader.add_render_rule("image", _nothing)
    reader.add_render_rule("link_open", _links())
    return reader


def _nothing(*_: Any) -> str:
    return ""


def _links() -> Callable[..., str]:
    """Return a rule that writes each address once.

    An address or a title that a thousand references repeat would swell the document without limit.
    """
    written: set[str] = set()

    def link(_: Any, tokens: Sequence["Token"], number: int, *__: Any) -> str:
        address = str(tokens[number].attrs.get("href", ""))
        if address in written:
            return '<a href="#">'
        written.add(address)
        return f'<a href="{escape(address)}">'

    return link


def _first_heading(tokens: Sequence["Token"]) -> str | None:
    """Return the text of the heading that the document begins with, if it is of the first level."""
    if len(tokens) < 2 or tokens[0].type != "heading_open" or tokens[0].tag != "h1":
        return None
    inner = tokens[1].children or []
    return one_line(
        "".join(piece.content if piece.content else " " for piece in inner if piece.type in READ)
    )
