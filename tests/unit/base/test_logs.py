"""The log: written where it can be, missed by nobody where it can't."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.base import logs


@pytest.fixture(autouse=True)
def root_logger() -> Iterator[logging.Logger]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield root
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_warnings_are_written_and_chatter_is_not(tmp_path: Path) -> None:
    path = tmp_path / "state" / "visavis.log"
    logs.start(path)
    logging.getLogger("desktop.x").info("chatter")
    logging.getLogger("desktop.x").warning("something odd")
    text = path.read_text()
    assert "something odd" in text
    assert "chatter" not in text


def test_a_folder_that_cannot_be_made_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    logs.start(tmp_path / "file" / "state" / "visavis.log")
    logging.getLogger("desktop.x").warning("unheard")
