"""The counts of the overview: projects by colour in a month, in each of many months, in each phase.

What a project counts as is said by `row_kinds`, as for the chips above the grid and in print. In a
month count only the projects that were in the portfolio then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Phase
from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.figure_months import short_month
from portfolio_desktop.services.overview_basis import Month, OverviewBasis
from portfolio_desktop.services.overview_values import Band, Bar, Figure
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_grid import lacks_overall
from portfolio_desktop.services.pack_numbers import signed
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.row_kinds import KINDS, kind_of, kind_words
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import (
    capital,
    no_light_word,
    period_words,
    phase_name,
)

_NO_PHASE = ""


def month_bands(basis: OverviewBasis) -> tuple[Band, ...]:
    """The month's counts with their change, where there is anything to compare with.

    As in print, newcomers count only in the month they are in.
    """
    pack, then = basis.pack, frozenset(basis.months[-2].there)
    before = Counter(
        kind_of(row.previous) for row in pack.rows if row.id in then and not pack.is_new(row.id)
    )
    period = pack.options.period
    bands = _bands({row.id: kind_of(row.now) for row in pack.rows}, period, _in_month(period))
    if not pack.comparable:
        return bands
    return tuple(
        replace(band, change=signed(band.figure.count - before[band.kind])) for band in bands
    )


def kinds_of_no_light(basis: Basis) -> tuple[Figure, ...]:
    """Why the projects without a colour have none, most first."""
    kinds: dict[str, list[str]] = {}
    for row in basis.rows:
        if row.now.colour is None:
            kinds.setdefault(_why_none(row), []).append(row.id)
    largest = sorted(kinds.items(), key=lambda kind: -len(kind[1]))
    return tuple(Figure(words, basis.options.period, tuple(ids)) for words, ids in largest)


def month_bars(basis: OverviewBasis) -> Steps[tuple[Bar, ...]]:
    """One bar for each month, oldest first; in steps."""
    bars: list[Bar] = []
    for month in basis.months:
        bars.append(_month_bar(month))
        yield len(bars), len(basis.months)
    return tuple(bars)


def phase_bars(basis: Basis, phases: Iterable[Phase]) -> tuple[Bar, ...]:
    """One bar for each phase in use and for each that a project is in, in their order."""
    names = {phase.key: phase_name(phase) for phase in phases if phase.active}
    inside: dict[str, list[PortfolioRow]] = {key: [] for key in names}
    for row in sorted(basis.rows, key=lambda row: row.phase_order):
        inside.setdefault(row.phase, []).append(row)
        names.setdefault(row.phase, row.phase_name)
    names[_NO_PHASE] = pgettext("overview", "without a phase")
    return tuple(_phase_bar(names[key], rows, basis) for key, rows in inside.items())


def _month_bar(month: Month) -> Bar:
    told = period_words(month.period)
    recorded = bool(month.codes)
    there = month.there if recorded else ()
    words = _("in the portfolio in {month}").format(month=told)
    return Bar(
        name=short_month(month.period),
        told=told,
        all=Figure(words, month.period, tuple(there)),
        bands=_bands(
            {each: kind_of(month.lamp(each)) for each in there},
            month.period,
            _in_month(month.period),
        ),
        recorded=recorded,
    )


def _phase_bar(name: str, rows: Sequence[PortfolioRow], basis: Basis) -> Bar:
    period = basis.options.period
    words = _("in the phase {phase}").format(phase=name)
    template = _("{colour} in the phase {phase}")
    return Bar(
        name=capital(name),
        told=name,
        all=Figure(words, period, tuple(row.id for row in rows)),
        bands=_bands(
            {row.id: kind_of(row.now) for row in rows},
            period,
            lambda kind: template.format(colour=kind_words(kind), phase=name),
        ),
    )


def _in_month(period: Period) -> Callable[[RowFilter], str]:
    template, month = _("{colour} in {month}"), period_words(period)
    return lambda kind: template.format(colour=kind_words(kind), month=month)


def _bands(
    kinds: Mapping[str, RowFilter], period: Period, words: Callable[[RowFilter], str]
) -> tuple[Band, ...]:
    found: dict[RowFilter, list[str]] = {kind: [] for kind in KINDS}
    for project, kind in kinds.items():
        found[kind].append(project)
    return tuple(
        Band(kind, capital(kind_words(kind)), Figure(words(kind), period, tuple(ids)))
        for kind, ids in found.items()
    )


def _why_none(row: PortfolioRow) -> str:
    if lacks_overall(row):
        return pgettext("report", "overall status missing")
    return no_light_word(row.now.no_light or NoLight.MISSING)
