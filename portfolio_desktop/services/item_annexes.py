"""The files that are annexes of an item: its own, then those of what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import Item
from portfolio_desktop.storage.reader import Reader


def annexes_of(reader: Reader, items: Iterable[Item]) -> dict[str, list[Attachment]]:
    """By item, in the order of their numbers: its own files, those of its change request, and those
    of the written procedure whose decision it reports.
    """
    known = list(items)
    rows = reader.board.rows
    own = grouped(rows(Attachment, item_id=[each.id for each in known]), lambda each: each.item_id)
    asked = {each.request_id for each in known if each.request_id}
    requests = grouped(rows(Attachment, request_id=asked), lambda each: each.request_id)
    written = {each.procedure_id for each in known if each.procedure_id}
    procedures = grouped(rows(Attachment, procedure_id=written), lambda each: each.procedure_id)
    return {
        each.id: [
            *own.get(each.id, ()),
            *requests.get(each.request_id, ()),
            *procedures.get(each.procedure_id, ()),
        ]
        for each in known
    }
