"""The course of a meeting's minutes: draft, sent for comments with a deadline, approved, reopened.

Approved minutes are locked (`minutes_locks`). Whoever wants to change them opens them again first,
with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import (
    AttendanceRole,
    MinutesKind,
    MinutesState,
    Presence,
)
from portfolio_desktop.domain.meetings import (
    Attendance,
    Forum,
    Item,
    Meeting,
    MinutesComment,
    Recommendation,
)
from portfolio_desktop.domain.minutes import approves, minutes_may_become
from portfolio_desktop.domain.working_days import working_day_after
from portfolio_desktop.services.attendances import named_attendances
from portfolio_desktop.services.decided_where import item_numbers, item_place
from portfolio_desktop.services.due import closing_days, public_holidays
from portfolio_desktop.services.meeting_days import days_of
from portfolio_desktop.services.meeting_rules import meeting_label, meeting_of
from portfolio_desktop.services.minutes_locks import require_minutes_open
from portfolio_desktop.services.settings import MINUTES_REOPENED, date_rules, kept, write_setting
from portfolio_desktop.services.typed import passage, refuse, required_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue

USUAL_COMMENT_DAYS = 5
"""Working days to comment on draft minutes, where the board has agreed on nothing."""


def choose_minutes_kind(register: RegisterFile, meeting_id: str, kind: MinutesKind) -> Change:
    """Decisions alone, or with the case and what was said."""
    meeting = meeting_of(register.reader, meeting_id)
    require_minutes_open(register.reader, [meeting_id])
    values: dict[str, FieldValue] = {"minutes_kind": kind}
    return _write(register, "minutes_kind", meeting, values)


def begin_minutes(register: RegisterFile, meeting_id: str) -> Change:
    """The minutes are being written."""
    return _move(register, meeting_id, MinutesState.DRAFT, "minutes_begun")


def sending_day(register: RegisterFile, meeting_id: str, comments_due: str) -> date:
    """The day until which draft minutes may be commented, if they can be sent out now.

    A RuleError where the day is none or is passed, or the minutes are not at hand.
    """
    due = required_day(comments_due, "comments_due", date_rules(register.reader))
    if due < register.today():
        raise refuse("comments_due_passed", "comments_due")
    _require_way(register, meeting_id, MinutesState.SENT)
    return due


def send_minutes(register: RegisterFile, meeting_id: str, comments_due: str) -> Change:
    """Note that the draft goes out for comments, which are due that day; again, with another day.

    A RuleError as for `sending_day`.
    """
    due = sending_day(register, meeting_id, comments_due)
    values: dict[str, FieldValue] = {"comments_due": due}
    return _move(register, meeting_id, MinutesState.SENT, "minutes_sent", values)


def approval_day(register: RegisterFile, meeting_id: str, approved_on: str = "") -> date:
    """The day of the approval, today unless another is typed, if they can be approved now.

    A RuleError before the meeting was held, on a day that is still to come, or while a comment is
    not settled.
    """
    _require_way(register, meeting_id, MinutesState.APPROVED)
    reader = register.reader
    day = (
        required_day(approved_on, "approved_on", date_rules(reader))
        if approved_on.strip()
        else register.today()
    )
    if day > register.today():
        raise refuse("minutes_approved_later", "approved_on")
    comments = reader.board.rows(MinutesComment, meeting_id=[meeting_id])
    left = sum(not each.settled for each in comments)
    if left:
        raise refuse("comments_unsettled", "approved_on", count=left)
    return day


def approve_minutes(register: RegisterFile, meeting_id: str, approved_on: str = "") -> Change:
    """Approve and lock the minutes; a RuleError as for `approval_day`."""
    day = approval_day(register, meeting_id, approved_on)
    values: dict[str, FieldValue] = {"minutes_approved_on": day}
    return _move(register, meeting_id, MinutesState.APPROVED, "minutes_approved", values)


def reopen_minutes(register: RegisterFile, meeting_id: str, reason: str) -> Change:
    """Open approved minutes again as a draft; a RuleError without a reason."""
    meeting, why = meeting_of(register.reader, meeting_id), passage(reason)
    if not why:
        raise refuse("minutes_reason_missing", "reopened_reason")
    if meeting.minutes_state is not MinutesState.APPROVED:
        raise refuse("minutes_not_approved", "reopened_reason")
    with register.edit(meeting_label("minutes_reopened", meeting)) as edit:
        edit.set("meeting", meeting_id, "minutes_state", MinutesState.DRAFT)
        edit.set("meeting", meeting_id, "minutes_approved_on", None)
        write_setting(edit, f"{MINUTES_REOPENED}{meeting_id}", why)
    return edit.change


def reopened_reason(reader: Reader, meeting_id: str) -> str:
    """Why the minutes were opened again last; "" where they never were."""
    value = kept(reader, f"{MINUTES_REOPENED}{meeting_id}")
    return value if isinstance(value, str) else ""


def proposed_comments_due(reader: Reader, meeting: Meeting, today: date) -> date:
    """When comments might be due: the day the meeting's minutes are due while it lies ahead; else
    the board's working days for minutes, or five, from today or from the day of the meeting,
    whichever is later."""
    own = days_of(reader, meeting).minutes
    if own is not None and own > today:
        return own
    start = max(today, meeting.held_on or today)
    forum = reader.board.row(Forum, meeting.forum_id) if meeting.forum_id else None
    days = (forum.minutes_days if forum else None) or USUAL_COMMENT_DAYS
    closed = closing_days(reader) | public_holidays(start.year) | public_holidays(start.year + 1)
    return working_day_after(start, days, closed)


@dataclass(frozen=True, slots=True)
class Granted:
    """Where and when the board approved minutes: "mødet 30. nov. 2023, punkt 2"."""

    where: str
    on: date | None


def granted(reader: Reader, meeting_id: str) -> Granted | None:
    """The item under which the board approved the minutes of a meeting, None before it has."""
    for item in reader.board.rows(Item, about_meeting_id=[meeting_id]):
        points = reader.board.rows(Recommendation, item_id=[item.id])
        if approves([each.decision for each in points]):
            meeting = meeting_of(reader, item.meeting_id)
            number = item_numbers(reader, meeting.id).get(item.id, "")
            return Granted(item_place(meeting, number), meeting.held_on)
    return None


@dataclass(frozen=True, slots=True)
class MinutesStanding:
    """How the minutes of a meeting stand.

    `silent` are those who were there, or sent apologies, and have not commented; `undecided` the
    numbers of the items that are to be decided and are not. `granted` says where the board has
    approved them already.
    """

    meeting: Meeting
    comments: tuple[MinutesComment, ...]
    silent: tuple[Attendance, ...]
    undecided: tuple[str, ...]
    reopened: str
    granted: Granted | None

    @property
    def unsettled(self) -> int:
        return sum(not each.settled for each in self.comments)

    def is_overdue(self, today: date) -> bool:
        """Whether comments are still awaited after their day."""
        due = self.meeting.comments_due
        return self.meeting.minutes_state is MinutesState.SENT and due is not None and due < today


def minutes_standing(reader: Reader, meeting_id: str) -> MinutesStanding:
    """Everything that is asked about a meeting's minutes at once."""
    meeting = meeting_of(reader, meeting_id)
    comments = reader.board.rows(MinutesComment, meeting_id=[meeting_id])
    people = named_attendances(reader, meeting_id)
    return MinutesStanding(
        meeting,
        tuple(sorted(comments, key=lambda each: (each.received_on or date.max, each.id))),
        _silent(people, comments),
        _undecided(reader, meeting_id),
        reopened_reason(reader, meeting_id),
        granted(reader, meeting_id),
    )


