"""The documents of a meeting for the case system: what each is called, and which are filed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Edition, Filing, Item, Meeting, MeetingIssue
from portfolio_desktop.domain.project import Project
from portfolio_desktop.environment.file_names import ending_of, proposed_name
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.annex_words import annex_title
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.closedness import Case, grounds_of, tells_of_closed
from portfolio_desktop.services.issues import issue_words, issues_of
from portfolio_desktop.services.item_annexes import annexes_of
from portfolio_desktop.services.meeting_rules import items_of, meeting_label, meeting_of
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue

ITEM, ANNEX, ISSUE = "item", "annex", "issue"
"""What kinds of documents there are; written to the register."""


@dataclass(frozen=True, slots=True)
class FilingDocument:
    """One document. `blob` names the kept file of annexes and issues; an item's is laid out."""

    kind: str
    row: str
    title: str
    case_number: str
    file_name: str
    dated: date | None
    closed: bool
    filed_on: date | None
    number: int = 0
    blob: str = ""
    reason: str = ""
    """Why it is closed, where that is said."""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.row

    @property
    def filed_words(self) -> str:
        return day_words(self.filed_on)

    @property
    def access_words(self) -> str:
        return pgettext("filing", "closed") if self.closed else pgettext("filing", "open")


def filing_documents(reader: Reader, meeting_id: str) -> tuple[FilingDocument, ...]:
    """Everything of a meeting that is filed: what was issued, then each item with its annexes."""
    meeting = meeting_of(reader, meeting_id)
    filed = {_key_of(row): row for row in reader.board.rows(Filing, meeting_id=[meeting_id])}
    items = tuple(_items(reader, meeting))
    issued = issues_of(reader, meeting_id)
    closed = any(each.closed for each in items) or (bool(issued) and tells_of_closed(reader))
    reason = "; ".join(dict.fromkeys(each.reason for each in items if each.reason))
    documents = [*_issues(meeting, issued, closed=closed, reason=reason), *items]
    return tuple(_with_filing(each, filed.get(each.key)) for each in documents)


def _with_filing(document: FilingDocument, filing: Filing | None) -> FilingDocument:
    if filing is None or filing.filed_on is None:
        return document
    return replace(document, filed_on=filing.filed_on)


def _key_of(filing: Filing) -> tuple[str, str]:
    if filing.attachment_id:
        return ANNEX, filing.attachment_id
    if filing.issue_id:
        return ISSUE, filing.issue_id
    return ITEM, filing.item_id or ""


def _issues(
    meeting: Meeting, issues: Iterable[MeetingIssue], *, closed: bool, reason: str
) -> Iterable[FilingDocument]:
    """`closed` says whether a full edition holds what the open one does not, and `reason` why."""
    for issue in issues:
        words = issue_words(issue)
        holds_closed = closed and issue.edition is Edition.FULL
        yield FilingDocument(
            kind=ISSUE,
            row=issue.id,
            title=words,
            case_number="",
            file_name=_name("", f"{_day(meeting)} {words}", ".pdf"),
            dated=issue.sent_on,
            closed=holds_closed,
            filed_on=None,
            blob=issue.blob,
            reason=reason if holds_closed else "",
        )


def _items(reader: Reader, meeting: Meeting) -> Iterable[FilingDocument]:
    """Each item with its annexes; a file that two items are about comes with the first."""
    numbered = items_of(reader, meeting.id)
    items = [item for _number, item in numbered]
    annexes, grounds = annexes_of(reader, items), grounds_of(reader, items)
    listed: set[str] = set()
    for number, item in numbered:
        document = _item(meeting, number, item, grounds.closing(item))
        yield document
        for place, annex in enumerate(annexes[item.id], start=1):
            if annex.id not in listed:
                listed.add(annex.id)
                yield _annex(meeting, document, place, annex)


def _item(
    meeting: Meeting, number: int, item: Item, closing: Sequence[Case | Project]
) -> FilingDocument:
    """`closing` is what closes it, the nearest first."""
    return FilingDocument(
        kind=ITEM,
        row=item.id,
        title=item.title.strip() or capital(board_word(item.source)),
        case_number=item.case_number.strip(),
        file_name=_name(item.case_number, _item_words(number), ".pdf"),
        dated=meeting.held_on,
        closed=bool(closing),
        filed_on=None,
        number=number,
        reason=_reason(each.closed_reason for each in closing),
    )


def _annex(meeting: Meeting, item: FilingDocument, place: int, annex: Attachment) -> FilingDocument:
    words = _("{item} – Annex {place}").format(item=_item_words(item.number), place=place)
    return FilingDocument(
        kind=ANNEX,
        row=annex.id,
        title=annex_title(annex.name),
        case_number=item.case_number,
        file_name=_name(item.case_number, words, ending_of(annex.name)),
        dated=annex.added_on or meeting.held_on,
        closed=annex.closed or item.closed,
        filed_on=None,
        number=item.number,
        blob=annex.blob,
        reason=_reason((annex.closed_reason if annex.closed else "", item.reason)),
    )


def _reason(said: Iterable[str]) -> str:
    """The first that says anything."""
    return next(filter(None, (each.strip() for each in said)), "")


def _item_words(number: int) -> str:
    return pgettext("filing", "Item {number}").format(number=f"{number:02}")


def _day(meeting: Meeting) -> str:
    return meeting.held_on.isoformat() if meeting.held_on else ""


def _name(case_number: str, words: str, ending: str) -> str:
    """ "2023-4711 – Punkt 04 – Bilag 2.pdf"; without a case number the rest alone."""
    case = case_number.strip()
    return proposed_name(case, "1", ending, last=f"– {words}" if case else words)


def mark_filed(
    register: RegisterFile,
    meeting_id: str,
    documents: Iterable[FilingDocument],
    *,
    filed: bool = True,
) -> Change:
    """Tick documents as filed today, or take the tick away; several are one step."""
    reader = register.reader
    meeting = meeting_of(reader, meeting_id)
    known = {_key_of(row): row for row in reader.board.rows(Filing, meeting_id=[meeting_id])}
    wanted = [each for each in documents if (each.filed_on is not None) is not filed]
    code = "document_filed" if filed else "document_unfiled"
    day = register.today() if filed else None
    with register.edit(meeting_label(code, meeting, count=len(wanted))) as edit:
        for each in wanted:
            _write(edit, meeting_id, each, known.get(each.key), day)
    return edit.change


def _write(
    edit: EditSession,
    meeting_id: str,
    document: FilingDocument,
    known: Filing | None,
    day: date | None,
) -> None:
    if known is not None:
        edit.set("filing", known.id, "filed_on", day)
        return
    place = {ITEM: "item_id", ANNEX: "attachment_id", ISSUE: "issue_id"}[document.kind]
    values: dict[str, FieldValue] = {
        "meeting_id": meeting_id,
        place: document.row,
        "document": document.kind,
        "file_name": document.file_name,
        "case_number": document.case_number,
        "dated": document.dated,
        "filed_on": day,
    }
    edit.create("filing", new_id(), values)


def unfiled_words(documents: Iterable[FilingDocument]) -> str:
    """ "3 af 9 dokumenter er journaliseret"."""
    found = tuple(documents)
    done = sum(each.filed_on is not None for each in found)
    words = _("{done} of {total} documents are filed.")
    return words.format(done=done, total=len(found))
