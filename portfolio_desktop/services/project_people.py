"""Whom to write to about a project: the persons that have a role in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.participants import Assignment, Person, Role, is_valid
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to: a person, or (without a mail) the participant that leads the project."""

    name: str
    mail: str = ""

    @classmethod
    def of(cls, person: Person) -> Contact:
        return cls(person.name or person.mail, person.mail)


@dataclass(frozen=True, slots=True)
class ProjectPeople:
    """Who has a role in each project today; an erased person is nobody."""

    by_project: Mapping[str, Sequence[Assignment]]
    persons: Mapping[str, Person]

    @classmethod
    def read(
        cls, reader: Reader, today: date, project_ids: Iterable[str] | None = None
    ) -> ProjectPeople:
        """Of these projects, or of all."""
        found: dict[str, list[Assignment]] = {}
        for each in reader.assignments(project_ids):
            if is_valid(each, today):
                found.setdefault(each.project_id, []).append(each)
        known = (person for person in reader.persons() if person.name or person.mail)
        return cls(found, {person.id: person for person in known})

    def having(self, project_id: str, *roles: Role) -> tuple[Contact, ...]:
        """Those in these roles, in the order of the roles and then by name."""
        found = (
            person
            for role in roles
            for person in sorted(
                self._in(project_id, role), key=lambda person: danish_key(person.name)
            )
        )
        return tuple(dict.fromkeys(map(Contact.of, found)))

    def of_participant(self, project_id: str, participant_id: str) -> tuple[Contact, ...]:
        """The participant's people in the project, whatever their role."""
        found = (
            person
            for person in self._in(project_id, None)
            if person.participant_id == participant_id
        )
        return tuple(dict.fromkeys(map(Contact.of, found)))

    def _in(self, project_id: str, role: Role | None) -> Iterator[Person]:
        for each in self.by_project.get(project_id, ()):
            if each.person_id in self.persons and role in {None, each.role}:
                yield self.persons[each.person_id]
