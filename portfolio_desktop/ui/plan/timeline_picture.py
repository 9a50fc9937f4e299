"""What is seen of the time line as a picture for a letter: light on any screen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from portfolio_desktop.services.timeline import Timeline
from portfolio_desktop.ui.overview.picture import SHARPNESS
from portfolio_desktop.ui.plan.timeline_painting import (
    ROW,
    Brushes,
    Fonts,
    paint_head,
    paint_link,
    paint_row,
    paint_today,
)
from portfolio_desktop.ui.plan.timeline_scale import TimeScale
from portfolio_desktop.ui.tokens import LIGHT, SPACE_M, SPACE_XL, TEXT_PX, TITLE_PX

_NAMES, _TITLE, _HEAD = 260, 40, 42


def timeline_picture(
    title: str, timeline: Timeline, scale: TimeScale, seen: tuple[int, int], fonts: Fonts
) -> QImage:
    """The rows from the first to the last that is seen, and what hangs together among them."""
    first, last = seen[0], min(seen[1], len(timeline.rows) - 1)
    rows = timeline.rows[first : last + 1]
    inside = QRectF(SPACE_XL, SPACE_XL, _NAMES + scale.width, _TITLE + _HEAD + ROW * len(rows))
    around = 2 * SPACE_XL
    size = QSize(round(inside.width()) + around, round(inside.height()) + around)
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(QColor(LIGHT.panel))
    look = Brushes(LIGHT, fonts)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(inside.topLeft())
    painter.setPen(QColor(LIGHT.ink))
    painter.setFont(fonts(TITLE_PX, True))
    painter.drawText(QPointF(0, TITLE_PX), title)
    painter.translate(0, _TITLE)
    paint_head(painter, QRectF(_NAMES, 0, scale.width, _HEAD), timeline, scale, look)
    painter.translate(0, _HEAD)
    day = timeline.day
    for place, row in enumerate(rows):
        top = float(place * ROW)
        painter.setFont(fonts(TEXT_PX, False))
        painter.setPen(QColor(LIGHT.ink))
        words = painter.fontMetrics().elidedText(
            f"{row.number}   {row.name}", Qt.TextElideMode.ElideRight, _NAMES - SPACE_M
        )
        painter.drawText(QRectF(0, top, _NAMES, ROW), Qt.AlignmentFlag.AlignVCenter, words)
        paint_row(painter, QRectF(_NAMES, top, scale.width, ROW), row, scale, look, day)
    _paint_over(painter, timeline, scale, (first, first + len(rows) - 1), look)
    painter.end()
    return image


def _paint_over(
    painter: QPainter, timeline: Timeline, scale: TimeScale, seen: tuple[int, int], look: Brushes
) -> None:
    """Today, and the dependencies of which both ends are in the picture."""
    first, last = seen
    height = float(ROW * (last - first + 1))
    painter.translate(_NAMES, 0)
    painter.setClipRect(QRectF(0, 0, scale.width, height))
    paint_today(painter, timeline, scale, height, look)
    for link in timeline.links:
        if first <= min(link.needed_row, link.needing_row) and last >= max(
            link.needed_row, link.needing_row
        ):
            tops = tuple(float((row - first) * ROW) for row in (link.needed_row, link.needing_row))
            paint_link(painter, link, scale, (tops[0], tops[1]), look)
