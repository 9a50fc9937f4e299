"""The days around the register's meetings, by Danish working days and its own closing days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from portfolio_desktop.domain.meeting_days import (
    MeetingDay,
    MeetingDays,
    meeting_days,
)
from portfolio_desktop.domain.meetings import Meeting
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.due import closing_days, public_holidays
from portfolio_desktop.services.forums import forum
from portfolio_desktop.storage.reader import Reader


def closed_around(reader: Reader, days: Iterable[date]) -> frozenset[date]:
    """Every day that is no working day, but for weekends, in the years around these days."""
    years = {year for day in days for year in (day.year - 1, day.year, day.year + 1)}
    return closing_days(reader).union(*(public_holidays(year) for year in sorted(years)))


def days_of(reader: Reader, meeting: Meeting) -> MeetingDays:
    """The days of one meeting, those set by hand and those that are counted."""
    if meeting.held_on is None:
        return MeetingDays()
    closed = closed_around(reader, [meeting.held_on])
    return meeting_days(forum(reader, meeting.forum_id), meeting, closed)


def meeting_day_name(kind: MeetingDay) -> str:
    """What a day around a meeting is called: "Punktfrist"."""
    return {
        MeetingDay.POINTS: pgettext("meeting day", "Points due"),
        MeetingDay.MATERIAL: pgettext("meeting day", "Papers due"),
        MeetingDay.ISSUE: pgettext("meeting day", "Sent out"),
        MeetingDay.HELD: pgettext("meeting day", "Meeting"),
        MeetingDay.MINUTES: pgettext("meeting day", "Minutes due"),
    }[kind]
