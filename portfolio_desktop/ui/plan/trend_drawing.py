"""The milestone trend as a drawing: months to the right, what was expected upwards.

Lines are told apart by the form of their marks and by their dashes, so that a grey print says the
same; each has its name at its end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.milestone_trend import MilestoneTrend, TrendLine, trend_key
from portfolio_desktop.services.time_axis import Axis, spread, tick_words
from portfolio_desktop.ui.overview.scene import Form, Scene
from portfolio_desktop.ui.overview.sheet import CENTRE, LINE, RIGHT, Sheet
from portfolio_desktop.ui.tokens import CAPTION_PX, SPACE_L, SPACE_S

_LEFT, _GUTTER, _TOP = 70.0, 26.0, 10.0
"""Beside the dates stand the original ones in a gutter of their own, then the months begin."""
_NAMES_PART, _NAMES_MOST = 0.3, 250.0
_LEAST_PLOT = 250.0
_NAME_ROW = 40.0
_TICKS_APART = 56.0
_MONTHS_APART = 62.0
_FORMS = tuple(Form)
_INKS = ("accent", "ink", "soft")
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 3), (1.5, 2.5))


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where months and days stand."""

    periods: tuple[Period, ...]
    rect: QRectF
    days: Axis

    def at(self, period: Period, day: date) -> QPointF:
        return QPointF(self.x(period), self.y(day))

    def x(self, period: Period) -> float:
        step = self.rect.width() / max(len(self.periods) - 1, 1)
        return self.rect.left() + step * self.periods.index(period)

    def y(self, day: date) -> float:
        """Later days stand higher."""
        return self.rect.bottom() - (self.days.at(day) - self.days.start)


def draw_trend(sheet: Sheet, trend: MilestoneTrend) -> Scene:
    """All lines with their names; what hollow marks and the slanting line are stands below."""
    names = min(sheet.width * _NAMES_PART, _NAMES_MOST)
    height = max(_LEAST_PLOT, _NAME_ROW * len(trend.lines))
    left = _LEFT + _GUTTER
    rect = QRectF(left, _TOP, sheet.width - left - names - SPACE_L, height)
    plot = _Plot(trend.periods, rect, Axis.around(_days(trend), 0, height))
    _draw_ground(sheet, plot)
    wished = [plot.y(line.points[-1].expected) for line in trend.lines]
    tops = spread(wished, rect.top(), rect.bottom(), _NAME_ROW)
    for place, line in enumerate(trend.lines):
        _draw_name(sheet, plot, line, place, tops[place])
    for place, line in enumerate(trend.lines):
        _draw_line(sheet, plot, line, place)
    return sheet.scene(_draw_key(sheet, plot, trend, rect.bottom() + 2 * LINE + SPACE_S))


def _days(trend: MilestoneTrend) -> list[date]:
    points = [point.expected for line in trend.lines for point in line.points]
    originals = [line.original for line in trend.lines if line.original is not None]
    return [*points, *originals]


def _draw_ground(sheet: Sheet, plot: _Plot) -> None:
    """Level lines with their dates, the months, and the slanting line of the days themselves."""
    rect = plot.rect
    for along, words in plot.days.ticks(_TICKS_APART):
        y = rect.bottom() - along
        sheet.stroke(QPointF(_LEFT, y), QPointF(rect.right(), y), ink="hair", width=1)
        sheet.caption(QRectF(0, y - LINE / 2, _LEFT - SPACE_S, LINE), words, align=RIGHT)
    base = (QPointF(_LEFT, rect.bottom()), QPointF(rect.right(), rect.bottom()))
    sheet.stroke(*base, ink="line", width=1)
    _draw_months(sheet, plot)
    slant = _slant(plot)
    if slant:
        sheet.stroke(*slant, ink="no_light", width=1, dashes=(2, 3))


def _slant(plot: _Plot) -> list[QPointF]:
    """Where the months' own days stand, as far as they are in the picture."""
    found = [
        plot.at(period, period.last_day)
        for period in plot.periods
        if plot.days.first <= period.last_day <= plot.days.last
    ]
    return found if len(found) > 1 else []


def _draw_months(sheet: Sheet, plot: _Plot) -> None:
    """As many months as have room for their names, always the last."""
    rect = plot.rect
    step = rect.width() / max(len(plot.periods) - 1, 1)
    every = next(
        each for each in (1, 2, 3, 4, 6, 12, 24) if each * step >= _MONTHS_APART or each == 24
    )
    last = len(plot.periods) - 1
    for place, period in enumerate(plot.periods):
        if (last - place) % every:
            continue
        at = QRectF(plot.x(period) - step * every / 2, rect.bottom() + 4, step * every, LINE)
        sheet.caption(at, tick_words(period, 1), strong=place == last, align=CENTRE)


def _draw_line(sheet: Sheet, plot: _Plot, line: TrendLine, place: int) -> None:
    ink, form, dashes = _look(place)
    points = [plot.at(point.period, point.expected) for point in line.points]
    if len(points) > 1:
        sheet.stroke(*points, ink=ink, width=1.75, dashes=dashes)
    if line.original is not None:
        start = QPointF(plot.rect.left() - _GUTTER / 2, plot.y(line.original))
        sheet.mark(start, form, ink, filled=False)
    for point in points:
        sheet.mark(point, form, ink, size=7)


def _look(place: int) -> tuple[str, Form, tuple[float, ...]]:
    """No two of twelve lines look the same."""
    return (
        _INKS[place % len(_INKS)],
        _FORMS[place % len(_FORMS)],
        _DASHES[(place // len(_FORMS) + place) % len(_DASHES)],
    )


def _draw_name(sheet: Sheet, plot: _Plot, line: TrendLine, place: int, top: float) -> None:
    """The name and what is expected, led to from the end of the line."""
    ink, form, _dashes = _look(place)
    left = plot.rect.right() + SPACE_L
    end = plot.at(line.points[-1].period, line.points[-1].expected)
    beside = QPointF(left, top + LINE)
    sheet.stroke(end, beside, ink="line", width=1)
    sheet.mark(QPointF(left + 6, top + LINE / 2), form, ink, size=7)
    room = QRectF(left + 16, top, sheet.width - left - 16, LINE)
    sheet.words(room, line.name, pixels=CAPTION_PX, strong=True)
    sheet.caption(room.translated(0, LINE - 2), line.end_words)
    sheet.place(
        QRectF(left, top, sheet.width - left, 2 * LINE - 2), line.sentence, line.milestone_id
    )


def _draw_key(sheet: Sheet, plot: _Plot, trend: MilestoneTrend, top: float) -> float:
    """What is in the picture and does not explain itself."""
    told = [trend_key(trend)]
    if _slant(plot):
        told.append(_("A milestone is reached where its line meets the dotted one."))
    return top + sheet.paragraph(0, top, sheet.width, " ".join(told), 2)
