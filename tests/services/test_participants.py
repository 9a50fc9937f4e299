"""Organisations and people: added, changed, followed by others, given roles, erased for good."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.board_choices import MinutesState
from portfolio_desktop.domain.meetings import Attendance
from portfolio_desktop.domain.participants import ParticipantKind, Role
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour, RollUpRule
from portfolio_desktop.services.history import edit_changes, history, undo
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.participants import (
    ParticipantDraft,
    add_participant,
    edit_participant,
    kind_of_name,
    participant_draft,
    remove_participant,
)
from portfolio_desktop.services.people import (
    PersonDraft,
    add_person,
    edit_person,
    erase_person,
    person_draft,
    remove_person,
)
from portfolio_desktop.services.project_people import Contact
from portfolio_desktop.services.project_team import RoleDraft, TeamDraft, team_draft
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.reminding import ReminderLetter, record_reminders
from portfolio_desktop.services.reporting import approve_reports, mark_reported
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.board_ground import laid, made


def refusal(error: pytest.ExceptionInfo[RuleError]) -> str:
    return message_for(error.value).happened


@pytest.fixture
def region(register: RegisterFile) -> str:
    draft = ParticipantDraft("Region Midtjylland", "RM", ParticipantKind.REGION)
    return add_participant(register, draft).id


def test_a_participant_is_added_changed_and_taken_back(register: RegisterFile, region: str) -> None:
    draft = participant_draft(register.reader, region)
    assert (draft.name, draft.short_name, draft.kind) == (
        *("Region Midtjylland", "RM"),
        ParticipantKind.REGION,
    )
    edit_participant(
        register, region, ParticipantDraft("Region Midtjylland", "RM", valid_to="31.12.2026")
    )
    (found,) = register.reader.participants()
    assert found.valid_to == date(2026, 12, 31)
    newest = history(register)[0]
    assert newest.sentence == "Oplysninger om en part"
    assert ("Deltager til", "31. dec. 2026") in [(c.place, c.after) for c in newest.changes]
    undo(register)
    assert participant_draft(register.reader, region) == draft


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (ParticipantDraft(" "), "Parten har intet navn. Skriv et."),
        (ParticipantDraft("region  midtjylland"), "Der er allerede en part, som hedder"),
        (ParticipantDraft("Ny", "RM"), "Der er allerede en part, som hedder »RM«."),
        (
            ParticipantDraft("Ny", valid_from="1.1.2027", valid_to="31.12.2026"),
            "Den sidste dag ligger før den første. Ret en af dem.",
        ),
        (ParticipantDraft("Ny", valid_from="ultimo 2026"), "er ikke en bestemt dag"),
        (ParticipantDraft("Ny", successor_id="væk"), "Parten er ikke længere i registret."),
    ],
)
def test_what_a_participant_cannot_be_is_said(
    register: RegisterFile, region: str, draft: ParticipantDraft, said: str
) -> None:
    with pytest.raises(RuleError) as refused:
        add_participant(register, draft)
    assert said in refusal(refused)


def test_who_is_followed_ends_and_is_not_followed_in_a_ring(
    register: RegisterFile, region: str
) -> None:
    other = add_participant(register, ParticipantDraft("Region Østdanmark")).id
    with pytest.raises(RuleError) as refused:
        edit_participant(
            register, region, ParticipantDraft("Region Midtjylland", successor_id=other)
        )
    assert refused.value.problem.field == "valid_to"
    edit_participant(
        register,
        region,
        ParticipantDraft("Region Midtjylland", valid_to="31.12.2026", successor_id=other),
    )
    draft = ParticipantDraft("Region Østdanmark", valid_to="31.12.2030", successor_id=region)
    with pytest.raises(RuleError) as ring:
        edit_participant(register, other, draft)
    assert ring.value.problem.field == "successor_id"


def test_a_participant_that_stands_in_a_project_is_not_removed(
    register: RegisterFile, project: str, region: str
) -> None:
    (lead,) = (each for each in register.reader.participants() if each.id != region)
    with pytest.raises(RuleError) as refused:
        remove_participant(register, lead.id)
    assert "Region Århus står i projekter" in refusal(refused)
    remove_participant(register, region)
    assert [each.id for each in register.reader.participants()] == [lead.id]


def test_a_person_is_added_changed_and_removed(register: RegisterFile, region: str) -> None:
    person = add_person(register, PersonDraft("Åse Holm", "it-direktør", "aase@rm.dk", region)).id
    edit_person(register, person, PersonDraft("Åse Holm", "direktør", "aase@rm.dk", region))
    assert person_draft(register.reader, person).title == "direktør"
    assert history(register)[0].sentence == "Oplysninger om en person"
    remove_person(register, person)
    assert register.reader.persons() == ()
    undo(register)
    assert person_draft(register.reader, person).mail == "aase@rm.dk"


@pytest.mark.parametrize(
    ("mail", "wrong"),
    [
        ("ida.lund", "der er intet @"),
        ("@rm.dk", "før @"),
        ("ida@", "efter @"),
        ("to adresser@rm.dk", "mellemrum"),
        ("ida@rm.dk, bo@rm.dk", "mere end ét @"),
        ("ida@rm.dk,", "»,«"),
        ("søren@rm.dk", "»ø«"),
    ],
)
def test_a_wrong_mail_address_is_told_what_is_wrong_with_it(
    register: RegisterFile, mail: str, wrong: str
) -> None:
    with pytest.raises(RuleError) as refused:
        add_person(register, PersonDraft("Åse", mail=mail))
    assert refused.value.problem.field == "mail"
    assert wrong in message_for(refused.value).happened


def test_an_address_that_is_there_already_hinders_no_other_edit(register: RegisterFile) -> None:
    row = add_person(register, PersonDraft("Åse", mail="aase@rm.dk")).id
    with register.edit(Label("person_edited")) as edit:
        edit.set("person", row, "mail", "åse")
    edit_person(register, row, PersonDraft("Åse Holm", mail="åse"))
    assert person_draft(register.reader, row).name == "Åse Holm"


def test_an_erased_person_is_nowhere_and_the_role_stands(
    register: RegisterFile, project: str
) -> None:
    team = TeamDraft(roles=(RoleDraft(role=Role.CHAIR, person="Åse Holm"),))
    edit_project(register, project, project_draft(register.reader, project), team)
    (person,) = register.reader.persons()
    edit_person(register, person.id, PersonDraft("Åse Holm", "it-direktør", "aase@rm.dk"))
    change = erase_person(register, person.id)
    assert ("person", person.id) in change.rows
    assert "Åse Holm".encode() not in register.path.read_bytes()
    assert b"aase@rm.dk" not in register.path.read_bytes()
    (role,) = team_draft(register.reader, project).roles
    assert (role.role, role.person) == (Role.CHAIR, "slettet")
    edit_project(
        register, project, project_draft(register.reader, project), TeamDraft(roles=(role,))
    )
    assert len(register.reader.persons()) == 1


def test_an_erased_person_is_gone_from_reminders_and_from_who_reported(
    register: RegisterFile, project: str
) -> None:
    october = Period(2023, 10)
    draft = PersonDraft("Åse Holm", "it-direktør", "aase@rm.dk")
    person = add_person(register, draft).id
    reminded = [
        ReminderLetter(contact, (), "", "", (project,))
        for contact in (Contact("Åse Holm", "aase@rm.dk"), Contact("Region Århus", "it@aarhus.dk"))
    ]
    record_reminders(register, october, reminded)
    set_colour(register, project, october, OVERALL, Colour.GREEN)
    mark_reported(register, [project], october, reported_by="Åse Holm")
    approve_reports(register, [project], october)
    edit_person(register, person, PersonDraft("Åse Holm", "it-direktør", "aase.holm@rm.dk"))
    before = len(list(register.edits()))
    change = erase_person(register, person)
    assert change.edit is not None
    assert {"Navn", "Mail"} <= {each.place for each in edit_changes(register, change.edit)}
    assert {each.sent_to for each in register.reader.reminders()} == {"", "it@aarhus.dk"}
    (report,) = register.reader.reports([october], [project])
    assert report.reported_by == ""
    assert len(list(register.edits())) == before + 1
    assert history(register)[0].sentence == "Oplysninger slettet for altid"
    content = register.path.read_bytes()
    for words in ("Åse Holm", "it-direktør", "aase@rm.dk", "aase.holm@rm.dk"):
        assert words.encode() not in content
    assert register.check() == ()


def test_the_team_of_a_project_is_one_edit_with_the_project(
    register: RegisterFile, project: str, region: str
) -> None:
    draft = project_draft(register.reader, project)
    team = TeamDraft(
        accountable_id=region,
        roll_up=RollUpRule.MAJORITY,
        participants=frozenset({region}),
        roles=(
            RoleDraft(role=Role.MANAGER, person="Bo Berg", valid_from="1.2.2023"),
            RoleDraft(role=Role.CHAIR, person="Åse Holm"),
            RoleDraft(role=Role.MEMBER, person="  "),
        ),
    )
    change = edit_project(register, project, draft, team)
    assert ("project", project) in change.rows
    shown = team_draft(register.reader, project)
    assert (shown.accountable_id, shown.roll_up) == (region, RollUpRule.MAJORITY)
    assert shown.participants == {region}
    assert [(each.role, each.person) for each in shown.roles] == [
        (Role.CHAIR, "Åse Holm"),
        (Role.MANAGER, "Bo Berg"),
    ]
    assert history(register)[0].sentence == "Parter og roller i 22-3"
    assert change.edit is not None
    told = {each.place: each.after for each in edit_changes(register, change.edit)}
    assert told["Styregruppeansvarlig part"] == "Region Midtjylland"
    undo(register)
    assert team_draft(register.reader, project) == TeamDraft()
    assert register.reader.persons() == ()


def test_people_of_one_name_are_told_apart(
    register: RegisterFile, project: str, region: str
) -> None:
    draft = project_draft(register.reader, project)
    first = add_person(register, PersonDraft("Bo Berg", participant_id=region)).id
    add_person(register, PersonDraft("Bo Berg", mail="bo@sds.dk"))
    team = TeamDraft(roles=(RoleDraft(person="Bo Berg, Region Midtjylland"),))
    edit_project(register, project, draft, team)
    (role,) = register.reader.assignments([project])
    assert role.person_id == first
    edit_project(register, project, draft, TeamDraft())
    assert register.reader.assignments([project]) == ()
    assert history(register)[0].sentence == "Parter og roller i 22-3"


def test_a_role_does_not_end_before_it_begins(register: RegisterFile, project: str) -> None:
    role = RoleDraft(person="Bo", valid_from="1.2.2023", valid_to="31.1.2023")
    with pytest.raises(RuleError) as refused:
        edit_project(
            register, project, project_draft(register.reader, project), TeamDraft(roles=(role,))
        )
    assert refused.value.problem.field == "roles"


def test_an_erased_person_leaves_the_meetings_and_takes_no_title_of_others(
    register: RegisterFile,
) -> None:
    person = add_person(register, PersonDraft("Åse Holm", "it-direktør")).id
    ground = laid(register)
    for name, link in (("", person), ("Per Dahl", None)):
        made(
            register,
            "attendance",
            meeting_id=ground.meeting,
            person_id=link,
            name=name,
            title="it-direktør",
        )
    made(register, "attendance", meeting_id=ground.meeting, name="Åse Holm")
    made(register, "item", meeting_id=ground.meeting, owner="Åse Holm", presenter="Per Dahl")
    with register.edit(Label("test")) as edit:
        edit.set("meeting", ground.meeting, "minutes_state", MinutesState.APPROVED)
    erase_person(register, person)
    people = register.reader.board.rows(Attendance, meeting_id=[ground.meeting])
    titles = {each.name or each.person_id: each.title for each in people}
    assert (titles[person], titles["Per Dahl"]) == ("", "it-direktør")
    assert "Åse Holm".encode() not in register.path.read_bytes()
    assert register.check() == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Region Nord", ParticipantKind.REGION),
        ("Sundhedsdatastyrelsen", ParticipantKind.AGENCY),
        ("Styrelsen for Patientsikkerhed", ParticipantKind.AGENCY),
        ("Indenrigs- og Sundhedsministeriet", ParticipantKind.MINISTRY),
        ("Netcompany A/S", ParticipantKind.SUPPLIER),
        ("Aarhus Kommune", ParticipantKind.OTHER),
        ("MedCom", ParticipantKind.OTHER),
        ("", ParticipantKind.OTHER),
    ],
)
def test_the_kind_of_an_organisation_is_proposed_by_its_name(
    name: str, kind: ParticipantKind
) -> None:
    assert kind_of_name(name) is kind
