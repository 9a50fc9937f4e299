"""The milestone trend: months to the right, what was expected upwards; who rises slips.

Lines are told apart by the form of their marks and by their dashes; each has its name at its end.
"""

from __future__ import annotations

from datetime import date

from portfolio_desktop.reports import style
from portfolio_desktop.reports.figure_ground import (
    FORMS,
    LABEL,
    LABEL_STRONG,
    MARK,
    MONTHS,
    Picture,
    filled,
    hollow,
)
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.figure_values import MilestoneTrend, TrendLine
from portfolio_desktop.services.time_axis import Axis, spread

_DATES, _GUTTER = 46.0, 18.0
"""Beside the dates stand the original ones in a gutter of their own, then the months begin."""
_NAMES_PART, _NAMES_MOST = 0.34, 190.0
_NAME_ROW, _LEAST_PLOT = 25.0, 96.0
_TOP = 6.0
_NOTE = 16.0
_TICKS_APART = 26.0
_INKS = (style.ACCENT, style.INK, style.SOFT)
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.4), (1.4, 2))
_LEAD = 20.0
"""From the last month to the names."""


class TrendPicture(Picture):
    def __init__(self, setter: Setter, figure: MilestoneTrend, left: float, room: float) -> None:
        super().__init__(setter, left, room)
        self._figure = figure
        self._names = min(self._widest_name() + 6, room * _NAMES_PART, _NAMES_MOST)
        self._plot = max(_LEAST_PLOT, _NAME_ROW * len(figure.lines))
        self._plot_left = left + _DATES + _GUTTER
        self._plot_right = self._right - self._names - _LEAD
        days = [day for line in figure.lines for _place, day in line.points]
        days += [line.original for line in figure.lines if line.original is not None]
        days = days or [month.day for month in figure.months]
        self._days = Axis.around(days, 0, self._plot)

    def _widest_name(self) -> float:
        names = (self._width(LABEL_STRONG, line.name) for line in self._figure.lines)
        words = (self._width(LABEL, line.words) for line in self._figure.lines)
        return max(*names, *words, 0.0) if self._figure.lines else 0.0

    @property
    def height(self) -> float:
        return _TOP + self._plot + MONTHS + (_NOTE if self._figure.note else 0.0)

    def draw(self, page: Page, top: float) -> None:
        ground = top + _TOP + self._plot
        self._draw_ground(page, ground)
        self._draw_months(page, self._figure.months, self._x, ground + 0.5)
        lines = self._figure.lines
        wished = [self._y(line.points[-1][1], ground) for line in lines]
        tops = spread(wished, top + _TOP, ground, _NAME_ROW)
        for place, line in enumerate(lines):
            self._draw_name(page, line, place, tops[place], ground)
        for place, line in enumerate(lines):
            self._draw_line(page, line, place, ground)
        if self._figure.note:
            note = self._cut(LABEL, self._figure.note, self._room)
            self._put(page, (self._left, ground + MONTHS + 11), LABEL, note)

    def _draw_ground(self, page: Page, ground: float) -> None:
        for along, words in self._days.ticks(_TICKS_APART):
            y = ground - along
            page.rule(self._left + _DATES, self._plot_right, y, style.HAIRLINE, 0.4)
            self._put_to(page, (self._left + _DATES - 5, y + 2.5), LABEL, words)
        page.rule(self._left + _DATES, self._plot_right, ground, style.HEAD_RULE, 0.6)
        slant = [
            (self._x(place), self._y(month.day, ground))
            for place, month in enumerate(self._figure.months)
            if self._days.first <= month.day <= self._days.last
        ]
        if len(slant) > 1:
            page.trace(slant, style.NO_LIGHT, 0.6, (1, 2))

    def _draw_line(self, page: Page, line: TrendLine, place: int, ground: float) -> None:
        ink, form = _INKS[place % len(_INKS)], FORMS[place % len(FORMS)]
        points = [(self._x(month), self._y(day, ground)) for month, day in line.points]
        if len(points) > 1:
            page.trace(points, ink, 1.3, _dashes(place))
        if line.original is not None:
            beside = self._plot_left - _GUTTER / 2
            hollow(page, form(beside, self._y(line.original, ground), MARK), ink)
        for x, y in points:
            filled(page, form(x, y, MARK), ink)

    def _draw_name(
        self, page: Page, line: TrendLine, place: int, top: float, ground: float
    ) -> None:
        left = self._plot_right + _LEAD
        month, day = line.points[-1]
        end = (self._x(month) + MARK / 2, self._y(day, ground))
        page.trace((end, (left - 7, top + 7.4)), style.HEAD_RULE, 0.5)
        ink, form = _INKS[place % len(_INKS)], FORMS[place % len(FORMS)]
        filled(page, form(left - 3, top + 7.4, MARK), ink)
        room = self._right - left - 4
        name = self._cut(LABEL_STRONG, line.name, room)
        self._put(page, (left + 4, top + 10), LABEL_STRONG, name)
        words = self._cut(LABEL, line.words, room)
        self._put(page, (left + 4, top + 19.4), LABEL, words)

    def _x(self, place: int) -> float:
        step = (self._plot_right - self._plot_left) / max(len(self._figure.months) - 1, 1)
        return self._plot_left + step * place

    def _y(self, day: date, ground: float) -> float:
        """Later days stand higher."""
        return ground - self._days.at(day)


def _dashes(place: int) -> tuple[float, ...]:
    """No two of twelve lines look the same."""
    return _DASHES[(place // len(FORMS) + place) % len(_DASHES)]
