"""Projects whose end has moved: from the planned day to the expected one, on one axis of time."""

from __future__ import annotations

from copy import copy
from itertools import accumulate

from portfolio_desktop.reports import style
from portfolio_desktop.reports.figure_ground import (
    LABEL,
    MARK,
    NAMES,
    NUMBER,
    NUMBER_STRONG,
    STRONG,
    Picture,
    diamond,
    filled,
    hollow,
)
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.figure_values import Slip, SlipBars
from portfolio_desktop.services.time_axis import Axis

_ROW, _HEAD, _FOOT = 14.4, 16.0, 14.4
_BASE, _FOOT_BASE = 10.1, 11.2
_LAMP, _LAMP_SIZE = 14.0, 9.0
_GAP = 10.0
_NAMES_PART, _NAMES_MOST = 0.34, 220.0
_DATES_FROM = 460.0
"""So much room a figure has that also says the dates."""
_TICKS_APART = 44.0
_BAR = 2.6
_SIGN, _KEY_PART = 9.0, 0.46
_PLANNED = 7.6


class SlipsPicture(Picture):
    def __init__(self, setter: Setter, figure: SlipBars, left: float, room: float) -> None:
        super().__init__(setter, left, room)
        self._figure = figure
        slips = figure.slips
        self._number = max((self._width(STRONG, each.number) for each in slips), default=0.0) + 8
        self._number = min(self._number, room * 0.16)
        words = max((self._width(NUMBER_STRONG, each.words) for each in slips), default=0.0)
        self._words = min(words + _GAP, room * 0.2)
        dates = max((self._width(NUMBER, each.dates) for each in slips), default=0.0) + _GAP
        self._dates = min(dates, room * 0.26) if room >= _DATES_FROM else 0.0
        self._names_left = left + _LAMP + self._number
        names = max((self._width(NAMES, each.name) for each in slips), default=0.0)
        self._names = min(names, room * _NAMES_PART, _NAMES_MOST)
        self._name(2)
        key = left + min(self._key_width(), room * _KEY_PART)
        start = max(self._names_left + self._names, key) + 1.6 * _GAP
        length = max(self._right - self._dates - self._words - start - _GAP, 1.0)
        days = [day for each in slips for day in (each.planned, each.expected)]
        self._axis = Axis.around([*days, figure.day], start, length)

    def _name(self, most: int) -> None:
        """Names of at most so many lines, and where each row begins."""
        self._named = [
            self._setter.at_most(NAMES, each.name, self._names, most) for each in self._figure.slips
        ]
        heights = (_ROW + (len(lines) - 1) * NAMES.leading for lines in self._named)
        self._tops = list(accumulate(heights, initial=_HEAD))

    def closer(self) -> SlipsPicture:
        """With every name in one line; its number beside it tells them apart."""
        picture = copy(self)
        picture._name(1)
        return picture

    @property
    def height(self) -> float:
        return self._tops[-1] + _FOOT

    def draw(self, page: Page, top: float) -> None:
        bottom = top + self._tops[-1]
        self._draw_key(page, top)
        self._draw_axis(page, top, bottom)
        page.rule(self._left, self._right, top + _HEAD, style.INK, 0.7)
        for place in range(len(self._figure.slips)):
            page.rule(self._left, self._right, top + self._tops[place + 1], style.HAIRLINE, 0.4)
            self._draw_row(page, place, top + self._tops[place])
        if self._figure.rest:
            line = self._cut(LABEL, self._figure.rest, self._axis.start - _GAP - self._left)
            self._put(page, (self._left, bottom + _FOOT_BASE), LABEL, line)

    def _draw_key(self, page: Page, top: float) -> None:
        """What the marks are, over the names."""
        x, y = self._left + 2, top + 9.4
        for kind, words in enumerate(self._keys()):
            line = self._cut(LABEL, words, self._axis.start - _GAP - x - _SIGN)
            if line != words:
                return
            self._draw_mark(page, kind, x + 2, y - 2.6)
            self._put(page, (x + _SIGN, y), LABEL, line)
            x += 2 * _SIGN + self._width(LABEL, line)

    def _keys(self) -> tuple[str, ...]:
        """The words of the marks that occur."""
        passed = any(each.passed for each in self._figure.slips)
        return self._figure.heads if passed else self._figure.heads[:2]

    def _key_width(self) -> float:
        return sum(2 * _SIGN + self._width(LABEL, words) for words in self._keys())

    @staticmethod
    def _draw_mark(page: Page, kind: int, x: float, y: float) -> None:
        if kind == 0:
            page.bar(x, y - _PLANNED / 2, y + _PLANNED / 2, style.INK, 1.2)
        elif kind == 1:
            filled(page, diamond(x, y, MARK + 1), style.INK)
        else:
            hollow(page, diamond(x, y, MARK), style.INK)

    def _draw_axis(self, page: Page, top: float, bottom: float) -> None:
        """Its words above, and the day of the status under its line."""
        axis, taken = self._axis, self._axis.start - _GAP
        for along, words in axis.ticks(_TICKS_APART):
            page.bar(along, top + _HEAD, bottom, style.HAIRLINE, 0.4)
            left = self._beside(along, LABEL, words)
            if left >= taken:
                self._put(page, (left, top + 9.4), LABEL, words)
                taken = left + self._width(LABEL, words) + 6
        now = axis.at(self._figure.day)
        page.bar(now, top + _HEAD, bottom + 3, style.ACCENT, 0.8)
        words = self._cut(style.CHART_TODAY, self._figure.day_words, self._room * 0.5)
        self._put(
            page,
            (self._beside(now, style.CHART_TODAY, words), bottom + _FOOT_BASE),
            style.CHART_TODAY,
            words,
        )

    def _beside(self, along: float, used: Style, words: str) -> float:
        """Where words begin that stand over a place of the axis, but not over what is beside it."""
        wide, end = self._width(used, words), self._axis.start + self._axis.length
        return max(min(along - wide / 2, end - wide), self._axis.start - _GAP / 2)

    def _draw_row(self, page: Page, place: int, top: float) -> None:
        slip, base = self._figure.slips[place], top + _BASE
        page.lamp(slip.colour, self._left, base, _LAMP_SIZE)
        number = self._cut(STRONG, slip.number, self._number - 4)
        self._put(page, (self._left + _LAMP, base), STRONG, number)
        page.lines(self._names_left, base, NAMES, self._named[place])
        self._draw_bar(page, slip, top + _ROW / 2)
        words = self._cut(NUMBER_STRONG, slip.words, self._words - 2)
        self._put_to(page, (self._right, base), NUMBER_STRONG, words)
        if self._dates:
            dates = self._cut(NUMBER, slip.dates, self._dates - 4)
            left = self._right - self._words - self._dates + _GAP
            self._put(page, (left, base), NUMBER, dates)

    def _draw_bar(self, page: Page, slip: Slip, middle: float) -> None:
        planned, expected = self._axis.at(slip.planned), self._axis.at(slip.expected)
        if slip.passed:
            page.trace(((planned, middle), (expected, middle)), style.SOFT, _BAR - 0.8, (3, 2))
        elif planned != expected:
            left, wide = min(planned, expected), abs(expected - planned)
            page.box(left, middle - _BAR / 2, wide, _BAR, style.NO_LIGHT)
        self._draw_mark(page, 2 if slip.passed else 1, expected, middle)
        self._draw_mark(page, 0, planned, middle)
