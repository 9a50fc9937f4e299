"""Moments at which the register can be looked at: those it knows of, and those that are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.environment.zone import COPENHAGEN, danish_time
from portfolio_desktop.services.escalations import meetings_told
from portfolio_desktop.services.pack_numbers import long_day
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.typed import line, refuse, required_day
from portfolio_desktop.services.words import clock_words, period_words
from portfolio_desktop.storage.past_register import PastRegister, past_register_steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import EditId, Position

_MONTHS_OFFERED = 24
_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:]?([0-5]\d))?", re.IGNORECASE)
_BEGINNING, _END = time.min, time.max


@dataclass(frozen=True, slots=True)
class Moment:
    """All edits made up to `at` (UTC) are seen, and none after it; `position` says which where the
    time alone does not. `known_as` is what people call it, "" for nothing."""

    at: datetime
    known_as: str = ""
    position: Position | None = None

    @property
    def day(self) -> date:
        return danish_time(self.at).date()

    @property
    def clock(self) -> str:
        """The time of day as it is typed: "14.02"; "" for the whole day."""
        local = danish_time(self.at)
        return "" if local.time() == _END else clock_words(local)

    @property
    def short(self) -> str:
        """For a list: "13.10.2023 14.02", the day alone for its end."""
        return f"{self.day:%d.%m.%Y} {self.clock}".rstrip()

    @property
    def words(self) -> str:
        """As it stands in "the register as it was …": "13. oktober 2023 kl. 14.02"."""
        return moment_words(self.at)


def moment_words(at: datetime) -> str:
    """An instant in full; the last one of a day is the end of that day."""
    local = danish_time(at)
    day = long_day(local.date())
    if local.time() == _END:
        return _("at the end of {day}").format(day=day)
    return _("on {day} at {time}").format(day=day, time=clock_words(local))


def known_moments(register: RegisterFile) -> tuple[Moment, ...]:
    """What the register itself knows of, the newest first: before and after each meeting that is
    named in it, and the end of each month with changes.

    Another kind of moment is one more source here.
    """
    first, now = beginning(register), register.now()
    sources = (_of_meetings(register), _of_months(register))
    found = {moment for source in sources for moment in source if first <= moment.at <= now}
    return tuple(sorted(found, key=lambda each: (each.at, each.known_as), reverse=True))


def proposed_moment(register: RegisterFile) -> Moment | None:
    """The last meeting, else the end of the last month, as far as the register goes back."""
    known = known_moments(register)
    meetings = {_end_of(day) for day in _meeting_days(register)}
    return next((each for each in known if each.at in meetings), next(iter(known), None))


def edit_moment(register: RegisterFile, edit: EditId, known_as: str = "") -> Moment:
    """Right after an edit; a KeyError where it never was."""
    position = register.position_after(edit)
    return Moment(register.anchor(position).at, known_as, position)


def typed_moment(register: RegisterFile, day: str, clock: str) -> Moment:
    """A day and a time of day as typed, "" for the end of the day; that of today is now.

    A RuleError for what is none, for what is yet to come, and for what was before the register.
    """
    said_day = required_day(day, "day", date_rules(register.reader))
    at, now = _instant(said_day, _time(clock)), register.now()
    if said_day > register.today() or (line(clock) and _minute(at) > _minute(now)):
        raise refuse("moment_ahead", "day")
    at = min(at, now)
    if at < beginning(register):
        raise refuse("moment_before_register", "day", at=moment_words(beginning(register)))
    return Moment(at)


def look_back_steps(register: RegisterFile, moment: Moment) -> Steps[PastRegister]:
    """The register as it was then, in steps; a large one takes a while."""
    position = moment.position or register.position_at(moment.at)
    return past_register_steps(register, position, moment.at)


def beginning(register: RegisterFile) -> datetime:
    """When the register's first change was made."""
    return next(register.edits(newest_first=False, limit=1)).at


def _of_meetings(register: RegisterFile) -> Iterator[Moment]:
    for day in _meeting_days(register):
        words = long_day(day)
        yield Moment(_instant(day, _BEGINNING), _("Before the meeting on {day}").format(day=words))
        yield Moment(_end_of(day), _("After the meeting on {day}").format(day=words))


def _meeting_days(register: RegisterFile) -> set[date]:
    """The days of meetings: those that change requests name, and those said to be the last one."""
    requests = register.reader.requests()
    days: Iterable[date | None] = (
        *meetings_told(register),
        *(each.meeting_on for each in requests),
        *(each.decided_on for each in requests),
    )
    return {day for day in days if day is not None}


def _of_months(register: RegisterFile) -> Iterator[Moment]:
    """The end of each month in which something was changed, of the newest ones."""
    months = {Period.of(danish_time(hour).date()) for hour in register.hours_of_edits()}
    for month in sorted(months, reverse=True)[:_MONTHS_OFFERED]:
        words = _("The end of {month}").format(month=period_words(month))
        yield Moment(_end_of(month.last_day), words)


def _end_of(day: date) -> datetime:
    return _instant(day, _END)


def _instant(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, COPENHAGEN).astimezone(UTC)


def _time(text: str) -> time:
    """A minute is seen to its end; "" is the end of the day."""
    wanted = line(text)
    if not wanted:
        return _END
    found = _CLOCK.fullmatch(wanted)
    if found is None or int(found[1]) > 23:
        raise refuse("clock_unread", "time", text=wanted)
    return time(int(found[1]), int(found[2] or 0), 59, 999_999)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
