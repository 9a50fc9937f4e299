"""What is asked of the accountable participant for a project that goes before the board."""

from __future__ import annotations

from dataclasses import dataclass
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
