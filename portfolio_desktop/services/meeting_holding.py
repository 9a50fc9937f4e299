"""That a meeting was held: when it ended, and who was there."""

from __future__ import annotations

from portfolio_desktop.domain.board_choices import (
    MeetingState,
    MinutesState,
    Presence,
)
from portfolio_desktop.domain.meetings import Attendance
from portfolio_desktop.services.meeting_rules import meeting_label, require_open_meeting
from portfolio_desktop.services.meeting_typed import clock, typed_clock
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue


def meeting_end(reader: Reader, meeting_id: str, ended_at: str) -> str:
    """When the meeting ended as it is kept, "14:30" or "", if it can be noted as held.

    A RuleError for a time that cannot be read or lies before the start, and for a meeting that is
    cancelled, locked or has no day.
    """
    meeting = require_open_meeting(reader, meeting_id)
    if meeting.state is MeetingState.CANCELLED:
        raise refuse("meeting_cancelled", "state")
    if meeting.held_on is None:
        raise refuse("meeting_without_day", "held_on")
    ended = clock(ended_at, "ended_at")
    if ended and meeting.starts and ended < meeting.starts:
        raise refuse("meeting_ended_early", "ended_at", time=typed_clock(meeting.starts))
    return ended


def hold_meeting(register: RegisterFile, meeting_id: str, ended_at: str = "") -> Change:
    """Say that the meeting was held, and when it ended.

    Whoever was invited and has sent no apologies was there, and the minutes are begun as a draft;
    one edit. For a meeting that was held already the end alone is written.
    A RuleError as for `meeting_end`.
    """
    reader = register.reader
    ended = meeting_end(reader, meeting_id, ended_at)
    meeting = require_open_meeting(reader, meeting_id)
    values: dict[str, FieldValue] = {"ended_at": ended}
    came: list[str] = []
    if meeting.state is MeetingState.PLANNED:
        values["state"] = MeetingState.HELD
        attendances = reader.board.rows(Attendance, meeting_id=[meeting_id])
        came = [each.id for each in attendances if each.presence is Presence.INVITED]
    if meeting.minutes_state is MinutesState.NONE:
        values["minutes_state"] = MinutesState.DRAFT
    with register.edit(meeting_label("meeting_held", meeting)) as edit:
        for field, value in values.items():
            edit.set("meeting", meeting_id, field, value)
        for each in came:
            edit.set("attendance", each, "presence", Presence.PRESENT)
    return edit.change
