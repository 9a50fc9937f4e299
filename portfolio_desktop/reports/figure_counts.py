"""How many projects had each light, month by month: a row of columns for each light.

Each row stands on a ground of its own, to one scale, so that every light's course can be read, and
none is told from another by its colour alone.
"""

from __future__ import annotations

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.reports import style
from portfolio_desktop.reports.figure_ground import (
    LABEL,
    MONTHS,
    NUMBER,
    NUMBER_STRONG,
    WORDS,
    Picture,
)
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.figure_values import ColourCounts, MonthCount

_COLOURS = (Colour.RED, Colour.YELLOW, Colour.GREEN, None)
FILLS: dict[Colour | None, tuple[str, str]] = {
    Colour.RED: (style.RED, style.RED),
    Colour.YELLOW: (style.YELLOW, style.YELLOW_EDGE),
    Colour.GREEN: (style.GREEN, style.GREEN),
    None: (style.HAIRLINE, style.NO_LIGHT),
}
"""What fills a column and what edges it; the edge stands out from the paper."""

_PLOT = 82.0
"""Points for the highest columns of all rows together."""
_MOST_UNIT = 12.0
"""Points for one project where there are few."""
_NUMBERS, _BETWEEN = 10.0, 7.0
_LAMP, _LAMP_SIZE = 13.0, 9.0
_COLUMN_PART, _WIDEST, _WIDEST_SLOT = 0.66, 24.0, 56.0
_LEAST = 1.2
"""A column that counts anything is seen."""
_EDGE = 0.6
_NOTE = 13.0


class CountsPicture(Picture):
    def __init__(self, setter: Setter, figure: ColourCounts, left: float, room: float) -> None:
        super().__init__(setter, left, room)
        self._months = figure.months
        self._note = self._cut(LABEL, figure.note, room)
        self._counts = [[_counted(month)[row] for month in figure.months] for row in range(4)]
        self._heads = [self._cut(WORDS, head, room * 0.3) for head in figure.heads]
        widest = max(self._width(WORDS, head) for head in self._heads)
        self._plot_left = left + _LAMP + widest + 12
        slot = (self._right - self._plot_left) / max(len(figure.months), 1)
        self._slot = min(slot, _WIDEST_SLOT)
        together = sum(max(row, default=0) for row in self._counts)
        self._unit = min(_PLOT / max(together, 1), _MOST_UNIT)
        self._heights = [
            _NUMBERS + max((self._tall(number) for number in row), default=0.0)
            for row in self._counts
        ]

    @property
    def height(self) -> float:
        note = _NOTE if self._note else 0.0
        return sum(self._heights) + 3 * _BETWEEN + MONTHS + note

    def draw(self, page: Page, top: float) -> None:
        ground = top - _BETWEEN
        for row, height in enumerate(self._heights):
            ground += height + _BETWEEN
            end = self._plot_left + self._slot * len(self._months)
            page.rule(self._plot_left, end, ground, style.HEAD_RULE, 0.5)
            self._draw_row(page, row, ground)
        self._draw_months(page, [each.month for each in self._months], self._x, ground)
        self._put(page, (self._left, ground + MONTHS + 9.5), LABEL, self._note)

    def _draw_row(self, page: Page, row: int, ground: float) -> None:
        page.lamp(_COLOURS[row], self._left, ground - 1.2, _LAMP_SIZE)
        self._put(page, (self._left + _LAMP, ground - 1.2), WORDS, self._heads[row])
        named = self._numbered(self._counts[row])
        for place, number in enumerate(self._counts[row]):
            last = place == len(self._months) - 1
            above = ground - self._tall(number) - 2.4
            if not self._months[place].recorded:
                self._put_over(page, (self._x(place), above), LABEL, "–")
                continue
            if number:
                self._draw_column(page, row, place, ground)
            if place in named:
                used = NUMBER_STRONG if last else NUMBER if number else LABEL
                self._put_over(page, (self._x(place), above), used, str(number))

    def _draw_column(self, page: Page, row: int, place: int, ground: float) -> None:
        fill, edge = FILLS[_COLOURS[row]]
        wide = min(self._slot * _COLUMN_PART, _WIDEST)
        tall = self._tall(self._counts[row][place])
        x = self._x(place) - wide / 2
        page.box(x, ground - tall, wide, tall, edge)
        if edge != fill and tall > 3 * _EDGE:
            page.box(x + _EDGE, ground - tall + _EDGE, wide - 2 * _EDGE, tall - 2 * _EDGE, fill)

    def _numbered(self, row: list[int]) -> set[int]:
        """The places of the months that have room for their number; the last one always."""
        widest = max((self._width(NUMBER_STRONG, str(number)) for number in row), default=0.0)
        every = max(int((widest + 2) / self._slot) + 1, 1) if self._slot > 0 else 1
        return {place for place in range(len(row)) if (len(row) - 1 - place) % every == 0}

    def _tall(self, number: int) -> float:
        return max(number * self._unit, _LEAST) if number else 0.0

    def _x(self, place: int) -> float:
        return self._plot_left + (place + 0.5) * self._slot


def _counted(month: MonthCount) -> tuple[int, int, int, int]:
    return (month.red, month.yellow, month.green, month.none)
