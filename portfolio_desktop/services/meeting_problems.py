"""What is refused of boards, meetings and agendas, as sentences for `problem_words`."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark

MEETING_SENTENCES: dict[str, str] = {
    "clock_unread": mark("“{text}” is not a time of the day. Write it as 9.30."),
    "forum_missing": mark("Write which board meets."),
    "forum_unknown": mark("The board is no longer in the register."),
    "forum_used": mark(
        "“{text}” has meetings or decisions, so it stays. Take it out of use instead."
    ),
    "meeting_unknown": mark("The meeting is no longer in the register."),
    "minutes_approved": mark(
        "The minutes of {date} are approved, so the meeting can no longer be changed. Open them"
        " again first, with a reason: “Minutes…”, then “Reopen the minutes…”."
    ),
    "minutes_issued": mark(
        "The minutes of {date} have been issued, so the meeting stays held. That it was held"
        " cannot be taken back."
    ),
    "meeting_ends_early": mark("The meeting ends before it begins. Check the times."),
    "meeting_days_order": mark(
        "The days come in this order: points due, papers due, sent out, the meeting, minutes due."
        " Check the day you wrote."
    ),
    "meeting_held": mark("The meeting has been held, so it cannot be cancelled."),
    "meeting_used": mark(
        "The meeting on {date} has an agenda, was held or is spoken of elsewhere. Cancel it"
        " instead, or remove its items first."
    ),
    "series_empty": mark("Write at least one day on which the board does not meet already."),
    "series_long": mark("That is more than {most} meetings. Make fewer at once."),
    "attendance_unknown": mark("The participant is no longer at the meeting."),
    "attendance_used": mark(
        "The minutes say that somebody did not take part in an item, so they stay in the list."
    ),
    "substitute_unknown": mark(
        "“{text}” is not in the list. Write whom the substitute stands in for as it stands there."
    ),
    "item_unknown": mark("The item is no longer on the agenda."),
    "item_title_missing": mark("The item has no title. Write one."),
    "item_project_unknown": mark("No project has the number “{text}”."),
    "item_decided": mark(
        "The board has decided on the item, so it stays on the agenda."
        " Take the decision back first."
    ),
    "item_used": mark(
        "Follow-up, comments on the minutes or a filing speak of the item, so it stays."
    ),
    "point_decided": mark(
        "The board has decided on the point that would go. Take the decision back first."
    ),
}
