"""Written procedures: how many have answered, and what that suggests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.board_choices import (
    PointDecision,
    ProcedureReply,
    ProcedureState,
)
from portfolio_desktop.domain.meetings import ProcedureAnswer, WrittenProcedure

_NUMBER = re.compile(r"(\d{1,9})(?!.*\d)")


@dataclass(frozen=True, slots=True)
class Tally:
    """How the participants of a written procedure have answered, each counted once."""

    approved: int = 0
    remarks: int = 0
    rejected: int = 0
    silent: int = 0

    @property
    def asked(self) -> int:
        return self.approved + self.remarks + self.rejected + self.silent


def tally(answers: Iterable[ProcedureAnswer]) -> Tally:
    replies = [each.reply for each in answers]
    return Tally(
        approved=replies.count(ProcedureReply.APPROVED),
        remarks=replies.count(ProcedureReply.REMARKS),
        rejected=replies.count(ProcedureReply.REJECTED),
        silent=replies.count(None),
    )


def suggested_result(counted: Tally) -> PointDecision | None:
    """What the answers amount to; None while they leave it to be judged.

    Silence is no consent: as long as anybody has not answered nothing is suggested, and one who
    says no sends the case to a meeting.
    """
    if not counted.asked or counted.silent or counted.rejected:
        return None
    return PointDecision.APPROVED_WITH_REMARKS if counted.remarks else PointDecision.APPROVED


def is_late(procedure: WrittenProcedure, answers: Iterable[ProcedureAnswer], today: date) -> bool:
    """Whether the deadline is passed and somebody's answer is still awaited."""
    due = procedure.reply_due
    if procedure.state is not ProcedureState.SENT or due is None or due >= today:
        return False
    return any(each.reply is None for each in answers)


def number_after(numbers: Iterable[str]) -> str:
    """The number that follows the highest of a series: "15" after "14"; "1" for a new series."""
    found = (_NUMBER.search(number) for number in numbers)
    return str(max((int(each[1]) for each in found if each), default=0) + 1)
