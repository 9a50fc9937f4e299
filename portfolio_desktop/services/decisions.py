"""Deciding a change request: what was decided, and for an approval all that follows, at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    PointVerdict,
    RequestedChange,
    RequestState,
    Subject,
    Topic,
)
from portfolio_desktop.domain.date_mentions import dates_in
from portfolio_desktop.domain.problems import Problem, RuleError
from portfolio_desktop.services import finding
from portfolio_desktop.services.carrying_out import carry_out
from portfolio_desktop.services.request_rules import (
    facts_of,
    require_allowed,
    require_complete,
)
from portfolio_desktop.services.requested import (
    ChangeDraft,
    Start,
    Value,
    after_of,
    field_of,
    new_name,
    read_wish,
    require_said,
    start_of,
)
from portfolio_desktop.services.search import folded
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
    asked for, `refused` what was not approved at all, `submitted_on` when the request was sent in,
    None where the register has it right. `item_id` and `procedure_id` are the agenda's item or the
    written procedure that decided, where the register has it.
    """

    outcome: RequestState | None
    decided_on: str
    forum: str = ""
    reference: str = ""
    note: str = ""
    granted: tuple[ChangeDraft, ...] = ()
    submitted_on: str | None = None
    refused: tuple[Topic, ...] = ()
    item_id: str | None = None
    procedure_id: str | None = None


