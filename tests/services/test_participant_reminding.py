"""Participants that report on projects are reminded of their own reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.exchange.mail_drafts import draft_bytes
from portfolio_desktop.exchange.read_form import read_form
from portfolio_desktop.exchange.tables import read_tables
from portfolio_desktop.services.collection import collection
from portfolio_desktop.services.form_content import forms
from portfolio_desktop.services.participant_reminding import participant_letters
from portfolio_desktop.services.participant_reports import set_participant_colour
from portfolio_desktop.services.project_people import Contact
from portfolio_desktop.services.reminding import ReminderLetter, record_reminders
from portfolio_desktop.services.reporting import approve_reports, mark_reported
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.letters import letter_in
from tests.workflows.form_ground import NOVEMBER, FormGround, form_ground

LATE = date(2023, 12, 20)


@pytest.fixture
def ground(register: RegisterFile, tmp_path: Path) -> FormGround:
    return form_ground(register, tmp_path)


def letters(ground: FormGround) -> tuple[ReminderLetter, ...]:
    reader = ground.register.reader
    found = collection(reader, NOVEMBER, LATE)
    return participant_letters(reader, found, [ground.project])


def assign(ground: FormGround, name: str, mail: str) -> None:
    with ground.register.edit(Label("demo_filled")) as edit:
        person = new_id()
        values = {"name": name, "mail": mail, "participant_id": ground.region}
        edit.create("person", person, values)
        role = {"project_id": ground.project, "person_id": person, "role": Role.MEMBER}
        edit.create("assignment", new_id(), role)


def test_a_participant_is_written_to_by_its_people_in_the_project(ground: FormGround) -> None:
    assign(ground, "Ane Bo", "ane@example.org")
    (letter,) = letters(ground)
    assert letter.recipient == Contact("Ane Bo", "ane@example.org")
    assert "Vi mangler rapporten for november 2023 fra Region Nord" in letter.body
    assert "- 18-4 NDIS" in letter.body


def test_without_people_the_letter_has_no_address_and_reminds_nobody(ground: FormGround) -> None:
    (letter,) = letters(ground)
    assert letter.recipient == Contact("Region Nord")
    assert not letter.addressed


def test_what_has_been_reported_or_approved_is_passed_over(ground: FormGround) -> None:
    register = ground.register
    set_participant_colour(register, ground.project, NOVEMBER, ground.region, "time", Colour.GREEN)
    assert letters(ground) == ()


def test_an_approved_report_asks_nobody(ground: FormGround) -> None:
    mark_reported(ground.register, [ground.project], NOVEMBER)
    approve_reports(ground.register, [ground.project], NOVEMBER)
    assert letters(ground) == ()


def test_the_reminder_is_the_participants_and_not_the_projects(ground: FormGround) -> None:
    assign(ground, "Ane Bo", "ane@example.org")
    record_reminders(ground.register, NOVEMBER, letters(ground))
    (reminder,) = ground.register.reader.reminders([NOVEMBER])
    assert (reminder.participant_id, reminder.sent_to) == (ground.region, "ane@example.org")
    (row,) = collection(ground.register.reader, NOVEMBER, LATE).rows
    assert row.reminded_on == ()


def test_the_form_that_goes_along_is_the_participants(ground: FormGround, tmp_path: Path) -> None:
    letter = letters(ground)[0].with_form()
    assert letter.form is not None
    (content,) = forms(ground.register, NOVEMBER, [letter.form])
    draft = draft_bytes(letter, content)
    assert draft == draft_bytes(letter, content)
    (attached,) = letter_in(draft).iter_attachments()
    path = tmp_path / "vedhæftet.xlsx"
    path.write_bytes(attached.get_content())
    (page,) = read_form(read_tables(path)).pages
    assert (page.project_id, page.participant_id) == (ground.project, ground.region)
