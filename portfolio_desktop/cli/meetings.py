"""`meeting`: the meetings of a register listed, one made, its papers issued; and those printed."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio_desktop.cli.console import Refusal, say, say_json, warn
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import paper_format, require_ending, require_free_place
from portfolio_desktop.cli.pack_options import chosen, says_choice
from portfolio_desktop.domain.dates import Precision, read_date
from portfolio_desktop.domain.meetings import (
    Edition,
    IssueKind,
    Meeting,
    MeetingIssue,
    MinutesState,
)
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_front import meeting_words
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.decided_where import board_name
from portfolio_desktop.services.issues import Sending, issue_words, issues_of
from portfolio_desktop.services.messages import file_not_written
from portfolio_desktop.services.pack_choices import parts_of
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile

if TYPE_CHECKING:
    from portfolio_desktop.workflows.issuing import PreparedIssue

_KINDS = {
    "agenda": IssueKind.AGENDA,
    "late": IssueKind.LATE_PAPERS,
    "draft": IssueKind.DRAFT_MINUTES,
    "minutes": IssueKind.APPROVED_MINUTES,
}


def list_meetings(options: Namespace) -> int:
    from portfolio_desktop.services.meeting_order import all_meetings

    with opened(options.register) as register:
        reader = register.reader
        found = [(each, issues_of(reader, each.id)) for each in all_meetings(reader)]
        if options.json:
            say_json([_as_json(reader, meeting, issues) for meeting, issues in found])
            return 0
        if not found:
            say(_("The register has no meetings."))
        for meeting, issues in found:
            state = board_word(meeting.state)
            say(f"{day_words(meeting.held_on):14} {_meeting_line(reader, meeting)} ({state})")
            for issue in issues:
                say(f"    {_issue_line(issue)}")
    return 0


def _meeting_line(reader: Reader, meeting: Meeting) -> str:
    return f"{board_name(reader, meeting.forum_id)}: {meeting_words(meeting)}"


def _issue_line(issue: MeetingIssue) -> str:
    words = _("{issue}: sent {day} to {who}") if issue.sent_to else _("{issue}: sent {day}")
    return words.format(issue=issue_words(issue), day=day_words(issue.sent_on), who=issue.sent_to)


def _as_json(reader: Reader, meeting: Meeting, issues: tuple[MeetingIssue, ...]) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "forum": board_name(reader, meeting.forum_id),
        "date": meeting.held_on.isoformat() if meeting.held_on else None,
        "number": meeting.number,
        "title": meeting.title,
        "place": meeting.place,
        "state": meeting.state.value,
        "minutes": meeting.minutes_state.value,
        "issues": [
            {
                "id": issue.id,
                "kind": issue.kind.value,
                "version": issue.version,
                "edition": issue.edition.value,
                "sent_on": issue.sent_on.isoformat() if issue.sent_on else None,
                "sent_to": issue.sent_to,
                "changes": issue.changes.splitlines(),
                "file_name": issue.file_name,
                "sha256": issue.blob,
                "pages": issue.pages,
                "position": issue.position,
                "head": issue.head,
            }
            for issue in issues
        ],
    }


def create_meeting(options: Namespace) -> int:
    """The id of the new meeting is said last, for a script to take."""
    from portfolio_desktop.services.meeting_forms import new_meeting_draft
    from portfolio_desktop.services.meetings import add_meeting

    with opened(options.register) as register:
        draft = replace(new_meeting_draft(register.reader), held_on=options.date)
        for field in ("forum", "number", "title", "starts", "ends", "place"):
            if getattr(options, field) is not None:
                draft = replace(draft, **{field: getattr(options, field)})
        if not draft.forum.strip():
            raise Refusal(_("The register knows no board yet. Say with --forum which one meets."))
        added = add_meeting(register, draft)
        if options.fill:
            _fill(register, added.id)
    say(added.id)
    return 0


def _fill(register: RegisterFile, meeting_id: str) -> None:
    from portfolio_desktop.services.agenda_filling import fill_agenda

    fill_agenda(register, meeting_id)


def issue_meeting(options: Namespace) -> int:
    """Keep what is sent, and write it to a file where one is named."""
    from portfolio_desktop.workflows.issuing import issue_now

    path: Path | None = options.output
    if path is not None:
        require_ending(path, ".pdf")
        require_free_place(path, options.register)
    with opened(options.register) as register:
        meeting = meeting_named(register.reader, options.meeting)
        wish = AgendaWish(meeting.id, _KINDS[options.kind], Edition(options.edition))
        wish = _with_choice(register.reader, wish, options)
        sending = Sending(options.sent_on or "", options.sent_to or "")
        prepared, pdf = issue_now(register, wish, sending)
        issue = issues_of(register.reader, meeting.id)[-1]
    _warn_of(prepared, prepared.content)
    for line in prepared.changes:
        say(line)
    say(
        _("Issued {issue} for {meeting}.").format(
            issue=issue_words(issue), meeting=meeting_words(meeting)
        )
    )
    if path is not None:
        _write_issued(path, pdf, issue)
    return 0


def _write_issued(path: Path, pdf: bytes, issue: MeetingIssue) -> None:
    """It is issued by then, whatever becomes of the file; nobody is to issue it once more."""
    try:
        write_whole(path, pdf)
    except OSError as error:
        kept = _(
            "It is issued all the same and kept in the register: pack with --meeting and"
            " --issued {version} writes the file."
        ).format(version=issue.version)
        raise Refusal(replace(file_not_written(path, error), safe=kept).text) from error


def print_meeting(options: Namespace) -> int:
    """`pack --meeting`: the agenda or minutes as they are now, or as a version was sent."""
    from portfolio_desktop.workflows.annexes import AnnexShelf, with_annexes
    from portfolio_desktop.workflows.issuing import issued_bytes, prepare_issue
    from portfolio_desktop.workflows.paper_files import PaperFormat, papers_as

    _refuse_other_months(options)
    path: Path = options.output
    kind = paper_format(options)
    require_free_place(path, options.register)
    with opened(options.register) as register:
        meeting = meeting_named(register.reader, options.meeting)
        wish = _pack_wish(meeting, options)
        if options.issued is not None:
            require_ending(path, ".pdf")
            _refuse_choice(options)
            issue = _issued(register.reader, wish, options.issued)
            _write(path, issued_bytes(register, issue.id))
            say(
                _("Wrote {issue} as it was sent to {file}.").format(
                    issue=issue_words(issue), file=path
                )
            )
            return 0
        prepared = prepare_issue(register, _with_choice(register.reader, wish, options))
        content = prepared.content
        if kind is PaperFormat.PDF:
            content = with_annexes(content, AnnexShelf())
        _warn_of(prepared, content)
        _write(path, papers_as(content, kind))
    front, count = content.front, len(content.items)
    say(
        _printed_words(content).format(
            title=front.title, meeting=front.meeting, count=count, file=path
        )
    )
    return 0


def _warn_of(prepared: PreparedIssue, content: AgendaContent) -> None:
    """What stands in the papers though it is not released, what they lack, and what was found in
    the annexes."""
    for line in prepared.unreleased:
        warn(_("Not released: {item}").format(item=line))
    for line in prepared.lacking:
        warn(line)
    for annex in content.annexes:
        for line in annex.findings:
            warn(line)


def _printed_words(content: AgendaContent) -> str:
    if not content.choice.has(Part.ITEMS):
        return _("Printed {title} for {meeting}, without its items, to {file}.")
    return ngettext(
        "Printed {title} for {meeting} with {count} item to {file}.",
        "Printed {title} for {meeting} with {count} items to {file}.",
        len(content.items),
    )


def _refuse_other_months(options: Namespace) -> None:
    """The meeting itself says which month its status is of, and what that is compared with."""
    if options.period or options.as_of or options.compared_with_meeting:
        raise Refusal(
            _(
                "The papers of a meeting tell of the month before it. Leave out --period, --as-of"
                " and --compared-with-meeting."
            )
        )


def _pack_wish(meeting: Meeting, options: Namespace) -> AgendaWish:
    kind = options.kind or "agenda"
    edition = Edition(options.edition)
    if kind == "annotated":
        return AgendaWish(meeting.id, edition=edition, annotated=True)
    if kind == "agenda":
        return AgendaWish(meeting.id, edition=edition)
    approved = meeting.minutes_state is MinutesState.APPROVED
    minutes = IssueKind.APPROVED_MINUTES if approved else IssueKind.DRAFT_MINUTES
    return AgendaWish(meeting.id, minutes, edition)


def _with_choice(reader: Reader, wish: AgendaWish, options: Namespace) -> AgendaWish:
    possible = parts_of(wish.kind)
    choice = chosen(options, reader, possible, open_only=wish.open_only)
    return replace(wish, choice=choice)


def _refuse_choice(options: Namespace) -> None:
    if says_choice(options):
        raise Refusal(
            _(
                "What was sent is written as it was. Leave out --issued to choose its parts anew,"
                " or leave out the choice."
            )
        )


def _issued(reader: Reader, wish: AgendaWish, version: int) -> MeetingIssue:
    for issue in issues_of(reader, wish.meeting_id):
        known = (issue.kind, issue.edition, issue.version)
        if known == (wish.kind, wish.edition, version) and not wish.annotated:
            return issue
    raise Refusal(
        _("{kind}, version {version}, was not issued for this meeting.").format(
            kind=capital(board_word(wish.kind)), version=version
        )
    )


def meeting_named(reader: Reader, text: str) -> Meeting:
    """The one meeting with that id, or on that day; a RuleError for none, a Refusal that names
    them for several."""
    wanted = text.strip()
    meetings = reader.board.rows(Meeting)
    found = [each for each in meetings if each.id == wanted]
    if not found:
        day = read_date(wanted)
        if day.precision is Precision.DAY:
            found = [each for each in meetings if each.held_on == day.latest]
    if not found:
        raise refuse("meeting_which", "meeting", text=wanted)
    if len(found) > 1:
        named = "; ".join(f"{each.id} ({_meeting_line(reader, each)})" for each in found)
        raise Refusal(
            _("Several meetings are “{text}”: {meetings}. Name one by its id.").format(
                text=wanted, meetings=named
            )
        )
    return found[0]


def _write(path: Path, pdf: bytes) -> None:
    try:
        write_whole(path, pdf)
    except OSError as error:
        raise Refusal(file_not_written(path, error).text) from error
