"""The tables of a project sheet: milestones, money, risks, changes, dependencies, sub-projects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from portfolio_desktop.domain.board_choices import Edition, RiskKind
from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.dates import sort_key
from portfolio_desktop.domain.economy import Economy, total
from portfolio_desktop.domain.money import Money, MoneyUnit
from portfolio_desktop.domain.plan import PlannedMilestone
from portfolio_desktop.environment.texts import Language, _, active_language, pgettext
from portfolio_desktop.services.amount_words import AmountWords
from portfolio_desktop.services.decision_log import LoggedDecision
from portfolio_desktop.services.dependency_lines import DependencyLine, dependencies_of
from portfolio_desktop.services.economy_sheet import PLAN, TOTAL, economy_sheet, economy_titles
from portfolio_desktop.services.pack_grid import lamp_of
from portfolio_desktop.services.pack_requests import request_card
from portfolio_desktop.services.plan_words import spending_sentence
from portfolio_desktop.services.portfolio_values import PortfolioRow
from portfolio_desktop.services.risk_lines import RiskLine, closed_concerns
from portfolio_desktop.services.risk_list import ConcernRow, concerns_of, grade_and_trend
from portfolio_desktop.services.sheet_reading import SheetGround, SheetReading
from portfolio_desktop.services.sheet_values import SheetTable
from portfolio_desktop.services.words import capital, date_words, day_words, delay_words

_NOTHING = "–"
_CHANGES_TOLD = 3
"""Of a request so many of its changes; its own item tells them all."""
_AMOUNTS = (1, 2, 3, 4)
_LEAST_SHOWN = {MoneyUnit.MILLIONS: 100_000, MoneyUnit.THOUSANDS: 10_000}
"""The finest amount, in øre, that a column in the unit shows without growing long decimals."""
_MILLION = 100_000_000


def sheet_tables(
    ground: SheetGround, read: SheetReading, row: PortfolioRow
) -> tuple[SheetTable, ...]:
    """Only those that hold a row, in the order they are read."""
    found = [
        _parts_table(ground, row),
        _milestone_table(read.milestones.get(row.id, ())),
        _economy_table(ground, row.id, read.economies.get(row.id)),
    ]
    if row.id in read.concerned:
        found.append(_concern_table(ground, row.id))
    found.append(
        _change_table(ground, ground.requests.get(row.id, ()), ground.decisions.get(row.id, ()))
    )
    if row.id in read.depending:
        found.append(_dependency_table(ground, row.id))
    return tuple(_without_empty(each) for each in found if each is not None and each.rows)


def _without_empty(table: SheetTable) -> SheetTable:
    """Without the columns in which nothing is said of any row; the first always stays."""
    said = len(table.heads) - bool(table.lamps)
    kept = [
        place
        for place in range(len(table.heads))
        if place in {0, said} or any(row[place] not in {"", _NOTHING} for row in table.rows)
    ]
    moved = {place: number for number, place in enumerate(kept)}
    return replace(
        table,
        heads=tuple(table.heads[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept if place < said) for row in table.rows),
        numeric=tuple(moved[place] for place in table.numeric if place in moved),
        wide=tuple(moved[place] for place in table.wide if place in moved) or (0,),
        written=tuple(moved[place] for place in table.written if place in moved),
    )


def _parts_table(ground: SheetGround, row: PortfolioRow) -> SheetTable:
    parts = ground.parts.get(row.id, ())
    return SheetTable(
        title=pgettext("sheet", "Sub-projects"),
        heads=(
            pgettext("report", "No."),
            pgettext("report", "Project"),
            pgettext("report", "End date"),
            pgettext("report", "Status"),
        ),
        rows=tuple((each.number, each.name, each.deadline_text) for each in parts),
        wide=(1,),
        written=(1,),
        lamps=tuple(lamp_of(each, ground.basis.reports.get(each.id)) for each in parts),
        one_more=_("and 1 other sub-project"),
        more=_("and {count} other sub-projects"),
    )


def _milestone_table(planned: Iterable[PlannedMilestone]) -> SheetTable:
    """Those of the plan; the next ones ahead matter most, then the last that were reached."""
    shown = [each for each in planned if not each.dropped]
    places = range(len(shown))
    ahead = [place for place in places if not shown[place].reached]
    reached = [place for place in places if shown[place].reached]
    ahead.sort(key=lambda place: sort_key(shown[place].dates.expected))
    reached.sort(key=lambda place: sort_key(shown[place].dates.actual), reverse=True)
    return SheetTable(
        title=pgettext("sheet", "Milestones"),
        heads=(
            pgettext("sheet", "Milestone"),
            pgettext("sheet", "Original plan"),
            pgettext("sheet", "Approved plan"),
            pgettext("sheet", "Expected"),
            pgettext("sheet", "Reached"),
            pgettext("sheet", "Slip"),
        ),
        rows=tuple(map(_milestone_row, shown)),
        ranked=(*ahead, *reached),
        written=(0,),
        one_more=_("and 1 other milestone"),
        more=_("and {count} other milestones"),
    )


def _milestone_row(planned: PlannedMilestone) -> tuple[str, ...]:
    dates = planned.dates
    expected = None if planned.reached else dates.expected
    return (
        planned.milestone.name,
        date_words(dates.original) or _NOTHING,
        date_words(dates.approved) or _NOTHING,
        date_words(expected),
        date_words(dates.actual),
        delay_words(dates.slip_original),
    )


def _economy_table(
    ground: SheetGround, project_id: str, economy: Economy | None
) -> SheetTable | None:
    """A row for each year, and the sum; all in the unit that holds them exactly."""
    if economy is None:
        return None
    day = ground.basis.status_day
    words = AmountWords(_unit(economy.stated))
    made = economy_sheet(ground.reader, project_id, day, editable=False, words=words)
    rows = [each for each in made.rows if each.id != PLAN or _differs(economy)]
    *titles, _stated_on = words.headed(economy_titles())
    return SheetTable(
        title=pgettext("sheet", "Economy"),
        heads=tuple(titles),
        rows=tuple(tuple(cell.shown for cell in each.cells[:-1]) for each in rows),
        numeric=_AMOUNTS,
        ranked=_years_by_weight([each.id for each in rows], economy, day.year),
        strong=tuple(place for place, each in enumerate(rows) if each.id in {TOTAL, PLAN}),
        note=spending_sentence(economy, day.year),
        decimal="," if active_language() is Language.DANISH else ".",
        one_more=_("and 1 other year"),
        more=_("and {count} other years"),
    )


def _differs(economy: Economy) -> bool:
    """Whether the whole plan has another budget than its years come to."""
    years = total(each.amounts.approved for each in economy.years)
    return economy.budget is not None and (years is None or years.ore != economy.budget.ore)


def _years_by_weight(ids: Sequence[str], economy: Economy, this_year: int) -> tuple[int, ...]:
    """The sums first, then the years that differ from their budget, then those nearest to this
    one."""
    different = {year for year, _ore in economy.differences(this_year)}

    def weight(place: int) -> tuple[int, int]:
        text = ids[place].partition("/")[0]
        if not text.isdecimal():
            return 0, 0
        return 1 if int(text) in different else 2, abs(int(text) - this_year)

    return tuple(sorted(range(len(ids)), key=weight))


def _unit(amounts: Iterable[Money]) -> MoneyUnit:
    """The largest unit that shows every amount exactly with few decimals."""
    ore = [abs(each.ore) for each in amounts if each.ore]
    if max(ore, default=0) >= _MILLION and _fits(ore, MoneyUnit.MILLIONS):
        return MoneyUnit.MILLIONS
    return MoneyUnit.THOUSANDS if _fits(ore, MoneyUnit.THOUSANDS) else MoneyUnit.KRONER


def _fits(ore: Iterable[int], unit: MoneyUnit) -> bool:
    return all(each % _LEAST_SHOWN[unit] == 0 for each in ore)


def _concern_table(ground: SheetGround, project_id: str) -> SheetTable:
    """The open ones, the gravest first; a dispute stands before what is not assessed, and before
    what the open edition does not tell the gravity of."""
    edition = Edition.OPEN if ground.open_only else Edition.FULL
    hidden = closed_concerns(ground.reader, edition, project_id)
    rows = [each for each in concerns_of(ground.reader, project_id) if each.is_open]
    rows.sort(key=lambda each: (each.points is None and not each.is_dispute, -(each.points or 0)))
    return SheetTable(
        title=pgettext("sheet", "Open risks, issues and disputes"),
        heads=(
            pgettext("report", "No."),
            pgettext("sheet", "Risk"),
            pgettext("sheet", "Likelihood × impact"),
            pgettext("sheet", "Owner"),
            pgettext("sheet", "Handling"),
        ),
        rows=tuple(_concern_row(each, hidden.get(each.id)) for each in rows),
        wide=(1, 4),
        written=(1, 3, 4),
        one_more=_("and 1 other"),
        more=_("and {count} others"),
    )


def _concern_row(row: ConcernRow, hidden: RiskLine | None) -> tuple[str, ...]:
    if hidden is not None:
        return hidden.number, f"{hidden.kind}: {hidden.title}\n{hidden.closed}", "", "", ""
    kind = "" if row.kind is RiskKind.RISK else f"{capital(row.kind_word)}: "
    return row.number, f"{kind}{row.title}", grade_and_trend(row), row.owner, row.handling


def _change_table(
    ground: SheetGround, requests: Sequence[ChangeRequest], decisions: Sequence[LoggedDecision]
) -> SheetTable:
    """Requests that wait or were decided since, and what else was decided of the project."""
    rows = [_request_row(ground, each) for each in requests]
    rows += [_decision_row(each) for each in decisions]
    return SheetTable(
        title=pgettext("sheet", "Change requests and decisions"),
        heads=(
            pgettext("sheet", "Date"),
            pgettext("sheet", "Request or decision"),
            pgettext("sheet", "Outcome"),
        ),
        rows=tuple(rows),
        wide=(1, 2),
        joined=True,
        written=(1,),
        one_more=_("and 1 other"),
        more=_("and {count} others"),
    )


def _request_row(ground: SheetGround, request: ChangeRequest) -> tuple[str, ...]:
    card = request_card(ground.reader, request)
    named = _("Change request {number}").format(number=request.number)
    told = [f"{each.subject}: {each.before} → {each.after}" for each in card.changes]
    what = ": ".join(part for part in (named, request.title.strip()) if part)
    lines = (what, "; ".join(told[:_CHANGES_TOLD]))
    day = request.decided_on or request.submitted_on
    return day_words(day) or _NOTHING, "\n".join(line for line in lines if line), card.state


def _decision_row(decision: LoggedDecision) -> tuple[str, ...]:
    what = "\n".join(part for part in (decision.about, decision.recommended) if part)
    return day_words(decision.on), what, decision.decided


def _dependency_table(ground: SheetGround, project_id: str) -> SheetTable:
    """The open ones, either way; those with a project that the edition keeps back are left out."""
    found = dependencies_of(ground.reader, project_id, ground.basis.status_day)
    told = [
        *((line, _("Needs {what}")) for line in found.needs),
        *((line, _("Needed by {what}")) for line in found.needed_by),
    ]
    rows = [
        _dependency_row(line, template)
        for line, template in told
        if line.is_open and ground.tells_of(line.other_point.project_id)
    ]
    return SheetTable(
        title=pgettext("sheet", "Dependencies"),
        heads=(
            pgettext("sheet", "Dependency"),
            pgettext("sheet", "Needed by"),
            pgettext("sheet", "Expected"),
            pgettext("sheet", "How it stands"),
        ),
        rows=tuple(rows),
        wide=(0, 3),
        written=(0,),
        one_more=_("and 1 other dependency"),
        more=_("and {count} other dependencies"),
    )


def _dependency_row(line: DependencyLine, template: str) -> tuple[str, ...]:
    what = template.format(what=line.other)
    own = f"{line.own}: {what[:1].lower()}{what[1:]}" if line.own_point.milestone_id else what
    return own, line.need, line.expected, capital(line.slack or line.state_word)
