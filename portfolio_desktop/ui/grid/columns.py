"""The columns of the grid as frozen values. A new column is one more value."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.lamps import NOTHING, LampValue
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.ui.grid.arranging import SortKey


class Cell(StrEnum):
    """How a cell is painted."""

    TEXT = "text"
    TWO_TEXTS = "two_texts"
    LONG_TEXT = "long_text"
    NAME = "name"
    LAMP = "lamp"
    SMALL_LAMP = "small_lamp"
    TREND = "trend"


_CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _nothing(_row: PortfolioRow) -> str:
    return ""


def _never(_row: PortfolioRow) -> bool:
    return False


def _no_months(_row: PortfolioRow) -> tuple[Colour | None, ...]:
    return ()


class Column(NamedTuple):
    """One column: its words, how a row is shown in it, read aloud and sorted.

    `title` stands in the head and may be a letter; `name` is the whole word for tooltip, chooser
    and screen reader. `dimension` is the lamp that the digit keys set here, `sets_lamp` whether
    a click does. In a `closed` column the digits do nothing, so that a lamp of the past is not
    taken for that of this month. A `sort_key` of None puts a row last. `grouped_by` hides the
    column while the rows are grouped by what it shows. It is `width` px wide until the user makes
    it otherwise, and where there is little room `least`, which is the same unless it is given.
    """

    key: str
    title: str
    name: str
    text: Callable[[PortfolioRow], str]
    sort_key: Callable[[PortfolioRow], SortKey | None]
    cell: Cell = Cell.TEXT
    width: int = 98
    least: int = 0
    shown: bool = True
    centred: bool = False
    grouped_by: str = ""
    dimension: str = OVERALL
    sets_lamp: bool = False
    closed: bool = False
    detail: Callable[[PortfolioRow], str] = _nothing
    tip: Callable[[PortfolioRow], str] = _nothing
    late: Callable[[PortfolioRow], bool] = _never
    pale: Callable[[PortfolioRow], bool] = _never
    months: Callable[[PortfolioRow], tuple[Colour | None, ...]] = _no_months
    lamp_value: Callable[[PortfolioRow], LampValue] | None = None
    said: Callable[[PortfolioRow], str] | None = None

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        return _CENTRED if self.centred else _AT_LEFT

    def least_of(self, width: int) -> int:
        """How narrow the column may become where the user has made it `width` px wide."""
        return min(width, self.least or self.width)

    def lamp(self, row: PortfolioRow) -> LampValue:
        return NOTHING if self.lamp_value is None else self.lamp_value(row)

    def spoken(self, row: PortfolioRow) -> str:
        """What a screen reader says for the cell: its text, or the words of what is painted."""
        if self.said is not None:
            return self.said(row)
        parts = (self.text(row), self.detail(row))
        return ", ".join(part for part in parts if part)
