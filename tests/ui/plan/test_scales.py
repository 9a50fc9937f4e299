"""The time axis and how the time line is zoomed and moved: pure values."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.time_axis import Axis, spread
from portfolio_desktop.ui.plan.timeline_painting import words_place
from portfolio_desktop.ui.plan.timeline_scale import TimeScale, Zoom

FIRST, LAST = date(2020, 1, 1), date(2026, 12, 31)
_DAYS = st.dates(FIRST, LAST)


@given(_DAYS, _DAYS, st.floats(60, 2000))
def test_later_days_stand_further_and_all_of_them_inside(
    one: date, other: date, length: float
) -> None:
    axis = Axis.around([one, other], 10.0, length)
    assert (axis.at(one) < axis.at(other)) == (one < other)
    assert all(10.0 <= axis.at(day) <= 10.0 + length for day in (one, other))


@given(_DAYS, st.integers(0, 4000), st.floats(100, 1500), st.floats(40, 120))
@example(FIRST, 3480, 100.0, 113.0)  # even ten years are too near each other
def test_ticks_are_as_far_apart_as_is_asked(
    first: date, days: int, length: float, least: float
) -> None:
    use_language(Language.DANISH)
    axis = Axis.around([first, first + timedelta(days)], 0.0, length)
    places = [along for along, _words in axis.ticks(least)]
    assert places == sorted(places)
    assert all(later - sooner > least * 0.85 for sooner, later in itertools.pairwise(places))


def test_ticks_are_named_as_finely_as_they_stand() -> None:
    use_language(Language.DANISH)
    wide = Axis(date(2023, 1, 1), date(2023, 12, 31), 0, 1200)
    assert [words for _along, words in wide.ticks(80)][:2] == ["jan. 2023", "feb. 2023"]
    long = Axis(date(2010, 5, 1), date(2030, 5, 1), 0, 1200)
    assert [words for _along, words in long.ticks(80)][:2] == ["2012", "2014"]


@given(_DAYS, st.floats(200, 1500), st.sampled_from(Zoom), st.floats(-500, 9000))
def test_moving_stays_within_all_there_is(
    day: date, width: float, zoom: Zoom, moved: float
) -> None:
    scale = TimeScale(FIRST, LAST, zoom, width).moved_to(moved)
    assert 0 <= scale.moved <= scale.hidden
    seen = scale.zoomed(zoom, day).at(day)
    assert 0 <= seen <= width


def test_all_is_seen_at_once_and_quarters_are_moved_through() -> None:
    whole = TimeScale(FIRST, LAST, Zoom.ALL, 900)
    assert whole.hidden == 0
    assert whole.zoomed(Zoom.QUARTERS, FIRST).hidden > 3000


@given(st.lists(st.floats(0, 300), max_size=7))
def test_names_never_stand_on_each_other(wished: list[float]) -> None:
    tops = spread(wished, 0, 300, 40)
    inside = sorted(tops)
    assert all(below - above > 39.9 for above, below in itertools.pairwise(inside))
    assert all(-10.1 <= top <= 270.1 for top in tops)


@given(st.floats(0, 300), st.floats(20, 400), st.floats(5, 200), st.floats(-50, 900))
def test_words_never_stand_across_the_line_of_today(
    left: float, long: float, wide: float, line: float
) -> None:
    begin, room = words_place(left, left + long, wide, line)
    ends = begin + min(wide, room)
    assert begin >= left
    assert begin + room <= left + long + 0.01
    assert not begin < line < ends
    if not left - 4 < line < left + min(wide, long) + 5:
        assert begin == left, "nothing is moved that is clear of it"


def test_words_stand_behind_the_line_where_they_are_read_whole() -> None:
    assert words_place(100, 200, 60, 110) == (118, 82)
    assert words_place(100, 200, 60, 155) == (100, 51), "but rather cut than in no room"
