"""What an approved change request does: the next approved plan, and the project that follows it.

Written within the edit that records the decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    PointVerdict,
    RequestedChange,
    Subject,
    Topic,
)
from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.ids import baseline_id
from portfolio_desktop.domain.money import Money
from portfolio_desktop.services.forecast_moves import dates_of, keep_moves
from portfolio_desktop.services.milestones import bring_milestone
from portfolio_desktop.services.plan_parts import carry_over, write_budget, write_due
from portfolio_desktop.services.projects import write_plan
from portfolio_desktop.services.requested import (
    Start,
    Value,
    after_of,
    fields_of,
    lies_within,
    new_name,
    start_of,
    stored,
)
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue

Verdicts = Mapping[Topic, PointVerdict]
"""What was decided point by point; empty where the request was approved as it is."""


def carry_out(
    edit: EditSession,
    reader: Reader,
    request: ChangeRequest,
    granted: Mapping[Topic, Value],
    verdicts: Verdicts,
    decided_on: date | None,
) -> None:
    """Make the next version of the plan of what was not refused, and let the project follow.

    What was before is written as it is at the decision: the plan may have moved meanwhile.
    """
    start = start_of(reader, request.project_id)
    expected = dates_of(reader, request.project_id)
    holds: dict[Topic, Value] = {}
    new: dict[Topic, RequestedChange] = {}
    for change in reader.requested_changes([request.id]):
        topic, verdict = change.topic, verdicts.get(change.topic)
        given = granted.get(topic)
        if given is not None:
            given = stored(edit, reader, topic.subject, given)
        _record_point(edit, change, start, given, verdict)
        if verdict is PointVerdict.REFUSED:
            continue
        holds[topic] = after_of(change) if given is None else given
        if topic.about.added:
            new[topic] = change
    _write_version(edit, request, start, holds, decided_on)
    carry_over(edit, reader, request.project_id, start.version + 1)
    _move_milestones(edit, reader, request.project_id, start.version + 1, holds, new)
    _move_years(edit, request.project_id, start.version + 1, holds)
    _move_project(edit, request.project_id, holds)
    keep_moves(edit, reader, request.project_id, expected, decided_on)


def _record_point(
    edit: EditSession,
    change: RequestedChange,
    start: Start,
    given: Value,
    verdict: PointVerdict | None,
) -> None:
    fields = fields_of(change.topic, "before", start.of(change.topic))
    if given is not None:
        fields |= fields_of(change.topic, "granted", given)
    for field, value in {**fields, "verdict": verdict}.items():
        edit.set("requested_change", change.id, field, value)


def _write_version(
    edit: EditSession,
    request: ChangeRequest,
    start: Start,
    holds: Mapping[Topic, Value],
    decided_on: date | None,
) -> None:
    def held(subject: Subject) -> Value:
        topic = Topic(subject)
        return holds.get(topic, start.of(topic))

    values: dict[str, FieldValue] = {
        "end": held(Subject.END),
        "budget": held(Subject.BUDGET),
        "scope": held(Subject.SCOPE),
        "phase": held(Subject.PHASE),
        "lead_id": held(Subject.LEAD) or None,
        "approved_on": decided_on,
        "reason": request.title,
        "request_id": request.id,
    }
    write_plan(edit, request.project_id, start.version + 1, values)


def _move_milestones(
    edit: EditSession,
    reader: Reader,
    project_id: str,
    version: int,
    holds: Mapping[Topic, Value],
    new: Mapping[Topic, RequestedChange],
) -> None:
    plan = baseline_id(project_id, version)
    for topic, due in holds.items():
        if topic.subject is not Subject.MILESTONE or not isinstance(due, ImpreciseDate):
            continue
        milestone_id = topic.about.milestone_id
        if topic in new:
            change = new[topic]
            milestone_id = bring_milestone(edit, reader, project_id, new_name(change), due)
            edit.set("requested_change", change.id, "milestone_id", milestone_id)
        else:
            _follow(edit, "milestone", milestone_id, "forecast", due)
        write_due(edit, plan, milestone_id, due)


def _move_years(
    edit: EditSession, project_id: str, version: int, holds: Mapping[Topic, Value]
) -> None:
    plan = baseline_id(project_id, version)
    for topic, budget in holds.items():
        if topic.subject is Subject.YEAR_BUDGET and isinstance(budget, Money):
            participant = topic.about.participant_id or None
            write_budget(edit, plan, (topic.about.year, participant, 0), budget)


_FIELDS = {Subject.PHASE: "phase", Subject.LEAD: "lead_id"}
"""The field of the project that follows an approved change of this subject."""


def _move_project(edit: EditSession, project_id: str, holds: Mapping[Topic, Value]) -> None:
    for subject, field in _FIELDS.items():
        if Topic(subject) in holds:
            edit.set("project", project_id, field, holds[Topic(subject)])
    end = holds.get(Topic(Subject.END))
    if isinstance(end, ImpreciseDate):
        _follow(edit, "project", project_id, "forecast_end", end)


def _follow(edit: EditSession, table: str, row: str, field: str, day: ImpreciseDate) -> None:
    """Expect what was approved; an expectation within it keeps its more exact words."""
    expected = edit.value(table, row, field)
    if isinstance(expected, ImpreciseDate) and lies_within(expected, day):
        return
    edit.set(table, row, field, day)
