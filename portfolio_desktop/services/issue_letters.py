"""The mail that goes with what was issued of a meeting: to whom, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.board_choices import AttendanceRole, Presence
from portfolio_desktop.domain.meetings import IssueKind, Meeting, MeetingIssue
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.addresses import address
from portfolio_desktop.services.attendances import named_attendances
from portfolio_desktop.services.board_letters import attendance_contact
from portfolio_desktop.services.decided_where import board_name, meeting_name
from portfolio_desktop.services.issues import issue_of, issue_words
from portfolio_desktop.services.letter_words import greeting, signed
from portfolio_desktop.services.meeting_rules import meeting_of
from portfolio_desktop.services.project_people import Contact
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class IssueLetter:
    """One mail to all that take part, with the issued file. `unaddressed` are the names of those
    whom the register has no mail address for.
    """

    recipients: tuple[Contact, ...]
    unaddressed: tuple[str, ...]
    subject: str
    body: str
    file_name: str


def issue_letter(reader: Reader, issue_id: str) -> IssueLetter:
    """To the meeting's participants, but not to guests: they come for their own item alone."""
    issue = issue_of(reader, issue_id)
    meeting = meeting_of(reader, issue.meeting_id)
    persons = {each.id: each for each in reader.persons()}
    people = [
        attendance_contact(each, persons)
        for each in named_attendances(reader, meeting.id)
        if each.presence is not Presence.ABSENT and each.role is not AttendanceRole.GUEST
    ]
    people = list(dict.fromkeys(people))
    what = issue_words(issue)
    subject = _("{board}: {issue}, {meeting}").format(
        board=board_name(reader, meeting.forum_id), issue=what, meeting=meeting_name(meeting)
    )
    return IssueLetter(
        tuple(each for each in people if address(each.mail)),
        tuple(each.name for each in people if each.name and not address(each.mail)),
        subject,
        signed(reader.info(), _paragraphs(issue, meeting, what)),
        issue.file_name,
    )


def _paragraphs(issue: MeetingIssue, meeting: Meeting, what: str) -> tuple[str, ...]:
    """Nothing of what the file says: a mail is passed on more easily than it is."""
    attached = _("Attached: {issue} for {meeting}.").format(
        issue=what, meeting=meeting_name(meeting)
    )
    due = ""
    if issue.kind is IssueKind.DRAFT_MINUTES and meeting.comments_due:
        words = _("Please send your remarks by {day}, also if you have none.")
        due = words.format(day=day_words(meeting.comments_due))
    return tuple(part for part in (greeting(Contact(""), person=False), attached, due) if part)
