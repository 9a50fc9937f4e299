"""The parts of the papers in a list: ticked, moved, and read back as they were chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.services.pack_arranging import Arrangement, arrangement
from portfolio_desktop.services.pack_parts import (
    ALL_PARTS,
    MINUTES_PARTS,
    REPORT_PARTS,
    STATUS_PARTS,
    Part,
)

chosen_parts = st.lists(st.sampled_from(ALL_PARTS), unique=True)
moves = st.lists(st.tuples(st.sampled_from(ALL_PARTS), st.integers(0, 7)), max_size=8)


def test_as_usual_everything_stands_in_its_order() -> None:
    usual = arrangement(ALL_PARTS)
    assert usual.parts == ALL_PARTS
    assert [part for part in usual.order if usual.is_below(part)] == list(STATUS_PARTS)


def test_what_is_left_out_keeps_its_place() -> None:
    without = arrangement(ALL_PARTS).turned(Part.GRID)
    assert Part.GRID not in without.parts
    assert arrangement(without.parts).order == ALL_PARTS
    assert without.turned(Part.GRID).parts == ALL_PARTS


def test_the_sheets_are_moved_before_the_items_with_all_that_is_told_there() -> None:
    moved = arrangement(ALL_PARTS).stepped(Part.SHEETS, -1)
    assert moved.parts[:4] == (Part.FRONT, Part.CONTENTS, Part.SHEETS, Part.ITEMS)
    assert moved.parts[4:10] == STATUS_PARTS
    assert moved.stepped(Part.SHEETS, -1) == moved, "the front page stands first always"


def test_a_part_of_the_status_moves_among_its_own() -> None:
    moved = arrangement(ALL_PARTS).moved(Part.REQUESTS, 0)
    assert moved.parts[2:5] == (Part.ITEMS, Part.REQUESTS, Part.SINCE)
    assert moved.stepped(Part.REQUESTS, -1) == moved
    assert moved.stepped(Part.ESCALATED, 1) == moved, "the last one of them"


@pytest.mark.parametrize("part", [Part.FRONT, Part.CONTENTS])
def test_front_page_and_contents_stand_still(part: Part) -> None:
    usual = arrangement(ALL_PARTS)
    assert usual.siblings(part) == ()
    assert usual.stepped(part, 1) == usual.moved(part, 2) == usual


def test_where_items_are_not_printed_the_status_stands_where_they_stood() -> None:
    without = arrangement(ALL_PARTS).stepped(Part.SHEETS, -1).turned(Part.ITEMS)
    assert without.parts[2:4] == (Part.SHEETS, Part.SINCE)
    assert arrangement(without.parts).order == without.order


def test_only_what_the_papers_can_hold_is_offered() -> None:
    assert arrangement(ALL_PARTS, MINUTES_PARTS).order == MINUTES_PARTS
    alone = arrangement(ALL_PARTS, REPORT_PARTS)
    assert alone.order == REPORT_PARTS
    assert not alone.is_below(Part.GRID)
    assert alone.moved(Part.GRID, 0).parts[2] is Part.GRID


def _followed(start: Arrangement, steps: list[tuple[Part, int]]) -> Arrangement:
    for part, gap in steps:
        start = start.moved(part, gap)
    return start


@given(chosen_parts, moves)
def test_any_choice_is_read_back_as_it_was_made(
    chosen: list[Part], steps: list[tuple[Part, int]]
) -> None:
    made = _followed(arrangement(chosen), steps)
    assert sorted(made.order) == sorted(ALL_PARTS)
    assert made.chosen == frozenset(chosen)
    assert arrangement(made.parts).parts == made.parts
    below = [place for place, part in enumerate(made.order) if made.is_below(part)]
    first = made.order.index(Part.ITEMS) + 1
    assert below == list(range(first, first + len(STATUS_PARTS)))
