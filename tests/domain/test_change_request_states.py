"""The way of a change request from draft to decision."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.change_request import RequestState, is_open, next_states

DECIDED = {
    RequestState.APPROVED,
    RequestState.APPROVED_WITH_CHANGES,
    RequestState.REJECTED,
}


def test_a_draft_is_submitted_or_withdrawn_and_nothing_else() -> None:
    assert next_states(RequestState.DRAFT) == {RequestState.SUBMITTED, RequestState.WITHDRAWN}


@pytest.mark.parametrize(
    "state", [RequestState.SUBMITTED, RequestState.ON_AGENDA, RequestState.POSTPONED]
)
def test_what_has_been_submitted_can_be_decided_postponed_or_withdrawn(
    state: RequestState,
) -> None:
    wanted = DECIDED | {RequestState.POSTPONED, RequestState.WITHDRAWN}
    assert wanted <= next_states(state)
    assert is_open(state)


@pytest.mark.parametrize("state", sorted(DECIDED | {RequestState.WITHDRAWN}))
def test_a_decided_or_withdrawn_request_stays_so(state: RequestState) -> None:
    assert not next_states(state)
    assert not is_open(state)


def test_what_is_on_the_agenda_can_be_taken_off_but_not_back_to_draft() -> None:
    assert RequestState.SUBMITTED in next_states(RequestState.ON_AGENDA)
    assert RequestState.DRAFT in next_states(RequestState.SUBMITTED)
    assert RequestState.DRAFT not in next_states(RequestState.ON_AGENDA)


def test_every_state_can_be_reached_from_a_draft() -> None:
    reached = {RequestState.DRAFT}
    while more := {after for state in reached for after in next_states(state)} - reached:
        reached |= more
    assert reached == set(RequestState)
