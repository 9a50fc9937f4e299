"""The accounts that are the matter of closed items: like these, the open edition has them nowhere,
also where it tells of their projects, which may be open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portfolio_desktop.domain.ids import account_id
from portfolio_desktop.domain.meetings import Item, ItemSource, Meeting
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.hearings import Hearing, accounts_heard
from portfolio_desktop.services.meeting_order import agenda_period, last_seen_meeting
from portfolio_desktop.storage.reader import Reader


def closed_accounts(reader: Reader, closed: Iterable[Item]) -> frozenset[str]:
    """Of these items, which are closed, the ids of the accounts they are about: those that their
    meeting hears, and those of its month that nobody has written yet.
    """
    return frozenset(
        account
        for item in closed
        if item.source is ItemSource.ESCALATION and item.project_id is not None
        for account in _accounts(reader, item.meeting_id, item.project_id)
    )


def _accounts(reader: Reader, meeting_id: str, project_id: str) -> Iterator[str]:
    meeting = reader.board.row(Meeting, meeting_id)
    if meeting is None:
        return
    if meeting.held_on is None:  # whenever it meets, it sees the newest month there is
        for period in sorted(reader.periods())[-1:]:
            yield account_id(project_id, str(period))
        return
    period, before = agenda_period(reader, meeting), last_seen_meeting(reader, meeting)
    for month in {period, Period.of(meeting.held_on).previous}:
        yield account_id(project_id, str(month))
    hearing = Hearing(period, meeting.held_on, before.held_on if before is not None else None)
    for heard in accounts_heard(reader, hearing, [project_id]).values():
        yield heard.id
