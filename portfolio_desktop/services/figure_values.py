"""Figures as data: drawn once for paper and once for the screen from the same values.

Every figure carries its alternative text, `spoken`: sentences with the numbers that the eye sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from portfolio_desktop.domain.status import Colour


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many projects had each overall light in a month; `label` is short ("nov. 22")."""

    label: str
    red: int
    yellow: int
    green: int
    none: int


@dataclass(frozen=True, slots=True)
class ColourCounts:
    """The overall lights over the last months, the oldest first. `heads`: red, yellow, green and
    none in words."""

    title: str
    spoken: str
    heads: tuple[str, str, str, str]
    months: tuple[MonthCount, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A project's end as planned and as expected now; `words` say the difference."""

    number: str
    name: str
    planned: date
    expected: date
    words: str


@dataclass(frozen=True, slots=True)
class SlipBars:
    """`heads`: planned and expected in words."""

    title: str
    spoken: str
    heads: tuple[str, str]
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A milestone: for every month that told its date, the month's place and the date."""

    name: str
    points: tuple[tuple[int, date], ...]


@dataclass(frozen=True, slots=True)
class MilestoneTrend:
    """Month by month (`months`, short labels) when each milestone was expected."""

    title: str
    spoken: str
    months: tuple[str, ...]
    lines: tuple[TrendLine, ...]


@dataclass(frozen=True, slots=True)
class MoneyBar:
    """Amounts of a year in the figure's unit; None where none is given."""

    label: str
    budget: Decimal | None
    forecast: Decimal | None
    actual: Decimal | None


@dataclass(frozen=True, slots=True)
class BudgetForecast:
    """`heads`: budget, forecast and actual in words; `unit` "mio. kr."."""

    title: str
    spoken: str
    heads: tuple[str, str, str]
    unit: str
    bars: tuple[MoneyBar, ...]


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """`cells[likelihood][impact]` hold the numbers of the risks there, the lowest of both first;
    `axes` name likelihood and impact, `steps` the steps of each."""

    title: str
    spoken: str
    axes: tuple[str, str]
    steps: tuple[tuple[str, ...], tuple[str, ...]]
    cells: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class StripMonth:
    """A month's light and its word; without a colour the word says which kind of no light."""

    label: str
    colour: Colour | None
    word: str


@dataclass(frozen=True, slots=True)
class HistoryStrip:
    """The overall light of one project month by month, the oldest first."""

    title: str
    spoken: str
    months: tuple[StripMonth, ...]


Figure: TypeAlias = (
    ColourCounts | SlipBars | MilestoneTrend | BudgetForecast | RiskMatrix | HistoryStrip
)


@dataclass(frozen=True, slots=True)
class FigureSection:
    """Figures that stand under one heading on pages of their own, or among others."""

    title: str
    lead: str
    figures: tuple[Figure, ...]
