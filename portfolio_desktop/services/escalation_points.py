"""What an escalated project's item recommends as long as nobody has written anything else: to note
the account where there is one, and to ask for one where there is none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portfolio_desktop.domain.account import Account
from portfolio_desktop.domain.meetings import Item, ItemSource, Meeting, MeetingState
from portfolio_desktop.environment.texts import _, speaking
from portfolio_desktop.services.forums import agenda_language
from portfolio_desktop.services.hearings import Hearing, accounts_heard
from portfolio_desktop.services.meeting_order import agenda_period, last_seen_meeting
from portfolio_desktop.services.recommendations import recommendation
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession


def usual_point(account: Account | None) -> str:
    """What is recommended of such an account, in the active language."""
    if account is None or not account.is_given:
        return _("notes the status and asks for an account for the next meeting")
    if not account.corrective_action.strip():
        return _("notes the account")
    return _("notes the account and the corrective action")


def fit_usual_points(
    edit: EditSession, reader: Reader, today: date, *, project_id: str, period: str
) -> None:
    """Let the item of a meeting to come recommend what fits the account now, within the edit that
    changes the account. Words that somebody wrote stay, and so does what was decided upon."""
    items = reader.board.rows(Item, project_id=[project_id], source=[ItemSource.ESCALATION.value])
    for item in items:
        meeting = reader.board.row(Meeting, item.meeting_id)
        if meeting is None or not _is_to_come(meeting, today):
            continue
        hearing = _hearing(reader, meeting, today)
        if period in map(str, hearing.months):
            heard = accounts_heard(reader, hearing, [project_id])
            with speaking(agenda_language(reader, meeting.forum_id)):
                _fit(edit, reader, item, heard.get(project_id))


def _is_to_come(meeting: Meeting, today: date) -> bool:
    """A meeting whose day is past was held, also where nobody has said so yet."""
    return meeting.state is MeetingState.PLANNED and (meeting.held_on or today) >= today


def _hearing(reader: Reader, meeting: Meeting, today: date) -> Hearing:
    before = last_seen_meeting(reader, meeting)
    since = before.held_on if before is not None else None
    return Hearing(agenda_period(reader, meeting), meeting.held_on or today, since)


def _fit(edit: EditSession, reader: Reader, item: Item, account: Account | None) -> None:
    points = recommendation(reader, item.id)
    if any(point.decision or point.decision_text for point in points):
        return
    fits = usual_point(account)
    for point in points:
        if point.text in _usual_points():
            edit.set("recommendation", point.id, "text", fits)


def _usual_points() -> frozenset[str]:
    given = Account("", "", "", received_on=date.min)
    acting = replace(given, corrective_action="–")
    return frozenset(map(usual_point, (None, given, acting)))
