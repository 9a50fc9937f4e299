"""Budget against forecast and actual: a row for each year, the amounts at its right.

The budget is a pale frame, the forecast a bar in it, the actual a dark line in that: what goes
beyond the frame is seen without a colour.
"""

from __future__ import annotations

from decimal import Decimal

from portfolio_desktop.reports import style
from portfolio_desktop.reports.figure_ground import (
    LABEL,
    LABEL_STRONG,
    NUMBER,
    NUMBER_STRONG,
    STRONG,
    Picture,
)
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.figure_values import BudgetForecast, MoneyBar

_ROW, _HEAD, _TICKS, _NOTE = 20.0, 17.0, 15.0, 14.0
_BASE = 12.8
_GAP = 12.0
_SWATCH = 13.0
_YEAR_PART, _AMOUNT_PART = 0.16, 0.17
_FRAME, _BAR, _LINE = 11.0, 6.0, 2.0
"""How high budget, forecast and actual are, one within the other."""
FRAME_FILL, FRAME_EDGE = "#EDF0F4", style.NO_LIGHT
FORECAST, ACTUAL = "#5F84B6", style.INK


class MoneyPicture(Picture):
    def __init__(self, setter: Setter, figure: BudgetForecast, left: float, room: float) -> None:
        super().__init__(setter, left, room)
        self._figure = figure
        years = max((self._width(STRONG, bar.label) for bar in figure.bars), default=0.0)
        self._years = min(years + _GAP, room * _YEAR_PART)
        self._columns = [self._column(place) for place in range(3)]
        self._start = left + self._years
        self._length = max(room - self._years - sum(self._columns) - _GAP, 1.0)
        values = [tick.value for tick in figure.ticks]
        values += [value for bar in figure.bars for value in _values(bar) if value is not None]
        self._least, self._most = min(values, default=Decimal(0)), max(values, default=Decimal(0))

    def _column(self, place: int) -> float:
        """How wide the amounts of one kind are with their head."""
        amounts = (self._width(NUMBER_STRONG, bar.words[place]) for bar in self._figure.bars)
        head = self._width(LABEL_STRONG, self._figure.heads[place]) + _SWATCH
        return min(max(*amounts, head, 0.0) + _GAP, self._room * _AMOUNT_PART)

    @property
    def height(self) -> float:
        note = _NOTE if self._figure.note else 0.0
        return _HEAD + len(self._figure.bars) * _ROW + _TICKS + note

    def draw(self, page: Page, top: float) -> None:
        bottom = top + _HEAD + len(self._figure.bars) * _ROW
        self._draw_heads(page, top)
        self._draw_ticks(page, top + _HEAD, bottom)
        page.rule(self._left, self._right, top + _HEAD, style.INK, 0.7)
        for place, bar in enumerate(self._figure.bars):
            above = top + _HEAD + place * _ROW
            self._draw_row(page, bar, above)
            page.rule(self._left, self._right, above + _ROW, style.HAIRLINE, 0.4)
        if self._figure.note:
            note = self._cut(LABEL, self._figure.note, self._room)
            self._put(page, (self._left, bottom + _TICKS + 10), LABEL, note)

    def _draw_heads(self, page: Page, top: float) -> None:
        right = self._right - sum(self._columns)
        for place, (head, wide) in enumerate(zip(self._figure.heads, self._columns, strict=True)):
            right += wide
            line = self._cut(LABEL_STRONG, head, wide - _SWATCH - 4)
            self._put_to(page, (right, top + 10), LABEL_STRONG, line)
            x = right - self._width(LABEL_STRONG, line) - _SWATCH
            self._draw_bars(page, place, (x, x + _SWATCH - 3.5), top + 7.4, swatch=True)

    def _draw_ticks(self, page: Page, top: float, bottom: float) -> None:
        """Upright lines with their amounts; the last of them says the unit."""
        taken, last = self._left, len(self._figure.ticks) - 1
        for place, tick in enumerate(self._figure.ticks):
            x = self._x(tick.value)
            page.bar(x, top, bottom, style.HAIRLINE, 0.4)
            words = f"{tick.words} {self._figure.unit}" if place == last else tick.words
            left = max(x - self._width(LABEL, tick.words) / 2, self._left)
            words = self._cut(LABEL, words, self._right - left)
            if left >= taken:
                self._put(page, (left, bottom + 10), LABEL, words)
                taken = left + self._width(LABEL, words) + 4
        if self._least <= 0 <= self._most:
            page.bar(self._x(Decimal(0)), top, bottom, style.INK, 0.7)

    def _draw_row(self, page: Page, bar: MoneyBar, top: float) -> None:
        base, middle = top + _BASE, top + _ROW / 2
        year = self._cut(STRONG, bar.label, self._years - 4)
        self._put(page, (self._left, base), STRONG, year)
        zero = self._x(Decimal(0))
        for place, value in enumerate(_values(bar)):
            if value is not None:
                ends = sorted((zero, self._x(value)))
                self._draw_bars(page, place, (ends[0], ends[1]), middle)
        right = self._right - sum(self._columns)
        for place, (words, wide) in enumerate(zip(bar.words, self._columns, strict=True)):
            right += wide
            used = LABEL if not words else NUMBER_STRONG if place == 1 else NUMBER
            line = self._cut(used, words or "–", wide - 4)
            self._put_to(page, (right, base), used, line)

    @staticmethod
    def _draw_bars(
        page: Page, kind: int, ends: tuple[float, float], middle: float, *, swatch: bool = False
    ) -> None:
        """One bar from end to end: of the budget, the forecast or the actual."""
        left, wide = ends[0], max(ends[1] - ends[0], 0.8)
        high = (_FRAME, _BAR, _LINE)[kind] * (0.7 if swatch else 1.0)
        if kind == 0:
            page.box(left, middle - high / 2, wide, high, FRAME_FILL)
            page.outline(left, middle - high / 2, wide, high, FRAME_EDGE, 0.6)
        else:
            page.box(left, middle - high / 2, wide, high, (FORECAST, ACTUAL)[kind - 1])

    def _x(self, value: Decimal) -> float:
        span = self._most - self._least
        part = float((value - self._least) / span) if span else 0.0
        return self._start + self._length * part


def _values(bar: MoneyBar) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return (bar.budget, bar.forecast, bar.actual)
