"""What edits of actions, risks and disputes did, as phrases, and why such an edit is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portfolio_desktop.environment.texts import mark

FOLLOW_PHRASES: dict[str, str] = {
    "commitment_added": mark("new commitment {action}"),
    "action_added": mark("new action {action}"),
    "action_edited": mark("follow-up {action}"),
    "action_moved": mark("due date of follow-up {action} moved"),
    "action_ended": mark("follow-up {action}: {ended}"),
    "action_reopened": mark("follow-up {action} opened again"),
    "action_removed": mark("follow-up {action} removed"),
    "risk_added": mark("new risk {risk} for {number}"),
    "risk_edited": mark("risk {risk} for {number}"),
    "risk_ended": mark("risk {risk} for {number} ended"),
    "risk_reopened": mark("risk {risk} for {number} opened again"),
    "risk_removed": mark("risk {risk} for {number} removed"),
    "risk_moved": mark("place of risk {risk} for {number}"),
    "risk_kept_back": mark("risk {risk} for {number} kept out of the open edition"),
    "risk_let_in": mark("risk {risk} for {number} let into the open edition"),
    "issue_added": mark("new issue {risk} for {number}"),
    "issue_edited": mark("issue {risk} for {number}"),
    "issue_ended": mark("issue {risk} for {number} ended"),
    "issue_reopened": mark("issue {risk} for {number} opened again"),
    "issue_removed": mark("issue {risk} for {number} removed"),
    "issue_moved": mark("place of issue {risk} for {number}"),
    "issue_kept_back": mark("issue {risk} for {number} kept out of the open edition"),
    "issue_let_in": mark("issue {risk} for {number} let into the open edition"),
    "risk_occurred": mark("risk {risk} for {number} has become an issue"),
    "dispute_added": mark("new dispute {risk} for {number}"),
    "dispute_edited": mark("dispute {risk} for {number}"),
    "dispute_ended": mark("dispute {risk} for {number} ended"),
    "dispute_reopened": mark("dispute {risk} for {number} opened again"),
    "dispute_removed": mark("dispute {risk} for {number} removed"),
    "dispute_moved": mark("place of dispute {risk} for {number}"),
    "dispute_kept_back": mark("dispute {risk} for {number} kept out of the open edition"),
    "dispute_let_in": mark("dispute {risk} for {number} let into the open edition"),
}

FOLLOW_PHRASES_OF_SEVERAL: dict[str, str] = {
    "action_ended": mark("{count} follow-ups: {ended}"),
    "action_reopened": mark("{count} follow-ups opened again"),
}

FOLLOW_PHRASES_DATED: dict[str, str] = {
    "action_moved": mark("due date of follow-up {action} moved to {date}"),
}


def ended_word(value: str) -> str:
    """How an action ended, by its code; a code nobody knows names itself."""
    from portfolio_desktop.domain.board_choices import ActionState
    from portfolio_desktop.services.board_words import board_word

    return board_word(ActionState(value)) if value in set(ActionState) else value


FOLLOW_FACTS: Mapping[str, Callable[[str], str]] = {"ended": ended_word}
"""The facts of these labels that are codes."""

FOLLOW_SENTENCES: dict[str, str] = {
    "action_unknown": mark("The commitment or action is no longer in the register."),
    "action_title_missing": mark("Write what is to be done."),
    "action_due_moved": mark(
        "The due date has been promised. Move it with a reason, so that it is seen that it moved."
    ),
    "action_due_before_promise": mark(
        "It cannot be due before the day it was promised ({day}). Correct one of the two days."
    ),
    "action_ended_already": mark("It has ended ({ended}). Open it again first."),
    "action_open_already": mark("It is open already."),
    "action_move_reason": mark("Write why the due date is moved."),
    "action_move_same": mark("This is the date it is due already. Write another."),
    "action_drop_reason": mark("Write why it is dropped."),
    "action_meeting_unknown": mark("The meeting is no longer in the register. Choose another."),
    "concern_unknown": mark("The risk or the dispute is no longer in the register."),
    "concern_title_missing": mark("Write in a few words what it is."),
    "concern_ended_already": mark("It has ended already."),
    "concern_open_already": mark("It is open already."),
    "concern_outcome_missing": mark("Write how it ended."),
    "concern_days": mark("It cannot end before it was raised, on {date}."),
    "concern_scale": mark("“{text}” is no whole number from 1 to 5."),
    "concern_cases": mark("“{text}” is no number of cases. Write a whole number."),
    "project_not_found": mark("There is no project called “{text}”. Choose one of the list."),
    "project_several": mark("Several projects are called “{text}”. Choose one of the list."),
    "concern_project_missing": mark("Say which project it is about."),
    "concern_closed_reason": mark("Write why it is not shown in the open edition."),
    "concern_closed_heading": mark("Write the heading that the open edition shows in its place."),
}
