"""What is asked of the accountable participant for a project that goes before the board."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.choices import AccountStage as AccountStage


@dataclass(frozen=True, slots=True)
class Account:
    """The account (redegørelse) for one escalated project at the meeting on a month's status.

    Asked for, chased, received and approved like a report. With a `removed_reason` the project is
    no item of its own at that meeting.
    """

    id: str
    project_id: str
    period: str
    asked_on: date | None = None
    reminded_on: date | None = None
    received_on: date | None = None
    approved_on: date | None = None
    account: str = ""
    corrective_action: str = ""
    given_by: str = ""
    removed_on: date | None = None
    removed_reason: str = ""

    @property
    def stage(self) -> AccountStage:
        """The latest of the days it has; an account that came unasked has come."""
        days = (
            (AccountStage.APPROVED, self.approved_on),
            (AccountStage.RECEIVED, self.received_on),
            (AccountStage.REMINDED, self.reminded_on),
            (AccountStage.ASKED, self.asked_on),
        )
        return next((stage for stage, day in days if day is not None), AccountStage.NOT_ASKED)

    @property
    def is_given(self) -> bool:
        """Whether the board has an account to note; what is only written is a draft."""
        return self.stage in {AccountStage.RECEIVED, AccountStage.APPROVED}

    def known_on(self, day: date) -> Account:
        """As it was by the end of that day, as far as its own days tell; without the words of one
        that came later."""

        def by_then(when: date | None) -> date | None:
            return when if when is not None and when <= day else None

        then = replace(
            self,
            asked_on=by_then(self.asked_on),
            reminded_on=by_then(self.reminded_on),
            received_on=by_then(self.received_on),
            approved_on=by_then(self.approved_on),
        )
        if then.is_given or not self.is_given:
            return then
        return replace(then, account="", corrective_action="", given_by="")
