"""A sum over years says which of them it lacks, and only the same years are compared."""

from __future__ import annotations

from datetime import date

from portfolio_desktop.services.economy import CellWish, Part, economy_of, set_amounts
from portfolio_desktop.services.economy_sheet import TOTAL, economy_sheet
from portfolio_desktop.services.plan_panel import plan_facts
from portfolio_desktop.storage.register_file import RegisterFile

TODAY = date(2023, 11, 30)
BUDGETS = (
    CellWish(2023, Part.APPROVED, "12,4 mio. kr."),
    CellWish(2024, Part.APPROVED, "8 mio. kr."),
)
FORECAST = CellWish(2023, Part.FORECAST, "14 mio. kr.")


def in_all(register: RegisterFile, project: str) -> list[str]:
    made = economy_sheet(register.reader, project, TODAY, editable=False)
    (row,) = (each for each in made.rows if each.id == TOTAL)
    return [cell.shown.replace("\u00a0", " ") for cell in row.cells[:-1]]


def test_a_forecast_that_lacks_a_year_says_so_and_is_held_against_nothing(
    register: RegisterFile, project: str
) -> None:
    set_amounts(register, project, (*BUDGETS, FORECAST))
    assert in_all(register, project) == [
        *("I alt (prognose uden 2024)", "20,4 mio. kr.", "", "14 mio. kr.", "–"),
    ]


def test_with_all_its_years_it_adds_up(register: RegisterFile, project: str) -> None:
    set_amounts(register, project, (*BUDGETS, FORECAST, CellWish(2024, Part.FORECAST, "8 mio.")))
    assert in_all(register, project) == [
        *("I alt", "20,4 mio. kr.", "", "22 mio. kr.", "+1,6 mio. kr."),
    ]


def test_a_year_that_is_over_is_known_by_what_it_cost(register: RegisterFile, project: str) -> None:
    spent = CellWish(2022, Part.ACTUAL, "2 mio. kr.")
    budget = CellWish(2022, Part.APPROVED, "3 mio. kr.")
    set_amounts(register, project, (BUDGETS[0], FORECAST, spent, budget))
    assert in_all(register, project) == [
        *("I alt", "15,4 mio. kr.", "2 mio. kr.", "16 mio. kr.", "+600.000 kr."),
    ]


def test_a_year_without_budget_is_named_too(register: RegisterFile, project: str) -> None:
    later = CellWish(2025, Part.FORECAST, "1 mio. kr.")
    set_amounts(register, project, (*BUDGETS, FORECAST, later))
    assert in_all(register, project) == [
        "I alt (prognose uden 2024; budget uden 2025)",
        *("20,4 mio. kr.", "", "15 mio. kr.", "–"),
    ]


def test_sums_that_lack_nothing_beside_each_other_need_no_words(
    register: RegisterFile, project: str
) -> None:
    """Only budgets, or only forecasts: there is nothing to hold them against."""
    set_amounts(register, project, BUDGETS)
    assert in_all(register, project) == ["I alt", "20,4 mio. kr.", "", "", ""]


def test_the_panel_says_which_year_the_forecast_lacks(register: RegisterFile, project: str) -> None:
    set_amounts(register, project, (*BUDGETS, FORECAST))
    found = economy_of(register.reader, project)
    told = plan_facts(register.reader, project, found, TODAY).money[0].replace("\u00a0", " ")
    assert told == "Godkendt budget 8,4 mio. kr. · prognose 14 mio. kr. (prognose uden 2024)"
