"""Editing what a project reported: both texts are kept, and whether the project stands by ours."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from portfolio_desktop.domain.ids import report_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.report import Confirmation, Report
from portfolio_desktop.domain.two_texts import (
    TextStanding,
    TextState,
    is_changed,
    project_words,
    text_state,
)
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.portfolio import load_portfolio
from portfolio_desktop.services.reporting import approve_reports, mark_reported, open_month
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.services.two_texts import (
    confirm_text,
    record_texts_asked,
    set_secretariat_note,
    take_as_project_text,
    use_project_text,
    withdraw_confirmation,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

OCTOBER, NOVEMBER = "2023-10", "2023-11"


def report(register: RegisterFile, project: str, period: str = OCTOBER) -> Report:
    (found,) = register.reader.reports([period], [project])
    return found


@pytest.fixture
def delivered(register: RegisterFile, project: str) -> str:
    set_remarks(register, project, OCTOBER, "Testen er forsinket.")
    mark_reported(register, [project], OCTOBER)
    return project


@pytest.fixture
def edited(register: RegisterFile, delivered: str) -> str:
    set_remarks(register, delivered, OCTOBER, "Testen er to uger forsinket.")
    return delivered


def test_what_is_typed_before_the_report_has_come_is_one_text(
    register: RegisterFile, project: str
) -> None:
    set_remarks(register, project, OCTOBER, "Testen")
    set_remarks(register, project, OCTOBER, "Testen er forsinket.")
    assert report(register, project).reported_remarks == ""


def test_editing_a_delivered_report_keeps_both_texts_in_one_step(
    register: RegisterFile, delivered: str
) -> None:
    set_remarks(register, delivered, OCTOBER, "Testen er to")
    set_remarks(register, delivered, OCTOBER, "Testen er to uger forsinket.", goes_on=True)
    now = report(register, delivered)
    assert (now.remarks, project_words(now)) == (
        "Testen er to uger forsinket.", "Testen er forsinket.",
    )  # fmt: skip
    undo(register)
    back = report(register, delivered)
    assert (back.remarks, back.reported_remarks) == ("Testen er forsinket.", "")


def test_a_month_that_is_opened_begins_with_the_text_of_the_meeting(
    register: RegisterFile, edited: str
) -> None:
    open_month(register, NOVEMBER)
    copied = report(register, edited, NOVEMBER)
    assert (copied.remarks, copied.reported_remarks) == ("Testen er to uger forsinket.", "")


def test_the_projects_text_can_be_used_again(register: RegisterFile, edited: str) -> None:
    use_project_text(register, edited, OCTOBER)
    assert report(register, edited).remarks == "Testen er forsinket."
    assert history(register)[0].sentence == "Projektets egen tekst for 22-3 brugt igen"
    undo(register)
    assert is_changed(report(register, edited))


def test_the_text_can_be_said_to_be_the_projects_own(register: RegisterFile, edited: str) -> None:
    take_as_project_text(register, edited, OCTOBER)
    own = report(register, edited)
    assert (own.remarks, is_changed(own)) == ("Testen er to uger forsinket.", False)


def test_asked_confirmed_and_unconfirmed_again_by_an_edit(
    register: RegisterFile, edited: str
) -> None:
    record_texts_asked(register, [edited], OCTOBER)
    asked = report(register, edited)
    assert (asked.confirmation, asked.confirmation_on) == (Confirmation.AWAITED, register.today())
    confirm_text(register, edited, OCTOBER, by=" Bo  Prøve ", on="3.11.2023")
    stands = report(register, edited)
    assert (stands.confirmation, stands.confirmed_by, stands.confirmation_on) == (
        Confirmation.CONFIRMED, "Bo Prøve", date(2023, 11, 3),
    )  # fmt: skip
    set_remarks(register, edited, OCTOBER, "Testen er en måned forsinket.")
    assert text_state(report(register, edited)) is TextState.CHANGED
    undo(register)
    assert report(register, edited) == stands
    withdraw_confirmation(register, edited, OCTOBER)
    assert report(register, edited).confirmation is None


def test_only_a_reported_text_can_be_confirmed(register: RegisterFile, edited: str) -> None:
    open_month(register, NOVEMBER)
    for verb in (
        lambda: confirm_text(register, edited, NOVEMBER, by="Bo"),
        lambda: record_texts_asked(register, [edited], NOVEMBER),
    ):
        with pytest.raises(RuleError) as refused:
            verb()
        assert "22-3 har ikke rapporteret endnu" in message_for(refused.value).happened
    set_remarks(register, edited, OCTOBER, "")
    with pytest.raises(RuleError) as refused:
        record_texts_asked(register, [edited], OCTOBER)
    assert "ingen bemærkninger" in message_for(refused.value).happened


def test_a_day_that_is_none_is_refused(register: RegisterFile, edited: str) -> None:
    with pytest.raises(RuleError) as refused:
        confirm_text(register, edited, OCTOBER, by="Bo", on="i går")
    assert refused.value.problem.field == "confirmation_on"


def test_a_confirmation_names_who_gave_it(register: RegisterFile, edited: str) -> None:
    with pytest.raises(RuleError) as refused:
        confirm_text(register, edited, OCTOBER, by="  ")
    assert refused.value.problem.field == "confirmed_by"
    assert "hvem" in message_for(refused.value).happened
    assert report(register, edited).confirmation is None


def test_a_month_without_a_report_has_no_text(register: RegisterFile, project: str) -> None:
    with pytest.raises(RuleError):
        use_project_text(register, project, OCTOBER)


def test_the_secretariats_remark_is_its_own_field(register: RegisterFile, delivered: str) -> None:
    set_secretariat_note(register, delivered, OCTOBER, "Se også punkt 4.")
    now = report(register, delivered)
    assert (now.secretariat_note, now.remarks) == ("Se også punkt 4.", "Testen er forsinket.")
    assert history(register)[0].sentence == "Sekretariatets bemærkning til 22-3"


def test_an_approved_report_keeps_its_texts(register: RegisterFile, edited: str) -> None:
    approve_reports(register, [edited], OCTOBER)
    before = report(register, edited)
    for verb in (
        use_project_text,
        take_as_project_text,
        partial(confirm_text, by="Bo"),
        withdraw_confirmation,
    ):
        with pytest.raises(RuleError):
            verb(register, edited, OCTOBER)
    with pytest.raises(RuleError):
        set_secretariat_note(register, edited, OCTOBER, "Se også punkt 4.")
    with pytest.raises(RuleError):
        record_texts_asked(register, [edited], OCTOBER)
    assert report(register, edited) == before


@pytest.mark.parametrize(
    ("board", "changed"),
    [("Testen er forsinket.", False), (" Testen er forsinket.\n", False), ("Andet.", True)],
)
def test_the_grid_knows_an_edited_text_by_its_words(
    register: RegisterFile, delivered: str, board: str, changed: bool
) -> None:
    """A register from elsewhere may have blanks around its texts."""
    with register.edit(Label("demo_filled")) as edit:
        row = report_id(delivered, OCTOBER)
        edit.set("report", row, "reported_remarks", "Testen er forsinket.")
        edit.set("report", row, "remarks", board)
    (shown,) = load_portfolio(register.reader, Period(2023, 10), register.today()).rows
    state = TextState.CHANGED if changed else None
    assert shown.text == TextStanding(state, changed)
    assert is_changed(report(register, delivered)) is changed
