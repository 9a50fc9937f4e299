"""Issuing what is printed of a meeting: read it, lay it out, keep it; and lay it out again later.

Everything is built from the rows at one place in the log, so the same issue can be laid out again
whatever was edited since.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace

from portfolio_desktop.domain.meetings import MeetingIssue
from portfolio_desktop.environment.texts import _, speaking
from portfolio_desktop.services.agenda_content import (
    AgendaWish,
    agenda_content_steps,
    status_options,
)
from portfolio_desktop.services.agenda_front import edition_words, head_words, name_mark
from portfolio_desktop.services.agenda_lacks import lacks_of
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.closed_mentions import closed_mentions
from portfolio_desktop.services.issue_changes import changes_between
from portfolio_desktop.services.issues import (
    IssueRecord,
    Sending,
    compared_issue,
    issue_file_name,
    issue_of,
    issue_words,
    next_version,
    record_issue,
    require_issuable,
    unreleased_of,
    wish_of,
)
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.open_edition import (
    closed_since,
    earlier_reader,
    for_edition,
)
from portfolio_desktop.services.pack_basis import Origin
from portfolio_desktop.services.pack_choices import language_of
from portfolio_desktop.services.pack_numbers import local_day
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.paper_findings import PaperFinding
from portfolio_desktop.services.since_meeting import Seen
from portfolio_desktop.services.since_values import open_part
from portfolio_desktop.services.steps import Done, Steps, in_language, run_through
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.past_register import past_register_steps
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Position
from portfolio_desktop.workflows.annexes import (
    AnnexShelf,
    bound,
    language_read,
    with_annexes,
    with_files_steps,
)
from portfolio_desktop.workflows.carrying import carried_steps
from portfolio_desktop.workflows.freezes import between_steps, freeze_before
from portfolio_desktop.workflows.packing import Cancelled, PackCancelled, Progress, never, silent


@dataclass(frozen=True, slots=True)
class PreparedIssue:
    """What is ready to be laid out and issued. `waiting` are the items that are not released,
    `lacks` what else ought to be there, and what the open edition ought not to name; `compared`
    says what the changes are held against, "" for a first issue.
    """

    wish: AgendaWish
    content: AgendaContent
    position: Position
    head: str
    file_name: str
    changes: tuple[str, ...] = ()
    compared: str = ""
    waiting: tuple[PaperFinding, ...] = ()
    lacks: tuple[PaperFinding, ...] = ()

    @property
    def unreleased(self) -> tuple[str, ...]:
        """A sentence for each item that is not released."""
        return tuple(each.sentence for each in self.waiting)

    @property
    def lacking(self) -> tuple[str, ...]:
        """A sentence for each lack."""
        return tuple(each.sentence for each in self.lacks)


def prepare_issue(register: RegisterFile, wish: AgendaWish) -> PreparedIssue:
    """As `prepare_steps`, at once."""
    return run_through(prepare_steps(register, wish))


def prepare_steps(register: RegisterFile, wish: AgendaWish) -> Steps[PreparedIssue]:
    """The next issue of that kind, from the register as it is, in steps.

    Where an edit comes between two steps it reads again. The chair's own agenda can be prepared,
    and is refused when it is to be issued.
    """
    while True:
        position = register.position()
        prepared = yield from _prepared(register, wish, position)
        if register.position() == position:
            return prepared


def _prepared(register: RegisterFile, wish: AgendaWish, position: Position) -> Steps[PreparedIssue]:
    reader = register.reader
    if not wish.annotated:
        wish = replace(wish, version=next_version(reader, wish))
    content, compared = yield from _content(register, reader, wish, position)
    content = yield from with_files_steps(register, content)
    named = (yield from closed_mentions(reader, content)) if wish.open_only else ()
    return PreparedIssue(
        wish=wish,
        content=content,
        position=position,
        head=content.identity.log_head,
        file_name=issue_file_name(reader, wish, content.front.name_mark),
        changes=content.front.changes,
        compared="" if compared is None else issue_words(compared),
        waiting=unreleased_of(reader, wish) if wish.choice.has(Part.ITEMS) else (),
        lacks=(
            *lacks_of(reader, wish, content.items),
            *(PaperFinding(each.sentence, each.item_id, each.project_id) for each in named),
        ),
    )


def _content(
    register: RegisterFile, reader: Reader, wish: AgendaWish, position: Position
) -> Steps[tuple[AgendaContent, MeetingIssue | None]]:
    """What is printed at a position, and the issue it is held against."""
    content = yield from bare_content_steps(register, reader, wish, position)
    content = yield from _with_changes(register, reader, wish, content)
    content = yield from _with_register(reader, wish, content)
    compared = None if wish.annotated else compared_issue(reader, wish)
    if compared is None:
        return content, None
    then = Position.parse(compared.position)
    past = yield from past_register_steps(register, then, register.anchor(then).at)
    with closing(past):
        earlier = earlier_reader(past.reader, reader, open_only=wish.open_only)
        told = replace(wish_of(reader, compared), choice=wish.choice)
        before = yield from bare_content_steps(register, earlier, told, then)
        newly = closed_since(past.reader, reader) if wish.open_only else ()
        yield 1, 1
    yield 1, 1  # letting go of the past takes a turn of its own
    changes = changes_between(before, content, newly)
    title = _("Changed since {issue}").format(issue=_in_sentence(issue_words(compared)))
    front = replace(content.front, changes_title=title, changes=changes)
    return replace(content, front=front), compared


def _with_changes(
    register: RegisterFile, reader: Reader, wish: AgendaWish, content: AgendaContent
) -> Steps[AgendaContent]:
    """The content with what has changed since the board was told last, beside the report."""
    wanted = content.status is not None and content.choice.has(Part.SINCE)
    freeze = freeze_before(reader, wish.meeting_id) if wanted else None
    if freeze is None:
        return content
    reader = for_edition(reader, open_only=wish.open_only)
    meeting, day = meeting_of(reader, wish.meeting_id), local_day(content.identity.position_at)
    period = status_options(reader, meeting, day).period
    day = min(day, meeting.held_on or day)  # papers printed later tell of their day
    since = yield from between_steps(register, freeze, Seen(reader, period, day, meeting))
    if any(line.closed for section in since.sections for line in section.lines):
        front = replace(
            content.front,
            edition=edition_words(wish, has_closed=True),
            name_mark=name_mark(wish, has_closed=True),
        )
        margin = replace(content.margin, head_right=head_words(front))
        content = replace(content, front=front, margin=margin)
    return replace(content, since=open_part(since) if wish.open_only else since)


def _with_register(
    reader: Reader, wish: AgendaWish, content: AgendaContent
) -> Steps[AgendaContent]:
    """The content with the register it was read from as files, where that was chosen."""
    if not content.choice.carried:
        return content
    day = local_day(content.identity.position_at)
    options = status_options(reader, meeting_of(reader, wish.meeting_id), day)
    carried = yield from carried_steps(reader, wish, options.period)
    return replace(content, carried=carried)


def _in_sentence(words: str) -> str:
    return words[:1].lower() + words[1:]


def bare_content_steps(
    register: RegisterFile, reader: Reader, wish: AgendaWish, position: Position
) -> Steps[AgendaContent]:
    """What is printed at a position, without what has changed; the reader shows the rows there."""
    anchor = register.anchor(position)
    return (yield from agenda_content_steps(reader, wish, Origin(anchor.at, anchor.head)))


def agenda_bytes(
    content: AgendaContent,
    progress: Progress = silent,
    cancelled: Cancelled = never,
    shelf: AnnexShelf | None = None,
) -> bytes:
    """The PDF, in any thread; PackCancelled where it was given up.

    Who lays out the same papers several times keeps what was read of their annexes on a `shelf`.
    """
    from portfolio_desktop.reports.agenda_report import render_agenda
    from portfolio_desktop.reports.sections import RenderingCancelled

    content = with_annexes(content, shelf or AnnexShelf(), cancelled=cancelled)
    try:
        with speaking(language_read(content)):  # the axes of figures name months
            papers = render_agenda(content, progress, cancelled)
    except RenderingCancelled:
        raise PackCancelled from None
    return bound(papers, content.annexes)


def check_steps(register: RegisterFile) -> Generator[Done, None, None]:
    """The full check of the file that comes before issuing (DESIGN section 2), in short steps.

    A RuleError where anything is damaged: what is sent out must rest on what was written.
    """
    for done, found in enumerate(register.check_slices(), start=1):
        if any(finding.is_damage for finding in found):
            raise refuse("issue_damaged", "kind")
        yield done, done + 1


def issue_prepared(
    register: RegisterFile, prepared: PreparedIssue, pdf: bytes, sending: Sending
) -> Change:
    """Keep what was laid out as the issue that is sent. Not to be undone."""
    require_issuable(register.reader, prepared.wish)
    record = IssueRecord(
        wish=prepared.wish,
        position=prepared.position,
        head=prepared.head,
        changes=prepared.changes,
        file_name=prepared.file_name,
        pages=page_count(pdf),
    )
    return record_issue(register, record, pdf, sending)


def issue_now(
    register: RegisterFile, wish: AgendaWish, sending: Sending
) -> tuple[PreparedIssue, bytes]:
    """Check, prepare, lay out and keep in one go, as the command line does."""
    require_issuable(register.reader, wish)
    for _step in check_steps(register):
        pass
    prepared = prepare_issue(register, wish)
    prepared = replace(prepared, content=with_annexes(prepared.content, AnnexShelf()))
    pdf = agenda_bytes(prepared.content)
    issue_prepared(register, prepared, pdf, sending)
    return prepared, pdf


def issued_bytes(register: RegisterFile, issue_id: str) -> bytes:
    """What was sent, byte for byte."""
    return register.kept(issue_of(register.reader, issue_id).blob)


def reprint_steps(register: RegisterFile, issue_id: str) -> Steps[AgendaContent]:
    """The content of an issue in the language it was issued in, read again from the register as it
    was, in steps."""
    language = language_of(register.reader, issue_id)
    return (yield from in_language(language, _reprint_steps(register, issue_id)))


def _reprint_steps(register: RegisterFile, issue_id: str) -> Steps[AgendaContent]:
    issue = issue_of(register.reader, issue_id)
    position = Position.parse(issue.position)
    past = yield from past_register_steps(register, position, register.anchor(position).at)
    with closing(past):
        wish = wish_of(register.reader, issue)
        content, _compared = yield from _content(register, past.reader, wish, position)
    return (yield from with_files_steps(register, content))


def page_count(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
