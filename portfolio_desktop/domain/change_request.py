"""Change requests and what they change (DOMAIN section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import PointVerdict as PointVerdict
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.request_states import RequestState as RequestState
from portfolio_desktop.domain.request_states import Subject as Subject
from portfolio_desktop.domain.request_states import is_open as is_open
from portfolio_desktop.domain.request_states import next_states as next_states


@dataclass(frozen=True, slots=True)
class RequestedChange:
    """One changed thing: before, wished and, when decided otherwise, granted.

    END uses the dates, BUDGET the amounts, the others the texts (the phase key, the participant id
    and the scope itself).
    """

    id: str
    request_id: str
    subject: Subject
    before_date: ImpreciseDate | None = None
    after_date: ImpreciseDate | None = None
    granted_date: ImpreciseDate | None = None
    before_money: Money | None = None
    after_money: Money | None = None
    granted_money: Money | None = None
    before_text: str = ""
    after_text: str = ""
    granted_text: str = ""
    milestone_id: str | None = None
    year: int | None = None
    participant_id: str | None = None
    verdict: PointVerdict | None = None
    """What was decided of this point alone; None where the request was decided as a whole."""


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """A wish to change the approved plan. `number` is per register and year: "2023-09"."""

    id: str
    number: str
    project_id: str
    title: str = ""
    reason: str = ""
    consequence: str = ""
    state: RequestState = RequestState.DRAFT
    requested_by: str = ""
    created_on: date | None = None
    submitted_on: date | None = None
    meeting: str = ""
    meeting_on: date | None = None
    decided_on: date | None = None
    decision_forum: str = ""
    decision_reference: str = ""
    """The meeting or the written procedure that decided, as the minutes call it."""
    decision_note: str = ""
    owner: str = ""
    """Who sees to it in the secretariat."""
    item_id: str | None = None
    procedure_id: str | None = None
    closed: bool = False
    closed_reason: str = ""
    open_heading: str = ""
