"""A number without a unit, as it is read beside an amount that has one."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.bare_money import UNIT_MISSING, with_unit_beside
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.problems import Problem

MILLIONS, BILLIONS = Money(690_000_000), Money(250_000_000_000)
KRONER = Money(690_012_300)


@pytest.mark.parametrize(
    ("text", "beside", "whole"),
    [
        ("8,2", MILLIONS, "8,2 mio. kr."),
        ("8,250", MILLIONS, "8,250 mio. kr."),
        ("-0,5", MILLIONS, "-0,5 mio. kr."),
        ("3", BILLIONS, "3 mia. kr."),
        ("8.200.000", MILLIONS, "8.200.000"),
        ("8200000", None, "8200000"),
        ("8,2 mio. kr.", KRONER, "8,2 mio. kr."),
        ("8,2 kr.", MILLIONS, "8,2 kr."),
        ("0", None, "0"),
        ("1.500", None, "1.500"),
        ("vrøvl", None, "vrøvl"),
    ],
)
def test_a_small_bare_number_is_in_the_unit_beside_it(
    text: str, beside: Money | None, whole: str
) -> None:
    assert with_unit_beside(text, beside, "da") == whole


@pytest.mark.parametrize(
    ("text", "beside"),
    [("8,2", None), ("999", None), ("8,2", KRONER), ("8.200", MILLIONS), ("1234,5", None)],
)
def test_where_nothing_tells_the_unit_it_is_asked_for(text: str, beside: Money | None) -> None:
    problem = with_unit_beside(text, beside, "da")
    assert isinstance(problem, Problem)
    assert problem.code == UNIT_MISSING


def test_english_numbers_get_english_units() -> None:
    assert with_unit_beside("8.2", MILLIONS, "en") == "8.2 million"
    danish = "8.200"
    assert with_unit_beside(danish, MILLIONS, "en") == danish
