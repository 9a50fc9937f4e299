"""Where a request can have been decided: what the form offers, and what is kept of a choice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.board_choices import MeetingState, ProcedureState
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.services.decision_places import decision_places
from portfolio_desktop.services.decisions import Decision, decide_request, decision_faults
from portfolio_desktop.services.requests import ChangeDraft, RequestDraft, draft_request
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.board_ground import Ground, laid, made

APPROVAL = Decision(
    RequestState.APPROVED, "10.11.2023", "RSI-kredsen", "mødet", submitted_on="1.11.2023"
)


@pytest.fixture
def ground(register: RegisterFile) -> Ground:
    return laid(register)


@pytest.fixture
def request_id(ground: Ground, project: str) -> str:
    """A request that item 2 of the meeting is about."""
    register, wish = ground.register, (ChangeDraft(Subject.END, "juni 2024"),)
    request = draft_request(register, RequestDraft(project, title="Ny", changes=wish)).id
    with register.edit(Label("setting_kept", {"key": "test"})) as edit:
        edit.set("item", ground.items[1], "request_id", request)
        edit.set("item", ground.items[0], "project_id", project)
        edit.set("change_request", request, "state", RequestState.ON_AGENDA)
        edit.set("change_request", request, "item_id", ground.items[1])
        edit.set("change_request", request, "meeting", "RSI-kredsen")
        edit.set("change_request", request, "meeting_on", date(2023, 11, 10))
    return request


def test_the_requests_own_item_is_offered_first_then_every_meeting_and_procedure(
    ground: Ground, request_id: str
) -> None:
    register = ground.register
    made(register, "meeting", held_on=date(2023, 12, 1), state=MeetingState.CANCELLED)
    made(register, "meeting", held_on=date(2023, 9, 1))
    made(register, "written_procedure", number="13", state=ProcedureState.WITHDRAWN)
    fourteen = made(register, "written_procedure", number="14", title="Ny dato")
    found = decision_places(register.reader, request_id)
    assert [(each.words, each.title) for each in found.own] == [
        ("mødet 10. nov. 2023, punkt 2", "Afslutning"),
        ("mødet 10. nov. 2023, punkt 1", "Økonomi"),
    ]
    assert [each.words for each in found.meetings] == ["mødet 10. nov. 2023", "mødet 1. sep. 2023"]
    assert [(each.words, each.procedure_id) for each in found.procedures] == [
        ("direktørmail nr. 14", fourteen)
    ]
    own = found.of_item(ground.items[1])
    assert own is not None
    assert (own.board, own.day) == ("RSI-kredsen", "10.11.2023")
    assert found.named(" Mødet 10. nov. 2023, punkt 2") == own
    assert found.named("direktørmail nr. 9") is None


@pytest.mark.parametrize(
    ("words", "outcome", "kept"),
    [
        ("RSI-kredsens møde", RequestState.APPROVED, True),
        ("møde den 10. november 2023", RequestState.REJECTED, True),
        ("direktørmail nr. 14", RequestState.APPROVED, False),
        ("direktørmail nr. 14", RequestState.POSTPONED, True),
    ],
)
def test_words_of_ones_own_say_whether_it_was_decided_at_its_meeting(
    ground: Ground, request_id: str, words: str, outcome: RequestState, kept: bool
) -> None:
    decision = replace(APPROVAL, reference=words, outcome=outcome)
    decide_request(ground.register, request_id, decision)
    (found,) = ground.register.reader.requests([request_id])
    assert found.item_id == (ground.items[1] if kept else None)


def test_all_that_is_missing_is_told_at_once(ground: Ground, request_id: str) -> None:
    reader = ground.register.reader
    assert decision_faults(reader, request_id, APPROVAL) == ()
    empty = Decision(None, "", submitted_on="")
    assert [each.field for each in decision_faults(reader, request_id, empty)] == [
        *("outcome", "submitted_on", "decided_on", "forum", "reference")
    ]
    withdrawn = Decision(RequestState.WITHDRAWN, "snart")
    assert [each.field for each in decision_faults(reader, request_id, withdrawn)] == ["decided_on"]
