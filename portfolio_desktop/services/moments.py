"""Moments at which the register can be looked at: those it knows of, and those that are typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from portfolio_desktop.domain.meetings import Edition, Meeting, MeetingIssue, MeetingState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.environment.zone import COPENHAGEN, danish_time
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.escalations import meetings_told
from portfolio_desktop.services.meeting_typed import clock
from portfolio_desktop.services.pack_numbers import long_day
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.services.typed import line, refuse, required_day
from portfolio_desktop.services.words import capital, clock_words, period_words
from portfolio_desktop.storage.past_register import PastRegister, past_register_steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import EditId, Position

_MONTHS_OFFERED = 24
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
    """What the register itself knows of, the newest first: before and after each meeting,
    what was issued of it, and the end of each month with changes.

    Another kind of moment is one more source here.
    """
    first, now = beginning(register), register.now()
    sources = (_of_meetings(register), _of_issues(register), _of_months(register))
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


def typed_moment(register: RegisterFile, day: str, at_clock: str) -> Moment:
    """A day and a time of day as typed, "" for the end of the day; that of today is now.

    A RuleError for what is none, for what is yet to come, and for what was before the register.
    """
    said_day = required_day(day, "day", date_rules(register.reader))
    at, now = _instant(said_day, _time(at_clock)), register.now()
    if said_day > register.today() or (line(at_clock) and _minute(at) > _minute(now)):
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
    held = _meeting_days(register)
    for day in held:
        words = long_day(day)
        before, after = _("Before the meeting on {day}"), _("After the meeting on {day}")
        yield Moment(_instant(day, held[day]), before.format(day=words))
        yield Moment(_end_of(day), after.format(day=words))


def _meeting_days(register: RegisterFile) -> Mapping[date, time]:
    """The days of meetings and when they began, midnight where that is not said: those of the
    register, those that change requests name, and those that were said to be the last one."""
    requests = register.reader.requests()
    named = (
        *meetings_told(register),
        *(each.meeting_on for each in requests),
        *(each.decided_on for each in requests),
    )
    days = {day: _BEGINNING for day in named if day is not None}
    for meeting in register.reader.board.rows(Meeting):
        if meeting.held_on is not None and meeting.state is not MeetingState.CANCELLED:
            days[meeting.held_on] = _began(meeting.starts)
    return days


def _began(kept: str) -> time:
    """When a meeting began; midnight where that is not said, or not as a time."""
    try:
        return time.fromisoformat(kept)
    except ValueError:
        return _BEGINNING


def _of_issues(register: RegisterFile) -> Iterator[Moment]:
    """What was issued of a meeting: the register as it was when that was made."""
    board = register.reader.board
    days = {meeting.id: meeting.held_on for meeting in board.rows(Meeting)}
    for issue in board.rows(MeetingIssue):
        day = days.get(issue.meeting_id)
        if issue.issued_at is None or not issue.position or day is None:
            continue
        what = capital(board_word(issue.kind))
        if issue.edition is Edition.OPEN:  # versions of both editions are counted alike
            what = f"{what} ({board_word(issue.edition)})"
        words = _("{what}, version {version}, for the meeting on {day}").format(
            what=what, version=issue.version, day=long_day(day)
        )
        yield Moment(issue.issued_at, words, Position.parse(issue.position))


def _of_months(register: RegisterFile) -> Iterator[Moment]:
    """The end of each month in which something was changed, of the newest ones."""
    months = {Period.of(danish_time(hour).date()) for hour in register.hours_of_edits()}
    for month in sorted(months, reverse=True)[:_MONTHS_OFFERED]:
        words = _("The end of {month}").format(month=period_words(month))
        yield Moment(_end_of(month.last_day), words)


def _end_of(day: date) -> datetime:
    return _instant(day, _END)


def _instant(day: date, local: time) -> datetime:
    return datetime.combine(day, local, COPENHAGEN).astimezone(UTC)


def _time(text: str) -> time:
    """A minute is seen to its end; "" is the end of the day."""
    wanted = clock(text, "time")
    return time.fromisoformat(wanted).replace(second=59, microsecond=999_999) if wanted else _END


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
