"""The engines that ours is compared with: CTranslate2 alone, and stock Argos Translate."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.base.paths import bundled_folder
from desktop.reading.aligning import other_language
from desktop.reading.article import Article, Direction
from desktop.translation.argos import BEAM
from desktop.translation.installed_models import choose_models
from desktop.translation.sentence_draft import END

TOKENS = 512
"""Pieces in a batch of the bare engine; 256 to 2,048 are equally fast."""


class Bare:
    """CTranslate2 and SentencePiece alone, with as many threads as our engine has."""

    def __init__(self) -> None:
        import ctranslate2
        import sentencepiece

        self.folders = {
            direction: model.folder
            for direction, model in choose_models([bundled_folder("resources") / "models"]).items()
        }
        self._translators = {
            direction: ctranslate2.Translator(
                str(folder / "model"),
                compute_type="int8",
                inter_threads=min(4, os.cpu_count() or 1),
                intra_threads=1,
            )
            for direction, folder in self.folders.items()
        }
        self._tokenizers: dict[Direction, Any] = {
            direction: sentencepiece.SentencePieceProcessor(str(folder / "sentencepiece.model"))
            for direction, folder in self.folders.items()
        }

    def translate(self, texts: Sequence[str], direction: Direction, beam: int = BEAM) -> list[str]:
        """Translate `texts` in one call."""
        return [text for text, _ in self.translate_and_tell(texts, direction, beam)]

    def translate_and_tell(
        self, texts: Sequence[str], direction: Direction, beam: int = BEAM
    ) -> list[tuple[str, bool]]:
        """Translate `texts` in one call; tell of each whether it was cut at the engine's limit."""
        tokenizer = self._tokenizers[direction]
        results = self._translators[direction].translate_batch(
            [tokenizer.encode(text, out_type=str) for text in texts],
            beam_size=beam,
            batch_type="tokens",
            max_batch_size=TOKENS,
            return_end_token=True,
        )
        found = []
        for result in results:
            pieces = list(result.hypotheses[0])
            is_cut = pieces[-1:] != [END]
            whole = pieces if is_cut else pieces[:-1]
            found.append((str(tokenizer.decode_pieces(whole)), is_cut))
        return found


class Stock:
    """Argos Translate as its own users call it, with our sentences for its splitter's.

    One of our engines has to be loaded before, so that Argos has settled in a folder of ours.
    """

    def __init__(self, bare: Bare, articles: Sequence[Article]) -> None:
        from argostranslate import package
        from argostranslate import translate as argos  # noqa: TID251 - it is what is measured

        sentences = {
            paragraph.text: [one.text for one in paragraph.sentences]
            for article in articles
            for paragraph in article.paragraphs
        }
        self._translations = {}
        for direction, folder in bare.folders.items():
            ends = [argos.Language(code, code) for code in (direction.source, direction.target)]
            underlying = argos.PackageTranslation(*ends, package.Package(folder))
            underlying.sentencizer = _Splitter(sentences)
            self._translations[direction] = argos.CachedTranslation(underlying)
            self._translations[direction].translate("Paris.")

    def translate(self, article: Article) -> None:
        """Translate an article paragraph by paragraph."""
        for paragraph in article.paragraphs:
            target = other_language(paragraph.language)
            if target is not None:
                direction = Direction(paragraph.language, target)
                self._translations[direction].translate(paragraph.text)


class _Splitter:
    def __init__(self, sentences: Mapping[str, list[str]]) -> None:
        self._sentences = sentences

    def split_sentences(self, text: str) -> list[str]:
        return self._sentences.get(text, [text])
