"""Where the recipe keeps what it reads and makes: one work folder, outside of the program."""

from dataclasses import dataclass
from pathlib import Path

from models.ways import Way


@dataclass(frozen=True, slots=True)
class Work:
    """The files of the recipe below one folder; one subfolder a way."""

    folder: Path

    @property
    def pairs(self) -> Path:
        """Return the folder of the raw pairs, NAME.tsv: French, tab, English."""
        return self.folder / "pairs"

    @property
    def monolingual(self) -> Path:
        """Return the folder of texts without a translation, NAME.fr or NAME.en, a line each."""
        return self.folder / "mono"

    def words(self, language: str) -> Path:
        """Return the folder of a language's lists of words."""
        return self.folder / "words" / language

    @property
    def packages(self) -> Path:
        """Return the folder of what is packed, as `tasks.py models install` takes it."""
        return self.folder / "packages"

    def text(self, name: str, language: str) -> Path:
        """Return the prepared side of a source, a line a sentence."""
        return self.folder / "data" / f"{name}.{language}"

    def names(self, way: Way) -> Path:
        """Return how many pairs have each name of the source, and how many leave it, by tabs."""
        return self.folder / "data" / f"names.{way.source}"

    def vocabulary(self, way: Way) -> Path:
        """Return the SentencePiece model."""
        return self.folder / way / "sentencepiece.model"

    def encoded(self, way: Way, name: str, language: str) -> Path:
        """Return the pieces of a source's side, made when they are first asked for."""
        return self.folder / way / "encoded" / f"{name}.{language}.npz"

    def checkpoint(self, way: Way) -> Path:
        """Return what the training saves and goes on from."""
        return self.folder / way / "checkpoint.pt"

    def kept(self, way: Way) -> Path:
        """Return the folder of the earlier weights, STEP.pt, that an average takes in."""
        return self.folder / way / "kept"

    def average(self, way: Way) -> Path:
        """Return the weights to export."""
        return self.folder / way / "average.pt"

    def exported(self, way: Way) -> Path:
        """Return the folder of the CTranslate2 model."""
        return self.folder / way / "model"

    def scores(self, way: Way) -> Path:
        """Return the JSON of the evaluation."""
        return self.folder / way / "scores.json"
