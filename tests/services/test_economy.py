"""Money per year through the services: cells written as typed, read exactly, told in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.economy import economy
from portfolio_desktop.domain.money import Money, MoneyUnit, in_unit
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.economy import (
    CellWish,
    Part,
    economies,
    economy_of,
    set_amounts,
)
from portfolio_desktop.services.history import edit_changes, history, undo
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.plan_words import spending_sentence
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.settings import use_hints
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.refusing import refusal

from .test_milestones import approve_another_plan

NOVEMBER = Period(2023, 11)
OVER = (
    CellWish(2024, Part.APPROVED, "40 mio. kr."),
    CellWish(2024, Part.FORECAST, "52,6 mio. kr."),
    CellWish(2025, Part.APPROVED, "35 mio. kr."),
    CellWish(2025, Part.FORECAST, "48,9 mio. kr."),
)


def test_a_block_of_cells_is_one_edit_and_one_undo(register: RegisterFile, project: str) -> None:
    before = register.position()
    set_amounts(register, project, OVER)
    found = economy_of(register.reader, project)
    assert [each.year for each in found.years] == [2024, 2025]
    assert found.years[0].amounts.forecast == Money(5_260_000_000, "52,6 mio. kr.")
    assert register.position().seq(register.replica) == before.seq(register.replica) + 1
    undo(register)
    assert economy_of(register.reader, project).years == ()
    assert register.check() == ()


def test_what_lies_above_the_budget_is_told_as_a_sentence(
    register: RegisterFile, project: str
) -> None:
    set_amounts(register, project, OVER)
    found = economy_of(register.reader, project)
    assert spending_sentence(found, 2023) == (
        "12,6 mio.\u00a0kr. over godkendt budget i 2024 og 13,9 mio.\u00a0kr. i 2025."
    ).replace("6 mio", "6\u00a0mio").replace("9 mio", "9\u00a0mio")
    use_language(Language.ENGLISH)
    assert spending_sentence(found, 2023).startswith(
        "DKK\u00a012.6\u00a0million over the approved budget in 2024 and"
    )


def test_over_and_under_are_told_apart_and_nothing_is_told_of_nothing(
    register: RegisterFile, project: str
) -> None:
    set_amounts(register, project, (*OVER[:3], CellWish(2025, Part.FORECAST, "30 mio.")))
    said = spending_sentence(economy_of(register.reader, project), 2023).replace("\u00a0", " ")
    assert said == (
        "12,6 mio. kr. over godkendt budget i 2024; 5 mio. kr. under godkendt budget i 2025."
    )
    assert spending_sentence(economy([], [], []), 2023) == ""


def test_what_lies_above_the_budget_of_the_whole_project_is_told_where_no_year_has_one(
    register: RegisterFile, project: str
) -> None:
    set_amounts(register, project, [CellWish(2024, Part.FORECAST, "10,4 mio.")])
    said = spending_sentence(economy_of(register.reader, project), 2023).replace("\u00a0", " ")
    assert said == "2 mio. kr. over det godkendte budget for hele projektet."


def test_the_panel_hints_at_red_on_cost(register: RegisterFile, project: str) -> None:
    set_amounts(register, project, OVER)

    def hints() -> dict[str, str]:
        panel = project_panel(register.reader, project, NOVEMBER, register.today())
        return {each.dimension: each.sentence.replace("\u00a0", " ") for each in panel.hints}

    # The whole project was approved at 8.4 million, so ten per cent of that is reached first.
    assert hints()["cost"] == (
        "26,5 mio. kr. over godkendt budget: vejledende rød på økonomi (rød over 840.000 kr.)."
    )
    use_hints(register, wanted=False)
    assert hints() == {}


@pytest.mark.parametrize(
    ("text", "unit", "ore"),
    [
        ("12,6", MoneyUnit.MILLIONS, 1_260_000_000),
        ("1.250", MoneyUnit.THOUSANDS, 125_000_000),
        ("1.250.000", MoneyUnit.KRONER, 125_000_000),
        ("-3,5", MoneyUnit.MILLIONS, -350_000_000),
        ("900 t.kr.", MoneyUnit.MILLIONS, 90_000_000),
        ("12,6 mio. kr. (2023-pl)", MoneyUnit.KRONER, 1_260_000_000),
    ],
)
def test_numbers_without_a_unit_count_in_the_tables_unit(
    register: RegisterFile, project: str, text: str, unit: MoneyUnit, ore: int
) -> None:
    set_amounts(register, project, [CellWish(2024, Part.FORECAST, text, unit=unit)])
    amount = economy_of(register.reader, project).years[0].amounts.forecast
    assert amount is not None
    assert amount.ore == ore


def test_a_text_with_a_unit_is_left_as_it_is() -> None:
    assert in_unit("12,6", MoneyUnit.MILLIONS) == "12,6 mio. kr."
    assert in_unit("12,6 mia.", MoneyUnit.MILLIONS) == "12,6 mia."
    assert in_unit("", MoneyUnit.MILLIONS) == ""


@pytest.mark.usefixtures("english")
def test_on_an_english_screen_a_bare_number_is_an_english_one(
    register: RegisterFile, project: str
) -> None:
    set_amounts(register, project, [CellWish(2024, Part.FORECAST, "12.6", unit=MoneyUnit.MILLIONS)])
    amount = economy_of(register.reader, project).years[0].amounts.forecast
    assert amount is not None
    assert amount.ore == 1_260_000_000
    wish = CellWish(2025, Part.FORECAST, "12.600", unit=MoneyUnit.MILLIONS)
    with pytest.raises(RuleError):
        set_amounts(register, project, [wish])


def test_a_cell_that_was_emptied_leaves_no_row_behind(register: RegisterFile, project: str) -> None:
    set_amounts(register, project, [CellWish(2024, Part.ACTUAL, "3 mio. kr.")])
    change = set_amounts(register, project, [CellWish(2024, Part.ACTUAL, "")])
    assert register.reader.plan.cells() == ()
    assert ("project", project) in change.rows
    assert set_amounts(register, project, [CellWish(2024, Part.ACTUAL, "")]).edit is None


def test_the_original_budget_of_a_year_stands_and_a_later_plan_may_have_another(
    register: RegisterFile, project: str
) -> None:
    set_amounts(register, project, OVER)
    with pytest.raises(RuleError) as caught:
        set_amounts(register, project, [CellWish(2024, Part.APPROVED, "60 mio. kr.")])
    assert refusal(caught) == ("original_budget_stands", "approved")
    assert caught.value.problem.params["year"] == 2024
    approve_another_plan(register, project)
    set_amounts(register, project, [CellWish(2024, Part.APPROVED, "60 mio. kr.")])
    amounts = economy_of(register.reader, project).years[0].amounts
    assert amounts.original == Money(4_000_000_000, "40 mio. kr.")
    assert amounts.approved == Money(6_000_000_000, "60 mio. kr.")


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (CellWish(24, Part.ACTUAL, "1"), "year_unlikely"),
        (CellWish(2024, Part.ACTUAL, "ca. 5"), "money_more_words"),
        (CellWish(2024, Part.STATED_ON, "ultimo 2023"), "day_unread"),
        (CellWish(2024, Part.ACTUAL, "1", "nobody"), "participant_unknown"),
    ],
)
def test_one_cell_that_cannot_be_refuses_the_whole_block(
    register: RegisterFile, project: str, wish: CellWish, code: str
) -> None:
    with pytest.raises(RuleError) as caught:
        set_amounts(register, project, [*OVER, wish])
    assert refusal(caught) == (code, wish.part)
    assert economy_of(register.reader, project).years == ()


def test_the_day_of_the_figures_is_kept_with_them(register: RegisterFile, project: str) -> None:
    wish = CellWish(2023, Part.STATED_ON, "30.9.2023")
    set_amounts(register, project, [replace(wish, part=Part.ACTUAL, text="2 mio."), wish])
    assert economy_of(register.reader, project).years[0].amounts.stated_on == date(2023, 9, 30)


def test_participants_that_do_not_add_up_are_a_warning(
    register: RegisterFile, project: str
) -> None:
    north = add_participant(register, ParticipantDraft("Region Nord")).id
    south = add_participant(register, ParticipantDraft("Region Syd")).id
    set_amounts(
        register,
        project,
        [
            CellWish(2024, Part.APPROVED, "10 mio. kr."),
            CellWish(2024, Part.APPROVED, "6 mio. kr.", north),
            CellWish(2024, Part.APPROVED, "3 mio. kr.", south),
        ],
    )

    def sentences() -> list[str]:
        found = warnings(register.reader, NOVEMBER, register.today())
        return [
            each.sentence.replace("\u00a0", " ")
            for each in found
            if each.problem.code == "check_parties_differ"
        ]

    assert sentences() == [
        "For 2024 giver parterne tilsammen 9 mio. kr., men der er angivet 10 mio. kr. i alt."
    ]
    undo(register)
    assert sentences() == []


def test_several_projects_are_read_at_once_as_each_by_itself(
    register: RegisterFile, project: str
) -> None:
    other = add_project(register, ProjectDraft("24-1", "Andet")).id
    bare = add_project(register, ProjectDraft("24-2", "Uden penge")).id
    set_amounts(register, project, OVER)
    set_amounts(register, other, OVER[:2])
    found = economies(register.reader, [project, other, bare])
    assert found.keys() == {project, other}
    assert found[project] == economy_of(register.reader, project)
    assert found[other] == economy_of(register.reader, other)


def test_the_history_names_the_year(register: RegisterFile, project: str) -> None:
    set_amounts(register, project, OVER[:2])
    (newest, *_rest) = history(register, project_id=project)
    assert newest.sentence == "Økonomien for 22-3 i 2024"
    told = {
        line.place: line.after.replace("\u00a0", " ")
        for line in edit_changes(register, newest.edit)
    }
    assert told == {"Godkendt budget, 2024": "40 mio. kr.", "Prognose, 2024": "52,6 mio. kr."}
