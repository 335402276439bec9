"""Labels in exported files, in French and English: colours, sentences, languages.

Only labels for people are translated. Names for programs, such as JSON, CSV or Anki fields, never
change.
"""

from dataclasses import dataclass

from desktop.reading.article import Language


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels in one language.

    `colours` are the names of the five colours, `sentence` and `sentences` templates with the
    numbers of the first and the last one, `unplaced` the heading of notes whose words are lost.
    """

    colours: tuple[str, ...]
    sentence: str
    sentences: str
    unplaced: str

    def name_sentences(self, first: int, last: int) -> str:
        """Return "sentence 4", or "sentences 4–5"; both are numbers from 0."""
        template = self.sentence if first == last else self.sentences
        return template.format(first=first + 1, last=last + 1)


LABELS = {
    Language.ENGLISH: Labels(
        colours=("yellow", "green", "blue", "pink", "violet"),
        sentence="sentence {first}",
        sentences="sentences {first}–{last}",
        unplaced="Notes whose words are no longer in the text",
    ),
    Language.FRENCH: Labels(
        colours=("jaune", "vert", "bleu", "rose", "violet"),
        sentence="phrase {first}",
        sentences="phrases {first}–{last}",
        unplaced="Notes dont les mots ne sont plus dans le texte",
    ),
}


def labels_for(language: Language) -> Labels:
    """Return the labels in `language`, or in English if there are none."""
    return LABELS.get(language, LABELS[Language.ENGLISH])
