"""Projects that go before the board as items of their own, found from their lamps.

The register makes the items itself from the months since the last meeting (`domain.escalation`);
one is taken off only with a reason, and what was taken off stays in sight.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from portfolio_desktop.domain.account import Account, AccountStage
from portfolio_desktop.domain.escalation import Escalation, EscalationCause, escalation
from portfolio_desktop.domain.ids import account_id, setting_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.services.board_order import in_board_order
from portfolio_desktop.services.lamps import silent_kind
from portfolio_desktop.services.membership import used_projects_steps
from portfolio_desktop.services.settings import Json, date_rules, day_in, keep, kept, setting_value
from portfolio_desktop.services.steps import Steps, as_part, in_parts, run_through
from portfolio_desktop.services.typed import certain_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue, Label, Record

LAST_MEETING = "last_meeting"
LONGEST_MONTHS = 24
"""No further back than this is asked, however long ago the last meeting was."""

_LOOKED_AT_AT_ONCE = 500

Lamps: TypeAlias = Sequence[tuple[Period, Mapping[str, str | None]]]
"""Each month with the words of `Reader.overall_by_period`, oldest first."""
Months: TypeAlias = tuple[tuple[Period, Colour | None], ...]


@dataclass(frozen=True, slots=True)
class EscalatedProject:
    """One proposed item. `months` are the overall colours since the last meeting, oldest first, the
    first being the month that meeting saw; `accountable` is who answers to the board ("" unknown).
    `account` is None until it is asked for or taken off. One that is `silent` has not reported for
    the last month, and counts as what it reported last.
    """

    project_id: str
    number: str
    name: str
    escalation: Escalation
    months: Months
    accountable: str
    account: Account | None
    accountable_id: str | None = None
    silent: bool = False
    account_shut: bool = False
    """Whether the account is kept from the open edition, so that it is not known there how far it
    is."""

    @property
    def taken_off(self) -> bool:
        return self.account is not None and bool(self.account.removed_reason)

    @property
    def stage(self) -> AccountStage:
        return AccountStage.NOT_ASKED if self.account is None else self.account.stage


def last_meeting(reader: Reader) -> date | None:
    """The day of the last meeting: as it was said, or of a meeting held since; None where there is
    neither."""
    return _newest([day_in(kept(reader, LAST_MEETING)), *held_days(reader)])


def held_days(reader: Reader) -> tuple[date, ...]:
    """The days of the meetings that are marked as held."""
    from portfolio_desktop.domain.meetings import Meeting, MeetingState  # no start needs them

    return tuple(
        each.held_on
        for each in reader.board.rows(Meeting, state=[MeetingState.HELD.value])
        if each.held_on is not None
    )


def _newest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def meeting_before(register: RegisterFile, period: Period) -> date | None:
    """The last meeting that a month knows of: of those that were said in the course of time, and
    those that are marked as held, the newest one by the month's end.
    """
    last = last_meeting(register.reader)
    if last is None or last <= period.last_day:
        return last
    held = [day for day in held_days(register.reader) if day <= period.last_day]
    return _newest([_said_before(register, period), *held])


def _said_before(register: RegisterFile, period: Period) -> date | None:
    """The newest day that was ever said to be the last meeting's, by the month's end."""
    days = meetings_told(register)
    return next((day for day in days if day <= period.last_day), None)


def meetings_told(register: RegisterFile) -> Iterator[date]:
    """The days that were said to be the last meeting's in the course of time, the newest first."""
    row = ("setting", setting_id(LAST_MEETING))
    for record in register.edits(rows=[row]):
        for operation in register.operations(record.id, rows=[row]):
            day = day_in(_said(operation.after))
            if day is not None:
                yield day


def _said(after: FieldValue | Record) -> Json:
    """What an operation made of the setting."""
    text = after.get("value") if isinstance(after, Mapping) else after
    return setting_value(str(text or ""))


def use_last_meeting(register: RegisterFile, day: date | None) -> Change:
    if day_in(kept(register.reader, LAST_MEETING)) == day:
        return Change(None)
    value = None if day is None else day.isoformat()
    return keep(register, LAST_MEETING, value, Label("last_meeting"))


def use_typed_last_meeting(register: RegisterFile, text: str) -> Change:
    """As typed; "" for none. A RuleError where it names no single day."""
    day = certain_day(text, "last_meeting", date_rules(register.reader))
    return use_last_meeting(register, day)


