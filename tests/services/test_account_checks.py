"""Before printing: what goes before the board without an approved account, or was taken off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.accounts import (
    approve_account,
    ask_for_accounts,
    put_back,
    receive_account,
    take_off,
    write_account,
)
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.checks import standing, warnings
from portfolio_desktop.services.dismissals import dismiss_warning
from portfolio_desktop.services.escalations import use_last_meeting
from portfolio_desktop.services.forums import ForumDraft, add_forum
from portfolio_desktop.services.meeting_forms import new_meeting_draft
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER = Period(2023, 10)


@pytest.fixture
def kiit(register: RegisterFile) -> str:
    """Red since August, as it stood before the board in November 2023."""
    project = add_project(register, ProjectDraft("18-6", "KIIT", lead="Region Hovedstaden")).id
    for period in (OCTOBER.shifted(-2), OCTOBER.previous, OCTOBER):
        set_colour(register, project, period, OVERALL, Colour.RED)
    use_last_meeting(register, date(2023, 9, 8))
    return project


def told(register: RegisterFile) -> list[str]:
    found = standing(warnings(register.reader, OCTOBER, register.today()))
    return [
        each.sentence
        for each in found
        if each.problem.code in {"check_account_not_ready", "check_item_taken_off"}
    ]


def test_an_item_is_worth_a_look_until_its_account_is_approved(
    register: RegisterFile, kiit: str
) -> None:
    assert told(register) == ["Projektet er eskaleret, og der er ikke bedt om en redegørelse."]
    ask_for_accounts(register, [kiit], OCTOBER)
    assert told(register) == ["Projektet er eskaleret, og redegørelsen er ikke modtaget."]
    receive_account(register, kiit, OCTOBER, account="Planen er skredet.", corrective_action="")
    assert told(register) == [
        "Projektet er eskaleret; redegørelsen er modtaget, men ikke godkendt."
    ]
    approve_account(register, kiit, OCTOBER)
    assert told(register) == []


def test_nothing_is_missed_where_no_meeting_is_kept(register: RegisterFile, kiit: str) -> None:
    use_last_meeting(register, None)
    assert told(register) == []
    ask_for_accounts(register, [kiit], OCTOBER)
    assert told(register) == ["Projektet er eskaleret, og redegørelsen er ikke modtaget."]


def test_an_item_that_was_taken_off_is_told_with_its_reason(
    register: RegisterFile, kiit: str
) -> None:
    take_off(register, kiit, OCTOBER, "Behandles\nunder punkt 4")
    assert told(register) == ["Eskaleret, men taget af dagsordenen: Behandles under punkt 4"]
    put_back(register, kiit, OCTOBER)
    assert len(told(register)) == 1


def test_it_can_be_set_aside_for_the_month(register: RegisterFile, kiit: str) -> None:
    code, field = "check_account_not_ready", "account"
    dismiss_warning(register, kiit, OCTOBER, code, field, "Mødet er aflyst")
    assert told(register) == []


def test_the_corrective_action_of_the_account_is_one(register: RegisterFile, kiit: str) -> None:
    def missed() -> bool:
        found = warnings(register.reader, OCTOBER, register.today())
        return "check_action_missing" in {
            each.problem.code for each in found if each.project_id == kiit
        }

    receive_account(register, kiit, OCTOBER, account="Planen er skredet.", corrective_action=" ")
    assert missed()
    write_account(register, kiit, OCTOBER, "corrective_action", "Ny plan i første kvartal.")
    approve_account(register, kiit, OCTOBER)
    assert not missed()
    write_account(register, kiit, OCTOBER.previous, "corrective_action", "Ny plan.")
    assert not missed()


def test_a_sound_register_is_silent(register: RegisterFile) -> None:
    project = add_project(register, ProjectDraft("22-3", "IBI")).id
    for period, colour in ((OCTOBER.previous, Colour.YELLOW), (OCTOBER, Colour.GREEN)):
        set_colour(register, project, period, OVERALL, colour)
    assert told(register) == []


def missing(register: RegisterFile) -> list[tuple[str, str]]:
    found = standing(warnings(register.reader, OCTOBER, register.today()))
    return [(e.number, e.sentence) for e in found if e.problem.code == "check_item_missing"]


def test_an_escalated_project_without_an_item_on_the_agenda_is_named(
    register: RegisterFile, kiit: str
) -> None:
    board = add_forum(register, ForumDraft("RSI-kredsen")).id
    draft = new_meeting_draft(register.reader, board)
    meeting = add_meeting(register, replace(draft, held_on="10.11.2023")).id
    assert missing(register) == [], "the agenda is empty still"
    fill_agenda(register, meeting)
    assert missing(register) == []
    late = add_project(register, ProjectDraft("23-1", "Sundhedsjournalen")).id
    set_colour(register, late, OCTOBER, OVERALL, Colour.RED)
    assert missing(register) == [
        ("23-1", "Eskaleret, men uden punkt på dagsordenen til mødet 10. nov. 2023.")
    ]
    take_off(register, late, OCTOBER, "Behandles i december")
    assert missing(register) == []
    put_back(register, late, OCTOBER)
    fill_agenda(register, meeting)
    assert missing(register) == []
