"""Which projects go before the board as items of their own (RSI's rule, DOMAIN section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour, severity

Months = Sequence[tuple[Period, Colour | None]]
"""A project's overall colours, oldest first; the first month is the one the last meeting saw."""


class EscalationCause(StrEnum):
    RED = "red"
    """The project is red now."""
    TURNED = "turned"
    """It went from green to yellow (or red) since the last meeting, perhaps only for a while."""
    SETTLED = "settled"
    """It has an item from when it was escalated, and by what was reported since it no longer is."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """`turned` are the months in which it went from green to something worse."""

    cause: EscalationCause
    turned: tuple[Period, ...]


def escalation(months: Months) -> Escalation | None:
    """Whether a project becomes an item at the next meeting; the last month is the one reported.

    A month without a colour changes nothing: what follows is held against the last colour before.
    """
    known = [(period, colour) for period, colour in months if colour is not None]
    turned = tuple(
        period
        for (_before, was), (period, colour) in pairwise(known)
        if was is Colour.GREEN and severity(colour) > severity(was)
    )
    red_now = bool(months) and months[-1][1] is Colour.RED
    if red_now:
        return Escalation(EscalationCause.RED, turned)
    return Escalation(EscalationCause.TURNED, turned) if turned else None
