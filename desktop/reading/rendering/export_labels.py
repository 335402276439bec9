"""Labels in exported files, in French and English: column names, sides, colours.

Only labels for people are translated. Names for programs, such as JSON or Anki fields, never
change.
"""

from dataclasses import dataclass

from desktop.reading.article import Language, Side


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels in one language: `colour` is a template with a number, `columns` a table's header."""

    colour: str
    yes: str
    no: str
    original: str
    translation: str
    columns: tuple[str, ...]

    def side(self, side: Side) -> str:
        """Return the label of a side."""
        return self.original if side is Side.ORIGINAL else self.translation


LABELS = {
    Language.ENGLISH: Labels(
        colour="colour {number}",
        yes="yes",
        no="no",
        original="original",
        translation="translation",
        columns=(
            *("quote", "original", "translation", "note", "colour", "tags", "side", "is_lost"),
            *("made", "changed", "title", "source", "author", "published", "uuid"),
        ),
    ),
    Language.FRENCH: Labels(
        colour="couleur {number}",
        yes="oui",
        no="non",
        original="original",
        translation="traduction",
        columns=(
            *("citation", "original", "traduction", "note", "couleur", "étiquettes", "côté"),
            *("perdu", "créé", "modifié", "titre", "source", "auteur", "publié", "uuid"),
        ),
    ),
}


def labels_for(language: Language) -> Labels:
    """Return the labels in `language`, or in English if there are none."""
    return LABELS.get(language, LABELS[Language.ENGLISH])
