"""Who is at a meeting, as it is printed: name, title, organisation, and what else is to be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portfolio_desktop.domain.meetings import Attendance, AttendanceRole, Meeting, Presence
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.agenda_values import People
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.storage.reader import Reader

_SEATS = tuple(AttendanceRole)
"""Who stands before whom."""


def meeting_people(reader: Reader, meeting: Meeting, *, minutes: bool) -> tuple[People, ...]:
    """Who takes part and who has sent apologies; of the minutes, who was there."""
    rows = sorted(
        reader.board.rows(Attendance, meeting_id=[meeting.id]),
        key=lambda each: (_SEATS.index(each.role), each.rank, each.id),
    )
    there = [each for each in rows if not each.presence.is_away]
    named = AttendanceNames(reader, rows)
    title = pgettext("meeting", "Present") if minutes else pgettext("meeting", "Participants")
    groups = (
        People(title, named.all(there)),
        People(pgettext("meeting", "Apologies"), named.of(rows, Presence.APOLOGIES)),
        People(pgettext("meeting", "Absent"), named.of(rows, Presence.ABSENT)),
    )
    return tuple(group for group in groups if group.names)


class AttendanceNames:
    """The people of a meeting by name, title and organisation."""

    def __init__(self, reader: Reader, rows: Sequence[Attendance]) -> None:
        self._participants = {each.id: each.name for each in reader.participants()}
        self._persons = {each.id: each for each in reader.persons()}
        self._rows = {each.id: each for each in rows}

    @classmethod
    def at(cls, reader: Reader, meeting: Meeting) -> AttendanceNames:
        return cls(reader, reader.board.rows(Attendance, meeting_id=[meeting.id]))

    def of(self, rows: Iterable[Attendance], presence: Presence) -> tuple[str, ...]:
        return self.all([each for each in rows if each.presence is presence])

    def all(self, rows: Iterable[Attendance]) -> tuple[str, ...]:
        return tuple(self.line(each) for each in rows)

    def line(self, row: Attendance) -> str:
        place = self._participants.get(row.participant_id or "", "")
        line = ", ".join(part for part in (self.name(row), self._title(row), place) if part)
        return line + "".join(f" ({note})" for note in self._asides(row))

    def name(self, row: Attendance) -> str:
        person = self._persons.get(row.person_id or "")
        return row.name.strip() or (person.name.strip() if person is not None else "")

    def _title(self, row: Attendance) -> str:
        person = self._persons.get(row.person_id or "")
        return row.title.strip() or (person.title.strip() if person is not None else "")

    def _asides(self, row: Attendance) -> list[str]:
        asides = []
        role = board_word(row.role)
        if row.role is not AttendanceRole.MEMBER and role not in self._title(row).casefold():
            asides.append(role)
        stood_for = self._rows.get(row.substitute_for_id or "")
        if stood_for is not None:
            asides.append(_("for {name}").format(name=self.name(stood_for)))
        if row.note.strip():
            asides.append(row.note.strip())
        return asides
