"""Projects that go before the board as items of their own, and the account asked for of each.

The register makes the items itself from the lamps since the last meeting (`domain.escalation`);
one is taken off only with a reason, and what was taken off stays in sight.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.account import Account
from portfolio_desktop.domain.escalation import Escalation, escalation
from portfolio_desktop.domain.ids import account_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services import finding
from portfolio_desktop.services.board_order import in_board_order
from portfolio_desktop.services.membership import used_projects
from portfolio_desktop.services.settings import keep, kept
from portfolio_desktop.services.typed import line, month, passage, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label

LAST_MEETING = "last_meeting"
LONGEST_MONTHS = 24
"""No further back than this is asked, however long ago the last meeting was."""


@dataclass(frozen=True, slots=True)
class EscalatedProject:
    """One proposed item. `months` are the overall colours since the last meeting, oldest first, the
    first being the month that meeting saw; `accountable` is who answers to the board ("" unknown).
    `account` is None until it is asked for or taken off.
    """

    project_id: str
    number: str
    name: str
    escalation: Escalation
    months: tuple[tuple[Period, Colour | None], ...]
    accountable: str
    account: Account | None

    @property
    def taken_off(self) -> bool:
        return self.account is not None and bool(self.account.removed_reason)


def last_meeting(reader: Reader) -> date | None:
    """The day of the last meeting, as it was said; None where nobody has."""
    value = kept(reader, LAST_MEETING)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def use_last_meeting(register: RegisterFile, day: date | None) -> Change:
    return keep(register, LAST_MEETING, None if day is None else day.isoformat())


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


def escalated_projects(reader: Reader, period: Period) -> tuple[EscalatedProject, ...]:
    """Every project of the month that becomes an item for the meeting, in the board's order.

    Also those that were taken off, so that it is seen that they were.
    """
    months = months_since_meeting(last_meeting(reader), period)
    lamps = reader.overall_by_period(months)
    accounts = {account.project_id: account for account in reader.accounts([period])}
    names = {each.id: each.name for each in reader.participants()}
    found = []
    for project in in_board_order(
        reader.projects(used_projects(reader, period, period.last_day)),
        lambda each: (each.rank, each.number),
        lambda each: (each.name, each.id),
    ):
        colours = tuple((each, _colour(lamps[str(each)].get(project.id))) for each in months)
        item = escalation(colours)
        if item is not None:
            who = names.get(project.accountable_id or project.lead_id or "", "")
            found.append(
                EscalatedProject(
                    project.id,
                    project.number,
                    project.name,
                    item,
                    colours,
                    who,
                    accounts.get(project.id),
                )
            )
    return tuple(found)


def ask_for_accounts(
    register: RegisterFile, project_ids: Iterable[str], period: Period | str
) -> Change:
    """Note today that the accounts were asked for; again, and it is noted as a reminder."""
    ids, when = tuple(project_ids), month(period)
    with register.edit(_label(register, "account_asked", ids, when)) as edit:
        for project in ids:
            account = _AccountEdit(register, project, when)
            field = "asked_on" if account.value("asked_on") is None else "reminded_on"
            account.write(edit, {field: register.today()})
    return edit.change


def receive_account(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    *,
    account: str,
    corrective_action: str,
    given_by: str = "",
) -> Change:
    """Take down what the accountable participant answers; a RuleError where it says nothing, or
    where the account is approved.
    """
    words, action = passage(account), passage(corrective_action)
    if not words:
        raise refuse("account_missing", "account")
    if _AccountEdit(register, project_id, month(period)).value("approved_on") is not None:
        number = finding.project(register.reader, project_id).number
        raise refuse("account_approved", "account", number=number)
    values: dict[str, FieldValue] = {
        "account": words,
        "corrective_action": action,
        "given_by": line(given_by),
        "received_on": register.today(),
    }
    return _write(register, "account_received", project_id, period, values)


def approve_account(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Approve an account for the meeting; a RuleError where none has been received."""
    if _AccountEdit(register, project_id, month(period)).value("received_on") is None:
        raise refuse("account_not_received", "account")
    values: dict[str, FieldValue] = {"approved_on": register.today()}
    return _write(register, "account_approved", project_id, period, values)


def take_off(register: RegisterFile, project_id: str, period: Period | str, reason: str) -> Change:
    """Make a project no item of its own at the meeting; a RuleError without a reason."""
    why = passage(reason)
    if not why:
        raise refuse("removal_reason_missing", "removed_reason")
    values: dict[str, FieldValue] = {"removed_on": register.today(), "removed_reason": why}
    return _write(register, "escalation_removed", project_id, period, values)


def put_back(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Make it an item again; nothing where it was not taken off."""
    if not _AccountEdit(register, project_id, month(period)).value("removed_reason"):
        return Change(None)
    values: dict[str, FieldValue] = {"removed_on": None, "removed_reason": ""}
    return _write(register, "escalation_put_back", project_id, period, values)


class _AccountEdit:
    """One project's account for one meeting; begun by the first thing that is written."""

    def __init__(self, register: RegisterFile, project_id: str, period: str) -> None:
        finding.project(register.reader, project_id)
        self._key = {"project_id": project_id, "period": period}
        self._row = account_id(project_id, period)
        self._before = register.record("account", self._row)

    def value(self, field: str) -> FieldValue:
        return None if self._before is None else self._before[field]

    def write(self, edit: EditSession, values: dict[str, FieldValue]) -> None:
        if self._before is None:
            edit.create("account", self._row, dict(self._key))
        for name, value in values.items():
            edit.set("account", self._row, name, value)


def _write(
    register: RegisterFile,
    code: str,
    project_id: str,
    period: Period | str,
    values: dict[str, FieldValue],
) -> Change:
    when = month(period)
    account = _AccountEdit(register, project_id, when)
    with register.edit(_label(register, code, (project_id,), when)) as edit:
        account.write(edit, values)
    return edit.change


def _colour(code: str | None) -> Colour | None:
    return Colour(code) if code in tuple(Colour) else None


def _label(register: RegisterFile, code: str, ids: tuple[str, ...], period: str) -> Label:
    facts: dict[str, str | int] = {"period": period, "count": len(ids)}
    if len(ids) == 1:
        facts["number"] = finding.project(register.reader, ids[0]).number
    return Label(code, facts)
