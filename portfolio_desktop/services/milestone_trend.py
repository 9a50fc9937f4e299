"""The milestone trend: what was expected of each milestone, month by month, as figures.

A line that rises slips; one that runs level keeps its date. Whoever shows it draws from these
values, and the sentences say the same to those who cannot see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from portfolio_desktop.domain.dates import ImpreciseDate, months_between, same_days
from portfolio_desktop.domain.dependencies import MilestoneForecast
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.plan import PlannedMilestone
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.forecast_keeping import forecast_of, said_in
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.services.words import date_words, delay_words, period_words
from portfolio_desktop.storage.reader import Reader

LEAST_MONTHS, MOST_MONTHS = 6, 24
LINES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """When a milestone was expected in one month, by its latest day."""

    period: Period
    expected: date
    words: str


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One milestone. `points` begin with the first month that says anything and end with the shown
    one, or with the month in which it was reached (`reached`). `end_words` stand at the last point,
    `sentence` tells the whole line.
    """

    milestone_id: str
    name: str
    original: date | None
    points: tuple[TrendPoint, ...]
    reached: bool
    end_words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MilestoneTrend:
    """The months from left to right, the milestones with a line, and how many have none or no
    room."""

    periods: tuple[Period, ...]
    lines: tuple[TrendLine, ...]
    unshown: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """The picture in words, a sentence for each line."""
        return tuple(line.sentence for line in self.lines)


def milestone_trend(reader: Reader, project_id: str, period: Period) -> MilestoneTrend:
    """The trend of a project's milestones up to a month, at most two years of it.

    Of many milestones those are shown that are still ahead, then those that were reached last.
    """
    planned = milestones_of(reader, project_id)
    ids = [each.milestone.id for each in planned]
    kept = grouped(
        sorted(
            reader.board.rows(MilestoneForecast, milestone_id=ids) if ids else (),
            key=lambda row: row.period,
        ),
        lambda row: row.milestone_id,
    )
    periods = _periods([row.period for rows in kept.values() for row in rows], period)
    lines = [
        line
        for each in planned
        if (line := _line(each, kept.get(each.milestone.id, ()), periods)) is not None
    ]
    ahead = [line for line in lines if not line.reached]
    reached = [line for line in lines if line.reached]
    shown = {line.milestone_id for line in (*ahead, *reversed(reached))[:LINES_SHOWN]}
    return MilestoneTrend(
        periods,
        tuple(line for line in lines if line.milestone_id in shown),
        len(planned) - len(shown),
    )


def trend_key(trend: MilestoneTrend) -> str:
    """How the lines are read."""
    told = [_("A line that rises slips.")]
    if any(line.original is not None for line in trend.lines):
        told.append(_("Hollow marks at the left are the original dates."))
    return " ".join(told)


def _periods(noted: Sequence[str], last: Period) -> tuple[Period, ...]:
    """From the first month that says anything, within bounds."""
    first = Period.parse(min(noted, default=str(last)))
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return last_periods(last, min(max(count, LEAST_MONTHS), MOST_MONTHS))


def _line(
    planned: PlannedMilestone, rows: Sequence[MilestoneForecast], periods: Sequence[Period]
) -> TrendLine | None:
    """None where no month names a day."""
    dates = planned.dates
    actual = dates.actual
    said = [
        (period, _said(planned, rows, period, newest=period == periods[-1])) for period in periods
    ]
    reached = actual is not None and actual.latest is not None and actual.latest <= _end(periods)
    if reached and actual is not None and actual.latest is not None:
        month = max(Period.of(actual.latest), periods[0])
        said = [(period, when) for period, when in said if period < month]
        said.append((month, actual))
    points = tuple(
        TrendPoint(period, when.latest, date_words(when))
        for period, when in said
        if when is not None and when.latest is not None
    )
    if not points:
        return None
    last = next(when for _period, when in reversed(said) if when is not None and when.latest)
    return TrendLine(
        milestone_id=planned.milestone.id,
        name=planned.milestone.name,
        original=dates.original.latest if dates.original is not None else None,
        points=points,
        reached=reached,
        end_words=_end_words(dates.original, dates.approved if planned.dropped else last, reached),
        sentence=_sentence(planned.milestone.name, points, [when for _p, when in said]),
    )


def _end(periods: Sequence[Period]) -> date:
    return periods[-1].last_day


def _said(
    planned: PlannedMilestone,
    rows: Sequence[MilestoneForecast],
    period: Period,
    *,
    newest: bool,
) -> ImpreciseDate | None:
    """What was expected in a month. The newest month knows what is expected now; of a month that
    nobody wrote about nothing is said."""
    if newest and (not rows or str(period) >= rows[-1].period):
        return forecast_of(planned.dates)
    return said_in(rows, str(period))


def _end_words(original: ImpreciseDate | None, last: ImpreciseDate | None, reached: bool) -> str:
    """ "1. mar. 2019, +4 mdr."; what was reached is told as that, and what drops out."""
    when = _("reached {date}").format(date=date_words(last)) if reached else date_words(last)
    slip = delay_words(months_between(original, last))
    return f"{when}, {slip}" if slip else when


def _sentence(name: str, points: Sequence[TrendPoint], said: Sequence[ImpreciseDate | None]) -> str:
    """ "Go-live: 3. nov. 2018 i januar 2018, 1. mar. 2019 i juli 2018; flyttet 1 gang."."""
    first, last = points[0], points[-1]
    dated = [when for when in said if when is not None and when.latest is not None]
    moves = sum(not same_days(one, other) for one, other in pairwise(dated))
    if not moves:
        return _("{name}: {date} in every month from {first} to {last}.").format(
            name=name,
            date=last.words,
            first=period_words(first.period),
            last=period_words(last.period),
        )
    return ngettext(
        "{name}: {before} in {first}, {after} in {last}; moved {count} time.",
        "{name}: {before} in {first}, {after} in {last}; moved {count} times.",
        moves,
    ).format(
        name=name,
        before=first.words,
        first=period_words(first.period),
        after=last.words,
        last=period_words(last.period),
        count=moves,
    )
