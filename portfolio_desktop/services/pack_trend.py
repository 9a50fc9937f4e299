"""How things have gone: the part of a status report with figures over the last months."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.figure_values import ColourCounts, FigureSection, HistoryStrip
from portfolio_desktop.services.figures_plan import slip_bars
from portfolio_desktop.services.figures_status import Histories, colour_counts, opened_months
from portfolio_desktop.services.overview_basis import Month, months_steps
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_moves import moved_rows
from portfolio_desktop.services.pack_values import EscalationSection
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import capital, month_word, period_words
from portfolio_desktop.storage.reader import Reader

MONTHS, SLIPS, STRIPS = 12, 12, 10
"""What one page holds."""


def trend_section_steps(
    reader: Reader, basis: Basis, escalations: EscalationSection | None
) -> Steps[FigureSection | None]:
    """Counts, the course of escalated and changed projects, and who is most delayed; None where
    fewer than two months tell anything. In steps."""
    read = yield from months_steps(reader, basis.options.period, basis.origin.day, MONTHS)
    months = opened_months(read, basis.hidden)
    counts = colour_counts(months, len(basis.rows) - len(basis.told))
    if counts is None:
        return None
    yield 1, 2
    strips = _strips(basis, months, escalations)
    yield 1, 2
    slips = slip_bars(basis, SLIPS)
    return FigureSection(
        title=pgettext("report", "Development"),
        lead=_lead(counts, months),
        figures=(counts, *strips, *((slips,) if slips is not None else ())),
        strips_title=_strips_title(escalations),
    )


def _strips_title(escalations: EscalationSection | None) -> str:
    if escalations is None:
        return pgettext("figure", "Projects that have changed")
    return pgettext("figure", "Escalated projects and those that have changed")


def _lead(counts: ColourCounts, months: Sequence[Month]) -> str:
    """The year once, where both months are of the same."""
    shown = months[-len(counts.months) :]
    first, last = shown[0].period, shown[-1].period
    begun = month_word(first.month) if first.year == last.year else period_words(first)
    return _("{first} to {last}, as each month was reported.").format(
        first=capital(begun), last=period_words(last)
    )


def _strips(
    basis: Basis, months: Sequence[Month], escalations: EscalationSection | None
) -> tuple[HistoryStrip, ...]:
    """Of those that are items of their own, then of those that have changed."""
    escalated = [card.project_id for card in escalations.cards] if escalations else []
    wanted = dict.fromkeys([*escalated, *(row.id for row in moved_rows(basis))])
    rows = {row.id: row for row in basis.rows if row.id in wanted}
    histories = Histories(months)
    chosen = [rows[each] for each in wanted if each in rows and each not in basis.hidden]
    return tuple(histories.of(row.id, row.name, row.number) for row in chosen[:STRIPS])