def decide_request(register: RegisterFile, request_id: str, decision: Decision) -> Change:
    """Record a decision. An approval makes the next approved plan and moves the project, in one.

    The plan takes over what was approved and keeps the rest, with the milestones and the budgets of
    the years; the project's phase, lead and forecasts follow, but a forecast within the new date
    keeps its more exact words. The original plan stays what it is. A RuleError names the field.
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
    decision: Decision
    outcome: RequestState
    granted: Mapping[Topic, Value]
    values: Mapping[str, FieldValue]

    @classmethod
    def read(cls, reader: Reader, request_id: str, decision: Decision) -> DecidedRequest:
        """A RuleError where it may not be recorded so."""
        outcome = required_outcome(decision)
        request = require_allowed(reader, request_id, outcome)
        granted = granted_values(reader, request, decision)
        values = _recorded(reader, request, decision)
        return cls(reader, request, decision, outcome, granted, values)

    @property
    def facts(self) -> dict[str, str | int]:
        """What a label about it tells."""
        return {**facts_of(self.reader, self.request), "state": self.outcome.value}

    def write(self, edit: EditSession) -> None:
        """Record it as a part of an edit, with all that follows."""
        for field, value in self.values.items():
            edit.set("change_request", self.request.id, field, value)
        if self.outcome in APPROVING:
            verdicts = _verdicts(self.reader, self.request, self.decision, self.granted)
            day = _day(self.values["decided_on"])
            carry_out(edit, self.reader, self.request, self.granted, verdicts, day)


def required_outcome(decision: Decision) -> RequestState:
    """What was decided; a RuleError where nothing is chosen, or what is no decision."""
    if decision.outcome is None:
        raise refuse("outcome_missing", "outcome")
    if decision.outcome not in OUTCOMES:
        raise refuse("not_an_outcome", "outcome", state=decision.outcome.value)
    return decision.outcome


def decision_faults(reader: Reader, request_id: str, decision: Decision) -> tuple[Problem, ...]:
    """All that stands in the way of recording it so, a field at a time, as the form is read."""
    request = finding.request(reader, request_id)
    found: dict[str, Problem] = {}
    for rule in _RULES:
        try:
            rule(reader, request, decision)
        except RuleError as error:
            found.setdefault(error.problem.field, error.problem)
    return tuple(found.values())


def _recorded(reader: Reader, request: ChangeRequest, decision: Decision) -> dict[str, FieldValue]:
    day = _decided(reader, request, decision)
    submitted = _submitted(reader, request, decision)
    _require_in_order(reader, request, decision)
    _require_decider(reader, request, decision)
    _require_reference(reader, request, decision)
    return {
        "state": decision.outcome,
        "submitted_on": submitted,
        "decided_on": day,
        "decision_forum": line(decision.forum),
        "decision_reference": line(decision.reference),
        "decision_note": passage(decision.note),
        **_decided_where(request, decision),
    }


def _decided(reader: Reader, _request: ChangeRequest, decision: Decision) -> date:
    return required_day(decision.decided_on, "decided_on", date_rules(reader))


def _submitted(reader: Reader, request: ChangeRequest, decision: Decision) -> date | None:
    """The day the request was sent in: there must be one."""
    submitted = request.submitted_on
    if decision.submitted_on is not None:
        submitted = certain_day(decision.submitted_on, "submitted_on", date_rules(reader))
    if submitted is None and decision.outcome is not RequestState.WITHDRAWN:
        raise refuse("submitted_missing", "submitted_on")
    return submitted


def _require_in_order(reader: Reader, request: ChangeRequest, decision: Decision) -> None:
    """Nothing is decided before it was sent in."""
    submitted = _submitted(reader, request, decision)
    decided = _decided(reader, request, decision)
    if decision.outcome is RequestState.WITHDRAWN or submitted is None or submitted <= decided:
        return
    days = {"submitted": day_words(submitted), "decided": day_words(decided)}
    raise refuse("submitted_after_decision", "submitted_on", **days)


def _require_decider(_reader: Reader, _request: ChangeRequest, decision: Decision) -> None:
    if decision.outcome is not RequestState.WITHDRAWN and not line(decision.forum):
        raise refuse("decider_missing", "forum")


def _require_reference(_reader: Reader, _request: ChangeRequest, decision: Decision) -> None:
    if decision.outcome is not RequestState.WITHDRAWN and not line(decision.reference):
        raise refuse("reference_missing", "reference")


def _decided_where(request: ChangeRequest, decision: Decision) -> dict[str, FieldValue]:
    """The item or the written procedure that decided: one of them, where the register has it. Words
    that name another place than the meeting it was put to leave its item out of it."""
    if decision.procedure_id is not None:
        return {"item_id": None, "procedure_id": decision.procedure_id}
    if decision.item_id is not None:
        return {"item_id": decision.item_id, "procedure_id": None}
    elsewhere = decision.outcome in _FINAL and not _at_its_meeting(request, decision.reference)
    item_id = None if elsewhere else request.item_id
    return {"item_id": item_id, "procedure_id": request.procedure_id}


_FINAL = APPROVING | {RequestState.REJECTED}


def _at_its_meeting(request: ChangeRequest, reference: str) -> bool:
    """Whether the words are those of the meeting whose agenda it is on, or have its day in them."""
    if request.meeting and folded(request.meeting) in folded(reference):
        return True
    return any(
        found.earliest == found.latest == request.meeting_on for found in dates_in(reference)
    )


def _day(value: FieldValue) -> date | None:
    return value if isinstance(value, date) else None


def granted_values(
    reader: Reader, request: ChangeRequest, decision: Decision
) -> dict[Topic, Value]:
    """What an approval gives instead of what was asked for, by topic; nothing otherwise.

    A RuleError where the request, or what is granted instead, does not say enough.
    """
    if decision.outcome not in APPROVING:
        return {}
    require_complete(reader, request)
    if decision.outcome is RequestState.APPROVED:
        return {}
    asked = {change.topic: change for change in reader.requested_changes([request.id])}
    if asked.keys() <= set(decision.refused):
        raise refuse("all_refused", "outcome")
    granted: dict[Topic, Value] = {}
    start = start_of(reader, request.project_id)
    for draft in decision.granted:
        if draft.topic in decision.refused:
            continue
        value = _instead(reader, draft, asked.get(draft.topic), start)
        if _differs(reader, asked[draft.topic], value):
            granted[draft.topic] = value
    if not granted and not decision.refused:
        raise refuse("granted_missing", "granted")
    return granted


def _instead(
    reader: Reader, draft: ChangeDraft, change: RequestedChange | None, start: Start
) -> Value:
    topic = draft.topic
    if change is None:
        raise refuse("not_asked_for", field_of(topic), subject=topic.subject.value)
    value = read_wish(reader, draft, after_of(change), start.of(topic))
    require_said(topic, value, new_name(change))
    return value


def _differs(reader: Reader, change: RequestedChange, value: Value) -> bool:
    if change.subject is Subject.LEAD:
        names = {each.id: each.name for each in reader.participants()}
        return value not in {change.after_text, names.get(change.after_text)}
    return value != after_of(change)


def _verdicts(
    reader: Reader, request: ChangeRequest, decision: Decision, granted: Mapping[Topic, Value]
) -> dict[Topic, PointVerdict]:
    """What was decided of each point; nothing where the request was approved as it is."""
    if decision.outcome is not RequestState.APPROVED_WITH_CHANGES:
        return {}

    def verdict(topic: Topic) -> PointVerdict:
        if topic in decision.refused:
            return PointVerdict.REFUSED
        changed = topic in granted
        return PointVerdict.GRANTED_WITH_CHANGES if changed else PointVerdict.GRANTED

    asked = reader.requested_changes([request.id])
    return {change.topic: verdict(change.topic) for change in asked}


def _require_outcome(_reader: Reader, _request: ChangeRequest, decision: Decision) -> None:
    required_outcome(decision)


_RULES: tuple[Callable[[Reader, ChangeRequest, Decision], object], ...] = (
    _require_outcome,
    granted_values,
    _submitted,
    _decided,
    _require_in_order,
    _require_decider,
    _require_reference,
)
"""What a decision must be and say, in the order of its form."""
