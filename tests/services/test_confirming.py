"""The letters that ask projects to confirm the text for the meeting."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Confirmation
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.confirming import confirmation_letters, manager_name
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.project_people import Contact
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reminding import ReminderLetter
from portfolio_desktop.services.reporting import approve_reports, mark_reported
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.services.two_texts import record_texts_asked
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

OCTOBER = Period(2023, 10)


def manages(register: RegisterFile, project: str, name: str, mail: str = "") -> None:
    person = new_id()
    with register.edit(Label("demo_filled")) as edit:
        edit.create("person", person, {"name": name, "mail": mail})
        values = {"project_id": project, "person_id": person, "role": Role.MANAGER}
        edit.create("assignment", new_id(), values)


@pytest.fixture
def edited(register: RegisterFile, project: str) -> str:
    set_remarks(register, project, OCTOBER, "Testen er forsinket.")
    mark_reported(register, [project], OCTOBER)
    set_remarks(register, project, OCTOBER, "Testen er to uger forsinket.\n\nNy dato følger.")
    return project


def letters(register: RegisterFile, *projects: str) -> tuple[ReminderLetter, ...]:
    return confirmation_letters(register.reader, projects, OCTOBER, register.today())


def test_the_letter_goes_to_the_manager_with_both_texts(
    register: RegisterFile, edited: str
) -> None:
    manages(register, edited, "Uden Adresse")
    manages(register, edited, "Bo Prøve", "bo@example.org")
    manages(register, edited, "Ida Prøve", "ida@example.org")
    (letter,) = letters(register, edited)
    assert letter.recipient == Contact("Bo Prøve", "bo@example.org")
    assert letter.copied_to == (Contact("Ida Prøve", "ida@example.org"),)
    assert letter.subject == "Bekræft teksten om 22-3 Billedindeks for oktober 2023"
    assert letter.body == (
        "Kære Bo Prøve\n\n"
        "Vi har redigeret teksten om 22-3 Billedindeks i statusrapporten for oktober 2023."
        " Svar venligst, om projektet kan stå inde for den, eller hvad der skal rettes.\n\n"
        "Tekst til mødet:\nTesten er to uger forsinket.\n\nNy dato følger.\n\n"
        "Det rapporterede projektet:\nTesten er forsinket.\n\n"
        "Venlig hilsen\nSekretariatet\n"
    )


def test_a_text_that_nobody_edited_is_asked_about_alone(
    register: RegisterFile, project: str
) -> None:
    set_remarks(register, project, OCTOBER, "Testen er forsinket.")
    mark_reported(register, [project], OCTOBER)
    (letter,) = letters(register, project)
    assert "Sådan kommer der til at stå om 22-3 Billedindeks" in letter.body
    assert "Det rapporterede projektet" not in letter.body
    assert (letter.recipient, letter.addressed) == (Contact(""), False)


def test_what_has_no_text_or_is_approved_is_passed_over(
    register: RegisterFile, edited: str
) -> None:
    silent = add_project(register, ProjectDraft("23-1", "Tavs")).id
    assert [each.project_ids for each in letters(register, silent, edited)] == [(edited,)]
    approve_reports(register, [edited], OCTOBER)
    assert letters(register, edited) == ()


def test_asking_several_is_one_edit(register: RegisterFile, edited: str) -> None:
    other = add_project(register, ProjectDraft("23-1", "Anden")).id
    set_remarks(register, other, OCTOBER, "Venter.")
    record_texts_asked(register, [edited, other], OCTOBER)
    found = register.reader.reports([OCTOBER])
    assert {each.confirmation for each in found} == {Confirmation.AWAITED}
    assert history(register)[0].sentence == "2 projekter bedt om at bekræfte teksten"
    undo(register)
    assert {each.confirmation for each in register.reader.reports([OCTOBER])} == {None}


def test_the_manager_is_proposed_where_there_is_one(register: RegisterFile, edited: str) -> None:
    today = register.today()
    assert manager_name(register.reader, edited, today) == ""
    manages(register, edited, "Bo Prøve")
    assert manager_name(register.reader, edited, today) == "Bo Prøve"
    manages(register, edited, "Ida Prøve")
    assert manager_name(register.reader, edited, today) == ""


def test_the_letter_is_in_english_too(register: RegisterFile, edited: str) -> None:
    use_language(Language.ENGLISH)
    (letter,) = letters(register, edited)
    assert letter.subject == "Please confirm the text on 22-3 Billedindeks for October 2023"
