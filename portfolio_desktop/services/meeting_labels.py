"""What edits of boards, meetings and agendas did, as phrases for `labels`."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark

MEETING_PHRASES: dict[str, str] = {
    "forum_added": mark("a new board"),
    "forum_edited": mark("details of a board"),
    "forum_retired": mark("a board taken out of use"),
    "forum_restored": mark("a board taken into use again"),
    "forum_removed": mark("a board removed"),
    "meeting_added": mark("a new meeting on {date}"),
    "meetings_added": mark("the meeting on {date}"),
    "meeting_edited": mark("details of the meeting on {date}"),
    "meeting_moved": mark("the meeting moved to {date}"),
    "meeting_cancelled": mark("the meeting on {date} cancelled"),
    "meeting_reinstated": mark("the meeting on {date} is to be held after all"),
    "meeting_removed": mark("the meeting on {date} removed"),
    "attendance_written": mark("who takes part in the meeting on {date}"),
    "presence_set": mark("who comes to the meeting on {date}"),
    "item_added": mark("a new item on {date}"),
    "item_edited": mark("item {place} on {date}"),
    "item_written": mark("the text of item {place} on {date}"),
    "item_staged": mark("item {place} on {date} set to “{item_stage}”"),
    "item_stage": mark("how far item {place} on {date} has come"),
    "item_recommendation": mark("the recommendation of item {place} on {date}"),
    "item_removed": mark("item {place} on {date} removed"),
    "item_moved": mark("the order of the agenda on {date}"),
    "item_moved_on": mark("an item moved to the meeting on {date}"),
    "agenda_filled": mark("one item filled in on the agenda of {date}"),
}

MEETING_PHRASES_OF_SEVERAL: dict[str, str] = {
    "meetings_added": mark("{count} new meetings"),
    "item_staged": mark("{count} items on {date} set to “{item_stage}”"),
    "item_stage": mark("how far {count} items on {date} have come"),
    "agenda_filled": mark("{count} items filled in on the agenda of {date}"),
}
