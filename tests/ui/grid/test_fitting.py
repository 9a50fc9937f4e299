"""Which columns give way where the grid is narrow, without a window."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.ui.grid.columns import Column
from portfolio_desktop.ui.grid.fitting import FILLING, GIVING_WAY, Fit, fitted
from portfolio_desktop.ui.grid.portfolio_columns import portfolio_columns
from tests.ui.made import dimensions

COLUMNS = portfolio_columns(dimensions())
USUAL = {column.key for column in COLUMNS if column.shown}
LIGHTS = {column.key for column in COLUMNS if column.key.startswith("light:")}
ALWAYS = {"number", "name", "now"} | LIGHTS


def fit(room: int, shown: set[str] = USUAL, widths: Mapping[str, int] | None = None) -> Fit:
    own = widths or {}
    chosen = [(column, own.get(column.key, column.width)) for column in by_key(shown)]
    return fitted(chosen, room)


def by_key(keys: set[str]) -> list[Column]:
    return [column for column in COLUMNS if column.key in keys]


def least(keys: set[str], widths: Mapping[str, int] | None = None) -> int:
    own = widths or {}
    return sum(column.least_of(own.get(column.key, column.width)) for column in by_key(keys))


def usual(keys: set[str]) -> int:
    return sum(column.width for column in by_key(keys))


def test_where_there_is_room_every_column_has_its_own_width() -> None:
    wide = fit(usual(USUAL) + 300)
    assert wide.widths == {column.key: column.width for column in by_key(USUAL)}
    assert wide.filler == "remarks"


def test_first_the_texts_get_narrower() -> None:
    narrower = fit(least(USUAL))
    assert set(narrower.widths) == USUAL
    assert narrower.widths["name"] < usual({"name"})
    assert narrower.widths["deadline"] == usual({"deadline"})


def test_the_name_has_its_width_again_before_the_remarks_have_more_than_the_least() -> None:
    some = fit(least(USUAL) + 20)
    assert some.widths["name"] == least({"name"}) + 20
    assert some.widths["remarks"] == least({"remarks"})


def test_remarks_are_hidden_rather_than_cut_to_a_word_or_two() -> None:
    for room in range(least(ALWAYS), usual(USUAL) + 200, 10):
        assert fit(room).widths.get("remarks", 120) >= 120


@pytest.mark.parametrize("gone", range(1, 7))
def test_columns_give_way_in_their_order(gone: int) -> None:
    """The trend first, then the remarks, the delay, the phase, last month, the end date last."""
    order = [key for key in GIVING_WAY if key in USUAL]
    assert order == ["trend", "remarks", "delay", "phase", "previous", "deadline"]
    left = USUAL - set(order[:gone])
    assert set(fit(least(left)).widths) == left


def test_a_column_comes_back_as_soon_as_there_is_room_for_it() -> None:
    without = USUAL - {"trend"}
    room = least(without) + least({"trend"})
    assert "trend" not in fit(room - 1).widths
    assert "trend" in fit(room).widths


def test_what_is_always_in_view_stays_and_the_name_takes_what_is_left() -> None:
    narrow = fit(least(ALWAYS) + 30)
    assert set(narrow.widths) == ALWAYS
    assert narrow.filler == "name"


def test_where_not_even_that_has_room_the_grid_is_moved_sideways() -> None:
    too_narrow = fit(least(ALWAYS) - 1)
    assert set(too_narrow.widths) == ALWAYS
    assert too_narrow.filler == ""


def test_widened_columns_are_themselves_narrower_before_another_is_hidden() -> None:
    widened = {"name": 400, "deadline": 200, "now": 120}
    narrow = fit(least(USUAL), widths=widened)
    assert set(narrow.widths) == USUAL
    assert narrow.widths["deadline"] == usual({"deadline"})
    assert narrow.widths["now"] == usual({"now"})


def test_columns_made_narrow_stay_narrow() -> None:
    assert fit(2000, widths={"name": 90, "delay": 40}).widths["name"] == 90


def test_without_remarks_the_purpose_takes_what_is_left_and_without_both_the_name() -> None:
    without = USUAL - {"remarks"}
    assert fit(2000, without | {"purpose"}).filler == "purpose"
    assert fit(2000, without).filler == "name"


def test_every_column_either_stays_or_has_its_place_in_the_order() -> None:
    every = {column.key for column in COLUMNS}
    assert every - ALWAYS == set(GIVING_WAY)
    assert len(GIVING_WAY) == len(set(GIVING_WAY))
    assert set(FILLING) <= every


@given(
    room=st.integers(-50, 3000),
    shown=st.sets(st.sampled_from(sorted(GIVING_WAY))),
    widths=st.dictionaries(
        st.sampled_from([column.key for column in COLUMNS]), st.integers(26, 900)
    ),
)
def test_no_column_is_hidden_without_need_and_nothing_is_wider_than_the_room(
    room: int, shown: set[str], widths: dict[str, int]
) -> None:
    chosen = shown | ALWAYS
    result = fit(room, chosen, widths)
    kept = set(result.widths)
    assert kept >= ALWAYS
    for key in chosen - kept:
        before = [other for other in GIVING_WAY if other in kept]
        more_important = {other for other in before if is_before(key, other)}
        needed = least(ALWAYS | more_important | {key}, widths)
        assert needed > room, f"{key} has room and is hidden"
    total = sum(result.widths.values())
    assert total <= max(room, least(ALWAYS, widths))
    assert bool(result.filler) == (total <= room)
    for column in by_key(kept):
        wanted = widths.get(column.key, column.width)
        assert column.least_of(wanted) <= result.widths[column.key] <= wanted


def is_before(first: str, second: str) -> bool:
    """Whether `first` gives way before `second`."""
    return GIVING_WAY.index(first) < GIVING_WAY.index(second)
