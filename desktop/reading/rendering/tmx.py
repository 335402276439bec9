"""Exporting articles' pairs as a translation memory in TMX 1.4."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from desktop import __version__
from desktop.reading.article import Translated
from desktop.reading.exchange.tmx import BY_READER, MODEL
from desktop.reading.rendering.export_content import ArticleExport
from desktop.reading.rendering.html_parts import escape_html

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="Vis-a-vis" creationtoolversion="{version}" segtype="sentence" o-tmf="visavis"
 adminlang="en" srclang="*all*" datatype="plaintext" creationdate="{date}"/>
<body>
"""
FOOT = "</body>\n</tmx>\n"


def render_tmx(exports: Sequence[ArticleExport], made_at: datetime) -> str:
    """Render the translated sentences of articles as TMX, each pair once, in order."""
    units = dict.fromkeys(
        (one.source, one.text, one.direction, one.model)
        for exported in exports
        for one in _known(exported)
    )
    date = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    body = "".join(
        f'<tu srclang="{direction.source.value}">{_creation_tool(model)}'
        f'<tuv xml:lang="{direction.source.value}"><seg>{escape_html(source)}</seg></tuv>'
        f'<tuv xml:lang="{direction.target.value}"><seg>{escape_html(text)}</seg></tuv></tu>\n'
        for source, text, direction, model in units
    )
    return HEAD.format(version=__version__, date=date) + body + FOOT


def _creation_tool(model: str) -> str:
    """Render who made a translation; without this, an import would take it for the user's."""
    if not model:
        return f'<prop type="{BY_READER}">yes</prop>'
    return f'<prop type="{MODEL}">{escape_html(model)}</prop>'


def _known(exported: ArticleExport) -> Iterable[Translated]:
    return (pair.translated for pair in exported.pairs if pair.translated)
