"""What change requests ask for: the plan they start from, the wish, and what was granted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portfolio_desktop.domain.change_request import RequestedChange, Subject
from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.delay import approved_plan
from portfolio_desktop.domain.money import Money
from portfolio_desktop.services import finding
from portfolio_desktop.services.projects import lead
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import amount, imprecise, passage, refuse, shown
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue

Value = ImpreciseDate | Money | str | None

IN_THE_PLAN = frozenset({Subject.END, Subject.BUDGET, Subject.SCOPE})
"""What an approved plan holds; a change of anything else makes no new version."""


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """What a subject is to become, as typed: a date, an amount, a text, a phase or a name."""

    subject: Subject
    after: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """What changes start from: the approved plan (without one the forecast), phase and lead."""

    version: int = 0
    end: ImpreciseDate | None = None
    budget: Money | None = None
    scope: str = ""
    phase: str = ""
    lead: str = ""

    def of(self, subject: Subject) -> Value:
        return {
            Subject.END: self.end,
            Subject.BUDGET: self.budget,
            Subject.SCOPE: self.scope,
            Subject.PHASE: self.phase,
            Subject.LEAD: self.lead,
        }[subject]


def start_of(reader: Reader, project_id: str) -> Start:
    """What the project's changes start from just now."""
    project = finding.project(reader, project_id)
    plan = approved_plan(reader.baselines([project_id]))
    return Start(
        version=plan.version if plan else 0,
        end=(plan.end if plan else None) or project.forecast_end,
        budget=plan.budget if plan else None,
        scope=plan.scope if plan else "",
        phase=project.phase,
        lead=project.lead_id or "",
    )


def fields_of(subject: Subject, prefix: str, value: Value) -> dict[str, FieldValue]:
    """The value as the field of a requested change: `prefix` is before, after or granted."""
    match subject:
        case Subject.END:
            return {f"{prefix}_date": value}
        case Subject.BUDGET:
            return {f"{prefix}_money": value}
    return {f"{prefix}_text": value or ""}


def before_of(change: RequestedChange) -> Value:
    return _pick(change.subject, change.before_date, change.before_money, change.before_text)


def after_of(change: RequestedChange) -> Value:
    """What was asked for."""
    return _pick(change.subject, change.after_date, change.after_money, change.after_text)


def granted_of(change: RequestedChange) -> Value:
    """What was granted where that differs from what was asked for; else None or ""."""
    return _pick(change.subject, change.granted_date, change.granted_money, change.granted_text)


def _pick(subject: Subject, end: ImpreciseDate | None, budget: Money | None, text: str) -> Value:
    match subject:
        case Subject.END:
            return end
        case Subject.BUDGET:
            return budget
    return text


def typed_change(change: RequestedChange, leads: Mapping[str, str]) -> ChangeDraft:
    """The change as it was typed; `leads` are the participants' names by id."""
    return ChangeDraft(change.subject, typed_value(change.subject, after_of(change), leads))


def typed_value(subject: Subject, value: Value, leads: Mapping[str, str]) -> str:
    if isinstance(value, ImpreciseDate | Money):
        return shown(value)
    if subject is Subject.LEAD:
        return leads.get(value or "", value or "")
    return value or ""


def read_wish(reader: Reader, draft: ChangeDraft, known: Value) -> Value:
    """The value a draft asks for; a RuleError with the subject's field where it cannot be read.

    A participant is left as typed: see `stored`. `known` is what was read last time.
    """
    field = field_of(draft.subject)
    match draft.subject:
        case Subject.END:
            before = known if isinstance(known, ImpreciseDate) else None
            return imprecise(draft.after, before, date_rules(reader))
        case Subject.BUDGET:
            return amount(draft.after, known if isinstance(known, Money) else None, field)
        case Subject.PHASE:
            return finding.phase(reader, draft.after, field)
    return passage(draft.after)


def stored(edit: EditSession, reader: Reader, subject: Subject, value: Value) -> Value:
    """The value as it is kept: a participant's id, made within the edit where the name is new."""
    if subject is Subject.LEAD and isinstance(value, str):
        return lead(edit, reader, value) or ""
    return value


def lies_within(known: ImpreciseDate, wide: ImpreciseDate) -> bool:
    """Whether every day that `known` may mean is one of those of `wide`."""
    days = (wide.earliest, known.earliest, known.latest, wide.latest)
    certain = [day for day in days if day is not None]
    return len(certain) == len(days) and certain == sorted(certain)


def require_said(subject: Subject, value: Value) -> None:
    """A RuleError unless it is said what the subject is to become; an end must be a date."""
    field = field_of(subject)
    if value is None or value == "":
        raise refuse("change_incomplete", field, subject=subject.value)
    if isinstance(value, ImpreciseDate) and value.precision is Precision.UNREAD:
        raise refuse("date_missing", field, text=value.text)


def field_of(subject: Subject) -> str:
    """The name a form gives the field of this subject: "changes.end"."""
    return f"changes.{subject.value}"
