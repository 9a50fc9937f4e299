"""Colours: how they move, what several of them add up to, and how they are counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.status import (
    Colour,
    Movement,
    RollUp,
    movement,
    roll_up,
    severity,
    worst,
)

GREEN, YELLOW, RED = Colour.GREEN, Colour.YELLOW, Colour.RED
LAMPS = st.lists(st.one_of(st.none(), st.sampled_from(Colour)))


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        (GREEN, YELLOW, Movement.WORSE),
        (YELLOW, RED, Movement.WORSE),
        (RED, GREEN, Movement.BETTER),
        (YELLOW, YELLOW, Movement.SAME),
        (None, GREEN, Movement.NEW),
        (GREEN, None, None),
        (None, None, None),
    ],
)
def test_how_a_lamp_moves(before: Colour | None, now: Colour | None, moved: Movement) -> None:
    assert movement(before, now) == moved


def test_the_worst_dimension_is_suggested_and_named() -> None:
    lights = {"deliverables": YELLOW, "time": RED, "cost": RED, "resources": None}
    assert roll_up(lights) == RollUp(RED, ("time", "cost"))
    assert roll_up({"time": None}) is None
    assert roll_up({}) is None


@given(LAMPS)
def test_no_lamp_is_worse_than_the_worst(lamps: list[Colour | None]) -> None:
    top = worst(lamps)
    assert (top is None) == (set(lamps) <= {None})
    assert top is None or all(severity(top) >= severity(lamp) for lamp in lamps if lamp)
