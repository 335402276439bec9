"""Batches that the engine's own threads decode: the program ends only after them.

A cancel doesn't end a batch. At the end of the process the engine's library frees the code that it
generated, and a thread that still runs it would crash.
"""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ctranslate2

_pending: list[Any] = []


def start_batch(
    translator: ctranslate2.Translator, pieces: Sequence[Sequence[str]], **options: Any
) -> list[Any]:
    """Start decoding `pieces` and return one asynchronous result for each.

    `options` are those of `translate_batch`, which may raise.
    """
    results: list[Any] = translator.translate_batch(pieces, asynchronous=True, **options)
    _pending[:] = [*(one for one in _pending if not one.done()), *results]
    return results


@atexit.register
def finish() -> None:
    """Wait until everything that was started is decoded."""
    for result in _pending:
        with suppress(Exception):  # of a broken model; whoever waited for it has been told
            result.result()
    _pending.clear()
