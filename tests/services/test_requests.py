"""Change requests on their way to a decision, and what a decision does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.change_request import About, RequestState, Subject
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.history import redo, undo
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.request_list import (
    consequences,
    preview_changes,
    request_rows,
    request_view,
)
from portfolio_desktop.services.requested import field_of
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    RequestDraft,
    decide_request,
    draft_request,
    edit_request,
    new_request_draft,
    propose_number,
    put_on_agenda,
    remove_request,
    request_draft,
    submit_request,
    take_back_request,
)
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.refusing import refused

APPROVAL = Decision(RequestState.APPROVED, "10.11.2023", "Prøvekredsen", "Mødet den 10. november")
TODAY = date(2023, 11, 30)
LATER = ChangeDraft(Subject.END, "juni 2024")


def drafted(register: RegisterFile, project: str, *changes: ChangeDraft) -> str:
    draft = new_request_draft(register.reader, project, register.today())
    return draft_request(
        register, replace(draft, title="En måned mere", changes=changes or (LATER,))
    ).id


def submitted(register: RegisterFile, project: str, *changes: ChangeDraft) -> str:
    request = drafted(register, project, *changes)
    submit_request(register, request)
    return request


def state_of(register: RegisterFile, request: str) -> RequestState:
    (found,) = register.reader.requests([request])
    return found.state


def test_a_request_starts_from_the_approved_plan_with_the_next_number(
    register: RegisterFile, project: str
) -> None:
    first = drafted(register, project, LATER, ChangeDraft(Subject.BUDGET, "9 mio. kr."))
    second = drafted(register, project)
    numbers = [each.number for each in register.reader.requests([first, second])]
    assert numbers == ["2023-01", "2023-02"]
    view = request_view(register.reader, first)
    assert [(line.before, line.after, line.difference) for line in view.lines] == [
        ("apr. 2024", "jun. 2024", "+2 måneder"),
        ("8,4\u00a0mio.\u00a0kr.", "9\u00a0mio.\u00a0kr.", "+600.000\u00a0kr."),
    ]


def test_the_form_of_a_request_gives_back_what_was_typed(
    register: RegisterFile, project: str
) -> None:
    draft = RequestDraft(
        project_id=project,
        number="2023-09",
        title="Ny leder",
        reason="Regionen trækker sig",
        consequence="Projektet står stille",
        requested_by="Styregruppen",
        meeting="Kredsens møde",
        meeting_on="10.11.2023",
        changes=(
            LATER,
            ChangeDraft(Subject.LEAD, "Region Øst"),
            ChangeDraft(Subject.PHASE, "idea"),
        ),
    )
    request = draft_request(register, draft).id
    found = request_draft(register.reader, request)
    assert replace(found, changes=()) == replace(draft, changes=())
    assert set(found.changes) == set(draft.changes)
    assert edit_request(register, request, found).edit is None


def test_editing_takes_subjects_away_and_adds_others(register: RegisterFile, project: str) -> None:
    request = drafted(register, project, LATER)
    draft = request_draft(register.reader, request)
    edit_request(register, request, replace(draft, changes=(ChangeDraft(Subject.SCOPE, "Mindre"),)))
    (change,) = register.reader.requested_changes([request])
    assert (change.subject, change.after_text) == (Subject.SCOPE, "Mindre")
    edit_request(register, request, draft)
    (change,) = register.reader.requested_changes([request])
    assert change.subject is Subject.END


def test_an_approval_makes_the_next_plan_and_moves_the_project_in_one_edit(
    register: RegisterFile, project: str
) -> None:
    request = submitted(
        register,
        project,
        LATER,
        ChangeDraft(Subject.PHASE, "realisation"),
        ChangeDraft(Subject.LEAD, "Region Øst"),
    )
    put_on_agenda(register, request, "Kredsens møde", "10.11.2023")
    before = register.reader.projects(), register.reader.baselines()
    decide_request(register, request, APPROVAL)
    after = register.reader.projects(), register.reader.baselines()
    (found,) = register.reader.projects([project])
    original, approved = register.reader.baselines([project])
    assert original == before[1][0]
    assert (approved.version, approved.end.text, approved.budget, approved.request_id) == (
        2,
        "juni 2024",
        original.budget,
        request,
    )
    assert approved.approved_on == date(2023, 11, 10)
    assert (found.forecast_end.text, found.phase) == ("juni 2024", "realisation")
    leads = {each.id: each.name for each in register.reader.participants()}
    assert leads[found.lead_id] == "Region Øst"
    for month, said in (
        (10, (None, "jun. 2024 fra november 2023")),
        (11, (found.forecast_end, "")),
    ):
        ends = project_panel(register.reader, project, Period(2023, month), TODAY).ends
        assert (ends.forecast, ends.forecast_words) == said
    undo(register)
    assert (register.reader.projects(), register.reader.baselines()) == before
    redo(register)
    assert (register.reader.projects(), register.reader.baselines()) == after


def test_an_approval_with_changes_gives_what_was_granted(
    register: RegisterFile, project: str
) -> None:
    request = submitted(register, project, LATER, ChangeDraft(Subject.BUDGET, "9 mio. kr."))
    outcome = replace(APPROVAL, outcome=RequestState.APPROVED_WITH_CHANGES)
    with refused("granted_missing"):
        decide_request(register, request, outcome)
    with refused("granted_missing"):
        decide_request(register, request, replace(outcome, granted=(LATER,)))
    with refused("not_asked_for", "changes.scope"):
        decide_request(
            register, request, replace(outcome, granted=(ChangeDraft(Subject.SCOPE, "x"),))
        )
    granted = replace(outcome, granted=(ChangeDraft(Subject.END, "maj 2024"),))
    decide_request(register, request, granted)
    plan = register.reader.baselines([project])[-1]
    assert (plan.end.text, plan.budget.ore) == ("maj 2024", 900_000_000)
    line = request_view(register.reader, request).lines[0]
    assert (line.after, line.granted, line.difference) == ("jun. 2024", "maj 2024", "+1 måned")
    (row,) = request_rows(register.reader)
    assert "Slutdato: apr. 2024 → maj 2024 (+1 måned)" in row.summary


@pytest.mark.parametrize(
    "outcome", [RequestState.REJECTED, RequestState.POSTPONED, RequestState.WITHDRAWN]
)
def test_other_decisions_only_record(
    register: RegisterFile, project: str, outcome: RequestState
) -> None:
    request = submitted(register, project)
    before = register.reader.projects(), register.reader.baselines()
    decide_request(register, request, replace(APPROVAL, outcome=outcome, note="Se referatet"))
    assert (register.reader.projects(), register.reader.baselines()) == before
    (found,) = register.reader.requests([request])
    assert (found.state, found.decided_on, found.decision_note) == (
        outcome,
        date(2023, 11, 10),
        "Se referatet",
    )


def test_phase_and_lead_are_part_of_the_plan(register: RegisterFile, project: str) -> None:
    request = submitted(register, project, ChangeDraft(Subject.PHASE, "realisation"))
    decide_request(register, request, APPROVAL)
    first, second = register.reader.baselines([project])
    assert (first.phase, second.phase) == ("execution", "realisation")
    assert first.lead_id == second.lead_id == register.reader.projects([project])[0].lead_id
    assert (second.end, second.budget) == (first.end, first.budget)
    assert register.reader.projects([project])[0].phase == "realisation"


def test_what_was_before_is_what_held_at_the_decision(register: RegisterFile, project: str) -> None:
    slow = submitted(register, project, ChangeDraft(Subject.END, "dec. 2024"))
    quick = submitted(register, project, LATER)
    decide_request(register, quick, APPROVAL)
    decide_request(register, slow, APPROVAL)
    assert request_view(register.reader, slow).lines[0].before == "jun. 2024"
    assert [plan.end.text for plan in register.reader.baselines([project])] == [
        "apr. 2024",
        "juni 2024",
        "dec. 2024",
    ]


@pytest.mark.parametrize(
    ("decision", "code", "field"),
    [
        (replace(APPROVAL, decided_on=""), "day_missing", "decided_on"),
        (replace(APPROVAL, decided_on="nov. 2023"), "day_unread", "decided_on"),
        (replace(APPROVAL, forum=" "), "decider_missing", "forum"),
        (replace(APPROVAL, reference=""), "reference_missing", "reference"),
        (replace(APPROVAL, outcome=RequestState.SUBMITTED), "not_an_outcome", "outcome"),
        (replace(APPROVAL, outcome=None), "outcome_missing", "outcome"),
        (replace(APPROVAL, submitted_on=" "), "submitted_missing", "submitted_on"),
        (replace(APPROVAL, submitted_on="i går"), "day_unread", "submitted_on"),
        (replace(APPROVAL, submitted_on="11.11.2023"), "submitted_after_decision", "submitted_on"),
        (replace(APPROVAL, decided_on="1.11.2023"), "submitted_after_decision", "submitted_on"),
    ],
)
def test_an_incomplete_decision_is_refused(
    register: RegisterFile, project: str, decision: Decision, code: str, field: str
) -> None:
    request = submitted(register, project)
    before = register.position()
    with refused(code, field):
        decide_request(register, request, decision)
    assert state_of(register, request) is RequestState.SUBMITTED
    assert register.position() == before


def test_a_decision_can_say_when_the_request_was_sent_in(
    register: RegisterFile, project: str
) -> None:
    request = submitted(register, project)
    decide_request(
        register, request, replace(APPROVAL, decided_on="1.11.2023", submitted_on="12.10.2023")
    )
    (found,) = register.reader.requests([request])
    assert (found.submitted_on, found.decided_on) == (date(2023, 10, 12), date(2023, 11, 1))
    undo(register)
    (found,) = register.reader.requests([request])
    assert found.submitted_on == register.today()


def test_a_withdrawal_asks_for_no_other_days(register: RegisterFile, project: str) -> None:
    request = drafted(register, project)
    decide_request(register, request, Decision(RequestState.WITHDRAWN, "1.11.2023"))
    assert register.reader.requests([request])[0].submitted_on is None


def test_a_draft_is_submitted_before_it_is_decided_and_decided_once(
    register: RegisterFile, project: str
) -> None:
    request = drafted(register, project)
    before = register.position()
    with refused("request_state"):
        decide_request(register, request, APPROVAL)
    assert state_of(register, request) is RequestState.DRAFT
    assert register.position() == before
    submit_request(register, request)
    take_back_request(register, request)
    submit_request(register, request)
    decide_request(register, request, APPROVAL)
    decided = register.position()
    with refused("request_decided"):
        decide_request(register, request, APPROVAL)
    with refused("request_decided"):
        edit_request(register, request, request_draft(register.reader, request))
    with refused("request_decided"):
        take_back_request(register, request)
    assert state_of(register, request) is RequestState.APPROVED
    assert register.position() == decided


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ((), "no_changes", "changes"),
        ((ChangeDraft(Subject.SCOPE, " "),), "change_incomplete", "changes.scope"),
        ((ChangeDraft(Subject.END, "når vi er klar"),), "date_missing", "changes.end"),
    ],
)
def test_a_request_that_says_nothing_is_not_submitted(
    register: RegisterFile, project: str, changes: tuple[ChangeDraft, ...], code: str, field: str
) -> None:
    request = drafted(register, project)
    draft = request_draft(register.reader, request)
    edit_request(register, request, replace(draft, changes=changes))
    before = register.position()
    with refused(code, field):
        submit_request(register, request)
    assert state_of(register, request) is RequestState.DRAFT
    assert register.position() == before


def test_forms_that_cannot_be_read_are_refused(register: RegisterFile, project: str) -> None:
    draft = new_request_draft(register.reader, project, register.today())
    before = register.position()
    with refused("title_missing", "title"):
        draft_request(register, draft)
    titled = replace(draft, title="T", changes=(ChangeDraft(Subject.BUDGET, "mange penge"),))
    with refused("money_not_an_amount", "changes.budget"):
        draft_request(register, titled)
    with refused("project_unknown"):
        draft_request(register, replace(titled, project_id="væk"))
    assert register.reader.requests() == ()
    assert register.position() == before
    request = submitted(register, project)
    before = register.position()
    with refused("meeting_missing", "meeting"):
        put_on_agenda(register, request, "")
    with refused("request_unknown"):
        submit_request(register, "væk")
    assert state_of(register, request) is RequestState.SUBMITTED
    assert register.position() == before


def test_a_budget_without_a_unit_is_in_that_of_the_budget_that_holds(
    register: RegisterFile, project: str
) -> None:
    bare = ChangeDraft(Subject.BUDGET, "9,2")
    (line,) = preview_changes(register.reader, project, (bare,))
    assert (line.after, line.difference) == ("9,2\u00a0mio.\u00a0kr.", "+800.000\u00a0kr.")
    request = drafted(register, project, bare)
    for _again in range(2):
        (change,) = register.reader.requested_changes([request])
        assert change.after_money == Money(920_000_000, "9,2 mio. kr.")
        draft = request_draft(register.reader, request)
        edit_request(register, request, replace(draft, changes=(bare,)))
    year = ChangeDraft(Subject.YEAR_BUDGET, "9,2", About(year=2024))
    with refused("money_unit_missing", field_of(year.topic)):
        drafted(register, project, year)


def test_only_a_draft_is_removed(register: RegisterFile, project: str) -> None:
    request = drafted(register, project)
    change = remove_request(register, request)
    assert register.reader.requests() == ()
    assert ("project", project) in change.rows
    # Its number may stand in a letter: it is given to no other.
    assert propose_number(register.reader, register.today()) == "2023-02"
    assert propose_number(register.reader, date(2024, 1, 2)) == "2024-01"
    undo(register)
    submit_request(register, request)
    with refused("request_submitted"):
        remove_request(register, request)
    decide_request(register, request, APPROVAL)
    # What has been decided can no longer be withdrawn either, so nothing of that is promised.
    with pytest.raises(RuleError) as caught:
        remove_request(register, request)
    assert message_for(caught.value).happened == (
        "Ændringsanmodningen er behandlet (godkendt) og kan ikke længere ændres."
    )


def test_a_step_back_that_is_not_there_is_refused_in_words(
    register: RegisterFile, project: str
) -> None:
    request = submitted(register, project)
    decide_request(register, request, replace(APPROVAL, outcome=RequestState.POSTPONED))
    with pytest.raises(RuleError) as caught:
        take_back_request(register, request)
    assert message_for(caught.value).happened == (
        "Ændringsanmodningen er udsat og kan ikke gå et trin tilbage."
    )
    with pytest.raises(RuleError) as caught:
        take_back_request(register, drafted(register, project))
    assert message_for(caught.value).happened == (
        "Ændringsanmodningen er under udarbejdelse og kan ikke gå et trin tilbage."
    )


def test_the_form_shows_what_would_follow(register: RegisterFile, project: str) -> None:
    drafts = (ChangeDraft(Subject.END, "maj 2024"), ChangeDraft(Subject.BUDGET, "8,4 mio. kr."))
    lines = preview_changes(register.reader, project, drafts)
    assert [(line.difference, line.direction) for line in lines] == [
        ("+1 måned", 1),
        ("uændret", 0),
    ]
    told = [each.sentence for each in consequences(register.reader, project, drafts, date.max)]
    assert told == [
        "Tid: +1 md. i forhold til den oprindelige plan",
        "Økonomi: uændret",
        "Godkendt plan, version 2",
    ]
    (unread,) = preview_changes(register.reader, project, (ChangeDraft(Subject.END, "snart"),))
    assert unread.problem is not None


@pytest.mark.parametrize(
    ("forecast", "kept", "sentence"),
    [
        ("ultimo juni 2024", True, "Forventet slutdato bliver stående: ultimo jun. 2024"),
        ("maj 2024", False, "Forventet slutdato flyttes fra maj 2024 til jun. 2024"),
    ],
)
def test_a_more_exact_forecast_within_the_granted_date_keeps_its_words(
    register: RegisterFile, project: str, forecast: str, kept: bool, sentence: str
) -> None:
    draft = project_draft(register.reader, project)
    edit_project(register, project, replace(draft, forecast_end=forecast))
    told = consequences(register.reader, project, (LATER,), register.today())
    assert sentence in [each.sentence for each in told]
    decide_request(register, submitted(register, project), APPROVAL)
    (found,) = register.reader.projects([project])
    assert found.forecast_end is not None
    assert found.forecast_end.text == (forecast if kept else "juni 2024")
    assert register.reader.baselines([project])[-1].end.text == "juni 2024"


def test_the_lamp_of_the_hint_is_shown_before_and_after_with_its_arithmetic(
    register: RegisterFile, project: str
) -> None:
    holds, *_ = consequences(register.reader, project, (LATER,), date(2024, 1, 31))
    assert (holds.before, holds.colour) == (Colour.YELLOW, Colour.GREEN)
    passed, *_ = consequences(register.reader, project, (LATER,), date(2024, 8, 31))
    assert passed.colour is Colour.YELLOW
    assert "vejledende gul" in passed.detail


@pytest.mark.parametrize("kept", ["2024-06-13", "13.06.2024"])
def test_a_day_comes_back_as_danes_write_it(
    register: RegisterFile, project: str, kept: str
) -> None:
    draft = project_draft(register.reader, project)
    edit_project(register, project, replace(draft, forecast_end=kept))
    (before,) = register.reader.projects([project])
    form = project_draft(register.reader, project)
    assert form.forecast_end == "13.06.2024"
    edit_project(register, project, form)
    assert register.reader.projects([project]) == (before,)


@pytest.mark.parametrize("meeting", ["Kredsen 10. november 2023", "Kredsen"])
def test_the_day_of_a_meeting_is_told_once(
    register: RegisterFile, project: str, meeting: str
) -> None:
    put_on_agenda(register, submitted(register, project), meeting, "10.11.2023")
    (row,) = request_rows(register.reader)
    told = {"Kredsen": "Kredsen, 10. nov. 2023"}.get(meeting, meeting)
    assert row.handled == told


def test_the_list_has_open_requests_first(register: RegisterFile, project: str) -> None:
    decided, waiting = submitted(register, project), submitted(register, project)
    decide_request(register, decided, APPROVAL)
    rows = request_rows(register.reader)
    assert [row.id for row in rows] == [waiting, decided]
    assert rows[0].summary == "Slutdato: apr. 2024 → jun. 2024 (+2 måneder)"
    assert rows[1].handled == "Prøvekredsen, Mødet den 10. november, 10. nov. 2023"
