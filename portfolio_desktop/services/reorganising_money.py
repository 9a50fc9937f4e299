"""What a change of organisation does to money: keys and later years go to whoever follows.

Only whole years move: those that begin on the day of the change or after it. What was approved
stands as it was approved; the next version of the plan has the same amounts under the successor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from portfolio_desktop.domain.delay import approved_plan
from portfolio_desktop.domain.economy import total
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ids import baseline_id, budget_cell_id
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.project import Baseline
from portfolio_desktop.domain.sharing import KeyShare
from portfolio_desktop.services.plan_parts import carry_over, write_budget
from portfolio_desktop.services.projects import write_plan
from portfolio_desktop.services.reorganising_links import Successors
from portfolio_desktop.services.sharing_keys import write_share
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue

APPROVED = "approved"
"""What a budget is called among the parts of a year."""

Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class MovedShare:
    """What becomes a successor's share of a key in a year: of whom it was, in millionths."""

    key_id: str
    year: int
    successor_id: str
    before: tuple[tuple[str, int], ...]

    @property
    def share(self) -> int:
        return sum(share for _party, share in self.before)


@dataclass(frozen=True, slots=True)
class MovedAmount:
    """What becomes a successor's amount: `part` is approved, actual or forecast.

    `amount` is None where those of whom it was stated it at different price levels: it stays.
    """

    project_id: str
    year: int
    quarter: int
    part: str
    successor_id: str
    before: tuple[tuple[str, Money], ...]
    """By participant id, what each has."""

    @property
    def amount(self) -> Money | None:
        return total(money for _party, money in self.before)


@dataclass(frozen=True, slots=True)
class MovedMoney:
    """All of it; `plans` are the approved plans that get a next version, by project."""

    shares: tuple[MovedShare, ...] = ()
    amounts: tuple[MovedAmount, ...] = ()
    plans: Mapping[str, Baseline] = field(default_factory=dict)


NO_MONEY = MovedMoney()


def moved_money(
    reader: Reader,
    first: int,
    successors: Successors,
    projects: Iterable[str],
    *,
    keys: bool,
    budgets: bool,
) -> MovedMoney:
    """What moves of the keys, and of these projects' budgets, spending and forecasts, from the
    year `first` on."""
    shares = tuple(_shares(reader, first, successors)) if keys else ()
    if not budgets:
        return MovedMoney(shares)
    ids = list(projects)
    plans = {
        project: plan
        for project, own in grouped(reader.baselines(ids), lambda row: row.project_id).items()
        if (plan := approved_plan(own)) is not None
    }
    stated = [row for row in _stated(reader, ids, plans) if row.place[1] >= first]
    amounts = tuple(_amounts(stated, successors))
    renewed = {each.project_id for each in amounts if each.part == APPROVED and each.amount}
    return MovedMoney(
        shares, amounts, {project: plan for project, plan in plans.items() if project in renewed}
    )


def first_year(day: date) -> int:
    """The first year that begins on the day of the change or after it."""
    return day.year if (day.month, day.day) == (1, 1) else day.year + 1


def write_moved_money(
    edit: EditSession, reader: Reader, moved: MovedMoney, reason: str, leads: Successors
) -> None:
    """Write it within the edit that changes the organisation; `reason` is its decision, and
    `leads` who leads from now on in the place of whom."""
    for share in moved.shares:
        for party, _share in share.before:
            write_share(edit, (share.key_id, share.year, party), None)
        write_share(edit, (share.key_id, share.year, share.successor_id), share.share)
    for plan in moved.plans.values():
        _renew_plan(edit, reader, plan, reason, leads)
    for each in moved.amounts:
        if each.amount is None:
            continue
        if each.part == APPROVED:
            _write_budget(edit, moved.plans[each.project_id], each, each.amount)
        else:
            _write_cell(edit, each, each.amount)


def _shares(reader: Reader, first: int, successors: Successors) -> Iterator[MovedShare]:
    rows = [row for row in reader.board.rows(KeyShare) if row.year >= first and row.share]
    places = grouped(rows, lambda row: (row.key_id, row.year))
    for (key, year), own in sorted(places.items()):
        held = {row.participant_id: row.share for row in own}
        for successor, before in gathered(held, successors):
            yield MovedShare(key, year, successor, before)


