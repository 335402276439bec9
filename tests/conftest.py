"""What every test may count on: no network, a home of its own, a library to write in."""

import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from typing_extensions import override

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.base.paths import Home, home
from desktop.library import Library, open_library
from tests.model_server import ModelServer, serving

# A machine's mood is no failure: time is measured in benches, never judged in tests.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that Hypothesis calls, hundreds of times, as slow."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.slow)


class Records(logging.Handler):
    """Keeps the warnings and errors that the program logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def only_expected_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test where the program logs a warning or an error that no mark `logs` names.

    What a mark names has to be logged, too, unless it says `sometimes=True`.
    """
    marks = list(request.node.iter_markers("logs"))
    expected = [text for mark in marks for text in mark.args]
    needed = [text for mark in marks if not mark.kwargs.get("sometimes") for text in mark.args]
    records = Records()
    logger = logging.getLogger("desktop")
    logger.addHandler(records)
    yield
    logger.removeHandler(records)
    unexpected = [one for one in records.texts if not any(text in one for text in expected)]
    missing = [text for text in needed if not any(text in one for one in records.texts)]
    assert not unexpected, f"unexpected log records: {unexpected}"
    assert not missing, f"log records that did not come: {missing}"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing reach the network; sockets of this machine's own kind are for the display."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family == getattr(socket, "AF_UNIX", None):
            return connect(self, address)
        raise AssertionError(f"a socket was opened to {address!r}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)


@pytest.fixture
def loopback(no_network: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this machine be reached over the network."""
    refuse = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family == socket.AF_INET and address[0] == "127.0.0.1":
            return socket.SocketType.connect(self, address)
        return refuse(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server(loopback: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """Run a server on loopback that stands for the Argos index."""
    with serving() as running:
        monkeypatch.setenv("VISAVIS_MODEL_INDEX", running.address + "/index.json")
        yield running


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Keep everything that the program writes in the test's own folder."""
    monkeypatch.setenv("VISAVIS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return home()


@pytest.fixture
def library(own_home: Home) -> Iterator[Library]:
    with open_library(own_home.library, own_home.backups) as opened:
        yield opened
