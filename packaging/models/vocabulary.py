"""The pieces of words that both languages share: a SentencePiece unigram model."""

import tempfile
from collections.abc import Iterable
from itertools import islice, zip_longest
from pathlib import Path

import sentencepiece

from models.places import Work
from models.sources import Source
from models.ways import LANGUAGES, Way

END = "</s>"
UNKNOWN = "<unk>"
PIECES = 22_400
MOST_SENTENCES = 1_000_000


def make(work: Work, way: Way, sources: Iterable[Source], pieces: int = PIECES) -> Path:
    """Learn a vocabulary from the prepared texts unless there is one; return its path.

    </s> is piece 0 and <unk> piece 1; bytes stand for what no piece covers, so nothing is lost. A
    text of fewer words than `pieces` gets as many as it has.
    """
    path = work.vocabulary(way)
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    files = [
        text
        for source in sources
        for language in LANGUAGES
        if (text := work.text(source.name, language)).is_file()
    ]
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        prefix = Path(folder) / "fresh"
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=islice(_alternating(files), MOST_SENTENCES),
            model_prefix=str(prefix),
            vocab_size=pieces,
            hard_vocab_limit=False,
            byte_fallback=True,
            character_coverage=0.9995,
            eos_id=0,
            unk_id=1,
            bos_id=-1,
            pad_id=-1,
            minloglevel=2,
        )
        prefix.with_suffix(".model").replace(path)
    return path


def load(path: Path) -> sentencepiece.SentencePieceProcessor:
    """Return the vocabulary at `path`."""
    return sentencepiece.SentencePieceProcessor(str(path))


def _alternating(files: Iterable[Path]) -> Iterable[str]:
    """Yield a line of each file in turn, so that the first sources don't fill the sample alone."""
    opened = [path.read_text(encoding="utf-8").splitlines() for path in files]
    for row in zip_longest(*opened):
        yield from (line for line in row if line)
