"""Keeps when a milestone was expected, month by month, whenever that is written anew.

A row is a change: what one month says holds until the next month that says otherwise, so nothing
is written where a month is merely opened, and a register of ten thousand projects stays small.
A month is that of the reports which are written about, not that of the calendar: the forecasts of
October are often written in November. Where a later month has spoken already, the new forecast is
that month's: there is only one forecast, and it is not expected in the past.

An approved change request counts in the month of its decision, a report form in its own month. What
else moves a forecast (a register brought in from another) writes no row: it shows as the newest
month of the picture at once, and what it said is noted for the month before when the forecast is
next written.
"""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.dependencies import MilestoneForecast
from portfolio_desktop.domain.ids import milestone_forecast_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneDates
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession


def keep_forecast(
    edit: EditSession,
    reader: Reader,
    milestone_id: str,
    period: Period,
    dates: tuple[MilestoneDates, MilestoneDates],
) -> None:
    """Note within an edit what is expected in a month now that these dates, before and after, have
    been written."""
    before, after = (forecast_of(each) for each in dates)
    for month, forecast in forecasts_to_keep(reader, milestone_id, period, before, after).items():
        _write(edit, milestone_id, month, forecast)


def forecasts_to_keep(
    reader: Reader,
    milestone_id: str,
    period: Period,
    before: ImpreciseDate | None,
    after: ImpreciseDate | None,
) -> dict[str, ImpreciseDate | None]:
    """By month what is to be noted when a forecast changes; nothing where it does not."""
    if before == after:
        return {}
    rows = forecasts_of(reader, milestone_id)
    month = max([str(period), *(row.period for row in rows)])
    earlier = str(Period.parse(month).previous)
    noted = {}
    if month not in {row.period for row in rows} and before != said_in(rows, earlier):
        noted[earlier] = before
    return {**noted, month: after}


def forecast_of(dates: MilestoneDates) -> ImpreciseDate | None:
    """When it is expected, leaving aside that it may have been reached."""
    return dates.forecast or dates.approved


def forecasts_of(reader: Reader, milestone_id: str) -> tuple[MilestoneForecast, ...]:
    """What was noted of a milestone, oldest first."""
    rows = reader.board.rows(MilestoneForecast, milestone_id=[milestone_id])
    return tuple(sorted(rows, key=lambda row: row.period))


def said_in(rows: Sequence[MilestoneForecast], period: str) -> ImpreciseDate | None:
    """What was expected in a month, by rows in their order; None where nothing was yet."""
    said = [row.forecast for row in rows if row.period <= period]
    return said[-1] if said else None


def _write(
    edit: EditSession, milestone_id: str, period: str, forecast: ImpreciseDate | None
) -> None:
    row = milestone_forecast_id(milestone_id, period)
    if edit.record("milestone_forecast", row) is not None:
        edit.set("milestone_forecast", row, "forecast", forecast)
    else:
        values = {"milestone_id": milestone_id, "period": period, "forecast": forecast}
        edit.create("milestone_forecast", row, values)
