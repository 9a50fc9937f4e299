"""Leaving the register and coming back; the months before keep what they had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.checks import warnings
from portfolio_desktop.services.collection import collection
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.leaving import (
    LeavingDraft,
    ReturnDraft,
    leave_register,
    return_to_register,
)
from portfolio_desktop.services.portfolio import PortfolioRow, load_portfolio
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.services.reporting import open_month, projects_to_begin, waiting_for_approval
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.conftest import Clock

SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = (Period(2023, month) for month in (9, 10, 11, 12))
LATER = date(2024, 3, 1)
LEFT = LeavingDraft("Lukket af kredsen", "RSI-kredsen 10. nov. 2023, pkt. 7", "15.11.2023")


def rows(
    register: RegisterFile, period: Period, today: date = LATER, *, archived: bool = False
) -> dict[str, PortfolioRow]:
    shown = load_portfolio(register.reader, period, today, archived=archived)
    return {row.number: row for row in shown.rows}


@pytest.fixture
def reported(register: RegisterFile, project: str) -> str:
    """22-3 with a green lamp in October."""
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    return project


def test_earlier_months_keep_a_project_that_has_left(register: RegisterFile, reported: str) -> None:
    leave_register(register, [reported], LEFT)
    october = load_portfolio(register.reader, OCTOBER, LATER)
    assert [row.now.colour for row in october.rows] == [Colour.GREEN]
    assert (october.counts.all, october.counts.green) == (1, 1)
    assert (october.rows[0].archived, october.rows[0].in_use) == (False, False)
    assert rows(register, NOVEMBER) == {}
    assert rows(register, NOVEMBER, archived=True)["22-3"].archived


def test_it_is_there_until_the_day_it_leaves(register: RegisterFile, reported: str) -> None:
    leave_register(register, [reported], LEFT)
    assert rows(register, NOVEMBER, date(2023, 11, 14)).keys() == {"22-3"}
    assert rows(register, NOVEMBER, date(2023, 11, 15)) == {}


def test_collection_checks_and_opening_follow_the_month(
    register: RegisterFile, reported: str
) -> None:
    leave_register(register, [reported], LEFT)
    reader = register.reader
    assert [row.number for row in collection(reader, OCTOBER, LATER).rows] == ["22-3"]
    assert collection(reader, NOVEMBER, LATER).rows == ()
    assert warnings(reader, NOVEMBER, LATER) == ()
    assert waiting_for_approval(reader, OCTOBER) == (reported,)
    assert projects_to_begin(reader, NOVEMBER) == ()


def test_a_project_that_leaves_later_is_still_asked_for_this_month(
    register: RegisterFile, reported: str
) -> None:
    leave_register(register, [reported], replace(LEFT, day="1.12.2023"))
    assert open_month(register, NOVEMBER).rows
    assert projects_to_begin(register.reader, DECEMBER) == ()


def test_without_a_day_it_stays_in_the_months_that_tell_of_it(
    register: RegisterFile, reported: str
) -> None:
    """As an older program archived it."""
    with register.edit(Label("project_archived", {"number": "22-3"})) as edit:
        edit.set("project", reported, "archived", True)
    assert rows(register, OCTOBER).keys() == {"22-3"}
    assert rows(register, NOVEMBER) == {}
    assert rows(register, OCTOBER, date(2023, 10, 20)) == {}


@pytest.mark.parametrize(
    ("draft", "refused"),
    [
        (replace(LEFT, reason=" "), ("reason_missing", "archived_reason")),
        (replace(LEFT, reference=" "), ("leaving_reference_missing", "left_reference")),
        (replace(LEFT, day="ultimo 2023"), ("day_unread", "left_on")),
        (replace(LEFT, day="1.1.2020"), ("left_before_entered", "left_on")),
    ],
)
def test_leaving_says_what_is_missing(
    register: RegisterFile, project: str, draft: LeavingDraft, refused: tuple[str, str]
) -> None:
    came = replace(project_draft(register.reader, project), entered_on="1.2.2022")
    edit_project(register, project, came)
    with pytest.raises(RuleError) as caught:
        leave_register(register, [project], draft)
    assert (caught.value.problem.code, caught.value.problem.field) == refused
    assert not register.reader.projects([project])[0].archived


def test_that_there_is_no_decision_is_said(register: RegisterFile, project: str) -> None:
    leave_register(register, [project], LeavingDraft("Dublet", undecided=True))
    (found,) = register.reader.projects([project])
    assert (found.left_on, found.left_reference) == (register.today(), "")


def test_several_leave_in_one_step(register: RegisterFile, project: str) -> None:
    other = add_project(register, ProjectDraft("23-1", "Program")).id
    leave_register(register, [project, other], LEFT)
    assert rows(register, DECEMBER) == {}
    undo(register)
    assert rows(register, DECEMBER).keys() == {"22-3", "23-1"}


def test_one_that_comes_back_was_away_between(register: RegisterFile, reported: str) -> None:
    leave_register(register, [reported], LEFT)
    back = ReturnDraft("Genoptaget af kredsen", "RSI-kredsen 12. jan. 2024", "12.1.2024")
    return_to_register(register, reported, back)
    there = [period for period in _months() if rows(register, period)]
    assert there == [OCTOBER, Period(2024, 1), Period(2024, 2)]
    (found,) = register.reader.projects([reported])
    assert (found.entered_reason, found.entered_reference) == (back.reason, back.reference)
    assert found.archived_reason == LEFT.reason


def _months() -> list[Period]:
    return [OCTOBER.shifted(step) for step in range(5)]


def test_taken_out_by_mistake_it_never_was_away(register: RegisterFile, reported: str) -> None:
    leave_register(register, [reported], LEFT)
    return_to_register(register, reported, ReturnDraft(mistaken=True))
    assert all(rows(register, period) for period in _months())
    (found,) = register.reader.projects([reported])
    assert (found.archived, found.left_on, found.left_reference) == (False, None, "")


@pytest.mark.parametrize(
    ("draft", "refused"),
    [
        (ReturnDraft(day="1.2.2024"), ("entry_reason_missing", "entered_reason")),
        (ReturnDraft("Igen", day="15.11.2023"), ("returned_too_early", "entered_on")),
    ],
)
def test_coming_back_says_what_is_missing(
    register: RegisterFile, project: str, draft: ReturnDraft, refused: tuple[str, str]
) -> None:
    leave_register(register, [project], LEFT)
    with pytest.raises(RuleError) as caught:
        return_to_register(register, project, draft)
    assert (caught.value.problem.code, caught.value.problem.field) == refused


@pytest.mark.parametrize("verb", [leave_register, return_to_register])
def test_who_is_gone_cannot_leave(register: RegisterFile, verb: Callable[..., object]) -> None:
    draft, who = (LEFT, ["væk"]) if verb is leave_register else (ReturnDraft("Igen"), "væk")
    with pytest.raises(RuleError) as caught:
        verb(register, who, draft)
    assert caught.value.problem.code == "project_unknown"


def test_a_month_before_it_came_does_not_count_it(register: RegisterFile, clock: Clock) -> None:
    clock.moment = datetime(2024, 2, 1, 9, 0, tzinfo=UTC)
    add_project(register, ProjectDraft("24-1", "Ny", entered_on="1.2.2024"))
    shown = load_portfolio(register.reader, OCTOBER, LATER)
    assert (len(shown.rows), shown.counts.all, shown.counts.no_light) == (1, 0, 0)
    assert shown.rows[0].now.word == "ikke i porteføljen endnu"
