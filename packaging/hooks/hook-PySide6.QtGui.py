"""What PyInstaller takes along with QtGui: of Qt's plugins, only those that a reader's desk needs.

The others would pull in GTK, Qt's network part and drivers for screens without a desktop.
"""

from pathlib import PurePath

from PyInstaller.utils.hooks.qt import add_qt6_dependencies  # type: ignore[import-untyped]

PLUGINS = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qgif", "qjpeg", "qsvg", "qwebp"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "platforms": ("qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"),
    "platformthemes": ("qxdgdesktopportal",),
    "styles": ("qmacstyle", "qmodernwindowsstyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}


def is_kept(source: str) -> bool:
    """Tell whether the binary at `source` is no plugin, or one of PLUGINS."""
    path = PurePath(source)
    if "plugins" not in path.parts:
        return True
    return path.stem.removeprefix("lib") in PLUGINS.get(path.parent.name, ())


hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [(source, folder) for source, folder in binaries if is_kept(source)]
