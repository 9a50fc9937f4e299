"""The collection desk: who is to report, who has, who is late, and who was reminded."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.participants import Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.collection import Collection, CollectionRow, collection
from portfolio_desktop.services.due import (
    closing_days,
    due_working_day,
    reports_due,
    use_due_rule,
)
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reminding import (
    ReminderLetter,
    record_reminders,
    reminder_letters,
)
from portfolio_desktop.services.reporting import mark_reported, open_month
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.conftest import Clock

OCTOBER, NOVEMBER = Period(2023, 10), Period(2023, 11)
"""November 2023 is due on Friday 1 December."""
MONDAY = date(2023, 12, 4)


def at_desk(register: RegisterFile, today: date = MONDAY, period: Period = NOVEMBER) -> Collection:
    return collection(register.reader, period, today)


def only(register: RegisterFile, today: date = MONDAY) -> CollectionRow:
    (row,) = at_desk(register, today).rows
    return row


def assign(
    register: RegisterFile,
    project: str,
    name: str,
    role: Role = Role.MANAGER,
    *,
    mail: str = "",
    until: date | None = None,
) -> None:
    with register.edit(Label("demo_filled")) as edit:
        person = new_id()
        edit.create("person", person, {"name": name, "mail": mail})
        values = {"project_id": project, "person_id": person, "role": role, "valid_to": until}
        edit.create("assignment", new_id(), values)


@pytest.fixture
def opened(register: RegisterFile, project: str) -> str:
    """A project whose October was opened as November's draft."""
    set_colour(register, project, OCTOBER, OVERALL, Colour.YELLOW)
    open_month(register, NOVEMBER)
    return project


def test_a_draft_is_missing_and_late_by_the_days_since_it_was_due(
    register: RegisterFile, opened: str
) -> None:
    row = only(register)
    assert (row.missing, row.stage_words, row.days_late) == (True, "ikke rapporteret", 3)
    assert (row.late_words, row.received_on) == ("3 dage", None)
    assert only(register, date(2023, 12, 1)).days_late == 0


def test_a_report_is_late_by_the_day_it_came(register: RegisterFile, opened: str) -> None:
    mark_reported(register, [opened], NOVEMBER, received_on=date(2023, 12, 2))
    row = only(register, date(2024, 3, 1))
    assert (row.missing, row.stage, row.days_late) == (False, ReportStage.REPORTED, 1)
    assert row.received_on == date(2023, 12, 2)


def test_the_desk_says_when_reports_are_due(register: RegisterFile, opened: str) -> None:
    assert at_desk(register).due_words == "Frist 1. dec. 2023, for 3 dage siden"
    assert at_desk(register, date(2023, 12, 1)).due_words == "Frist 1. dec. 2023, i dag"
    assert at_desk(register, date(2023, 11, 30)).due_words == "Frist 1. dec. 2023, om 1 dag"
    assert at_desk(register, date(2024, 3, 1)).due_words == "Frist 1. dec. 2023"


def test_a_project_manager_reports_else_the_lead_participant(
    register: RegisterFile, opened: str
) -> None:
    assert only(register).reporter_words == "Region Århus"
    assign(register, opened, "Gået Af", until=date(2023, 11, 1))
    assign(register, opened, "Bo Prøve", mail="bo@example.org")
    assign(register, opened, "Formand Æble", Role.CHAIR, mail="formand@example.org")
    assign(register, opened, "Se Til", Role.OBSERVER, mail="se@example.org")
    row = only(register)
    assert [(each.name, each.mail) for each in row.reporters] == [("Bo Prøve", "bo@example.org")]
    assert [each.name for each in row.copied_to] == ["Formand Æble", "Se Til"]


def test_who_need_not_report_is_not_awaited(register: RegisterFile) -> None:
    add_project(register, ProjectDraft("16-5", "SOR", state="paused"))
    gone = add_project(register, ProjectDraft("12-1", "Udgået")).id
    leave_register(register, [gone], LeavingDraft("Lukket", undecided=True))
    row = only(register)
    assert at_desk(register).expected == 0
    assert (row.number, row.missing, row.stage_words, row.days_late) == (
        "16-5",
        False,
        "på pause",
        0,
    )


def test_a_first_month_with_no_history_is_collected_too(
    register: RegisterFile, project: str
) -> None:
    row = only(register)
    assert (row.missing, row.stage, row.reminded_words) == (True, None, "")
    assert at_desk(register).missing == 1


def test_a_register_without_projects_has_an_empty_desk(register: RegisterFile) -> None:
    assert at_desk(register).rows == ()


def letters(
    register: RegisterFile, *projects: str, today: date = MONDAY
) -> tuple[ReminderLetter, ...]:
    return reminder_letters(register.reader.info(), at_desk(register, today), projects)


