"""Plans as figures: who is behind the original plan, and what was expected of milestones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services import figure_values as figures
from portfolio_desktop.services.figure_months import figure_month
from portfolio_desktop.services.milestone_trend import MilestoneTrend, trend_key
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_numbers import short_name
from portfolio_desktop.services.pack_summary import delay_sentence, late_rows
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.words import (
    capital,
    date_words,
    day_words,
    delay_words,
    listed,
    months_words,
)

_NAMED = 3
"""Projects that the sentences name; the first is named in the sentence before."""


def slip_bars(basis: Basis, most: int) -> figures.SlipBars | None:
    """The projects that are most behind their original plan, `most` of them at the most; None
    where none is."""
    behind = late_rows(basis)
    if not behind:
        return None
    shown, rest = behind[:most], len(behind) - most
    more = ngettext("and {count} other is delayed", "and {count} others are delayed", max(rest, 0))
    sentences = (capital(delay_sentence(basis)), _next(behind), _passed(behind))
    return figures.SlipBars(
        title=pgettext("figure", "End dates: original and expected"),
        spoken=" ".join(sentence for sentence in sentences if sentence),
        heads=(
            pgettext("end date", "original"),
            pgettext("end date", "expected"),
            pgettext("end date", "has passed"),
        ),
        day=basis.status_day,
        day_words=day_words(basis.status_day),
        slips=tuple(_slip(row, basis.status_day) for row in shown),
        rest=more.format(count=rest) if rest > 0 else "",
    )


def _slip(row: PortfolioRow, day: date) -> figures.Slip:
    planned = row.original_end or row.deadline
    expected = row.actual_end or row.deadline
    ends = day if row.late else expected.latest if expected is not None else None
    begins = planned.latest if planned is not None else None
    return figures.Slip(
        number=row.number,
        name=row.name,
        colour=row.now.colour,
        planned=begins or day,
        expected=ends or day,
        dates=_dates(row),
        words=delay_words(row.months_late),
        passed=row.late,
    )


def _dates(row: PortfolioRow) -> str:
    """ "mar. 2023 → 28. nov. 2023", "mar. 2023, passeret"."""
    now = date_words(row.actual_end) or row.deadline_text
    original = date_words(row.original_end)
    if row.late:
        now = pgettext("end date", "{date}, has passed").format(date=now)
    if not original or original == (date_words(row.actual_end) or row.deadline_text):
        return now
    return f"{original} → {now}"


def _next(behind: Sequence[PortfolioRow]) -> str:
    """Who follows after the most delayed one."""
    named = [
        _("{project} with {delay}").format(
            project=_called(row), delay=months_words(row.months_late)
        )
        for row in behind[1:_NAMED]
    ]
    return _("Then come {projects}.").format(projects=listed(named)) if named else ""


def _passed(behind: Sequence[PortfolioRow]) -> str:
    """Whose end has passed, while nobody knows when they end."""
    passed = [_called(row) for row in behind if row.late]
    if not passed:
        return ""
    if len(passed) > _NAMED:
        return _("The end dates of {count} of them have passed.").format(count=len(passed))
    text = ngettext(
        "The end date of {projects} has passed.",
        "The end dates of {projects} have passed.",
        len(passed),
    )
    return text.format(projects=listed(passed))


def _called(row: PortfolioRow) -> str:
    return short_name(row.name) or row.number


def trend_figure(trend: MilestoneTrend) -> figures.MilestoneTrend | None:
    """The trend that the window shows, as a figure; None without a line."""
    if not trend.lines:
        return None
    places = {period: place for place, period in enumerate(trend.periods)}
    return figures.MilestoneTrend(
        title=pgettext("figure", "When the milestones have been expected"),
        spoken=" ".join(trend.sentences),
        months=tuple(figure_month(period) for period in trend.periods),
        lines=tuple(
            figures.TrendLine(
                line.name,
                tuple((places[point.period], point.expected) for point in line.points),
                line.original,
                line.end_words,
            )
            for line in trend.lines
        ),
        note=trend_key(trend),
    )
