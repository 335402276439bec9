"""Loading an Argos package into memory: its translator, tokenizer and word list.

`argostranslate` and `ctranslate2` are imported on first use, on the thread that translates, so that
they don't slow down startup.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, Any

from desktop.base.errors import AppError
from desktop.reading.article import Language
from desktop.translation import performance_tuning
from desktop.translation.entities import NAMES
from desktop.translation.installed_models import Model
from desktop.translation.model_weights import check_model
from desktop.translation.performance_tuning import Tuning
from desktop.translation.word_lists import Lexicon, load_words

if TYPE_CHECKING:
    import ctranslate2

BROKEN_MODEL_ERRORS = (
    OSError,
    RuntimeError,
    ValueError,
    AttributeError,
    LookupError,
    TypeError,
    MemoryError,
)
"""Errors that CTranslate2, SentencePiece and Argos raise for a broken package."""
IMPORTING = Lock()
"""Guards the environment, since a package may be tried while another thread translates."""
ENVIRONMENT = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded package and its decoding settings.

    `changing` are names that it translates; None if it has no such list. `known` are names in the
    current text. `lexicon` is the word list of the target language; None if there is none.
    """

    model: Model
    tuning: Tuning
    translator: ctranslate2.Translator
    tokenizer: Any
    changing: frozenset[str] | None = None
    known: frozenset[str] = frozenset()
    lexicon: Lexicon | None = None

    def encode(self, text: str) -> list[str]:
        """Tokenize a text into subword pieces."""
        pieces: list[str] = self.tokenizer.encode(text)
        return pieces

    def decode(self, pieces: list[str]) -> str:
        """Join pieces into text; Argos's own decode would turn every underscore into a space."""
        if hasattr(self.tokenizer, "lazy_processor"):
            return str(self.tokenizer.lazy_processor().decode_pieces(pieces))
        return str(self.tokenizer.decode(pieces))


def load_package(model: Model, scratch: Path) -> Loaded:
    """Load a package with this machine's tuning; Argos creates its own folders in `scratch`.

    It is checked first, since the engine would read beyond tensors that don't fit together.
    Raises AppError if it is broken.
    """
    import_engine(scratch)
    from argostranslate import package

    try:
        check_model(model.folder / "model")
        unpacked = package.Package(model.folder)
        way = (
            performance_tuning.load_tuning(scratch, identify_machine())
            or performance_tuning.default_tuning()
        )
        translator = make_translator(model, way)
        tokenizer = unpacked.tokenizer
        tokenizer.encode("")
        changing = _read_translated_names(model)
    except BROKEN_MODEL_ERRORS as error:
        raise AppError(
            "The model {model} can't be loaded.",
            "Install it again, or use another one; the original can be read meanwhile.",
            model=model.name,
        ) from error
    words = load_lexicon(model.direction.target)
    return Loaded(model, way, translator, tokenizer, changing, lexicon=words)


def import_engine(scratch: Path) -> None:
    """Import the engine, which takes longer than loading a small model.

    Argos needs its folders in `scratch` only meanwhile, so any will do where that can't be written.
    """
    import ctranslate2  # noqa: F401

    with _writable(scratch) as folder, _argos_folders_in(folder):
        import argostranslate.package  # noqa: F401


def load_lexicon(language: Language) -> Lexicon | None:
    """Load the word list of a language; None if there is none."""
    return load_words(f"{language}.txt")


def supported_types() -> set[str]:
    """Return the compute types that the engine supports on this processor."""
    import ctranslate2

    return set(ctranslate2.get_supported_compute_types("cpu"))


def identify_machine() -> str:
    """Return the identifier of the machine for which a tuning is valid."""
    import ctranslate2

    return performance_tuning.identify_machine(ctranslate2.__version__, supported_types())


def make_translator(model: Model, way: Tuning) -> ctranslate2.Translator:
    """Make a translator for a model with the given tuning."""
    import ctranslate2

    return ctranslate2.Translator(
        str(model.folder / "model"),
        device="cpu",
        compute_type=way.compute_type,
        inter_threads=way.batches,
        intra_threads=way.threads,
    )


def _read_translated_names(model: Model) -> frozenset[str] | None:
    path = model.folder / NAMES
    return frozenset(path.read_text(encoding="utf-8").split("\n")) if path.is_file() else None


@contextmanager
def _writable(folder: Path) -> Iterator[Path]:
    """Yield `folder`, or a temporary one if nothing can be written in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        can_write = os.access(folder, os.W_OK)
    except OSError:
        can_write = False
    if can_write:
        yield folder
    else:
        with TemporaryDirectory() as name:
            yield Path(name)


@contextmanager
def _argos_folders_in(folder: Path) -> Iterator[None]:
    """Make Argos, which creates folders when imported, create them in `folder`."""
    with IMPORTING:
        before = {name: os.environ.get(name) for name in ENVIRONMENT}
        os.environ.update(dict.fromkeys(ENVIRONMENT, str(folder)))
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