def _silent(
    people: tuple[Attendance, ...], comments: tuple[MinutesComment, ...]
) -> tuple[Attendance, ...]:
    """Members whose participant, or who by their own name, have said nothing."""
    heard = {each.participant_id for each in comments} - {None}
    names = {each.given_by.casefold() for each in comments if each.given_by}
    return tuple(
        each
        for each in people
        if each.role in {AttendanceRole.CHAIR, AttendanceRole.MEMBER}
        and each.presence is not Presence.ABSENT
        and each.participant_id not in heard
        and each.name.casefold() not in names
    )


def _undecided(reader: Reader, meeting_id: str) -> tuple[str, ...]:
    numbers = item_numbers(reader, meeting_id)
    points = reader.board.rows(Recommendation, item_id=numbers)
    left = {each.item_id for each in points if each.decision is None and not each.decision_text}
    return tuple(number for item, number in numbers.items() if item in left)


def _move(
    register: RegisterFile,
    meeting_id: str,
    state: MinutesState,
    code: str,
    values: dict[str, FieldValue] | None = None,
) -> Change:
    meeting = _require_way(register, meeting_id, state)
    return _write(register, code, meeting, {"minutes_state": state, **(values or {})})


def _require_way(register: RegisterFile, meeting_id: str, state: MinutesState) -> Meeting:
    """The meeting, if its minutes may go to that state."""
    meeting = meeting_of(register.reader, meeting_id)
    require_minutes_open(register.reader, [meeting_id])
    if state not in minutes_may_become(meeting.minutes_state):
        wrong = "minutes_not_begun" if meeting.minutes_state is MinutesState.NONE else "minutes_on"
        raise refuse(wrong, "minutes")
    return meeting


def _write(
    register: RegisterFile, code: str, meeting: Meeting, values: dict[str, FieldValue]
) -> Change:
    with register.edit(meeting_label(code, meeting)) as edit:
        for field, value in values.items():
            edit.set("meeting", meeting.id, field, value)
    return edit.change
