"""What grid and report say of a project's plan: the next milestone, and what is over budget."""

from __future__ import annotations

from datetime import date

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.economy import set_amounts
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.pack_basis import Origin, PackOptions
from portfolio_desktop.services.pack_content import status_report
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.portfolio_values import NO_ROW_PLAN, RowPlan
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.storage.register_file import RegisterFile

from .test_economy import OVER

OCTOBER, NOVEMBER = Period(2023, 10), Period(2023, 11)
TODAY = date(2023, 12, 4)


def plan_in(register: RegisterFile, project: str, period: Period) -> RowPlan:
    (row,) = load_portfolio(register.reader, period, TODAY).rows
    assert row.id == project
    return row.plan


def test_a_project_without_either_says_nothing(register: RegisterFile, project: str) -> None:
    assert plan_in(register, project, NOVEMBER) is NO_ROW_PLAN


def test_the_next_milestone_is_the_first_that_was_not_reached_in_the_month(
    register: RegisterFile, project: str
) -> None:
    go = MilestoneDraft("Go/no-go", forecast="14.11.2023", actual="15.11.2023")
    add_milestone(register, project, go)
    add_milestone(register, project, MilestoneDraft("I drift", forecast="28.11.2023"))
    add_milestone(register, project, MilestoneDraft("Uden dato"))
    assert plan_in(register, project, OCTOBER).milestone == "Go/no-go"
    november = plan_in(register, project, NOVEMBER)
    assert (november.milestone, november.passed) == ("I drift", True)


def test_what_is_over_the_budget_stands_in_the_row_and_under_the_project_in_print(
    register: RegisterFile, project: str
) -> None:
    set_remarks(register, project, OCTOBER, "Planen følges.")
    set_amounts(register, project, OVER)
    add_milestone(register, project, MilestoneDraft("Go/no-go", forecast="14.11.2023"))
    assert plan_in(register, project, OCTOBER).over_ore == 2_650_000_000
    origin = Origin(register.now(), "ab" * 32)
    content = status_report(register.reader, PackOptions(OCTOBER), origin)
    (row,) = content.grid.rows
    assert [note.replace("\u00a0", " ") for note in row.plan_notes] == [
        "Næste milepæl: Go/no-go, 14. nov. 2023",
        "12,6 mio. kr. over godkendt budget i 2024 og 13,9 mio. kr. i 2025.",
    ]
