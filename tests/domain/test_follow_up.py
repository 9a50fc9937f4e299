"""When a promise is overdue, in which order promises are read, and how grave a risk is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.actions import Action, ActionMove, ActionState
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.follow_up import (
    days_overdue,
    is_overdue,
    moves_by_action,
    reading_key,
)
from portfolio_desktop.domain.risk_rules import (
    RiskLevel,
    gravity_key,
    lacks_treatment,
    level,
    level_of,
    score,
)
from portfolio_desktop.domain.risks import Risk, RiskResponse

TODAY = date(2024, 4, 1)


def due(text: str, state: ActionState = ActionState.OPEN) -> Action:
    return Action("a", due=read_date(text), state=state)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("31.03.2024", 1),
        ("01.04.2024", 0),
        ("Q1-2024", 1),
        ("apr. 2024", 0),
        ("ultimo 2023", 92),
        ("N/A", 0),
        ("når leverandøren er klar", 0),
    ],
)
def test_an_open_promise_is_overdue_once_even_its_latest_day_is_past(text: str, days: int) -> None:
    assert days_overdue(due(text), TODAY) == days
    assert is_overdue(due(text), TODAY) is (days > 0)


@pytest.mark.parametrize("state", set(ActionState) - {ActionState.OPEN})
def test_what_has_ended_is_never_overdue(state: ActionState) -> None:
    assert not is_overdue(due("2020", state), TODAY)
    assert days_overdue(due("2020", state), TODAY) == 0


def test_a_promise_without_a_date_is_never_overdue() -> None:
    assert not is_overdue(Action("a"), TODAY)


def test_open_promises_come_first_by_their_dates_and_undated_last() -> None:
    rows = [
        Action("kept", state=ActionState.KEPT, due=read_date("2020")),
        Action("undated"),
        Action("late", due=read_date("dec. 2024")),
        Action("soon", due=read_date("maj 2024")),
    ]
    assert [each.id for each in sorted(rows, key=reading_key)] == [
        "soon",
        "late",
        "undated",
        "kept",
    ]


def test_moves_stand_oldest_first_by_their_action() -> None:
    moves = [
        ActionMove("2", "a", moved_on=date(2024, 2, 1)),
        ActionMove("1", "a", moved_on=date(2024, 1, 1)),
        ActionMove("3", "b", moved_on=date(2024, 1, 1)),
    ]
    found = moves_by_action(moves)
    assert [each.id for each in found["a"]] == ["1", "2"]
    assert [each.id for each in found["b"]] == ["3"]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (1, RiskLevel.LOW),
        (5, RiskLevel.LOW),
        (6, RiskLevel.MEDIUM),
        (12, RiskLevel.MEDIUM),
        (15, RiskLevel.HIGH),
        (25, RiskLevel.HIGH),
    ],
)
def test_the_levels_begin_where_the_matrix_shows_it(points: int, expected: RiskLevel) -> None:
    assert level_of(points) is expected


def test_a_risk_that_is_half_assessed_has_no_score() -> None:
    half = Risk("r", "p", probability=4)
    assert score(half) is None
    assert level(half) is None


GRADES = st.one_of(st.none(), st.integers(1, 5))


@given(st.lists(st.tuples(GRADES, GRADES), max_size=12))
def test_the_gravest_come_first_and_what_is_not_assessed_last(
    grades: list[tuple[int | None, int | None]],
) -> None:
    risks = [
        Risk(str(at), "p", probability=first, consequence=second)
        for at, (first, second) in enumerate(grades)
    ]
    scores = [score(each) for each in sorted(risks, key=gravity_key)]
    assessed = [points for points in scores if points is not None]
    assert scores[: len(assessed)] == sorted(assessed, reverse=True)


def test_a_grave_risk_needs_an_owner_and_something_that_is_done() -> None:
    grave = Risk("r", "p", probability=4, consequence=3, owner="Leverandøren")
    assert lacks_treatment(grave)
    assert not lacks_treatment(replace(grave, response=RiskResponse.REDUCE))
    assert not lacks_treatment(replace(grave, response_note="Ekstra test"))
    assert lacks_treatment(replace(grave, response=RiskResponse.REDUCE, owner=" "))
    assert not lacks_treatment(replace(grave, ended_on=TODAY))
    assert not lacks_treatment(replace(grave, consequence=1))
