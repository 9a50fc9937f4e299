"""The states of a change request and the way between them; what it can concern."""

from __future__ import annotations

from enum import StrEnum


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
    MILESTONE = "milestone"
    YEAR_BUDGET = "year_budget"


class PointVerdict(StrEnum):
    """What was decided of one point of a change request."""

    GRANTED = "granted"
    GRANTED_WITH_CHANGES = "granted_with_changes"
    REFUSED = "refused"


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
