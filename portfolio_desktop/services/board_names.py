"""What rows of change control, decisions and meetings are called where others point to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.meetings import Attendance, Forum, Item, Meeting, WrittenProcedure
from portfolio_desktop.domain.sharing import SharingKey
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader

Names = Mapping[str, str]


def board_names(reader: Reader) -> Mapping[str, Callable[[], Names]]:
    """By field that holds such a link, what reads the names by id."""
    board = reader.board

    def milestones() -> Names:
        return {each.id: each.name for each in reader.plan.milestones()}

    def meetings() -> Names:
        return {each.id: meeting_name(each) for each in board.rows(Meeting)}

    def keys() -> Names:
        return {each.id: each.name for each in board.rows(SharingKey)}

    def attendances() -> Names:
        return {each.id: each.name for each in board.rows(Attendance)}

    return {
        "milestone_id": milestones,
        "on_milestone_id": milestones,
        "meeting_id": meetings,
        "about_meeting_id": meetings,
        "sharing_key_id": keys,
        "key_id": keys,
        "substitute_for_id": attendances,
        "attendance_id": attendances,
        "forum_id": lambda: {each.id: each.name for each in board.rows(Forum)},
        "item_id": lambda: {each.id: each.title for each in board.rows(Item)},
        "action_id": lambda: {each.id: each.title for each in board.rows(Action)},
        "procedure_id": lambda: {
            each.id: " ".join((each.number, each.title)).strip()
            for each in board.rows(WrittenProcedure)
        },
    }


def meeting_name(meeting: Meeting) -> str:
    """Its title or number, and its day: "4/2023, 10. nov. 2023"."""
    parts = (meeting.title or meeting.number, day_words(meeting.held_on))
    return ", ".join(part for part in parts if part)
