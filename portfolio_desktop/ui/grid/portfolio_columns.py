"""Which columns the portfolio has, and what it can be grouped by."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from portfolio_desktop.domain.choices import LifecycleState, ProjectKind
from portfolio_desktop.domain.dates import ImpreciseDate, sort_key
from portfolio_desktop.domain.ordering import danish_key, number_key
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.closed_words import closed_words
from portfolio_desktop.services.lamps import NOTHING, LampValue
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.row_filters import programme_of
from portfolio_desktop.services.words import (
    delay_words,
    dimension_letter,
    dimension_name,
    kind_word,
    overall_name,
    state_word,
)
from portfolio_desktop.ui.grid.arranging import Grouping, SortKey
from portfolio_desktop.ui.grid.columns import Cell, Column
from portfolio_desktop.ui.grid.end_dates import end_said, end_stands_out, end_text, ends_tip
from portfolio_desktop.ui.grid.lamp_words import lamp_words
from portfolio_desktop.ui.grid.plan_columns import plan_columns
from portfolio_desktop.ui.grid.text_columns import text_columns
from portfolio_desktop.ui.words import capital

LampReader: TypeAlias = Callable[[PortfolioRow], LampValue]

BY_PHASE, BY_STATE, BY_LEAD, BY_PROGRAMME = "phase", "state", "lead", "programme"


def portfolio_columns(dimensions: tuple[Dimension, ...]) -> tuple[Column, ...]:
    """All columns in their usual order, in the language of the screen."""
    return (
        *_leading(),
        *_plan(),
        *_lamps(),
        *[_dimension(place, dimension) for place, dimension in enumerate(dimensions)],
        *_trend(),
        *plan_columns(),
        *_facts(),
        *text_columns(),
    )


def portfolio_groupings() -> tuple[tuple[str, Grouping[PortfolioRow]], ...]:
    """Title and grouping, in the order of the menu."""
    return (
        (
            _("Phase"),
            Grouping(
                BY_PHASE,
                key=attrgetter("phase"),
                title=lambda row: row.phase_name or _("No phase"),
                place=lambda row: (not row.phase, row.phase_order),
            ),
        ),
        (
            _("State"),
            Grouping(
                BY_STATE,
                key=lambda row: row.state.value,
                title=lambda row: capital(state_word(row.state)),
                place=lambda row: (list(LifecycleState).index(row.state),),
            ),
        ),
        (
            pgettext("column", "Lead"),
            Grouping(
                BY_LEAD,
                key=lambda row: row.lead_id or "",
                title=lambda row: row.lead_name or _("No lead"),
                place=lambda row: (not row.lead_name, danish_key(row.lead_name)),
            ),
        ),
        (
            _("Programme"),
            Grouping(
                BY_PROGRAMME,
                key=programme_of,
                title=lambda row: _programme_name(row) or _("No programme"),
                place=lambda row: (not programme_of(row), danish_key(_programme_name(row))),
            ),
        ),
    )


def _leading() -> tuple[Column, ...]:
    return (
        Column(
            "number",
            pgettext("column", "No."),
            _("Number"),
            text=lambda row: row.number,
            sort_key=lambda row: (number_key(row.number),) if row.number else None,
            width=54,
        ),
        Column(
            "name",
            _("Project"),
            _("Project"),
            text=lambda row: row.name,
            detail=_beneath_name,
            tip=lambda row: "\n".join(filter(None, (row.name, _beneath_name(row), row.purpose))),
            sort_key=lambda row: (danish_key(row.name),),
            cell=Cell.NAME,
            width=206,
            least=150,
        ),
        Column(
            "phase",
            _("Phase"),
            _("Phase"),
            text=lambda row: row.phase_name,
            sort_key=lambda row: (row.phase_order,) if row.phase else None,
            width=106,
            grouped_by=BY_PHASE,
        ),
        Column(
            "state",
            _("State"),
            _("State"),
            text=lambda row: state_word(row.state),
            sort_key=lambda row: (list(LifecycleState).index(row.state),),
            width=120,
            shown=False,
            grouped_by=BY_STATE,
        ),
    )


def _plan() -> tuple[Column, ...]:
    return (
        Column(
            "deadline",
            _("End date"),
            _("End date"),
            text=end_text,
            detail=_pending,
            sort_key=lambda row: _day(row.deadline),
            late=end_stands_out,
            tip=ends_tip,
            cell=Cell.TWO_TEXTS,
            width=92,
            said=lambda row: ", ".join(filter(None, (end_said(row), _pending(row)))),
        ),
        Column(
            "delay",
            _("Delay"),
            _("Delay against the original plan"),
            text=lambda row: delay_words(row.delay_original),
            detail=_approved_delay,
            tip=_delay_tip,
            sort_key=lambda row: None if row.delay_original is None else (row.delay_original,),
            cell=Cell.TWO_TEXTS,
            width=92,
        ),
        Column(
            "delay_approved",
            _("Agst. appr."),
            _("Delay against the approved plan"),
            text=lambda row: delay_words(row.delay_approved),
            tip=_delay_tip,
            sort_key=lambda row: None if row.delay_approved is None else (row.delay_approved,),
            width=84,
            shown=False,
        ),
    )


def _lamps() -> tuple[Column, ...]:
    return (
        _lamp_column(
            "previous", pgettext("column", "Last"), _("Overall status last month"), _previous
        ),
        _lamp_column(
            "now",
            pgettext("column", "Now"),
            _("Overall status this month"),
            _now,
            sets_lamp=True,
            words=_now_words,
        ),
    )


def _lamp_column(
    key: str,
    title: str,
    name: str,
    value: LampReader,
    *,
    sets_lamp: bool = False,
    words: Callable[[PortfolioRow], str] | None = None,
) -> Column:
    """`words` say more than the lamp's own word, in the tooltip and aloud."""
    return Column(
        key,
        title,
        name,
        text=lambda row: lamp_words(value(row)),
        tip=words or (lambda row: lamp_words(value(row))),
        said=words,
        sort_key=lambda row: (value(row).key,),
        cell=Cell.LAMP,
        width=54 if key == "previous" else 44,
        centred=True,
        lamp_value=value,
        sets_lamp=sets_lamp,
        closed=not sets_lamp,
    )


