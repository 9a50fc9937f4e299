"""The course of a month: opened as a copy, reported, approved, locked, opened again."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services.due import (
    reports_due,
    use_due_rule,
)
from portfolio_desktop.services.history import history, undo, undo_edit
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reporting import (
    approve_reports,
    mark_not_reported,
    mark_reported,
    open_month,
    reopen_report,
)
from portfolio_desktop.services.status import (
    set_colour,
    set_light_reason,
    set_no_light,
    set_remarks,
)
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER, NOVEMBER = "2023-10", "2023-11"


def report(register: RegisterFile, project: str, period: str = NOVEMBER) -> Report:
    (found,) = register.reader.reports([period], [project])
    return found


@pytest.fixture
def october(register: RegisterFile, project: str) -> str:
    """A project with a report for October: yellow on time, and overall."""
    set_colour(register, project, OCTOBER, OVERALL, Colour.YELLOW)
    set_colour(register, project, OCTOBER, "time", Colour.YELLOW)
    set_light_reason(register, project, OCTOBER, "time", "Testen er forsinket")
    set_remarks(register, project, OCTOBER, "Én region mangler.")
    return project


def test_a_new_month_is_a_copy_that_is_not_reported_yet(
    register: RegisterFile, october: str
) -> None:
    change = open_month(register, NOVEMBER)
    copied = report(register, october)
    assert (copied.overall, copied.remarks) == (Colour.YELLOW, "Én region mangler.")
    assert copied.stage is ReportStage.DRAFT
    assert (copied.received_on, copied.approved_on) == (None, None)
    (light,) = register.reader.lights([NOVEMBER])
    assert (light.colour, light.reason) == (Colour.YELLOW, "Testen er forsinket")
    assert ("project", october) not in change.rows
    assert history(register)[0].sentence == "November 2023 åbnet med sidste måneds rapporter"


def test_what_has_begun_or_left_is_not_copied(register: RegisterFile, october: str) -> None:
    begun = add_project(register, ProjectDraft("23-1", "Begyndt")).id
    gone = add_project(register, ProjectDraft("12-1", "Udgået")).id
    for project in (begun, gone):
        set_no_light(register, project, OCTOBER, NoLight.PAUSED)
    set_remarks(register, begun, NOVEMBER, "Allerede i gang.")
    leave_register(register, [gone], LeavingDraft("Lukket", undecided=True))
    open_month(register, NOVEMBER)
    assert report(register, begun).remarks == "Allerede i gang."
    assert register.reader.reports([NOVEMBER], [gone]) == ()
    with pytest.raises(RuleError) as refused:
        open_month(register, NOVEMBER)
    assert "november 2023" in message_for(refused.value).happened


def test_opening_a_month_is_one_edit_that_one_undo_takes_back(
    register: RegisterFile, october: str
) -> None:
    open_month(register, NOVEMBER)
    undo(register)
    assert register.reader.reports([NOVEMBER]) == ()
    assert register.reader.lights([NOVEMBER]) == ()


def test_from_draft_to_reported_to_approved_with_who_and_when(
    register: RegisterFile, october: str
) -> None:
    open_month(register, NOVEMBER)
    with pytest.raises(RuleError) as refused:
        approve_reports(register, [october], NOVEMBER)
    assert "22-3" in message_for(refused.value).happened
    mark_reported(
        register, [october], NOVEMBER, reported_by="Bo Prøve", received_on=date(2023, 12, 1)
    )
    reported = report(register, october)
    assert (reported.stage, reported.reported_by, reported.received_on) == (
        ReportStage.REPORTED, "Bo Prøve", date(2023, 12, 1),
    )  # fmt: skip
    approve_reports(register, [october], NOVEMBER)
    approved = report(register, october)
    assert (approved.stage, approved.approved_by) == (ReportStage.APPROVED, "Åse")
    assert approved.approved_on == register.today()
    assert history(register)[0].sentence == "Rapporten for 22-3 for november 2023 godkendt"


def test_an_approved_report_is_locked_until_it_is_opened_with_a_reason(
    register: RegisterFile, october: str
) -> None:
    approve_reports(register, [october], OCTOBER)
    for edit in (
        lambda: set_colour(register, october, OCTOBER, "time", Colour.GREEN),
        lambda: set_remarks(register, october, OCTOBER, "Andet"),
        lambda: mark_reported(register, [october], OCTOBER),
        lambda: mark_not_reported(register, [october], OCTOBER),
        lambda: approve_reports(register, [october], OCTOBER),
    ):
        with pytest.raises(RuleError) as refused:
            edit()
        assert "godkendt" in message_for(refused.value).happened
    with pytest.raises(RuleError):
        reopen_report(register, october, OCTOBER, "  ")
    reopen_report(register, october, OCTOBER, "Region Nord rettede sit tal")
    opened = report(register, october, OCTOBER)
    assert (opened.stage, opened.reopened_reason) == (
        ReportStage.REPORTED, "Region Nord rettede sit tal",
    )  # fmt: skip
    set_remarks(register, october, OCTOBER, "Andet")
    with pytest.raises(RuleError):
        reopen_report(register, october, OCTOBER, "Igen")


def test_undo_takes_an_approval_back_and_nothing_below_it(
    register: RegisterFile, october: str
) -> None:
    approve_reports(register, [october], OCTOBER)
    set_colour(register, october, NOVEMBER, OVERALL, Colour.GREEN)
    undo(register)
    undo(register)
    assert report(register, october, OCTOBER).stage is ReportStage.REPORTED
    undo(register)
    assert report(register, october, OCTOBER).remarks == ""


def test_an_edit_in_an_approved_report_is_undone_only_after_it_is_opened(
    register: RegisterFile, october: str
) -> None:
    written = history(register)[0].edit
    approve_reports(register, [october], OCTOBER)
    with pytest.raises(RuleError) as refused:
        undo_edit(register, written)
    assert refused.value.problem.code == "report_locked"
    reopen_report(register, october, OCTOBER, "Fejl i teksten")
    undo_edit(register, written)
    assert report(register, october, OCTOBER).remarks == ""


def test_several_are_reported_and_approved_in_one_edit(
    register: RegisterFile, october: str
) -> None:
    other = add_project(register, ProjectDraft("23-1", "Et til")).id
    set_colour(register, other, OCTOBER, OVERALL, Colour.GREEN)
    approve_reports(register, [october, other], OCTOBER)
    assert history(register)[0].sentence == "2 rapporter for oktober 2023 godkendt"
    undo(register)
    assert {each.stage for each in register.reader.reports([OCTOBER])} == {ReportStage.REPORTED}


def test_a_project_without_a_report_cannot_be_marked(register: RegisterFile, project: str) -> None:
    with pytest.raises(RuleError) as refused:
        mark_reported(register, [project], NOVEMBER)
    assert "22-3" in message_for(refused.value).happened


def test_reports_are_due_by_danish_working_days_and_the_registers_choice(
    register: RegisterFile,
) -> None:
    assert reports_due(register.reader, _period("2023-12")) == date(2024, 1, 2)
    assert reports_due(register.reader, _period("2023-03")) == date(2023, 4, 3)
    use_due_rule(register, 1, "2.1.2024")
    assert reports_due(register.reader, _period("2023-12")) == date(2024, 1, 3)
    use_due_rule(register, 3, "2.1.2024")
    assert reports_due(register.reader, _period("2023-12")) == date(2024, 1, 5)
    with pytest.raises(RuleError):
        use_due_rule(register, 40, "")


def _period(text: str) -> Period:
    return Period.parse(text)
