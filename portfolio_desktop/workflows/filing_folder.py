"""One folder with every document of a meeting, for the case system and the meeting portal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio_desktop.domain.meetings import Edition, IssueKind, MinutesState
from portfolio_desktop.environment.file_names import ending_of, proposed_name, usable_name
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.exchange.write_filing_list import filing_list_xlsx
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_front import meeting_words
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.decided_where import board_name
from portfolio_desktop.services.filing import (
    ITEM,
    FilingDocument,
    filing_documents,
)
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.pack_parts import STATUS_PARTS, PackChoice, Part
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.issuing import bare_content_steps


@dataclass(frozen=True, slots=True)
class FilingFolder:
    """What is to be written, read from the register: `kept` are the bytes of kept files by name.

    An item that is listed as open is laid out from the `open_content`, a closed one from all of it.
    """

    name: str
    meeting: str
    content: AgendaContent
    open_content: AgendaContent
    documents: tuple[FilingDocument, ...]
    kept: dict[str, bytes]


def filing_steps(register: RegisterFile, meeting_id: str) -> Steps[FilingFolder]:
    """Everything of the meeting, in steps. The items stand as in the minutes once those are
    approved, until then as on the agenda.
    """
    reader = register.reader
    meeting = meeting_of(reader, meeting_id)
    approved = meeting.minutes_state is MinutesState.APPROVED
    kind = IssueKind.APPROVED_MINUTES if approved else IssueKind.AGENDA
    alone = PackChoice((Part.ITEMS, *STATUS_PARTS))
    wish, position = AgendaWish(meeting_id, kind, choice=alone), register.position()
    content = yield from bare_content_steps(register, reader, wish, position)
    open_wish = replace(wish, edition=Edition.OPEN)
    open_content = yield from bare_content_steps(register, reader, open_wish, position)
    documents = filing_documents(reader, meeting_id)
    kept: dict[str, bytes] = {}
    for done, document in enumerate(documents, start=1):
        if document.blob:
            kept[document.blob] = register.kept(document.blob)
        yield done, len(documents)
    day = meeting.held_on.isoformat() if meeting.held_on else ""
    name = proposed_name(board_name(reader, meeting.forum_id), "1", "", last=day)
    return FilingFolder(name, meeting_words(meeting), content, open_content, documents, kept)


def write_folder(
    wanted: FilingFolder, folder: Path, told: Callable[[int, int], None] | None = None
) -> Path:
    """Write all of it into a new folder below, in any thread; OSError where that cannot be done.

    Nothing that lies there is touched: a second time it is another folder.
    """
    place = _free(folder, wanted.name)
    place.mkdir(parents=True)
    for done, document in enumerate(wanted.documents):
        if told is not None:
            told(done, len(wanted.documents))
        data = (
            _item_bytes(wanted.content if document.closed else wanted.open_content, document.row)
            if document.kind == ITEM
            else wanted.kept[document.blob]
        )
        write_whole(_free(place, usable_name(document.file_name)), data)
    name = pgettext("filing", "Documents")
    write_whole(_free(place, f"{name}.xlsx"), filing_list_xlsx(wanted.documents, wanted.meeting))
    return place


def _item_bytes(content: AgendaContent, row: str) -> bytes:
    from portfolio_desktop.reports.agenda_report import render_agenda

    item = next(each for each in content.items if each.id == row)
    alone = replace(content, items=(item,), status=content.status if item.holds_status else None)
    return render_agenda(alone)


def _free(folder: Path, name: str) -> Path:
    path, number, ending = folder / name, 2, ending_of(name)
    while path.exists():
        path = folder / f"{name.removesuffix(ending)} ({number}){ending}"
        number += 1
    return path
