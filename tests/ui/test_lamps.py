"""Lamps and trends: told apart by shape as well as by colour, at any scale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.ui.lamp_painting import lamp_icon, lamp_pixmap, paint_lamp, paint_trend
from portfolio_desktop.ui.tokens import DARK, LIGHT

ALL = (None, *Colour)


def drawn(colour: Colour | None, size: int = 36) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(QColor(LIGHT.panel))
    painter = QPainter(image)
    paint_lamp(painter, QRectF(0, 0, size, size), colour, LIGHT)
    painter.end()
    return image


def grey(image: QImage) -> bytes:
    return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def test_lamps_differ_when_printed_without_colour(qapp: object) -> None:
    pictures = {grey(drawn(colour)) for colour in ALL}
    assert len(pictures) == 4


@pytest.mark.parametrize("colour", list(Colour))
def test_a_lamp_shows_its_own_fill(qapp: object, colour: Colour) -> None:
    image = drawn(colour)
    fills = {image.pixelColor(x, y).name().upper() for x in range(36) for y in range(36)}
    assert LIGHT.lamp(colour) in fills


def test_no_light_is_a_dash_in_the_middle(qapp: object) -> None:
    image = drawn(None)
    assert image.pixelColor(18, 18) == QColor(LIGHT.no_light)
    assert image.pixelColor(18, 8) == QColor(LIGHT.panel)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_pixmap_has_as_many_pixels_as_the_screen_shows(qapp: object, ratio: float) -> None:
    pixmap = lamp_pixmap(Colour.RED, DARK, 16, ratio)
    assert pixmap.width() == round(16 * ratio)
    assert pixmap.devicePixelRatio() == ratio
    assert not lamp_icon(Colour.RED, DARK).isNull()


def test_the_trend_is_taller_the_worse_the_month(qapp: object) -> None:
    image = QImage(62, 18, QImage.Format.Format_ARGB32)
    image.fill(QColor(LIGHT.panel))
    painter = QPainter(image)
    paint_trend(painter, QRectF(0, 0, 60, 18), (None, *Colour), LIGHT)
    painter.end()
    heights = [
        sum(image.pixelColor(15 * month + 5, y) != QColor(LIGHT.panel) for y in range(18))
        for month in range(4)
    ]
    assert heights == sorted(heights)
    assert len(set(heights)) == 4


def test_a_trend_without_months_paints_nothing(qapp: object, qtbot: QtBot) -> None:
    image = QImage(20, 18, QImage.Format.Format_ARGB32)
    image.fill(QColor(LIGHT.panel))
    before = image.copy()
    painter = QPainter(image)
    paint_trend(painter, QRectF(0, 0, 20, 18), (), LIGHT)
    painter.end()
    assert image == before
