"""Projects are added, changed, archived and put in order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.board_moves import move_projects
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    new_project_draft,
    project_draft,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.refusing import refusal


def add(register: RegisterFile, number: str, **fields: object) -> str:
    return add_project(register, replace(ProjectDraft(number, f"Projekt {number}"), **fields)).id


def listed(register: RegisterFile) -> list[str]:
    return [each.number for each in project_order(register.reader.projects())]


def test_a_new_project_with_an_end_and_a_budget_has_them_as_its_original_plan(
    register: RegisterFile, project: str
) -> None:
    (plan,) = register.reader.baselines([project])
    assert (plan.version, plan.assumed, plan.end.text) == (1, False, "apr. 2024")
    assert plan.budget is not None
    assert plan.budget.ore == 840_000_000
    (found,) = register.reader.projects([project])
    assert (found.phase, found.forecast_end.text) == ("execution", "maj 2024")
    assert [each.name for each in register.reader.participants()] == ["Region Århus"]


def test_what_a_new_project_expects_is_its_plan_where_no_other_is_given(
    register: RegisterFile,
) -> None:
    found = add(register, "23-1", forecast_end="ultimo 2025")
    (plan,) = register.reader.baselines([found])
    assert plan.end.text == "ultimo 2025"


def test_a_project_without_dates_has_no_plan_until_one_is_given(register: RegisterFile) -> None:
    found = add(register, "23-1")
    assert register.reader.baselines([found]) == ()
    edit_project(register, found, replace(project_draft(register.reader, found), budget="1 mio."))
    (plan,) = register.reader.baselines([found])
    assert plan.version == 1


def test_editing_the_forecast_leaves_every_plan_alone(register: RegisterFile, project: str) -> None:
    before = register.reader.baselines([project])
    draft = project_draft(register.reader, project)
    edit_project(register, project, replace(draft, forecast_end="1. halvår 2026"))
    assert register.reader.baselines([project]) == before
    assert register.reader.projects([project])[0].forecast_end.latest == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("field", "value"), [("approved_end", "2030"), ("budget", "1 kr."), ("scope", "Andet")]
)
def test_an_approved_plan_is_not_edited(
    register: RegisterFile, project: str, field: str, value: str
) -> None:
    draft = replace(project_draft(register.reader, project), **{field: value})
    with pytest.raises(RuleError) as caught:
        edit_project(register, project, draft)
    assert refusal(caught) == ("plan_is_approved", field)


def test_saving_a_form_unchanged_records_nothing(register: RegisterFile, project: str) -> None:
    position = register.position()
    change = edit_project(register, project, project_draft(register.reader, project))
    assert change.edit is None
    assert register.position() == position


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (ProjectDraft(number="23-1", name="  "), "name_missing", "name"),
        (ProjectDraft(name="A", budget="cirka meget"), "money_not_an_amount", "budget"),
        (ProjectDraft(name="A", phase="Oprydning"), "phase_unknown", "phase"),
        (ProjectDraft(name="A", state_from="ultimo 2023"), "day_unread", "state_from"),
        (ProjectDraft(name="A", state_from="31.11.2023"), "date_no_such_day", "state_from"),
        (ProjectDraft(name="A", state_from="1.13.2023"), "date_no_such_month", "state_from"),
        (ProjectDraft(name="A", parent_id="ingen"), "parent_unknown", "parent_id"),
        (ProjectDraft(name="A", forecast_end="31.4.2024"), "date_no_such_day", "forecast_end"),
        (
            ProjectDraft(name="A", forecast_end="engang til sommer 31.4.2024"),
            "date_no_such_day",
            "forecast_end",
        ),
        (ProjectDraft(name="A", approved_end="30.02.2024"), "date_no_such_day", "approved_end"),
        (ProjectDraft(name="A", actual_end="1.13.2023"), "date_no_such_month", "actual_end"),
        (
            ProjectDraft(name="A", expected_resume="uge 60 2024"),
            "date_no_such_week",
            "expected_resume",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(
    register: RegisterFile, draft: ProjectDraft, code: str, field: str
) -> None:
    position = register.position()
    with pytest.raises(RuleError) as caught:
        add_project(register, draft)
    assert refusal(caught) == (code, field)
    assert register.position() == position


@pytest.mark.parametrize("typed", ["engang til sommer", "efter version 3.14.15", "31.3.2024 ca."])
def test_vague_words_for_a_date_are_kept_as_typed(register: RegisterFile, typed: str) -> None:
    project = add(register, "23-1", forecast_end=typed)
    assert project_draft(register.reader, project).forecast_end == typed


@pytest.mark.parametrize(
    ("language", "budget", "ore"),
    [
        (Language.DANISH, "12,6 mio. kr.", 1_260_000_000),
        (Language.DANISH, "8.400.000", 840_000_000),
        (Language.ENGLISH, "DKK 12.6 million", 1_260_000_000),
        (Language.ENGLISH, "8,400,000", 840_000_000),
    ],
)
def test_amounts_are_read_as_the_language_of_the_screen_writes_them(
    register: RegisterFile, language: Language, budget: str, ore: int
) -> None:
    use_language(language)
    added = add_project(register, ProjectDraft(name="A", budget=budget))
    (plan,) = register.reader.baselines([added.id])
    assert plan.budget is not None
    assert plan.budget.ore == ore
    use_language(next(other for other in Language if other is not language))
    edit_project(register, added.id, project_draft(register.reader, added.id))


@pytest.mark.parametrize("language", list(Language))
def test_what_a_refusal_advises_to_write_can_be_read(
    register: RegisterFile, language: Language
) -> None:
    use_language(language)
    for wrong in ("meget", "12.6,6", "8,2" if language is Language.DANISH else "8.2"):
        draft = ProjectDraft(name="A", budget=wrong)
        with pytest.raises(RuleError) as caught:
            add_project(register, draft)
        words = problem_sentence(caught.value.problem)
        *_before, advice = re.split(" as | som |: ", words.removesuffix("."))
        for text in re.split(" or | eller ", advice):
            add_project(register, replace(draft, budget=text))


def test_a_programme_cannot_become_part_of_its_own_part(register: RegisterFile) -> None:
    above = add(register, "23-1", kind=ProjectKind.PROGRAMME)
    below = add(register, "23-2", parent_id=above)
    draft = replace(project_draft(register.reader, above), parent_id=below)
    with pytest.raises(RuleError) as caught:
        edit_project(register, above, draft)
    assert refusal(caught) == ("parent_loop", "parent_id")


def test_a_lead_that_was_new_goes_again_when_the_change_is_undone(
    register: RegisterFile, project: str
) -> None:
    draft = replace(project_draft(register.reader, project), lead="Region Ny")
    edit_project(register, project, draft)
    undo(register)
    assert project_draft(register.reader, project).lead == "Region Århus"
    assert len(register.reader.participants()) == 1


def test_a_lead_is_known_by_any_spelling_of_its_name(register: RegisterFile, project: str) -> None:
    other = add(register, "23-1", lead="region aarhus")
    first, second = register.reader.projects([project, other])
    assert first.lead_id == second.lead_id
    assert len(register.reader.participants()) == 1


def test_a_new_state_holds_from_today(register: RegisterFile, project: str) -> None:
    draft = project_draft(register.reader, project)
    edit_project(register, project, replace(draft, state=LifecycleState.PAUSED))
    assert register.reader.projects([project])[0].state_from == register.today()


def test_the_next_number_follows_the_highest_of_the_year(register: RegisterFile) -> None:
    assert new_project_draft(register.reader.project_heads(), register.today()).number == "23-1"
    for number in ("23-2", "23-10", "22-77", "23-x"):
        add(register, number)
    assert new_project_draft(register.reader.project_heads(), register.today()).number == "23-11"


def test_a_moved_project_stands_where_it_was_put_whatever_its_number(
    register: RegisterFile,
) -> None:
    ids = {number: add(register, number) for number in ("16-5", "17-1", "18-4", "22-1")}
    move_projects(register, [ids["17-1"]], None)
    assert listed(register) == ["17-1", "16-5", "18-4", "22-1"]
    move_projects(register, [ids["22-1"]], ids["16-5"])
    assert listed(register) == ["17-1", "16-5", "22-1", "18-4"]
    change = move_projects(register, [ids["22-1"]], ids["17-1"])
    assert listed(register) == ["17-1", "22-1", "16-5", "18-4"]
    assert change.rows == {("project", ids["22-1"])}


def test_equal_ranks_from_two_laptops_do_not_stop_a_move(register: RegisterFile) -> None:

    ids = [add(register, number) for number in ("1-1", "1-2", "1-3")]
    with register.edit(Label("merged")) as edit:
        edit.set("project", ids[0], "rank", "V")
        edit.set("project", ids[1], "rank", "V")
    move_projects(register, [ids[2]], ids[0])
    assert listed(register) == ["1-1", "1-3", "1-2"]


def test_an_unknown_project_is_said_to_be_gone(register: RegisterFile) -> None:
    for verb in (
        lambda: move_projects(register, ["væk"], None),
        lambda: project_draft(register.reader, "væk"),
    ):
        with pytest.raises(RuleError) as caught:
            verb()
        assert caught.value.problem.code == "project_unknown"
