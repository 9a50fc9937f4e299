"""The organisations that take part: added, changed, followed by others. Each function is one edit.

What is to happen to their projects, when one organisation follows another, is in `reorganising`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.participants import Participant, ParticipantKind, would_follow_itself
from portfolio_desktop.services import finding
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, refuse, typed_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """A participant as its form holds it; the days are as typed, both inclusive."""

    name: str = ""
    short_name: str = ""
    kind: ParticipantKind = ParticipantKind.OTHER
    valid_from: str = ""
    valid_to: str = ""
    successor_id: str | None = None


def participant_draft(reader: Reader, participant_id: str) -> ParticipantDraft:
    """The form of a participant, filled with what the register holds."""
    found = finding.participant_of(reader, participant_id)
    return ParticipantDraft(
        found.name,
        found.short_name,
        found.kind,
        typed_day(found.valid_from),
        typed_day(found.valid_to),
        found.successor_id,
    )


def kind_of_name(name: str) -> ParticipantKind:
    """What an organisation of this name most likely is, for a form to propose."""
    words = line(name).casefold().split()
    if not words:
        return ParticipantKind.OTHER
    if words[0] == "region":
        return ParticipantKind.REGION
    if any(word.endswith(("ministeriet", "ministerium")) for word in words):
        return ParticipantKind.MINISTRY
    if any(word.endswith(("styrelsen", "styrelse")) for word in words):
        return ParticipantKind.AGENCY
    return ParticipantKind.SUPPLIER if words[-1] in _COMPANIES else ParticipantKind.OTHER


_COMPANIES = frozenset({"a/s", "aps", "p/s", "k/s", "ltd", "ltd.", "inc.", "ab", "gmbh"})


def add_participant(register: RegisterFile, draft: ParticipantDraft) -> Added:
    """Add an organisation; a RuleError names the field that cannot be."""
    row = new_id()
    values = _values(register.reader, row, draft)
    with register.edit(Label("participant_added")) as edit:
        edit.create("participant", row, values)
    return Added(row, edit.change)


def edit_participant(
    register: RegisterFile, participant_id: str, draft: ParticipantDraft
) -> Change:
    """Write what differs from the register."""
    finding.participant_of(register.reader, participant_id)
    values = _values(register.reader, participant_id, draft)
    with register.edit(Label("participant_edited")) as edit:
        for field, value in values.items():
            edit.set("participant", participant_id, field, value)
    return edit.change


def remove_participant(register: RegisterFile, participant_id: str) -> Change:
    """Remove an organisation that nothing in the register is about; else a RuleError."""
    name = finding.participant_of(register.reader, participant_id).name
    if register.reader.referring("participant", [participant_id]):
        raise refuse("participant_used", "name", text=name)
    with register.edit(Label("participant_removed")) as edit:
        edit.delete("participant", participant_id)
    return edit.change


def in_danish_order(reader: Reader) -> tuple[Participant, ...]:
    """Every organisation by its name; those that have been followed by another too."""
    return tuple(sorted(reader.participants(), key=lambda each: danish_key(each.name)))


def _values(reader: Reader, row: str, draft: ParticipantDraft) -> dict[str, FieldValue]:
    rules = date_rules(reader)
    name, short = line(draft.name), line(draft.short_name)
    if not name:
        raise refuse("participant_name_missing", "name")
    _refuse_double(reader, row, "name", name)
    _refuse_double(reader, row, "short_name", short)
    begins = certain_day(draft.valid_from, "valid_from", rules)
    ends = certain_day(draft.valid_to, "valid_to", rules)
    if begins and ends and ends < begins:
        raise refuse("participant_days", "valid_to")
    _refuse_successor(reader, row, draft.successor_id, ends)
    return {
        "name": name,
        "short_name": short,
        "kind": draft.kind,
        "valid_from": begins,
        "valid_to": ends,
        "successor_id": draft.successor_id or None,
    }


def _refuse_double(reader: Reader, row: str, field: str, text: str) -> None:
    """What people type for a participant must mean one of them."""
    for each in reader.participants():
        taken = {folded(each.name), folded(each.short_name) or None}
        if each.id != row and folded(text) in taken:
            raise refuse("participant_double", field, text=text)


def _refuse_successor(reader: Reader, row: str, successor: str | None, ends: date | None) -> None:
    if not successor:
        return
    followed_by = {each.id: each.successor_id for each in reader.participants()}
    if successor not in followed_by:
        raise refuse("participant_unknown", "successor_id")
    if ends is None:
        raise refuse("successor_without_end", "valid_to")
    if would_follow_itself(row, successor, followed_by):
        raise refuse("successor_loop", "successor_id")
