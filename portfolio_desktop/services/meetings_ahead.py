"""The year wheel read forwards: meetings ahead, their deadlines, and the items expected there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.agenda import STANDING
from portfolio_desktop.domain.meeting_days import MeetingDay
from portfolio_desktop.domain.meetings import Item, ItemSource, Meeting, MeetingState
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.decided_where import board_name
from portfolio_desktop.services.meeting_days import days_of, meeting_day_name
from portfolio_desktop.services.meeting_order import all_meetings
from portfolio_desktop.services.meeting_rules import items_of
from portfolio_desktop.services.overview_tables import Table
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader

_EVERYWHERE = STANDING | {ItemSource.PORTFOLIO, ItemSource.FOLLOW_UP}
"""What every agenda has anyway."""


@dataclass(frozen=True, slots=True)
class MeetingAhead:
    """One meeting: its day and board, its deadlines and its expected items, a line for each."""

    meeting_id: str
    day: str
    board: str
    deadlines: tuple[str, ...]
    items: tuple[str, ...]

    @property
    def items_words(self) -> str:
        return "\n".join(self.items) or _("Nothing expected yet")


def meetings_ahead(reader: Reader, today: date) -> tuple[MeetingAhead, ...]:
    """The planned meetings from today on, in order; where all are past, those still not held.

    What every agenda has anyway is not counted as expected.
    """
    planned = [
        each
        for each in all_meetings(reader)
        if each.state is MeetingState.PLANNED and each.held_on is not None
    ]
    coming = [each for each in planned if (each.held_on or today) >= today]
    return tuple(_ahead(reader, each) for each in coming or planned)


def ahead_heads() -> tuple[str, ...]:
    return (
        pgettext("meeting day", "Meeting"),
        _("Deadlines"),
        _("Expected items"),
    )


def ahead_table(rows: tuple[MeetingAhead, ...]) -> Table:
    """The same as a table to be copied."""
    cells = tuple(
        (f"{row.day}, {row.board}", "\n".join(row.deadlines), row.items_words) for row in rows
    )
    return Table(_("Meetings ahead"), ahead_heads(), cells)


def _ahead(reader: Reader, meeting: Meeting) -> MeetingAhead:
    days = days_of(reader, meeting)
    deadlines = (
        f"{meeting_day_name(kind)} {day_words(day)}"
        for kind in MeetingDay
        if kind is not MeetingDay.HELD and (day := days.of(kind)) is not None
    )
    items = (
        _line(number, item)
        for number, item in items_of(reader, meeting.id)
        if item.source not in _EVERYWHERE
    )
    board = meeting.title or board_name(reader, meeting.forum_id)
    return MeetingAhead(
        meeting.id, day_words(meeting.held_on), board, tuple(deadlines), tuple(items)
    )


def _line(number: int, item: Item) -> str:
    """ "13. Fælles testmiljøer (udkast)"."""
    return _("{number}. {title} ({stage})").format(
        number=number, title=item.title, stage=board_word(item.stage)
    )
