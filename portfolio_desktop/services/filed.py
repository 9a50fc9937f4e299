"""The ticks of items and annexes that are filed, for whoever takes these away (`filing`)."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.meetings import Filing, Item
from portfolio_desktop.services.item_annexes import annexes_of
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession


def filings_of_annexes(reader: Reader, attachment_ids: Iterable[str]) -> tuple[Filing, ...]:
    return reader.board.rows(Filing, attachment_id=attachment_ids)


def filings_of_item(reader: Reader, item: Item) -> tuple[Filing, ...]:
    """Those of the item and of its annexes, also of those that it has from what it is about: a
    change request that comes back to another meeting is filed with that one too.
    """
    annexes = {each.id for each in annexes_of(reader, [item])[item.id]}
    at_meeting = reader.board.rows(Filing, meeting_id=[item.meeting_id])
    return tuple(
        each for each in at_meeting if each.item_id == item.id or each.attachment_id in annexes
    )


def are_filed(filings: Iterable[Filing]) -> bool:
    """Whether the case system holds any of it; a tick that was taken away counts for nothing."""
    return any(each.filed_on is not None for each in filings)


def drop_filings(edit: EditSession, filings: Iterable[Filing]) -> None:
    """Let nothing point to what goes."""
    for each in filings:
        edit.delete("filing", each.id)