def test_one_letter_to_each_recipient_about_all_that_is_awaited(
    register: RegisterFile, opened: str
) -> None:
    other = add_project(register, ProjectDraft("23-1", "Journalen")).id
    third = add_project(register, ProjectDraft("24-1", "Arkivet")).id
    for each in (opened, other):
        with register.edit(Label("demo_filled")) as edit:
            known = [person for person in register.reader.persons() if person.name == "Bo Prøve"]
            person = known[0].id if known else new_id()
            if not known:
                edit.create("person", person, {"name": "Bo Prøve", "mail": "bo@example.org"})
            values = {"project_id": each, "person_id": person, "role": Role.MANAGER}
            edit.create("assignment", new_id(), values)
    assign(register, opened, "Formand", Role.CHAIR, mail="formand@example.org")
    assign(register, opened, "Se Til", Role.OBSERVER, mail="se@example.org")
    assign(register, opened, "Uden Post", Role.OBSERVER)
    assign(register, third, "Ida Lund", mail="ida@example.org")
    first, second = letters(register, opened, other, third)
    assert first.recipient.mail == "bo@example.org"
    assert set(first.project_ids) == {opened, other}
    assert [each.mail for each in first.copied_to] == ["formand@example.org", "se@example.org"]
    assert first.subject == "Rykker: statusrapporten for november 2023 mangler"
    assert first.body == (
        "Kære Bo Prøve\n\n"
        "Vi mangler statusrapporterne for november 2023 for disse projekter:\n\n"
        "- 22-3 Billedindeks\n- 23-1 Journalen\n\n"
        "Fristen var 1. dec. 2023. Send venligst hurtigst muligt.\n\n"
        "Venlig hilsen\nSekretariatet\n"
    )
    assert second.recipient.mail == "ida@example.org"


def test_before_the_day_the_letter_asks_and_does_not_scold(
    register: RegisterFile, opened: str
) -> None:
    (letter,) = letters(register, opened, today=date(2023, 11, 30))
    assert letter.subject == "Statusrapport for november 2023, frist 1. dec. 2023"
    assert "Fristen er 1. dec. 2023." in letter.body
    assert letter.body.startswith("Til Region Århus\n")


def test_who_has_reported_gets_no_letter(register: RegisterFile, opened: str) -> None:
    mark_reported(register, [opened], NOVEMBER)
    assert letters(register, opened) == ()
    with pytest.raises(RuleError) as refused:
        record_reminders(register, NOVEMBER, ())
    assert "Ingen af de valgte projekter" in message_for(refused.value).happened


def test_a_letter_to_nobody_reminds_nobody(register: RegisterFile, opened: str) -> None:
    """Without an address nothing goes out, so nothing may say that it did."""
    found = letters(register, opened)
    assert [each.recipient.name for each in found] == ["Region Århus"]
    with pytest.raises(RuleError) as refused:
        record_reminders(register, NOVEMBER, found)
    assert "ingen mailadresse" in message_for(refused.value).happened
    assert only(register).reminded_on == ()
    record_reminders(register, NOVEMBER, [found[0].addressed_to("it@aarhus.example.org")])
    assert only(register).reminded_words == "2. nov. 2023"
    (kept,) = register.reader.reminders()
    assert kept.sent_to == "it@aarhus.example.org"


def test_of_several_letters_those_with_an_address_are_noted(
    register: RegisterFile, opened: str
) -> None:
    other = add_project(register, ProjectDraft("23-1", "Journalen")).id
    assign(register, other, "Bo Prøve", mail="bo@example.org")
    record_reminders(register, NOVEMBER, letters(register, opened, other))
    assert [each.project_id for each in register.reader.reminders()] == [other]


def test_a_reminder_is_kept_and_undone(register: RegisterFile, opened: str, clock: Clock) -> None:
    assign(register, opened, "Bo Prøve", mail="bo@example.org")
    clock.moment = datetime(2023, 12, 4, 9, tzinfo=UTC)
    record_reminders(register, NOVEMBER, letters(register, opened))
    assert only(register).reminded_words == "4. dec. 2023"
    clock.moment = datetime(2023, 12, 6, 9, tzinfo=UTC)
    record_reminders(register, NOVEMBER, letters(register, opened))
    assert only(register).reminded_words == "6. dec. 2023, 4. dec. 2023"
    assert history(register)[0].sentence == "Rykker om rapporten for 22-3 for november 2023"
    undo(register)
    assert only(register).reminded_words == "4. dec. 2023"


def test_the_due_rule_is_kept_in_one_edit(register: RegisterFile) -> None:
    use_due_rule(register, 2, "4.12.2023\n\n24.12.2023, 31.12.2023")
    assert due_working_day(register.reader) == 2
    assert len(closing_days(register.reader)) == 3
    assert reports_due(register.reader, NOVEMBER) == date(2023, 12, 5)
    assert history(register)[0].sentence == "Hvornår rapporter skal være fremme"
    undo(register)
    assert (due_working_day(register.reader), closing_days(register.reader)) == (1, frozenset())


@pytest.mark.parametrize(
    ("day", "closed", "field"),
    [(0, "", "due_working_day"), (16, "", "due_working_day"), (1, "juleaften", "closing_days")],
)
def test_a_due_rule_that_cannot_be_read_is_refused(
    register: RegisterFile, day: int, closed: str, field: str
) -> None:
    with pytest.raises(RuleError) as refused:
        use_due_rule(register, day, closed)
    assert message_for(refused.value).field == field
