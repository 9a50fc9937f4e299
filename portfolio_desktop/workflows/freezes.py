"""What the board was told at a meeting, frozen in what was issued for it, beside a later moment."""

from __future__ import annotations

from contextlib import closing

from portfolio_desktop.domain.meetings import MeetingIssue
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.agenda_content import status_options
from portfolio_desktop.services.issues import agenda_issues, issues_of
from portfolio_desktop.services.meeting_order import agenda_period, meetings_before
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.open_edition import earlier_reader, is_opened
from portfolio_desktop.services.pack_numbers import local_day, long_day
from portfolio_desktop.services.since_meeting import Seen, since_steps
from portfolio_desktop.services.since_values import SinceMeeting
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.past_register import past_register_steps
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Position


def freezes(reader: Reader) -> tuple[MeetingIssue, ...]:
    """The last agenda that was issued for each meeting, the newest meeting first: what the board
    was told at that meeting.
    """
    last: dict[str, MeetingIssue] = {}
    for issue in agenda_issues(issues_of(reader)):
        last.pop(issue.meeting_id, None)
        last[issue.meeting_id] = issue
    return tuple(reversed(last.values()))


def freezes_until(reader: Reader, period: Period) -> tuple[MeetingIssue, ...]:
    """Those of them that told no later month than this one, which can be held against them."""
    return tuple(
        each
        for each in freezes(reader)
        if agenda_period(reader, meeting_of(reader, each.meeting_id)) <= period
    )


def freeze_before(reader: Reader, meeting_id: str) -> MeetingIssue | None:
    """The last agenda of the board's last meeting before this one that had any issued."""
    earlier = {each.id: each for each in meetings_before(reader, meeting_of(reader, meeting_id))}
    return next((each for each in freezes(reader) if each.meeting_id in earlier), None)


def changes_since_steps(
    register: RegisterFile, issue: MeetingIssue, period: Period
) -> Steps[SinceMeeting]:
    """What has changed from an issue to the register as it is, whose status is that of `period`."""
    day = register.today()
    return (yield from between_steps(register, issue, Seen(register.reader, period, day)))


def between_steps(register: RegisterFile, issue: MeetingIssue, now: Seen) -> Steps[SinceMeeting]:
    """The same up to any moment; without what is closed, where the later reader is open."""
    position = Position.parse(issue.position)
    at = register.anchor(position).at
    past = yield from past_register_steps(register, position, at)
    with closing(past):
        reader = earlier_reader(past.reader, now.reader, open_only=is_opened(now.reader))
        meeting = meeting_of(reader, issue.meeting_id)
        then = local_day(at)
        options = status_options(reader, meeting, then)
        title = _("Since the agenda of {day}").format(day=long_day(issue.sent_on or then))
        if meeting.held_on is not None:
            title = _("Since the meeting on {day}").format(day=long_day(meeting.held_on))
        return (yield from since_steps(Seen(reader, options.period, then), now, title))