def months_since_meeting(meeting: date | None, period: Period) -> tuple[Period, ...]:
    """From the month that the last meeting saw, the one before it, to `period`.

    Without a meeting, and where it comes after the month: the month before and the month itself.
    """
    seen = period.previous if meeting is None else Period.of(meeting).previous
    first = max(min(seen, period.previous), period.shifted(-LONGEST_MONTHS))
    months = [first]
    while months[-1] < period:
        months.append(months[-1].shifted(1))
    return tuple(months)


def escalated_projects(
    reader: Reader,
    period: Period,
    meeting: date | None = None,
    *,
    among: Collection[str] | None = None,
) -> tuple[EscalatedProject, ...]:
    """Every project of the month that becomes an item for the meeting, in the board's order.

    Also those that were taken off, so that it is seen that they were. `meeting` where the last one
    was another than the register says; `among` leaves only these projects.
    """
    return run_through(escalated_steps(reader, period, meeting, among=among))


def escalated_steps(
    reader: Reader,
    period: Period,
    meeting: date | None = None,
    *,
    among: Collection[str] | None = None,
    also: Collection[str] = (),
) -> Steps[tuple[EscalatedProject, ...]]:
    """As `escalated_projects`, in steps; `also` those that have an item on the agenda, though they
    are escalated no more.
    """
    months = months_since_meeting(meeting or last_meeting(reader), period)
    lamps: list[tuple[Period, Mapping[str, str | None]]] = []
    for month in months:
        lamps.append((month, reader.overall_by_period([month], among)[str(month)]))
        yield len(lamps), len(months) + 1
    using = used_projects_steps(reader, period, period.last_day, among)
    used = sorted((yield from as_part(using, len(months), len(months) + 1)))
    likely: list[str] = []
    for part in in_parts(used, _LOOKED_AT_AT_ONCE):
        likely += [
            each for each in part if each in also or escalation(_months(lamps, each, carried=True))
        ]
        yield len(months), len(months) + 1
    projects: list[Project] = []
    for part in in_parts(likely, _LOOKED_AT_AT_ONCE):
        projects += reader.projects(part)
        yield len(months), len(months) + 1
    return (yield from _items(reader, period, lamps, projects, also))


def _items(
    reader: Reader,
    period: Period,
    lamps: Lamps,
    projects: Iterable[Project],
    also: Collection[str],
) -> Steps[tuple[EscalatedProject, ...]]:
    accounts = {account.project_id: account for account in reader.accounts([period])}
    names = {each.id: each.name for each in reader.participants()}
    ordered = in_board_order(
        projects, lambda each: (each.rank, each.number), lambda each: (each.name, each.id)
    )
    found: list[EscalatedProject] = []
    for place, project in enumerate(ordered):
        if place % _LOOKED_AT_AT_ONCE == 0:
            yield len(lamps), len(lamps) + 1
        silent = _is_silent(project, period, lamps[-1][1].get(project.id))
        item = escalation(_months(lamps, project.id, carried=silent))
        if item is None and project.id in also:
            item = Escalation(EscalationCause.SETTLED, ())
        if item is None:
            continue
        who = project.accountable_id or project.lead_id
        found.append(
            EscalatedProject(
                project_id=project.id,
                number=project.number,
                name=project.name,
                escalation=item,
                months=_months(lamps, project.id, carried=False),
                accountable=names.get(who or "", ""),
                account=accounts.get(project.id),
                accountable_id=who,
                silent=silent,
                account_shut=reader.is_shut("account", account_id(project.id, str(period))),
            )
        )
    return tuple(found)


def _months(lamps: Lamps, project: str, *, carried: bool) -> Months:
    """The overall colour of each month, oldest first; the last month's is `carried` over from what
    was reported last where it has none.
    """
    months = [(month, _colour(by_project.get(project))) for month, by_project in lamps]
    if carried and months and months[-1][1] is None:
        known = [colour for _month, colour in months if colour is not None]
        months[-1] = (months[-1][0], known[-1] if known else None)
    return tuple(months)


def _is_silent(project: Project, period: Period, code: str | None) -> bool:
    """Whether a report of the month is awaited still: nobody escapes the board by not reporting."""
    if code not in {None, NoLight.MISSING.value}:
        return False
    return silent_kind(project.state, project.state_from, period.last_day) is None


def _colour(code: str | None) -> Colour | None:
    return _COLOURS.get(code or "")


_COLOURS: Mapping[str, Colour] = {each.value: each for each in Colour}
