"""A year opened into its quarters: it is their sum, and what does not agree is told."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.economy import QUARTERS
from portfolio_desktop.domain.money import Money, MoneyUnit
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.economy import CellWish, Part, economy_of, set_amounts
from portfolio_desktop.services.economy_sheet import (
    economy_sheet,
    has_quarters,
    place_of,
    row_id,
    wishes,
)
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.plan_words import quarters_sentence
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.test_milestones import approve_another_plan

MIO = 100_000_000


def quarterly(part: Part, *texts: str, party: str | None = None) -> list[CellWish]:
    return [
        CellWish(2024, part, text, party, MoneyUnit.MILLIONS, quarter)
        for quarter, text in zip(QUARTERS, texts, strict=False)
    ]


def ore(amount: Money | None) -> int | None:
    return None if amount is None else amount.ore


def test_a_year_is_the_sum_of_its_quarters(register: RegisterFile, project: str) -> None:
    assert not has_quarters(economy_of(register.reader, project))
    set_amounts(register, project, quarterly(Part.APPROVED, "1", "2", "3", "4"))
    found = economy_of(register.reader, project)
    (year,) = found.years
    assert has_quarters(found)
    assert ore(year.amounts.approved) == 10 * MIO
    assert ore(year.stated(3).approved) == 3 * MIO
    assert year.stated().approved is None
    undo(register)
    assert economy_of(register.reader, project).years == ()


def test_what_is_said_of_the_year_goes_first_and_the_difference_is_told(
    register: RegisterFile, project: str
) -> None:
    cells = [
        *quarterly(Part.FORECAST, "2", "2", "2", "3"),
        CellWish(2024, Part.FORECAST, "10 mio. kr."),
    ]
    set_amounts(register, project, cells)
    found = economy_of(register.reader, project)
    assert ore(found.years[0].amounts.forecast) == 10 * MIO
    assert quarters_sentence(found).replace("\u00a0", " ") == (
        "Kvartalerne i 2024 giver 9 mio. kr., men 10 mio. kr. står på selve året."
    )
    set_amounts(register, project, quarterly(Part.FORECAST, "3"))
    assert quarters_sentence(economy_of(register.reader, project)) == ""


def test_a_participant_has_quarters_of_its_own(register: RegisterFile, project: str) -> None:
    party = add_participant(register, ParticipantDraft("Region Nord")).id
    set_amounts(register, project, quarterly(Part.ACTUAL, "1", "1,5", party=party))
    (year,) = economy_of(register.reader, project).years
    assert ore(year.parties[party].actual) == 250_000_000
    assert ore(year.amounts.actual) == 250_000_000


def test_the_next_plan_keeps_the_quarters(register: RegisterFile, project: str) -> None:
    set_amounts(register, project, quarterly(Part.APPROVED, "1", "2", "3", "4"))
    approve_another_plan(register, project)
    (year,) = economy_of(register.reader, project).years
    assert [ore(year.stated(quarter).approved) for quarter in QUARTERS] == [
        quarter * MIO for quarter in QUARTERS
    ]
    set_amounts(register, project, quarterly(Part.APPROVED, "2"))
    (year,) = economy_of(register.reader, project).years
    assert ore(year.amounts.approved) == 11 * MIO
    assert ore(year.amounts.original) == 10 * MIO


def test_the_original_quarter_stands(register: RegisterFile, project: str) -> None:
    set_amounts(register, project, quarterly(Part.APPROVED, "1"))
    with pytest.raises(RuleError) as caught:
        set_amounts(register, project, quarterly(Part.APPROVED, "2"))
    assert caught.value.problem.code == "original_budget_stands"


def test_the_table_opens_each_year(register: RegisterFile, project: str) -> None:
    set_amounts(register, project, quarterly(Part.APPROVED, "1", "2"))
    sheet = economy_sheet(
        register.reader, project, date(2024, 5, 1), by_quarter=True, editable=True
    )
    rows = {row.id: row for row in sheet.rows}
    shown = [cell.shown.replace("\u00a0", " ") for cell in rows[row_id(2024, None, 2)].cells]
    assert shown[:2] == ["2. kvartal", "2 mio. kr."]
    year = rows[row_id(2024)].cells[1]
    assert (year.shown.replace("\u00a0", " "), year.typed) == ("3 mio. kr.", "")
    assert place_of(row_id(2024, "x", 4)) == (2024, "x", 4)
    (wish,) = wishes([(row_id(2024, None, 4), 1, "5")], MoneyUnit.MILLIONS)
    assert (wish.quarter, wish.participant_id) == (4, None)
