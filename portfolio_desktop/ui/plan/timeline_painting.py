"""Paints the time line: a row, its head, and what needs what, as pure functions of values.

Forms tell what is what, so that grey prints say the same: a hollow diamond is the original end, a
bar the approved one, a filled diamond the expected; circles are milestones, filled once reached.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from portfolio_desktop.domain.dependency_rules import DependencyState
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.timeline import Timeline, TimelineLink, TimelineRow
from portfolio_desktop.ui.overview.scene import Form, Mark, Scene, Stroke, paint_scene
from portfolio_desktop.ui.plan.timeline_scale import TimeScale
from portfolio_desktop.ui.tokens import CAPTION_PX, SPACE_S, Palette

ROW = 38
_MARK, _END = 9.0, 12.0
_BESIDE = 8.0
_LEAST_WORDS = 30.0

Fonts = Callable[[int, bool], QFont]


@dataclass(frozen=True, slots=True)
class Brushes:
    """What a painting looks like."""

    palette: Palette
    fonts: Fonts


def paint_row(
    painter: QPainter,
    rect: QRectF,
    row: TimelineRow,
    scale: TimeScale,
    look: Brushes,
    today: date,
) -> None:
    """The axis of one row in its rectangle: grid, end dates, milestones with names that leave room
    for the line of today; of a project without dates that there are none."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.translate(rect.topLeft())
    for along, _tick in scale.ticks():
        _line(painter, along, rect.height(), look.palette.hair)
    middle = rect.height() / 2
    scene = Scene(rect.height(), tuple(_shapes(row, scale, middle)), ())
    paint_scene(painter, scene, look.palette, look.fonts)
    _paint_names(painter, row, scale, rect, look, scale.at(today))
    painter.restore()


def _shapes(row: TimelineRow, scale: TimeScale, middle: float) -> list[Stroke | Mark]:
    found: list[Stroke | Mark] = []
    if row.original is not None and row.expected is not None and row.original != row.expected:
        ends = tuple(QPointF(scale.at(day), middle) for day in (row.original, row.expected))
        found.append(Stroke(ends, "control_line", 2))
    if row.approved is not None and row.approved not in {row.expected, row.original}:
        along = scale.at(row.approved)
        bar = (QPointF(along, middle - 7), QPointF(along, middle + 7))
        found.append(Stroke(bar, "soft", 2))
    if row.original is not None and row.original != row.expected:
        found.append(_around(scale.at(row.original), middle, _END, Form.DIAMOND, "soft", False))
    for mark in row.marks:
        ink = "late" if mark.late else "accent"
        found.append(_around(scale.at(mark.day), middle, _MARK, Form.CIRCLE, ink, mark.reached))
    if row.expected is not None:
        ink = "late" if row.late else "ink"
        found.append(_around(scale.at(row.expected), middle, _END, Form.DIAMOND, ink, True))
    return found


def _around(x: float, y: float, size: float, form: Form, ink: str, filled: bool) -> Mark:
    return Mark(QRectF(x - size / 2, y - size / 2, size, size), form, ink, filled)


def _paint_names(
    painter: QPainter,
    row: TimelineRow,
    scale: TimeScale,
    rect: QRectF,
    look: Brushes,
    today: float,
) -> None:
    """The names of milestones, each as far as there is room before the next mark."""
    font = look.fonts(CAPTION_PX, False)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(look.palette.soft))
    if not row.days:
        words = _("no dates")
        wide = metrics.horizontalAdvance(words)
        left, room = words_place(_BESIDE, rect.width(), wide, today)
        place = QRectF(left, 0, room, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
    stops = sorted([scale.at(day) for day in row.days] + [rect.width()])
    last_of_day = {mark.day: mark for mark in row.marks}
    for mark in row.marks:
        along = scale.at(mark.day)
        end = next((stop for stop in stops if stop > along), rect.width()) - _BESIDE
        wide = metrics.horizontalAdvance(mark.name)
        left, room = words_place(along + _BESIDE, end, wide, today)
        if room < _LEAST_WORDS or last_of_day[mark.day] is not mark:
            continue
        words = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, room)
        place = QRectF(left, 0, room, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)


