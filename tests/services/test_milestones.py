"""Milestones through the services: what may be written where, and that the original stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.history import edit_changes, history, redo, undo
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    edit_milestone,
    milestone_draft,
    milestones_of,
    move_milestone,
    planned_milestone,
    remove_milestone,
)
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    decide_request,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.refusing import refusal

LATER = ChangeDraft(Subject.END, "juni 2024")
APPROVAL = Decision(RequestState.APPROVED, "10.11.2023", "Prøvekredsen", "Mødet den 10. november")
GO = MilestoneDraft("Go/no-go", MilestoneKind.GO_NO_GO, approved="14.11.2023")


def names(register: RegisterFile, project: str) -> list[str]:
    return [each.milestone.name for each in milestones_of(register.reader, project)]


def dates(register: RegisterFile, milestone: str) -> tuple[str, str, str, str]:
    draft = milestone_draft(register.reader, milestone)
    return (draft.original, draft.approved, draft.forecast, draft.actual)


def approve_another_plan(register: RegisterFile, project: str) -> None:
    draft = new_request_draft(register.reader, project, register.today())
    request = draft_request(register, replace(draft, title="To måneder mere", changes=(LATER,))).id
    submit_request(register, request)
    decide_request(register, request, APPROVAL)


def test_a_milestone_is_added_with_its_dates_as_typed(register: RegisterFile, project: str) -> None:
    draft = replace(GO, forecast="nov. 2023", criteria="Ingen kritiske fejl\n")
    milestone = add_milestone(register, project, draft).id
    found = planned_milestone(register.reader, milestone)
    assert found.milestone.kind is MilestoneKind.GO_NO_GO
    assert found.milestone.criteria == "Ingen kritiske fejl"
    assert dates(register, milestone) == ("14.11.2023", "14.11.2023", "nov. 2023", "")
    assert register.check() == ()


def test_a_new_one_stands_before_the_first_that_is_expected_later(
    register: RegisterFile, project: str
) -> None:
    for name, when in (("Idriftsættelse", "28.11.2023"), ("Uden dato", ""), ("Go", "14.11.2023")):
        add_milestone(register, project, MilestoneDraft(name, forecast=when))
    assert names(register, project) == ["Go", "Idriftsættelse", "Uden dato"]


def test_moving_puts_one_after_another_or_first(register: RegisterFile, project: str) -> None:
    ids = {
        name: add_milestone(register, project, MilestoneDraft(name)).id for name in ("A", "B", "C")
    }
    move_milestone(register, ids["C"], ids["A"])
    assert names(register, project) == ["A", "C", "B"]
    move_milestone(register, ids["B"], None)
    assert names(register, project) == ["B", "A", "C"]
    undo(register)
    assert names(register, project) == ["A", "C", "B"]


def test_the_original_date_stands_once_it_is_given(register: RegisterFile, project: str) -> None:
    milestone = add_milestone(register, project, GO).id
    draft = milestone_draft(register.reader, milestone)
    with pytest.raises(RuleError) as caught:
        edit_milestone(register, milestone, replace(draft, approved="1.12.2023"))
    assert refusal(caught) == ("original_stands", "approved")
    edit_milestone(register, milestone, replace(draft, forecast="1.12.2023"))
    assert dates(register, milestone) == ("14.11.2023", "14.11.2023", "1.12.2023", "")


def test_an_approved_request_takes_the_milestones_along_and_then_they_may_move(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, GO).id
    approve_another_plan(register, project)
    assert dates(register, milestone)[:2] == ("14.11.2023", "14.11.2023")
    draft = milestone_draft(register.reader, milestone)
    edit_milestone(register, milestone, replace(draft, approved="15.1.2024"))
    assert dates(register, milestone)[:2] == ("14.11.2023", "15.1.2024")
    assert planned_milestone(register.reader, milestone).dates.slip_original == 2
    undo(register)
    undo(register)
    assert len(register.reader.plan.due([project])) == 1
    redo(register)
    redo(register)
    assert dates(register, milestone)[:2] == ("14.11.2023", "15.1.2024")


def test_the_original_can_be_told_later_but_not_changed(
    register: RegisterFile, project: str
) -> None:
    approve_another_plan(register, project)
    milestone = add_milestone(register, project, replace(GO, original="okt. 2023")).id
    assert dates(register, milestone)[:2] == ("okt. 2023", "14.11.2023")
    draft = milestone_draft(register.reader, milestone)
    with pytest.raises(RuleError) as caught:
        edit_milestone(register, milestone, replace(draft, original="sep. 2023"))
    assert refusal(caught) == ("original_stands", "original")


def test_with_one_plan_the_original_is_what_it_says(register: RegisterFile, project: str) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", original="okt. 2023")).id
    assert dates(register, milestone)[:2] == ("okt. 2023", "okt. 2023")
    with pytest.raises(RuleError) as caught:
        add_milestone(register, project, replace(GO, original="okt. 2023"))
    assert refusal(caught) == ("original_stands", "original")


def test_one_is_removed_with_what_the_plan_says_of_it(register: RegisterFile, project: str) -> None:
    milestone = add_milestone(register, project, GO).id
    change = remove_milestone(register, milestone)
    assert ("project", project) in change.rows
    assert names(register, project) == []
    assert register.reader.plan.due([project]) == ()
    assert register.check() == ()
    undo(register)
    assert dates(register, milestone)[1] == "14.11.2023"


def test_one_of_an_earlier_plan_is_not_removed(register: RegisterFile, project: str) -> None:
    milestone = add_milestone(register, project, GO).id
    approve_another_plan(register, project)
    with pytest.raises(RuleError) as caught:
        remove_milestone(register, milestone)
    assert refusal(caught) == ("milestone_in_plan", "name")
    draft = milestone_draft(register.reader, milestone)
    edit_milestone(register, milestone, replace(draft, approved=""))
    assert dates(register, milestone)[:2] == ("14.11.2023", "")


def test_a_project_without_a_plan_gets_its_first_and_can_still_be_given_an_end(
    register: RegisterFile,
) -> None:
    project = add_project(register, ProjectDraft("24-1", "Uden plan")).id
    add_milestone(register, project, GO)
    (plan,) = register.reader.baselines([project])
    assert (plan.version, plan.end) == (1, None)
    draft = project_draft(register.reader, project)
    edit_project(register, project, replace(draft, approved_end="dec. 2024", budget="4 mio. kr."))
    (plan,) = register.reader.baselines([project])
    assert plan.end is not None
    assert plan.end.text == "dec. 2024"
    assert len(register.reader.plan.due([project])) == 1


def test_saving_a_form_unchanged_records_nothing(register: RegisterFile, project: str) -> None:
    milestone = add_milestone(register, project, replace(GO, forecast="12.11.2023")).id
    draft = milestone_draft(register.reader, milestone)
    assert edit_milestone(register, milestone, draft).edit is None


@pytest.mark.parametrize("typed", ["30.02.2024", "31.4.2024", "1.13.2024"])
def test_a_milestone_is_not_reached_on_a_day_that_cannot_be(
    register: RegisterFile, project: str, typed: str
) -> None:
    added = add_milestone(register, project, GO).id
    draft = milestone_draft(register.reader, added)
    with pytest.raises(RuleError) as caught:
        edit_milestone(register, added, replace(draft, actual=typed))
    assert caught.value.problem.field == "actual"
    assert dates(register, added)[3] == ""
    edit_milestone(register, added, replace(draft, actual="i foråret"))
    assert dates(register, added)[3] == "i foråret"


def test_a_milestone_has_a_name_and_must_be_there(register: RegisterFile, project: str) -> None:
    with pytest.raises(RuleError) as caught:
        add_milestone(register, project, MilestoneDraft("  "))
    assert refusal(caught) == ("word_unnamed", "name")
    with pytest.raises(RuleError) as caught:
        remove_milestone(register, "gone")
    assert refusal(caught) == ("milestone_unknown", "name")


def test_the_history_names_the_milestone_and_its_dates(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, GO).id
    draft = milestone_draft(register.reader, milestone)
    edit_milestone(register, milestone, replace(draft, forecast="1.12.2023"))
    (newest, *_rest) = history(register, project_id=project)
    assert newest.sentence == "En milepæl for 22-3"
    (line,) = edit_changes(register, newest.edit)
    assert (line.place, line.before, line.after) == (
        "Forventet for »Go/no-go«",
        "",
        "1. dec. 2023",
    )
    remove_milestone(register, milestone)
    (newest, *_rest) = history(register, project_id=project)
    places = {line.place: line.before for line in edit_changes(register, newest.edit)}
    assert places["Godkendt dato for »Go/no-go«"] == "14. nov. 2023"
    assert places["Navn"] == "Go/no-go"


@pytest.mark.parametrize("field", ["original", "approved", "forecast", "actual"])
def test_a_day_that_the_calendar_has_not_is_refused_at_its_field(
    register: RegisterFile, project: str, field: str
) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go")).id
    position = register.position()
    wished = {field: "30.02.2024"}
    with pytest.raises(RuleError) as caught:
        edit_milestone(register, milestone, replace(MilestoneDraft("Go"), **wished))
    assert refusal(caught) == ("date_no_such_day", field)
    assert register.position() == position
    edit_milestone(register, milestone, MilestoneDraft("Go", original="29.2.2024"))
    assert dates(register, milestone)[0] == "29.2.2024"


def test_vague_words_for_a_milestone_are_kept_as_typed(
    register: RegisterFile, project: str
) -> None:
    milestone = add_milestone(register, project, MilestoneDraft("Go", forecast="efter ferien")).id
    assert dates(register, milestone)[2] == "efter ferien"
