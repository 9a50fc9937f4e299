"""Lamps and trend strips as pure functions of geometry and colour: the same on any screen scale.

A lamp says its colour three times: by fill, by shape (circle, triangle, square) and by sign (tick,
bar, cross). No light is a dash. All coordinates stand on a square of 18 units.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.ui.tokens import Palette

_UNITS = 18.0
_ICON_SCALES = (1.0, 1.25, 1.5, 2.0, 3.0)
_TRIANGLE = QPolygonF([QPointF(9, 1.9), QPointF(16.4, 15.4), QPointF(1.6, 15.4)])
_TICK = QPolygonF([QPointF(5.6, 9.2), QPointF(8.0, 11.6), QPointF(12.4, 6.7)])
_BAR_HEIGHTS = {Colour.GREEN: 0.36, Colour.YELLOW: 0.66, Colour.RED: 1.0}
_GAP_HEIGHT = 0.16
_PALE = 0.35
"""How much is seen of the lamp of a draft."""


def paint_lamp(
    painter: QPainter,
    rect: QRectF,
    colour: Colour | None,
    palette: Palette,
    *,
    pale: bool = False,
) -> None:
    """Paint one lamp into the middle of `rect`, as large as it fits; None is the dash.

    A pale one is that of a draft, which nobody has reported yet.
    """
    size = min(rect.width(), rect.height())
    painter.save()
    if pale:
        painter.setOpacity(_PALE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - size / 2, rect.center().y() - size / 2)
    painter.scale(size / _UNITS, size / _UNITS)
    if colour is None:
        painter.setPen(_pen(palette.no_light, 2.0, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(4.5, 9), QPointF(13.5, 9))
    else:
        _paint_shape(painter, colour, palette)
        _paint_sign(painter, colour, palette)
    painter.restore()


def paint_trend(
    painter: QPainter, rect: QRectF, months: Sequence[Colour | None], palette: Palette
) -> None:
    """Paint a month per column over the width of `rect`, oldest first: the worse, the taller."""
    if not months:
        return
    ratio = painter.device().devicePixelRatio()
    step = rect.width() / len(months)
    gap = max(1.0, step * 0.18) if step >= 3 else 0.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for index, colour in enumerate(months):
        share = _GAP_HEIGHT if colour is None else _BAR_HEIGHTS[colour]
        left = _snapped(rect.left() + index * step, ratio)
        right = _snapped(rect.left() + (index + 1) * step - gap, ratio)
        top = _snapped(rect.bottom() - rect.height() * share, ratio)
        column = QRectF(left, top, right - left, _snapped(rect.bottom(), ratio) - top)
        painter.fillRect(
            column, QColor(palette.no_light if colour is None else palette.edge(colour))
        )
        if colour is Colour.YELLOW and palette.yellow_edge != palette.yellow:
            inset = 1 / ratio if step < 12 else 1.0
            inner = column.adjusted(inset, inset, -inset, -inset)
            painter.fillRect(inner, QColor(palette.yellow))
    painter.restore()


def lamp_pixmap(
    colour: Colour | None, palette: Palette, size: int, ratio: float = 1.0, *, pale: bool = False
) -> QPixmap:
    """A lamp of `size` device-independent pixels, drawn for a screen of that ratio."""
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_lamp(painter, QRectF(0, 0, size, size), colour, palette, pale=pale)
    painter.end()
    return pixmap


def lamp_icon(colour: Colour | None, palette: Palette, size: int = 16) -> QIcon:
    """A lamp for menus and buttons, crisp on every usual screen scale."""
    icon = QIcon()
    for ratio in _ICON_SCALES:
        icon.addPixmap(lamp_pixmap(colour, palette, size, ratio))
    return icon


def _paint_shape(painter: QPainter, colour: Colour, palette: Palette) -> None:
    edge = _pen(palette.edge(colour), 1.1)
    edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(edge)
    painter.setBrush(QColor(palette.lamp(colour)))
    if colour is Colour.GREEN:
        painter.drawEllipse(QPointF(9, 9), 7.1, 7.1)
    elif colour is Colour.YELLOW:
        painter.drawPolygon(_TRIANGLE)
    else:
        painter.drawRoundedRect(QRectF(2.2, 2.2, 13.6, 13.6), 2, 2)


def _paint_sign(painter: QPainter, colour: Colour, palette: Palette) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(palette.on_lamp(colour), 1.9))
    if colour is Colour.GREEN:
        painter.drawPolyline(_TICK)
    elif colour is Colour.YELLOW:
        painter.drawLine(QPointF(9, 7.0), QPointF(9, 10.6))
        painter.drawLine(QPointF(9, 13.0), QPointF(9, 13.3))
    else:
        painter.drawLine(QPointF(6.0, 6.0), QPointF(12.0, 12.0))
        painter.drawLine(QPointF(12.0, 6.0), QPointF(6.0, 12.0))


def _pen(colour: str, width: float, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(cap)
    return pen


def _snapped(value: float, ratio: float) -> float:
    """The nearest whole device pixel, so that small columns are not blurred."""
    return round(value * ratio) / ratio
