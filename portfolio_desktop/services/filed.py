"""The ticks of items and annexes that are filed, for whoever takes these away (`filing`)."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.meetings import Filing
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession


def filings_of_annexes(reader: Reader, attachment_ids: Iterable[str]) -> tuple[Filing, ...]:
    return reader.board.rows(Filing, attachment_id=attachment_ids)


def filings_of_item(reader: Reader, item_id: str) -> tuple[Filing, ...]:
    """Those of the item and of its annexes."""
    annexes = [each.id for each in reader.board.rows(Attachment, item_id=[item_id])]
    own = reader.board.rows(Filing, item_id=[item_id])
    theirs = filings_of_annexes(reader, annexes)
    return tuple({each.id: each for each in (*own, *theirs)}.values())


def are_filed(filings: Iterable[Filing]) -> bool:
    """Whether the case system holds any of it; a tick that was taken away counts for nothing."""
    return any(each.filed_on is not None for each in filings)


def drop_filings(edit: EditSession, filings: Iterable[Filing]) -> None:
    """Let nothing point to what goes."""
    for each in filings:
        edit.delete("filing", each.id)
