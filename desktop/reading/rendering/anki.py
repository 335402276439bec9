"""Exporting highlights as an Anki deck of flashcards, one card each."""

import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.reading.article import Side
from desktop.reading.rendering.export_content import (
    ArticleExport,
    ExportedHighlight,
    describe_origin,
    find_context,
)
from desktop.reading.rendering.html_parts import escape_html, render_note

DECK_ID = 1_773_091_824
MODEL_ID = 1_773_091_825
"""Never change these: by them and a card's GUID, Anki recognises cards it already has."""

NAME = "Vis-à-vis"
FIELDS = ("Quote", "Sentence", "Translation", "Note", "Source")
FRONT = '<p class="quote">{{Quote}}</p><p>{{Sentence}}</p>'
BACK = """{{FrontSide}}<hr id="answer"><p>{{Translation}}</p>{{Note}}
<p class="source">{{Source}}</p>"""
STYLE = """.card { font: 20px/1.5 Georgia, serif; text-align: left; max-width: 34em; margin: auto; }
.quote { font-weight: bold; } .source { opacity: .7; font-size: 75%; }
"""


def render_deck(exports: Iterable[ArticleExport], made_at: datetime) -> bytes:
    """Render an Anki package: quote and sentence on the front, the other language on the back.

    A highlight has the same card in every package, so that importing again updates it.
    """
    import genanki

    model = genanki.Model(
        MODEL_ID,
        NAME,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": NAME, "qfmt": FRONT, "afmt": BACK}],
        css=STYLE,
    )
    cards = genanki.Deck(DECK_ID, NAME)
    for exported in exports:
        for mark in exported.marks:
            cards.add_note(_card(genanki, model, exported, mark))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(cards).write_to_file(path, timestamp=made_at.timestamp())
        return path.read_bytes()


def _card(genanki: Any, model: Any, exported: ArticleExport, mark: ExportedHighlight) -> Any:
    sentence, translation = find_context(exported, mark)
    if mark.anchor.side is Side.TRANSLATION:
        sentence, translation = translation, sentence
    return genanki.Note(
        model=model,
        guid=mark.uuid,
        fields=[
            escape_html(mark.anchor.exact),
            escape_html(sentence),
            escape_html(translation),
            render_note(mark.remark.text) if mark.remark else "",
            escape_html(" · ".join((exported.article.title, *describe_origin(exported.article)))),
        ],
        tags=["_".join(tag.split()) for tag in mark.tags],
    )
