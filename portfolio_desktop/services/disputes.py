"""Disputes of a project: what each party holds, where it is tried, and what waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.risks import Dispute, ScopeClaim
from portfolio_desktop.services import finding
from portfolio_desktop.services.added import Added
from portfolio_desktop.services.concerns import (
    NOT_CLOSED,
    Closure,
    label_of,
    last_rank,
    proposed_number,
)
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, passage, refuse, typed_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class DisputeDraft:
    """A dispute as its form holds it: everything typed is text.

    `participant` and `counterpart` are participants' names, short names or ids; a counterpart that
    is new becomes a participant, a supplier. `cases` is a whole number, or "".
    """

    project_id: str
    number: str = ""
    title: str = ""
    participant: str = ""
    counterpart: str = ""
    own_position: str = ""
    counterpart_position: str = ""
    scope: ScopeClaim | None = None
    forum: str = ""
    blocks: str = ""
    milestone_id: str | None = None
    cases: str = ""
    raised_on: str = ""
    closure: Closure = NOT_CLOSED


def new_dispute_draft(reader: Reader, project_id: str, today: date) -> DisputeDraft:
    """An empty form with the next number and today proposed."""
    number = proposed_number(reader, today)
    return DisputeDraft(project_id, number, raised_on=typed_day(today))


def dispute_draft(reader: Reader, dispute_id: str) -> DisputeDraft:
    """The form of a dispute, filled with what the register holds."""
    dispute = _known(reader, dispute_id)
    names = {each.id: each.name for each in reader.participants()}
    return DisputeDraft(
        project_id=dispute.project_id,
        number=dispute.number,
        title=dispute.title,
        participant=names.get(dispute.participant_id or "", ""),
        counterpart=names.get(dispute.counterpart_id or "", ""),
        own_position=dispute.own_position,
        counterpart_position=dispute.counterpart_position,
        scope=dispute.scope,
        forum=dispute.forum,
        blocks=dispute.blocks,
        milestone_id=dispute.milestone_id,
        cases="" if dispute.cases is None else str(dispute.cases),
        raised_on=typed_day(dispute.raised_on),
        closure=Closure(dispute.closed, dispute.closed_reason, dispute.open_heading),
    )


def add_dispute(register: RegisterFile, draft: DisputeDraft) -> Added:
    """Note a dispute; a RuleError names the field that cannot be."""
    reader, dispute_id = register.reader, new_id()
    project = finding.project(reader, draft.project_id)
    values = _values(reader, draft)
    values["number"] = number = line(draft.number) or proposed_number(reader, register.today())
    values["raised_on"] = values["raised_on"] or register.today()
    values["project_id"] = draft.project_id
    values["rank"] = last_rank(reader, Dispute, draft.project_id)
    facts = {"risk": number, "number": project.number}
    with register.edit(Label("dispute_added", facts)) as edit:
        values |= _parties(edit, reader, draft)
        edit.create("dispute", dispute_id, values)
    return Added(dispute_id, edit.change)


def edit_dispute(register: RegisterFile, dispute_id: str, draft: DisputeDraft) -> Change:
    """Write what differs from the register. Its project stays what it is."""
    reader = register.reader
    before = _known(reader, dispute_id)
    values = _values(reader, draft)
    values["number"] = line(draft.number) or before.number
    with register.edit(label_of(reader, before, "edited")) as edit:
        values |= _parties(edit, reader, draft)
        for field, value in values.items():
            edit.set("dispute", dispute_id, field, value)
    return edit.change


def _values(reader: Reader, draft: DisputeDraft) -> dict[str, FieldValue]:
    if not line(draft.title):
        raise refuse("concern_title_missing", "title")
    return {
        "title": line(draft.title),
        "own_position": passage(draft.own_position),
        "counterpart_position": passage(draft.counterpart_position),
        "scope": draft.scope,
        "forum": line(draft.forum),
        "blocks": passage(draft.blocks),
        "milestone_id": _milestone(reader, draft),
        "cases": _count(draft.cases),
        "raised_on": certain_day(draft.raised_on, "raised_on", date_rules(reader)),
        **draft.closure.values(),
    }


def _parties(edit: EditSession, reader: Reader, draft: DisputeDraft) -> dict[str, FieldValue]:
    own = finding.participant(reader, draft.participant) if line(draft.participant) else None
    if own is None and line(draft.participant):
        raise refuse("lead_unknown", "participant", text=line(draft.participant))
    return {
        "participant_id": None if own is None else own.id,
        "counterpart_id": _counterpart(edit, reader, draft.counterpart),
    }


def _counterpart(edit: EditSession, reader: Reader, text: str) -> str | None:
    """The participant's id, made within the edit where the name is new."""
    name = line(text)
    if not name:
        return None
    known = finding.participant(reader, text)
    if known is not None:
        return known.id
    row = new_id()
    edit.create("participant", row, {"name": name, "kind": ParticipantKind.SUPPLIER})
    return row


def _milestone(reader: Reader, draft: DisputeDraft) -> str | None:
    """A milestone of the project itself; None for none."""
    if draft.milestone_id is None:
        return None
    found = reader.plan.milestone(draft.milestone_id)
    if found is None or found.project_id != draft.project_id:
        raise refuse("milestone_unknown", "milestone_id")
    return found.id


def _count(text: str) -> int | None:
    wanted = line(text)
    if not wanted:
        return None
    if not wanted.isdecimal() or len(wanted) > _LONGEST_COUNT:
        raise refuse("concern_cases", "cases", text=wanted)
    return int(wanted)


_LONGEST_COUNT = 6


def _known(reader: Reader, dispute_id: str) -> Dispute:
    found = reader.board.row(Dispute, dispute_id)
    if found is None:
        raise refuse("concern_unknown", "title")
    return found
