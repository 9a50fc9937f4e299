"""The meetings in the order of time, and those around one of them."""

from __future__ import annotations

from datetime import date

from portfolio_desktop.domain.meetings import Meeting, MeetingIssue, MeetingState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.storage.reader import Reader


def all_meetings(reader: Reader) -> tuple[Meeting, ...]:
    """Every meeting by its day; those without one last."""
    return tuple(sorted(reader.board.rows(Meeting), key=_by_day))


def planned_seeing(reader: Reader, period: Period) -> tuple[Meeting, ...]:
    """The meetings to come that see this month, by their day; of those without one nobody knows."""
    return tuple(
        each
        for each in all_meetings(reader)
        if each.state is MeetingState.PLANNED
        and each.held_on is not None
        and agenda_period(reader, each) == period
    )


def meetings_of(reader: Reader, forum_id: str | None) -> tuple[Meeting, ...]:
    """The meetings of a board, by their day."""
    return tuple(each for each in all_meetings(reader) if each.forum_id == forum_id)


def meetings_before(reader: Reader, meeting: Meeting) -> tuple[Meeting, ...]:
    """The board's meetings before this one that were not cancelled, by their day."""
    day = meeting.held_on or date.max
    return tuple(
        each
        for each in meetings_of(reader, meeting.forum_id)
        if each.id != meeting.id
        and each.held_on is not None
        and each.held_on < day
        and each.state is not MeetingState.CANCELLED
    )


def last_seen_meeting(reader: Reader, meeting: Meeting) -> Meeting | None:
    """The board's last meeting before this one of which the register knows that the board met or
    was told something: it is held, or papers were issued for it. The one before it where none is.
    """
    earlier = meetings_before(reader, meeting)
    issued = {each.meeting_id for each in reader.board.rows(MeetingIssue)}
    seen = [each for each in earlier if each.state is MeetingState.HELD or each.id in issued]
    return next(reversed(seen or earlier), None)


def meetings_left_open(reader: Reader, meeting: Meeting) -> tuple[Meeting, ...]:
    """Those between the last that was seen and this one, which nobody has marked as anything."""
    seen = last_seen_meeting(reader, meeting)
    since = seen.held_on if seen is not None else None
    return tuple(
        each
        for each in meetings_before(reader, meeting)
        if each.state is MeetingState.PLANNED and (not since or (each.held_on or since) > since)
    )


def meetings_after(reader: Reader, meeting: Meeting) -> tuple[Meeting, ...]:
    """The board's meetings after this one that were not cancelled, by their day."""
    day = meeting.held_on
    return tuple(
        each
        for each in meetings_of(reader, meeting.forum_id)
        if day is not None
        and each.held_on is not None
        and each.held_on > day
        and each.state is not MeetingState.CANCELLED
    )


def next_meeting(reader: Reader, today: date) -> Meeting | None:
    """The next meeting of any board, today's included."""
    return next(
        (
            each
            for each in all_meetings(reader)
            if each.held_on is not None
            and each.held_on >= today
            and each.state is MeetingState.PLANNED
        ),
        None,
    )


def _by_day(meeting: Meeting) -> tuple[bool, date, str, str]:
    return (
        meeting.held_on is None,
        meeting.held_on or date.max,
        meeting.starts,
        meeting.id,
    )


def agenda_period(reader: Reader, meeting: Meeting) -> Period:
    """The month whose reports a meeting sees: the one before it, or the newest before that which
    has reports."""
    held = meeting.held_on
    last = Period.of(held).previous if held else Period(2000, 1)
    known = [period for period in reader.periods() if period <= last]
    return max(known, default=last)
