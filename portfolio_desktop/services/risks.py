"""Risks and issues of a project: added and changed. Each function is one edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.risk_rules import LEAST, MOST
from portfolio_desktop.domain.risks import Risk, RiskKind, RiskResponse, Trend
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
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class RiskDraft:
    """A risk or an issue as its form holds it: everything typed is text.

    `probability` and `consequence` are whole numbers from 1 to 5, or "". Without a `number` it gets
    the year's next, and without `raised_on` today.
    """

    project_id: str
    kind: RiskKind = RiskKind.RISK
    number: str = ""
    title: str = ""
    description: str = ""
    probability: str = ""
    consequence: str = ""
    owner: str = ""
    response: RiskResponse | None = None
    response_note: str = ""
    trend: Trend | None = None
    raised_on: str = ""
    closure: Closure = NOT_CLOSED


def new_risk_draft(
    reader: Reader, project_id: str, today: date, kind: RiskKind = RiskKind.RISK
) -> RiskDraft:
    """An empty form with the next number and today proposed."""
    number = proposed_number(reader, today)
    return RiskDraft(project_id, kind, number, raised_on=typed_day(today))


def risk_draft(reader: Reader, risk_id: str) -> RiskDraft:
    """The form of a risk, filled with what the register holds."""
    risk = _known(reader, risk_id)
    return RiskDraft(
        project_id=risk.project_id,
        kind=risk.kind,
        number=risk.number,
        title=risk.title,
        description=risk.description,
        probability=_typed(risk.probability),
        consequence=_typed(risk.consequence),
        owner=risk.owner,
        response=risk.response,
        response_note=risk.response_note,
        trend=risk.trend,
        raised_on=typed_day(risk.raised_on),
        closure=Closure(risk.closed, risk.closed_reason, risk.open_heading),
    )


def add_risk(register: RegisterFile, draft: RiskDraft) -> Added:
    """Note a risk or an issue; a RuleError names the field that cannot be."""
    reader, risk_id = register.reader, new_id()
    project = finding.project(reader, draft.project_id)
    values = _values(reader, draft)
    values["number"] = number = line(draft.number) or proposed_number(reader, register.today())
    values["raised_on"] = values["raised_on"] or register.today()
    values["project_id"] = draft.project_id
    values["rank"] = last_rank(reader, Risk, draft.project_id)
    facts = {"risk": number, "number": project.number}
    with register.edit(Label(f"{draft.kind.value}_added", facts)) as edit:
        edit.create("risk", risk_id, values)
    return Added(risk_id, edit.change)


def edit_risk(register: RegisterFile, risk_id: str, draft: RiskDraft) -> Change:
    """Write what differs from the register. Its project stays what it is."""
    before = _known(register.reader, risk_id)
    values = _values(register.reader, draft)
    values["number"] = line(draft.number) or before.number
    occurred = before.kind is RiskKind.RISK and draft.kind is RiskKind.ISSUE
    with register.edit(_edited(register.reader, before, draft.kind, occurred)) as edit:
        for field, value in values.items():
            edit.set("risk", risk_id, field, value)
    return edit.change


def _edited(reader: Reader, risk: Risk, kind: RiskKind, occurred: bool) -> Label:
    if not occurred:
        return label_of(reader, replace(risk, kind=kind), "edited")
    return label_of(reader, risk, "occurred")


def _values(reader: Reader, draft: RiskDraft) -> dict[str, FieldValue]:
    if not line(draft.title):
        raise refuse("concern_title_missing", "title")
    return {
        "kind": draft.kind,
        "title": line(draft.title),
        "description": passage(draft.description),
        "probability": _grade(draft.probability, "probability"),
        "consequence": _grade(draft.consequence, "consequence"),
        "owner": line(draft.owner),
        "response": draft.response,
        "response_note": passage(draft.response_note),
        "trend": draft.trend,
        "raised_on": certain_day(draft.raised_on, "raised_on", date_rules(reader)),
        **draft.closure.values(),
    }


def _grade(text: str, field: str) -> int | None:
    """A whole number of the scale, None for no text."""
    wanted = line(text)
    if not wanted:
        return None
    if not wanted.isdecimal() or not LEAST <= int(wanted) <= MOST:
        raise refuse("concern_scale", field, text=wanted)
    return int(wanted)


def _typed(grade: int | None) -> str:
    return "" if grade is None else str(grade)


def _known(reader: Reader, risk_id: str) -> Risk:
    found = reader.board.row(Risk, risk_id)
    if found is None:
        raise refuse("concern_unknown", "title")
    return found
