"""Commitments and actions: made, changed, moved and ended. Each function is one edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.actions import Action, ActionKind, ActionMove, ActionState
from portfolio_desktop.domain.dates import ImpreciseDate, same_days
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Meeting
from portfolio_desktop.services import finding
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import (
    certain_day,
    line,
    passage,
    possible,
    refuse,
    shown,
    typed_day,
)
from portfolio_desktop.services.year_numbers import Series, keep_taken, next_number
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue, Label

__all__ = [
    "ActionDraft",
    "Ending",
    "action_draft",
    "add_action",
    "due_text",
    "edit_action",
    "end_actions",
    "found_action",
    "move_due",
    "new_action_draft",
    "remove_action",
    "reopen_actions",
]


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """A commitment or an action as its form holds it: everything typed is text.

    `participant` is one's id, name or short name. Without a `number` it gets the year's next, and
    without `promised_on` the day of its meeting, else today. The last two say which item of an
    agenda, and which point of a recommendation, it follows from.
    """

    kind: ActionKind = ActionKind.COMMITMENT
    title: str = ""
    description: str = ""
    project_id: str | None = None
    owner: str = ""
    participant: str = ""
    meeting_id: str | None = None
    promised_on: str = ""
    due: str = ""
    number: str = ""
    item_id: str | None = None
    recommendation_id: str | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How an action ended: kept, not kept, or dropped, which needs its `outcome` said.

    `on` is the day as typed, "" for today.
    """

    state: ActionState
    on: str = ""
    outcome: str = ""


def new_action_draft(
    reader: Reader, today: date, *, kind: ActionKind = ActionKind.COMMITMENT
) -> ActionDraft:
    """An empty form with the next number of the year proposed."""
    return ActionDraft(kind=kind, number=_proposed(reader, today))


def action_draft(reader: Reader, action_id: str) -> ActionDraft:
    """The form of an action, filled with what the register holds, as it was typed."""
    action = found_action(reader, action_id)
    names = {each.id: each.name for each in reader.participants()}
    return ActionDraft(
        kind=action.kind,
        title=action.title,
        description=action.description,
        project_id=action.project_id,
        owner=action.owner,
        participant=names.get(action.participant_id or "", ""),
        meeting_id=action.meeting_id,
        promised_on=typed_day(action.promised_on),
        due=shown(action.due),
        number=action.number,
        item_id=action.item_id,
        recommendation_id=action.recommendation_id,
    )


def found_action(reader: Reader, action_id: str) -> Action:
    found = reader.board.row(Action, action_id)
    if found is None:
        raise refuse("action_unknown", "title")
    return found


def add_action(register: RegisterFile, draft: ActionDraft) -> Added:
    """Note what somebody promised or was asked to do. A RuleError names the field."""
    reader, action_id = register.reader, new_id()
    values = _values(reader, draft)
    values["number"] = number = line(draft.number) or _proposed(reader, register.today())
    values["due"] = due = possible(draft.due, None, "due", date_rules(reader))
    promised = _promised(reader, draft)
    values["promised_on"] = promised or register.today()
    _require_due_after(due, promised)
    values["item_id"], values["recommendation_id"] = draft.item_id, draft.recommendation_id
    code = "commitment_added" if draft.kind is ActionKind.COMMITMENT else "action_added"
    with register.edit(Label(code, {"action": number})) as edit:
        edit.create("action", action_id, values)
    return Added(action_id, edit.change)


def edit_action(register: RegisterFile, action_id: str, draft: ActionDraft) -> Change:
    """Write what differs from the register. A RuleError names the field.

    A due date can be given once, and is then moved by `move_due`, so that it is seen that it was.
    """
    reader = register.reader
    before = found_action(reader, action_id)
    values = _values(reader, draft)
    values["number"] = line(draft.number) or before.number
    values["due"] = due = possible(draft.due, before.due, "due", date_rules(reader))
    values["promised_on"] = promised = _promised(reader, draft) or before.promised_on
    if promised != before.promised_on or not same_days(due, before.due):
        _require_due_after(due, promised)
    if before.due is not None and not same_days(due, before.due):
        raise refuse("action_due_moved", "due")
    with register.edit(Label("action_edited", {"action": before.number})) as edit:
        for field, value in values.items():
            edit.set("action", action_id, field, value)
    return edit.change


