"""Milestones: which of the plans' dates is the original, and how far one has slipped."""

from __future__ import annotations

from portfolio_desktop.domain.dates import ImpreciseDate, read_date
from portfolio_desktop.domain.plan import BaselineMilestone, Milestone, planned_milestones
from portfolio_desktop.domain.project import Baseline

PLANS = [Baseline("b2", "p", 2), Baseline("b1", "p", 1)]


def due(plan: str, when: str, milestone: str = "m") -> BaselineMilestone:
    return BaselineMilestone(f"{plan}-{milestone}", plan, milestone, read_date(when))


def words(date: ImpreciseDate | None) -> str:
    return date.text if date else ""


def test_the_first_plan_is_the_original_and_the_newest_the_approved() -> None:
    milestone = Milestone("m", "p", "Go/no-go", forecast=read_date("feb. 2024"))
    (found,) = planned_milestones(
        [milestone], PLANS, [due("b1", "okt. 2023"), due("b2", "dec. 2023")]
    )
    assert (words(found.dates.original), words(found.dates.approved)) == ("okt. 2023", "dec. 2023")
    assert (found.dates.slip_original, found.dates.slip_approved) == (4, 2)
    assert not found.reached


def test_a_milestone_of_the_second_plan_was_never_in_the_first() -> None:
    milestone = Milestone("m", "p", "Ny", actual=read_date("jan. 2024"))
    (found,) = planned_milestones([milestone], PLANS, [due("b2", "dec. 2023")])
    assert words(found.dates.original) == "dec. 2023"
    assert found.dates.slip_original == 1
    assert found.reached


def test_one_that_the_newest_plan_no_longer_has_keeps_its_original() -> None:
    (found,) = planned_milestones([Milestone("m", "p", "Gik ud")], PLANS, [due("b1", "okt. 2023")])
    assert (words(found.dates.original), found.dates.approved) == ("okt. 2023", None)


def test_no_slip_is_reckoned_without_days() -> None:
    milestone = Milestone("m", "p", "Uvis", forecast=read_date("afventer"))
    (found,) = planned_milestones([milestone], PLANS, [due("b1", "okt. 2023")])
    assert found.dates.slip_original is None


def test_they_come_in_their_own_order() -> None:
    milestones = [Milestone("a", "p", "Sidst", rank="V"), Milestone("b", "p", "Først", rank="E")]
    assert [each.milestone.name for each in planned_milestones(milestones, [], [])] == [
        "Først",
        "Sidst",
    ]
