"""The decision log over the years, and the extract of one decision."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.board_choices import PointDecision
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.participants import Role
from portfolio_desktop.services.board_letters import (
    extract_letter,
    extract_text,
    minutes_letters,
    same_case,
)
from portfolio_desktop.services.decision_log import (
    decision_log,
    decision_years,
)
from portfolio_desktop.services.decision_table import decision_table
from portfolio_desktop.services.item_decisions import decide_item, decide_point, word_decision
from portfolio_desktop.services.requests import (
    ChangeDraft,
    Decision,
    RequestDraft,
    decide_request,
    draft_request,
    submit_request,
)
from portfolio_desktop.services.search import matches, query_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.board_ground import Ground, laid, made


@pytest.fixture
def ground(register: RegisterFile, project: str) -> Ground:
    laid_out = laid(register)
    with register.edit(Label("setting_kept", {"key": "test"})) as edit:
        edit.set("item", laid_out.items[0], "project_id", project)
    return laid_out


def test_decisions_stand_newest_first_and_point_by_point(ground: Ground) -> None:
    register = ground.register
    earlier = laid(register, date(2022, 5, 3))
    decide_item(register, earlier.items[1], PointDecision.APPROVED)
    decide_item(register, ground.items[1], PointDecision.NOTED)
    first, second = ground.points(0)
    decide_point(register, second.id, PointDecision.DISCUSSED)
    decide_point(register, first.id, PointDecision.APPROVED)
    word_decision(register, first.id, "med\nbemærkning")
    found = decision_log(register.reader)
    assert [(each.where, each.decided) for each in found] == [
        ("mødet 10. nov. 2023, punkt 1", "Godkendt: med bemærkning"),
        ("mødet 10. nov. 2023, punkt 1", "Drøftet"),
        ("mødet 10. nov. 2023, punkt 2", "Taget til efterretning"),
        ("mødet 3. maj 2022, punkt 2", "Godkendt"),
    ]
    assert decision_years(found) == (2023, 2022)


def test_they_are_found_by_project_and_by_any_word(ground: Ground, project: str) -> None:
    register = ground.register
    decide_item(register, ground.items[0], PointDecision.NOTED)
    decide_item(register, ground.items[1], PointDecision.NOTED)
    found = decision_log(register.reader)
    assert [each.about for each in found if each.project_id == project] == ["Økonomi"] * 2
    words = query_words("BILLEDINDEKS efterretning 2023-11")
    assert len([each for each in found if matches(each.search_text, words)]) == 2
    (row, *_rest) = decision_table(found).rows
    assert row[3] == "22-3 Billedindeks"


def test_a_request_decided_elsewhere_is_told_by_itself(
    register: RegisterFile, project: str
) -> None:
    change = ChangeDraft(Subject.END, "juni 2024")
    request = draft_request(register, RequestDraft(project, title="Mere tid", changes=(change,))).id
    submit_request(register, request)
    decide_request(
        register,
        request,
        Decision(RequestState.APPROVED, "10.11.2023", "Styregruppen", "mail nr. 2", "Enige"),
    )
    (logged,) = decision_log(register.reader)
    assert (logged.board, logged.where) == ("Styregruppen", "mail nr. 2")
    assert logged.about == "Ændringsanmodning 2023-01: Mere tid"
    assert logged.decided == "Godkendt: Enige"
    assert logged.outcome == "Godkendt: Enige – Slutdato: apr. 2024 → jun. 2024 (2 måneder senere)"
    assert decision_table([logged]).rows[0][-1] == logged.outcome
    assert "apr. 2024 → jun. 2024" in extract_text([logged])


def test_a_request_decided_change_by_change_under_its_item_is_told_once(
    ground: Ground, project: str
) -> None:
    register = ground.register
    change = ChangeDraft(Subject.END, "juni 2024")
    request = draft_request(register, RequestDraft(project, title="Mere tid", changes=(change,))).id
    submit_request(register, request)
    with register.edit(Label("setting_kept", {"key": "test"})) as edit:
        edit.set("item", ground.items[1], "request_id", request)
    decision = Decision(
        RequestState.REJECTED, "10.11.2023", "RSI-kredsen", "punkt 2", item_id=ground.items[1]
    )
    decide_request(register, request, decision)
    assert [each.request_id for each in decision_log(register.reader)] == [request]
    decide_item(register, ground.items[1], PointDecision.REJECTED)
    (logged,) = decision_log(register.reader)
    assert (logged.item_id, logged.project_id) == (ground.items[1], project)


def test_what_was_approved_is_told_once_where_it_was_decided(ground: Ground, project: str) -> None:
    register = ground.register
    change = ChangeDraft(Subject.END, "juni 2024")
    request = draft_request(register, RequestDraft(project, title="Mere tid", changes=(change,))).id
    submit_request(register, request)
    with register.edit(Label("setting_kept", {"key": "test"})) as edit:
        edit.set("item", ground.items[0], "request_id", request)
    for point in ground.points(0):
        decide_point(register, point.id, PointDecision.POSTPONED)
    assert [each.granted for each in decision_log(register.reader)] == ["", ""]
    decide_item(register, ground.items[0], PointDecision.APPROVED)
    assert [each.granted for each in decision_log(register.reader)] == [
        "Slutdato: apr. 2024 → jun. 2024 (2 måneder senere)",
        "",
    ]


def test_an_extract_holds_its_own_case_and_nothing_else(ground: Ground) -> None:
    register = ground.register
    decide_item(register, ground.items[0], PointDecision.APPROVED)
    decide_item(register, ground.items[1], PointDecision.REJECTED)
    found = decision_log(register.reader)
    text = extract_text(same_case(found, found[0]))
    assert text == (
        "Udskrift af beslutninger i RSI-kredsen, mødet 10. nov. 2023, punkt 1\n\n"
        "10. nov. 2023\nØkonomi\n\n"
        "1. Indstilling: planen godkendes\nBeslutning: Godkendt\n\n"
        "2. Indstilling: det drøftes\nBeslutning: Godkendt"
    )


def test_an_extract_goes_to_the_projects_manager(ground: Ground, project: str) -> None:
    register = ground.register
    person = made(register, "person", name="Per Lær", mail="per@example.dk")
    made(register, "assignment", project_id=project, person_id=person, role=_manager())
    decide_item(register, ground.items[0], PointDecision.APPROVED)
    (first, _second) = decision_log(register.reader)
    letter = extract_letter(register.reader, first.source, date(2023, 11, 12))
    assert letter is not None
    assert letter.recipient.mail == "per@example.dk"
    assert "Afslutning" not in letter.body
    assert "Økonomi" in letter.body
    assert letter.project_ids == (project,)
    assert extract_letter(register.reader, "gone", date(2023, 11, 12)) is None


def _manager() -> Role:
    return Role.MANAGER


def test_draft_minutes_go_to_all_and_a_reminder_to_the_silent(ground: Ground) -> None:
    from portfolio_desktop.services.meeting_holding import hold_meeting
    from portfolio_desktop.services.minutes_comments import CommentDraft, add_comment

    register = ground.register
    hold_meeting(register, ground.meeting)
    letters = minutes_letters(register.reader, ground.meeting, date(2023, 11, 20))
    assert [each.recipient.name for each in letters] == ["Åse Øst", "Bo Bæk", "Ida Ås"]
    assert "20. nov. 2023" in letters[0].body
    add_comment(register, ground.meeting, CommentDraft("", "Åse Øst"))
    silent = minutes_letters(register.reader, ground.meeting, date(2023, 11, 20), silent_only=True)
    assert [each.recipient.name for each in silent] == ["Bo Bæk", "Ida Ås"]


def test_a_decision_about_a_closed_project_is_marked_so_wherever_it_goes(
    ground: Ground, project: str
) -> None:
    register = ground.register
    decide_item(register, ground.items[0], PointDecision.NOTED)
    decide_item(register, ground.items[1], PointDecision.NOTED)
    with register.edit(Label("test")) as edit:
        edit.set("project", project, "closed", value=True)
    found = {each.item_id: each for each in decision_log(register.reader)}
    assert found[ground.items[0]].closed
    assert not found[ground.items[1]].closed
    (marked,) = {row[4] for row in decision_table(found.values()).rows if "lukket" in row[4]}
    assert marked.startswith("Økonomi")
