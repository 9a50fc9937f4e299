"""Keeps what is expected of a project's milestones now that something else has moved them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneDates
from portfolio_desktop.services.forecast_keeping import keep_forecast
from portfolio_desktop.services.milestones import NO_DATES, milestones_of
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession

Dates = Mapping[str, MilestoneDates]
"""The dates of a project's milestones, by id."""


def dates_of(reader: Reader, project_id: str) -> Dates:
    """As they are now."""
    return {each.milestone.id: each.dates for each in milestones_of(reader, project_id)}


def keep_moves(
    edit: EditSession, reader: Reader, project_id: str, before: Dates, on: date | None
) -> None:
    """Note within an edit what it has moved, in the month of a day; of an unknown day nothing is
    noted."""
    if on is None:
        return
    for milestone_id, after in dates_of(reader, project_id).items():
        dates = before.get(milestone_id, NO_DATES), after
        keep_forecast(edit, reader, milestone_id, Period.of(on), dates)
