"""Change requests and what they change (DOMAIN section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.money import Money


class RequestState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    ON_AGENDA = "on_agenda"
    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


class Subject(StrEnum):
    """What a change concerns."""

    END = "end"
    BUDGET = "budget"
    SCOPE = "scope"
    PHASE = "phase"
    LEAD = "lead"


_NEXT: dict[RequestState, frozenset[RequestState]] = {
    RequestState.DRAFT: frozenset({RequestState.SUBMITTED, RequestState.WITHDRAWN}),
    RequestState.SUBMITTED: frozenset(
        {
            RequestState.DRAFT,
            RequestState.ON_AGENDA,
            RequestState.APPROVED,
            RequestState.APPROVED_WITH_CHANGES,
            RequestState.REJECTED,
            RequestState.POSTPONED,
            RequestState.WITHDRAWN,
        }
    ),
}
_NEXT[RequestState.ON_AGENDA] = (_NEXT[RequestState.SUBMITTED] - {RequestState.DRAFT}) | {
    RequestState.SUBMITTED
}
_NEXT[RequestState.POSTPONED] = _NEXT[RequestState.ON_AGENDA]


def next_states(state: RequestState) -> frozenset[RequestState]:
    """The states a request may go to from `state`; a final one has none.

    A postponed request comes back: it may be put on another agenda or decided.
    """
    return _NEXT.get(state, frozenset())


def is_open(state: RequestState) -> bool:
    """Whether the request still awaits a decision."""
    return bool(next_states(state))


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
