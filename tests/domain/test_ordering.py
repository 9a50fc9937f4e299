"""The order of words, numbers and of a list that somebody has arranged by hand."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.ordering import (
    danish_key,
    number_key,
    order_key,
    project_order,
    rank_between,
    spread_ranks,
)
from portfolio_desktop.domain.project import Project


@pytest.mark.parametrize(
    "words",
    [
        ["Abe", "Zebra", "Æble", "Øre", "Ål"],
        ["Albertslund", "Zürich", "Aabenraa", "Aarhus"],
        ["Fa", "Fz", "Fæ", "Fä", "Fø", "Fö", "Få"],
        ["Myre", "Müsli", "Mytte"],
        ["resume", "resumé", "resumeer"],
        ["EPJ", "epj", "EPJ 2"],
        ["Region 2", "Region 10", "Region Midt"],
        ["IBI 1.9", "IBI 1.10", "IBI 2.0"],
        ["", "-", "1", "a"],
        ["{x}", "a", "z", "æ"],
    ],
)
def test_words_sort_as_in_a_danish_dictionary(words: list[str]) -> None:
    shuffled = words[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=danish_key) == words


def test_project_numbers_sort_part_by_part() -> None:
    numbers = ["9-1", "16-5", "16-5a", "16-10", "17-1", "17–2", "022-3", "22 - 4", "A-1", ""]
    assert sorted(reversed(numbers), key=number_key) == numbers


def test_the_manual_order_wins_over_the_number() -> None:
    moved = Project(id="c", number="17-1", name="Moved to the top", rank="V")
    later = Project(id="d", number="12-1", name="Moved below it", rank="k")
    first = Project(id="b", number="16-5", name="Not moved")
    second = Project(id="a", number="16-10", name="Not moved either")
    assert project_order([second, first, later, moved]) == (moved, later, first, second)
    assert order_key("", "16-5") < order_key("", "16-10")


def test_equal_numbers_sort_by_name() -> None:
    one = Project(id="2", number="16-5", name="Arkiv")
    other = Project(id="1", number="16-5", name="Ønsker")
    assert project_order([other, one]) == (one, other)


@given(st.text(), st.text())
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    assert (danish_key(one) == danish_key(other)) == (one == other)


@given(st.lists(st.integers(min_value=0), min_size=1, max_size=200))
def test_there_is_always_room_between_two_ranks(places: list[int]) -> None:
    ranks: list[str] = []
    for each in places:
        place = each % (len(ranks) + 1)
        before = ranks[place - 1] if place else ""
        after = ranks[place] if place < len(ranks) else ""
        ranks.insert(place, rank_between(before, after))
    assert ranks == sorted(set(ranks))
    assert all(rank and not rank.endswith("0") for rank in ranks)


def test_ranks_stay_short_where_people_keep_moving_to_the_same_place() -> None:
    top, bottom, between = "V", "V", "W"
    for _ in range(500):
        top = rank_between("", top)
        bottom = rank_between(bottom, "")
        between = rank_between("V", between)
    assert max(len(top), len(bottom), len(between)) < 120


@given(st.integers(min_value=0, max_value=5000))
def test_spread_ranks_are_in_order_with_room_between(count: int) -> None:
    ranks = spread_ranks(count)
    assert len(ranks) == count
    assert list(ranks) == sorted(set(ranks))
    for before, after in pairwise(ranks):
        assert before < rank_between(before, after) < after


@pytest.mark.parametrize(("before", "after"), [("b", "a"), ("a", "a"), ("a0", "b"), ("a", "æ")])
def test_what_has_no_room_between_is_refused(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="rank"):
        rank_between(before, after)
