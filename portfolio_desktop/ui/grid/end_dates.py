"""The end date of a project as its cell shows it, says it and explains it."""

from __future__ import annotations

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.words import date_words


def end_text(row: PortfolioRow) -> str:
    """What cannot be read is asked about: nothing is sorted or counted by it."""
    return f"{row.deadline_text} ?" if _unread(row.deadline) else row.deadline_text


def end_stands_out(row: PortfolioRow) -> bool:
    """Whether the date is to be looked at: it was passed, or cannot be read."""
    return row.late or _unread(row.deadline)


def end_said(row: PortfolioRow) -> str:
    if _unread(row.deadline):
        return _("{date}, cannot be read as a date").format(date=row.deadline_text)
    if row.late:
        return _("{date}, passed").format(date=row.deadline_text)
    return row.deadline_text


def ends_tip(row: PortfolioRow) -> str:
    """The four end dates, each on a line."""
    named = (
        (_("Original: {date}"), row.original_end),
        (_("Approved: {date}"), row.approved_end),
        (_("Forecast: {date}"), row.forecast_end),
        (_("Actual: {date}"), row.actual_end),
    )
    return "\n".join(words.format(date=_told(value)) for words, value in named if value is not None)


def _told(value: ImpreciseDate) -> str:
    words = date_words(value)
    return _("{date}, cannot be read as a date").format(date=words) if _unread(value) else words


def _unread(value: ImpreciseDate | None) -> bool:
    return value is not None and value.precision is Precision.UNREAD
