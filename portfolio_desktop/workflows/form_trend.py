"""What a report form says of milestones, kept for the month that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.ids import milestone_forecast_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.forecast_keeping import forecast_of, forecasts_to_keep
from portfolio_desktop.services.milestones import planned_milestone
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.workflows.form_values import FormRow
from portfolio_desktop.workflows.import_values import Write


def trend_writes(reader: Reader, row: FormRow) -> Iterator[Write]:
    """The rows of the milestone trend for every milestone whose expected date a page changes."""
    if row.subject is None:
        return
    period = Period.parse(row.subject.period)
    for write in row.row.writes:
        after = write.values.get("forecast")
        if write.table != "milestone" or not isinstance(after, ImpreciseDate):
            continue
        before = forecast_of(planned_milestone(reader, write.row).dates)
        kept = forecasts_to_keep(reader, write.row, period, before, after)
        for month, forecast in kept.items():
            values = {"milestone_id": write.row, "period": month, "forecast": forecast}
            row_id = milestone_forecast_id(write.row, month)
            yield Write("milestone_forecast", row_id, MappingProxyType(values))
