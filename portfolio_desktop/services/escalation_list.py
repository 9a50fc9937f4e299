"""The list of projects that go before the board, as the window, the paper and scripts show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.account import AccountStage
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.accounts import reopened_reason
from portfolio_desktop.services.escalation_words import account_words, cause_words
from portfolio_desktop.services.escalations import (
    EscalatedProject,
    escalated_steps,
    last_meeting,
)
from portfolio_desktop.services.lamps import colour_lamp
from portfolio_desktop.services.panel_values import MonthLamp
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.services.words import day_words, period_words
from portfolio_desktop.storage.reader import Reader

_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class EscalationRow:
    """One proposed item in words.

    `lamps` are the overall lamps since the last meeting, oldest first; `reason` is why it was taken
    off ("" for what stands), and `reopened` why an approved account was opened again.
    """

    project_id: str
    number: str
    name: str
    accountable: str
    cause: str
    lamps: tuple[MonthLamp, ...]
    stage: AccountStage
    account_words: str
    account: str = ""
    corrective_action: str = ""
    given_by: str = ""
    reason: str = ""
    reopened: str = ""

    @property
    def taken_off(self) -> bool:
        return bool(self.reason)

    @property
    def locked(self) -> bool:
        """Whether nothing in the account may be changed before it is opened again."""
        return self.stage is AccountStage.APPROVED

    @property
    def lamp_words(self) -> str:
        """ "september 2023: grøn, oktober 2023: gul"."""
        return ", ".join(
            f"{period_words(each.period)}: {each.lamp.word or _no_light()}" for each in self.lamps
        )

    @property
    def state_words(self) -> str:
        """How far the account has come; of what was taken off the reason."""
        if not self.taken_off:
            return self.account_words
        return _("Taken off: {reason}").format(reason=" ".join(self.reason.split()))


@dataclass(frozen=True, slots=True)
class Escalations:
    """The proposed items of a month's meeting in the board's order, also those taken off."""

    period: Period
    meeting: date | None
    rows: tuple[EscalationRow, ...]

    @property
    def standing(self) -> tuple[EscalationRow, ...]:
        return tuple(row for row in self.rows if not row.taken_off)

    @property
    def count_words(self) -> str:
        """ "3 punkter til mødet, 1 taget af"."""
        standing = len(self.standing)
        off = len(self.rows) - standing
        words = ngettext(
            "{count} item for the meeting", "{count} items for the meeting", standing
        ).format(count=standing)
        if not off:
            return words
        more = ngettext("{count} taken off", "{count} taken off", off).format(count=off)
        return f"{words}, {more}"

    @property
    def since_words(self) -> str:
        """What the months are counted from."""
        if self.meeting is None:
            return _("Since last month: the day of the last meeting has not been given")
        return _("Since the meeting {day}").format(day=day_words(self.meeting))

    @property
    def nothing_words(self) -> str:
        """What is said where there are no items."""
        if self.meeting is None:
            return _("No project is red, and none has gone from green to yellow since last month.")
        return _(
            "No project is red, and none has gone from green to yellow since the last meeting."
        )


def escalations(reader: Reader, period: Period) -> Escalations:
    return run_through(escalations_steps(reader, period))


def escalations_steps(reader: Reader, period: Period) -> Steps[Escalations]:
    """As `escalations`, in steps."""
    meeting = last_meeting(reader)
    items = yield from escalated_steps(reader, period)
    rows: list[EscalationRow] = []
    for part in in_parts(items, _ROWS_AT_ONCE):
        rows += [_row(reader, period, item) for item in part]
        yield len(rows), len(items)
    return Escalations(period, meeting, tuple(rows))


def _row(reader: Reader, period: Period, item: EscalatedProject) -> EscalationRow:
    account = item.account
    row = EscalationRow(
        project_id=item.project_id,
        number=item.number,
        name=item.name,
        accountable=item.accountable,
        cause=cause_words(item),
        lamps=tuple(MonthLamp(month, colour_lamp(colour)) for month, colour in item.months),
        stage=item.stage,
        account_words=account_words(account),
    )
    if account is None:
        return row
    return replace(
        row,
        account=account.account,
        corrective_action=account.corrective_action,
        given_by=account.given_by,
        reason=account.removed_reason,
        reopened=reopened_reason(reader, item.project_id, period),
    )


def _no_light() -> str:
    return pgettext("lamp", "no light")
