"""Agendas through the services: items, their order and texts, and the agenda that fills itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.agenda_template import TemplateLine
from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import (
    IssueKind,
    Item,
    ItemKind,
    ItemSource,
    ItemStage,
    MeetingState,
    MinutesState,
    PointDecision,
    Presence,
    Recommendation,
)
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import Language, speaking
from portfolio_desktop.services.accounts import mark_not_received, receive_account, write_account
from portfolio_desktop.services.agenda import agenda, unreleased_items
from portfolio_desktop.services.agenda_filling import fill_agenda, plan_agenda
from portfolio_desktop.services.attendances import (
    AttendanceDraft,
    attendance_drafts,
    write_attendances,
)
from portfolio_desktop.services.checks import standing, warnings
from portfolio_desktop.services.escalations import escalated_projects
from portfolio_desktop.services.forums import ForumDraft, add_forum, edit_forum, forum_draft, forums
from portfolio_desktop.services.history import history, redo, undo
from portfolio_desktop.services.item_decisions import decide_item, word_decision
from portfolio_desktop.services.item_removal import move_to_meeting, remove_item
from portfolio_desktop.services.items import (
    ItemDraft,
    add_item,
    edit_item,
    item_draft,
    move_item,
    new_item_draft,
    set_item_project,
    set_stage,
    write_item,
)
from portfolio_desktop.services.meeting_forms import new_meeting_draft
from portfolio_desktop.services.meeting_rules import item_of, items_of
from portfolio_desktop.services.meetings import add_series, cancel_meeting, remove_meeting
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.services.recommendations import recommendation, write_recommendation
from portfolio_desktop.services.requests import (
    ChangeDraft,
    draft_request,
    new_request_draft,
    submit_request,
)
from portfolio_desktop.services.status import set_colour
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.conftest import Clock
from tests.services.refusing import refusal

BOARD = ForumDraft("RSI-kredsen", starts="9.30")


@pytest.fixture
def meetings(register: RegisterFile) -> tuple[str, ...]:
    board = add_forum(register, BOARD).id
    draft = new_meeting_draft(register.reader, board)
    made = add_series(register, draft, "1.9.2023,10.11.2023,15.12.2023").ids
    note_state(register, made[0], MeetingState.HELD, MinutesState.DRAFT)
    return made


def note_state(
    register: RegisterFile, meeting: str, state: MeetingState, minutes: MinutesState
) -> None:
    with register.edit(Label("meeting_edited")) as edit:
        edit.set("meeting", meeting, "state", state)
        edit.set("meeting", meeting, "minutes_state", minutes)


@pytest.fixture
def meeting(meetings: tuple[str, ...]) -> str:
    return meetings[1]


def titles(register: RegisterFile, meeting: str) -> list[str]:
    return [item.title for _number, item in items_of(register.reader, meeting)]


def add(register: RegisterFile, meeting: str, title: str) -> str:
    return add_item(register, meeting, replace(new_item_draft(), title=title)).id


def asked(register: RegisterFile, project: str, subject: Subject, after: str) -> str:
    draft = new_request_draft(register.reader, project, register.today())
    changes = (ChangeDraft(subject, after),)
    request = draft_request(register, replace(draft, title="Mere tid", changes=changes)).id
    submit_request(register, request)
    return request


def test_items_are_numbered_as_they_are_moved(register: RegisterFile, meeting: str) -> None:
    a, b, c = (add(register, meeting, name) for name in "ABC")
    move_item(register, c, None)
    assert titles(register, meeting) == ["C", "A", "B"]
    move_item(register, c, a)
    assert titles(register, meeting) == ["A", "C", "B"]
    move_item(register, a, b)
    assert titles(register, meeting) == ["C", "B", "A"]
    undo(register)
    assert titles(register, meeting) == ["A", "C", "B"]
    with pytest.raises(RuleError) as caught:
        move_item(register, a, "borte")
    assert refusal(caught) == ("item_unknown", "after")


def test_an_item_keeps_what_its_form_says(register: RegisterFile, meeting: str) -> None:
    draft = ItemDraft(
        title="Kontrakt med leverandøren",
        kind=ItemKind.DISCUSSION,
        case_number="2023-117",
        owner="AB",
        presenter="Åse",
        guests="Kammeradvokaten",
        minutes="25",
        late=True,
        closed=True,
        closed_reason="forhandlinger med leverandøren",
        open_heading="En kontraktsag",
    )
    row = add_item(register, meeting, draft).id
    assert item_draft(item_of(register.reader, row)) == draft
    assert edit_item(register, row, draft).edit is None
    with pytest.raises(RuleError) as caught:
        edit_item(register, row, replace(draft, title=" "))
    assert refusal(caught) == ("item_title_missing", "title")
    with pytest.raises(RuleError) as caught:
        edit_item(register, row, replace(draft, minutes="en time"))
    assert refusal(caught) == ("criteria_number", "minutes")


def test_a_text_saved_while_it_is_written_is_one_step(register: RegisterFile, meeting: str) -> None:
    row = add(register, meeting, "Sag")
    write_item(register, row, "case_text", "Konklu")
    write_item(register, row, "case_text", "Konklusion\n* a\n* b", goes_on=True)
    assert item_of(register.reader, row).case_text == "Konklusion\n\n- a\n- b"
    undo(register)
    assert item_of(register.reader, row).case_text == ""


def test_points_keep_who_they_are_when_they_are_reworded(
    register: RegisterFile, meeting: str
) -> None:
    row = add(register, meeting, "Sag")
    write_recommendation(register, row, ["godkender planen", "", "tager resten til efterretning"])
    first, second = recommendation(register.reader, row)
    write_recommendation(
        register, row, ["drøfter risici", "godkender den nye plan", "tager resten til efterretning"]
    )
    points = recommendation(register.reader, row)
    assert points[0].text == "drøfter risici"
    assert second.id == points[2].id
    assert first.id in {points[0].id, points[1].id}
    undo(register)
    assert recommendation(register.reader, row) == (first, second)


def test_a_point_that_is_decided_does_not_go(register: RegisterFile, meeting: str) -> None:
    row = add(register, meeting, "Sag")
    write_recommendation(register, row, ["godkender planen"])
    (point,) = recommendation(register.reader, row)
    with register.edit(Label("item_edited", {"place": 1, "date": "2023-11-10"})) as edit:
        edit.set("recommendation", point.id, "decision", PointDecision.APPROVED)
    for wish in (
        lambda: write_recommendation(register, row, []),
        lambda: remove_item(register, row),
    ):
        with pytest.raises(RuleError):
            wish()
    assert len(recommendation(register.reader, row)) == 1


def test_what_is_not_released_is_listed(register: RegisterFile, meeting: str) -> None:
    fill_agenda(register, meeting)
    row = add(register, meeting, "Sag")
    waiting = [item.title for _number, item in unreleased_items(register.reader, meeting)]
    assert waiting == ["Porteføljestatus", "Sag", "Opfølgning"]
    set_stage(
        register, [item.id for _n, item in items_of(register.reader, meeting)], ItemStage.RELEASED
    )
    assert unreleased_items(register.reader, meeting) == ()
    assert item_of(register.reader, row).stage is ItemStage.RELEASED


def test_the_agenda_fills_itself_in_the_boards_order(
    register: RegisterFile, meeting: str, project: str
) -> None:
    request = asked(register, project, Subject.END, "juni 2024")
    asked(register, project, Subject.PHASE, "Realisering")
    draft = ProjectDraft(number="20-6", name="DLM", state=LifecycleState.IN_OPERATION)
    add_project(register, draft)
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.RED)
    filled = fill_agenda(register, meeting)
    assert titles(register, meeting) == [
        "Godkendelse af dagsorden",
        "Godkendelse af referat fra 1. sep. 2023",
        "Meddelelser",
        "Porteføljestatus",
        "22-3 Billedindeks",
        "Ændringsanmodning 2023-01: 22-3 Billedindeks",
        "Faseskift for 22-3 Billedindeks",
        "Afslutningsrapport for 20-6 DLM",
        "Opfølgning",
        "Næste møde",
        "Eventuelt",
    ]
    assert len(filled.plan.wanted) == 11
    (found,) = register.reader.requests([request])
    assert (found.state, found.meeting) == (RequestState.ON_AGENDA, "RSI-kredsen")
    item = item_of(register.reader, found.item_id or "")
    assert item.request_id == request
    assert [each.text for each in recommendation(register.reader, item.id)] == [
        "godkender ændringsanmodning 2023-01"
    ]
    assert register.check() == ()
    undo(register)
    assert titles(register, meeting) == []
    assert register.reader.requests([request])[0].state is RequestState.SUBMITTED
    redo(register)
    assert len(titles(register, meeting)) == 11


@pytest.mark.parametrize(
    ("decision", "comes_again"),
    [
        (PointDecision.APPROVED, False),
        (PointDecision.APPROVED_WITH_REMARKS, False),
        (PointDecision.NOTED, False),
        (PointDecision.POSTPONED, True),
        (PointDecision.REJECTED, True),
        (None, True),
    ],
)
def test_a_closing_report_comes_again_until_the_board_is_done_with_it(
    register: RegisterFile,
    meetings: tuple[str, ...],
    decision: PointDecision | None,
    comes_again: bool,
) -> None:
    _before, meeting, following = meetings
    draft = ProjectDraft(number="20-6", name="DLM", state=LifecycleState.IN_OPERATION)
    add_project(register, draft)
    fill_agenda(register, meeting)
    (item,) = [
        each
        for _number, each in items_of(register.reader, meeting)
        if each.source is ItemSource.CLOSING_REPORT
    ]
    if decision is not None:
        decide_item(register, item.id, decision)
    note_state(register, meeting, MeetingState.HELD, MinutesState.DRAFT)
    wanted = {each.source for each in plan_agenda(register.reader, following).wanted}
    assert (ItemSource.CLOSING_REPORT in wanted) is comes_again
    # The agenda it was decided on does not call its own item outdated.
    outdated = [each.id for _number, each in plan_agenda(register.reader, meeting).outdated]
    assert item.id not in outdated


def test_the_list_says_that_an_item_is_closed_through_its_project(
    register: RegisterFile, meeting: str, project: str
) -> None:
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.RED)
    fill_agenda(register, meeting)
    (item,) = [
        each for _number, each in items_of(register.reader, meeting) if each.project_id == project
    ]

    def closed() -> list[str]:
        rows = agenda(register.reader, meeting, register.today()).rows
        return [row.item_id for row in rows if row.closed]

    assert closed() == []
    with register.edit(Label("test")) as edit:
        edit.set("project", project, "closed", True)
    assert closed() == [item.id]


def test_the_accountable_participants_director_accounts_for_what_is_escalated(
    register: RegisterFile, meeting: str, project: str
) -> None:
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.RED)
    with register.edit(Label("test")) as edit:
        edit.create("participant", "rh", {"name": "Region Hovedstaden"})
        edit.set("project", project, "accountable_id", "rh")
    fill_agenda(register, meeting)
    (item,) = [
        each
        for _number, each in items_of(register.reader, meeting)
        if each.source is ItemSource.ESCALATION
    ]
    assert item.presenter == "it-direktøren, Region Hovedstaden"


def escalated(register: RegisterFile, meeting: str, project: str) -> str:
    """The id of the item that the red project has on the agenda."""
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.RED)
    fill_agenda(register, meeting)
    return next(
        item.id
        for _number, item in items_of(register.reader, meeting)
        if item.source is ItemSource.ESCALATION
    )


def points(register: RegisterFile, item: str) -> list[str]:
    return [each.text for each in recommendation(register.reader, item)]


_ASKING = ["tager status til efterretning og beder om en redegørelse til næste møde"]
_NOTING = ["tager redegørelsen og den korrigerende handling til efterretning"]


def test_what_is_escalated_recommends_what_fits_its_account(
    register: RegisterFile, meeting: str, project: str
) -> None:
    item = escalated(register, meeting, project)
    october = Period(2023, 10)
    assert points(register, item) == _ASKING
    with speaking(Language.ENGLISH):
        receive_account(register, project, october, account="Skredet.", corrective_action="")
    assert points(register, item) == ["tager redegørelsen til efterretning"]
    write_account(register, project, october, "corrective_action", "Ny plan.")
    assert points(register, item) == _NOTING
    mark_not_received(register, project, october)
    assert points(register, item) == _ASKING
    undo(register)
    assert points(register, item) == _NOTING


def test_an_agenda_that_is_filled_afterwards_recommends_to_note_the_account(
    register: RegisterFile, meeting: str, project: str
) -> None:
    receive_account(
        register, project, Period(2023, 10), account="Skredet.", corrective_action="Ny plan."
    )
    assert points(register, escalated(register, meeting, project)) == _NOTING


def test_what_was_written_instead_is_not_touched_by_the_account(
    register: RegisterFile, meeting: str, project: str
) -> None:
    item = escalated(register, meeting, project)
    write_recommendation(register, item, ["drøfter projektet"])
    receive_account(register, project, Period(2023, 10), account="Ja.", corrective_action="Ja.")
    assert points(register, item) == ["drøfter projektet"]


def test_the_account_for_another_month_or_a_held_meeting_changes_no_recommendation(
    register: RegisterFile, meeting: str, project: str
) -> None:
    item = escalated(register, meeting, project)
    receive_account(register, project, Period(2023, 9), account="Ja.", corrective_action="Ja.")
    assert points(register, item) == _ASKING
    note_state(register, meeting, MeetingState.HELD, MinutesState.DRAFT)
    receive_account(register, project, Period(2023, 10), account="Ja.", corrective_action="Ja.")
    assert points(register, item) == _ASKING


def test_an_account_that_came_too_late_is_noted_at_the_next_meeting(
    register: RegisterFile, meetings: tuple[str, ...], project: str, clock: Clock
) -> None:
    meeting, later = meetings[1:3]
    escalated(register, meeting, project)
    clock.moment = datetime(2023, 11, 20, 12, tzinfo=UTC)
    note_state(register, meeting, MeetingState.HELD, MinutesState.DRAFT)
    november, october = Period(2023, 11), Period(2023, 10)
    set_colour(register, project, november, OVERALL, Colour.RED)

    def recommended() -> list[str]:
        for _number, item in items_of(register.reader, later):
            if item.source is ItemSource.ESCALATION:
                return points(register, item.id)
        return []

    fill_agenda(register, later)
    assert recommended() == _ASKING
    receive_account(register, project, october, account="Ja.", corrective_action="Ja.")
    assert recommended() == _NOTING
    undo(register)
    assert recommended() == _ASKING


def test_what_was_decided_upon_stays_though_the_account_comes_afterwards(
    register: RegisterFile, meeting: str, project: str
) -> None:
    item, october = escalated(register, meeting, project), Period(2023, 10)
    (point,) = recommendation(register.reader, item)
    word_decision(register, point.id, "Regionen redegør i december.")
    receive_account(register, project, october, account="Ja.", corrective_action="Ja.")
    assert points(register, item) == _ASKING


def test_nothing_is_recommended_anew_once_the_day_of_the_meeting_is_past(
    register: RegisterFile, meeting: str, project: str, clock: Clock
) -> None:
    """Nobody has said yet that it was held."""
    item, october = escalated(register, meeting, project), Period(2023, 10)
    clock.moment = datetime(2023, 11, 10, 12, tzinfo=UTC)
    write_account(register, project, october, "corrective_action", "Ny plan.")
    receive_account(register, project, october, account="Ja.", corrective_action="Ja.")
    assert points(register, item) == _NOTING, "on the very day it may still be handed out"
    clock.moment = datetime(2023, 11, 11, 12, tzinfo=UTC)
    mark_not_received(register, project, october)
    assert points(register, item) == _NOTING


def test_who_took_part_last_is_invited_when_the_agenda_is_filled(
    register: RegisterFile, meetings: tuple[str, ...]
) -> None:
    """The next meetings were made before anybody wrote who takes part in the first."""
    write_attendances(
        register, meetings[0], [AttendanceDraft(name="Ulla Holm"), AttendanceDraft(name="Bo")]
    )
    fill_agenda(register, meetings[1])
    drafts = attendance_drafts(register.reader, meetings[1])
    assert [each.name for each in drafts] == ["Ulla Holm", "Bo"]
    undo(register)
    assert attendance_drafts(register.reader, meetings[1]) == ()


def test_filling_leaves_those_alone_who_were_invited(
    register: RegisterFile, meetings: tuple[str, ...]
) -> None:
    write_attendances(register, meetings[0], [AttendanceDraft(name="Ulla Holm")])
    write_attendances(register, meetings[1], [AttendanceDraft(name="Kim Aa")])
    fill_agenda(register, meetings[1])
    assert [each.name for each in attendance_drafts(register.reader, meetings[1])] == ["Kim Aa"]


def test_a_request_is_one_item_whether_it_is_called_a_change_of_phase_or_not(
    register: RegisterFile, meeting: str, project: str
) -> None:
    request = asked(register, project, Subject.PHASE, "Realisering")
    fill_agenda(register, meeting)
    item = register.reader.requests([request])[0].item_id or ""
    with register.edit(Label("test")) as edit:
        edit.set("item", item, "source", ItemSource.CHANGE_REQUEST)
    assert plan_agenda(register.reader, meeting).wanted == ()


def test_filling_again_adds_only_what_is_new_and_touches_nothing(
    register: RegisterFile, meeting: str, project: str
) -> None:
    fill_agenda(register, meeting)
    (first, item), *_rest = items_of(register.reader, meeting)
    assert first == 1
    edit_item(register, item.id, replace(item_draft(item), title="Dagsordenen"))
    before = register.reader.board.rows(Item, meeting_id=[meeting])
    assert fill_agenda(register, meeting).change.edit is None
    assert register.reader.board.rows(Item, meeting_id=[meeting]) == before
    asked(register, project, Subject.END, "juni 2024")
    assert [wish.source for wish in fill_agenda(register, meeting).plan.wanted] == [
        ItemSource.CHANGE_REQUEST
    ]
    assert set(before) < set(register.reader.board.rows(Item, meeting_id=[meeting]))


def test_what_was_taken_off_by_hand_is_not_put_there_again(
    register: RegisterFile, meeting: str
) -> None:
    fill_agenda(register, meeting)
    other = next(
        item
        for _n, item in items_of(register.reader, meeting)
        if item.source is ItemSource.ANNOUNCEMENTS
    )
    remove_item(register, other.id)
    plan = plan_agenda(register.reader, meeting)
    assert plan.wanted == ()
    assert [wish.source for wish in plan.left_off] == [ItemSource.ANNOUNCEMENTS]


def test_what_no_longer_belongs_is_told_and_stays(
    register: RegisterFile, meeting: str, project: str
) -> None:
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.RED)
    fill_agenda(register, meeting)
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.GREEN)
    plan = plan_agenda(register.reader, meeting)
    assert [item.title for _number, item in plan.outdated] == ["22-3 Billedindeks"]
    assert "22-3 Billedindeks" in titles(register, meeting)


def test_an_escalated_project_is_taken_off_only_with_a_reason(
    register: RegisterFile, meeting: str, project: str
) -> None:
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.RED)
    fill_agenda(register, meeting)
    item = next(
        item for _n, item in items_of(register.reader, meeting) if item.project_id == project
    )
    with pytest.raises(RuleError) as caught:
        remove_item(register, item.id)
    assert refusal(caught) == ("removal_reason_missing", "removed_reason")
    remove_item(register, item.id, "Behandles i oktober")
    (found,) = escalated_projects(register.reader, Period(2023, 10))
    assert found.taken_off
    undo(register)
    assert item_of(register.reader, item.id) == item
    assert not escalated_projects(register.reader, Period(2023, 10))[0].taken_off


def test_a_request_waits_again_when_its_item_goes(
    register: RegisterFile, meeting: str, project: str
) -> None:
    request = asked(register, project, Subject.END, "juni 2024")
    fill_agenda(register, meeting)
    item = register.reader.requests([request])[0].item_id or ""
    remove_item(register, item)
    found = register.reader.requests([request])[0]
    assert (found.state, found.item_id) == (RequestState.SUBMITTED, None)
    assert register.reader.board.rows(Recommendation, item_id=[item]) == ()
    assert register.check() == ()


def test_an_item_moved_to_the_next_meeting_takes_its_request_along(
    register: RegisterFile, meetings: tuple[str, ...], project: str
) -> None:
    request = asked(register, project, Subject.END, "juni 2024")
    fill_agenda(register, meetings[1])
    item = register.reader.requests([request])[0].item_id or ""
    move_to_meeting(register, item, meetings[2])
    found = register.reader.requests([request])[0]
    assert str(found.meeting_on) == "2023-12-15"
    assert titles(register, meetings[2]) == ["Ændringsanmodning 2023-01: 22-3 Billedindeks"]
    assert plan_agenda(register.reader, meetings[1]).wanted == ()


def test_a_request_postponed_behind_closed_doors_comes_back_closed(
    register: RegisterFile, meetings: tuple[str, ...], project: str
) -> None:
    request = asked(register, project, Subject.END, "juni 2024")
    fill_agenda(register, meetings[1])
    item = item_of(register.reader, register.reader.requests([request])[0].item_id or "")
    assert not item.closed
    wish = replace(
        item_draft(item), closed=True, closed_reason="Forhandling", open_heading="En kontrakt"
    )
    edit_item(register, item.id, wish)
    with register.edit(Label("test")) as edit:
        edit.set("change_request", request, "state", RequestState.POSTPONED)
        edit.set("meeting", meetings[1], "state", MeetingState.HELD)
    fill_agenda(register, meetings[2])
    again = item_of(register.reader, register.reader.requests([request])[0].item_id or "")
    assert again.id != item.id
    assert (again.closed, again.closed_reason, again.open_heading) == (
        True,
        "Forhandling",
        "En kontrakt",
    )


def test_a_template_says_what_an_agenda_is_made_of(register: RegisterFile, meeting: str) -> None:
    board = forums(register.reader)[0].id
    edit_forum(
        register,
        board,
        forum_draft(register.reader, board),
        [
            TemplateLine(ItemSource.AGENDA, title="Dagsorden", minutes=5),
            TemplateLine(ItemSource.ANNOUNCEMENTS, wanted=False),
        ],
    )
    fill_agenda(register, meeting)
    shown = agenda(register.reader, meeting, register.today())
    assert shown.rows[0].title == "Dagsorden"
    assert [row.starts for row in shown.rows[:3]] == ["09.30", "09.35", ""]
    assert "Meddelelser" not in titles(register, meeting)


def test_an_agenda_speaks_the_boards_language_whatever_the_screen_does(
    register: RegisterFile, meetings: tuple[str, ...]
) -> None:
    board = forums(register.reader)[0].id
    with speaking(Language.ENGLISH):
        fill_agenda(register, meetings[0])
    draft = forum_draft(register.reader, board)
    assert edit_forum(register, board, draft).edit is None
    edit_forum(register, board, replace(draft, language="en"))
    fill_agenda(register, meetings[2])
    assert titles(register, meetings[0])[0] == "Godkendelse af dagsorden"
    assert titles(register, meetings[2])[0] == "Approval of the agenda"


def sent(register: RegisterFile, meeting: str, kind: IssueKind = IssueKind.AGENDA) -> None:
    with register.edit(Label("test")) as edit:
        edit.create("meeting_issue", new_id(), {"meeting_id": meeting, "version": 1, "kind": kind})


def test_an_item_made_after_the_agenda_was_sent_is_late(
    register: RegisterFile, meeting: str, clock: Clock
) -> None:
    clock.moment = datetime(2023, 10, 20, 9, tzinfo=UTC)
    early = add(register, meeting, "I tide")
    clock.moment = datetime(2023, 11, 6, 9, tzinfo=UTC)
    sent(register, meeting)
    late = add(register, meeting, "For sent")
    assert not item_of(register.reader, early).late
    assert item_of(register.reader, late).late


def test_before_an_agenda_was_sent_nothing_is_late(
    register: RegisterFile, meeting: str, project: str, clock: Clock
) -> None:
    clock.moment = datetime(2023, 11, 6, 9, tzinfo=UTC)
    asked(register, project, Subject.END, "juni 2024")
    add(register, meeting, "Kommer i sidste øjeblik")
    fill_agenda(register, meeting)
    assert not any(item.late for _number, item in items_of(register.reader, meeting))


@pytest.mark.parametrize(
    ("state", "minutes"),
    [
        (MeetingState.PLANNED, MinutesState.NONE),
        (MeetingState.HELD, MinutesState.NONE),
        (MeetingState.HELD, MinutesState.APPROVED),
    ],
)
def test_only_minutes_that_wait_for_it_are_to_be_approved(
    register: RegisterFile, meetings: tuple[str, ...], state: MeetingState, minutes: MinutesState
) -> None:
    note_state(register, meetings[0], state, minutes)
    fill_agenda(register, meetings[1])
    assert not any("referat" in title for title in titles(register, meetings[1]))


def test_what_was_done_is_told_in_words(register: RegisterFile, meeting: str) -> None:
    row = add(register, meeting, "Sag")
    write_item(register, row, "summary", "Kort")
    fill_agenda(register, meeting)
    told = [entry.sentence for entry in history(register)[:3]]
    assert told[1:] == [
        "Teksten til punkt 1 til mødet den 10. nov. 2023",
        "Nyt punkt til mødet den 10. nov. 2023",
    ]
    assert told[0] == "7 punkter fyldt på dagsordenen for mødet den 10. nov. 2023"


def test_the_agenda_of_a_project_that_is_renamed_keeps_its_words(
    register: RegisterFile, meeting: str, project: str
) -> None:
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.RED)
    fill_agenda(register, meeting)
    edit_project(register, project, replace(project_draft(register.reader, project), name="Nyt"))
    assert "22-3 Billedindeks" in titles(register, meeting)
    with pytest.raises(RuleError):
        remove_meeting(register, meeting)


def not_released(register: RegisterFile, period: Period) -> list[str]:
    found = standing(warnings(register.reader, period, register.today()))
    return [each.sentence for each in found if each.problem.code == "check_item_not_released"]


def test_an_item_about_a_project_is_worth_a_look_until_it_is_released(
    register: RegisterFile, meeting: str, project: str
) -> None:
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.YELLOW)
    row = add(register, meeting, "Kontrakten")
    set_item_project(register, row, "22-3")
    october = Period(2023, 10)
    assert not_released(register, october) == [
        "Punkt 1 til mødet 10. nov. 2023 er ikke frigivet (udkast)."
    ]
    assert not_released(register, Period(2023, 9)) == [], "another meeting sees that month"
    set_stage(register, [row], ItemStage.MANAGEMENT)
    assert not_released(register, october) == [
        "Punkt 1 til mødet 10. nov. 2023 er ikke frigivet (ledelsesgodkendt)."
    ]
    set_stage(register, [row], ItemStage.RELEASED)
    assert not_released(register, october) == []


def test_nothing_is_said_of_items_of_a_cancelled_meeting_or_of_no_project(
    register: RegisterFile, meeting: str, project: str
) -> None:
    set_colour(register, project, Period(2023, 10), OVERALL, Colour.YELLOW)
    add(register, meeting, "Uden projekt")
    assert not_released(register, Period(2023, 10)) == []
    row = add(register, meeting, "Kontrakten")
    set_item_project(register, row, "22-3")
    cancel_meeting(register, meeting)
    assert not_released(register, Period(2023, 10)) == []


def test_the_project_of_an_item_is_named_by_its_number(
    register: RegisterFile, meeting: str, project: str
) -> None:
    row = add(register, meeting, "Sag")
    set_item_project(register, row, " 22 - 3 ")
    assert item_of(register.reader, row).project_id == project
    with pytest.raises(RuleError) as caught:
        set_item_project(register, row, "99-9")
    assert refusal(caught) == ("item_project_unknown", "project")
    set_item_project(register, row, "")
    assert item_of(register.reader, row).project_id is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 4)), max_size=8))
def test_any_moves_keep_every_item_once_and_undo_restores_the_order(
    register: RegisterFile, meetings: tuple[str, ...], moves: list[tuple[int, int]]
) -> None:
    for each in register.reader.board.rows(Item):
        remove_item(register, each.id)
    rows = [add(register, meetings[1], name) for name in "ABCDE"]
    expected = list("ABCDE")
    made = 0
    for moved, after in moves:
        if moved == after:
            continue
        name = "ABCDE"[moved]
        expected.remove(name)
        place = 0 if after < 0 else expected.index("ABCDE"[after]) + 1
        expected.insert(place, name)
        change = move_item(register, rows[moved], None if after < 0 else rows[after])
        made += change.edit is not None
    assert titles(register, meetings[1]) == expected
    for _each in range(made):
        undo(register)
    assert titles(register, meetings[1]) == list("ABCDE")


def test_those_are_counted_who_come(register: RegisterFile, meeting: str) -> None:
    away = (Presence.APOLOGIES, Presence.ABSENT)
    names = [AttendanceDraft(name=name) for name in ("Ulla Holm", "Bo Ek")]
    gone = [AttendanceDraft(name=f"{each}", presence=each) for each in away]
    write_attendances(register, meeting, [*names, *gone])
    assert agenda(register.reader, meeting, register.today()).taking_part == "2 deltagere, 1 afbud"
