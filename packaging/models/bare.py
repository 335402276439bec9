"""An exported model by itself: CTranslate2 and SentencePiece, with nothing before or after."""

from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import sentencepiece

BEAM = 4
MOST_PIECES = 512
MOST_WRITTEN = 250


class Bare:
    """The model in `folder`, on one thread as a default."""

    def __init__(
        self, folder: Path, vocabulary: sentencepiece.SentencePieceProcessor, threads: int = 1
    ) -> None:
        self._vocabulary = vocabulary
        self._translator = ctranslate2.Translator(
            str(folder), compute_type="int8", inter_threads=1, intra_threads=threads
        )

    def translate(self, texts: Sequence[str], beam: int = BEAM, sampled: int = 1) -> list[str]:
        """Translate `texts`; with `sampled` over 1, draw each piece from so many likely ones."""
        results = self._translator.translate_batch(
            [self._vocabulary.encode(text, out_type=str) for text in texts],
            beam_size=beam,
            batch_type="tokens",
            max_batch_size=MOST_PIECES,
            max_decoding_length=MOST_WRITTEN,
            sampling_topk=sampled,
        )
        return [str(self._vocabulary.decode(result.hypotheses[0])) for result in results]
