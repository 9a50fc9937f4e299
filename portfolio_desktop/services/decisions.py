"""Deciding a change request: what was decided, and for an approval all that follows, at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    RequestedChange,
    RequestState,
    Subject,
)
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.services import finding
from portfolio_desktop.services.plan_parts import carry_over
from portfolio_desktop.services.projects import write_plan
from portfolio_desktop.services.request_rules import (
    facts_of,
    require_allowed,
    require_complete,
)
from portfolio_desktop.services.requested import (
    IN_THE_PLAN,
    ChangeDraft,
    Start,
    Value,
    after_of,
    field_of,
    fields_of,
    lies_within,
    read_wish,
    require_said,
    start_of,
    stored,
)
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import (
    certain_day,
    line,
    passage,
    refuse,
    required_day,
)
from portfolio_desktop.services.words import day_words
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label

APPROVING = frozenset({RequestState.APPROVED, RequestState.APPROVED_WITH_CHANGES})
"""The outcomes that move the plan."""

OUTCOMES = (
    RequestState.APPROVED,
    RequestState.APPROVED_WITH_CHANGES,
    RequestState.REJECTED,
    RequestState.POSTPONED,
    RequestState.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as its form holds it.

    `outcome` is None while none is chosen. `forum` is who decided (the board or the project's
    steering group), `reference` the meeting or the written procedure as the minutes call it; a
    withdrawal needs neither. `granted` says what was approved where that differs from what was
    asked for, `submitted_on` when the request was sent in, None where the register has it right.
    `item_id` or `procedure_id` is where the register itself holds the decision, if it does.
    """

    outcome: RequestState | None
    decided_on: str
    forum: str = ""
    reference: str = ""
    note: str = ""
    granted: tuple[ChangeDraft, ...] = ()
    submitted_on: str | None = None
    item_id: str | None = None
    procedure_id: str | None = None


def decide_request(register: RegisterFile, request_id: str, decision: Decision) -> Change:
    """Record a decision. An approval makes the next approved plan and moves the project, in one.

    The plan takes the new end, budget and scope and keeps the rest, with the milestones and the
    budgets of the years; the project's forecast end,
    phase and lead follow, but a forecast within the new end keeps its more exact words. The
    original plan stays what it is. A RuleError names the field.
    """
    decided = DecidedRequest.read(register.reader, request_id, decision)
    with register.edit(Label("request_decided", decided.facts)) as edit:
        decided.write(edit)
    return edit.change


@dataclass(frozen=True, slots=True)
class DecidedRequest:
    """A decision that may be recorded: read and found complete, not yet written."""

    reader: Reader
    request: ChangeRequest
    outcome: RequestState
    granted: dict[Subject, Value]
    values: dict[str, FieldValue]

    @classmethod
    def read(cls, reader: Reader, request_id: str, decision: Decision) -> DecidedRequest:
        """A RuleError where it may not be recorded so."""
        outcome = required_outcome(decision)
        request = require_allowed(reader, request_id, outcome)
        granted = granted_values(reader, request, decision)
        return cls(reader, request, outcome, granted, _recorded(reader, request, decision))

    @property
    def facts(self) -> dict[str, str | int]:
        """What a label about it tells."""
        return {**facts_of(self.reader, self.request), "state": self.outcome.value}

    def write(self, edit: EditSession) -> None:
        """Record it as a part of an edit, with all that follows."""
        for field, value in self.values.items():
            edit.set("change_request", self.request.id, field, value)
        if self.outcome in APPROVING:
            day = _day(self.values["decided_on"])
            _carry_out(edit, self.reader, self.request, self.granted, day)


def required_outcome(decision: Decision) -> RequestState:
    """What was decided; a RuleError where nothing is chosen, or what is no decision."""
    if decision.outcome is None:
        raise refuse("outcome_missing", "outcome")
    if decision.outcome not in OUTCOMES:
        raise refuse("not_an_outcome", "outcome", state=decision.outcome.value)
    return decision.outcome


def _recorded(reader: Reader, request: ChangeRequest, decision: Decision) -> dict[str, FieldValue]:
    day = required_day(decision.decided_on, "decided_on", date_rules(reader))
    submitted = _submitted(reader, request, decision, day)
    if decision.outcome is not RequestState.WITHDRAWN:
        if not line(decision.forum):
            raise refuse("forum_missing", "forum")
        if not line(decision.reference):
            raise refuse("reference_missing", "reference")
    return {
        "item_id": decision.item_id or request.item_id,
        "procedure_id": decision.procedure_id or request.procedure_id,
        "state": decision.outcome,
        "submitted_on": submitted,
        "decided_on": day,
        "decision_forum": line(decision.forum),
        "decision_reference": line(decision.reference),
        "decision_note": passage(decision.note),
    }


