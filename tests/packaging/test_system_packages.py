import os
import shutil
from pathlib import Path

import pytest
import system_packages

LDD = """\
/env/PySide6/Qt/lib/libQt6Gui.so.6:
\tlinux-vdso.so.1 (0x00007ffc8d5f2000)
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0000000000)
/env/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlibQt6XcbQpa.so.6 => not found
\tlibxcb-cursor.so.0 => not found
\tlibEGL.so.1 => not found
"""


def test_only_what_the_machine_lacks_is_named_once() -> None:
    assert system_packages.not_found(LDD.splitlines()) == ["libEGL.so.1", "libxcb-cursor.so.0"]


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Note what apt is asked, as root on a Debian where all goes well."""
    asked: list[list[str]] = []

    def note(command: list[str], environment: object = None) -> tuple[int, str]:
        asked.append(list(command))
        return 0, ""

    monkeypatch.setattr(system_packages, "call_quietly", note)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return asked


def test_root_gets_the_packages_without_being_asked(apt: list[list[str]]) -> None:
    system_packages.add(["xvfb", "openbox", "xvfb"], "tests")
    assert [command[4:] for command in apt] == [["update"], ["install", "openbox", "xvfb"]]


def test_anyone_else_reads_the_command(
    apt: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    system_packages.add(["libegl1"], "the window")
    assert apt == []
    assert capsys.readouterr().out == (
        "For the window, run: sudo apt-get install -y --no-install-recommends libegl1\n"
    )


def test_nothing_missing_says_and_asks_nothing(
    apt: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    system_packages.complete_tools({"Xvfb": "xvfb"}, "tests")
    assert (apt, capsys.readouterr().out) == ([], "")


def test_a_failure_of_apt_is_told_and_left_behind(
    apt: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "call_quietly", lambda *_: (100, "W: old\nE: no route\n"))
    system_packages.add(["libegl1"], "the window")
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Debian could not add them (E: no route); going on without."
    ]


@pytest.mark.parametrize(
    ("code", "printed", "expected"),
    [
        (1, "libpython3.11\nTraceback", [["update"], ["install", "libpython3.11"]]),
        (0, "libpython3.11\n", []),
        (1, "No module named PyInstaller", []),
    ],
)
def test_freezing_gets_the_library_that_debian_packs_apart(
    code: int,
    printed: str,
    expected: list[list[str]],
    apt: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answer(command: list[str], environment: object = None) -> tuple[int, str]:
        if command[0] != "apt-get":
            return code, printed
        apt.append(command)
        return 0, ""

    monkeypatch.setattr(system_packages, "call_quietly", answer)
    system_packages.complete_freezing()
    assert [command[4:] for command in apt] == expected


def test_a_window_without_a_font_gets_one(
    apt: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "missing_libraries", lambda: ["libEGL.so.1"])
    monkeypatch.setattr(system_packages, "font_is_known", lambda: False)
    system_packages.complete_window()
    assert apt[-1][4:] == ["install", "fontconfig", "fonts-dejavu-core", "libegl1"]


@pytest.mark.parametrize(
    ("answer", "expected"), [((0, "/usr/share/fonts/a.ttf: A\n"), True), ((0, "\n"), False)]
)
def test_fontconfig_decides_where_it_is_there(
    answer: tuple[int, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "call_quietly", lambda _: answer)
    assert system_packages.font_is_known() is expected


def test_without_fontconfig_the_font_folders_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "call_quietly", lambda _: (127, ""))
    monkeypatch.setattr(system_packages, "FONT_FOLDERS", (tmp_path,))
    assert not system_packages.font_is_known()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.otf").touch()
    assert system_packages.font_is_known()