def gathered(
    held: Mapping[str, Held], successors: Successors
) -> Iterator[tuple[str, tuple[tuple[str, Held], ...]]]:
    """By who follows, what each of those has who end; last what the successor has already."""
    for successor in dict.fromkeys(successors.values()):
        ending = [who for who in successors if successors[who] == successor and who in held]
        if ending:
            own = [successor] if successor in held else []
            yield successor, tuple((who, held[who]) for who in (*ending, *own))


@dataclass(frozen=True, slots=True)
class _Stated:
    """An amount of one participant as it stands."""

    place: tuple[str, int, int, str]
    """Project, year, quarter and part."""
    participant_id: str
    amount: Money


def _stated(reader: Reader, ids: list[str], plans: Mapping[str, Baseline]) -> Iterator[_Stated]:
    owners = {plan.id: project for project, plan in plans.items()}
    for row in reader.plan.budgets(ids):
        project = owners.get(row.baseline_id)
        if project and row.participant_id and row.budget:
            place = (project, row.year, row.quarter, APPROVED)
            yield _Stated(place, row.participant_id, row.budget)
    for cell in reader.plan.cells(ids):
        for part, amount in (("actual", cell.actual), ("forecast", cell.forecast)):
            if cell.participant_id and amount:
                place = (cell.project_id, cell.year, cell.quarter, part)
                yield _Stated(place, cell.participant_id, amount)


def _amounts(stated: Iterable[_Stated], successors: Successors) -> Iterator[MovedAmount]:
    for place, rows in grouped(stated, lambda row: row.place).items():
        held = {row.participant_id: row.amount for row in rows}
        for successor, before in gathered(held, successors):
            yield MovedAmount(*place, successor, before)


def _renew_plan(
    edit: EditSession, reader: Reader, plan: Baseline, reason: str, leads: Successors
) -> None:
    """The next version of the approved plan, which says all that the one before it says."""
    values: dict[str, FieldValue] = {
        "end": plan.end,
        "budget": plan.budget,
        "scope": plan.scope,
        "assumed": plan.assumed,
        "reason": reason,
    }
    if plan.phase:
        values["phase"] = plan.phase
    if plan.lead_id:
        values["lead_id"] = leads.get(plan.lead_id, plan.lead_id)
    write_plan(edit, plan.project_id, plan.version + 1, values)
    carry_over(edit, reader, plan.project_id, plan.version + 1)


def _write_budget(edit: EditSession, plan: Baseline, moved: MovedAmount, amount: Money) -> None:
    renewed = baseline_id(plan.project_id, plan.version + 1)
    for party, _money in moved.before:
        write_budget(edit, renewed, (moved.year, party, moved.quarter), None)
    write_budget(edit, renewed, (moved.year, moved.successor_id, moved.quarter), amount)


def _write_cell(edit: EditSession, moved: MovedAmount, amount: Money) -> None:
    """The day the figures were made up goes with them: the oldest of those that are added up."""
    after = _cell(moved, moved.successor_id)
    if edit.record("budget_cell", after) is None:
        values: dict[str, FieldValue] = {
            "project_id": moved.project_id,
            "year": moved.year,
            "participant_id": moved.successor_id,
            "quarter": moved.quarter,
        }
        edit.create("budget_cell", after, values)
    days = [edit.value("budget_cell", after, "stated_on")]
    for party, _money in moved.before:
        before = _cell(moved, party)
        if party == moved.successor_id:
            continue
        days.append(edit.value("budget_cell", before, "stated_on"))
        edit.set("budget_cell", before, moved.part, None)
        if all(edit.value("budget_cell", before, part) is None for part in ("actual", "forecast")):
            edit.delete("budget_cell", before)
    known = [day for day in days if isinstance(day, date)]
    edit.set("budget_cell", after, moved.part, amount)
    edit.set("budget_cell", after, "stated_on", min(known, default=None))


def _cell(moved: MovedAmount, party: str) -> str:
    return budget_cell_id(moved.project_id, moved.year, party, moved.quarter)
