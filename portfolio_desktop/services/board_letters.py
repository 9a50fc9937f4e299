"""Letters of a board: draft minutes for comments, written procedures, and extracts of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from portfolio_desktop.domain.board_choices import Presence
from portfolio_desktop.domain.case_text import plain
from portfolio_desktop.domain.meetings import Attendance, Forum, Recommendation
from portfolio_desktop.domain.participants import Person, Role
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.account_letters import directors_of
from portfolio_desktop.services.attendances import named_attendances
from portfolio_desktop.services.decided_where import meeting_name
from portfolio_desktop.services.decision_log import LoggedDecision, decision_log
from portfolio_desktop.services.letter_words import greeting, signed
from portfolio_desktop.services.minutes import minutes_standing
from portfolio_desktop.services.procedure_answers import ProcedureStanding
from portfolio_desktop.services.project_people import Contact, ProjectPeople
from portfolio_desktop.services.recommendations import opening_words
from portfolio_desktop.services.reminding import ReminderLetter
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader


def minutes_letters(
    reader: Reader, meeting_id: str, comments_due: date, *, silent_only: bool = False
) -> tuple[ReminderLetter, ...]:
    """A letter to each that takes part in the meeting, asking for comments on the draft minutes.

    With `silent_only` to those members alone who have not commented yet. Somebody without a mail
    address gets a letter without one.
    """
    standing = minutes_standing(reader, meeting_id)
    people = standing.silent if silent_only else named_attendances(reader, meeting_id)
    persons = {each.id: each for each in reader.persons()}
    name = meeting_name(standing.meeting)
    letters = []
    for each in people:
        if each.presence is Presence.ABSENT:
            continue
        contact = attendance_contact(each, persons)
        asked = (
            _("We have not yet had your remarks on the minutes of {meeting}.")
            if silent_only
            else _("Here are the draft minutes of {meeting} for your remarks.")
        )
        due = _("Please send your remarks by {day}, also if you have none.")
        parts = (
            greeting(contact, person=True),
            asked.format(meeting=name),
            due.format(day=day_words(comments_due)),
        )
        subject = _("Draft minutes of {meeting}").format(meeting=name)
        letters.append(ReminderLetter(contact, (), subject, signed(reader.info(), parts), ()))
    return tuple(letters)


def attendance_contact(attendance: Attendance, persons: Mapping[str, Person]) -> Contact:
    """Whom to write to; the name alone where the register knows no person."""
    person = persons.get(attendance.person_id or "")
    return Contact.of(person) if person is not None else Contact(attendance.name)


def procedure_letters(
    reader: Reader, standing: ProcedureStanding, *, reminding: bool = False
) -> tuple[ReminderLetter, ...]:
    """A letter to each participant that is asked, to its directors as far as titles tell.

    With `reminding` to those alone who have not answered. A participant whose people nobody knows
    gets a letter without an address.
    """
    persons = [each for each in reader.persons() if each.name or each.mail]
    letters = []
    for answer in standing.answers:
        if answer.reply is not None:
            continue
        name = standing.names.get(answer.participant_id, "")
        directors = directors_of(persons, answer.participant_id)
        theirs = tuple(Contact.of(each) for each in directors) or (Contact(name),)
        parts = (
            greeting(theirs[0], person=bool(directors)),
            *_procedure_paragraphs(reader, standing, reminding=reminding),
        )
        subject = _("Reminder: {name}") if reminding else "{name}"
        called = f"{capital(standing.name)}: {standing.procedure.title}"
        letters.append(
            ReminderLetter(
                theirs[0],
                theirs[1:],
                subject.format(name=called),
                signed(reader.info(), parts),
                (standing.procedure.project_id,) if standing.procedure.project_id else (),
                answer.participant_id,
            )
        )
    return tuple(letters)


def _procedure_paragraphs(
    reader: Reader, standing: ProcedureStanding, *, reminding: bool
) -> tuple[str, ...]:
    procedure = standing.procedure
    due = _("Please answer by {day}: approved, or your remarks.").format(
        day=day_words(procedure.reply_due)
    )
    opening = _("We have not yet had your answer to this written procedure.") if reminding else ""
    forum = reader.board.row(Forum, procedure.forum_id) if procedure.forum_id else None
    board = (forum.name if forum is not None else reader.info().forum).strip()
    asked = opening_words(board, [each.text for each in standing.points])
    points = (asked or _("It is recommended:")) + "\n" + numbered_points(standing.points)
    return tuple(part for part in (opening, plain(procedure.text), points, due) if part)


def numbered_points(points: Iterable[Recommendation]) -> str:
    """ "1. at planen godkendes", a point on each line."""
    return "\n".join(f"{place}. {each.text}" for place, each in enumerate(points, start=1))


def extract_text(decisions: Iterable[LoggedDecision]) -> str:
    """An extract (udskrift) of decisions made in one place: where, the case, and point by point
    what was recommended and decided. Nothing else that was decided there is in it.
    """
    found = tuple(decisions)
    if not found:
        return ""
    first = found[0]
    head = _("Extract of the decisions of {board}, {where}").format(
        board=first.board, where=first.where
    )
    parts = [head, "\n".join(filter(None, (_day_line(first.on), first.about)))]
    for place, each in enumerate(found, start=1):
        number = f"{place}. " if len(found) > 1 else ""
        recommended = (
            _("Recommendation: {text}").format(text=each.recommended) if each.recommended else ""
        )
        decided = _("Decision: {text}").format(text=each.outcome)
        lines = (recommended, decided) if recommended else (decided,)
        parts.append(number + "\n".join(lines))
    return "\n\n".join(parts)


def extract_letter(reader: Reader, source: str, today: date) -> ReminderLetter | None:
    """A letter with an extract of all that was decided of the same case in the same place.

    It goes to the project manager, with a copy to the chair of the steering group; None for what is
    no longer decided.
    """
    decisions = decision_log(reader)
    wanted = next((each for each in decisions if each.source == source), None)
    if wanted is None:
        return None
    text = extract_text(same_case(decisions, wanted))
    people = ProjectPeople.read(reader, today, [wanted.project_id])
    contacts = people.having(wanted.project_id, Role.MANAGER, Role.CHAIR) or (Contact(""),)
    parts = (
        greeting(contacts[0], person=bool(contacts[0].mail)),
        _("This was decided about your project:"),
        text,
    )
    subject = _("Decision of {board}: {case}").format(board=wanted.board, case=wanted.about)
    project = (wanted.project_id,) if wanted.project_id else ()
    return ReminderLetter(contacts[0], contacts[1:], subject, signed(reader.info(), parts), project)


def same_case(
    decisions: Iterable[LoggedDecision], wanted: LoggedDecision
) -> tuple[LoggedDecision, ...]:
    """Those made of the same item, in the same procedure, or of the request alone, in order."""
    place = (wanted.item_id, wanted.procedure_id)
    if not any(place):
        return (wanted,)
    return tuple(each for each in decisions if (each.item_id, each.procedure_id) == place)


def _day_line(day: date | None) -> str:
    return day_words(day) if day is not None else ""
