"""The meetings of the year wheel, year by year, as the list shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.agenda import unreleased
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meeting_days import MeetingDay, MeetingDays, meeting_days
from portfolio_desktop.domain.meetings import Forum, Item, Meeting, MeetingState
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.forums import all_forums
from portfolio_desktop.services.meeting_days import closed_around, meeting_day_name
from portfolio_desktop.services.meeting_order import all_meetings, next_meeting
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting: its day, its board, what comes next of it, and how its agenda stands."""

    meeting_id: str
    year: int
    day: date | None
    forum: str
    title: str
    state: MeetingState
    is_next: bool
    days: MeetingDays
    items: int
    unreleased: int
    today: date

    @property
    def is_cancelled(self) -> bool:
        return self.state is MeetingState.CANCELLED

    @property
    def day_words(self) -> str:
        return day_words(self.day)

    @property
    def coming_words(self) -> str:
        """The next of its days: "Materialefrist 27. okt. 2023"; else how it stands."""
        if self.state is not MeetingState.PLANNED:
            return capital(board_word(self.state))
        coming = self.days.next_from(self.today)
        if coming is None:
            return _("not marked as held")
        kind, day = coming
        if kind is MeetingDay.HELD:
            return ""
        return f"{meeting_day_name(kind)} {day_words(day)}"

    @property
    def items_words(self) -> str:
        if not self.items:
            return _("no agenda yet")
        count = self.items
        return ngettext("{count} item", "{count} items", count).format(count=count)


def meeting_rows(reader: Reader, today: date) -> tuple[MeetingRow, ...]:
    """Every meeting by its day; those without one last."""
    meetings = all_meetings(reader)
    boards = {each.id: each for each in all_forums(reader)}
    held = [each.held_on for each in meetings if each.held_on]
    closed = closed_around(reader, held)
    coming = next_meeting(reader, today)
    by_meeting = grouped(reader.board.rows(Item), lambda item: item.meeting_id)
    return tuple(
        MeetingRow(
            meeting_id=each.id,
            year=each.held_on.year if each.held_on else 0,
            day=each.held_on,
            forum=_name(boards, each),
            title=each.title,
            state=each.state,
            is_next=coming is not None and coming.id == each.id,
            days=meeting_days(boards.get(each.forum_id or ""), each, closed),
            items=len(own := by_meeting.get(each.id, ())),
            unreleased=len(unreleased(own)),
            today=today,
        )
        for each in meetings
    )


def next_meeting_words(reader: Reader, today: date) -> str:
    """For the status row: "næste møde 10. nov. 2023"; "" where none is planned."""
    coming = next_meeting(reader, today)
    if coming is None:
        return ""
    return _("next meeting {day}").format(day=day_words(coming.held_on))


def _name(boards: Mapping[str, Forum], meeting: Meeting) -> str:
    """The board's short name where it has one."""
    board = boards.get(meeting.forum_id or "")
    return (board.short_name or board.name) if board else ""
