"""Figures as data: drawn once for paper and once for the screen from the same values.

Every figure carries its alternative text, `spoken`: sentences with the numbers that the eye sees.
Amounts and dates that are printed stand here in words as well, so that layout formats nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from portfolio_desktop.domain.risk_rules import RiskLevel
from portfolio_desktop.domain.status import Colour


@dataclass(frozen=True, slots=True)
class FigureMonth:
    """A month on an axis: `short` is its name there ("nov."), under which `year` stands where one
    begins; `day` is its last."""

    short: str
    year: str
    day: date


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many projects had each overall light in a month. A month that nobody has reported on is
    not `recorded`, and counts nothing."""

    month: FigureMonth
    red: int
    yellow: int
    green: int
    none: int
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class ColourCounts:
    """The overall lights over the last months, the oldest first. `heads`: red, yellow, green and
    none in words; `note` says what is not counted."""

    title: str
    spoken: str
    heads: tuple[str, str, str, str]
    months: tuple[MonthCount, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A project's end as planned and as expected now; `dates` name the two, `words` say the
    difference. One whose end has `passed` without being reached is counted to the status day, and
    nobody knows when it ends."""

    number: str
    name: str
    colour: Colour | None
    planned: date
    expected: date
    dates: str
    words: str
    passed: bool = False


@dataclass(frozen=True, slots=True)
class SlipBars:
    """`heads`: planned, expected, and passed without being reached in words. `day` is the day of
    the status, with its words; `rest` says how many more there are, "" for none."""

    title: str
    spoken: str
    heads: tuple[str, str, str]
    day: date
    day_words: str
    slips: tuple[Slip, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A milestone: for every month that told its date, the month's place and the date. `words` say
    when it is expected or was reached, and how far that is from the `original` date."""

    name: str
    points: tuple[tuple[int, date], ...]
    original: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class MilestoneTrend:
    """Month by month when each milestone was expected; `note` says how it is read."""

    title: str
    spoken: str
    months: tuple[FigureMonth, ...]
    lines: tuple[TrendLine, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class MoneyBar:
    """Amounts of a year in the figure's unit, and the same in `words` (budget, forecast, actual);
    None and "" where none is given."""

    label: str
    budget: Decimal | None
    forecast: Decimal | None
    actual: Decimal | None
    words: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Tick:
    """A round amount on an axis."""

    value: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class BudgetForecast:
    """`heads`: budget, forecast and actual in words; `unit` "mio. kr."; `ticks` reach over all
    amounts and hold nothing. `note` says what is not drawn, and why."""

    title: str
    spoken: str
    heads: tuple[str, str, str]
    unit: str
    bars: tuple[MoneyBar, ...]
    ticks: tuple[Tick, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """`cells[likelihood][impact]` hold the numbers of the risks there, the lowest of both first,
    and `levels` how grave each cell is; `keys` say what the levels are, the lowest first. `axes`
    name likelihood and impact, `steps` the steps of each. `note` tells of what has no place."""

    title: str
    spoken: str
    axes: tuple[str, str]
    steps: tuple[tuple[str, ...], tuple[str, ...]]
    cells: tuple[tuple[tuple[str, ...], ...], ...]
    levels: tuple[tuple[RiskLevel, ...], ...]
    keys: tuple[str, str, str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class StripMonth:
    """A month's light and its word; without a colour the word says which kind of no light."""

    month: FigureMonth
    colour: Colour | None
    word: str


@dataclass(frozen=True, slots=True)
class HistoryStrip:
    """The overall light of one project month by month, the oldest first. Among others it has the
    project's `number` before its title, which is the name then."""

    title: str
    spoken: str
    months: tuple[StripMonth, ...]
    number: str = ""


Figure: TypeAlias = (
    ColourCounts | SlipBars | MilestoneTrend | BudgetForecast | RiskMatrix | HistoryStrip
)


@dataclass(frozen=True, slots=True)
class FigureSection:
    """Figures that stand under one heading on pages of their own, or among others. `strips_title`
    stands above the history strips, where there are several."""

    title: str
    lead: str
    figures: tuple[Figure, ...]
    strips_title: str = ""
