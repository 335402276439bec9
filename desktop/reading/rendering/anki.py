"""What the reader marked as a deck for Anki: a card a mark."""

import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.reading.article import Side
from desktop.reading.rendering.export_content import Edition, Mark, about, context
from desktop.reading.rendering.html_parts import escaped, note_text

DECK_ID = 1_773_091_824
MODEL_ID = 1_773_091_825
"""Numbers for ever: by them and a card's name Anki knows what it has already."""

NAME = "Vis-à-vis"
FIELDS = ("Quote", "Sentence", "Translation", "Note", "Source")
FRONT = '<p class="quote">{{Quote}}</p><p>{{Sentence}}</p>'
BACK = """{{FrontSide}}<hr id="answer"><p>{{Translation}}</p>{{Note}}
<p class="source">{{Source}}</p>"""
STYLE = """.card { font: 20px/1.5 Georgia, serif; text-align: left; max-width: 34em; margin: auto; }
.quote { font-weight: bold; } .source { opacity: .7; font-size: 75%; }
"""


def deck(editions: Iterable[Edition], made_at: datetime) -> bytes:
    """Return an Anki package: the words and their sentence before, the other language behind.

    A mark has the same card in every package, so that a later one brings it up to date.
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
    for edition in editions:
        for mark in edition.marks:
            cards.add_note(_card(genanki, model, edition, mark))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(cards).write_to_file(path, timestamp=made_at.timestamp())
        return path.read_bytes()


def _card(genanki: Any, model: Any, edition: Edition, mark: Mark) -> Any:
    sentence, translation = context(edition, mark)
    if mark.anchor.side is Side.TRANSLATION:
        sentence, translation = translation, sentence
    return genanki.Note(
        model=model,
        guid=mark.uuid,
        fields=[
            escaped(mark.anchor.exact),
            escaped(sentence),
            escaped(translation),
            note_text(mark.remark.text) if mark.remark else "",
            escaped(" · ".join((edition.article.title, *about(edition.article)))),
        ],
        tags=["_".join(tag.split()) for tag in mark.tags],
    )
