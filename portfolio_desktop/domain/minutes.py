"""The course of minutes, and what decided points say of the change request they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from portfolio_desktop.domain.board_choices import MinutesState, PointDecision
from portfolio_desktop.domain.request_states import RequestState

_NEXT: Mapping[MinutesState, frozenset[MinutesState]] = MappingProxyType(
    {
        MinutesState.NONE: frozenset({MinutesState.DRAFT}),
        MinutesState.DRAFT: frozenset({MinutesState.SENT, MinutesState.APPROVED}),
        MinutesState.SENT: frozenset({MinutesState.SENT, MinutesState.APPROVED}),
        MinutesState.APPROVED: frozenset({MinutesState.DRAFT}),
    }
)

_CONSENT = frozenset(
    {PointDecision.ENDORSED, PointDecision.APPROVED, PointDecision.APPROVED_WITH_REMARKS}
)


def minutes_may_become(state: MinutesState) -> frozenset[MinutesState]:
    """The states that minutes may go to from `state`; sent ones may be sent again."""
    return _NEXT[state]


def request_outcome(decisions: Iterable[PointDecision | None]) -> RequestState | None:
    """What the points of an item decide of the request that the item is about; None for nothing.

    Every point must be decided, and of those that are more than noted or discussed all must say
    the same: what is granted in part is said change by change, with the request itself.
    """
    decided = tuple(decisions)
    if None in decided:
        return None
    said = {each for each in decided if each is not None} - _UNDECIDING
    if said and said <= _CONSENT:
        return RequestState.APPROVED
    if said == {PointDecision.POSTPONED}:
        return RequestState.POSTPONED
    if said == {PointDecision.REJECTED}:
        return RequestState.REJECTED
    return None


def agrees(outcome: RequestState, state: RequestState) -> bool:
    """Whether points say what a request has been decided to be, as it is or with changes."""
    return outcome is state or {outcome, state} <= _APPROVED


_APPROVED = frozenset({RequestState.APPROVED, RequestState.APPROVED_WITH_CHANGES})


def approves(decisions: Iterable[PointDecision | None]) -> bool:
    """Whether all points of an item are consented to."""
    decided = tuple(decisions)
    return bool(decided) and all(each in _CONSENT for each in decided)


def is_done_with(decisions: Iterable[PointDecision | None]) -> bool:
    """Whether all points of an item are noted or consented to, so that it need not come again."""
    decided = tuple(decisions)
    return bool(decided) and all(each in _CONSENT | {PointDecision.NOTED} for each in decided)


_UNDECIDING = frozenset({PointDecision.NOTED, PointDecision.DISCUSSED})
