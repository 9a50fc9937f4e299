"""Amounts divided by a key: to the øre, the same everywhere, never by a key that is not whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.cost_sharing import (
    WHOLE,
    NoShare,
    divided,
    read_share,
    shares_by_year,
    to_collect,
)
from portfolio_desktop.domain.sharing import KeyShare

OF_2023 = {"RH": 312_100, "RSj": 154_300, "RSyd": 213_300, "RM": 216_900, "RN": 103_400}
MIO = 100_000_000


@st.composite
def keys(draw: st.DrawFn) -> dict[str, int]:
    """Shares of up to eight participants that come to the whole."""
    cuts = sorted(draw(st.lists(st.integers(0, WHOLE), max_size=7)))
    ends = [0, *cuts, WHOLE]
    return {f"p{at}": ends[at + 1] - ends[at] for at in range(len(ends) - 1)}


def test_the_key_of_2023_divides_twelve_million_six_hundred_thousand() -> None:
    assert sum(OF_2023.values()) == WHOLE
    parts = divided(1_260_000_000, OF_2023)
    assert parts == {
        "RH": 393_246_000,
        "RSj": 194_418_000,
        "RSyd": 268_758_000,
        "RM": 273_294_000,
        "RN": 130_284_000,
    }


def test_the_ore_that_are_left_go_to_those_that_lost_most() -> None:
    assert divided(1, OF_2023) == {"RH": 1, "RSj": 0, "RSyd": 0, "RM": 0, "RN": 0}
    thirds = {"a": 333_333, "b": 333_333, "c": 333_334}
    assert divided(100, thirds) == {"a": 33, "b": 33, "c": 34}
    assert divided(2, {"b": 500_000, "a": 250_000, "c": 250_000}) == {"b": 1, "a": 1, "c": 0}


@given(st.integers(-(10**16), 10**16), keys())
def test_the_parts_come_to_exactly_the_amount(ore: int, key: dict[str, int]) -> None:
    parts = divided(ore, key)
    assert sum(parts.values()) == ore
    assert parts.keys() == key.keys()
    for party, share in key.items():
        assert abs(parts[party] * WHOLE - ore * share) < WHOLE, "no part is a whole øre off"


@given(st.integers(0, 10**12), keys())
def test_order_and_sign_make_no_difference(ore: int, key: dict[str, int]) -> None:
    assert divided(ore, dict(reversed(key.items()))) == divided(ore, key)
    assert divided(-ore, key) == {party: -part for party, part in divided(ore, key).items()}


def test_a_key_that_is_not_whole_is_never_scaled() -> None:
    with pytest.raises(ValueError, match="whole"):
        divided(100, {"a": 999_999})
    with pytest.raises(ValueError, match="whole"):
        divided(100, {})


def test_what_stands_under_a_participant_is_not_collected_again() -> None:
    found = {each.participant_id: each for each in to_collect(MIO, OF_2023, {"RH": 60 * 10**6})}
    assert found["RH"].to_collect == 31_210_000 - 60_000_000, "it has paid more than its part"
    assert found["RN"].to_collect == 10_340_000
    assert sum(each.to_collect for each in found.values()) == MIO - 60 * 10**6


def test_who_has_paid_without_a_share_gets_it_back() -> None:
    found = to_collect(100, {"a": WHOLE}, {"b": 40})
    assert [(each.participant_id, each.to_collect) for each in found] == [("a", 100), ("b", -40)]


@pytest.mark.parametrize(
    ("text", "millionths"),
    [
        (".3121", 312_100),
        ("0,3121", 312_100),
        ("31,21 %", 312_100),
        ("31.21", 312_100),
        ("31,21\u00a0%", 312_100),
        ("0,5 %", 5_000),
        ("0.000001", 1),
        ("100", WHOLE),
        ("1", WHOLE),
        ("1,0", WHOLE),
        ("1,5", 15_000),
        ("0", 0),
        (" ", None),
    ],
)
def test_shares_as_people_write_them(text: str, millionths: int | None) -> None:
    assert read_share(text) == millionths


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("en tredjedel", NoShare.NOT_A_SHARE),
        ("-5", NoShare.NOT_A_SHARE),
        (",", NoShare.NOT_A_SHARE),
        ("33,33333 %", NoShare.FINER_THAN_MILLIONTH),
        ("0,3333333", NoShare.FINER_THAN_MILLIONTH),
        ("101", NoShare.TOO_LARGE),
        ("100,0001", NoShare.TOO_LARGE),
    ],
)
def test_what_is_no_share_says_why(text: str, why: NoShare) -> None:
    assert read_share(text) is why


def test_the_shares_of_a_key_stand_by_year() -> None:
    rows = (
        KeyShare("1", "k", "b", 2024, 400_000),
        KeyShare("2", "k", "a", 2024, 600_000),
        KeyShare("3", "k", "a", 2023, WHOLE),
        KeyShare("4", "k", "b", 2023, 0),
    )
    assert shares_by_year(rows) == {2023: {"a": WHOLE}, 2024: {"a": 600_000, "b": 400_000}}
