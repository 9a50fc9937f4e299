"""What risks, issues and disputes share: they end, are opened again, moved and removed.

A concern is any of the three; each function is one edit.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.risks import Dispute, Risk, RiskKind
from portfolio_desktop.services import finding
from portfolio_desktop.services.ranks import rank_at
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, passage, refuse
from portfolio_desktop.services.year_numbers import Series, keep_taken, next_number
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, FieldValue, Label

Concern = Risk | Dispute


@dataclass(frozen=True, slots=True)
class Closure:
    """Whether a concern is kept out of the open edition; then why, and what stands there then."""

    closed: bool = False
    reason: str = ""
    open_heading: str = ""

    def values(self) -> dict[str, FieldValue]:
        """The fields of it; a RuleError where it is closed without a reason or a heading."""
        if self.closed and not passage(self.reason):
            raise refuse("concern_closed_reason", "closed_reason")
        if self.closed and not line(self.open_heading):
            raise refuse("concern_closed_heading", "open_heading")
        return {
            "closed": self.closed,
            "closed_reason": passage(self.reason),
            "open_heading": line(self.open_heading),
        }


NOT_CLOSED = Closure()


def risk_kind(concern: Concern) -> RiskKind | None:
    """A risk or an issue; None is a dispute."""
    return concern.kind if isinstance(concern, Risk) else None


def concerns_in(reader: Reader, project_ids: Collection[str] | None = None) -> tuple[Concern, ...]:
    """Those of these projects, or all: risks and issues, then disputes."""
    rows = reader.board.rows
    if project_ids is None:
        return (*rows(Risk), *rows(Dispute))
    return (*rows(Risk, project_id=project_ids), *rows(Dispute, project_id=project_ids))


def found_concern(reader: Reader, concern_id: str) -> Concern:
    """The risk, issue or dispute with this id."""
    found = reader.board.row(Risk, concern_id) or reader.board.row(Dispute, concern_id)
    if found is None:
        raise refuse("concern_unknown", "title")
    return found


def proposed_number(reader: Reader, today: date) -> str:
    """The year's next: risks, issues and disputes share one series."""
    taken = [each.number for each in concerns_in(reader)]
    return next_number(reader, Series.CONCERNS, taken, today)


def end_concern(register: RegisterFile, concern_id: str, outcome: str, on: str = "") -> Change:
    """Say that a concern is over, and how it ended; `on` is the day as typed, "" for today."""
    concern = found_concern(register.reader, concern_id)
    if concern.ended_on is not None:
        raise refuse("concern_ended_already", "ended_on")
    if not passage(outcome):
        raise refuse("concern_outcome_missing", "outcome")
    day = certain_day(on, "ended_on", date_rules(register.reader)) or register.today()
    if concern.raised_on is not None and day < concern.raised_on:
        raise refuse("concern_days", "ended_on", date=concern.raised_on.isoformat())
    with register.edit(label_of(register.reader, concern, "ended")) as edit:
        edit.set(table_of(concern), concern.id, "ended_on", day)
        edit.set(table_of(concern), concern.id, "outcome", passage(outcome))
    return edit.change


def reopen_concern(register: RegisterFile, concern_id: str) -> Change:
    """Let a concern that had ended be open again; how it had ended stands in the history."""
    concern = found_concern(register.reader, concern_id)
    if concern.ended_on is None:
        raise refuse("concern_open_already", "ended_on")
    with register.edit(label_of(register.reader, concern, "reopened")) as edit:
        edit.set(table_of(concern), concern.id, "ended_on", None)
        edit.set(table_of(concern), concern.id, "outcome", "")
    return edit.change


def remove_concern(register: RegisterFile, concern_id: str) -> Change:
    """Take a concern away, as if it had never been noted; undo brings it back. Its number is not
    given to another."""
    concern = found_concern(register.reader, concern_id)
    with register.edit(label_of(register.reader, concern, "removed")) as edit:
        edit.delete(table_of(concern), concern.id)
        keep_taken(edit, register.reader, Series.CONCERNS, concern.number)
    if edit.change.edit is None:
        return edit.change
    return Change(edit.change.edit, edit.change.rows | {("project", concern.project_id)})


def move_concern(register: RegisterFile, concern_id: str, after: str | None) -> Change:
    """Put a concern right after another of its kind and project, or first."""
    reader = register.reader
    concern = found_concern(reader, concern_id)
    others = [
        each
        for each in reader.board.rows(type(concern), project_id=[concern.project_id])
        if each.id != concern_id
    ]
    place = 0 if after is None else _place(others, after) + 1
    with register.edit(label_of(reader, concern, "moved")) as edit:
        edit.set(table_of(concern), concern_id, "rank", rank_at(others, place))
    return edit.change


def last_rank(reader: Reader, kind: type[Concern], project_id: str) -> str:
    """A rank after every other of its kind and project."""
    others = reader.board.rows(kind, project_id=[project_id])
    return rank_at(others, len(others))


def table_of(concern: Concern) -> str:
    return "risk" if isinstance(concern, Risk) else "dispute"


def kind_of(concern: Concern) -> str:
    """ "risk", "issue" or "dispute": what labels begin with."""
    return concern.kind.value if isinstance(concern, Risk) else "dispute"


def label_of(reader: Reader, concern: Concern, what: str) -> Label:
    """The label of an edit that did this with a concern: added, edited, ended …"""
    number = finding.project(reader, concern.project_id).number
    return Label(f"{kind_of(concern)}_{what}", {"risk": concern.number, "number": number})


def _place(others: Sequence[Concern], concern_id: str) -> int:
    for place, each in enumerate(others):
        if each.id == concern_id:
            return place
    raise refuse("concern_unknown", "after")
