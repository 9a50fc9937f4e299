"""The order of an agenda, its template, and the days around a meeting."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.agenda import ORDER, numbered, place_for, unreleased
from portfolio_desktop.domain.agenda_template import (
    TEMPLATE_SOURCES,
    TemplateLine,
    read_template,
    template_text,
)
from portfolio_desktop.domain.meeting_days import (
    MeetingDay,
    MeetingDays,
    counted_days,
    meeting_days,
    out_of_order,
)
from portfolio_desktop.domain.meetings import Forum, Item, ItemSource, ItemStage, Meeting

BOARD = Forum("f", points_days=15, material_days=10, issue_days=5, minutes_days=5)
SOURCES = st.sampled_from(ItemSource)


def test_an_order_knows_every_source() -> None:
    assert set(ORDER) == set(ItemSource)
    assert len(ORDER) == len(set(ORDER))


@given(st.lists(SOURCES, max_size=20))
def test_items_put_where_they_belong_are_in_the_boards_order(sources: list[ItemSource]) -> None:
    agenda: list[ItemSource] = []
    for each in sources:
        agenda.insert(place_for(agenda, each), each)
    assert agenda == sorted(sources, key=ORDER.index)


def test_a_case_put_last_by_hand_does_not_pull_the_others_after_it() -> None:
    agenda = [ItemSource.AGENDA, ItemSource.OTHER_BUSINESS, ItemSource.AGENDA]
    assert place_for(agenda, ItemSource.NEXT_MEETING) == 3
    assert place_for([ItemSource.OTHER_BUSINESS], ItemSource.CASE) == 0


def test_equal_ranks_number_alike_on_every_laptop() -> None:
    items = [
        Item("b", "m", rank="V", source=ItemSource.CASE),
        Item("a", "m", rank="V", source=ItemSource.CASE),
        Item("c", "m", rank="V", source=ItemSource.AGENDA),
    ]
    assert [(n, each.id) for n, each in numbered(items)] == [(1, "c"), (2, "a"), (3, "b")]
    assert numbered(items) == numbered(reversed(items))


def test_what_is_not_released_keeps_its_number() -> None:
    items = [
        Item("a", "m", rank="B", stage=ItemStage.RELEASED),
        Item("b", "m", rank="C", stage=ItemStage.MANAGEMENT),
    ]
    assert [(number, item.id) for number, item in unreleased(items)] == [(2, "b")]


@given(
    st.lists(
        st.builds(
            TemplateLine,
            st.sampled_from(TEMPLATE_SOURCES),
            st.booleans(),
            st.text(max_size=10),
            st.none() | st.integers(0, 300),
        ),
        unique_by=lambda line: line.source,
    )
)
def test_a_template_survives_being_kept(lines: list[TemplateLine]) -> None:
    kept = read_template(template_text(lines))
    assert [each.source for each in kept] == list(TEMPLATE_SOURCES)
    assert set(lines) <= set(kept)


def test_a_template_that_cannot_be_read_is_the_usual_one() -> None:
    usual = tuple(TemplateLine(source) for source in TEMPLATE_SOURCES)
    for text in ("", "{", '{"a": 1}', '[1, {"source": "case"}, {"source": "nej"}]'):
        assert read_template(text) == usual
    odd = '[{"source": "agenda", "title": 3, "minutes": true}]'
    assert read_template(odd) == usual


def test_days_are_counted_without_weekends_and_holidays() -> None:
    days = counted_days(BOARD, date(2023, 11, 10), {date(2023, 11, 9)})
    assert days.issue == date(2023, 11, 2)
    assert days.minutes == date(2023, 11, 17)
    assert out_of_order(days) is None


def test_no_count_gives_no_day_and_zero_the_day_itself() -> None:
    days = counted_days(Forum("f", issue_days=0), date(2023, 11, 10), ())
    assert (days.points, days.issue) == (None, date(2023, 11, 10))
    assert counted_days(None, date(2023, 11, 10), ()) == MeetingDays(held=date(2023, 11, 10))


def test_what_is_set_by_hand_wins() -> None:
    meeting = Meeting("m", held_on=date(2023, 11, 10), material_due=date(2023, 10, 20))
    days = meeting_days(BOARD, meeting, ())
    assert days.material == date(2023, 10, 20)
    assert out_of_order(meeting_days(BOARD, meeting, ())) is None
    late = Meeting("m", held_on=date(2023, 11, 10), points_due=date(2023, 11, 1))
    assert out_of_order(meeting_days(BOARD, late, ())) is MeetingDay.MATERIAL


def test_what_comes_next_counts_until_the_day_is_over() -> None:
    days = meeting_days(BOARD, Meeting("m", held_on=date(2023, 11, 10)), ())
    assert days.next_from(date(2023, 11, 3)) == (MeetingDay.ISSUE, date(2023, 11, 3))
    assert days.next_from(date(2023, 11, 4)) == (MeetingDay.HELD, date(2023, 11, 10))
    assert days.next_from(date(2023, 12, 1)) is None
