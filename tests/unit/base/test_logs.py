"""The log: written if possible, and never a reason to fail."""

import logging
import os
import stat
import sys
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


@pytest.mark.logs("something odd")
def test_warnings_are_written_and_chatter_is_not(tmp_path: Path) -> None:
    path = tmp_path / "state" / "visavis.log"
    logs.start(path)
    logging.getLogger("desktop.x").info("chatter")
    logging.getLogger("desktop.x").warning("something odd")
    text = path.read_text()
    assert "something odd" in text
    assert "chatter" not in text


@pytest.mark.logs("unheard")
def test_a_folder_that_cannot_be_made_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    logs.start(tmp_path / "file" / "state" / "visavis.log")
    logging.getLogger("desktop.x").warning("unheard")


@pytest.mark.logs("unheard")
def test_a_log_that_cannot_be_written_says_nothing_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start(tmp_path / "visavis.log")
    (tmp_path / "visavis.log").mkdir()
    logging.getLogger("desktop.x").warning("unheard")
    assert capsys.readouterr().err == ""


@pytest.mark.logs("work failed")
def test_a_bug_is_told_by_its_kind_and_place_and_not_by_its_words(tmp_path: Path) -> None:
    path = tmp_path / "visavis.log"
    logs.start(path)
    try:
        try:
            raise KeyError("Le maire a démissionné.")
        except KeyError as error:
            raise ValueError("My note: he lied.") from error
    except ValueError:
        logging.getLogger("desktop.x").exception("work failed")
    text = path.read_text(encoding="utf-8")
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "test_logs.py" in text
    written = [line for line in text.splitlines() if "raise" not in line]
    assert not any("maire" in line or "lied" in line for line in written)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.logs("xxx")
def test_only_the_owner_may_read_the_log(tmp_path: Path) -> None:
    path = tmp_path / "state" / "visavis.log"
    before = os.umask(0)
    try:
        logs.start(path)
        for _ in range(2000):
            logging.getLogger("desktop.x").warning("x" * 1000)
    finally:
        os.umask(before)
    found = sorted(path.parent.iterdir())
    assert len(found) == 2
    assert [stat.S_IMODE(one.stat().st_mode) for one in found] == [0o600, 0o600]
