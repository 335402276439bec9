"""The program ends after the batches that were started, whether anybody waits for them or not."""

import subprocess
import sys
from typing import Any

import pytest

from desktop.translation import pending_batches

ABANDON = """
from desktop.base.cancellation import Token
from desktop.base.paths import Home
from desktop.reading.article import FRENCH_TO_ENGLISH
from desktop.translation import pending_batches
from desktop.translation.argos import engine_for
from pathlib import Path
import atexit
import sys

home = Home(*[Path(sys.argv[1])] * 3)
sources = [f"Le pont numéro {number} a ouvert hier matin dans la ville." for number in range(400)]
batches = engine_for(home).translate(sources, FRENCH_TO_ENGLISH, Token(), urgent=1)
next(batches), next(batches)
pending = pending_batches._pending
atexit.unregister(pending_batches.finish)
atexit.register(lambda: print(all(one.done() for one in results)))
atexit.register(pending_batches.finish)
results = list(pending)
print(all(one.done() for one in results))
"""


class Result:
    """Stands for the engine's result of a batch that is done once somebody waits for it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.is_done = error, False

    def done(self) -> bool:
        return self.is_done

    def result(self) -> None:
        self.is_done = True
        if self.error is not None:
            raise self.error


class Translator:
    def __init__(self, *results: Result) -> None:
        self.results = list(results)

    def translate_batch(self, pieces: object, **options: Any) -> list[Result]:
        assert options == {"asynchronous": True, "beam_size": 2}
        return self.results


def test_what_is_still_decoded_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending_batches, "_pending", [])
    done, broken, last = Result(), Result(RuntimeError("broken")), Result()
    for results in ([done, broken], [last]):
        translator: Any = Translator(*results)
        started = pending_batches.start_batch(translator, [["▁a"]], beam_size=2)
        assert started == results
        done.is_done = True
    assert pending_batches._pending == [broken, last]
    pending_batches.finish()
    assert broken.is_done
    assert last.is_done
    assert pending_batches._pending == []


@pytest.mark.slow
def test_a_program_that_ends_while_it_translates_waits_for_the_engine(tmp_path: Any) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ABANDON, str(tmp_path)], capture_output=True, text=True
    )
    assert (told.returncode, told.stdout) == (0, "False\nTrue\n"), told.stderr
