"""Sundhedsplatformen: one system, two regions; a third pays for another. Costs side by side."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.money import MoneyUnit
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.amount_words import AmountWords
from portfolio_desktop.services.costs import SUM, Figure, cost_heads, cost_table_steps
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.sharing_keys import (
    ShareWish,
    add_key,
    all_keys,
    choose_key,
    set_shares,
)
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile

NOVEMBER, TODAY = Period(2023, 11), date(2023, 11, 2)


@pytest.fixture
def platform(register: RegisterFile, regions: dict[str, str]) -> str:
    """Sundhedsplatformen, and the system that Region Syddanmark has instead."""
    made = add_project(register, ProjectDraft("13-1", "Sundhedsplatformen")).id
    other = add_project(register, ProjectDraft("14-3", "Cosmic")).id
    wishes = (
        CellWish(2017, Part.APPROVED, "2 mia. kr.", regions["Hovedstaden"]),
        CellWish(2017, Part.APPROVED, "700 mio. kr.", regions["Sjælland"]),
    )
    set_amounts(register, made, wishes)
    paid = CellWish(2016, Part.APPROVED, "250 mio. kr.", regions["Syddanmark"])
    set_amounts(register, other, [paid])
    return made


def shown(
    register: RegisterFile, figure: Figure = Figure.BUDGET, year: int | None = None
) -> list[list[str]]:
    found = run_through(cost_table_steps(register.reader, NOVEMBER, TODAY, figure, year))
    rows = [[cell.shown for cell in row.cells] for row in found.rows]
    return [
        [text.replace("\u00a0", " ").replace("Region ", "") for text in line]
        for line in (cost_heads(found), *rows)
    ]


def test_what_each_region_pays_stands_side_by_side(register: RegisterFile, platform: str) -> None:
    assert shown(register) == [
        ["Projekt", "Hovedstaden", "Sjælland", "Syddanmark", "Ikke fordelt", "I alt"],
        ["13-1 Sundhedsplatformen", "2 mia. kr.", "700 mio. kr.", "", "", "2,7 mia. kr."],
        ["14-3 Cosmic", "", "", "250 mio. kr.", "", "250 mio. kr."],
        ["I alt", "2 mia. kr.", "700 mio. kr.", "250 mio. kr.", "", "2,95 mia. kr."],
    ]


def test_one_year_at_a_time(register: RegisterFile, platform: str) -> None:
    assert [line[0] for line in shown(register, year=2016)] == ["Projekt", "14-3 Cosmic"]
    found = run_through(cost_table_steps(register.reader, NOVEMBER, TODAY, Figure.BUDGET, 2016))
    assert found.years == (2016, 2017), "every year can still be chosen"


def test_what_stands_under_nobody_is_told(
    register: RegisterFile, platform: str, regions: dict[str, str]
) -> None:
    set_amounts(register, platform, [CellWish(2017, Part.APPROVED, "3 mia. kr.")])
    assert shown(register)[1][-2:] == ["300 mio. kr.", "3 mia. kr."]


def test_a_year_that_is_over_has_cost_what_was_spent(
    register: RegisterFile, platform: str, regions: dict[str, str]
) -> None:
    wishes = (
        CellWish(2022, Part.ACTUAL, "5 mio. kr.", regions["Sjælland"]),
        CellWish(2023, Part.ACTUAL, "1 mio. kr.", regions["Sjælland"]),
        CellWish(2024, Part.FORECAST, "6 mio. kr.", regions["Sjælland"]),
    )
    set_amounts(register, platform, wishes)
    assert shown(register, Figure.EXPECTED)[1] == [
        *("13-1 Sundhedsplatformen", "11 mio. kr.", "", "11 mio. kr."),
    ]
    assert shown(register, Figure.SPENT)[1][1] == "6 mio. kr."
    set_amounts(
        register, platform, [CellWish(2024, Part.APPROVED, "4 mio. kr.", regions["Sjælland"])]
    )
    assert shown(register, Figure.DIFFERENCE)[1] == [
        *("13-1 Sundhedsplatformen", "+2 mio. kr.", "", "+2 mio. kr."),
    ], "what cannot be compared is left out"


def gaps(register: RegisterFile, figure: Figure, year: int | None = None) -> str:
    return run_through(cost_table_steps(register.reader, NOVEMBER, TODAY, figure, year)).gaps


def test_the_years_that_a_sum_lacks_are_told_with_their_projects(
    register: RegisterFile, platform: str, regions: dict[str, str]
) -> None:
    party = regions["Sjælland"]
    wishes = (
        CellWish(2017, Part.ACTUAL, "2 mia. kr.", party),
        CellWish(2024, Part.APPROVED, "6 mio. kr.", party),
        CellWish(2025, Part.APPROVED, "6 mio. kr.", party),
        CellWish(2026, Part.FORECAST, "1 mio. kr.", party),
    )
    set_amounts(register, platform, wishes)
    assert gaps(register, Figure.EXPECTED) == (
        "Ikke regnet med, fordi der ingen prognose er: 13-1 (2024 og 2025), 14-3 (2016)."
    )
    assert gaps(register, Figure.EXPECTED, 2024) == (
        "Ikke regnet med, fordi der ingen prognose er: 13-1 (2024)."
    )
    assert gaps(register, Figure.BUDGET) == (
        "Ikke regnet med, fordi der intet godkendt budget er: 13-1 (2026)."
    )
    assert gaps(register, Figure.DIFFERENCE) == (
        "Ikke sammenholdt, fordi prognose eller budget mangler:"
        " 13-1 (2024, 2025 og 2026), 14-3 (2016)."
    )
    assert gaps(register, Figure.SPENT) == ""
    assert gaps(register, Figure.BUDGET, 2024) == ""


def test_of_many_projects_with_gaps_the_first_are_named(
    register: RegisterFile, regions: dict[str, str]
) -> None:
    for number in range(1, 16):
        made = add_project(register, ProjectDraft(f"22-{number}", "Journal")).id
        set_amounts(register, made, [CellWish(2024, Part.APPROVED, "1 mio. kr.")])
    told = gaps(register, Figure.EXPECTED)
    assert told.count("(2024)") == 12
    assert told.endswith("22-12 (2024), 3 projekter til.")


def test_amounts_at_different_price_levels_are_not_added(
    register: RegisterFile, platform: str, regions: dict[str, str]
) -> None:
    wishes = (
        CellWish(2024, Part.FORECAST, "5 mio. kr. (2020-pl)", regions["Sjælland"]),
        CellWish(2025, Part.FORECAST, "5 mio. kr. (2024-pl)", regions["Sjælland"]),
    )
    set_amounts(register, platform, wishes)
    words = AmountWords(MoneyUnit.THOUSANDS)
    steps = cost_table_steps(register.reader, NOVEMBER, TODAY, Figure.EXPECTED, 2024, words)
    (row,) = run_through(steps).rows
    assert row.cells[-1].shown == "5.000 (2020-pl)", "in the chosen unit"
    (row,) = run_through(cost_table_steps(register.reader, NOVEMBER, TODAY, Figure.EXPECTED)).rows
    assert [cell.shown for cell in row.cells][1:] == [
        *("flere prisniveauer", "", "flere prisniveauer"),
    ]


def test_projects_without_money_take_no_room(register: RegisterFile, project: str) -> None:
    found = run_through(cost_table_steps(register.reader, NOVEMBER, TODAY, Figure.SPENT))
    assert (found.costs, found.rows) == ((), ())
    assert SUM not in {row.id for row in found.rows}


def test_what_is_left_is_not_told_where_a_part_of_it_cannot_be_added(
    register: RegisterFile, regions: dict[str, str]
) -> None:
    project = add_project(register, ProjectDraft("13-1", "Sundhedsplatformen", budget="9 mio. kr."))
    wishes = (
        CellWish(2016, Part.APPROVED, "1 mio. kr. (2020-pl)", regions["Sjælland"]),
        CellWish(2017, Part.APPROVED, "1 mio. kr. (2024-pl)", regions["Sjælland"]),
        CellWish(2017, Part.APPROVED, "2 mio. kr.", regions["Hovedstaden"]),
    )
    set_amounts(register, project.id, wishes)
    assert shown(register)[1][2:] == ["flere prisniveauer", "", "9 mio. kr."]


@pytest.fixture
def by_key(register: RegisterFile, platform: str, regions: dict[str, str]) -> str:
    """A project whose key divides 2023 and has no shares for 2024."""
    made = add_project(
        register, ProjectDraft("17-1", "Patologi- og Genetikdatabank", budget="20,4 mio. kr.")
    ).id
    key = add_key(register, "Bloktilskud").id
    shares = [
        ShareWish(2023, regions["Hovedstaden"], "75 %"),
        ShareWish(2023, regions["Sjælland"], "25 %"),
    ]
    set_shares(register, key, shares)
    choose_key(register, made, key)
    wishes = (
        CellWish(2023, Part.APPROVED, "12,4 mio. kr."),
        CellWish(2023, Part.ACTUAL, "11,2 mio. kr."),
        CellWish(2024, Part.APPROVED, "8 mio. kr."),
    )
    set_amounts(register, made, wishes)
    return made


def test_what_the_key_divides_stands_under_who_pays_it(register: RegisterFile, by_key: str) -> None:
    row = next(line for line in shown(register) if line[0].startswith("17-1"))
    assert row[1:] == ["9,3 mio. kr.", "3,1 mio. kr.", "", "8 mio. kr.", "20,4 mio. kr."]
    found = run_through(cost_table_steps(register.reader, NOVEMBER, TODAY, Figure.BUDGET))
    cells = next(each for each in found.rows if each.id == by_key).cells
    assert cells[1].tip == "Beregnet efter projektets fordelingsnøgle"
    assert cells[-1].tip == ""


def test_what_was_spent_is_no_matter_of_a_key(register: RegisterFile, by_key: str) -> None:
    assert shown(register, Figure.SPENT)[-1][-2:] == ["11,2 mio. kr.", "11,2 mio. kr."]


def test_what_stands_under_a_participant_goes_before_the_key(
    register: RegisterFile, by_key: str, regions: dict[str, str]
) -> None:
    set_amounts(
        register, by_key, [CellWish(2023, Part.APPROVED, "10 mio. kr.", regions["Sjælland"])]
    )
    row = next(line for line in shown(register, year=2023) if line[0].startswith("17-1"))
    assert row[1:] == ["10 mio. kr.", "2,4 mio. kr.", "12,4 mio. kr."]


def test_a_key_that_does_not_come_to_the_whole_divides_nothing(
    register: RegisterFile, by_key: str, regions: dict[str, str]
) -> None:
    key = next(each.id for each in all_keys(register.reader))
    set_shares(register, key, [ShareWish(2023, regions["Sjælland"], "20 %")])
    row = next(line for line in shown(register) if line[0].startswith("17-1"))
    assert row[-2:] == ["20,4 mio. kr.", "20,4 mio. kr."]
