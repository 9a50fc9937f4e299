"""The columns about a project's plan: its next milestone, and what lies above its budget."""

from __future__ import annotations

from portfolio_desktop.domain.dates import sort_key
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.words import date_words, money_change_words
from portfolio_desktop.ui.grid.arranging import SortKey
from portfolio_desktop.ui.grid.columns import Cell, Column


def plan_columns() -> tuple[Column, ...]:
    """Neither is shown until it is chosen."""
    return (
        Column(
            "milestone",
            _("Next milestone"),
            _("Next milestone"),
            text=_milestone_text,
            tip=_milestone_words,
            said=_milestone_words,
            late=lambda row: row.plan.passed,
            sort_key=_milestone_key,
            cell=Cell.LONG_TEXT,
            width=150,
            shown=False,
        ),
        Column(
            "spending",
            _("Over/under"),
            _("Over- or underspend"),
            text=lambda row: money_change_words(row.plan.over_ore or 0),
            tip=lambda row: row.plan.spending,
            late=lambda row: (row.plan.over_ore or 0) > 0,
            sort_key=lambda row: None if row.plan.over_ore is None else (row.plan.over_ore,),
            width=120,
            shown=False,
        ),
    )


def _milestone_text(row: PortfolioRow) -> str:
    """ "14. nov. 2023: Go/no-go"; the date first, since a long name is cut short."""
    return ": ".join(filter(None, (date_words(row.plan.expected), row.plan.milestone)))


def _milestone_words(row: PortfolioRow) -> str:
    """ "Go/no-go: 14. nov. 2023, passeret"."""
    if not row.plan.milestone:
        return ""
    when = date_words(row.plan.expected) or _("no date")
    words = f"{row.plan.milestone}: {when}"
    return _("{date}, passed").format(date=words) if row.plan.passed else words


def _milestone_key(row: PortfolioRow) -> SortKey | None:
    return (sort_key(row.plan.expected),) if row.plan.milestone else None
