"""The days around a meeting: when points and papers are due, when it goes out, when minutes are
due (DOMAIN section 7)."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portfolio_desktop.domain.meetings import Forum, Meeting
from portfolio_desktop.domain.working_days import working_day_after


class MeetingDay(StrEnum):
    """What a day around a meeting is for, in the order of time."""

    POINTS = "points"
    MATERIAL = "material"
    ISSUE = "issue"
    HELD = "held"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """The days around a meeting; None where none is agreed."""

    points: date | None = None
    material: date | None = None
    issue: date | None = None
    held: date | None = None
    minutes: date | None = None

    def of(self, kind: MeetingDay) -> date | None:
        return {
            MeetingDay.POINTS: self.points,
            MeetingDay.MATERIAL: self.material,
            MeetingDay.ISSUE: self.issue,
            MeetingDay.HELD: self.held,
            MeetingDay.MINUTES: self.minutes,
        }[kind]

    def next_from(self, today: date) -> tuple[MeetingDay, date] | None:
        """The first of the days that is not past; the day itself counts until it is over."""
        coming = [(day, kind) for kind in MeetingDay if (day := self.of(kind)) and day >= today]
        if not coming:
            return None
        day = min(day for day, _kind in coming)
        return next((kind, each) for each, kind in coming if each == day)


def counted_days(forum: Forum | None, held: date | None, closed: Container[date]) -> MeetingDays:
    """The days as the board's counts of working days give them.

    0 is the day of the meeting itself. `closed` holds holidays and closing days.
    """
    if forum is None or held is None:
        return MeetingDays(held=held)
    return MeetingDays(
        points=_counted(held, forum.points_days, -1, closed),
        material=_counted(held, forum.material_days, -1, closed),
        issue=_counted(held, forum.issue_days, -1, closed),
        held=held,
        minutes=_counted(held, forum.minutes_days, 1, closed),
    )


def meeting_days(forum: Forum | None, meeting: Meeting, closed: Container[date]) -> MeetingDays:
    """The days of a meeting: those set by hand, else those that are counted."""
    counted = counted_days(forum, meeting.held_on, closed)
    return MeetingDays(
        points=meeting.points_due or counted.points,
        material=meeting.material_due or counted.material,
        issue=meeting.issue_due or counted.issue,
        held=meeting.held_on,
        minutes=meeting.minutes_due or counted.minutes,
    )


def out_of_order(days: MeetingDays) -> MeetingDay | None:
    """The first day that comes after one it should come before; None where all follow each other.

    Two may fall on one day.
    """
    latest: date | None = None
    for kind in MeetingDay:
        day = days.of(kind)
        if day is None:
            continue
        if latest is not None and day < latest:
            return kind
        latest = day
    return None


def _counted(held: date, days: int | None, way: int, closed: Container[date]) -> date | None:
    if days is None:
        return None
    return held if days == 0 else working_day_after(held, way * days, closed)
