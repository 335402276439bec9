"""Themes: the same tokens in each, and enough contrast (WCAG 2)."""

import itertools
import json
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from desktop.base.paths import bundled_folder
from desktop.library import COLOURS
from desktop.ui.support.theme import THEMES, load_theme

NAMES = [name for name in THEMES if name != "system"]
PAPERS = ["paper", "panel", "current", "hover", "selection"]


def luminance(colour: QColor) -> float:
    """Return the relative luminance as WCAG 2 defines it."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_text_has_enough_contrast_on_every_background(name: str) -> None:
    theme = load_theme(name)
    papers = PAPERS + [f"highlight{number}" for number in COLOURS]
    low = {paper: contrast(theme.colour("ink"), theme.colour(paper)) for paper in papers}
    assert {paper: ratio for paper, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", NAMES)
def test_muted_and_warning_colours_have_enough_contrast(name: str) -> None:
    theme = load_theme(name)
    pairs = itertools.product(("muted", "accent", "danger", "doubt"), ("paper", "panel"))
    found = {pair: contrast(*map(theme.colour, pair)) for pair in pairs}
    found["muted", "current"] = contrast(theme.colour("muted"), theme.colour("current"))
    found["accent_ink", "accent"] = contrast(theme.colour("accent_ink"), theme.colour("accent"))
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_focus_has_enough_contrast(name: str) -> None:
    theme = load_theme(name)
    for paper in ("paper", "panel"):
        assert contrast(theme.colour("focus"), theme.colour(paper)) >= 3


def test_every_theme_has_the_same_tokens_and_the_style_sheet_uses_no_other() -> None:
    folder = bundled_folder("resources") / "themes"
    tokens = [set(json.loads((folder / f"{name}.json").read_text())) for name in NAMES]
    assert all(one == tokens[0] for one in tokens)
    for name in NAMES:
        assert "@" not in load_theme(name).style_sheet


@pytest.mark.parametrize("name", NAMES)
def test_check_boxes_and_arrows_are_visible(qtbot: QtBot, name: str) -> None:
    """Marks contrast with their background; an unchecked box has a muted outline."""
    theme = load_theme(name)
    urls = [Path(found) for found in re.findall(r'url\("([^"]+)"\)', theme.style_sheet)]
    grounds = {"tick": "accent", "up": "paper", "down": "paper"}
    assert {one.stem.partition("-")[0] for one in urls} == set(grounds)
    for path in urls:
        (colour,) = re.findall(r'stroke="(#\w{6})"', path.read_text(encoding="utf-8"))
        ground = theme.colour(grounds[path.stem.partition("-")[0]])
        assert contrast(QColor(colour), ground) >= 4.5
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setStyleSheet(theme.style_sheet)
    assert contrast(theme.colour("muted"), _outline(box)) < 1.1


def _outline(box: QCheckBox) -> QColor:
    image = box.grab().toImage()
    middle = image.height() // 2
    return next(
        colour
        for x in range(image.width())
        if (colour := image.pixelColor(x, middle)) != image.pixelColor(0, 0)
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_shape_of_the_current_pair_stands_out(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colour("current"), theme.colour("paper")) >= 1.25
