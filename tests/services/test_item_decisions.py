"""At the meeting: decisions point by point, who took part, what came up, and when it ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.board_choices import (
    MeetingState,
    MinutesState,
    PointDecision,
    Presence,
    ProcedureState,
)
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.meetings import Attendance
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.attendances import attendance_drafts, write_attendances
from portfolio_desktop.services.history import next_undo, undo
from portfolio_desktop.services.item_absences import attend_item, leave_from, miss_item
from portfolio_desktop.services.item_decisions import (
    decide_item,
    decide_point,
    word_decision,
    write_discussion,
)
from portfolio_desktop.services.meeting_holding import hold_meeting
from portfolio_desktop.services.procedure_answers import Closing, close_procedure
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    RequestDraft,
    decide_request,
    draft_request,
    submit_request,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.board_ground import Ground, laid, made


@pytest.fixture
def ground(register: RegisterFile) -> Ground:
    return laid(register)


def code_of(caught: pytest.ExceptionInfo[RuleError]) -> str:
    return caught.value.problem.code


def test_points_are_decided_one_by_one_on_the_day_of_the_meeting(ground: Ground) -> None:
    first, second = ground.points(0)
    decide_point(ground.register, first.id, PointDecision.APPROVED)
    word_decision(ground.register, first.id, "med den rettelse,\nat Region Nord er med")
    decide_point(ground.register, second.id, PointDecision.DISCUSSED)
    points = ground.points(0)
    assert [each.decision for each in points] == [PointDecision.APPROVED, PointDecision.DISCUSSED]
    assert {each.decided_on for each in points} == {date(2023, 11, 10)}
    assert points[0].decision_text == "med den rettelse,\nat Region Nord er med"


def test_a_decision_is_taken_back_and_undone_exactly(ground: Ground) -> None:
    before = ground.points(1)
    decide_point(ground.register, before[0].id, PointDecision.NOTED)
    decide_point(ground.register, before[0].id, None)
    assert ground.points(1) == before
    undo(ground.register)
    assert ground.points(1)[0].decision is PointDecision.NOTED
    undo(ground.register)
    assert ground.points(1) == before


def test_an_item_is_decided_at_once_what_was_decided_alone_stays(ground: Ground) -> None:
    first, _second = ground.points(0)
    decide_point(ground.register, first.id, PointDecision.POSTPONED)
    decide_item(ground.register, ground.items[0], PointDecision.NOTED)
    assert [each.decision for each in ground.points(0)] == [
        PointDecision.POSTPONED,
        PointDecision.NOTED,
    ]
    decide_item(ground.register, ground.items[0], PointDecision.ENDORSED)
    assert {each.decision for each in ground.points(0)} == {PointDecision.ENDORSED}


def test_an_item_that_recommends_nothing_can_be_decided_too(ground: Ground) -> None:
    decide_item(ground.register, ground.items[2], PointDecision.NOTED)
    (point,) = ground.points(2)
    assert (point.text, point.decision) == ("", PointDecision.NOTED)
    undo(ground.register)
    assert ground.points(2) == ()


def test_what_was_said_is_written_and_is_one_step_while_it_goes_on(ground: Ground) -> None:
    write_discussion(ground.register, ground.items[0], "Kredsen")
    write_discussion(ground.register, ground.items[0], "Kredsen spurgte.", goes_on=True)
    assert ground.item(0).discussion == "Kredsen spurgte."
    undo(ground.register)
    assert ground.item(0).discussion == ""


def test_every_edit_has_words(ground: Ground) -> None:
    decide_item(ground.register, ground.items[1], PointDecision.NOTED)
    step = next_undo(ground.register)
    assert step is not None
    assert step.sentence == "beslutningen om punkt 2, 10. nov. 2023"


def _requested(ground: Ground, project: str) -> str:
    """A request on the agenda as item 2, with one point."""
    register = ground.register
    draft = RequestDraft(
        project, title="Ny idriftsættelse", changes=(ChangeDraft(Subject.END, "juni 2024"),)
    )
    request = draft_request(register, draft).id
    submit_request(register, request)
    with register.edit(_label()) as edit:
        edit.set("change_request", request, "item_id", ground.items[1])
        edit.set("item", ground.items[1], "request_id", request)
        edit.set("item", ground.items[1], "project_id", project)
    return request


def _label() -> Label:
    return Label("setting_kept", {"key": "test"})


def test_deciding_the_item_decides_its_change_request_in_one_undo(
    ground: Ground, project: str
) -> None:
    register = ground.register
    request = _requested(ground, project)
    (point,) = ground.points(1)
    decide_point(register, point.id, PointDecision.APPROVED)
    (decided,) = register.reader.requests([request])
    assert decided.state is RequestState.APPROVED
    assert decided.decision_forum == "RSI-kredsen"
    assert decided.decision_reference == "mødet 10. nov. 2023, punkt 2"
    assert decided.decided_on == date(2023, 11, 10)
    assert len(register.reader.baselines([project])) == 2
    undo(register)
    (back,) = register.reader.requests([request])
    assert back.state is RequestState.SUBMITTED
    assert ground.points(1) == (point,)
    assert len(register.reader.baselines([project])) == 1


def test_a_decided_request_is_not_turned_by_another_word_for_its_point(
    ground: Ground, project: str
) -> None:
    register = ground.register
    _requested(ground, project)
    (point,) = ground.points(1)
    decide_point(register, point.id, PointDecision.APPROVED)
    with pytest.raises(RuleError) as caught:
        decide_point(register, point.id, PointDecision.REJECTED)
    assert code_of(caught) == "item_request_decided"
    decide_point(register, point.id, PointDecision.APPROVED_WITH_REMARKS)
    assert ground.points(1)[0].decision is PointDecision.APPROVED_WITH_REMARKS


def test_what_was_decided_in_writing_is_noted_at_the_meeting_and_not_turned(
    ground: Ground, project: str
) -> None:
    register = ground.register
    request = _requested(ground, project)
    (point,) = ground.points(1)
    in_writing = made(register, "written_procedure", number="14")
    rejected = Decision(
        RequestState.REJECTED, "1.11.2023", "RSI", "nr. 14", procedure_id=in_writing
    )
    decide_request(register, request, replace(rejected, submitted_on="1.11.2023"))
    with pytest.raises(RuleError) as caught:
        decide_point(register, point.id, PointDecision.APPROVED)
    assert code_of(caught) == "request_decided_elsewhere"
    decide_point(register, point.id, PointDecision.NOTED)
    (still,) = register.reader.requests([request])
    assert (still.state, still.procedure_id) == (RequestState.REJECTED, in_writing)
    assert len(register.reader.baselines([project])) == 1


def test_a_request_decided_at_a_meeting_is_not_turned_in_writing(
    ground: Ground, project: str
) -> None:
    register = ground.register
    request = _requested(ground, project)
    other = made(register, "written_procedure", number="15", request_id=request)
    made(register, "recommendation", procedure_id=other, text="at det godkendes")
    with register.edit(_label()) as edit:
        edit.set("written_procedure", other, "state", ProcedureState.SENT)
    decide_point(register, ground.points(1)[0].id, PointDecision.APPROVED)
    with pytest.raises(RuleError) as caught:
        close_procedure(register, other, Closing(PointDecision.REJECTED))
    assert code_of(caught) == "request_decided_elsewhere"
    close_procedure(register, other, Closing(PointDecision.NOTED))
    assert len(register.reader.baselines([project])) == 2


def test_a_noted_request_still_awaits_its_decision(ground: Ground, project: str) -> None:
    request = _requested(ground, project)
    decide_item(ground.register, ground.items[1], PointDecision.NOTED)
    (still,) = ground.register.reader.requests([request])
    assert still.state is RequestState.SUBMITTED


def test_a_refused_request_refuses_the_whole_decision(ground: Ground, project: str) -> None:
    """Sent in after the meeting: nothing of the decision is written."""
    register = ground.register
    request = _requested(ground, project)
    with register.edit(_label()) as edit:
        edit.set("change_request", request, "submitted_on", date(2024, 1, 1))
    before = ground.points(1)
    with pytest.raises(RuleError):
        decide_item(register, ground.items[1], PointDecision.APPROVED)
    assert ground.points(1) == before


def test_who_left_misses_the_rest(ground: Ground) -> None:
    register = ground.register
    leave_from(register, ground.items[1], ground.people[0], "måtte gå kl. 14")
    assert {each.item_id for each in ground.absences()} == set(ground.items[1:])
    undo(register)
    assert ground.absences() == ()
    miss_item(register, ground.items[0], ground.people[0], "inhabil")
    assert [each.reason for each in ground.absences()] == ["inhabil"]
    attend_item(register, ground.items[0], ground.people[0])
    assert ground.absences() == ()


def test_one_whose_absence_the_minutes_tell_is_not_taken_out(ground: Ground) -> None:
    register = ground.register
    miss_item(register, ground.items[0], ground.people[0], "inhabil")
    left = attendance_drafts(register.reader, ground.meeting)[1:]
    with pytest.raises(RuleError) as caught:
        write_attendances(register, ground.meeting, left)
    assert code_of(caught) == "attendance_used"
    attend_item(register, ground.items[0], ground.people[0])
    write_attendances(register, ground.meeting, left)
    assert attendance_drafts(register.reader, ground.meeting) == left


def test_only_who_is_there_can_leave(ground: Ground) -> None:
    with ground.register.edit(_label()) as edit:
        edit.set("attendance", ground.people[1], "presence", Presence.APOLOGIES)
    for verb in (miss_item, leave_from):
        with pytest.raises(RuleError) as caught:
            verb(ground.register, ground.items[0], ground.people[1])
        assert code_of(caught) == "not_at_the_meeting"


def test_the_meeting_is_held_with_those_who_sent_no_apologies(ground: Ground) -> None:
    register = ground.register
    with register.edit(_label()) as edit:
        edit.set("attendance", ground.people[1], "presence", Presence.APOLOGIES)
    hold_meeting(register, ground.meeting, "kl. 14.30")
    meeting = ground.held()
    assert (meeting.state, meeting.ended_at) == (MeetingState.HELD, "14:30")
    assert meeting.minutes_state is MinutesState.DRAFT
    people = register.reader.board.rows(Attendance)
    assert [each.presence for each in people] == [
        Presence.PRESENT,
        Presence.APOLOGIES,
        Presence.PRESENT,
    ]
    undo(register)
    assert ground.held().state is MeetingState.PLANNED


@pytest.mark.parametrize("text", ["25.00", "12.75", "halv tre"])
def test_what_is_no_time_is_refused(ground: Ground, text: str) -> None:
    with pytest.raises(RuleError) as caught:
        hold_meeting(ground.register, ground.meeting, text)
    assert caught.value.problem.field == "ended_at"


def test_the_date_of_lpr3_is_moved_by_agreement(register: RegisterFile, project: str) -> None:
    """LPR3 (owner Sundhedsdatastyrelsen) moved from 3 Nov 2018 to 1 Mar 2019 by agreement."""
    ground = laid(register, date(2018, 8, 29))
    named = replace(project_draft(register.reader, project), name="LPR3", forecast_end="3.11.2018")
    edit_project(register, project, named)
    draft = RequestDraft(
        project,
        title="LPR3 udskydes efter aftale",
        reason="Regionerne meldte stor usikkerhed på mødet den 4. juli 2018",
        submitted_on="10.08.2018",
        changes=(ChangeDraft(Subject.END, "1.3.2019"),),
    )
    request = draft_request(register, draft).id
    submit_request(register, request)
    with register.edit(_label()) as edit:
        edit.set("item", ground.items[1], "request_id", request)
        edit.set("item", ground.items[1], "project_id", project)
    decide_item(register, ground.items[1], PointDecision.ENDORSED)
    word_decision(register, ground.points(1)[0].id, "efter aftale med regionerne")
    (moved,) = register.reader.projects([project])
    assert moved.forecast_end is not None
    assert moved.forecast_end.latest == date(2019, 3, 1)
    first, second = register.reader.baselines([project])
    assert (first.version, second.version) == (1, 2)
    assert second.end is not None
    assert second.end.latest == date(2019, 3, 1)
    (decided,) = register.reader.requests([request])
    assert decided.decision_reference == "mødet 29. aug. 2018, punkt 2"
