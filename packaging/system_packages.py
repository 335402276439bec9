"""What Qt and the tests need from the machine itself, and how Debian calls it."""

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from workshop import PYTHON, VENV, call_quietly, say

# The libraries that PySide6's wheel leaves to the machine, by the Debian package that holds each.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
DISPLAY_TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "xwd": "x11-apps"}
FREEZING_TOOLS = {"objcopy": "binutils", "objdump": "binutils"}
QT_PARTS = (
    "lib/libQt6Gui.so.6",
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6XcbQpa.so.6",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
)
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
# Debian's Python is linked statically, and packs its library apart; PyInstaller needs it.
LIBRARY_PROBE = """
import sys
from PyInstaller.depend.bindepend import get_python_library_path
print("libpython%d.%d" % sys.version_info[:2], flush=True)
get_python_library_path()
"""
APT = ("apt-get", "-qq", "--no-install-recommends", "-y")


def complete_window() -> None:
    """Add the libraries and the font that a window needs and this Linux lacks."""
    libraries = missing_libraries()
    unknown = sorted(name for name in libraries if name not in PACKAGES)
    if unknown:
        say(f"Qt also needs {', '.join(unknown)}, which your system's packages should have.")
    wanted = [PACKAGES[name] for name in libraries if name in PACKAGES]
    if not font_is_known():
        wanted += ["fontconfig", "fonts-dejavu-core"]
    add(wanted, "the window")


def complete_tools(tools: dict[str, str], purpose: str) -> None:
    """Add those commands in `tools` (command → package) that are not installed."""
    add([package for name, package in tools.items() if not shutil.which(name)], purpose)


def complete_freezing() -> None:
    """Add the tools and the library of Python that PyInstaller needs and this Linux lacks."""
    complete_tools(FREEZING_TOOLS, "freezing")
    code, printed = call_quietly([str(PYTHON), "-c", LIBRARY_PROBE])
    if code and printed.startswith("libpython"):
        add(printed.split()[:1], "freezing")


def add(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages as root; as anyone else, say in one line how to.

    A package that can't be had is said, never an error: the caller goes on without it.
    """
    names = sorted(set(packages))
    if not names:
        return
    listed = " ".join(names)
    if not shutil.which("apt-get"):
        say(f"For {purpose}, install what your system calls: {listed}")
        return
    if os.geteuid() != 0:
        say(f"For {purpose}, run: sudo apt-get install -y --no-install-recommends {listed}")
        return
    say(f"Adding {listed} for {purpose}.")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call_quietly([*APT, "update"], quiet)
    code, printed = call_quietly([*APT, "install", *names], quiet)
    if code:
        reason = (printed.strip().splitlines() or ["no reason given"])[-1]
        say(f"Debian could not add them ({reason}); going on without.")


def missing_libraries() -> list[str]:
    """Return the names of the libraries that the installed Qt asks for and does not find."""
    qt_folders = VENV.glob("lib/python3.*/site-packages/PySide6/Qt")
    parts = [str(qt / part) for qt in qt_folders for part in QT_PARTS if (qt / part).exists()]
    if not parts:
        return []
    return not_found(call_quietly(["ldd", *parts])[1].splitlines())


def not_found(lines: Iterable[str]) -> list[str]:
    """Return the libraries that the `lines` of ldd mark "not found", each once, sorted.

    Qt's own are left out: they are found beside the part that asks for them.
    """
    names = {line.split()[0] for line in lines if line.rstrip().endswith("not found")}
    return sorted(name for name in names if not name.startswith("libQt6"))


def font_is_known() -> bool:
    """Tell whether a program that asks for a font will get one."""
    code, printed = call_quietly(["fc-list"])
    if code == 0:
        return bool(printed.strip())
    return any(
        file.suffix in {".ttf", ".otf", ".ttc"}
        for folder in FONT_FOLDERS
        for file in folder.rglob("*")
    )
