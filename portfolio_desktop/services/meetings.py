"""Meetings: made one by one or a year at a time, changed, moved, cancelled and removed.

Each function is one edit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Meeting, MeetingState
from portfolio_desktop.services.attendances import remove_attendances, take_over_attendances
from portfolio_desktop.services.forums import ForumDraft, create_forum
from portfolio_desktop.services.meeting_forms import (
    MeetingDraft,
    days_of_draft,
    known_board,
    read_meeting,
    series_days,
)
from portfolio_desktop.services.meeting_rules import meeting_label, require_open_meeting
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.typed import line, refuse, typed_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue


def add_meeting(register: RegisterFile, draft: MeetingDraft) -> Added:
    """Add a meeting, with those who took part in the board's last one. A RuleError names the field.

    A board that is not known yet is added in the same edit.
    """
    reader, row = register.reader, new_id()
    meeting = read_meeting(reader, draft)
    days_of_draft(reader, draft)
    with register.edit(meeting_label("meeting_added", meeting)) as edit:
        board = _board(edit, reader, draft.forum)
        _create(edit, reader, replace(meeting, id=row, forum_id=board))
    return Added(row, edit.change)


@dataclass(frozen=True, slots=True)
class MadeMeetings:
    """The ids of several new meetings, by their day."""

    ids: tuple[str, ...]
    change: Change


def add_series(register: RegisterFile, draft: MeetingDraft, days: str) -> MadeMeetings:
    """Add a meeting of a board on each of the days typed (see `series_days`), all in one edit; what
    else `draft` says holds for each.

    A RuleError where no day is left.
    """
    reader = register.reader
    wanted = series_days(reader, draft.forum, days)
    if not wanted:
        raise refuse("series_empty", "days")
    meeting = read_meeting(reader, replace(draft, held_on=typed_day(wanted[0])))
    rows = tuple(new_id() for _day in wanted)
    with register.edit(meeting_label("meetings_added", meeting, count=len(wanted))) as edit:
        board = _board(edit, reader, draft.forum)
        for row, day in zip(rows, wanted, strict=True):
            _create(edit, reader, replace(meeting, id=row, forum_id=board, held_on=day))
    return MadeMeetings(rows, edit.change)


def edit_meeting(register: RegisterFile, meeting_id: str, draft: MeetingDraft) -> Change:
    """Write what differs from the register. A RuleError names the field.

    Where the meeting moves, its days move with it, but for those set by hand.
    """
    reader = register.reader
    before = require_open_meeting(reader, meeting_id)
    meeting = read_meeting(reader, draft)
    days_of_draft(reader, draft)
    moved = meeting.held_on != before.held_on
    with register.edit(
        meeting_label("meeting_moved" if moved else "meeting_edited", meeting)
    ) as edit:
        edit.set("meeting", meeting_id, "forum_id", _board(edit, reader, draft.forum))
        for field, value in _typed_fields(meeting).items():
            edit.set("meeting", meeting_id, field, value)
    return edit.change


def cancel_meeting(register: RegisterFile, meeting_id: str) -> Change:
    """Cancel a meeting that has not been held; its items stay, and can be moved to another."""
    found = require_open_meeting(register.reader, meeting_id)
    if found.state is MeetingState.HELD:
        raise refuse("meeting_held", "state")
    return _set_state(register, found, MeetingState.CANCELLED, "meeting_cancelled")


def reinstate_meeting(register: RegisterFile, meeting_id: str) -> Change:
    """Let a cancelled meeting be held after all."""
    found = require_open_meeting(register.reader, meeting_id)
    if found.state is not MeetingState.CANCELLED:
        return Change(None)
    return _set_state(register, found, MeetingState.PLANNED, "meeting_reinstated")


def remove_meeting(register: RegisterFile, meeting_id: str) -> Change:
    """Remove a meeting that came to nothing, with who was to take part.

    A RuleError where it has an agenda, was issued, or something else speaks of it: such a meeting
    is cancelled, and stays.
    """
    reader = register.reader
    found = require_open_meeting(reader, meeting_id)
    pointing = {table for table, *_ in reader.referring("meeting", [meeting_id])}
    if found.state is MeetingState.HELD or pointing - {"attendance"}:
        raise refuse("meeting_used", "held_on", date=str(found.held_on))
    with register.edit(meeting_label("meeting_removed", found)) as edit:
        remove_attendances(edit, reader, meeting_id)
        edit.delete("meeting", meeting_id)
    return edit.change


def _create(edit: EditSession, reader: Reader, meeting: Meeting) -> None:
    values = {**_typed_fields(meeting), "forum_id": meeting.forum_id}
    edit.create("meeting", meeting.id, values)
    take_over_attendances(edit, reader, meeting)


def _typed_fields(meeting: Meeting) -> dict[str, FieldValue]:
    """The fields that the form holds."""
    return {
        "number": meeting.number,
        "title": meeting.title,
        "held_on": meeting.held_on,
        "starts": meeting.starts,
        "ends": meeting.ends,
        "place": meeting.place,
        "points_due": meeting.points_due,
        "material_due": meeting.material_due,
        "issue_due": meeting.issue_due,
        "minutes_due": meeting.minutes_due,
        "note": meeting.note,
    }


def _board(edit: EditSession, reader: Reader, name: str) -> str:
    """The board with that name; one that nobody knows yet is added."""
    known = known_board(reader, name)
    if known is not None:
        return known.id
    if not line(name):
        raise refuse("forum_missing", "forum")
    return create_forum(edit, reader, ForumDraft(name=name))


def _set_state(register: RegisterFile, meeting: Meeting, state: MeetingState, code: str) -> Change:
    with register.edit(meeting_label(code, meeting)) as edit:
        edit.set("meeting", meeting.id, "state", state)
    return edit.change
