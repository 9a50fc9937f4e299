"""Money per year: budget, actual and forecast, written cell by cell. Each writing is one edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal

from portfolio_desktop.domain.economy import Amounts, Economy, economy
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ids import budget_cell_id
from portfolio_desktop.domain.money import Money, MoneyUnit, in_unit
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import Language, active_language, pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.plan_parts import approve_budget, plan_is_original
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import amount, certain_day, in_cell, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label

EARLIEST_YEAR, LATEST_YEAR = 1950, 2150
"""Years outside are slips of the finger."""


class Part(StrEnum):
    """What is stated of a year, of one participant or in all."""

    APPROVED = "approved"
    ACTUAL = "actual"
    FORECAST = "forecast"
    STATED_ON = "stated_on"


def part_word(part: Part) -> str:
    """What the column is called."""
    match part:
        case Part.APPROVED:
            return pgettext("economy", "Approved budget")
        case Part.ACTUAL:
            return pgettext("economy", "Spent")
        case Part.FORECAST:
            return pgettext("economy", "Forecast")
        case Part.STATED_ON:
            return pgettext("economy", "Stated as of")


@dataclass(frozen=True, slots=True)
class CellWish:
    """What a cell is to say, as typed; "" empties it. `participant_id` None is the year in all,
    `quarter` 0 the year itself.

    A number without a unit counts in `unit`, an amount that names no price level stands at
    `price_level`.
    """

    year: int
    part: Part
    text: str
    participant_id: str | None = None
    unit: MoneyUnit = MoneyUnit.KRONER
    quarter: int = 0
    price_level: int | None = None


def economy_of(reader: Reader, project_id: str) -> Economy:
    """What is known of a project's money, year by year."""
    ids = [project_id]
    return economy(reader.baselines(ids), reader.plan.budgets(ids), reader.plan.cells(ids))


def economies(reader: Reader, project_ids: Sequence[str]) -> Mapping[str, Economy]:
    """The same of several projects at once; only of those that anything is known of."""
    plans = grouped(reader.baselines(project_ids), lambda each: each.project_id)
    owners = {plan.id: project for project, own in plans.items() for plan in own}
    budgets = grouped(reader.plan.budgets(project_ids), lambda each: owners[each.baseline_id])
    cells = grouped(reader.plan.cells(project_ids), lambda each: each.project_id)
    told = {project for project, own in plans.items() if any(plan.budget for plan in own)}
    return {
        project: economy(plans.get(project, ()), budgets.get(project, ()), cells.get(project, ()))
        for project in told | budgets.keys() | cells.keys()
    }


def set_amounts(register: RegisterFile, project_id: str, wishes: Iterable[CellWish]) -> Change:
    """Write cells of a project's economy, all in one edit; what is equal already is left alone.

    A budget is part of the approved plan and stands in the original once it is given. A RuleError
    names the part (`approved`, `actual`, …) that cannot be, and of several cells which one it is.
    """
    reader = register.reader
    number = finding.project(reader, project_id).number
    wished = tuple(wishes)
    held = HeldAmounts(reader, project_id)
    read = [(wish, _read(held, wish, among=len(wished))) for wish in wished]
    years = {wish.year for wish in wished}
    label = Label("economy_set", {"number": number})
    if len(years) == 1:
        label = Label("economy_year_set", {"number": number, "year": min(years)})
    with register.edit(label) as edit:
        for wish, value in read:
            _write(edit, reader, project_id, wish, value)
    if edit.change.edit is None:
        return edit.change
    # A cell that was emptied leads nowhere: the project itself is named as touched.
    return Change(edit.change.edit, edit.change.rows | {("project", project_id)})


class HeldAmounts:
    """What the cells of a project say just now, and what is typed into them instead."""

    def __init__(self, reader: Reader, project_id: str) -> None:
        self._rules = date_rules(reader)
        self._years = {each.year: each for each in economy_of(reader, project_id).years}
        self._participants = {each.id for each in reader.participants()}
        self._language: Literal["da", "en"] = "da" if active_language() is Language.DANISH else "en"
        self._original = plan_is_original(reader, project_id)

    def read(self, wish: CellWish) -> Money | date | None:
        """The value a wish asks for; what was not retyped stays as it was read then."""
        if not EARLIEST_YEAR <= wish.year <= LATEST_YEAR:
            raise refuse("year_unlikely", wish.part, year=wish.year)
        if wish.participant_id and wish.participant_id not in self._participants:
            raise refuse("participant_unknown", wish.part)
        if wish.part is Part.STATED_ON:
            return certain_day(wish.text, wish.part, self._rules)
        before = self.value(wish)
        known = before if isinstance(before, Money) else None
        value = amount(in_unit(wish.text, wish.unit, self._language), known, wish.part)
        if value is None or wish.price_level is None or value.price_level is not None:
            return value
        text = f"{value.text} ({wish.price_level}-pl)"
        return replace(value, text=text, price_level=wish.price_level)

    def read_allowed(self, wish: CellWish) -> Money | date | None:
        """As `read`; a RuleError also where the original plan's budget would change."""
        value, before = self.read(wish), self.value(wish)
        budgets = wish.part is Part.APPROVED and self._original
        if budgets and isinstance(before, Money) and before != value:
            same = isinstance(value, Money) and value.ore == before.ore
            if not same:
                raise refuse("original_budget_stands", "approved", year=wish.year)
        return value

    def value(self, wish: CellWish) -> Money | date | None:
        """What the cell says just now."""
        year = self._years.get(wish.year)
        return None if year is None else _part_of(year.stated(*_cell_of(wish)), wish.part)

    def shown(self, wish: CellWish) -> Money | date | None:
        """What the table shows there: what the cell says, else the sum of what it is made of."""
        year = self._years.get(wish.year)
        if year is None or wish.quarter:
            return self.value(wish)
        own = year.parties.get(wish.participant_id) if wish.participant_id else year.amounts
        return None if own is None else _part_of(own, wish.part)


def _cell_of(wish: CellWish) -> tuple[int, str]:
    return wish.quarter, wish.participant_id or ""


def _part_of(amounts: Amounts, part: Part) -> Money | date | None:
    found: Money | date | None = getattr(amounts, part.value)
    return found


def _read(held: HeldAmounts, wish: CellWish, *, among: int) -> Money | date | None:
    try:
        return held.read(wish)
    except RuleError as error:
        if among == 1:
            raise
        raise in_cell(error, f"{wish.year}, {part_word(wish.part)}") from None


def _write(
    edit: EditSession, reader: Reader, project_id: str, wish: CellWish, value: Money | date | None
) -> None:
    if wish.part is Part.APPROVED:
        budget = value if isinstance(value, Money) else None
        at = (wish.year, wish.participant_id, wish.quarter)
        approve_budget(edit, reader, project_id, at, budget)
        return
    row = budget_cell_id(project_id, wish.year, wish.participant_id, wish.quarter)
    if edit.record("budget_cell", row) is None:
        if value is None:
            return
        place: dict[str, FieldValue] = {
            "project_id": project_id,
            "year": wish.year,
            "participant_id": wish.participant_id,
            "quarter": wish.quarter,
        }
        edit.create("budget_cell", row, place)
    edit.set("budget_cell", row, wish.part.value, value)
    if all(edit.value("budget_cell", row, part) is None for part in _OF_THE_CELL):
        edit.delete("budget_cell", row)


_OF_THE_CELL = (Part.ACTUAL.value, Part.FORECAST.value, Part.STATED_ON.value)
