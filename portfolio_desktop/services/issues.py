"""What was issued of a meeting: in versions, kept byte for byte, never taken back (DESIGN section
3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import (
    Edition,
    IssueKind,
    Meeting,
    MeetingIssue,
    MinutesState,
)
from portfolio_desktop.environment.file_names import proposed_name
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.agenda import unreleased_items
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_front import document_title
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.decided_where import board_name
from portfolio_desktop.services.meeting_rules import items_of, meeting_label, meeting_of
from portfolio_desktop.services.pack_choices import choice_of, kept_choice
from portfolio_desktop.services.paper_findings import PaperFinding
from portfolio_desktop.services.settings import PACK_CHOICE, date_rules, write_setting
from portfolio_desktop.services.typed import certain_day, line, refuse
from portfolio_desktop.services.words import capital
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, EditKind, FieldValue, Position

_COMPARED = {
    IssueKind.AGENDA: (IssueKind.AGENDA,),
    IssueKind.LATE_PAPERS: (),
    IssueKind.DRAFT_MINUTES: (IssueKind.DRAFT_MINUTES,),
    IssueKind.APPROVED_MINUTES: (IssueKind.APPROVED_MINUTES, IssueKind.DRAFT_MINUTES),
}
"""What an issue is held against: an issue of these kinds, the last of them."""


@dataclass(frozen=True, slots=True)
class Sending:
    """When and to whom it goes, as typed; "" for the day is today."""

    day: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """What is kept of an issue besides its file."""

    wish: AgendaWish
    position: Position
    head: str
    changes: tuple[str, ...]
    file_name: str
    pages: int


def issues_of(reader: Reader, meeting_id: str | None = None) -> tuple[MeetingIssue, ...]:
    """What was issued, of one meeting or of all, the oldest first."""
    rows = reader.board.rows(MeetingIssue, meeting_id=[meeting_id] if meeting_id else None)
    return tuple(sorted(rows, key=_in_time))


def _in_time(issue: MeetingIssue) -> tuple[str, int, str]:
    """Several of one moment by how much was in the log before each."""
    edits = sum(seq for _replica, seq in Position.parse(issue.position).last)
    return (str(issue.issued_at or ""), edits, issue.id)


def issue_of(reader: Reader, issue_id: str) -> MeetingIssue:
    found = reader.board.row(MeetingIssue, issue_id)
    if found is None:
        raise refuse("issue_unknown", "issue")
    return found


def compared_issue(reader: Reader, wish: AgendaWish) -> MeetingIssue | None:
    """The issue of the same edition that this one comes after; None for the first."""
    kinds = _COMPARED[wish.kind]
    earlier = [
        each
        for each in issues_of(reader, wish.meeting_id)
        if each.edition is wish.edition and each.kind in kinds
    ]
    return earlier[-1] if earlier else None


def next_version(reader: Reader, wish: AgendaWish) -> int:
    """The number of the next issue of that kind and edition, from 1."""
    return 1 + max(
        (
            each.version
            for each in issues_of(reader, wish.meeting_id)
            if each.kind is wish.kind and each.edition is wish.edition
        ),
        default=0,
    )


def usual_recipients(reader: Reader, meeting_id: str, edition: Edition) -> str:
    """To whom that edition was sent last, of this meeting or else of another of its board; ""
    where it never was.
    """
    forum = meeting_of(reader, meeting_id).forum_id
    boards = {each.id: each.forum_id for each in reader.board.rows(Meeting)}
    sent = [
        each
        for each in issues_of(reader)
        if each.edition is edition and each.sent_to and boards[each.meeting_id] == forum
    ]
    own = [each for each in sent if each.meeting_id == meeting_id]
    return (own or sent)[-1].sent_to if sent else ""


def usual_kind(meeting: Meeting) -> IssueKind:
    """What is most likely issued next of a meeting."""
    if meeting.minutes_state is MinutesState.APPROVED:
        return IssueKind.APPROVED_MINUTES
    if meeting.minutes_state is not MinutesState.NONE:
        return IssueKind.DRAFT_MINUTES
    return IssueKind.AGENDA


def require_issuable(reader: Reader, wish: AgendaWish) -> Meeting:
    """The meeting; a RuleError for what is never sent out, for an agenda without items, and for
    minutes that are not approved issued as such.
    """
    meeting = meeting_of(reader, wish.meeting_id)
    if wish.annotated:
        raise refuse("issue_annotated", "kind")
    if not items_of(reader, meeting.id):
        raise refuse("issue_empty", "kind")
    approved = meeting.minutes_state is MinutesState.APPROVED
    if wish.kind is IssueKind.APPROVED_MINUTES and not approved:
        raise refuse("issue_not_approved", "kind")
    return meeting


def unreleased_of(reader: Reader, wish: AgendaWish) -> tuple[PaperFinding, ...]:
    """ "Punkt 4, Titel: udkast" for each item that is not released, of late papers those in them;
    nothing for minutes."""
    if wish.minutes:
        return ()
    template = _("Item {number}, {title}: {stage}")
    return tuple(
        PaperFinding(
            template.format(
                number=number,
                title=item.title.strip() or capital(board_word(item.source)),
                stage=board_word(item.stage),
            ),
            item.id,
        )
        for number, item in unreleased_items(reader, wish.meeting_id)
        if item.late or wish.kind is not IssueKind.LATE_PAPERS
    )


def issue_file_name(reader: Reader, wish: AgendaWish, mark: str) -> str:
    """ "RSI-kredsen 2023-11-10 Dagsorden v2 åben.pdf", with the `name_mark` of its front page."""
    meeting = meeting_of(reader, wish.meeting_id)
    day = meeting.held_on.isoformat() if meeting.held_on else ""
    version = f"v{wish.version}" if wish.version else ""
    board, title = board_name(reader, meeting.forum_id), document_title(meeting, wish)
    return proposed_name(board, "1", ".pdf", last=f"{day} {title} {version} {mark}")


def record_issue(
    register: RegisterFile, issue: IssueRecord, pdf: bytes, sending: Sending
) -> Change:
    """Keep what is sent out, with the place in the log it was built from and what was chosen of it.
    Not to be undone.

    A RuleError where the register has moved on since it was built, or where the day is none.
    """
    wish = issue.wish
    meeting = require_issuable(register.reader, wish)
    day = sending_day(register, sending)
    if register.position() != issue.position:
        raise refuse("issue_stale", "kind")
    label = meeting_label("meeting_issued", meeting, issue=wish.kind.value, version=wish.version)
    with register.edit(label, kind=EditKind.ISSUE) as edit:
        values: dict[str, FieldValue] = {
            "meeting_id": meeting.id,
            "version": wish.version,
            "kind": wish.kind,
            "edition": wish.edition,
            "issued_at": register.now().replace(microsecond=0),
            "position": str(issue.position),
            "head": issue.head,
            "sent_on": day,
            "sent_to": line(sending.to),
            "changes": "\n".join(issue.changes),
            "file_name": issue.file_name,
            "blob": edit.keep(pdf),
            "pages": issue.pages,
        }
        issue_id = new_id()
        edit.create("meeting_issue", issue_id, values)
        write_setting(edit, f"{PACK_CHOICE}{issue_id}", kept_choice(wish.choice))
    return edit.change


def sending_day(register: RegisterFile, sending: Sending) -> date:
    day = certain_day(sending.day, "sent_on", date_rules(register.reader))
    return day or register.today()


def issue_words(issue: MeetingIssue) -> str:
    """ "Dagsorden, version 2, åben udgave"."""
    name = capital(board_word(issue.kind))
    version = _("version {number}").format(number=issue.version)
    parts = [name, version]
    if issue.edition is Edition.OPEN:
        parts.append(board_word(issue.edition))
    return ", ".join(parts)


def agenda_issues(issues: Iterable[MeetingIssue]) -> tuple[MeetingIssue, ...]:
    """Those that told the board how things stand: agendas, not minutes, in the full edition."""
    return tuple(
        each for each in issues if each.kind is IssueKind.AGENDA and each.edition is Edition.FULL
    )


def wish_of(reader: Reader, issue: MeetingIssue) -> AgendaWish:
    """What was printed when it was issued; the reader shows the register after that."""
    return AgendaWish(
        issue.meeting_id,
        issue.kind,
        issue.edition,
        version=issue.version,
        choice=choice_of(reader, issue.id),
    )
