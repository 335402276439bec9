"""Write a library file with data in every table, which all later versions must still open.

Run once per released schema, from the project's root: `python -m tests.unit.library.make_seeded`.
"""

import tempfile
from dataclasses import replace
from pathlib import Path

from desktop.library import ArticleView, Labels, SavedSearch, Sort, ViewKind, open_library
from desktop.library.schema import REVISION
from desktop.reading.article import (
    Anchor,
    Article,
    Corrections,
    Doubt,
    Form,
    InlineStyle,
    Picture,
    Place,
    PlacedPicture,
    Side,
    Span,
    StyledSpan,
    Translated,
)
from desktop.reading.glossary.terms import Term
from tests.builders import png
from tests.unit.library.builders import Clock, article, flood, raw, translated

DATA = Path(__file__).resolve().parents[2] / "data" / "library"

LOUVRE = Anchor(Side.ORIGINAL, "Louvre ferme", "Le ", " ses portes 😀.", Place(3, 3), Place(3, 15))
METRES = Anchor(Side.TRANSLATION, "6.10 metres", "It reaches ", ".", Place(2, 11), Place(2, 22))
CORRECTIONS = Corrections(kept=frozenset({4}), left_out=frozenset({7, 9}))
BY_ENGINE = Translated(
    source="Elle atteint 6,10 mètres.",
    text="It reaches 6.10 metres.",
    direction=translated("", "").direction,
    model="fr_en 1.9",
    score=-0.25,
    doubts=(Doubt.LENGTH,),
)
READ = translated("Le fleuve monte encore.", "The river climbs still.")
BETTER = translated("Le fleuve monte encore.", "The river is still rising.")
BY_READER = translated("L’eau a monté toute la nuit.", "The water rose all night.", model="")
STYLES = (
    StyledSpan(Span(3, 15), InlineStyle.LINK, "https://example.org/louvre"),
    StyledSpan(Span(3, 9), InlineStyle.ITALIC),
)
TERM = Term("crue", "flood", BY_ENGINE.direction)
TAGS = ("À suivre", "Paris")
COLOUR = "Chiffre"
LABELS = Labels(is_favourite=True, is_archived=True, tags=("Crues", "Élections"))
SEARCH = SavedSearch(
    "À lire", "crue", ArticleView(ViewKind.SOURCE, "Le Quotidien"), Sort.LENGTH, is_by_day=True
)
PICTURE = Picture("pont.png", "image/png", 320, 200, png())
PLACED = PlacedPicture(2, "pont.png", "Le pont Neuf", 320, 200)
NOTE = "*À vérifier* : 8,62 m en 1910."


def styled_flood() -> Article:
    """Return the article with an address, and with a link and italics in its last paragraph."""
    *others, last = flood().paragraphs
    paragraphs = (*others, replace(last, styles=STYLES))
    return replace(flood(), paragraphs=paragraphs, address="https://example.org/crue")


def illustrated_flood() -> Article:
    """Return that article with a picture above its last paragraph."""
    return replace(styled_flood(), pictures=(PLACED,))


def seed(path: Path) -> None:
    """Write a library with rows in every table to `path`."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with open_library(work / "library.sqlite", work / "backups", clock=clock) as library:
            with library.write() as tx:
                saved = replace(raw("Déjà là", "crue.txt", "cp1252"), pictures=(PICTURE,))
                first = tx.add_article(saved, illustrated_flood(), CORRECTIONS)
                page = raw("Autre", form=Form.PAGE)
                deleted = tx.add_article(page, article(("Une phrase.",), title="Autre"))
            clock.advance(hours=1)
            with library.write() as tx:
                tx.save_translations([BY_ENGINE, BY_READER, READ])
                tx.save_better_drafts([(READ, BETTER)])
                tx.add_terms([TERM])
                with_note = tx.add_highlight(first, LOUVRE, 3).id
                tx.set_note(with_note, NOTE)
                tx.set_tags(with_note, TAGS)
                tx.name_colour(3, COLOUR)
                tx.set_lost(tx.add_highlight(first, METRES, 5).id, True)
                tx.delete_highlight(tx.add_highlight(first, LOUVRE, 1).id)
                tx.remember_place(first, 2, Side.TRANSLATION)
                tx.record_progress(first, 3)
                tx.set_labels({first: LABELS})
                tx.save_search(SEARCH)
                tx.delete_article(deleted)
            library.backup(path)


if __name__ == "__main__":
    seed(DATA / f"schema-{REVISION}.sqlite")
