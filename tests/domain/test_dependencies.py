"""Whether what projects need of each other comes in time, and what slips when a date moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.chains import chain
from portfolio_desktop.domain.dates import ImpreciseDate, day, read_date
from portfolio_desktop.domain.dependencies import Dependency
from portfolio_desktop.domain.dependency_rules import (
    DependencyState,
    LastMoment,
    Point,
    PointDate,
    broken_by,
    closes_a_circle,
    needed,
    needing,
    standing_of,
)

TODAY = date(2018, 6, 1)
LPR3, TRAINING, HOSPITALS = Point("lpr3", "go-live"), Point("sp", "training"), Point("sp")


def needs(
    one: Point, other: Point, need_by: str = "", change_by: str = "", name: str = "d"
) -> Dependency:
    return Dependency(
        name,
        one.project_id,
        other.project_id,
        one.milestone_id,
        other.milestone_id,
        read_date(need_by) if need_by else None,
        read_date(change_by) if change_by else None,
    )


def dates(**expected: str) -> dict[Point, PointDate]:
    """By name: "lpr3__go_live" is the milestone "go-live" of "lpr3"."""
    found = {}
    for name, text in expected.items():
        project, _, milestone = name.partition("__")
        point = Point(project, milestone.replace("_", "-") or None)
        found[point] = PointDate(read_date(text))
    return found


@pytest.mark.parametrize(
    ("need_by", "expected", "state", "slack"),
    [
        ("1.3.2019", "3.11.2018", DependencyState.OK, 118),
        ("1.12.2018", "3.11.2018", DependencyState.AT_RISK, 28),
        ("3.11.2018", "3.11.2018", DependencyState.AT_RISK, 0),
        ("3.11.2018", "1.3.2019", DependencyState.BROKEN, -118),
        ("Q1 2019", "mar. 2019", DependencyState.AT_RISK, 0),
        ("jan. 2019", "Q1 2019", DependencyState.BROKEN, -59),
        ("1.3.2019", "TBD", DependencyState.UNKNOWN, None),
        ("når det er klar", "1.3.2019", DependencyState.UNKNOWN, None),
        ("1.5.2018", "TBD", DependencyState.BROKEN, None),
    ],
)
def test_latest_days_decide_and_nothing_is_guessed(
    need_by: str, expected: str, state: DependencyState, slack: int | None
) -> None:
    found = standing_of(needs(TRAINING, LPR3, need_by), dates(lpr3__go_live=expected), TODAY)

    assert (found.state, found.slack) == (state, slack)


def test_without_a_date_of_its_own_the_need_is_that_of_the_one_who_needs() -> None:
    plan = dates(lpr3__go_live="1.3.2019", sp__training="1.2.2019")

    found = standing_of(needs(TRAINING, LPR3), plan, TODAY)

    assert (found.state, found.slack) == (DependencyState.BROKEN, -28)


def test_what_should_have_been_there_by_now_is_at_risk_though_it_is_needed_later() -> None:
    plan = dates(lpr3__go_live="1.5.2018")

    assert standing_of(needs(TRAINING, LPR3, "1.3.2019"), plan, TODAY).state is (
        DependencyState.AT_RISK
    )


def test_what_is_there_or_needed_no_more_warns_of_nothing() -> None:
    there = {LPR3: PointDate(day(date(2019, 3, 1)), reached=True)}
    wish = needs(TRAINING, LPR3, "3.11.2018", "1.1.2018")
    settled = replace(wish, settled_on=TODAY)

    assert standing_of(wish, there, TODAY).state is DependencyState.MET
    assert standing_of(wish, there, TODAY).last_moment is None
    assert standing_of(settled, dates(lpr3__go_live="1.3.2019"), TODAY).last_moment is None


@pytest.mark.parametrize(
    ("change_by", "moment"),
    [
        ("31.5.2018", LastMoment.PASSED),
        ("1.6.2018", LastMoment.NEAR),
        ("1.7.2018", LastMoment.NEAR),
        ("2.7.2018", LastMoment.AHEAD),
        ("jun. 2018", LastMoment.NEAR),
        ("", None),
        ("efter sommerferien", None),
    ],
)
def test_the_latest_moment_for_changing_ones_mind(
    change_by: str, moment: LastMoment | None
) -> None:
    found = standing_of(
        needs(TRAINING, LPR3, "3.11.2018", change_by), dates(lpr3__go_live="1.10.2018"), TODAY
    )

    assert found.last_moment is moment


def test_a_circle_is_seen_over_milestones_and_the_ends_of_projects() -> None:
    a, b = Point("a", "m"), Point("b", "m")

    assert closes_a_circle(needs(a, a), ())
    assert closes_a_circle(needs(b, a, name="new"), [needs(a, b)])
    assert closes_a_circle(needs(a, Point("b"), name="new"), [needs(b, a)])
    assert closes_a_circle(needs(a, Point("a")), ())
    assert not closes_a_circle(needs(Point("a"), b, name="new"), [needs(b, a)])
    assert not closes_a_circle(needs(b, a, name="d"), [needs(a, b, name="d")])


def test_a_settled_dependency_closes_no_circle() -> None:
    a, b = Point("a", "m"), Point("b", "m")
    settled = replace(needs(a, b), settled_on=TODAY)

    assert not closes_a_circle(needs(b, a, name="new"), [settled])


def test_lpr3_moves_and_what_slips_with_it() -> None:
    plan = dates(
        lpr3__go_live="3.11.2018",
        lpr3="dec. 2018",
        sp__training="1.10.2018",
        sp__go_live="24.11.2018",
        sp="31.12.2018",
    )
    wishes = [
        needs(TRAINING, LPR3, "3.11.2018", name="training"),
        needs(Point("sp", "go-live"), TRAINING, "1.10.2018", name="go-live"),
    ]

    found = chain(wishes, plan, {LPR3: read_date("1.3.2019")})

    assert {each.point: (each.days, each.latest) for each in found} == {
        LPR3: (118, date(2019, 3, 1)),
        Point("lpr3"): (60, date(2019, 3, 1)),
        TRAINING: (118, date(2019, 1, 27)),
        Point("sp", "go-live"): (118, date(2019, 3, 22)),
        Point("sp"): (81, date(2019, 3, 22)),
    }
    assert found[0].because is None
    assert {each.point: each.because for each in found[1:]}[Point("sp", "go-live")] == TRAINING


def test_a_slip_that_there_is_room_for_pushes_nothing() -> None:
    plan = dates(lpr3__go_live="3.11.2018", sp__training="1.4.2019")

    found = chain([needs(TRAINING, LPR3, "1.3.2019")], plan, {LPR3: read_date("1.3.2019")})

    assert [each.point for each in found] == [LPR3]


def test_an_earlier_date_pushes_nothing() -> None:
    plan = dates(lpr3__go_live="3.11.2018", sp__training="1.4.2019")

    found = chain([needs(TRAINING, LPR3, "1.10.2018")], plan, {LPR3: read_date("1.10.2018")})

    assert [(each.point, each.days) for each in found] == [(LPR3, -33)]


def test_what_was_late_before_is_told_apart() -> None:
    plan = dates(lpr3__go_live="3.11.2018", sp__training="1.12.2018")

    found = chain([needs(TRAINING, LPR3, "1.11.2018")], plan, {LPR3: read_date("10.11.2018")})

    assert [(each.days, each.late) for each in found if each.point == TRAINING] == [(9, 2)]


def test_of_what_names_no_day_only_the_distance_is_known() -> None:
    plan = dates(lpr3__go_live="3.11.2018", sp__training="TBD", sp="1.1.2019")
    wishes = [needs(TRAINING, LPR3, "3.11.2018"), needs(HOSPITALS, TRAINING, name="end")]

    found = chain(wishes, plan, {LPR3: read_date("1.3.2019")})

    assert [(each.point, each.days, each.latest) for each in found[1:]] == [(TRAINING, 118, None)]


def test_what_is_reached_is_not_pushed_and_cannot_be_moved() -> None:
    plan = {
        LPR3: PointDate(day(date(2018, 11, 3)), reached=True),
        TRAINING: PointDate(day(date(2018, 11, 3))),
    }
    wish = needs(TRAINING, LPR3, "3.11.2018")

    assert chain([wish], plan, {LPR3: read_date("1.3.2019")}) == ()
    assert broken_by([wish], plan, {LPR3: read_date("1.3.2019")}) == ()


def test_an_end_that_lay_before_its_milestone_already_is_left_alone() -> None:
    plan = dates(a__evaluation="1.6.2019", a="1.1.2019")

    found = chain((), plan, {Point("a", "evaluation"): read_date("1.9.2019")})

    assert [each.point for each in found] == [Point("a", "evaluation")]


def test_a_move_breaks_what_was_kept_and_not_what_was_broken_before() -> None:
    plan = dates(lpr3__go_live="3.11.2018")
    kept = needs(TRAINING, LPR3, "jan. 2019", name="kept")
    broken = needs(TRAINING, LPR3, "1.10.2018", name="broken")
    roomy = needs(TRAINING, LPR3, "2020", name="roomy")

    found = broken_by([kept, broken, roomy], plan, {LPR3: read_date("1.3.2019")})

    assert [each.id for each in found] == ["kept"]


def test_a_circle_that_two_laptops_made_is_passed_through_once() -> None:
    a, b = Point("a", "m"), Point("b", "m")
    plan = dates(a__m="1.1.2019", b__m="1.2.2019")

    found = chain(
        [needs(a, b, name="one"), needs(b, a, "1.1.2019", name="other")],
        plan,
        {a: read_date("1.6.2019")},
    )

    assert [each.point for each in found] == [a, b]


_POINTS = [Point(project, milestone) for project in "abcd" for milestone in ("m", "n", None)]
_DAYS = st.integers(0, 900).map(lambda days: day(date(2023, 1, 1) + timedelta(days)))


@st.composite
def _plans(
    draw: st.DrawFn,
) -> tuple[list[Dependency], dict[Point, PointDate], dict[Point, ImpreciseDate]]:
    """Dependencies without a circle, dates of most points, and a move of one or two."""
    wishes: list[Dependency] = []
    pairs = st.tuples(st.sampled_from(_POINTS), st.sampled_from(_POINTS), st.none() | _DAYS)
    for number, (one, other, need) in enumerate(draw(st.lists(pairs, max_size=14))):
        wish = Dependency(
            str(number),
            one.project_id,
            other.project_id,
            one.milestone_id,
            other.milestone_id,
            need,
        )
        if not closes_a_circle(wish, wishes):
            wishes.append(wish)
    plan = draw(st.dictionaries(st.sampled_from(_POINTS), _DAYS.map(PointDate), min_size=6))
    moves = draw(st.dictionaries(st.sampled_from(_POINTS), _DAYS, min_size=1, max_size=2))
    return wishes, plan, moves


@given(_plans())
def test_after_the_chain_every_need_of_what_slipped_is_met_and_none_slips_for_nothing(
    given_plan: tuple[list[Dependency], dict[Point, PointDate], dict[Point, ImpreciseDate]],
) -> None:
    wishes, plan, moves = given_plan
    slips = {each.point: each for each in chain(wishes, plan, moves)}

    for wish in wishes:
        cause, slip = slips.get(needed(wish)), slips.get(needing(wish))
        need = wish.need_by or plan.get(needing(wish), PointDate()).expected
        if cause is None or cause.latest is None or need is None or need.latest is None:
            continue
        if (cause.before is None or cause.days > 0) and needing(wish) not in moves:
            assert (slip.days if slip else 0) >= (cause.latest - need.latest).days
    for point, slip in slips.items():
        if point in moves:
            continue
        assert slip.days > 0
        assert slip.because is not None
        pushing = slips[slip.because]
        assert pushing.latest is not None
        assert list(slips).index(slip.because) < list(slips).index(point)
        if slip.latest is not None and slip.before is not None:
            assert slip.before.latest is not None
            assert (slip.latest - slip.before.latest).days == slip.days


@given(_plans())
def test_a_later_move_never_lets_anything_slip_less(
    given_plan: tuple[list[Dependency], dict[Point, PointDate], dict[Point, ImpreciseDate]],
) -> None:
    wishes, plan, moves = given_plan
    later = {
        point: day(when.latest + timedelta(30)) for point, when in moves.items() if when.latest
    }
    near = {each.point: each.days for each in chain(wishes, plan, moves)}
    far = {each.point: each.days for each in chain(wishes, plan, later)}

    assert all(far.get(point, 0) >= days for point, days in near.items() if days > 0)
