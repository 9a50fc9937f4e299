"""The account asked for of each project that goes before the board: asked for, chased, written,
received, approved and opened again; and items taken off the agenda and put back.

An approved account is locked. Whoever wants to change it opens it again first, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from portfolio_desktop.domain.ids import account_id, setting_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services import finding
from portfolio_desktop.services.escalation_points import fit_usual_points
from portfolio_desktop.services.locks import require_account_open
from portfolio_desktop.services.passages import going_on
from portfolio_desktop.services.settings import ACCOUNT_REOPENED, kept, setting_text
from portfolio_desktop.services.typed import line, month, passage, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label

Part: TypeAlias = Literal["account", "corrective_action", "given_by"]
"""The fields of an account that are written."""
_WRITING: dict[Part, str] = {
    "account": "account_text",
    "corrective_action": "account_action",
    "given_by": "account_given_by",
}


def ask_for_accounts(
    register: RegisterFile, project_ids: Iterable[str], period: Period | str
) -> Change:
    """Note today that the accounts were asked for; again, and it is noted as a reminder.

    A RuleError where one of them is approved or was taken off, and where there are none.
    """
    ids, when = tuple(project_ids), month(period)
    if not ids:
        raise refuse("nobody_to_ask")
    accounts = [_AccountEdit(register, project, when) for project in ids]
    for account in accounts:
        account.require_item()
    with register.edit(_label(register, "account_asked", ids, when)) as edit:
        for account in accounts:
            field = "asked_on" if account.value("asked_on") is None else "reminded_on"
            account.write(edit, {field: register.today()})
    return edit.change


def write_account(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    part: Part,
    text: str,
    *,
    goes_on: bool = False,
) -> Change:
    """Write a part of the account; `goes_on` where words of the same writing were saved before.

    What has no words left has not been received either.
    """
    words = line(text) if part == "given_by" else passage(text)
    when = month(period)
    account = _AccountEdit(register, project_id, when)
    if words == (account.value(part) or ""):
        return Change(None)
    values: dict[str, FieldValue] = {part: words}
    if part == "account" and not words:
        values["received_on"] = None
    label = _label(register, _WRITING[part], (project_id,), when)
    with register.edit(going_on(label) if goes_on else label) as edit:
        account.write(edit, values)
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
    """Take down all that the accountable participant answers; a RuleError where it says nothing."""
    words = passage(account)
    if not words:
        raise refuse("account_missing", "account")
    values: dict[str, FieldValue] = {
        "account": words,
        "corrective_action": passage(corrective_action),
        "given_by": line(given_by),
        "received_on": register.today(),
    }
    return _write(register, "account_received", project_id, period, values)


def mark_received(
    register: RegisterFile, project_id: str, period: Period | str, day: date | None = None
) -> Change:
    """Say that what is written is the account, received today unless told otherwise; a RuleError
    where nothing is written."""
    if not _AccountEdit(register, project_id, month(period)).value("account"):
        raise refuse("account_missing", "account")
    values: dict[str, FieldValue] = {"received_on": day or register.today()}
    return _write(register, "account_received", project_id, period, values)


def mark_not_received(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Take that back: what is written is a draft again."""
    return _write(register, "account_not_received", project_id, period, {"received_on": None})


def approve_account(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Approve and lock an account for the meeting; a RuleError where none has been received."""
    account = _AccountEdit(register, project_id, month(period))
    account.require_item()
    if account.value("received_on") is None:
        raise refuse("account_not_received", "account")
    values: dict[str, FieldValue] = {"approved_on": register.today()}
    return _write(register, "account_approved", project_id, period, values)


def reopen_account(
    register: RegisterFile, project_id: str, period: Period | str, reason: str
) -> Change:
    """Open an approved account again; a RuleError without a reason, or where it is not approved."""
    when, why = month(period), passage(reason)
    if not why:
        raise refuse("account_reopen_reason_missing", "reopened_reason")
    account = _AccountEdit(register, project_id, when)
    if account.value("approved_on") is None:
        number = finding.project(register.reader, project_id).number
        raise refuse("account_not_approved", "account", number=number)
    with register.edit(_label(register, "account_reopened", (project_id,), when)) as edit:
        account.reopen(edit, why)
    return edit.change


def reopened_reason(reader: Reader, project_id: str, period: Period | str) -> str:
    """Why the account was opened again last; "" where it never was."""
    value = kept(reader, _reopening(account_id(project_id, month(period))))
    return value if isinstance(value, str) else ""


def take_off(register: RegisterFile, project_id: str, period: Period | str, reason: str) -> Change:
    """Make a project no item of its own at the meeting; a RuleError without a reason, or where its
    account is approved."""
    why = passage(reason)
    if not why:
        raise refuse("removal_reason_missing", "removed_reason")
    values: dict[str, FieldValue] = {"removed_on": register.today(), "removed_reason": why}
    return _write(register, "escalation_removed", project_id, period, values)


def write_removal(
    edit: EditSession, register: RegisterFile, project_id: str, period: Period | str, reason: str
) -> None:
    """The same as part of an edit that takes the item off an agenda."""
    values: dict[str, FieldValue] = {"removed_on": register.today(), "removed_reason": reason}
    _AccountEdit(register, project_id, month(period)).write(edit, values)


def put_back(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Make it an item again; nothing where it was not taken off."""
    if not _AccountEdit(register, project_id, month(period)).value("removed_reason"):
        return Change(None)
    values: dict[str, FieldValue] = {"removed_on": None, "removed_reason": ""}
    return _write(register, "escalation_put_back", project_id, period, values)


class _AccountEdit:
    """One project's account for one meeting; begun by the first thing that is written."""

    def __init__(self, register: RegisterFile, project_id: str, period: str) -> None:
        self._number = finding.project(register.reader, project_id).number
        self._key = {"project_id": project_id, "period": period}
        self._reader = register.reader
        self._today = register.today()
        self._row = account_id(project_id, period)
        self._before = register.record("account", self._row)

    def value(self, field: str) -> FieldValue:
        return None if self._before is None else self._before[field]

    def require_item(self) -> None:
        """A RuleError where nothing is asked of the project: approved already, or taken off."""
        require_account_open(self._reader, [self._row])
        if self.value("removed_reason"):
            raise refuse("escalation_is_off", number=self._number)

    def write(self, edit: EditSession, values: dict[str, FieldValue]) -> None:
        require_account_open(self._reader, [self._row])
        if self._before is None:
            edit.create("account", self._row, dict(self._key))
        for name, value in values.items():
            edit.set("account", self._row, name, value)
        fit_usual_points(edit, self._reader, self._today, **self._key)

    def reopen(self, edit: EditSession, reason: str) -> None:
        """The reason is kept beside the account, which has no field for it."""
        key = _reopening(self._row)
        row, text = setting_id(key), setting_text(reason)
        edit.set("account", self._row, "approved_on", None)
        if edit.record("setting", row) is None:
            edit.create("setting", row, {"key": key, "value": text})
        else:
            edit.set("setting", row, "value", text)


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


def _reopening(account: str) -> str:
    return f"{ACCOUNT_REOPENED}{account}"


def _label(register: RegisterFile, code: str, ids: tuple[str, ...], period: str) -> Label:
    facts: dict[str, str | int] = {"period": period, "count": len(ids)}
    if len(ids) == 1:
        facts["number"] = finding.project(register.reader, ids[0]).number
    return Label(code, facts)
