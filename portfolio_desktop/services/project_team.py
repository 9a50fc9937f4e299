"""Who stands behind a project: the accountable participant, who takes part, and people's roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.domain.ids import new_id, participation_id
from portfolio_desktop.domain.participants import Assignment, Person, Role
from portfolio_desktop.domain.status import RollUpRule
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, refuse, typed_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue


@dataclass(frozen=True, slots=True)
class RoleDraft:
    """One person's role as the form holds it; `id` is "" for a new one.

    `person` is a name, with the organisation where several have it (`person_words`); a name nobody
    has yet becomes a person. The days are as typed.
    """

    id: str = ""
    role: Role = Role.MEMBER
    person: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class TeamDraft:
    """Who stands behind a project. `roll_up` None takes the register's own rule.

    `participants` are the ids of those that report on the project themselves.
    """

    accountable_id: str | None = None
    roll_up: RollUpRule | None = None
    participants: frozenset[str] = frozenset()
    roles: tuple[RoleDraft, ...] = ()


def team_draft(reader: Reader, project_id: str) -> TeamDraft:
    """The form of a project, filled with what the register holds."""
    project = finding.project(reader, project_id)
    persons = person_words(reader)
    return TeamDraft(
        project.accountable_id,
        project.roll_up,
        frozenset(each.participant_id for each in reader.participations([project_id])),
        tuple(
            RoleDraft(
                each.id,
                each.role,
                persons.get(each.person_id, ""),
                typed_day(each.valid_from),
                typed_day(each.valid_to),
            )
            for each in in_order(reader.assignments([project_id]))
        ),
    )


def in_order(assignments: Iterable[Assignment]) -> list[Assignment]:
    """Chair, manager, members, observers; those who came first, first."""
    places = list(Role)
    return sorted(
        assignments,
        key=lambda each: (places.index(each.role), str(each.valid_from or ""), each.id),
    )


def person_words(reader: Reader) -> dict[str, str]:
    """How each person is named where one is chosen: with the organisation where it takes that."""
    persons = reader.persons()
    names = Counter(folded(each.name) for each in persons)
    organisations = {each.id: each.name for each in reader.participants()}
    return {
        each.id: _named(each, organisations, alone=names[folded(each.name)] == 1)
        for each in persons
    }


def _named(person: Person, organisations: dict[str, str], *, alone: bool) -> str:
    """What tells this person from the others of the same name: organisation, else mail."""
    if not person.name:
        return pgettext("person", "erased")
    if alone:
        return person.name
    more = organisations.get(person.participant_id or "", "") or person.mail
    return f"{person.name}, {more}" if more else person.name


def write_team(edit: EditSession, reader: Reader, project_id: str, draft: TeamDraft) -> None:
    """Write what differs from the register, within an edit of the project."""
    roles = _roles(reader, draft.roles)
    if draft.accountable_id:
        finding.participant_of(reader, draft.accountable_id, "accountable_id")
    edit.set("project", project_id, "accountable_id", draft.accountable_id or None)
    edit.set("project", project_id, "roll_up", draft.roll_up)
    write_participations(edit, reader, project_id, draft.participants)
    _write_roles(edit, reader, project_id, roles)


def write_participations(
    edit: EditSession, reader: Reader, project_id: str, wanted: frozenset[str]
) -> None:
    """Let exactly these take part."""
    before = {each.participant_id: each.id for each in reader.participations([project_id])}
    for gone in sorted(before.keys() - wanted):
        edit.delete("participation", before[gone])
    for new in sorted(wanted - before.keys()):
        finding.participant_of(reader, new, "participants")
        row = participation_id(project_id, new)
        edit.create("participation", row, {"project_id": project_id, "participant_id": new})


def _roles(
    reader: Reader, drafts: Iterable[RoleDraft]
) -> list[tuple[RoleDraft, dict[str, FieldValue]]]:
    """The roles that name a person, with their fields but for the person."""
    rules = date_rules(reader)
    found: list[tuple[RoleDraft, dict[str, FieldValue]]] = []
    for each in drafts:
        if not line(each.person):
            continue
        begins = certain_day(each.valid_from, "roles", rules)
        ends = certain_day(each.valid_to, "roles", rules)
        if begins and ends and ends < begins:
            raise refuse("role_days", "roles")
        found.append((each, {"role": each.role, "valid_from": begins, "valid_to": ends}))
    return found


def _write_roles(
    edit: EditSession,
    reader: Reader,
    project_id: str,
    roles: Iterable[tuple[RoleDraft, dict[str, FieldValue]]],
) -> None:
    before = {each.id: each.person_id for each in reader.assignments([project_id])}
    persons = _Persons(edit, reader)
    kept: set[str] = set()
    for draft, values in roles:
        values["person_id"] = persons.id_of(draft.person, before.get(draft.id, ""))
        if draft.id in before:
            kept.add(draft.id)
            for field, value in values.items():
                edit.set("assignment", draft.id, field, value)
        else:
            edit.create("assignment", new_id(), {"project_id": project_id, **values})
    for row in sorted(before.keys() - kept):
        edit.delete("assignment", row)


class _Persons:
    """Finds people by what was typed; a new name is added once, however often it stands there."""

    def __init__(self, edit: EditSession, reader: Reader) -> None:
        self._edit = edit
        self._words = person_words(reader)
        self._known = {folded(each.name): each.id for each in reader.persons() if each.name}
        self._known |= {folded(words): row for row, words in self._words.items()}

    def id_of(self, text: str, before: str) -> str:
        """`before` is who had the role: still meant where the words are theirs."""
        name = line(text)
        if before and self._words.get(before) == name:
            return before
        found = self._known.get(folded(name))
        if found is None:
            found = self._known[folded(name)] = new_id()
            self._edit.create("person", found, {"name": name})
        return found
