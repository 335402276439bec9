"""Batches that the engine's own threads decode: the program ends only after them.

A cancel doesn't end a batch. At the end of the process the engine's library frees the code that it
generated, and a thread that still runs it would crash.
"""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from desktop.base.cancellation import Token

if TYPE_CHECKING:
    import ctranslate2

PATIENCE = 0.004
"""Seconds between checks for a finished batch, and so the latency of cancelling."""

_pending: list[Any] = []


def start_batch(
    translator: ctranslate2.Translator, pieces: Sequence[Sequence[str]], **options: Any
) -> list[Any]:
    """Start decoding `pieces` and return one asynchronous result for each.

    `options` are those of `translate_batch`, which may raise.
    """
    return _remember(translator.translate_batch(pieces, asynchronous=True, **options))


def start_scoring(
    translator: ctranslate2.Translator,
    sides: Sequence[tuple[Sequence[str], Sequence[str]]],
    largest_batch: int,
) -> list[Any]:
    """Start scoring pairs of source and target pieces; return one asynchronous result for each.

    `largest_batch` is in pieces. Raises what `score_batch` does.
    """
    sources, targets = [list(source) for source, _ in sides], [list(one) for _, one in sides]
    return _remember(
        translator.score_batch(
            sources, targets, batch_type="tokens", max_batch_size=largest_batch, asynchronous=True
        )
    )


def _remember(results: list[Any]) -> list[Any]:
    _pending[:] = [*(one for one in _pending if not one.done()), *results]
    return results


def wait_for(results: Sequence[Any], token: Token) -> None:
    """Wait until all results are there. Raises Cancelled; what was started still goes on."""
    token.check()
    while not all(result.done() for result in results):
        token.check(PATIENCE)


@atexit.register
def finish() -> None:
    """Wait until everything that was started is decoded."""
    for result in _pending:
        with suppress(Exception):  # of a broken model; whoever waited for it has been told
            result.result()
    _pending.clear()
