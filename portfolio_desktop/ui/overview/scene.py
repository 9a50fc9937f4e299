"""A drawing as values: shapes, words and lamps with their places, and where it can be pressed.

What is drawn is decided once, from the figures and a width; it is painted as often as wanted, on
the screen in the palette in use and in a picture in the light one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.overview_values import Figure
from portfolio_desktop.ui.lamp_painting import paint_lamp
from portfolio_desktop.ui.tokens import Palette

_HATCH_STEP = 6.0
_HATCH_STRENGTH = 0.5
"""How much is seen of the lines of a hatched shape."""

Fonts: TypeAlias = Callable[[int, bool], QFont]
"""The font of so many pixels, semibold or not."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A rectangle. `ink`, `edge` and `hatch` (lines over it) name tokens of the palette, the last
    two may be ""."""

    rect: QRectF
    ink: str
    edge: str = ""
    hatch: str = ""
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text that has been made to fit its rectangle."""

    rect: QRectF
    text: str
    pixels: int
    strong: bool
    ink: str
    align: Qt.AlignmentFlag


@dataclass(frozen=True, slots=True)
class Sign:
    """A lamp; None is the dash."""

    rect: QRectF
    colour: Colour | None


class Form(StrEnum):
    """The forms of marks, told apart without any colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from point to point. `dashes` are lengths drawn and left out, in widths of the line;
    without them it is unbroken."""

    points: tuple[QPointF, ...]
    ink: str
    width: float = 1.5
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A small sign around a point: filled with its ink, or hollow."""

    rect: QRectF
    form: Form
    ink: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where the drawing can be pressed, what that is called aloud, and where it leads: to the
    projects behind a figure, or to one project."""

    rect: QRectF
    name: str
    target: Figure | str
    tip: str = ""


Shape: TypeAlias = Fill | Words | Sign | Stroke | Mark


def moved(shape: Shape, by: QPointF) -> Shape:
    """The shape, so far to the right and down."""
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple(each + by for each in shape.points))
    return replace(shape, rect=shape.rect.translated(by))


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing of a given width, so high; the places stand in the order they are read."""

    height: float
    shapes: tuple[Shape, ...]
    places: tuple[Place, ...]


def paint_scene(painter: QPainter, scene: Scene, palette: Palette, fonts: Fonts) -> None:
    """Paint it at the painter's origin."""
    painter.save()
    for shape in scene.shapes:
        match shape:
            case Fill():
                _paint_fill(painter, shape, palette)
            case Words():
                painter.setFont(fonts(shape.pixels, shape.strong))
                painter.setPen(QColor(getattr(palette, shape.ink)))
                painter.drawText(shape.rect, shape.align, shape.text)
            case Sign():
                paint_lamp(painter, shape.rect, shape.colour, palette)
            case Stroke():
                _paint_stroke(painter, shape, palette)
            case Mark():
                _paint_mark(painter, shape, palette)
    painter.restore()


def _paint_stroke(painter: QPainter, stroke: Stroke, palette: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(getattr(palette, stroke.ink)), stroke.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dashes:
        pen.setDashPattern(list(stroke.dashes))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(list(stroke.points)))


def _paint_mark(painter: QPainter, mark: Mark, palette: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(getattr(palette, mark.ink))
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(ink if mark.filled else QColor(palette.panel))
    rect = mark.rect
    middle = rect.center()
    match mark.form:
        case Form.CIRCLE:
            painter.drawEllipse(rect)
        case Form.SQUARE:
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        case Form.DIAMOND:
            sides = (QPointF(middle.x(), rect.top()), QPointF(rect.right(), middle.y()))
            rest = (QPointF(middle.x(), rect.bottom()), QPointF(rect.left(), middle.y()))
            painter.drawPolygon(QPolygonF([*sides, *rest]))
        case Form.TRIANGLE:
            top = QPointF(middle.x(), rect.top())
            painter.drawPolygon(QPolygonF([top, rect.bottomRight(), rect.bottomLeft()]))


def _paint_fill(painter: QPainter, fill: Fill, palette: Palette) -> None:
    """Straight edges stand on whole pixels; only rounded ones are smoothed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, bool(fill.radius))
    ratio = painter.device().devicePixelRatio()
    rect = fill.rect if fill.radius else _snapped(fill.rect, ratio)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(palette, fill.ink)))
    if fill.radius:
        painter.drawRoundedRect(rect, fill.radius, fill.radius)
    else:
        painter.drawRect(rect)
    if fill.hatch:
        _paint_hatch(painter, rect, QColor(getattr(palette, fill.hatch)))
    if fill.edge:
        pen = QPen(QColor(getattr(palette, fill.edge)), 1.0)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_hatch(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    """Thin lines from the lower left to the upper right, over all of it."""
    ink.setAlphaF(_HATCH_STRENGTH)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, 1.2))
    left = rect.left()
    while left < rect.right() + rect.height():
        painter.drawLine(QPointF(left, rect.top()), QPointF(left - rect.height(), rect.bottom()))
        left += _HATCH_STEP
    painter.restore()


def _snapped(rect: QRectF, ratio: float) -> QRectF:
    def whole(value: float) -> float:
        return round(value * ratio) / ratio

    return QRectF(
        QPointF(whole(rect.left()), whole(rect.top())),
        QPointF(whole(rect.right()), whole(rect.bottom())),
    )
