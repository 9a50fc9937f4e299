"""The counts of the overview: projects by colour in a month, in each of many months, in each phase.

A draft counts as showing no colour, and so does every kind of no light; none of them is green. In a
month count only the projects that were in the portfolio then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Phase
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.overview_basis import Month, OverviewBasis
from portfolio_desktop.services.overview_values import Band, Bar, Figure
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_grid import lacks_overall
from portfolio_desktop.services.pack_numbers import signed
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.words import (
    capital,
    date_words,
    no_light_word,
    period_words,
    phase_name,
)

BANDS: tuple[Colour | None, ...] = (Colour.RED, Colour.YELLOW, Colour.GREEN, None)
"""From the worst to none, as the report counts them."""
_COLOURS = {colour.value: colour for colour in Colour}
_NO_PHASE = ""


def band_name(colour: Colour | None) -> str:
    """What the projects of a colour are called: "røde"."""
    match colour:
        case Colour.RED:
            return pgettext("projects", "red")
        case Colour.YELLOW:
            return pgettext("projects", "yellow")
        case Colour.GREEN:
            return pgettext("projects", "green")
        case None:
            return pgettext("projects", "without status")


def month_bands(basis: Basis) -> tuple[Band, ...]:
    """The month's counts with their change, where there is anything to compare with.

    As in print, newcomers count only in the month they are in.
    """
    colours = {row.id: row.now.colour for row in basis.rows}
    known = [row.id for row in basis.rows if not basis.is_new(row.id)]
    before = [basis.lamp_before(each).colour for each in known]
    period = basis.options.period
    return tuple(
        Band(
            band.colour,
            band.name,
            band.figure,
            signed(band.figure.count - before.count(band.colour)) if basis.comparable else "",
        )
        for band in _bands(colours, period, _in_month(period))
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
    colours = {each: _COLOURS.get(month.codes.get(each) or "") for each in there}
    words = _("in the portfolio in {month}").format(month=told)
    return Bar(
        name=_short_month(month.period),
        told=told,
        all=Figure(words, month.period, tuple(there)),
        bands=_bands(colours, month.period, _in_month(month.period)),
        recorded=recorded,
    )


def _short_month(period: Period) -> str:
    """ "okt."."""
    month = ImpreciseDate("", period.first_day, period.last_day, Precision.MONTH)
    return date_words(month).rpartition(" ")[0]


def _phase_bar(name: str, rows: Sequence[PortfolioRow], basis: Basis) -> Bar:
    period = basis.options.period
    words = _("in the phase {phase}").format(phase=name)
    template = _("{colour} in the phase {phase}")
    return Bar(
        name=capital(name),
        told=name,
        all=Figure(words, period, tuple(row.id for row in rows)),
        bands=_bands(
            {row.id: row.now.colour for row in rows},
            period,
            lambda colour: template.format(colour=band_name(colour), phase=name),
        ),
    )


def _in_month(period: Period) -> Callable[[Colour | None], str]:
    template, month = _("{colour} in {month}"), period_words(period)
    return lambda colour: template.format(colour=band_name(colour), month=month)


def _bands(
    colours: Mapping[str, Colour | None], period: Period, words: Callable[[Colour | None], str]
) -> tuple[Band, ...]:
    found: dict[Colour | None, list[str]] = {colour: [] for colour in BANDS}
    for project, colour in colours.items():
        found[colour].append(project)
    return tuple(
        Band(colour, capital(band_name(colour)), Figure(words(colour), period, tuple(ids)))
        for colour, ids in found.items()
    )


def _why_none(row: PortfolioRow) -> str:
    if lacks_overall(row):
        return pgettext("report", "overall status missing")
    return no_light_word(row.now.no_light or NoLight.MISSING)
