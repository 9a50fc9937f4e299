"""On hold and resumed: the state and the month's light go together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.report import Report
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services.bulk_edit import plan_edit
from portfolio_desktop.services.bulk_planning import BulkWish, LeftOut
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.pausing import (
    PauseDraft,
    ResumeDraft,
    pause_project,
    resume_project,
)
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.reporting import approve_reports, mark_reported, open_month
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

SEPTEMBER, OCTOBER, NOVEMBER = Period(2023, 9), Period(2023, 10), Period(2023, 11)
PAUSE = PauseDraft("Afventer ny leverandør", "15.9.2023", "medio 2023")
TODAY = date(2023, 11, 30)


def lamps(register: RegisterFile, *periods: Period) -> list[tuple[Colour | None, NoLight | None]]:
    found = [load_portfolio(register.reader, each, TODAY).rows[0].now for each in periods]
    return [(lamp.colour, lamp.no_light) for lamp in found]


def report(register: RegisterFile, project: str, period: Period) -> Report:
    (found,) = register.reader.reports([period], [project])
    return found


def test_a_pause_says_from_when_why_and_until_when(register: RegisterFile, project: str) -> None:
    set_colour(register, project, SEPTEMBER, OVERALL, Colour.YELLOW)
    pause_project(register, project, SEPTEMBER, PAUSE)
    (found,) = register.reader.projects([project])
    assert (found.state, found.state_from) == (LifecycleState.PAUSED, date(2023, 9, 15))
    assert (found.state_reason, found.expected_resume) == (PAUSE.reason, read_date("medio 2023"))
    assert lamps(register, SEPTEMBER, OCTOBER) == [(None, NoLight.PAUSED)] * 2
    undo(register)
    assert lamps(register, SEPTEMBER) == [(Colour.YELLOW, None)]
    assert register.reader.projects([project])[0].state is LifecycleState.ACTIVE


def test_a_pause_that_begins_later_leaves_the_month(register: RegisterFile, project: str) -> None:
    set_colour(register, project, SEPTEMBER, OVERALL, Colour.GREEN)
    pause_project(register, project, SEPTEMBER, PauseDraft("Udsat", "1.10.2023"))
    assert lamps(register, SEPTEMBER, OCTOBER) == [(Colour.GREEN, None), (None, NoLight.PAUSED)]


def test_an_approved_month_stays_as_it_is(register: RegisterFile, project: str) -> None:
    set_colour(register, project, SEPTEMBER, OVERALL, Colour.GREEN)
    mark_reported(register, [project], SEPTEMBER)
    approve_reports(register, [project], SEPTEMBER)
    pause_project(register, project, SEPTEMBER, PAUSE)
    assert lamps(register, SEPTEMBER) == [(Colour.GREEN, None)]
    resume_project(register, project, SEPTEMBER, ResumeDraft("20.9.2023", "okt. 2023"))
    assert lamps(register, SEPTEMBER) == [(Colour.GREEN, None)]


def test_a_day_that_the_calendar_has_not_is_refused(register: RegisterFile, project: str) -> None:
    with pytest.raises(RuleError) as refused:
        pause_project(register, project, SEPTEMBER, replace(PAUSE, expected_resume="31.4.2024"))
    assert refused.value.problem.field == "expected_resume"
    pause_project(register, project, SEPTEMBER, PAUSE)
    with pytest.raises(RuleError) as refused:
        resume_project(register, project, OCTOBER, ResumeDraft("2.10.2023", "30.2.2024"))
    assert refused.value.problem.field == "reports_from"


def test_a_resumed_project_says_from_when_it_reports(register: RegisterFile, project: str) -> None:
    pause_project(register, project, SEPTEMBER, PAUSE)
    resume_project(register, project, OCTOBER, ResumeDraft("2.10.2023", "ultimo 2023"))
    (found,) = register.reader.projects([project])
    assert (found.state, found.state_from) == (LifecycleState.ACTIVE, date(2023, 10, 2))
    assert (found.state_reason, found.expected_resume) == ("", None)
    assert lamps(register, SEPTEMBER, OCTOBER) == [(None, NoLight.PAUSED), (None, NoLight.RESUMED)]
    assert report(register, project, OCTOBER).reports_from == read_date("ultimo 2023")


def test_the_silent_months_keep_saying_that_it_was_on_hold(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, SEPTEMBER.previous, OVERALL, Colour.YELLOW)
    set_colour(register, project, SEPTEMBER.previous, "time", Colour.YELLOW)
    open_month(register, SEPTEMBER)
    pause_project(register, project, NOVEMBER, PAUSE)
    shown = lamps(register, SEPTEMBER)
    resume_project(register, project, NOVEMBER, ResumeDraft("1.11.2023"))
    assert lamps(register, SEPTEMBER, NOVEMBER) == [(None, NoLight.PAUSED), (None, None)]
    assert shown == lamps(register, SEPTEMBER)
    assert [light.colour for light in register.reader.lights([SEPTEMBER], [project])] == [None]


def test_a_draft_that_the_pause_reports_is_received_today(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, SEPTEMBER, OVERALL, Colour.YELLOW)
    open_month(register, OCTOBER)
    assert report(register, project, OCTOBER).received_on is None
    pause_project(register, project, OCTOBER, PAUSE)
    assert report(register, project, OCTOBER).received_on == register.today()


def test_the_month_it_is_at_work_again_in_awaits_its_own_report(
    register: RegisterFile, project: str
) -> None:
    pause_project(register, project, SEPTEMBER, PAUSE)
    open_month(register, OCTOBER)
    resume_project(register, project, NOVEMBER, ResumeDraft("15.10.2023"))
    assert lamps(register, SEPTEMBER, OCTOBER) == [(None, NoLight.PAUSED), (None, None)]


def test_a_lifted_pause_takes_along_a_date_that_an_earlier_program_left_beside_it(
    register: RegisterFile, project: str
) -> None:
    pause_project(register, project, SEPTEMBER, PAUSE)
    with register.edit(Label("demo_filled")) as edit:
        row = report(register, project, SEPTEMBER).id
        edit.set("report", row, "reports_from", read_date("dec. 2023"))
    resume_project(register, project, SEPTEMBER, ResumeDraft("20.9.2023"))
    lifted = report(register, project, SEPTEMBER)
    assert (lifted.no_light, lifted.reports_from) == (None, None)


def test_what_waited_is_taken_up_and_the_month_is_no_longer_on_hold(
    register: RegisterFile, project: str
) -> None:
    pause_project(register, project, OCTOBER, PAUSE)
    draft = replace(project_draft(register.reader, project), state=LifecycleState.WAITING)
    edit_project(register, project, draft, shown=NOVEMBER)
    assert lamps(register, OCTOBER) == [(None, NoLight.PAUSED)]
    resume_project(register, project, OCTOBER, ResumeDraft("20.10.2023"))
    assert lamps(register, OCTOBER) == [(None, None)]


def test_a_pause_needs_its_reason(register: RegisterFile, project: str) -> None:
    with pytest.raises(RuleError) as caught:
        pause_project(register, project, OCTOBER, PauseDraft(" "))
    assert caught.value.problem.code == "pause_reason_missing"


def test_only_what_is_on_hold_is_resumed(register: RegisterFile, project: str) -> None:
    with pytest.raises(RuleError) as caught:
        resume_project(register, project, OCTOBER, ResumeDraft())
    assert caught.value.problem.code == "pause_not_on_hold"


def test_a_project_on_hold_has_no_lamp_until_it_is_resumed(
    register: RegisterFile, project: str
) -> None:
    pause_project(register, project, SEPTEMBER, PAUSE)
    for colour, month in ((Colour.RED, SEPTEMBER), (Colour.GREEN, NOVEMBER)):
        with pytest.raises(RuleError) as refused:
            set_colour(register, project, month, OVERALL, colour)
        assert refused.value.problem.code == "paused_no_lamp"
    set_colour(register, project, SEPTEMBER.previous, OVERALL, Colour.GREEN)
    red = BulkWish(light=Colour.RED)
    (plan,) = plan_edit(register, SEPTEMBER, [project], red)
    assert (plan.light, plan.left_out) == (None, (LeftOut.ON_HOLD,))
    (plan,) = plan_edit(register, SEPTEMBER, [project], replace(red, state=LifecycleState.ACTIVE))
    assert plan.light is Colour.RED
    resume_project(register, project, NOVEMBER, ResumeDraft())
    set_colour(register, project, NOVEMBER, OVERALL, Colour.GREEN)
