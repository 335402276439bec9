"""The exports' own words, in the reader's language: what stands around the words of others.

Only what people read is here; what programs read, such as the fields of JSON or of an Anki card,
has the same names for ever.
"""

from dataclasses import dataclass

from desktop.reading.article import Language, Side


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language: `colour` has room for a number, `columns` head a table's cells."""

    colour: str
    yes: str
    no: str
    original: str
    translation: str
    columns: tuple[str, ...]

    def side(self, side: Side) -> str:
        """Return the name of a side."""
        return self.original if side is Side.ORIGINAL else self.translation


WORDINGS = {
    Language.ENGLISH: Wording(
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
    Language.FRENCH: Wording(
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


def wording(language: Language) -> Wording:
    """Return the words of `language`; English ones where there are none."""
    return WORDINGS.get(language, WORDINGS[Language.ENGLISH])
