"""Who takes part in a meeting: roles, apologies and substitutes. Each function is one edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.meetings import Attendance, AttendanceRole, Meeting, Presence
from portfolio_desktop.domain.ordering import spread_ranks
from portfolio_desktop.domain.participants import standing
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services.addresses import address_problem
from portfolio_desktop.services.finding import participant
from portfolio_desktop.services.meeting_order import meetings_before
from portfolio_desktop.services.meeting_rules import meeting_label, require_open_meeting
from portfolio_desktop.services.project_team import person_words
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue


@dataclass(frozen=True, slots=True)
class AttendanceDraft:
    """Somebody at a meeting as the form holds it; `id` is "" for a new one.

    `name` is a person of the register (`project_team.person_words`), else a name written out;
    `participant` names the organisation. `stands_in_for` is the name, as in this list, of whom the
    person stands in for. `mail` is the person's; who is none yet becomes one by it.
    """

    id: str = ""
    name: str = ""
    title: str = ""
    participant: str = ""
    role: AttendanceRole = AttendanceRole.MEMBER
    presence: Presence = Presence.INVITED
    stands_in_for: str = ""
    note: str = ""
    mail: str = ""


def attendances(reader: Reader, meeting_id: str) -> tuple[Attendance, ...]:
    """Who takes part, in their order."""
    return reader.board.rows(Attendance, meeting_id=[meeting_id])


def named_attendances(reader: Reader, meeting_id: str) -> tuple[Attendance, ...]:
    """Who takes part, in their order, each with the name that it is known by."""
    persons = person_words(reader)
    found = attendances(reader, meeting_id)
    return tuple(replace(each, name=_name(each, persons)) for each in found)


def attendance_drafts(reader: Reader, meeting_id: str) -> tuple[AttendanceDraft, ...]:
    """The form of a meeting's attendances, filled with what the register holds."""
    found, persons = attendances(reader, meeting_id), person_words(reader)
    mails = {each.id: each.mail for each in reader.persons()}
    names = {each.id: _name(each, persons) for each in found}
    participants = {each.id: each.name for each in reader.participants()}
    return tuple(
        AttendanceDraft(
            id=each.id,
            name=names[each.id],
            title=each.title,
            participant=participants.get(each.participant_id or "", ""),
            role=each.role,
            presence=each.presence,
            stands_in_for=names.get(each.substitute_for_id or "", ""),
            note=each.note,
            mail=mails.get(each.person_id or "", ""),
        )
        for each in found
    )


def usual_attendances(reader: Reader, meeting_id: str) -> tuple[AttendanceDraft, ...]:
    """Who took part in the board's last meeting, as for a new one: nobody has sent apologies, and
    substitutes and guests are left out. Of an organisation that has ended, for who follows it."""
    meeting = require_open_meeting(reader, meeting_id)
    source = _last_with_attendances(reader, meeting)
    drafts = attendance_drafts(reader, source.id) if source else ()
    names = {each.id: each.name for each in reader.participants()}
    now = {names[who]: names[by] for who, by in _standing_at(reader, meeting).items()}
    return tuple(
        AttendanceDraft(
            name=each.name,
            title=each.title,
            participant=now.get(each.participant, each.participant),
            role=each.role,
            mail=each.mail,
        )
        for each in drafts
        if not each.stands_in_for and each.role is not AttendanceRole.GUEST
    )


def write_attendances(
    register: RegisterFile, meeting_id: str, drafts: Sequence[AttendanceDraft]
) -> Change:
    """Let exactly these take part, in this order; those without a name are passed over.

    A RuleError where somebody stands in for one who is not in the list, or for themselves, for an
    organisation that the register does not know, and for a mail that is none; its field is that of
    the draft with its place among `drafts`: "participant/2".
    """
    reader = register.reader
    meeting = require_open_meeting(reader, meeting_id)
    named = {place: each for place, each in enumerate(drafts) if line(each.name)}
    rows = [each.id or new_id() for each in named.values()]
    values, persons = _values(reader, named, rows), _mailed(reader, named)
    before = {each.id for each in attendances(reader, meeting_id)}
    with register.edit(meeting_label("attendance_written", meeting)) as edit:
        _let_go(edit, reader, before - set(rows))
        for row, record, person in zip(rows, values, persons, strict=True):
            _write_person(edit, record, person)
            if row not in before:
                edit.create("attendance", row, {"meeting_id": meeting_id, **record})
                continue
            for field, value in record.items():
                edit.set("attendance", row, field, value)
    return edit.change


