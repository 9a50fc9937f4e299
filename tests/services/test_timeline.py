"""The time line's rows, marks and dependencies, as values."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.dependency_rules import DependencyState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.dependencies import DependencyDraft, add_dependency
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.timeline import timeline
from portfolio_desktop.storage.register_file import RegisterFile

NOVEMBER = Period(2023, 11)


@pytest.fixture(autouse=True)
def danish() -> None:
    use_language(Language.DANISH)


def test_a_row_has_its_three_ends_and_its_milestones_in_the_order_of_their_days(
    register: RegisterFile, project: str
) -> None:
    add_milestone(register, project, MilestoneDraft("Drift", forecast="28.11.2023"))
    add_milestone(register, project, MilestoneDraft("Go", forecast="1.11.2023"))
    add_milestone(register, project, MilestoneDraft("Test", actual="10.10.2023"))
    add_milestone(register, project, MilestoneDraft("Engang", forecast="TBD"))

    (row,) = timeline(register.reader, NOVEMBER, register.today()).rows

    assert (row.original, row.approved, row.expected) == (
        date(2024, 4, 30),
        date(2024, 4, 30),
        date(2024, 5, 31),
    )
    assert [(mark.name, mark.reached, mark.late) for mark in row.marks] == [
        ("Test", True, False),
        ("Go", False, True),
        ("Drift", False, False),
    ]
    assert row.words == (
        "22-3 Billedindeks, slutter maj 2024, oprindelig apr. 2024, 3 milepæle: Test, nået"
        " 10. okt. 2023; Go, 1. nov. 2023; Drift, 28. nov. 2023"
    )


def test_an_earlier_month_asks_what_had_passed_by_then(
    register: RegisterFile, project: str
) -> None:
    add_milestone(register, project, MilestoneDraft("Go", forecast="1.11.2023"))
    found = timeline(register.reader, Period(2023, 10), date(2023, 11, 20))
    assert found.day == date(2023, 10, 31)
    assert found.day_words == "31. okt. 2023"
    assert not any(mark.late for row in found.rows for mark in row.marks)
    assert timeline(register.reader, NOVEMBER, date(2023, 11, 20)).day_words == "i dag"


def test_dependencies_are_drawn_between_points_that_have_a_day(
    register: RegisterFile, project: str
) -> None:
    first = add_project(register, ProjectDraft("1-1", "Første", forecast_end="1.6.2024")).id
    undated = add_project(register, ProjectDraft("9-9", "Uden dato")).id
    add_dependency(register, project, DependencyDraft(None, first, None, "1.5.2024"))
    add_dependency(register, undated, DependencyDraft(None, first, None, "1.9.2024"))

    found = timeline(register.reader, NOVEMBER, register.today())

    assert [row.number for row in found.rows] == ["1-1", "9-9", "22-3"]
    (link,) = found.links
    assert (link.needed_row, link.needing_row) == (0, 2)
    assert (link.needed_day, link.needing_day) == (date(2024, 6, 1), date(2024, 5, 31))
    assert link.state is DependencyState.BROKEN


def test_a_register_without_dates_has_a_time_line_around_today(register: RegisterFile) -> None:
    add_project(register, ProjectDraft("1-1", "Uden dato"))
    found = timeline(register.reader, NOVEMBER, register.today())
    assert (found.first, found.last) == (register.today(), register.today())
    assert found.rows[0].days == ()