def _dimension(place: int, dimension: Dimension) -> Column:
    name = dimension_name(dimension)

    def now(row: PortfolioRow) -> LampValue:
        return row.lights[place].now if place < len(row.lights) else NOTHING

    return Column(
        f"light:{dimension.key}",
        dimension_letter(dimension),
        name,
        text=lambda row: lamp_words(now(row)),
        tip=lambda row: _dimension_tip(name, now(row), row.now),
        sort_key=lambda row: (now(row).key,),
        cell=Cell.SMALL_LAMP,
        width=27,
        centred=True,
        lamp_value=now,
        dimension=dimension.key,
        sets_lamp=True,
    )


def _dimension_tip(name: str, lamp: LampValue, overall: LampValue) -> str:
    """The lamp in words; where the words across the lamps say why there is none, all of those."""
    lines = [f"{name}: {lamp_words(lamp)}"]
    if overall.seen.no_light is not None:
        lines.append(f"{overall_name()}: {lamp_words(overall)}")
    return "\n".join(lines)


def _trend() -> tuple[Column, ...]:
    return (
        Column(
            "trend",
            _("12 mos."),
            _("The last twelve months"),
            text=_nothing_to_read,
            said=_trend_words,
            tip=_trend_words,
            months=lambda row: tuple(value.colour for value in row.trend),
            sort_key=lambda row: tuple(value.key for value in reversed(tuple(row.trend))),
            cell=Cell.TREND,
            width=80,
        ),
    )


def _facts() -> tuple[Column, ...]:
    return (
        Column(
            "case_number",
            _("Case no."),
            _("Case number"),
            text=lambda row: row.case_number,
            sort_key=lambda row: (row.case_number,) if row.case_number else None,
            width=110,
            shown=False,
        ),
        Column(
            "requests",
            _("CRs"),
            _("Open change requests"),
            text=lambda row: str(row.open_requests) if row.open_requests else "",
            sort_key=lambda row: (row.open_requests,),
            width=50,
            shown=False,
        ),
    )


def _previous(row: PortfolioRow) -> LampValue:
    return row.previous


def _now_words(row: PortfolioRow) -> str:
    """The lamp's word, and what was suggested where it is another."""
    suggested = row.parts.because if row.parts is not None and row.suggested is not None else ""
    return ". ".join(filter(None, (lamp_words(row.now), row.overruled or suggested)))


def _now(row: PortfolioRow) -> LampValue:
    return row.now


def _nothing_to_read(_row: PortfolioRow) -> str:
    return ""


def _beneath_name(row: PortfolioRow) -> str:
    """Whether it is closed, the lead, and the state where it is not the ordinary one."""
    programme = capital(kind_word(row.kind)) if row.kind is ProjectKind.PROGRAMME else ""
    what = row.parts.told if row.parts is not None else programme
    parts = [closed_words(row.closed, "")] if row.closed else []
    parts += [what] if what else []
    parts += [row.lead_name] if row.lead_name else []
    parts += [state_word(row.state)] if row.state is not LifecycleState.ACTIVE else []
    parts += [_("taken out")] if row.archived else []
    return capital(" · ".join(parts))


def _pending(row: PortfolioRow) -> str:
    """A quiet word that the plan may move yet: "ÆA afventer", "2 ÆA afventer"."""
    requests = row.open_requests
    if not requests:
        return ""
    return ngettext("CR pending", "{count} CRs pending", requests).format(count=requests)


def _day(value: ImpreciseDate | None) -> SortKey | None:
    if value is None or value.latest is None:
        return None
    return (sort_key(value),)


def _approved_delay(row: PortfolioRow) -> str:
    """Beneath the delay against the original plan, where the approved plan tells another story."""
    if row.delay_approved is None or row.delay_approved == row.delay_original:
        return ""
    if row.delay_approved == 0:
        return _("as approved")
    return _("{delay} appr.").format(delay=delay_words(row.delay_approved))


def _delay_tip(row: PortfolioRow) -> str:
    named = (
        (_("Against the original plan: {delay}"), row.delay_original),
        (_("Against the approved plan: {delay}"), row.delay_approved),
    )
    lines = [
        words.format(delay=delay_words(months) or _("on time"))
        for words, months in named
        if months is not None
    ]
    if row.end_moves:
        lines.append(_moves(row.end_moves))
    if row.late:
        lines.append(_("The end date has passed and no later one is given: the delay grows"))
    return "\n".join(lines)


def _moves(times: int) -> str:
    words = ngettext(
        "The approved end has been moved {count} time",
        "The approved end has been moved {count} times",
        times,
    )
    return words.format(count=times)


def _trend_words(row: PortfolioRow) -> str:
    """Runs of equal months, oldest first: "grøn × 6, gul × 6"."""
    runs = groupby(row.trend, key=lambda value: lamp_words(value))
    return ", ".join(f"{word} × {len(list(months))}" for word, months in runs)


def _programme_name(row: PortfolioRow) -> str:
    return row.name if row.kind is ProjectKind.PROGRAMME else row.parent_name
