"""The overview as a picture, to be pasted into a letter or a presentation: light on any screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.overview_tables import part_title
from portfolio_desktop.services.overview_values import Overview, Part
from portfolio_desktop.ui.overview.drawings import COLUMNS, DRAWINGS
from portfolio_desktop.ui.overview.head import draw_head
from portfolio_desktop.ui.overview.scene import Fonts, Scene, paint_scene
from portfolio_desktop.ui.overview.sheet import Sheet
from portfolio_desktop.ui.tokens import LIGHT, SPACE_L, SPACE_S, SPACE_XL, TITLE_PX

SHARPNESS = 2.0
"""Dots for each px, so that it stays crisp when it is printed or enlarged."""
PART_WIDTH, LEFT_WIDTH, RIGHT_WIDTH = 760.0, 720.0, 560.0
_TITLE = 28.0

_Placed = tuple[QPointF, Scene]


def part_picture(overview: Overview, part: Part, fonts: Fonts) -> QImage:
    """One part with its title and month."""
    scene = _titled(overview, part, PART_WIDTH, fonts)
    return _picture(PART_WIDTH, scene.height, [(QPointF(0, 0), scene)], fonts)


def titled_picture(title: str, draw: Callable[[Sheet], Scene], fonts: Fonts) -> QImage:
    """Any one drawing under its title."""
    scene = _under(title, "", draw(Sheet(PART_WIDTH, fonts)), PART_WIDTH, fonts)
    return _picture(PART_WIDTH, scene.height, [(QPointF(0, 0), scene)], fonts)


def whole_picture(overview: Overview, fonts: Fonts) -> QImage:
    """The counts of the month above all parts, which stand in two columns as on a wide page."""
    width = LEFT_WIDTH + 2 * SPACE_XL + RIGHT_WIDTH
    head = _head(overview, width, fonts)
    placed = [(QPointF(0, 0), head)]
    lowest = head.height
    left = 0.0
    for parts, wide in zip(COLUMNS, (LEFT_WIDTH, RIGHT_WIDTH), strict=True):
        top = head.height + SPACE_XL
        for part in parts:
            scene = _titled(overview, part, wide, fonts)
            placed.append((QPointF(left, top), scene))
            top += scene.height + 2 * SPACE_XL
        lowest = max(lowest, top - 2 * SPACE_XL)
        left += wide + 2 * SPACE_XL
    return _picture(width, lowest, placed, fonts)


def drawn_picture(
    title: str, lead: str, draw: Callable[[Sheet], Scene], fonts: Fonts, width: float = PART_WIDTH
) -> QImage:
    """Any drawing under its title and a sentence."""
    scene = _under(title, lead, draw(Sheet(width, fonts)), width, fonts)
    return _picture(width, scene.height, [(QPointF(0, 0), scene)], fonts)


def _titled(overview: Overview, part: Part, width: float, fonts: Fonts) -> Scene:
    title = _("{what}, {month}").format(what=part_title(part), month=overview.month)
    drawn = DRAWINGS[part](Sheet(width, fonts), overview)
    return _under(title, "", drawn, width, fonts)


def _head(overview: Overview, width: float, fonts: Fonts) -> Scene:
    title = _("{what}, {month}").format(what=_("Overview"), month=overview.month)
    return _under(title, overview.sentence, draw_head(Sheet(width, fonts), overview), width, fonts)


def _under(title: str, lead: str, scene: Scene, width: float, fonts: Fonts) -> Scene:
    """The scene under a title and a sentence."""
    sheet = Sheet(width, fonts)
    sheet.words(QRectF(0, 0, width, _TITLE), title, pixels=TITLE_PX, strong=True)
    top = _TITLE + SPACE_S
    if lead:
        top += sheet.paragraph(0, top, min(width, PART_WIDTH), lead, 4, soft=False) + SPACE_L
    sheet.put(scene, QPointF(0, top))
    return sheet.scene(top + scene.height)


def _picture(width: float, height: float, placed: Iterable[_Placed], fonts: Fonts) -> QImage:
    size = QSize(ceil(width) + 2 * SPACE_XL, ceil(height) + 2 * SPACE_XL)
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(QColor(LIGHT.panel))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for where, scene in placed:
        painter.save()
        painter.translate(where + QPointF(SPACE_XL, SPACE_XL))
        paint_scene(painter, scene, LIGHT, fonts)
        painter.restore()
    painter.end()
    return image