def words_place(left: float, end: float, wide: float, line: float) -> tuple[float, float]:
    """Where words of that width begin between these two, and how much room they have: never across
    the line, but behind it where they have more room there."""
    before, behind = line - _BESIDE / 2, line + _BESIDE
    if line < left or before >= min(left + wide, end):
        return left, end - left
    if end - behind >= min(wide, before - left):
        return behind, end - behind
    return left, before - left


def paint_today(
    painter: QPainter, timeline: Timeline, scale: TimeScale, height: float, look: Brushes
) -> None:
    """The line of today, over all rows."""
    along = scale.at(timeline.day)
    if 0 <= along <= scale.width:
        painter.setPen(QPen(QColor(look.palette.accent), 1.5))
        painter.drawLine(QPointF(along, 0), QPointF(along, height))


def paint_head(
    painter: QPainter, rect: QRectF, timeline: Timeline, scale: TimeScale, look: Brushes
) -> None:
    """The words of today over its line, and below those of the ticks, however near they are."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.translate(rect.topLeft())
    font = look.fonts(CAPTION_PX, True)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    today, words = scale.at(timeline.day), timeline.day_words
    half = metrics.horizontalAdvance(words) / 2 + SPACE_S
    middle = rect.height() / 2
    painter.setPen(QColor(look.palette.soft))
    for along, tick in scale.ticks():
        wide = metrics.horizontalAdvance(tick) / 2
        if wide < along < rect.width() - wide:
            place = QRectF(along - wide - 1, middle, 2 * wide + 2, middle)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tick)
    painter.setPen(QColor(look.palette.accent))
    place = QRectF(today - half, 0, 2 * half, middle)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def paint_link(
    painter: QPainter,
    link: TimelineLink,
    scale: TimeScale,
    tops: tuple[float, float],
    look: Brushes,
) -> None:
    """From what is needed to who needs it, with an arrow; what is broken is dashed. `tops` are
    those of the two rows."""
    broken = link.state is DependencyState.BROKEN
    ink = QColor(look.palette.late if broken else look.palette.no_light)
    corners, down = _corners(link, scale, tops)
    pen = QPen(ink, 1.25)
    if broken:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(list(corners)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    tip = corners[-1]
    back = tip.y() - down * 6
    head = (tip, QPointF(tip.x() - 3.5, back), QPointF(tip.x() + 3.5, back))
    painter.drawPolygon(QPolygonF(list(head)))


def _corners(
    link: TimelineLink, scale: TimeScale, tops: tuple[float, float]
) -> tuple[tuple[QPointF, ...], int]:
    """Where the line turns, and which way its arrow points: down 1, up -1. It leaves and reaches
    marks above or below, and within one row it runs beneath the words."""
    start = QPointF(scale.at(link.needed_day), tops[0] + ROW / 2)
    end = QPointF(scale.at(link.needing_day), tops[1] + ROW / 2)
    if link.needed_row == link.needing_row:
        below = tops[0] + ROW - 5
        start.setY(start.y() + _MARK / 2)
        end.setY(end.y() + _END / 2 + 1)
        return (start, QPointF(start.x(), below), QPointF(end.x(), below), end), -1
    down = 1 if end.y() > start.y() else -1
    start.setY(start.y() + down * _END / 2)
    end.setY(end.y() - down * (_END / 2 + 1))
    near = abs(link.needed_row - link.needing_row) == 1
    turn = (start.y() + end.y()) / 2 if near else end.y() - down * 9
    return (start, QPointF(start.x(), turn), QPointF(end.x(), turn), end), down


def _line(painter: QPainter, along: float, height: float, ink: str) -> None:
    painter.setPen(QPen(QColor(ink), 1))
    painter.drawLine(QPointF(along, 0), QPointF(along, height))
