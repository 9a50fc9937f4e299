"""Which projects become items of their own at the next meeting."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.escalation import Escalation, EscalationCause, escalation
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour

GREEN, YELLOW, RED = Colour.GREEN, Colour.YELLOW, Colour.RED
AUGUST, SEPTEMBER, OCTOBER = Period(2023, 8), Period(2023, 9), Period(2023, 10)


def since_august(*colours: Colour | None) -> Escalation | None:
    return escalation(tuple(zip((AUGUST, SEPTEMBER, OCTOBER), colours, strict=True)))


def test_kiit_is_red_and_goes_before_the_board() -> None:
    assert since_august(RED, RED, RED) == Escalation(EscalationCause.RED, ())


def test_a_turn_to_yellow_in_any_month_counts_also_where_it_went_back() -> None:
    assert since_august(GREEN, YELLOW, GREEN) == Escalation(EscalationCause.TURNED, (SEPTEMBER,))


def test_from_green_to_red_counts_as_a_turn_too() -> None:
    assert since_august(GREEN, GREEN, RED) == Escalation(EscalationCause.RED, (OCTOBER,))


def test_a_month_without_a_report_hides_no_turn() -> None:
    assert since_august(GREEN, None, YELLOW) == Escalation(EscalationCause.TURNED, (OCTOBER,))


@pytest.mark.parametrize(
    "colours",
    [
        (YELLOW, YELLOW, YELLOW),
        (RED, YELLOW, YELLOW),
        (GREEN, GREEN, GREEN),
        (YELLOW, GREEN, GREEN),
        (None, None, YELLOW),
        (None, None, None),
    ],
)
def test_what_stood_so_at_the_last_meeting_or_got_better_is_no_item(
    colours: tuple[Colour | None, ...],
) -> None:
    assert since_august(*colours) is None


def test_a_project_that_was_red_and_has_no_colour_now_is_not_red() -> None:
    assert since_august(RED, RED, None) is None


def test_without_months_nothing_is_said() -> None:
    assert escalation(()) is None
