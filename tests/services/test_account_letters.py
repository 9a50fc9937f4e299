"""Who is asked to account for a project, what the letter says, and that nobody is not asked."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.account import AccountStage
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services import finding
from portfolio_desktop.services.account_letters import account_letters
from portfolio_desktop.services.accounts import ask_for_accounts, receive_account, take_off
from portfolio_desktop.services.escalations import escalated_projects
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reminding import ReminderLetter, addressed
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

OCTOBER = Period(2023, 10)
TODAY = date(2023, 11, 2)
REGION = "Region Hovedstaden"


@pytest.fixture
def kiit(register: RegisterFile) -> str:
    project = add_project(register, ProjectDraft("18-6", "KIIT", lead=REGION)).id
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    return project


def person(register: RegisterFile, name: str, title: str = "", of: str = "", mail: str = "") -> str:
    row = new_id()
    known = finding.participant(register.reader, of) if of else None
    with register.edit(Label("demo_filled")) as edit:
        values = {"name": name, "title": title, "mail": mail or f"{row[:6]}@example.org"}
        edit.create("person", row, {**values, "participant_id": known.id if known else None})
    return row


def assign(register: RegisterFile, project: str, who: str, role: Role) -> None:
    with register.edit(Label("demo_filled")) as edit:
        values = {"project_id": project, "person_id": who, "role": role}
        edit.create("assignment", new_id(), values)


def letters(register: RegisterFile, *projects: str) -> tuple[ReminderLetter, ...]:
    return account_letters(register.reader, OCTOBER, projects, TODAY)


def test_the_it_director_is_asked_and_chair_and_manager_get_a_copy(
    register: RegisterFile, kiit: str
) -> None:
    person(register, "Ib Vice", "vicedirektør", REGION)
    person(register, "Tove Lund", "it-direktør", REGION)
    person(register, "Nils Nord", "it-direktør", "")
    assign(register, kiit, person(register, "Karen Dam", "direktør"), Role.CHAIR)
    assign(register, kiit, person(register, "Mette Holm"), Role.MANAGER)
    (letter,) = letters(register, kiit)
    assert letter.recipient.name == "Tove Lund"
    assert [each.name for each in letter.copied_to] == ["Karen Dam", "Mette Holm"]
    assert letter.subject == "Redegørelse for 18-6"
    assert letter.body == (
        "Kære Tove Lund\n\n"
        "Projektet nedenfor bliver et særskilt punkt på næste møde i Prøvekredsen, og vi beder om"
        " en redegørelse for det:\n\n"
        "- 18-6 KIIT: rød nu\n\n"
        "Beskriv venligst projektets status, og hvad der bliver gjort for at rette op.\n\n"
        "Venlig hilsen\nSekretariatet\n"
    )


def test_without_an_it_director_another_director_is_asked_then_the_chair(
    register: RegisterFile, kiit: str
) -> None:
    assert letters(register, kiit)[0].recipient.name == REGION
    chair = person(register, "Karen Dam", "afdelingschef")
    assign(register, kiit, chair, Role.CHAIR)
    assert letters(register, kiit)[0].recipient.name == "Karen Dam"
    assert letters(register, kiit)[0].copied_to == ()
    person(register, "Ib Vice", "vicedirektør", REGION)
    assert letters(register, kiit)[0].recipient.name == "Ib Vice"


def test_who_was_asked_is_reminded(register: RegisterFile, kiit: str) -> None:
    person(register, "Tove Lund", "CIO", REGION)
    ask_for_accounts(register, [kiit], OCTOBER)
    (letter,) = letters(register, kiit)
    assert letter.subject == "Rykker: redegørelse for 18-6"
    assert "Vi har endnu ikke modtaget redegørelsen for projektet:" in letter.body
    assert "- 18-6 KIIT: rød nu (bedt om 2. nov. 2023)" in letter.body


def test_one_letter_is_about_all_that_the_same_person_accounts_for(
    register: RegisterFile, kiit: str
) -> None:
    other = add_project(register, ProjectDraft("23-1", "Journalen", lead=REGION)).id
    set_colour(register, other, OCTOBER, OVERALL, Colour.RED)
    person(register, "Tove Lund", "it-direktør", REGION)
    (letter,) = letters(register, kiit, other)
    assert letter.subject == "Redegørelse for 18-6, 23-1"
    assert set(letter.project_ids) == {kiit, other}
    ask_for_accounts(register, [kiit], OCTOBER)
    assert [each.subject for each in letters(register, kiit, other)] == [
        "Rykker: redegørelse for 18-6",
        "Redegørelse for 23-1",
    ]


def test_what_is_received_or_taken_off_is_not_asked_for(register: RegisterFile, kiit: str) -> None:
    receive_account(register, kiit, OCTOBER, account="Planen er skredet.", corrective_action="")
    assert letters(register, kiit) == ()


def test_what_is_taken_off_is_not_asked_for(register: RegisterFile, kiit: str) -> None:
    take_off(register, kiit, OCTOBER, "Behandles under punkt 4")
    assert letters(register, kiit) == ()


def test_a_letter_to_nobody_is_not_noted_until_an_address_is_written(
    register: RegisterFile, kiit: str
) -> None:
    (letter,) = letters(register, kiit)
    assert (letter.recipient.name, letter.addressed) == (REGION, False)
    with pytest.raises(RuleError) as refused:
        addressed([letter.addressed_to("ikke en adresse")])
    assert message_for(refused.value).field == "address"
    (sent,) = addressed([letter.addressed_to("it@region.dk")])
    ask_for_accounts(register, sent.project_ids, OCTOBER)
    (item,) = escalated_projects(register.reader, OCTOBER)
    assert item.stage is AccountStage.ASKED
