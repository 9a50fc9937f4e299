"""The people in the steering groups: added, changed, removed, erased for good."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.participants import PERSON_NAMES, Person
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services import finding
from portfolio_desktop.services.addresses import address_problem
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue, Label, Trace

ERASABLE = ("name", "title", "mail")
"""The values of a person that can be removed for good."""

TRACES = (
    Trace("mail", "reminder", "sent_to"),
    *(Trace("name", table, field) for table, names in PERSON_NAMES.items() for field in names),
    Trace("name", "change_request", "requested_by"),
    Trace("title", "attendance", "title", "person_id"),
)
"""Where else they stand alone, and go with the person; inside a longer text they stay
(`mentions`)."""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as the form holds it."""

    name: str = ""
    title: str = ""
    mail: str = ""
    participant_id: str | None = None


def person_draft(reader: Reader, person_id: str) -> PersonDraft:
    """The form of a person, filled with what the register holds."""
    found = finding.person_of(reader, person_id)
    return PersonDraft(found.name, found.title, found.mail, found.participant_id)


def add_person(register: RegisterFile, draft: PersonDraft) -> Added:
    """Add a person; a RuleError names the field that cannot be."""
    row, values = new_id(), _values(register.reader, draft)
    with register.edit(Label("person_added")) as edit:
        edit.create("person", row, values)
    return Added(row, edit.change)


def edit_person(register: RegisterFile, person_id: str, draft: PersonDraft) -> Change:
    """Write what differs from the register."""
    known = finding.person_of(register.reader, person_id).mail
    values = _values(register.reader, draft, known)
    with register.edit(Label("person_edited")) as edit:
        for field, value in values.items():
            edit.set("person", person_id, field, value)
    return edit.change


def remove_person(register: RegisterFile, person_id: str) -> Change:
    """Remove a person who has no role in any project; else a RuleError.

    The values remain in the history, so that it can be undone; `erase_person` removes them there.
    """
    name = finding.person_of(register.reader, person_id).name
    if register.reader.referring("person", [person_id]):
        raise refuse("person_used", "name", text=name)
    with register.edit(Label("person_removed")) as edit:
        edit.delete("person", person_id)
    return edit.change


def erase_person(register: RegisterFile, person_id: str) -> Change:
    """Remove a person's name, title and mail for good, from the history too; no undo brings them
    back.

    They go also where a reminder was sent to them, where they took part in a meeting, and where
    they are who reported, confirmed, approved, gave an account or asked for a change, in approved
    reports and minutes as well. The roles
    remain, held by a person without a name. What was printed or sent is not changed.
    """
    finding.person_of(register.reader, person_id)
    return register.erase("person", person_id, *ERASABLE, traces=TRACES)


def in_danish_order(reader: Reader) -> tuple[Person, ...]:
    """Every person by name; the erased last."""
    return tuple(sorted(reader.persons(), key=lambda each: (not each.name, danish_key(each.name))))


def _values(reader: Reader, draft: PersonDraft, known: str = "") -> dict[str, FieldValue]:
    """The fields of a person; the mail that is `known` already is not judged again."""
    name, mail = line(draft.name), line(draft.mail)
    if not name:
        raise refuse("person_name_missing", "name")
    problem = address_problem(mail) if mail and mail != known else None
    if problem is not None:
        raise RuleError(problem)
    if draft.participant_id:
        finding.participant_of(reader, draft.participant_id, "participant_id")
    return {
        "name": name,
        "title": line(draft.title),
        "mail": mail,
        "participant_id": draft.participant_id or None,
    }
