"""Better models in one step: what is offered, and getting it from servers of every kind."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.base.paths import Home
from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
from desktop.services import model_upgrade, models
from desktop.services.model_upgrade import (
    Installed,
    Outcome,
    Step,
    better_ones,
    compare_installed,
    upgrade,
)
from desktop.services.models import Stage
from desktop.translation.installed_models import NO_CHOICES, Choices
from tests.builders import BUNDLED, carried
from tests.model_server import (
    Behaviour,
    ModelServer,
    certified,
    cuts_off,
    sends,
    serving,
    stalls,
    tunnels_to,
    zipped,
)
from tests.unit.translation.test_installed_models import package

PAIRS = ("fr_en", "en_fr")


@pytest.fixture
def secure(
    loopback: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ModelServer]:
    """Run a server over TLS that stands for the Argos index, certified by a company's authority."""
    with serving(certified(tmp_path, monkeypatch)) as server:
        monkeypatch.setenv("VISAVIS_MODEL_INDEX", server.address + "/index.json")
        yield server


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return real packages under the names of better ones."""
    folder = tmp_path_factory.mktemp("archives")
    return {
        pair: zipped(folder / pair, BUNDLED / pair, package_version="1.9").read_bytes()
        for pair in PAIRS
    }


def serve(server: ModelServer, behaviours: dict[str, Behaviour], **known: Any) -> None:
    server.index(
        *(
            {
                "from_code": pair[:2],
                "to_code": pair[3:],
                "package_version": "1.9",
                "links": [server.link(f"/{pair}", behaviour)],
                **known,
            }
            for pair, behaviour in behaviours.items()
        )
    )


def used(home: Home, choices: Choices = NO_CHOICES) -> dict[str, str | None]:
    return {f"{one.direction}": one.used for one in compare_installed(home, choices)}


def bundled_ones() -> dict[str, str]:
    return {"fr→en": f"fr_en {carried('fr_en')}", "en→fr": f"en_fr {carried('en_fr')}"}


def test_better_packages_are_known_for_the_bundled_models(own_home: Home) -> None:
    comparisons = {one.direction: one for one in compare_installed(own_home, NO_CHOICES)}
    assert comparisons.keys() == {FRENCH_TO_ENGLISH, ENGLISH_TO_FRENCH}
    for one in comparisons.values():
        assert one.better
        assert one.better.direction == one.direction
        assert one.gain is not None
        assert one.gain > 5
        assert not one.is_here
    assert len(better_ones(comparisons.values())) == 2


def test_a_model_without_a_published_score_is_left_alone(own_home: Home) -> None:
    package(own_home.models / "own", "fr", "en", "7.0")
    french, english = sorted(
        compare_installed(own_home, NO_CHOICES), key=lambda one: one.direction.source, reverse=True
    )
    assert (french.used, french.score, french.better, french.gain) == (
        "fr_en 7.0",
        None,
        None,
        None,
    )
    assert english.better


def test_the_best_model_needs_no_other(own_home: Home) -> None:
    for pair in PAIRS:
        package(own_home.models / pair, pair[:2], pair[3:], "1.9")
    assert better_ones(compare_installed(own_home, NO_CHOICES)) == ()
    assert upgrade(own_home, NO_CHOICES, Token()) == Outcome((), ())


def test_a_better_model_that_is_here_is_used_without_the_network(own_home: Home) -> None:
    for pair in PAIRS:
        package(own_home.models / pair, pair[:2], pair[3:], "1.9")
    chosen = {pair: f"{pair} {carried(pair)}" for pair in PAIRS}
    assert used(own_home, chosen) == bundled_ones()
    assert better_ones(compare_installed(own_home, chosen)) == ()
    outcome = upgrade(own_home, chosen, Token())
    assert [one.name for one in outcome.models] == ["fr_en 1.9", "en_fr 1.9"]


@pytest.mark.slow
def test_both_models_are_downloaded_verified_tried_and_used(
    secure: ModelServer, archives: dict[str, bytes], own_home: Home
) -> None:
    serve(secure, {pair: sends(data) for pair, data in archives.items()})
    assert models.last_asked(own_home) is None
    reports: list[Any] = []
    outcome = upgrade(own_home, NO_CHOICES, Token(reports.append))
    assert not outcome.failures
    assert used(own_home) == {"fr→en": "fr_en 1.9", "en→fr": "en_fr 1.9"}
    steps = [one for one in reports if isinstance(one, Step)]
    assert {(one.number, one.count) for one in steps} == {(1, 2), (2, 2)}
    assert {one.progress.stage for one in steps} == set(Stage)
    sound = [one.model.name for one in reports if isinstance(one, Installed)]
    assert sound == ["fr_en 1.9", "en_fr 1.9"]
    assert models.last_asked(own_home)
    assert list((own_home.state / "downloads").iterdir()) == []


@pytest.mark.slow
def test_everything_goes_through_a_company_s_proxy_with_its_certificates(
    secure: ModelServer,
    archives: dict[str, bytes],
    own_home: Home,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    serve(secure, {"fr_en": sends(archives["fr_en"])})
    place = urlsplit(secure.address)
    assert place.port
    with serving() as proxy:
        proxy.paths[place.netloc] = tunnels_to(place.port)
        monkeypatch.setenv("https_proxy", proxy.address)
        outcome = upgrade(own_home, NO_CHOICES, Token())
        assert [one.name for one in outcome.models] == ["fr_en 1.9"]
        assert proxy.asked == [(place.netloc, None)] * 2


@pytest.mark.slow
def test_a_wrong_checksum_changes_nothing_and_the_other_direction_is_used(
    secure: ModelServer, archives: dict[str, bytes], own_home: Home
) -> None:
    serve(
        secure,
        {pair: sends(data) for pair, data in archives.items()},
        sha256=sha256(archives["en_fr"]).hexdigest(),
    )
    outcome = upgrade(own_home, NO_CHOICES, Token())
    (failure,) = outcome.failures
    assert "isn't fr_en 1.9: its checksum is wrong" in str(failure)
    assert used(own_home) == {**bundled_ones(), "en→fr": "en_fr 1.9"}
    assert list((own_home.state / "downloads").iterdir()) == []


def test_a_package_that_is_broken_changes_nothing(secure: ModelServer, own_home: Home) -> None:
    serve(secure, {pair: sends(b"nothing") for pair in PAIRS})
    outcome = upgrade(own_home, NO_CHOICES, Token())
    assert [("is no Argos package" in str(one)) for one in outcome.failures] == [True, True]
    assert used(own_home) == bundled_ones()
    assert list(own_home.models.iterdir()) == []


def test_an_index_without_a_better_package_is_told(secure: ModelServer, own_home: Home) -> None:
    serve(secure, {"fr_en": sends(b"")}, package_version="1.0")
    outcome = upgrade(own_home, NO_CHOICES, Token())
    assert "localhost doesn't offer fr_en 1.9 or a later one" in str(outcome.failures[0])
    assert len(outcome.failures) == 2


@pytest.mark.parametrize("index", ["https://localhost:1/index.json", "https://nowhere.invalid/"])
def test_a_machine_without_a_network_is_told_and_nothing_changes(
    loopback: None, own_home: Home, monkeypatch: pytest.MonkeyPatch, index: str
) -> None:
    def nowhere(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    if "invalid" in index:
        monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    monkeypatch.setenv("VISAVIS_MODEL_INDEX", index)
    with pytest.raises(AppError, match="Check your connection and try again"):
        upgrade(own_home, NO_CHOICES, Token())
    assert used(own_home) == bundled_ones()
    assert models.last_asked(own_home) is None
    assert not own_home.models.exists()


@pytest.mark.slow
def test_a_connection_that_dies_is_resumed_by_the_next_try(
    secure: ModelServer, archives: dict[str, bytes], own_home: Home
) -> None:
    serve(secure, {pair: cuts_off(data, 3_000_000) for pair, data in archives.items()})
    outcome = upgrade(own_home, NO_CHOICES, Token())
    assert [("cut off" in str(one)) for one in outcome.failures] == [True, True]
    assert used(own_home) == bundled_ones()
    assert not upgrade(own_home, NO_CHOICES, Token()).failures
    assert used(own_home) == {"fr→en": "fr_en 1.9", "en→fr": "en_fr 1.9"}
    assert secure.asked[-2:] == [("/fr_en", "bytes=3000000-"), ("/en_fr", "bytes=3000000-")]


@pytest.mark.slow
def test_a_process_that_is_killed_is_resumed_by_the_next(
    secure: ModelServer, archives: dict[str, bytes], own_home: Home
) -> None:
    serve(
        secure,
        {"fr_en": stalls(archives["fr_en"], 3_000_000), "en_fr": sends(archives["en_fr"])},
    )
    part = own_home.state / "downloads" / "fr_en-1.9.argosmodel.part"
    command = [sys.executable, "-m", "desktop", "models", "upgrade"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        wait_for(lambda: part.exists() and part.stat().st_size >= 2_900_000)
        running.kill()
    came = part.stat().st_size
    assert used(own_home) == bundled_ones()
    secure.link("/fr_en", sends(archives["fr_en"]))
    assert not upgrade(own_home, NO_CHOICES, Token()).failures
    assert ("/fr_en", f"bytes={came}-") in secure.asked
    assert used(own_home) == {"fr→en": "fr_en 1.9", "en→fr": "en_fr 1.9"}


def test_a_slow_server_can_be_left_at_once(
    secure: ModelServer, archives: dict[str, bytes], own_home: Home
) -> None:
    serve(secure, {pair: stalls(data, 1000) for pair, data in archives.items()})
    token = Token()
    token.report = lambda _: token.cancel()
    with pytest.raises(Cancelled):
        upgrade(own_home, NO_CHOICES, token)
    assert used(own_home) == bundled_ones()
    assert [path for path, _ in secure.asked] == ["/index.json", "/fr_en"]


def test_a_cancel_while_it_is_tried_keeps_the_download(
    secure: ModelServer, archives: dict[str, bytes], own_home: Home
) -> None:
    serve(secure, {pair: sends(data) for pair, data in archives.items()})
    token = Token()

    def stop_at_trial(report: Any) -> None:
        if isinstance(report, Step) and report.progress.stage is Stage.TRYING:
            token.cancel()

    token.report = stop_at_trial
    with pytest.raises(Cancelled):
        upgrade(own_home, NO_CHOICES, token)
    assert used(own_home) == bundled_ones()
    (kept,) = (own_home.state / "downloads").iterdir()
    assert kept.stat().st_size == len(archives["fr_en"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_full_disk_is_told_and_keeps_what_came(
    secure: ModelServer, archives: dict[str, bytes], own_home: Home
) -> None:
    import resource

    serve(secure, {"fr_en": sends(archives["fr_en"])})
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, before[1]))
    try:
        outcome = upgrade(own_home, NO_CHOICES, Token())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "no room for “fr_en 1.9” on the disk" in str(outcome.failures[0])
    assert used(own_home) == bundled_ones()
    (kept,) = (own_home.state / "downloads").iterdir()
    assert kept.stat().st_size == 3_000_000


def test_a_disk_that_is_full_when_it_is_unpacked_keeps_the_download(
    secure: ModelServer, archives: dict[str, bytes], own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.translation.model_packages.unpack", no_room)
    serve(secure, {"fr_en": sends(archives["fr_en"])})
    outcome = upgrade(own_home, NO_CHOICES, Token())
    assert "There is no room" in str(outcome.failures[0])
    (kept,) = (own_home.state / "downloads").iterdir()
    assert kept.name == "fr_en-1.9.argosmodel.part"


def test_where_better_packages_come_from_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISAVIS_MODEL_INDEX", raising=False)
    assert model_upgrade.origin() == "Argos"
    monkeypatch.setenv("VISAVIS_MODEL_INDEX", "https://models.example/index.json")
    assert model_upgrade.origin() == "models.example"


def wait_for(holds: Callable[[], bool]) -> None:
    deadline, never = time.monotonic() + 60, threading.Event()
    while not holds():
        assert time.monotonic() < deadline
        never.wait(0.02)
