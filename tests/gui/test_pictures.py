"""Pictures on the screen: their places in both columns, decoding, the zoom over the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QImageReader, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.base.settings import Settings
from desktop.library import Library
from desktop.reading.article import Form, Picture, RawText
from desktop.reading.pictures.picture_headers import read_header
from desktop.services.articles import import_raw
from desktop.ui.reader import picture_images
from desktop.ui.reader.column import MARGIN, MOST_OF_HEIGHT, Column
from desktop.ui.reader.picture_images import DECODERS, PictureImages, decode_picture
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.support.view_mode import ViewMode
from tests.builders import PAGE, png, raw
from tests.gui.conftest import MakeWindow, wait_translated, wait_until_idle

CAPTION = "The ferry at the quay on Monday morning."
BODY = (
    "<h1>The ferry leaves</h1><p>The ferry left the island before dawn, with forty passengers.</p>"
    f"<figure><img src='a' alt='A ferry'><figcaption>{CAPTION}</figcaption></figure>"
    "<p>Nobody on the quay had expected it to sail in such a wind. Several said so.</p>"
    "<img src='b'><p>The passengers sang all night long, and the morning’s bread was eaten.</p>"
)
RED, BLUE = b"\xc0\x20\x20", b"\x20\x20\xc0"


def page(wide: bytes = png(1200, 800, RED), tall: bytes = png(200, 900, BLUE)) -> RawText:
    text = f"<html><head><title>The ferry</title></head><body>{BODY}</body></html>"
    pictures = (
        Picture("a", "image/png", 1200, 800, wide),
        Picture("b", "image/png", 200, 900, tall),
    )
    return RawText(text.encode(), text, "page.html", "utf-8", Form.DOCUMENT, pictures=pictures)


@pytest.fixture
def window(qtbot: QtBot, library: Library, make_window: MakeWindow) -> MainWindow:
    import_raw(library, page())
    shown = make_window()
    wait_translated(qtbot, shown)
    return shown


def picture_rows(window: MainWindow, column: int = 0) -> list[int]:
    rows = window.reader.columns[column].rows
    return [number for number, row in enumerate(rows) if row.picture]


def go_to_caption(window: MainWindow) -> None:
    number = next(one.number for one in window.reader.pairs if one.source == CAPTION)
    window.reader.go_to(number)
    wait_until_idle(window)
    while window.reader._align_timer.isActive():
        QApplication.processEvents()


def point(column: Column, place: QPoint) -> None:
    """Move the mouse in a column, also to where the mouse of another test was left."""
    where = QPointF(place)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, where, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(column.viewport(), event)


def colour_at(window: MainWindow, number: int, column: int = 0) -> tuple[int, int, int]:
    """Return the colour in the middle of a row of a column, which must be in view."""
    shown = window.reader.columns[column]
    rect = shown._picture_rect(number)
    middle = rect.center() - QPointF(0, shown.verticalScrollBar().value())
    place = shown.viewport().mapTo(window.reader, middle.toPoint())
    colour = window.reader.grab().toImage().pixelColor(place)
    return colour.red(), colour.green(), colour.blue()


def middle_of(window: MainWindow, number: int) -> QPoint:
    column = window.reader.columns[0]
    middle = column._picture_rect(number).center().toPoint()
    return middle - QPoint(0, column.verticalScrollBar().value())


def test_rows_stay_aligned_and_pictures_fit(window: MainWindow) -> None:
    left, right = window.reader.columns
    assert [left.row_top(number) for number in range(len(left.rows))] == pytest.approx(
        [right.row_top(number) for number in range(len(right.rows))], abs=1
    )
    wide, tall = picture_rows(window)
    text = left.viewport().width() - 2 * MARGIN
    assert left._picture_rect(wide).width() == pytest.approx(text, abs=1)
    assert left.row_height(wide) == pytest.approx(text * 800 / 1200, abs=1)
    most = left.viewport().height() * MOST_OF_HEIGHT
    assert left.row_height(tall) == pytest.approx(most, abs=1)
    for number in (wide, tall):
        below = left.row_top(number + 1) - left.row_top(number)
        assert below - left.row_height(number) == pytest.approx(
            left._gap(left.rows[number]), abs=1.5
        )


def test_a_lower_window_has_smaller_pictures(qtbot: QtBot, window: MainWindow) -> None:
    left = window.reader.columns[0]
    wide = picture_rows(window)[0]
    before = left.row_height(wide)
    window.resize(1200, 400)
    qtbot.waitUntil(lambda: left.row_height(wide) < before - 20)
    qtbot.waitUntil(
        lambda: left.row_top(wide + 1) - left.row_top(wide) < left.row_height(wide) + 20
    )


def test_a_picture_is_decoded_when_it_comes_into_view(window: MainWindow) -> None:
    go_to_caption(window)
    wide = picture_rows(window)[0]
    assert colour_at(window, wide) == tuple(RED)
    assert colour_at(window, wide, column=1) != tuple(RED)


def test_pictures_are_dimmed_on_dark_paper(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, page())
    window = make_window(settings=Settings(is_careful=False, theme="dark"))
    wait_translated(qtbot, window)
    go_to_caption(window)
    red, _, _ = colour_at(window, picture_rows(window)[0])
    assert 140 < red < RED[0] - 10


def test_what_cannot_be_decoded_leaves_its_place_empty(
    qtbot: QtBot, library: Library, make_window: MakeWindow
) -> None:
    import_raw(library, page(wide=png(1200, 800, RED)[:60]))
    window = make_window()
    wait_translated(qtbot, window)
    go_to_caption(window)
    assert colour_at(window, picture_rows(window)[0]) != tuple(RED)
    assert window.reader.columns[0].row_height(picture_rows(window)[0]) > 100


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_description_is_a_tool_tip_and_text_for_screen_readers(window: MainWindow) -> None:
    go_to_caption(window)
    column = window.reader.columns[0]
    wide = picture_rows(window)[0]
    place = middle_of(window, wide)
    event = QHelpEvent(QEvent.Type.ToolTip, place, column.viewport().mapToGlobal(place))
    QApplication.sendEvent(column.viewport(), event)
    assert QToolTip.text() == "A ferry"
    assert column.document().findBlockByNumber(wide).text() == "A ferry"


def test_the_caret_in_a_picture_is_in_the_paragraph_below(window: MainWindow) -> None:
    column = window.reader.columns[0]
    block = column.document().findBlockByNumber(picture_rows(window)[0])
    found = column.sentence_at(block.position())
    assert found is not None
    assert window.reader.pairs[found[0]].source == CAPTION


def test_a_command_hides_the_pictures(window: MainWindow) -> None:
    action = window.actions_.by_id["show_pictures"]
    assert action.isChecked()
    action.trigger()
    assert picture_rows(window) == []
    assert not action.isChecked()
    action.trigger()
    assert len(picture_rows(window)) == 2


@pytest.mark.parametrize("mode", list(ViewMode))
def test_each_mode_shows_each_picture_once(window: MainWindow, mode: ViewMode) -> None:
    window.reader.set_mode(mode)
    shown = [
        row.picture.name
        for column in window.reader._shown_columns()
        for row in column.rows
        if row.picture and not row.is_blank
    ]
    assert shown == ["a", "b"]


def test_enter_on_the_caption_zooms_and_keys_change_the_view(window: MainWindow) -> None:
    go_to_caption(window)
    column, zoomed = window.reader.columns[0], window.pictures.zoomed
    sentence = window.reader.current
    QTest.keyClick(column, Qt.Key.Key_Return)
    wait_until_idle(window)
    assert zoomed.isVisible()
    assert zoomed.geometry() == window.rect()
    assert zoomed.accessibleName() == "A ferry"
    assert zoomed.accessibleDescription() == f"{CAPTION}\n[fr] {CAPTION}"
    image = zoomed.grab().toImage()
    centre = zoomed._area().center().toPoint()
    assert image.pixelColor(centre).red() == RED[0]
    before = zoomed._area()
    QTest.keyClick(zoomed, Qt.Key.Key_Right)
    assert zoomed._area() == before
    for _ in range(5):
        QTest.keyClick(zoomed, Qt.Key.Key_Plus)
    assert zoomed._area().width() == pytest.approx(before.width() * 1.25**5)
    left = zoomed._area().left()
    QTest.keyClick(zoomed, Qt.Key.Key_Right)
    assert zoomed._area().left() == left - 80
    QTest.keyClick(zoomed, Qt.Key.Key_Minus)
    QTest.keyClick(zoomed, Qt.Key.Key_0)
    assert zoomed._area() == before
    QTest.keyClick(zoomed, Qt.Key.Key_J)
    assert window.reader.current == sentence
    QTest.keyClick(zoomed, Qt.Key.Key_Escape)
    assert not zoomed.isVisible()
    assert column.hasFocus()


def test_a_click_on_the_picture_zooms_and_a_click_leaves(window: MainWindow) -> None:
    go_to_caption(window)
    column, zoomed = window.reader.columns[0], window.pictures.zoomed
    place = middle_of(window, picture_rows(window)[0])
    point(column, place)
    assert column.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert zoomed.isVisible()
    wheel = QWheelEvent(
        QPointF(place), QPointF(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(zoomed, wheel)
    QApplication.sendEvent(zoomed, wheel)
    assert zoomed.scale == pytest.approx(1.25**2)
    centre = zoomed.rect().center()
    QTest.mousePress(zoomed, Qt.MouseButton.LeftButton, pos=centre)
    QTest.mouseMove(zoomed, centre + QPoint(20, 0))
    QTest.mouseRelease(zoomed, Qt.MouseButton.LeftButton, pos=centre + QPoint(20, 0))
    assert zoomed.isVisible()
    assert zoomed.offset.x() == 20
    window.resize(1000, 700)
    assert zoomed.size() == window.size()
    QTest.mouseClick(zoomed, Qt.MouseButton.LeftButton, pos=centre)
    assert not zoomed.isVisible()


def test_the_mouse_points_at_pictures_only_and_they_are_not_copied(window: MainWindow) -> None:
    go_to_caption(window)
    column = window.reader.columns[0]
    number = picture_rows(window)[0]
    point(column, middle_of(window, number))
    caption = QPoint(MARGIN + 5, round(column.row_top(number + 1) + 8))
    point(column, caption - QPoint(0, column.verticalScrollBar().value()))
    assert column.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    for one in window.reader.columns:
        one.select_all()
        lines = one.selected_text().split("\n")
        assert "A ferry" not in lines
        assert len(lines) == len(one.rows) - 2


def test_a_paragraph_without_a_picture_has_none_to_zoom_into(window: MainWindow) -> None:
    action = window.actions_.by_id["zoom_picture"]
    go_to_caption(window)
    assert action.isEnabled()
    window.actions_.by_id["show_pictures"].trigger()
    assert not action.isEnabled()
    window.actions_.by_id["show_pictures"].trigger()
    assert action.isEnabled()
    window.reader.go_to(0)
    assert not action.isEnabled()
    window.pictures.zoom()
    assert not window.pictures.zoomed.isVisible()


def test_another_article_closes_the_zoom_and_forgets_the_pictures(
    qtbot: QtBot, library: Library, window: MainWindow
) -> None:
    go_to_caption(window)
    window.pictures.zoom()
    other = import_raw(library, raw(PAGE)).article_id
    window.session.open(other)
    qtbot.waitUntil(lambda: window.session.article_id == other)
    assert not window.pictures.zoomed.isVisible()
    assert not window.reader.images._images


@pytest.fixture
def formats() -> Iterator[dict[str, bytes]]:
    """Return a file of each format that this Qt writes, 400 by 300."""
    found = {}
    for media_type, name in DECODERS.items():
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image = QImage(400, 300, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkRed)
        if image.save(buffer, name.decode()):  # type: ignore[call-overload]
            found[media_type] = bytes(buffer.data().data())
    yield found


def test_each_format_is_decoded_as_large_as_wanted(formats: dict[str, bytes]) -> None:
    assert {"image/jpeg", "image/png", "image/webp", "image/bmp"} <= set(formats)
    for media_type, data in formats.items():
        header = read_header(data)
        assert header is not None
        assert (header.media_type, header.width, header.height) == (media_type, 400, 300)
        picture = Picture("a", media_type, 400, 300, data)
        small = decode_picture(picture, QSize(200, 200))
        assert small is not None
        assert small.size() == QSize(200, 150)
        large = decode_picture(picture, QSize(4096, 4096))
        assert large is not None
        assert large.size() == QSize(400, 300)


def test_a_picture_that_was_taken_upright_is_shown_upright(formats: dict[str, bytes]) -> None:
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    data = formats["image/jpeg"]
    data = data[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + data[2:]
    header = read_header(data)
    assert header is not None
    assert (header.width, header.height) == (300, 400)
    image = decode_picture(Picture("a", "image/jpeg", 300, 400, data), QSize(150, 1_000))
    assert image is not None
    assert image.size() == QSize(150, 200)


@pytest.mark.qt_log_ignore("Not a JPEG file", extend=True)
@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'/>"),
        ("image/png", b"<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'/>"),
        ("image/jpeg", png()),
        ("image/png", png()[:40]),
        ("image/gif", b"GIF89a"),
        ("image/png", b""),
    ],
)
def test_what_is_no_such_picture_is_not_decoded(media_type: str, data: bytes) -> None:
    assert decode_picture(Picture("a", media_type, 320, 200, data), QSize(100, 100)) is None


@pytest.mark.qt_log_ignore("exceeds the current allocation limit", extend=True)
def test_a_bomb_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_images, "MOST_MEGABYTES_DECODED", 1)
    before = QImageReader.allocationLimit()
    try:
        bomb = Picture("a", "image/png", 1_000, 1_000, png(1_000, 1_000))
        assert decode_picture(bomb, QSize(4096, 4096)) is None
    finally:
        QImageReader.setAllocationLimit(before)


def test_pictures_out_of_memory_are_asked_for_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = PictureImages(window)
    asked: list[tuple[str, QSize]] = []
    images.needed.connect(lambda name, size: asked.append((name, size)))
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    monkeypatch.setattr(picture_images, "MOST_BYTES", image.sizeInBytes())
    assert images.find("a", QSize(100, 100)) is None
    images.put("a", image)
    assert images.find("a", QSize(105, 105)) is image
    assert len(asked) == 1
    images.find("a", QSize(200, 200))
    images.find("b", QSize(100, 100))
    images.put("b", image)
    assert [name for name, _ in asked] == ["a", "a", "b"]
    assert images.find("a", QSize(100, 100)) is None
    assert asked[-1][0] == "a"


def test_a_picture_that_comes_after_all_were_forgotten_is_kept_like_others(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = PictureImages(window)
    asked: list[str] = []
    images.needed.connect(lambda name, _: asked.append(name))
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    monkeypatch.setattr(picture_images, "MOST_BYTES", image.sizeInBytes())
    images.find("a", QSize(100, 100))
    images.clear()
    images.put("a", image)
    images.put("b", image)
    assert images.find("a", QSize()) is None
    assert images.find("b", QSize()) is image
    assert asked == ["a"], "an empty size asks for nothing"