def _submitted(
    reader: Reader, request: ChangeRequest, decision: Decision, decided: date
) -> date | None:
    """The day the request was sent in: there must be one, and nothing is decided before it."""
    submitted = request.submitted_on
    if decision.submitted_on is not None:
        submitted = certain_day(decision.submitted_on, "submitted_on", date_rules(reader))
    if decision.outcome is RequestState.WITHDRAWN:
        return submitted
    if submitted is None:
        raise refuse("submitted_missing", "submitted_on")
    if submitted > decided:
        days = {"submitted": day_words(submitted), "decided": day_words(decided)}
        raise refuse("submitted_after_decision", "submitted_on", **days)
    return submitted


def _day(value: FieldValue) -> date | None:
    return value if isinstance(value, date) else None


def granted_values(
    reader: Reader, request: ChangeRequest, decision: Decision
) -> dict[Subject, Value]:
    """What an approval gives instead of what was asked for, by subject; nothing otherwise.

    A RuleError where the request, or what is granted instead, does not say enough.
    """
    if decision.outcome not in APPROVING:
        return {}
    require_complete(reader, request)
    if decision.outcome is RequestState.APPROVED:
        return {}
    asked = {change.subject: change for change in reader.requested_changes([request.id])}
    granted: dict[Subject, Value] = {}
    for draft in decision.granted:
        change = asked.get(draft.subject)
        if change is None:
            raise refuse("not_asked_for", field_of(draft.subject), subject=draft.subject.value)
        value = read_wish(reader, draft, after_of(change))
        require_said(draft.subject, value)
        if _differs(reader, change, value):
            granted[draft.subject] = value
    if not granted:
        raise refuse("granted_missing", "granted")
    return granted


def _differs(reader: Reader, change: RequestedChange, value: Value) -> bool:
    if change.subject is Subject.LEAD:
        names = {each.id: each.name for each in reader.participants()}
        return value not in {change.after_text, names.get(change.after_text)}
    return value != after_of(change)


def _carry_out(
    edit: EditSession,
    reader: Reader,
    request: ChangeRequest,
    granted: dict[Subject, Value],
    decided_on: date | None,
) -> None:
    start = start_of(reader, request.project_id)
    holds: dict[Subject, Value] = {}
    for change in reader.requested_changes([request.id]):
        given = granted.get(change.subject)
        if given is not None:
            given = stored(edit, reader, change.subject, given)
        # What was before is written as it is at the decision: the plan may have moved meanwhile.
        fields = fields_of(change.subject, "before", start.of(change.subject))
        if given is not None:
            fields |= fields_of(change.subject, "granted", given)
        for field, value in fields.items():
            edit.set("requested_change", change.id, field, value)
        holds[change.subject] = after_of(change) if given is None else given
    if holds.keys() & IN_THE_PLAN:
        version = start.version + 1
        write_plan(
            edit,
            request.project_id,
            version,
            {
                **_plan(start, holds),
                "approved_on": decided_on,
                "reason": request.title,
                "request_id": request.id,
            },
        )
        carry_over(edit, reader, request.project_id, version)
    forecast, end = finding.project(reader, request.project_id).forecast_end, holds.get(Subject.END)
    if forecast and isinstance(end, ImpreciseDate) and lies_within(forecast, end):
        del holds[Subject.END]
    _move_project(edit, request.project_id, holds)


def _plan(start: Start, holds: dict[Subject, Value]) -> dict[str, FieldValue]:
    return {
        "end": holds.get(Subject.END, start.end),
        "budget": holds.get(Subject.BUDGET, start.budget),
        "scope": holds.get(Subject.SCOPE, start.scope),
    }


_FIELDS = {
    Subject.END: "forecast_end",
    Subject.PHASE: "phase",
    Subject.LEAD: "lead_id",
}
"""The field of the project that follows an approved change of this subject."""


def _move_project(edit: EditSession, project_id: str, holds: dict[Subject, Value]) -> None:
    for subject, field in _FIELDS.items():
        if subject in holds:
            edit.set("project", project_id, field, holds[subject])
