"""A file is read whole, or refused without waiting for it."""

import os
from pathlib import Path

import pytest

from desktop.base import file_reading
from desktop.base.file_reading import NotAFileError, TooLargeError, read_file

on_posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX's")


def test_a_file_up_to_the_limit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_reading, "BLOCK", 4)
    path = tmp_path / "a"
    path.write_bytes(b"0123456789")
    assert read_file(path, 10) == b"0123456789"
    with pytest.raises(TooLargeError):
        read_file(path, 9)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError):
        read_file(tmp_path, 10)


@on_posix
def test_a_pipe_or_device_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(NotAFileError):
            read_file(path, 10)


class Source:
    """A file that grows or waits while it is read."""

    def __init__(self, blocks: list[bytes | None]) -> None:
        self._blocks = blocks

    def __enter__(self) -> "Source":
        return self

    def __exit__(self, *_: object) -> None: ...

    def fileno(self) -> int:
        return os.open(__file__, os.O_RDONLY)

    def read(self, _: int) -> bytes | None:
        return self._blocks.pop(0)


@pytest.mark.parametrize(
    ("blocks", "error"),
    [([b"12345", None], NotAFileError), ([b"x" * 60_000, b"x" * 60_000], TooLargeError)],
)
def test_a_file_that_waits_or_grows_is_refused(
    monkeypatch: pytest.MonkeyPatch, blocks: list[bytes | None], error: type[OSError]
) -> None:
    monkeypatch.setattr("builtins.open", lambda *_, **__: Source(blocks))
    with pytest.raises(error):
        read_file(Path(__file__), 100_000)
