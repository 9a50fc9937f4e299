"""Items of their own at the next meeting: made by the register, accounted for, taken off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from portfolio_desktop.domain.account import AccountStage
from portfolio_desktop.domain.escalation import EscalationCause
from portfolio_desktop.domain.meetings import MeetingState
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services.accounts import (
    approve_account,
    ask_for_accounts,
    mark_not_received,
    mark_received,
    put_back,
    receive_account,
    reopen_account,
    take_off,
    write_account,
)
from portfolio_desktop.services.escalation_list import EscalationRow, escalations
from portfolio_desktop.services.escalations import (
    escalated_projects,
    last_meeting,
    meeting_before,
    months_since_meeting,
    use_last_meeting,
    use_typed_last_meeting,
)
from portfolio_desktop.services.history import history, undo, undo_edit
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reporting import mark_reported, open_month
from portfolio_desktop.services.status import set_colour, set_no_light
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

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
    assert len(escalated_projects(register.reader, OCTOBER, among={kiit})) == 1
    leave_register(register, [kiit], LeavingDraft("Lukket", day="31.10.2023", undecided=True))
    assert items(register) == []
    assert escalated_projects(register.reader, OCTOBER, among={kiit}) == ()


def test_only_the_projects_asked_for_are_told(
    register: RegisterFile, kiit: str, turned: str
) -> None:
    use_last_meeting(register, date(2023, 9, 8))
    everything = escalated_projects(register.reader, OCTOBER)
    assert escalated_projects(register.reader, OCTOBER, among={kiit, turned}) == everything
    (item,) = escalated_projects(register.reader, OCTOBER, among={turned, "unknown"})
    assert item.number == "16-2"
    assert escalated_projects(register.reader, OCTOBER, among=()) == ()


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


def approved(register: RegisterFile, project: str) -> None:
    receive_account(register, project, OCTOBER, account="Planen er skredet.", corrective_action="")
    approve_account(register, project, OCTOBER)


@pytest.mark.parametrize(
    "write",
    [
        lambda register, kiit: receive_account(
            register, kiit, OCTOBER, account="Alt er godt.", corrective_action=""
        ),
        lambda register, kiit: write_account(register, kiit, OCTOBER, "corrective_action", "Ny."),
        lambda register, kiit: write_account(register, kiit, OCTOBER, "given_by", "En anden"),
        lambda register, kiit: mark_received(register, kiit, OCTOBER),
        lambda register, kiit: mark_not_received(register, kiit, OCTOBER),
        lambda register, kiit: approve_account(register, kiit, OCTOBER),
        lambda register, kiit: ask_for_accounts(register, [kiit], OCTOBER),
        lambda register, kiit: take_off(register, kiit, OCTOBER, "Glemt"),
    ],
)
def test_nothing_is_written_to_an_approved_account(
    register: RegisterFile, kiit: str, write: Callable[[RegisterFile, str], object]
) -> None:
    approved(register, kiit)
    before, edits = register.reader.accounts([OCTOBER]), len(history(register))
    with pytest.raises(RuleError) as refused:
        write(register, kiit)
    told = message_for(refused.value).happened
    assert told.startswith("Redegørelsen for 18-6 for oktober 2023 er godkendt")
    assert register.reader.accounts([OCTOBER]) == before
    assert len(history(register)) == edits


def test_an_approved_account_is_opened_again_with_a_reason(
    register: RegisterFile, kiit: str
) -> None:
    approved(register, kiit)
    with pytest.raises(RuleError) as refused:
        reopen_account(register, kiit, OCTOBER, " ")
    assert message_for(refused.value).field == "reopened_reason"
    reopen_account(register, kiit, OCTOBER, "Regionen har rettet et tal")
    assert history(register)[0].sentence == "Redegørelsen for 18-6 åbnet igen"
    row = only(register)
    assert (row.stage, row.reopened) == (AccountStage.RECEIVED, "Regionen har rettet et tal")
    write_account(register, kiit, OCTOBER, "account", "Planen er skredet en måned.")
    with pytest.raises(RuleError):
        reopen_account(register, kiit, OCTOBER, "En gang til")
    approve_account(register, kiit, OCTOBER)
    assert only(register).locked


def test_what_was_written_before_the_approval_is_not_undone_behind_it(
    register: RegisterFile, kiit: str
) -> None:
    write_account(register, kiit, OCTOBER, "account", "Planen er skredet.")
    written = history(register)[0].edit
    mark_received(register, kiit, OCTOBER)
    approve_account(register, kiit, OCTOBER)
    with pytest.raises(RuleError) as refused:
        undo_edit(register, written)
    assert "er godkendt" in message_for(refused.value).happened
    undo(register)  # the approval itself
    assert only(register).stage is AccountStage.RECEIVED


def only(register: RegisterFile) -> EscalationRow:
    (row,) = escalations(register.reader, OCTOBER).rows
    return row


def test_an_account_is_written_in_several_goes_and_counts_when_it_is_received(
    register: RegisterFile, kiit: str
) -> None:
    assert only(register).account_words == "Ikke bedt om"
    write_account(register, kiit, OCTOBER, "account", "Planen")
    write_account(register, kiit, OCTOBER, "account", "Planen er skredet.", goes_on=True)
    assert history(register)[0].sentence == "Redegørelsen for 18-6 skrevet"
    assert only(register).account_words == "Ikke bedt om, under udarbejdelse"
    mark_received(register, kiit, OCTOBER)
    assert only(register).account_words == "Modtaget 2. nov. 2023"
    mark_not_received(register, kiit, OCTOBER)
    assert only(register).stage is AccountStage.NOT_ASKED
    mark_received(register, kiit, OCTOBER, date(2023, 10, 30))
    assert only(register).account_words == "Modtaget 30. okt. 2023"
    write_account(register, kiit, OCTOBER, "account", "")
    assert only(register).stage is AccountStage.NOT_ASKED
    with pytest.raises(RuleError) as refused:
        mark_received(register, kiit, OCTOBER)
    assert message_for(refused.value).field == "account"


def test_the_passes_of_one_writing_are_undone_together(register: RegisterFile, kiit: str) -> None:
    write_account(register, kiit, OCTOBER, "corrective_action", "Ny")
    write_account(register, kiit, OCTOBER, "corrective_action", "Ny plan i Q1.", goes_on=True)
    undo(register)
    assert register.reader.accounts() == ()


def test_the_cause_is_told_in_words(register: RegisterFile, kiit: str, turned: str) -> None:
    use_last_meeting(register, date(2023, 9, 8))
    causes = [row.cause for row in escalations(register.reader, OCTOBER).rows]
    assert causes == ["Fra grøn til gul i september, grøn igen i oktober", "Rød nu"]
    set_colour(register, turned, OCTOBER, OVERALL, RED)
    assert escalations(register.reader, OCTOBER).rows[0].cause == (
        "Fra grøn til gul i september, rød i oktober"
    )


def test_nobody_escapes_the_board_by_not_reporting(register: RegisterFile, kiit: str) -> None:
    november = OCTOBER.shifted(1)
    open_month(register, november)
    (row,) = escalations(register.reader, november).rows
    assert row.cause == "Rød i oktober, ikke rapporteret for november 2023"
    assert [each.lamp.colour for each in row.lamps] == [RED, None]
    set_no_light(register, kiit, november, NoLight.PAUSED)
    mark_reported(register, [kiit], november)
    assert escalations(register.reader, november).rows == ()


def test_a_sound_register_is_silent(register: RegisterFile) -> None:
    project = add_project(register, ProjectDraft("22-3", "IBI")).id
    for period in (AUGUST, SEPTEMBER, OCTOBER):
        set_colour(register, project, period, OVERALL, GREEN)
    use_last_meeting(register, date(2023, 9, 8))
    found = escalations(register.reader, OCTOBER)
    assert found.rows == ()
    assert found.count_words == "0 punkter til mødet"
    assert found.since_words == "Siden mødet 8. sep. 2023"


def test_the_last_meeting_is_typed_as_people_write_days(register: RegisterFile) -> None:
    use_typed_last_meeting(register, "8/9-23")
    assert escalations(register.reader, OCTOBER).meeting == date(2023, 9, 8)
    assert history(register)[0].sentence == "Dagen for sidste møde"
    with pytest.raises(RuleError) as refused:
        use_typed_last_meeting(register, "september 2023")
    assert message_for(refused.value).field == "last_meeting"
    use_typed_last_meeting(register, "")
    assert escalations(register.reader, OCTOBER).meeting is None


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
    found = escalations(register.reader, OCTOBER)
    assert found.rows[0].state_words == "Taget af: Behandles under punkt 4"
    assert found.count_words == "0 punkter til mødet, 1 taget af"
    for act in (
        lambda: ask_for_accounts(register, [kiit], OCTOBER),
        lambda: approve_account(register, kiit, OCTOBER),
    ):
        with pytest.raises(RuleError) as off:
            act()
        assert "er taget af dagsordenen" in message_for(off.value).happened
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


def test_a_month_knows_the_meeting_that_was_the_last_one_by_its_end(register: RegisterFile) -> None:
    assert meeting_before(register, OCTOBER) is None
    for typed in ("9.9.2023", "8.9.2023", "10.11.2023"):
        use_typed_last_meeting(register, typed)
    months = (OCTOBER.previous.previous, OCTOBER.previous, OCTOBER, OCTOBER.shifted(1))
    assert [meeting_before(register, month) for month in months] == [
        None,
        date(2023, 9, 8),
        date(2023, 9, 8),
        date(2023, 11, 10),
    ]


def test_a_meeting_that_was_held_since_is_the_last_one(register: RegisterFile) -> None:
    use_last_meeting(register, date(2023, 9, 8))
    made = add_meeting(register, MeetingDraft("RSI-kredsen", held_on="10.11.2023"))
    assert last_meeting(register.reader) == date(2023, 9, 8), "it is only planned"
    with register.edit(Label("meeting_edited", {"date": "2023-11-10"})) as edit:
        edit.set("meeting", made.id, "state", MeetingState.HELD)
    assert last_meeting(register.reader) == date(2023, 11, 10)
    assert meeting_before(register, Period(2023, 10)) == date(2023, 9, 8)
    assert meeting_before(register, Period(2023, 11)) == date(2023, 11, 10)
    use_last_meeting(register, None)
    assert last_meeting(register.reader) == date(2023, 11, 10)
