"""Commitments and actions through the services: promised, moved, kept or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.actions import Action, ActionKind, ActionMove, ActionState
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.actions import (
    ActionDraft,
    Ending,
    action_draft,
    add_action,
    due_text,
    edit_action,
    end_actions,
    move_due,
    new_action_draft,
    remove_action,
    reopen_actions,
)
from portfolio_desktop.services.history import edit_changes, history, undo
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.refusing import refusal

PLAN = ActionDraft(
    title="Revideret plan", owner="Leder af KIIT", participant="Region Århus", due="Q1-2024"
)


def kept(register: RegisterFile, action: str) -> Action:
    found = register.reader.board.row(Action, action)
    assert found is not None
    return found


def moves(register: RegisterFile, action: str) -> list[tuple[str, str, str]]:
    rows = register.reader.board.rows(ActionMove, action_id=[action])
    return sorted(
        (
            each.before.text if each.before else "",
            each.after.text if each.after else "",
            each.reason,
        )
        for each in rows
    )


def last_sentence(register: RegisterFile) -> str:
    return next(iter(history(register))).sentence


def make_meeting(register: RegisterFile) -> str:
    meeting = new_id()
    with register.edit(Label("test")) as edit:
        edit.create("meeting", meeting, {"held_on": date(2023, 10, 27)})
    return meeting


def test_a_promise_is_kept_as_typed_with_the_years_next_number(
    register: RegisterFile, project: str
) -> None:
    first = add_action(register, replace(PLAN, project_id=project)).id
    second = add_action(register, PLAN).id
    action = kept(register, first)
    assert (action.number, kept(register, second).number) == ("2023-01", "2023-02")
    assert action.title == "Revideret plan"
    assert action.due is not None
    assert (action.due.text, action.due.latest) == ("Q1-2024", date(2024, 3, 31))
    assert action.promised_on == date(2023, 11, 2)
    assert action_draft(register.reader, first) == replace(
        PLAN, project_id=project, number="2023-01", promised_on="02.11.2023"
    )
    assert new_action_draft(register.reader, register.today()).number == "2023-03"


def test_a_promise_to_a_meeting_was_made_the_day_of_the_meeting(
    register: RegisterFile, project: str
) -> None:
    meeting = make_meeting(register)
    action = add_action(register, replace(PLAN, meeting_id=meeting)).id
    assert kept(register, action).promised_on == date(2023, 10, 27)
    said = add_action(register, replace(PLAN, meeting_id=meeting, promised_on="1.11.2023")).id
    assert kept(register, said).promised_on == date(2023, 11, 1)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"title": "  "}, ("action_title_missing", "title")),
        ({"due": "30.02.2024"}, ("date_no_such_day", "due")),
        ({"participant": "Ukendt"}, ("lead_unknown", "participant")),
        ({"meeting_id": "gone"}, ("action_meeting_unknown", "meeting_id")),
        ({"project_id": "gone"}, ("project_unknown", "project_id")),
        ({"promised_on": "engang"}, ("day_unread", "promised_on")),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    register: RegisterFile, project: str, changed: dict[str, str], expected: tuple[str, str]
) -> None:
    before = register.position()
    with pytest.raises(RuleError) as caught:
        add_action(register, replace(PLAN, **changed))  # type: ignore[arg-type]
    assert refusal(caught) == expected
    assert register.position() == before


def test_a_due_date_is_moved_with_a_reason_and_every_move_counts(
    register: RegisterFile, project: str
) -> None:
    action = add_action(register, PLAN).id
    move_due(register, action, "apr. 2024", "Leverandøren er forsinket")
    move_due(register, action, "juni 2024", "Anden leverandør", on="15.11.2023")
    assert due_text(register.reader, action) == "juni 2024"
    assert moves(register, action) == [
        ("Q1-2024", "apr. 2024", "Leverandøren er forsinket"),
        ("apr. 2024", "juni 2024", "Anden leverandør"),
    ]
    assert last_sentence(register) == "Frist for opfølgning 2023-01 flyttet til jun. 2024"
    undo(register)
    assert due_text(register.reader, action) == "apr. 2024"
    assert len(moves(register, action)) == 1


def test_the_first_date_is_no_move(register: RegisterFile, project: str) -> None:
    action = add_action(register, replace(PLAN, due="")).id
    move_due(register, action, "apr. 2024", "")
    assert moves(register, action) == []
    assert due_text(register.reader, action) == "apr. 2024"


@pytest.mark.parametrize(
    ("due", "reason", "expected"),
    [
        ("apr. 2024", " ", ("action_move_reason", "reason")),
        ("1. kvartal 2024", "Ny plan", ("action_move_same", "due")),
        ("", "Ny plan", ("day_missing", "due")),
        ("31.04.2024", "Ny plan", ("date_no_such_day", "due")),
    ],
)
def test_a_move_that_says_nothing_is_refused(
    register: RegisterFile, project: str, due: str, reason: str, expected: tuple[str, str]
) -> None:
    action = add_action(register, PLAN).id
    with pytest.raises(RuleError) as caught:
        move_due(register, action, due, reason)
    assert refusal(caught) == expected


def test_the_form_cannot_move_a_promised_date_unseen(register: RegisterFile, project: str) -> None:
    action = add_action(register, PLAN).id
    draft = action_draft(register.reader, action)
    with pytest.raises(RuleError) as caught:
        edit_action(register, action, replace(draft, due="apr. 2024"))
    assert refusal(caught) == ("action_due_moved", "due")
    edit_action(register, action, replace(draft, title="Ny plan", due="1. kvartal 2024"))
    assert kept(register, action).title == "Ny plan"


def test_editing_a_form_that_was_not_touched_writes_nothing(
    register: RegisterFile, project: str
) -> None:
    action = add_action(register, replace(PLAN, project_id=project)).id
    assert edit_action(register, action, action_draft(register.reader, action)).edit is None


def test_several_are_kept_in_one_edit_and_opened_again(
    register: RegisterFile, project: str
) -> None:
    ids = [add_action(register, PLAN).id for _each in range(3)]
    end_actions(register, ids[:2], Ending(ActionState.KEPT, "10.11.2023", "Planen er modtaget"))
    assert [kept(register, each).state for each in ids] == [
        ActionState.KEPT,
        ActionState.KEPT,
        ActionState.OPEN,
    ]
    assert kept(register, ids[0]).ended_on == date(2023, 11, 10)
    assert last_sentence(register) == "2 opfølgninger: holdt"
    with pytest.raises(RuleError) as caught:
        end_actions(register, ids, Ending(ActionState.NOT_KEPT))
    assert refusal(caught) == ("action_ended_already", "state")
    reopen_actions(register, ids[:1])
    assert kept(register, ids[0]) == replace(kept(register, ids[2]), id=ids[0], number="2023-01")


def test_dropping_a_promise_needs_a_reason(register: RegisterFile, project: str) -> None:
    action = add_action(register, PLAN).id
    with pytest.raises(RuleError) as caught:
        end_actions(register, [action], Ending(ActionState.DROPPED))
    assert refusal(caught) == ("action_drop_reason", "outcome")
    end_actions(register, [action], Ending(ActionState.DROPPED, outcome="Projektet er stoppet"))
    assert kept(register, action).outcome == "Projektet er stoppet"
    with pytest.raises(RuleError) as caught:
        move_due(register, action, "2025", "Alligevel")
    assert refusal(caught) == ("action_ended_already", "due")


def test_a_removed_action_takes_its_moves_along_and_undo_brings_both_back(
    register: RegisterFile, project: str
) -> None:
    action = add_action(register, replace(PLAN, project_id=project)).id
    move_due(register, action, "apr. 2024", "Forsinket")
    change = remove_action(register, action)
    assert ("project", project) in change.rows
    assert register.reader.board.rows(Action) == ()
    assert register.reader.board.rows(ActionMove) == ()
    undo(register)
    assert kept(register, action).due == read_date("apr. 2024")
    assert len(moves(register, action)) == 1


def test_the_history_tells_what_was_promised(register: RegisterFile, project: str) -> None:
    draft = replace(PLAN, kind=ActionKind.COMMITMENT, project_id=project)
    add_action(register, draft)
    (entry, *_earlier) = history(register)
    assert entry.sentence == "Nyt tilsagn 2023-01"
    told = {line.place: line.after for line in edit_changes(register, entry.edit)}
    assert told["Titel"] == "Revideret plan"
    assert told["Frist"] == "1. kvartal 2024"
