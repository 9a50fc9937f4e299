"""What a meeting, an item or somebody at a meeting must be before it may be changed."""

from __future__ import annotations

from portfolio_desktop.domain.agenda import numbered
from portfolio_desktop.domain.meetings import Item, Meeting, MinutesState
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import Fact, Label


def meeting_of(reader: Reader, meeting_id: str) -> Meeting:
    """The meeting with that id; a RuleError where it is gone."""
    found = reader.board.row(Meeting, meeting_id)
    if found is None:
        raise refuse("meeting_unknown", "meeting")
    return found


def require_open_meeting(reader: Reader, meeting_id: str) -> Meeting:
    """The meeting, if its minutes are not approved: what they stand on is locked with them."""
    found = meeting_of(reader, meeting_id)
    if found.minutes_state is MinutesState.APPROVED:
        raise refuse("minutes_approved", "minutes_state", date=str(found.held_on))
    return found


def item_of(reader: Reader, item_id: str) -> Item:
    """The item with that id; a RuleError where it is gone."""
    found = reader.board.row(Item, item_id)
    if found is None:
        raise refuse("item_unknown", "item")
    return found


def items_of(reader: Reader, meeting_id: str) -> tuple[tuple[int, Item], ...]:
    """The items of a meeting with their numbers."""
    return numbered(reader.board.rows(Item, meeting_id=[meeting_id]))


def require_open_item(reader: Reader, item_id: str) -> Item:
    """The item, if the minutes of its meeting are not approved."""
    found = item_of(reader, item_id)
    require_open_meeting(reader, found.meeting_id)
    return found


def meeting_label(code: str, meeting: Meeting, **facts: Fact) -> Label:
    """A label about a meeting, which is known by its day."""
    return Label(code, {"date": str(meeting.held_on or ""), **facts})


def item_label(reader: Reader, code: str, item: Item, **facts: Fact) -> Label:
    """A label about an item, which is known by its number and the day of its meeting."""
    meeting = meeting_of(reader, item.meeting_id)
    places = {each.id: number for number, each in items_of(reader, item.meeting_id)}
    return meeting_label(code, meeting, place=places.get(item.id, 0), **facts)
