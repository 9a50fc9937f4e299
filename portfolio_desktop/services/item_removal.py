"""Items taken off an agenda, or moved to another meeting's. Each function is one edit."""

from __future__ import annotations

from portfolio_desktop.domain.agenda import place_for
from portfolio_desktop.domain.change_request import ChangeRequest, RequestState
from portfolio_desktop.domain.meetings import Item, ItemSource
from portfolio_desktop.services.accounts import write_removal
from portfolio_desktop.services.agenda_filling import put_request_on
from portfolio_desktop.services.filed import are_filed, drop_filings, filings_of_item
from portfolio_desktop.services.meeting_order import agenda_period
from portfolio_desktop.services.meeting_rules import (
    item_label,
    items_of,
    meeting_label,
    meeting_of,
    require_open_item,
    require_open_meeting,
)
from portfolio_desktop.services.ranks import rank_at
from portfolio_desktop.services.recommendations import recommendation
from portfolio_desktop.services.typed import passage, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change

_GO_WITH_IT = ("recommendation", "attachment", "item_absence")
"""The tables whose rows are parts of an item."""


def needs_reason(item: Item) -> bool:
    """Whether an item is taken off only with a reason: a project that goes before the board."""
    return item.source is ItemSource.ESCALATION and item.project_id is not None


def remove_item(register: RegisterFile, item_id: str, reason: str = "") -> Change:
    """Take an item off its agenda, with its texts, points and attachments.

    Its change request waits for a meeting again. An escalated project is taken off with the reason,
    and stays in sight on the list of escalations. A RuleError where something was decided, or where
    follow-up, minutes or a filing speak of it.
    """
    reader = register.reader
    item = require_open_item(reader, item_id)
    pointing = reader.referring("item", [item_id])
    _require_undecided(reader, item, {table for table, *_ in pointing})
    why, filings = passage(reason), filings_of_item(reader, item)
    if needs_reason(item) and not why:
        raise refuse("removal_reason_missing", "removed_reason")
    with register.edit(item_label(reader, "item_removed", item)) as edit:
        drop_filings(edit, filings)
        for table, row, _field in sorted(pointing):
            if table in _GO_WITH_IT:
                edit.delete(table, row)
        for request in _requests_of(reader, item_id):
            edit.set("change_request", request.id, "item_id", None)
            if request.state is RequestState.ON_AGENDA:
                edit.set("change_request", request.id, "state", RequestState.SUBMITTED)
        if needs_reason(item) and item.project_id is not None:
            period = agenda_period(reader, meeting_of(reader, item.meeting_id))
            write_removal(edit, register, item.project_id, period, why)
        edit.delete("item", item_id)
    return edit.change


def move_to_meeting(register: RegisterFile, item_id: str, meeting_id: str) -> Change:
    """Put an item on another meeting's agenda, where such an item belongs; its texts, points and
    attachments go with it. A RuleError where something was decided, or is filed."""
    reader = register.reader
    item = require_open_item(reader, item_id)
    target = require_open_meeting(reader, meeting_id)
    if item.meeting_id == meeting_id:
        return Change(None)
    _require_undecided(reader, item, {table for table, *_ in reader.referring("item", [item_id])})
    filings = filings_of_item(reader, item)
    others = [each for _number, each in items_of(reader, meeting_id)]
    place = place_for([each.source for each in others], item.source)
    with register.edit(meeting_label("item_moved_on", target)) as edit:
        drop_filings(edit, filings)
        edit.set("item", item_id, "meeting_id", meeting_id)
        edit.set("item", item_id, "rank", rank_at(others, place))
        edit.set("item", item_id, "added", False)
        for request in _requests_of(reader, item_id):
            if request.state is RequestState.ON_AGENDA:
                put_request_on(edit, reader, request.id, target, item_id)
    return edit.change


def _requests_of(reader: Reader, item_id: str) -> tuple[ChangeRequest, ...]:
    """The change requests that the item is about."""
    ids = [
        row
        for table, row, _field in reader.referring("item", [item_id])
        if table == "change_request"
    ]
    return tuple(reader.requests(ids)) if ids else ()


def _require_undecided(reader: Reader, item: Item, tables: set[str]) -> None:
    points = recommendation(reader, item.id)
    if any(each.decision or each.decision_text for each in points) or item.discussion:
        raise refuse("item_decided", "item")
    speaking = tables - {*_GO_WITH_IT, "change_request", "filing"}
    if speaking or are_filed(filings_of_item(reader, item)):
        raise refuse("item_used", "item")
