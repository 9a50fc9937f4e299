"""Boards and meetings through the services: the year wheel, its deadlines, who takes part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.meetings import AttendanceRole, Forum, Meeting, MeetingState, Presence
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.attendances import (
    AttendanceDraft,
    attendance_drafts,
    usual_attendances,
    write_attendances,
)
from portfolio_desktop.services.due import use_due_rule
from portfolio_desktop.services.forums import (
    ForumDraft,
    add_forum,
    edit_forum,
    forum_draft,
    forums,
    remove_forum,
)
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.meeting_days import days_of
from portfolio_desktop.services.meeting_forms import (
    MeetingDraft,
    meeting_draft,
    new_meeting_draft,
    no_working_day_words,
    readable_days,
    series_days,
    series_warnings,
)
from portfolio_desktop.services.meeting_list import meeting_rows, next_meeting_words
from portfolio_desktop.services.meeting_order import (
    all_meetings,
    last_seen_meeting,
    next_meeting,
)
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.meetings import (
    add_meeting,
    add_series,
    cancel_meeting,
    edit_meeting,
    reinstate_meeting,
    remove_meeting,
)
from portfolio_desktop.services.meetings_ahead import meetings_ahead
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.people import PersonDraft, add_person
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.refusing import refusal

BOARD = ForumDraft("RSI-kredsen", place="Regionernes Hus", starts="9.30", ends="kl. 12")


@pytest.fixture
def board(register: RegisterFile) -> str:
    return add_forum(register, BOARD).id


@pytest.fixture
def meeting(register: RegisterFile, board: str) -> str:
    draft = replace(new_meeting_draft(register.reader, board), held_on="10.11.2023")
    return add_meeting(register, draft).id


def test_the_first_meeting_brings_its_board_with_it(register: RegisterFile) -> None:
    draft = replace(new_meeting_draft(register.reader), held_on="10.11.2023")
    assert draft.forum == "Prøvekredsen"
    row = add_meeting(register, draft).id
    assert [each.name for each in forums(register.reader)] == ["Prøvekredsen"]
    assert meeting_of(register.reader, row).held_on == date(2023, 11, 10)
    undo(register)
    assert (forums(register.reader), all_meetings(register.reader)) == ((), ())
    assert register.check() == ()


def test_deadlines_are_counted_back_in_danish_working_days(
    register: RegisterFile, board: str
) -> None:
    draft = replace(new_meeting_draft(register.reader, board), held_on="11. april 2023")
    days = days_of(register.reader, meeting_of(register.reader, add_meeting(register, draft).id))
    # Easter takes 6, 7 and 10 April out.
    assert days.issue == date(2023, 3, 30)
    assert days.material == date(2023, 3, 23)
    assert days.minutes == date(2023, 4, 18)


def test_closing_days_of_the_organisation_are_no_working_days(
    register: RegisterFile, meeting: str
) -> None:
    before = days_of(register.reader, meeting_of(register.reader, meeting)).issue
    use_due_rule(register, 1, "9.11.2023")
    after = days_of(register.reader, meeting_of(register.reader, meeting)).issue
    assert (before, after) == (date(2023, 11, 3), date(2023, 11, 2))


def test_a_day_set_by_hand_stays_and_the_others_move_with_the_meeting(
    register: RegisterFile, meeting: str
) -> None:
    draft = replace(meeting_draft(register.reader, meeting), issue_due="2.11.2023")
    edit_meeting(register, meeting, draft)
    edit_meeting(register, meeting, replace(draft, held_on="13.11.2023"))
    days = days_of(register.reader, meeting_of(register.reader, meeting))
    assert days.issue == date(2023, 11, 2)
    assert days.minutes == date(2023, 11, 20)


def test_days_out_of_order_are_refused_with_the_field(register: RegisterFile, meeting: str) -> None:
    draft = meeting_draft(register.reader, meeting)
    with pytest.raises(RuleError) as caught:
        edit_meeting(register, meeting, replace(draft, issue_due="15.11.2023"))
    assert refusal(caught) == ("meeting_days_order", "issue_due")
    with pytest.raises(RuleError) as caught:
        edit_meeting(register, meeting, replace(draft, minutes_due="1.11.2023"))
    assert refusal(caught) == ("meeting_days_order", "minutes_due")


def test_a_year_of_meetings_is_one_step(register: RegisterFile, board: str) -> None:
    draft = new_meeting_draft(register.reader, board)
    days = "2.2.2024\n12. april 2024; 14.6.2024, 2.2.2024\n"
    assert len(add_series(register, draft, days).ids) == 3
    held = [each.held_on for each in all_meetings(register.reader)]
    assert held == [date(2024, 2, 2), date(2024, 4, 12), date(2024, 6, 14)]
    assert {each.starts for each in all_meetings(register.reader)} == {"09:30"}
    undo(register)
    assert all_meetings(register.reader) == ()


def test_a_day_on_which_the_board_meets_already_is_passed_over(
    register: RegisterFile, meeting: str
) -> None:
    assert series_days(register.reader, "rsi-kredsen", "10.11.2023, 1.12.2023") == (
        date(2023, 12, 1),
    )
    draft = meeting_draft(register.reader, meeting)
    with pytest.raises(RuleError) as caught:
        add_series(register, draft, "10.11.2023")
    assert refusal(caught) == ("series_empty", "days")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("30.11.2024", "lørdag – ikke en arbejdsdag"),
        ("1.12.2024", "søndag – ikke en arbejdsdag"),
        ("9.5.2024", "helligdag – ikke en arbejdsdag"),
        ("24.12.2024", "lukkedag – ikke en arbejdsdag"),
        ("29.11.2024", ""),
        ("31.4.2024", ""),
        ("", ""),
    ],
)
def test_a_day_that_is_no_working_day_says_why(
    register: RegisterFile, typed: str, told: str
) -> None:
    use_due_rule(register, 1, "24.12.2024")
    assert no_working_day_words(register.reader, typed) == told


def test_odd_days_of_the_wheel_are_told(register: RegisterFile, board: str) -> None:
    use_due_rule(register, 1, "24.12.2024")
    typed = "1.12.2024\n24.12.2024\n12.4.2024\n12.4.2024"
    assert series_warnings(register.reader, typed) == (
        "12. apr. 2024 står mere end én gang; den bliver til ét møde.",
        "1. dec. 2024 ligger i en weekend.",
        "24. dec. 2024 er en helligdag eller en lukkedag.",
    )
    assert series_warnings(register.reader, "12.4.2024, 3.5.2024") == ()
    good, faults = readable_days(register.reader, "12.4.2024\n31.4.2024\nvrøvl, 3.5.2024")
    assert good.split() == ["12.4.2024", "3.5.2024"]
    assert [part in fault for part, fault in zip(("31.4.2024", "vrøvl"), faults, strict=True)] == [
        True,
        True,
    ]


def test_an_unreadable_day_of_the_wheel_is_named(register: RegisterFile, board: str) -> None:
    with pytest.raises(RuleError) as caught:
        series_days(register.reader, BOARD.name, "10.11.2023\nengang til foråret")
    assert caught.value.problem.params["text"] == "engang til foråret"


@pytest.mark.parametrize(
    ("typed", "kept"), [("9", "09:00"), ("0930", "09:30"), ("kl. 9:05", "09:05"), ("", "")]
)
def test_times_of_the_day(register: RegisterFile, board: str, typed: str, kept: str) -> None:
    edit_forum(register, board, replace(forum_draft(register.reader, board), starts=typed))
    assert forums(register.reader)[0].usual_start == kept


@pytest.mark.parametrize("typed", ["25", "9.75", "om morgenen"])
def test_what_is_no_time_is_refused(register: RegisterFile, board: str, typed: str) -> None:
    with pytest.raises(RuleError) as caught:
        edit_forum(register, board, replace(BOARD, starts=typed))
    assert refusal(caught) == ("clock_unread", "starts")


def test_a_board_that_met_is_not_removed(register: RegisterFile, board: str, meeting: str) -> None:
    with pytest.raises(RuleError) as caught:
        remove_forum(register, board)
    assert refusal(caught) == ("forum_used", "name")
    remove_meeting(register, meeting)
    remove_forum(register, board)
    assert register.reader.board.rows(Forum) == ()


def test_before_and_after_pass_over_what_is_cancelled(register: RegisterFile, board: str) -> None:
    draft = new_meeting_draft(register.reader, board)
    first, second, third = add_series(register, draft, "1.9.2023,10.11.2023,15.12.2023").ids
    cancel_meeting(register, second)
    last = meeting_of(register.reader, third)
    before = last_seen_meeting(register.reader, last)
    assert before is not None
    assert before.id == first
    coming = next_meeting(register.reader, date(2023, 11, 2))
    assert coming is not None
    assert coming.id == third
    assert next_meeting_words(register.reader, date(2023, 11, 2)) == "næste møde 15. dec. 2023"
    reinstate_meeting(register, second)
    assert meeting_of(register.reader, second).state is MeetingState.PLANNED


def test_the_list_tells_what_comes_next(register: RegisterFile, meeting: str) -> None:
    (row,) = meeting_rows(register.reader, date(2023, 10, 25))
    assert row.is_next
    assert row.coming_words == "Materialefrist 27. okt. 2023"
    assert row.items_words == "ingen dagsorden endnu"


def test_those_of_the_last_meeting_are_invited_to_the_next(
    register: RegisterFile, board: str, meeting: str
) -> None:
    chair = add_person(register, PersonDraft("Åse Ærø", "direktør", "")).id
    drafts = [
        AttendanceDraft(name="Åse Ærø", role=AttendanceRole.CHAIR),
        AttendanceDraft(name="Bo Bæk", title="it-direktør", presence=Presence.APOLOGIES),
        AttendanceDraft(name="Conny Dam", stands_in_for="Bo Bæk"),
        AttendanceDraft(name="Gæst", role=AttendanceRole.GUEST),
    ]
    write_attendances(register, meeting, drafts)
    kept = attendance_drafts(register.reader, meeting)
    assert [each.stands_in_for for each in kept] == ["", "", "Bo Bæk", ""]
    rows = register.reader.referring("person", [chair])
    assert {table for table, *_ in rows} == {"attendance"}
    east = add_participant(register, ParticipantDraft("Region Øst")).id
    ended = ParticipantDraft("Region Vest", valid_to="30.11.2023", successor_id=east)
    add_participant(register, ended)
    write_attendances(register, meeting, (replace(kept[0], participant="Region Vest"), *kept[1:]))
    draft = replace(new_meeting_draft(register.reader, board), held_on="15.12.2023")
    later = add_meeting(register, draft).id
    seats = (
        attendance_drafts(register.reader, later),
        usual_attendances(register.reader, later),
    )
    assert [each[0].participant for each in seats] == ["Region Øst", "Region Øst"]
    invited = attendance_drafts(register.reader, later)
    assert [(each.name, each.presence) for each in invited] == [
        ("Åse Ærø", Presence.INVITED),
        ("Bo Bæk", Presence.INVITED),
    ]
    write_attendances(register, later, ())
    assert [each.name for each in usual_attendances(register.reader, later)] == [
        "Åse Ærø",
        "Bo Bæk",
    ]


def test_a_mail_is_kept_with_the_person_and_makes_one_of_who_was_none(
    register: RegisterFile, meeting: str
) -> None:
    drafts = (
        AttendanceDraft(name="Åse Ærø", title="direktør", mail="aase@region.dk"),
        AttendanceDraft(name="Bo Bæk"),
    )
    write_attendances(register, meeting, drafts)
    (person,) = register.reader.persons()
    assert (person.name, person.title, person.mail) == ("Åse Ærø", "direktør", "aase@region.dk")
    known = attendance_drafts(register.reader, meeting)
    write_attendances(register, meeting, (replace(known[0], mail="aa@region.dk"), known[1]))
    assert [each.mail for each in register.reader.persons()] == ["aa@region.dk"]
    with pytest.raises(RuleError) as refused:
        write_attendances(register, meeting, (replace(known[0], mail="aase"),))
    assert refused.value.problem.field == "mail/0"
    undo(register)
    undo(register)
    assert register.reader.persons() == ()


def test_whom_a_substitute_stands_in_for_is_in_the_list(
    register: RegisterFile, meeting: str
) -> None:
    for stands_in in ("Nogen anden", "Bo Bæk"):
        draft = AttendanceDraft(name="Bo Bæk", stands_in_for=stands_in)
        with pytest.raises(RuleError) as caught:
            write_attendances(register, meeting, [draft])
        assert refusal(caught) == ("substitute_unknown", "stands_in_for/0")


def test_taking_out_one_who_was_substituted_frees_the_substitute(
    register: RegisterFile, meeting: str
) -> None:
    write_attendances(
        register,
        meeting,
        [AttendanceDraft(name="Bo"), AttendanceDraft(name="Conny", stands_in_for="Bo")],
    )
    conny = attendance_drafts(register.reader, meeting)[1]
    write_attendances(register, meeting, [replace(conny, stands_in_for="")])
    assert [each.name for each in attendance_drafts(register.reader, meeting)] == ["Conny"]
    remove_meeting(register, meeting)
    assert register.reader.board.rows(Meeting) == ()
    assert register.check() == ()


def test_meetings_ahead_are_those_planned_from_today_on(register: RegisterFile) -> None:
    board = add_forum(register, ForumDraft("RSI-kredsen")).id
    draft = new_meeting_draft(register.reader, board)
    days = "6.10.2023,10.11.2023,8.12.2023,12.1.2024"
    _past, coming, cancelled, last = add_series(register, draft, days).ids
    cancel_meeting(register, cancelled)
    ahead = meetings_ahead(register.reader, date(2023, 11, 10))
    assert [each.meeting_id for each in ahead] == [coming, last]
    late = meetings_ahead(register.reader, date(2024, 2, 1))
    assert len(late) == 3  # where all are past, those that were not held are still there


def test_a_meeting_draft_survives_its_form(register: RegisterFile, meeting: str) -> None:
    before = meeting_draft(register.reader, meeting)
    assert before == MeetingDraft(
        "RSI-kredsen",
        held_on="10.11.2023",
        starts="09.30",
        ends="12.00",
        place="Regionernes Hus",
    )
    assert edit_meeting(register, meeting, before).edit is None
