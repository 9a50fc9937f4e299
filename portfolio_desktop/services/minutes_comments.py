"""What participants remark on draft minutes, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.board_choices import MinutesState
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import MinutesComment
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.minutes_locks import require_minutes_open
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, passage, refuse, typed_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class CommentDraft:
    """A comment as its form holds it. Without `item_id` it is about the minutes as a whole.

    `received_on` is as typed, "" for today.
    """

    text: str
    given_by: str = ""
    participant_id: str | None = None
    item_id: str | None = None
    received_on: str = ""
    treatment: str = ""
    settled: bool = False


def comment_draft(comment: MinutesComment) -> CommentDraft:
    """The form of a comment, filled with what the register holds."""
    return CommentDraft(
        comment.text,
        comment.given_by,
        comment.participant_id,
        comment.item_id,
        typed_day(comment.received_on),
        comment.treatment,
        comment.settled,
    )


def add_comment(register: RegisterFile, meeting_id: str, draft: CommentDraft) -> Added:
    """Take down a comment. One without words says that there is none: "no remarks", and is settled.

    A RuleError where nobody gave it, or the minutes are not out.
    """
    meeting = meeting_of(register.reader, meeting_id)
    require_minutes_open(register.reader, [meeting_id])
    if meeting.minutes_state is MinutesState.NONE:
        raise refuse("minutes_not_begun", "text")
    values = _values(register, draft)
    row = new_id()
    with register.edit(Label("comment_added")) as edit:
        edit.create("minutes_comment", row, {"meeting_id": meeting_id, **values})
    return Added(row, edit.change)


def edit_comment(register: RegisterFile, comment_id: str, draft: CommentDraft) -> Change:
    """Write what differs."""
    _open_comment(register.reader, comment_id)
    values = _values(register, draft)
    with register.edit(Label("comment_edited")) as edit:
        for field, value in values.items():
            edit.set("minutes_comment", comment_id, field, value)
    return edit.change


def settle_comment(register: RegisterFile, comment_id: str, treatment: str | None = None) -> Change:
    """Say that a comment is dealt with, and how; None leaves what is said of that as it is."""
    _open_comment(register.reader, comment_id)
    with register.edit(Label("comment_settled")) as edit:
        edit.set("minutes_comment", comment_id, "settled", value=True)
        if treatment is not None:
            edit.set("minutes_comment", comment_id, "treatment", passage(treatment))
    return edit.change


def unsettle_comment(register: RegisterFile, comment_id: str) -> Change:
    """Say that a comment is not dealt with after all; what was done stays told."""
    _open_comment(register.reader, comment_id)
    with register.edit(Label("comment_unsettled")) as edit:
        edit.set("minutes_comment", comment_id, "settled", value=False)
    return edit.change


def remove_comment(register: RegisterFile, comment_id: str) -> Change:
    _open_comment(register.reader, comment_id)
    with register.edit(Label("comment_removed")) as edit:
        edit.delete("minutes_comment", comment_id)
    return edit.change


def _open_comment(reader: Reader, comment_id: str) -> MinutesComment:
    comment = reader.board.row(MinutesComment, comment_id)
    if comment is None:
        raise refuse("comment_unknown", "text")
    require_minutes_open(reader, [comment.meeting_id])
    return comment


def _values(register: RegisterFile, draft: CommentDraft) -> dict[str, FieldValue]:
    giver = line(draft.given_by)
    if not giver and draft.participant_id is None:
        raise refuse("comment_giver_missing", "given_by")
    text = passage(draft.text)
    received = certain_day(draft.received_on, "received_on", date_rules(register.reader))
    return {
        "text": text,
        "given_by": giver,
        "participant_id": draft.participant_id,
        "item_id": draft.item_id,
        "received_on": received or register.today(),
        "treatment": passage(draft.treatment),
        "settled": draft.settled or not text,
    }
