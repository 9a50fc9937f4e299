"""What edits at and after a meeting did, as phrases, and why such an edit is refused."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark

MINUTES_PHRASES: dict[str, str] = {
    "item_decided": mark("the decision on item {place}, {date}"),
    "decision_taken_back": mark("the decision on item {place}, {date}, taken back"),
    "item_request_decided": mark(
        "change request {request} for {number} decided under item {place}, {date}: {state}"
    ),
    "decision_worded": mark("the words of the decision on item {place}, {date}"),
    "discussion_written": mark("what was said of item {place}, {date}"),
    "item_missed": mark("who took no part in item {place}, {date}"),
    "item_attended": mark("who took part in item {place}, {date}, after all"),
    "left_from_item": mark("who left before item {place}, {date}"),
    "meeting_held": mark("the meeting of {date} is held"),
    "minutes_kind": mark("the kind of minutes for {date}"),
    "minutes_begun": mark("the minutes for {date} begun"),
    "minutes_sent": mark("the minutes for {date} sent for comments"),
    "minutes_approved": mark("the minutes for {date} approved"),
    "minutes_reopened": mark("the minutes for {date} opened again"),
    "comment_added": mark("a comment on minutes"),
    "comment_edited": mark("a comment on minutes edited"),
    "comment_settled": mark("a comment on minutes settled"),
    "comment_unsettled": mark("a comment on minutes not settled after all"),
    "comment_removed": mark("a comment on minutes removed"),
    "procedure_added": mark("new written procedure {request}"),
    "procedure_edited": mark("written procedure {request}"),
    "procedure_sent": mark("written procedure {request} sent"),
    "procedure_answered": mark("an answer in written procedure {request}"),
    "procedure_closed": mark("written procedure {request} closed"),
    "procedure_reopened": mark("written procedure {request} opened again"),
    "procedure_taken_back": mark("written procedure {request} taken back to be changed"),
    "procedure_withdrawn": mark("written procedure {request} withdrawn"),
    "procedure_removed": mark("written procedure {request} removed"),
}

MINUTES_SENTENCES: dict[str, str] = {
    "point_unknown": mark("The point is no longer on the agenda."),
    "procedure_unknown": mark("The written procedure is no longer in the register."),
    "answer_unknown": mark("The participant is no longer asked."),
    "comment_unknown": mark("The comment is no longer in the register."),
    "procedure_locked": mark(
        "Written procedure {request} is closed and locked. Open it again first, with a reason."
    ),
    "procedure_out": mark(
        "Written procedure {request} is out for answers, so what it asks stays as it was sent. Take"
        " it back first, with a reason, and send it again."
    ),
    "item_request_decided": mark(
        "Change request {request} was decided under this item, and not so. Undo that decision"
        " first: Ctrl+Z, or from the history."
    ),
    "request_decided_elsewhere": mark(
        "Change request {request} has been decided elsewhere: {state}. Note that decision here, or"
        " undo it first from the history."
    ),
    "not_at_the_meeting": mark("Only those who are at the meeting can leave an item."),
    "meeting_cancelled": mark("The meeting is cancelled. Take it up again first."),
    "meeting_ended_early": mark(
        "The meeting began at {time}, so it cannot have ended before that. Write a later time."
    ),
    "meeting_without_day": mark("The meeting has no day yet. Give it one."),
    "comments_due_passed": mark("The day for comments is passed. Write a later one."),
    "minutes_approved_later": mark("The day of the approval is still to come."),
    "comments_unsettled": mark(
        "Comments that are not settled: {count}. Settle them before the minutes are approved."
    ),
    "minutes_reason_missing": mark("Write why the minutes are opened again."),
    "minutes_not_approved": mark("The minutes are not approved, so they are open already."),
    "minutes_not_begun": mark("The minutes are not begun. Say first that the meeting was held."),
    "minutes_on": mark("The minutes have come further than that."),
    "comment_giver_missing": mark("Say whose comment it is."),
    "procedure_title_missing": mark("The written procedure has no title. Write one."),
    "procedure_without_points": mark("Nothing is recommended yet. Write at least one point."),
    "procedure_request_draft": mark(
        "Change request {request} is still being prepared. Submit it first, then send the"
        " procedure."
    ),
    "procedure_asks_nobody": mark("Choose who is to answer."),
    "reply_due_missing": mark("Write the day by which answers are due."),
    "reply_due_before_sent": mark("Answers cannot be due before the day it is sent."),
    "procedure_not_sent": mark("Written procedure {request} is not out for answers."),
    "procedure_sent_stays": mark(
        "Written procedure {request} has been sent: it can be withdrawn, but no longer removed."
    ),
    "procedure_used": mark("Something else in the register names written procedure {request}."),
    "procedure_reason_missing": mark("Write why the written procedure is opened again."),
    "procedure_withdrawn_why": mark("Write why the written procedure is withdrawn."),
    "procedure_not_closed": mark("Written procedure {request} is not closed."),
    "procedure_decided_request": mark(
        "It has decided change request {request}. Undo the closing from the history instead."
    ),
    "procedure_request_undecided": mark(
        "This result does not decide change request {request}. Choose approved, postponed or"
        " rejected for all points, or decide the request itself first."
    ),
    "procedure_closed_later": mark("The day it was closed is still to come."),
    "procedure_closed_before_sent": mark("It cannot have been closed before it was sent."),
    "answer_remarks_missing": mark("Write the remarks."),
}
