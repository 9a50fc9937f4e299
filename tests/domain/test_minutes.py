"""What decided points say of a request, and how written procedures are counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portfolio_desktop.domain.board_choices import (
    MinutesState,
    PointDecision,
    ProcedureReply,
    ProcedureState,
)
from portfolio_desktop.domain.meetings import ProcedureAnswer, WrittenProcedure
from portfolio_desktop.domain.minutes import minutes_may_become, request_outcome
from portfolio_desktop.domain.request_states import RequestState
from portfolio_desktop.domain.written import (
    is_late,
    number_after,
    suggested_result,
    tally,
)

D = PointDecision
DAY = date(2023, 11, 10)


@pytest.mark.parametrize(
    ("decisions", "outcome"),
    [
        ([D.APPROVED], RequestState.APPROVED),
        ([D.ENDORSED, D.APPROVED_WITH_REMARKS], RequestState.APPROVED),
        ([D.APPROVED, D.NOTED], RequestState.APPROVED),
        ([D.REJECTED], RequestState.REJECTED),
        ([D.POSTPONED, D.DISCUSSED], RequestState.POSTPONED),
        ([D.APPROVED, D.REJECTED], None),
        ([D.APPROVED, None], None),
        ([D.NOTED, D.DISCUSSED], None),
        ([], None),
    ],
)
def test_points_decide_a_request_when_all_of_them_say_the_same(
    decisions: list[PointDecision | None], outcome: RequestState | None
) -> None:
    assert request_outcome(decisions) is outcome


def test_minutes_are_sent_before_or_without_comments_and_only_opened_again_once_approved() -> None:
    assert minutes_may_become(MinutesState.NONE) == {MinutesState.DRAFT}
    assert MinutesState.APPROVED in minutes_may_become(MinutesState.DRAFT)
    assert MinutesState.SENT in minutes_may_become(MinutesState.SENT)
    assert minutes_may_become(MinutesState.APPROVED) == {MinutesState.DRAFT}


def answer(reply: ProcedureReply | None) -> ProcedureAnswer:
    return ProcedureAnswer("a", "p", "r", reply)


def test_silence_is_no_consent() -> None:
    yes, remarks, no = ProcedureReply.APPROVED, ProcedureReply.REMARKS, ProcedureReply.REJECTED
    assert suggested_result(tally(map(answer, [yes, yes]))) is D.APPROVED
    assert suggested_result(tally(map(answer, [yes, remarks]))) is D.APPROVED_WITH_REMARKS
    assert suggested_result(tally(map(answer, [yes, None]))) is None
    assert suggested_result(tally(map(answer, [yes, no]))) is None
    assert suggested_result(tally([])) is None


def test_answers_are_late_the_day_after_they_were_due() -> None:
    procedure = WrittenProcedure("p", state=ProcedureState.SENT, reply_due=DAY)
    awaited = [answer(None), answer(ProcedureReply.APPROVED)]
    assert not is_late(procedure, awaited, DAY)
    assert is_late(procedure, awaited, DAY + timedelta(days=1))
    assert not is_late(procedure, awaited[1:], DAY + timedelta(days=1))


def test_the_next_number_follows_the_highest_however_it_is_written() -> None:
    assert number_after([]) == "1"
    assert number_after(["9", "13", "2023/14", "uden"]) == "15"
