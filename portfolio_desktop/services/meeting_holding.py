"""That a meeting was held: when it ended, who was there, and what came up at it."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.domain.board_choices import (
    ItemKind,
    ItemSource,
    MeetingState,
    MinutesState,
    Presence,
)
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Attendance, Item, Meeting
from portfolio_desktop.domain.ordering import rank_between
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.clock_times import clock_time
from portfolio_desktop.services.decided_where import meeting_label, meeting_of
from portfolio_desktop.services.minutes_locks import require_minutes_open
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue


def hold_meeting(register: RegisterFile, meeting_id: str, ended_at: str = "") -> Change:
    """Say that the meeting was held, and when it ended.

    Whoever was invited and has sent no apologies was there, and the minutes are begun as a draft;
    one edit. For a meeting that was held already the end alone is written.
    """
    reader = register.reader
    meeting = _open_meeting(register, meeting_id)
    if meeting.state is MeetingState.CANCELLED:
        raise refuse("meeting_cancelled", "state")
    if meeting.held_on is None:
        raise refuse("meeting_without_day", "held_on")
    values: dict[str, FieldValue] = {"ended_at": clock_time(ended_at, "ended_at")}
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


def add_at_meeting(
    register: RegisterFile,
    meeting_id: str,
    title: str,
    kind: ItemKind = ItemKind.ORIENTATION,
    after: str | None = None,
) -> Added:
    """Put an item on the agenda at the meeting, behind the item `after`, else at the end.

    A RuleError without a title.
    """
    meeting, words = _open_meeting(register, meeting_id), line(title)
    if not words:
        raise refuse("item_title_missing", "title")
    items = register.reader.board.rows(Item, meeting_id=[meeting_id])
    row = new_id()
    values: dict[str, FieldValue] = {
        "meeting_id": meeting_id,
        "rank": _rank_behind(items, after),
        "title": words,
        "kind": kind,
        "source": ItemSource.CASE,
        "added": True,
    }
    with register.edit(meeting_label("item_added_there", meeting)) as edit:
        edit.create("item", row, values)
    return Added(row, edit.change)


def _rank_behind(items: Sequence[Item], after: str | None) -> str:
    """A rank behind the item `after`, else behind all; two laptops may have given one twice."""
    last = max((each.rank for each in items), default="")
    before = next((each.rank for each in items if each.id == after), last)
    behind = min((each.rank for each in items if each.rank > before), default="")
    return rank_between(before, behind)


def _open_meeting(register: RegisterFile, meeting_id: str) -> Meeting:
    meeting = meeting_of(register.reader, meeting_id)
    require_minutes_open(register.reader, [meeting_id])
    return meeting
