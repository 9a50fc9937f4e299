"""Months on the axis of a figure."""

from __future__ import annotations

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.figure_values import FigureMonth
from portfolio_desktop.services.words import date_words


def figure_month(period: Period) -> FigureMonth:
    return FigureMonth(short_month(period), str(period.year), period.last_day)


def short_month(period: Period) -> str:
    """ "okt."."""
    month = ImpreciseDate("", period.first_day, period.last_day, Precision.MONTH)
    return date_words(month).rpartition(" ")[0]