def take_over_attendances(edit: EditSession, reader: Reader, meeting: Meeting) -> None:
    """Invite whoever took part in the board's last meeting before this one, within an edit; of an
    organisation that has ended by then, for who follows it."""
    now = _standing_at(reader, meeting)
    source = _last_with_attendances(reader, meeting)
    usual = [
        each
        for each in (attendances(reader, source.id) if source else ())
        if each.substitute_for_id is None and each.role is not AttendanceRole.GUEST
    ]
    for each, rank in zip(usual, spread_ranks(len(usual)), strict=True):
        edit.create(
            "attendance",
            new_id(),
            {
                "meeting_id": meeting.id,
                "person_id": each.person_id,
                "participant_id": now.get(each.participant_id or "", each.participant_id),
                "name": each.name,
                "title": each.title,
                "role": each.role,
                "rank": rank,
            },
        )


def remove_attendances(edit: EditSession, reader: Reader, meeting_id: str) -> None:
    """Let go of all who take part, within an edit that removes the meeting."""
    _let_go(edit, reader, {each.id for each in attendances(reader, meeting_id)})


def _let_go(edit: EditSession, reader: Reader, rows: set[str]) -> None:
    """Take attendances away; nothing points to them any more, and who was absent is known by the
    minutes: a RuleError where those speak of them."""
    pointing = reader.referring("attendance", rows)
    if any(table == "item_absence" for table, *_ in pointing):
        raise refuse("attendance_used", "name")
    for _table, row, field in pointing:
        edit.set("attendance", row, field, None)
    for row in sorted(rows):
        edit.delete("attendance", row)


def field_at(field: str, place: int) -> str:
    """What a field of the draft at this place is called in a RuleError."""
    return f"{field}/{place}"


def _values(
    reader: Reader, drafts: Mapping[int, AttendanceDraft], rows: Sequence[str]
) -> list[dict[str, FieldValue]]:
    persons = {folded(words): row for row, words in person_words(reader).items()}
    places = {folded(line(each.name)): row for each, row in zip(drafts.values(), rows, strict=True)}
    ranks = spread_ranks(len(drafts))
    found: list[dict[str, FieldValue]] = []
    for (place, draft), row, rank in zip(drafts.items(), rows, ranks, strict=True):
        name, stands_in = line(draft.name), line(draft.stands_in_for)
        person = persons.get(folded(name))
        substitute_for = places.get(folded(stands_in)) if stands_in else None
        if stands_in and substitute_for in {None, row}:
            raise refuse("substitute_unknown", field_at("stands_in_for", place), text=stands_in)
        found.append(
            {
                "person_id": person,
                "participant_id": _participant_id(reader, draft.participant, place),
                "name": "" if person else name,
                "title": line(draft.title),
                "role": draft.role,
                "presence": draft.presence,
                "substitute_for_id": substitute_for,
                "note": line(draft.note),
                "rank": rank,
            }
        )
    return found


def _mailed(reader: Reader, drafts: Mapping[int, AttendanceDraft]) -> list[str]:
    """The mail of each; a RuleError for one that is none, unless it is kept so already."""
    known = {each.mail for each in reader.persons()}
    found = {place: line(each.mail) for place, each in drafts.items()}
    for place, mail in found.items():
        problem = address_problem(mail) if mail and mail not in known else None
        if problem is not None:
            raise RuleError(problem._replace(field=field_at(problem.field, place)))
    return list(found.values())


def _write_person(edit: EditSession, record: dict[str, FieldValue], mail: str) -> None:
    """Give the person of an attendance this mail; with one, whoever is no person yet becomes one.

    Without any, what is known of the person stays.
    """
    person = record["person_id"]
    if isinstance(person, str):
        if mail:
            edit.set("person", person, "mail", mail)
    elif mail:
        record["person_id"] = made = new_id()
        fields = ("name", "title", "participant_id")
        edit.create("person", made, {**{name: record[name] for name in fields}, "mail": mail})
        record["name"] = ""


def _participant_id(reader: Reader, name: str, place: int) -> str | None:
    if not line(name):
        return None
    found = participant(reader, name)
    if found is None:
        raise refuse("lead_unknown", field_at("participant", place), text=line(name))
    return found.id


def _last_with_attendances(reader: Reader, meeting: Meeting) -> Meeting | None:
    """The board's newest meeting before this one that says who takes part."""
    earlier = reversed(meetings_before(reader, meeting))
    return next((each for each in earlier if attendances(reader, each.id)), None)


def _standing_at(reader: Reader, meeting: Meeting) -> dict[str, str]:
    """By the id of each participant the one that takes its place on the day of the meeting."""
    known, day = reader.participants(), meeting.held_on
    return {each.id: standing(each.id, known, day) for each in known} if day else {}


def _name(attendance: Attendance, persons: dict[str, str]) -> str:
    return persons.get(attendance.person_id or "", "") or attendance.name
