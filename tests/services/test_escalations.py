"""Items of their own at the next meeting: made by the register, accounted for, taken off."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.escalation import EscalationCause
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.escalations import (
    approve_account,
    ask_for_accounts,
    escalated_projects,
    months_since_meeting,
    put_back,
    receive_account,
    take_off,
    use_last_meeting,
)
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile

AUGUST, SEPTEMBER, OCTOBER = Period(2023, 8), Period(2023, 9), Period(2023, 10)
GREEN, YELLOW, RED = Colour.GREEN, Colour.YELLOW, Colour.RED


@pytest.fixture
def kiit(register: RegisterFile) -> str:
    """Red since August."""
    project = add_project(register, ProjectDraft("18-6", "KIIT", lead="Region Hovedstaden")).id
    for period in (AUGUST, SEPTEMBER, OCTOBER):
        set_colour(register, project, period, OVERALL, RED)
    return project


@pytest.fixture
def turned(register: RegisterFile) -> str:
    """Green, yellow in September, green again."""
    project = add_project(register, ProjectDraft("16-2", "Vendt")).id
    for period, colour in ((AUGUST, GREEN), (SEPTEMBER, YELLOW), (OCTOBER, GREEN)):
        set_colour(register, project, period, OVERALL, colour)
    return project


def items(register: RegisterFile) -> list[tuple[str, EscalationCause]]:
    found = escalated_projects(register.reader, OCTOBER)
    return [(each.number, each.escalation.cause) for each in found if not each.taken_off]


def test_kiit_is_an_item_with_its_months_and_who_answers(register: RegisterFile, kiit: str) -> None:
    use_last_meeting(register, date(2023, 9, 8))
    (item,) = escalated_projects(register.reader, OCTOBER)
    assert item.escalation.cause is EscalationCause.RED
    assert item.months == ((AUGUST, RED), (SEPTEMBER, RED), (OCTOBER, RED))
    assert item.accountable == "Region Hovedstaden"
    assert item.account is None


def test_a_turn_since_the_last_meeting_is_an_item_though_it_went_back(
    register: RegisterFile, kiit: str, turned: str
) -> None:
    use_last_meeting(register, date(2023, 9, 8))
    assert items(register) == [("16-2", EscalationCause.TURNED), ("18-6", EscalationCause.RED)]
    use_last_meeting(register, date(2023, 10, 13))  # that meeting saw it yellow already
    assert items(register) == [("18-6", EscalationCause.RED)]


def test_what_has_left_the_register_is_no_item(register: RegisterFile, kiit: str) -> None:
    leave_register(register, [kiit], LeavingDraft("Lukket", day="31.10.2023", undecided=True))
    assert items(register) == []


def test_a_meeting_after_the_month_or_none_compares_with_the_month_before() -> None:
    assert months_since_meeting(None, OCTOBER) == (SEPTEMBER, OCTOBER)
    assert months_since_meeting(date(2023, 12, 1), OCTOBER) == (SEPTEMBER, OCTOBER)
    assert len(months_since_meeting(date(2001, 1, 1), OCTOBER)) == 25


def test_an_account_is_asked_for_chased_received_and_approved(
    register: RegisterFile, kiit: str
) -> None:
    with pytest.raises(RuleError) as early:
        approve_account(register, kiit, OCTOBER)
    assert message_for(early.value).happened
    ask_for_accounts(register, [kiit], OCTOBER)
    ask_for_accounts(register, [kiit], OCTOBER)
    with pytest.raises(RuleError):
        receive_account(register, kiit, OCTOBER, account=" ", corrective_action="")
    receive_account(
        register, kiit, OCTOBER, account="Planen er skredet.", corrective_action="Ny plan i Q1.",
        given_by="It-direktøren",
    )  # fmt: skip
    approve_account(register, kiit, OCTOBER)
    (account,) = register.reader.accounts([OCTOBER])
    today = register.today()
    assert (account.asked_on, account.reminded_on, account.received_on, account.approved_on) == (
        today, today, today, today,
    )  # fmt: skip
    assert (account.account, account.given_by) == ("Planen er skredet.", "It-direktøren")
    assert history(register)[0].sentence == "Redegørelsen for 18-6 godkendt"


def test_an_approved_account_stays_as_the_meeting_gets_it(
    register: RegisterFile, kiit: str
) -> None:
    receive_account(register, kiit, OCTOBER, account="Planen er skredet.", corrective_action="")
    approve_account(register, kiit, OCTOBER)
    before = register.reader.accounts([OCTOBER])
    with pytest.raises(RuleError) as refused:
        receive_account(register, kiit, OCTOBER, account="Alt er godt.", corrective_action="")
    assert message_for(refused.value).happened.startswith("Redegørelsen for 18-6 er godkendt")
    assert register.reader.accounts([OCTOBER]) == before


def test_putting_back_what_was_never_taken_off_changes_nothing(
    register: RegisterFile, kiit: str
) -> None:
    edits = len(history(register))
    put_back(register, kiit, OCTOBER)
    assert register.reader.accounts() == ()
    assert len(history(register)) == edits


def test_an_item_is_taken_off_only_with_a_reason_and_stays_in_sight(
    register: RegisterFile, kiit: str
) -> None:
    with pytest.raises(RuleError) as refused:
        take_off(register, kiit, OCTOBER, "")
    assert message_for(refused.value).field == "removed_reason"
    take_off(register, kiit, OCTOBER, "Behandles under punkt 4")
    (item,) = escalated_projects(register.reader, OCTOBER)
    assert item.taken_off
    assert items(register) == []
    put_back(register, kiit, OCTOBER)
    assert len(items(register)) == 1
    undo(register)
    assert items(register) == []


def test_several_are_asked_in_one_edit(register: RegisterFile, kiit: str, turned: str) -> None:
    ask_for_accounts(register, [kiit, turned], OCTOBER)
    assert history(register)[0].sentence == "Redegørelser bedt om for 2 projekter"
    undo(register)
    assert register.reader.accounts() == ()
