"""Minutes from draft to approved: comments with a deadline, who is silent, what is locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from portfolio_desktop.domain.board_choices import (
    IssueKind,
    MeetingState,
    MinutesKind,
    MinutesState,
    PointDecision,
    Presence,
)
from portfolio_desktop.domain.meetings import MinutesComment
from portfolio_desktop.services.history import undo, undo_edit
from portfolio_desktop.services.item_absences import miss_item
from portfolio_desktop.services.item_decisions import (
    decide_item,
    word_decision,
    write_discussion,
)
from portfolio_desktop.services.meeting_desk import meeting_desk
from portfolio_desktop.services.meeting_holding import hold_meeting
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.minutes import (
    Granted,
    approve_minutes,
    begin_minutes,
    choose_minutes_kind,
    minutes_standing,
    proposed_comments_due,
    reopen_minutes,
    send_minutes,
)
from portfolio_desktop.services.minutes_comments import (
    CommentDraft,
    add_comment,
    comment_draft,
    edit_comment,
    remove_comment,
    settle_comment,
    unsettle_comment,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.board_ground import Ground, laid, made
from tests.services.refusing import refuses


@pytest.fixture
def ground(register: RegisterFile) -> Ground:
    return laid(register, date(2023, 11, 1))


@pytest.fixture
def draft(ground: Ground) -> Ground:
    """The meeting was held yesterday and its minutes are being written."""
    hold_meeting(ground.register, ground.meeting)
    return ground


def test_minutes_go_from_draft_to_sent_to_approved(draft: Ground) -> None:
    register, meeting = draft.register, draft.meeting
    choose_minutes_kind(register, meeting, MinutesKind.FULL)
    send_minutes(register, meeting, "10.11.2023")
    assert draft.held().comments_due == date(2023, 11, 10)
    send_minutes(register, meeting, "13.11.2023")
    approve_minutes(register, meeting)
    held = draft.held()
    assert held.minutes_state is MinutesState.APPROVED
    assert held.minutes_approved_on == date(2023, 11, 2)
    assert held.minutes_kind is MinutesKind.FULL


def test_minutes_of_a_meeting_that_is_not_held_are_not_sent(ground: Ground) -> None:
    register, meeting = ground.register, ground.meeting
    assert refuses(lambda: send_minutes(register, meeting, "10.11.2023")) == "minutes_not_begun"
    begin_minutes(register, meeting)
    assert refuses(lambda: send_minutes(register, meeting, "1.11.2023")) == "comments_due_passed"
    assert refuses(lambda: send_minutes(register, meeting, "")) == "day_missing"
    later = refuses(lambda: approve_minutes(register, meeting, "1.12.2023"))
    assert later == "minutes_approved_later"


def test_a_meeting_does_not_end_before_it_began(ground: Ground) -> None:
    with ground.register.edit(Label("meeting_edited")) as edit:
        edit.set("meeting", ground.meeting, "starts", "09:00")
    early = refuses(lambda: hold_meeting(ground.register, ground.meeting, "8.30"))
    assert early == "meeting_ended_early"
    hold_meeting(ground.register, ground.meeting, "11.30")
    assert meeting_of(ground.register.reader, ground.meeting).ended_at == "11:30"


def test_comments_are_due_after_the_boards_working_days(ground: Ground) -> None:
    due = proposed_comments_due(ground.register.reader, ground.held(), date(2023, 12, 20))
    assert due == date(2023, 12, 29)  # with Christmas Day, Boxing Day and a weekend between
    held = ground.held().held_on
    early = proposed_comments_due(ground.register.reader, ground.held(), date(2023, 1, 2))
    assert held is not None
    assert early > held


def test_the_day_the_minutes_are_due_is_proposed_while_it_lies_ahead(ground: Ground) -> None:
    with ground.register.edit(Label("meeting_edited")) as edit:
        edit.set("meeting", ground.meeting, "minutes_due", date(2023, 11, 20))
    reader, held = ground.register.reader, ground.held()
    assert proposed_comments_due(reader, held, date(2023, 11, 14)) == date(2023, 11, 20)
    assert proposed_comments_due(reader, held, date(2023, 11, 20)) == date(2023, 11, 27)


@pytest.mark.parametrize("kind", [IssueKind.DRAFT_MINUTES, IssueKind.APPROVED_MINUTES])
def test_a_meeting_whose_minutes_were_issued_stays_held(ground: Ground, kind: IssueKind) -> None:
    held = hold_meeting(ground.register, ground.meeting).edit
    assert held is not None
    made(ground.register, "meeting_issue", meeting_id=ground.meeting, kind=kind)
    assert refuses(lambda: undo_edit(ground.register, held)) == "minutes_issued"
    assert ground.held().state is MeetingState.HELD


def test_an_agenda_that_was_issued_lets_the_end_of_the_meeting_be_taken_back(
    ground: Ground,
) -> None:
    made(ground.register, "meeting_issue", meeting_id=ground.meeting, kind=IssueKind.AGENDA)
    held = hold_meeting(ground.register, ground.meeting).edit
    assert held is not None
    undo_edit(ground.register, held)
    assert ground.held().state is MeetingState.PLANNED


def test_who_has_said_nothing_is_named(draft: Ground) -> None:
    register, meeting = draft.register, draft.meeting
    send_minutes(register, meeting, "10.11.2023")
    add_comment(register, meeting, CommentDraft("Punkt 1 er ikke rigtigt.", "Åse Øst"))
    add_comment(register, meeting, CommentDraft("", "bo bæk"))
    standing = minutes_standing(register.reader, meeting)
    assert [each.name for each in standing.silent] == ["Ida Ås"]
    assert standing.unsettled == 1
    assert standing.undecided == ("1", "2")
    assert standing.is_overdue(date(2023, 11, 11))
    assert not standing.is_overdue(date(2023, 11, 10))


def test_a_comment_is_dealt_with_before_the_minutes_are_approved(draft: Ground) -> None:
    register, meeting = draft.register, draft.meeting
    draft_comment = CommentDraft("Ret tallet", "Åse Øst", item_id=draft.items[0])
    comment = add_comment(register, meeting, draft_comment).id
    assert refuses(lambda: approve_minutes(register, meeting)) == "comments_unsettled"
    found = register.reader.board.row(MinutesComment, comment)
    assert found is not None
    filled = comment_draft(found)
    edit_comment(register, comment, CommentDraft(filled.text, filled.given_by, treatment="Rettet"))
    settle_comment(register, comment)
    approve_minutes(register, meeting)
    undo(register)
    unsettle_comment(register, comment)
    remove_comment(register, comment)
    assert minutes_standing(register.reader, meeting).comments == ()
    assert refuses(lambda: add_comment(register, meeting, CommentDraft("x"))) == (
        "comment_giver_missing"
    )


def test_approved_minutes_are_locked_until_they_are_opened_with_a_reason(draft: Ground) -> None:
    register, meeting = draft.register, draft.meeting
    decide_item(register, draft.items[0], PointDecision.NOTED)
    approve_minutes(register, meeting)
    point, person = draft.points(0)[0].id, draft.people[0]
    verbs: tuple[Callable[[], object], ...] = (
        lambda: decide_item(register, draft.items[0], PointDecision.APPROVED),
        lambda: word_decision(register, point, "andet"),
        lambda: write_discussion(register, draft.items[0], "andet"),
        lambda: miss_item(register, draft.items[0], person),
        lambda: hold_meeting(register, meeting, "15"),
        lambda: choose_minutes_kind(register, meeting, MinutesKind.FULL),
        lambda: send_minutes(register, meeting, "10.11.2023"),
        lambda: approve_minutes(register, meeting),
        lambda: add_comment(register, meeting, CommentDraft("Nej", "Åse")),
    )
    assert {refuses(verb) for verb in verbs} == {"minutes_approved"}
    assert refuses(lambda: reopen_minutes(register, meeting, " ")) == "minutes_reason_missing"
    reopen_minutes(register, meeting, "Punkt 1 var forkert refereret")
    assert draft.held().minutes_approved_on is None
    assert refuses(lambda: reopen_minutes(register, meeting, "Igen")) == "minutes_not_approved"
    assert minutes_standing(register.reader, meeting).reopened == "Punkt 1 var forkert refereret"
    write_discussion(register, draft.items[0], "andet")


def test_an_edit_within_approved_minutes_is_not_undone_but_the_approval_is(draft: Ground) -> None:
    register, meeting = draft.register, draft.meeting
    decide_item(register, draft.items[0], PointDecision.NOTED)
    approve_minutes(register, meeting)
    decided = next(each for each in register.edits() if each.label.code == "item_decided")
    assert refuses(lambda: undo_edit(register, decided.id)) == "minutes_approved"
    undo(register)  # the approval
    assert draft.held().minutes_state is MinutesState.DRAFT
    undo(register)  # the decision
    assert draft.points(0)[0].decision is None


def test_the_item_that_approves_the_last_minutes_does_it_in_the_same_step(draft: Ground) -> None:
    register = draft.register
    later = laid(register, date(2023, 11, 30))
    with register.edit(Label("setting_kept", {"key": "test"})) as edit:
        edit.set("item", later.items[1], "about_meeting_id", draft.meeting)
    decide_item(register, later.items[1], PointDecision.NOTED)
    assert draft.held().minutes_state is MinutesState.DRAFT
    comment = add_comment(register, draft.meeting, CommentDraft("Ret", "Åse Øst")).id
    decide_item(register, later.items[1], PointDecision.APPROVED)
    assert draft.held().minutes_state is MinutesState.DRAFT  # a comment is not settled
    item = meeting_desk(register.reader, later.meeting).items[1]
    assert "1 bemærkning er ikke afgjort" in item.held_back
    granted = minutes_standing(register.reader, draft.meeting).granted
    assert granted == Granted("mødet 30. nov. 2023, punkt 2", date(2023, 11, 30))
    settle_comment(register, comment, "Rettet")
    settled = register.reader.board.row(MinutesComment, comment)
    assert settled is not None
    assert (settled.settled, settled.treatment) == (True, "Rettet")
    decide_item(register, later.items[1], PointDecision.APPROVED_WITH_REMARKS)
    held = draft.held()
    assert held.minutes_state is MinutesState.APPROVED
    assert held.minutes_approved_on == date(2023, 11, 30)
    assert meeting_desk(register.reader, later.meeting).items[1].held_back == ""
    undo(register)
    assert draft.held().minutes_state is MinutesState.DRAFT


def test_those_who_were_not_there_are_not_awaited(ground: Ground) -> None:
    with ground.register.edit(Label("setting_kept", {"key": "test"})) as edit:
        edit.set("attendance", ground.people[2], "presence", Presence.ABSENT)
    standing = minutes_standing(ground.register.reader, ground.meeting)
    assert [each.name for each in standing.silent] == ["Åse Øst", "Bo Bæk"]
