"""The matrix of risks: likelihood upwards, impact to the right, the graver a cell the darker."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.domain.risk_rules import RiskLevel
from portfolio_desktop.reports import style
from portfolio_desktop.reports.figure_ground import (
    LABEL,
    LABEL_STRONG,
    Picture,
)
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.figure_values import RiskMatrix

TINTS: dict[RiskLevel, str] = {
    RiskLevel.LOW: "#F7F9FB",
    RiskLevel.MEDIUM: "#7E91A9",
    RiskLevel.HIGH: "#2F425A",
}
"""Each stands out from its neighbours, and its ink from it, also where all is grey."""
INKS: dict[RiskLevel, str] = {
    RiskLevel.LOW: style.INK,
    RiskLevel.MEDIUM: style.INK,
    RiskLevel.HIGH: style.WHITE,
}
_CELL, _GAP = 27.0, 1.6
_HEAD, _STEPS, _KEY = 13.0, 25.0, 17.0
_NAMES_PART, _NAMES_MOST = 0.24, 118.0
_WIDEST_CELL = 92.0
_SWATCH = 8.0
_LINES = 2


class MatrixPicture(Picture):
    def __init__(self, setter: Setter, figure: RiskMatrix, left: float, room: float) -> None:
        super().__init__(setter, left, room)
        self._figure = figure
        likely = figure.steps[0]
        names = max((self._width(LABEL, step) for step in likely), default=0.0) + 8
        names = max(names, self._width(LABEL_STRONG, figure.axes[0]) + 8)
        self._names = min(names, room * _NAMES_PART, _NAMES_MOST)
        across = max(len(figure.steps[1]), 1)
        self._cell = min((room - self._names) / across, _WIDEST_CELL)
        self._start = left + self._names

    @property
    def height(self) -> float:
        note = _HEAD if self._figure.note else 0.0
        return _HEAD + len(self._figure.cells) * _CELL + _STEPS + _KEY + note

    def draw(self, page: Page, top: float) -> None:
        figure = self._figure
        head = self._cut(LABEL_STRONG, figure.axes[0], self._room)
        self._put(page, (self._left, top + 9), LABEL_STRONG, head)
        ground = top + _HEAD + len(figure.cells) * _CELL
        for row, cells in enumerate(figure.cells):
            above = ground - (row + 1) * _CELL
            step = self._cut(LABEL, figure.steps[0][row], self._names - 5)
            self._put(page, (self._left, above + _CELL / 2 + 2.5), LABEL, step)
            for place, numbers in enumerate(cells):
                x = self._start + place * self._cell
                self._draw_cell(page, (x, above), figure.levels[row][place], numbers)
        self._draw_steps(page, ground)
        self._draw_key(page, ground + _STEPS)
        if figure.note:
            note = self._cut(LABEL, figure.note, self._room)
            self._put(page, (self._left, ground + _STEPS + _KEY + 9), LABEL, note)

    def _draw_cell(
        self, page: Page, corner: tuple[float, float], level: RiskLevel, numbers: tuple[str, ...]
    ) -> None:
        """The numbers of what stands there; where they have no room, how many there are."""
        x, top = corner
        wide, high = self._cell - _GAP, _CELL - _GAP
        page.box(x, top, wide, high, TINTS[level])
        if level is RiskLevel.LOW:
            page.outline(x + 0.2, top + 0.2, wide - 0.4, high - 0.4, style.HEAD_RULE, 0.4)
        if not numbers:
            return
        middle, ink = x + wide / 2, INKS[level]
        used = replace(style.CHART_CELL, colour=ink)
        lines = self._numbers(used, numbers, wide - 5)
        if not lines:
            used, lines = replace(style.CHART_CELL_COUNT, colour=ink), [str(len(numbers))]
        base = top + high / 2 + used.size * 0.34 - (len(lines) - 1) * used.leading / 2
        for place, line in enumerate(lines):
            self._put_over(page, (middle, base + place * used.leading), used, line)

    def _numbers(self, used: Style, numbers: tuple[str, ...], room: float) -> list[str]:
        """All numbers in as many lines as a cell has; nothing where they do not fit."""
        lines = [""]
        for number in numbers:
            cut = self._cut(used, number, room)
            joined = f"{lines[-1]}, {cut}" if lines[-1] else cut
            if cut != number:
                return []
            if self._width(used, joined + ",") <= room or not lines[-1]:
                lines[-1] = joined
            else:
                lines[-1] += ","
                lines.append(cut)
        return lines if len(lines) <= _LINES else []

    def _draw_steps(self, page: Page, ground: float) -> None:
        """The steps of the impact under their cells, and what the axis is."""
        for place, step in enumerate(self._figure.steps[1]):
            x = self._start + place * self._cell
            line = self._cut(LABEL, step, self._cell - 4)
            self._put_over(page, (x + (self._cell - _GAP) / 2, ground + 9), LABEL, line)
        head = self._cut(LABEL_STRONG, self._figure.axes[1], self._right - self._start)
        end = self._start + len(self._figure.steps[1]) * self._cell - _GAP
        start = max(end - self._width(LABEL_STRONG, head), self._start)
        self._put(page, (start, ground + 19.5), LABEL_STRONG, head)

    def _draw_key(self, page: Page, top: float) -> None:
        """What the tints mean."""
        x = self._start
        for level, words in zip(RiskLevel, self._figure.keys, strict=True):
            line = self._cut(LABEL, words, self._right - x - _SWATCH - 5)
            if line != words:
                return
            page.box(x, top + 3, _SWATCH, _SWATCH, TINTS[level])
            page.outline(x, top + 3, _SWATCH, _SWATCH, style.NO_LIGHT, 0.4)
            self._put(page, (x + _SWATCH + 5, top + 9.6), LABEL, line)
            x += _SWATCH + 5 + self._width(LABEL, line) + 14
