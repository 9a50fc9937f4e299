"""Who did not take part in an item: came later, left before, or left the room for it."""

from __future__ import annotations

from portfolio_desktop.domain.ids import item_absence_id
from portfolio_desktop.domain.meetings import Attendance, Item, ItemAbsence
from portfolio_desktop.services.meeting_rules import item_label, item_of
from portfolio_desktop.services.minutes_locks import require_minutes_open
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change


def miss_item(register: RegisterFile, item_id: str, attendance_id: str, reason: str = "") -> Change:
    """Note that somebody at the meeting takes no part in an item, and why, if that is said.

    A RuleError for somebody who is not at the meeting, or where the minutes are approved.
    """
    item = _open_item(register.reader, item_id)
    there = register.reader.board.row(Attendance, attendance_id)
    if there is None or there.meeting_id != item.meeting_id or there.presence.is_away:
        raise refuse("not_at_the_meeting", "attendance_id")
    row = item_absence_id(item_id, attendance_id)
    with register.edit(item_label(register.reader, "item_missed", item)) as edit:
        if edit.record("item_absence", row) is None:
            named = {"item_id": item_id, "attendance_id": attendance_id}
            edit.create("item_absence", row, {**named, "reason": line(reason)})
        else:
            edit.set("item_absence", row, "reason", line(reason))
    return edit.change


def attend_item(register: RegisterFile, item_id: str, attendance_id: str) -> Change:
    """Take that back; nothing where it was not noted."""
    item = _open_item(register.reader, item_id)
    row = item_absence_id(item_id, attendance_id)
    if register.reader.board.row(ItemAbsence, row) is None:
        return Change(None)
    with register.edit(item_label(register.reader, "item_attended", item)) as edit:
        edit.delete("item_absence", row)
    return edit.change


def leave_from(
    register: RegisterFile, item_id: str, attendance_id: str, reason: str = ""
) -> Change:
    """Note that somebody left before this item: it and all that follow are missed; one edit."""
    reader = register.reader
    item = _open_item(reader, item_id)
    miss = [each.id for each in reader.board.rows(Item, meeting_id=[item.meeting_id])]
    there = reader.board.row(Attendance, attendance_id)
    if there is None or there.meeting_id != item.meeting_id or there.presence.is_away:
        raise refuse("not_at_the_meeting", "attendance_id")
    with register.edit(item_label(reader, "left_from_item", item)) as edit:
        for each in miss[miss.index(item_id) :]:
            row = item_absence_id(each, attendance_id)
            if edit.record("item_absence", row) is None:
                named = {"item_id": each, "attendance_id": attendance_id}
                edit.create("item_absence", row, {**named, "reason": line(reason)})
    return edit.change


def _open_item(reader: Reader, item_id: str) -> Item:
    item = item_of(reader, item_id)
    require_minutes_open(reader, [item.meeting_id])
    return item
