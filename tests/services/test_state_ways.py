"""On hold and at work again, by the verb, with several projects at once, and in the project's form:
whichever way it is done, the months say the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services import finding
from portfolio_desktop.services.bulk_edit import edit_projects, parents_of, plan_edit
from portfolio_desktop.services.bulk_planning import BulkWish, LeftOut, Surroundings
from portfolio_desktop.services.bulk_words import BulkTeller
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.pausing import (
    PauseDraft,
    ResumeDraft,
    StateChange,
    pause_project,
    resume_project,
)
from portfolio_desktop.services.pausing_words import month_told
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.reporting import approve_reports, mark_reported, open_month
from portfolio_desktop.services.status import set_colour, set_no_light
from portfolio_desktop.storage.register_file import RegisterFile

SEPTEMBER, OCTOBER, NOVEMBER = Period(2023, 9), Period(2023, 10), Period(2023, 11)
MONTHS = (SEPTEMBER, OCTOBER, NOVEMBER)
TODAY = date(2023, 11, 30)
ACTIVE, PAUSED = LifecycleState.ACTIVE, LifecycleState.PAUSED

Way = Callable[[RegisterFile, str, Period, LifecycleState], object]


def by_verb(register: RegisterFile, project: str, month: Period, state: LifecycleState) -> object:
    if state is PAUSED:
        return pause_project(register, project, month, PauseDraft("Afventer udbud"))
    return resume_project(register, project, month, ResumeDraft())


def together(register: RegisterFile, project: str, month: Period, state: LifecycleState) -> object:
    return edit_projects(register, month, [project], BulkWish(state=state, state_reason="Udbud"))


def in_form(register: RegisterFile, project: str, month: Period, state: LifecycleState) -> object:
    draft = replace(project_draft(register.reader, project), state=state)
    return edit_project(register, project, draft, shown=month)


ways = pytest.mark.parametrize("way", [by_verb, together, in_form])


def entered(register: RegisterFile, project: str) -> None:
    """September yellow, October a draft that repeats it."""
    set_colour(register, project, SEPTEMBER, OVERALL, Colour.YELLOW)
    set_colour(register, project, SEPTEMBER, "time", Colour.YELLOW)
    mark_reported(register, [project], SEPTEMBER)
    open_month(register, OCTOBER)


def lamps(register: RegisterFile, *months: Period) -> list[Colour | NoLight | None]:
    shown = [load_portfolio(register.reader, each, TODAY).rows[0].now for each in months]
    return [lamp.colour or lamp.no_light for lamp in shown]


def report(register: RegisterFile, project: str, month: Period) -> Report:
    (found,) = register.reader.reports([month], [project])
    return found


@ways
def test_a_pause_is_shown_by_the_month(register: RegisterFile, project: str, way: Way) -> None:
    entered(register, project)
    way(register, project, OCTOBER, PAUSED)
    assert lamps(register, *MONTHS) == [Colour.YELLOW, NoLight.PAUSED, NoLight.PAUSED]
    assert report(register, project, OCTOBER).stage is ReportStage.REPORTED
    assert [each.colour for each in register.reader.lights([OCTOBER], [project])] == [None]
    assert finding.project(register.reader, project).state_from == OCTOBER.last_day
    undo(register)
    assert report(register, project, OCTOBER).stage is ReportStage.DRAFT


@ways
def test_a_colour_gives_way_to_the_pause(register: RegisterFile, project: str, way: Way) -> None:
    entered(register, project)
    way(register, project, SEPTEMBER, PAUSED)
    assert lamps(register, SEPTEMBER) == [NoLight.PAUSED]


@ways
def test_at_work_again_the_months_before_keep_the_pause(
    register: RegisterFile, project: str, way: Way
) -> None:
    entered(register, project)
    way(register, project, SEPTEMBER, PAUSED)
    way(register, project, NOVEMBER, ACTIVE)
    assert lamps(register, *MONTHS) == [NoLight.PAUSED, NoLight.PAUSED, None]
    way(register, project, NOVEMBER, PAUSED)
    way(register, project, NOVEMBER, ACTIVE)
    assert lamps(register, NOVEMBER) == [None], "what the pause said of the month is lifted"


@ways
def test_an_approved_month_stays(register: RegisterFile, project: str, way: Way) -> None:
    entered(register, project)
    approve_reports(register, [project], SEPTEMBER)
    way(register, project, SEPTEMBER, PAUSED)
    assert lamps(register, SEPTEMBER) == [Colour.YELLOW]
    way(register, project, SEPTEMBER, ACTIVE)
    assert lamps(register, SEPTEMBER) == [Colour.YELLOW]
    assert register.check() == ()


@ways
def test_an_approved_month_without_a_light_is_not_written_by_the_end_of_the_pause(
    register: RegisterFile, project: str, way: Way
) -> None:
    set_colour(register, project, SEPTEMBER, "time", Colour.YELLOW)
    mark_reported(register, [project], SEPTEMBER)
    way(register, project, SEPTEMBER, PAUSED)
    set_no_light(register, project, SEPTEMBER, None)
    approve_reports(register, [project], SEPTEMBER)
    way(register, project, NOVEMBER, ACTIVE)
    assert report(register, project, SEPTEMBER).no_light is None


def test_resumed_after_the_month_it_is_still_on_hold_in_it(
    register: RegisterFile, project: str
) -> None:
    entered(register, project)
    by_verb(register, project, SEPTEMBER, PAUSED)
    resume_project(register, project, OCTOBER, ResumeDraft("15.11.2023", "dec. 2023"))
    assert lamps(register, *MONTHS) == [NoLight.PAUSED, NoLight.PAUSED, None]


def resumed(register: RegisterFile, project: str) -> None:
    """On hold in September, at work again in October, reporting from December."""
    by_verb(register, project, SEPTEMBER, PAUSED)
    resume_project(register, project, OCTOBER, ResumeDraft("2.10.2023", "dec. 2023"))


waiting = pytest.mark.parametrize("way", [together, in_form])


@waiting
def test_a_state_that_is_no_pause_leaves_from_when_it_reports(
    register: RegisterFile, project: str, way: Way
) -> None:
    resumed(register, project)
    before = report(register, project, OCTOBER)
    assert before.reports_from == read_date("dec. 2023")
    way(register, project, OCTOBER, LifecycleState.WAITING)
    assert report(register, project, OCTOBER) == before
    way(register, project, OCTOBER, ACTIVE)
    assert report(register, project, OCTOBER) == before


@waiting
def test_a_month_said_to_be_on_hold_stays_where_no_pause_ends(
    register: RegisterFile, project: str, way: Way
) -> None:
    set_no_light(register, project, OCTOBER, NoLight.PAUSED)
    before = report(register, project, OCTOBER)
    way(register, project, OCTOBER, LifecycleState.WAITING)
    assert report(register, project, OCTOBER) == before


@ways
def test_on_hold_again_the_month_forgets_from_when_it_was_to_report(
    register: RegisterFile, project: str, way: Way
) -> None:
    resumed(register, project)
    way(register, project, OCTOBER, PAUSED)
    assert lamps(register, OCTOBER) == [NoLight.PAUSED]
    assert report(register, project, OCTOBER).reports_from is None
    undo(register)
    assert report(register, project, OCTOBER).reports_from == read_date("dec. 2023")


def told(register: RegisterFile, project: str, month: Period, wish: BulkWish) -> tuple[str, str]:
    portfolio = load_portfolio(register.reader, month, TODAY)
    around = Surroundings(portfolio.dimensions, parents_of(register.reader))
    plan = plan_edit(register, month, [project], wish)
    (line,) = BulkTeller(register.reader, around).lines(wish, plan)
    return line.changes, line.left_out


def test_the_preview_tells_what_the_month_is_going_to_show(
    register: RegisterFile, project: str
) -> None:
    entered(register, project)
    assert told(register, project, SEPTEMBER, BulkWish(state=PAUSED)) == (
        "Tilstand: aktiv → på pause · Samlet status: gul → på pause",
        "",
    )
    together(register, project, SEPTEMBER, PAUSED)
    assert told(register, project, SEPTEMBER, BulkWish(state=ACTIVE))[0] == (
        "Tilstand: på pause → aktiv · Samlet status: på pause → ingen status"
    )
    closed = told(register, project, SEPTEMBER, BulkWish(state=LifecycleState.CLOSED))[0]
    assert closed.endswith("Samlet status: på pause → afsluttet")
    together(register, project, SEPTEMBER, LifecycleState.CLOSED)
    assert lamps(register, SEPTEMBER) == [NoLight.CLOSED]


def test_together_as_by_the_verb_it_is_said_when_they_are_expected_back(
    register: RegisterFile, project: str
) -> None:
    wish = BulkWish(state=PAUSED, state_reason="Udbud", expected_resume="medio 2024")
    assert told(register, project, SEPTEMBER, wish)[0] == (
        "Tilstand: aktiv → på pause · Samlet status: – → på pause"
        " · Forventes genoptaget: medio 2024"
    )
    edit_projects(register, SEPTEMBER, [project], wish)
    together_said = finding.project(register.reader, project)
    undo(register)
    pause_project(register, project, SEPTEMBER, PauseDraft("Udbud", "", "medio 2024"))
    assert finding.project(register.reader, project) == together_said
    assert together_said.expected_resume is not None
    again = BulkWish(state=ACTIVE, expected_resume="medio 2024")
    assert "Forventes" not in told(register, project, SEPTEMBER, again)[0]
    edit_projects(register, SEPTEMBER, [project], again)
    assert finding.project(register.reader, project).expected_resume is None


def test_the_preview_names_the_approved_ones(register: RegisterFile, project: str) -> None:
    entered(register, project)
    approve_reports(register, [project], SEPTEMBER)
    wish = BulkWish(state=PAUSED)
    assert told(register, project, SEPTEMBER, wish) == (
        "Tilstand: aktiv → på pause",
        "rapporten er godkendt og låst",
    )
    (plan,) = plan_edit(register, SEPTEMBER, [project], wish)
    assert plan.left_out == (LeftOut.LOCKED,)


def test_a_colour_that_is_wished_itself_goes_before_the_pause(
    register: RegisterFile, project: str
) -> None:
    entered(register, project)
    wish = BulkWish(state=PAUSED, light=Colour.RED)
    assert "på pause · Samlet status: gul → rød" in told(register, project, SEPTEMBER, wish)[0]
    edit_projects(register, SEPTEMBER, [project], wish)
    assert lamps(register, SEPTEMBER) == [Colour.RED]


@pytest.mark.parametrize(
    ("state", "day", "words"),
    [
        (PAUSED, date(2023, 9, 30), "September 2023 viser »på pause« og ingen farve. Det"),
        (PAUSED, date(2023, 10, 1), "for pausen begynder først 1. okt. 2023."),
        (ACTIVE, date(2023, 9, 30), "September 2023 viser ikke længere »på pause«."),
        (ACTIVE, date(2023, 10, 1), "September 2023 viser fortsat »på pause«, for projektet"),
    ],
)
def test_what_is_promised_of_the_month_is_what_it_shows(
    register: RegisterFile, project: str, state: LifecycleState, day: date, words: str
) -> None:
    if state is ACTIVE:
        by_verb(register, project, SEPTEMBER, PAUSED)
    before = finding.project(register.reader, project)
    step = StateChange(before, state, day, SEPTEMBER)
    said = month_told(register.reader, step)
    assert words in said
    assert "før" not in said.replace("først", ""), "the pause begins in this very month"
    typed = f"{day:%d.%m.%Y}"
    if state is PAUSED:
        pause_project(register, project, SEPTEMBER, PauseDraft("Udbud", typed))
    else:
        resume_project(register, project, SEPTEMBER, ResumeDraft(typed))
    assert (lamps(register, SEPTEMBER) == [NoLight.PAUSED]) is (step.holds is step.pauses)