def move_due(register: RegisterFile, action_id: str, due: str, reason: str, on: str = "") -> Change:
    """Give an open action another due date, and keep the one before with the reason.

    The first date of one that had none is given the same way, and is no move.
    """
    reader, rules = register.reader, date_rules(register.reader)
    action = found_action(reader, action_id)
    if action.state is not ActionState.OPEN:
        raise refuse("action_ended_already", "due", ended=action.state.value)
    after = possible(due, None, "due", rules)
    if after is None:
        raise refuse("day_missing", "due")
    if same_days(after, action.due):
        raise refuse("action_move_same", "due")
    if action.due is not None and not passage(reason):
        raise refuse("action_move_reason", "reason")
    day = certain_day(on, "moved_on", rules) or register.today()
    facts = {"action": action.number}
    if after.latest is not None:
        facts["date"] = after.text
    with register.edit(Label("action_moved", facts)) as edit:
        edit.set("action", action_id, "due", after)
        if action.due is not None:
            moved: dict[str, FieldValue] = {
                "action_id": action_id,
                "moved_on": day,
                "before": action.due,
                "after": after,
                "reason": passage(reason),
            }
            edit.create("action_move", new_id(), moved)
    return edit.change


def end_actions(register: RegisterFile, ids: Iterable[str], ending: Ending) -> Change:
    """Say of open actions that they were kept, not kept or dropped; of several in one edit."""
    reader = register.reader
    actions = [found_action(reader, each) for each in ids]
    for action in actions:
        if action.state is not ActionState.OPEN:
            raise refuse("action_ended_already", "state", ended=action.state.value)
    if ending.state is ActionState.DROPPED and not passage(ending.outcome):
        raise refuse("action_drop_reason", "outcome")
    day = certain_day(ending.on, "ended_on", date_rules(reader)) or register.today()
    with register.edit(_label("action_ended", actions, ended=ending.state.value)) as edit:
        for action in actions:
            edit.set("action", action.id, "state", ending.state)
            edit.set("action", action.id, "ended_on", day)
            edit.set("action", action.id, "outcome", passage(ending.outcome))
    return edit.change


def reopen_actions(register: RegisterFile, ids: Iterable[str]) -> Change:
    """Let ended actions be open again; how they had ended stands in the history."""
    actions = [found_action(register.reader, each) for each in ids]
    for action in actions:
        if action.state is ActionState.OPEN:
            raise refuse("action_open_already", "state")
    with register.edit(_label("action_reopened", actions)) as edit:
        for action in actions:
            edit.set("action", action.id, "state", ActionState.OPEN)
            edit.set("action", action.id, "ended_on", None)
            edit.set("action", action.id, "outcome", "")
    return edit.change


def remove_action(register: RegisterFile, action_id: str) -> Change:
    """Take an action away with its moves, as if it had never been noted; undo brings it back. Its
    number is not given to another."""
    action = found_action(register.reader, action_id)
    moves = register.reader.board.rows(ActionMove, action_id=[action_id])
    with register.edit(Label("action_removed", {"action": action.number})) as edit:
        for move in moves:
            edit.delete("action_move", move.id)
        edit.delete("action", action_id)
        keep_taken(edit, register.reader, Series.ACTIONS, action.number)
    if edit.change.edit is None or action.project_id is None:
        return edit.change
    return Change(edit.change.edit, edit.change.rows | {("project", action.project_id)})


def due_text(reader: Reader, action_id: str) -> str:
    """The due date as it was typed; "" for none."""
    return shown(found_action(reader, action_id).due)


def _label(code: str, actions: Sequence[Action], **facts: str) -> Label:
    number = actions[0].number if len(actions) == 1 else ""
    return Label(code, {"action": number, "count": len(actions), **facts})


def _values(reader: Reader, draft: ActionDraft) -> dict[str, FieldValue]:
    if not line(draft.title):
        raise refuse("action_title_missing", "title")
    if draft.project_id is not None:
        finding.project(reader, draft.project_id)
    return {
        "kind": draft.kind,
        "title": line(draft.title),
        "description": passage(draft.description),
        "project_id": draft.project_id,
        "owner": line(draft.owner),
        "participant_id": _participant(reader, draft.participant),
        "meeting_id": draft.meeting_id,
    }


def _participant(reader: Reader, text: str) -> str | None:
    if not line(text):
        return None
    found = finding.participant(reader, text)
    if found is None:
        raise refuse("lead_unknown", "participant", text=line(text))
    return found.id


def _promised(reader: Reader, draft: ActionDraft) -> date | None:
    """The day that is typed, else that of the meeting; None where neither says one."""
    typed = certain_day(draft.promised_on, "promised_on", date_rules(reader))
    if draft.meeting_id is None:
        return typed
    meeting = reader.board.row(Meeting, draft.meeting_id)
    if meeting is None:
        raise refuse("action_meeting_unknown", "meeting_id")
    return typed or meeting.held_on


def _require_due_after(due: ImpreciseDate | None, promised: date | None) -> None:
    """Nobody promises something for a day that had passed on the day that is said to be that of
    the promise."""
    latest = due.latest if due is not None else None
    if latest is not None and promised is not None and latest < promised:
        raise refuse("action_due_before_promise", "due", day=typed_day(promised))


def _proposed(reader: Reader, today: date) -> str:
    used = (each.number for each in reader.board.rows(Action))
    return next_number(reader, Series.ACTIONS, used, today)
