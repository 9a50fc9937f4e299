"""Milestones of a project: added, changed, moved and removed. Each function is one edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.dates import DateRules, ImpreciseDate, sort_key
from portfolio_desktop.domain.delay import approved_plan
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import (
    Milestone,
    MilestoneDates,
    MilestoneKind,
    PlannedMilestone,
    planned_milestones,
)
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.services import finding
from portfolio_desktop.services.forecast_keeping import keep_forecast
from portfolio_desktop.services.milestone_parts import refuse_where_needed, remove_parts
from portfolio_desktop.services.plan_parts import ORIGINAL, approve_due, state_original_due
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.ranks import rank_at
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import in_cell, line, passage, possible, refuse, shown
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class MilestoneDraft:
    """A milestone as its form holds it: the dates are as typed.

    `approved` is what the approved plan says, `original` what the first plan said. Each can be
    given once; the original then stands, and while there is only one plan the two are the same.
    """

    name: str = ""
    kind: MilestoneKind = MilestoneKind.OTHER
    original: str = ""
    approved: str = ""
    forecast: str = ""
    actual: str = ""
    criteria: str = ""


NO_DATES = MilestoneDates()


def milestones_of(reader: Reader, project_id: str) -> tuple[PlannedMilestone, ...]:
    """A project's milestones in their order, with what its plans say of each."""
    ids = [project_id]
    return planned_milestones(
        reader.plan.milestones(ids), reader.baselines(ids), reader.plan.due(ids)
    )


def all_milestones(
    reader: Reader, project_ids: Sequence[str]
) -> Mapping[str, tuple[PlannedMilestone, ...]]:
    """The same of several projects at once; only of those that have any."""
    milestones = grouped(reader.plan.milestones(project_ids), lambda each: each.project_id)
    plans = grouped(reader.baselines(milestones), lambda each: each.project_id)
    due = grouped(reader.plan.due(milestones), lambda each: each.milestone_id)
    return {
        project: planned_milestones(
            own, plans.get(project, ()), [said for each in own for said in due.get(each.id, ())]
        )
        for project, own in milestones.items()
    }


def milestone_draft(reader: Reader, milestone_id: str) -> MilestoneDraft:
    """The form of a milestone, filled with what the register holds, as it was typed."""
    return draft_of(planned_milestone(reader, milestone_id))


def draft_of(planned: PlannedMilestone) -> MilestoneDraft:
    milestone, dates = planned.milestone, planned.dates
    return MilestoneDraft(
        name=milestone.name,
        kind=milestone.kind,
        original=shown(dates.original),
        approved=shown(dates.approved),
        forecast=shown(dates.forecast),
        actual=shown(dates.actual),
        criteria=milestone.criteria,
    )


def planned_milestone(reader: Reader, milestone_id: str) -> PlannedMilestone:
    """One milestone with its dates; a RuleError where it is gone."""
    milestone = _known(reader, milestone_id)
    found = milestones_of(reader, milestone.project_id)
    return next(each for each in found if each.milestone.id == milestone_id)


def add_milestone(
    register: RegisterFile, project_id: str, draft: MilestoneDraft, period: Period | None = None
) -> Added:
    """Add a milestone, before the first that is expected later. A RuleError names the field.

    `period` is the month that is written about, this one unless told: see `forecast_keeping`.
    """
    number = finding.project(register.reader, project_id).number
    month = period or Period.of(register.today())
    with register.edit(Label("milestone_added", {"number": number})) as edit:
        milestone_id = _add(edit, register.reader, project_id, draft, month)
    return Added(milestone_id, edit.change)


def bring_milestone(
    edit: EditSession, reader: Reader, project_id: str, name: str, due: ImpreciseDate | None
) -> str:
    """Make a milestone within another edit, expected when it is due; the new row's id."""
    milestone_id = new_id()
    values: dict[str, FieldValue] = {"project_id": project_id, "name": name, "forecast": due}
    others = milestones_of(reader, project_id)
    values["rank"] = _rank_by_date(others, MilestoneDates(forecast=due))
    edit.create("milestone", milestone_id, values)
    return milestone_id


def edit_milestone(
    register: RegisterFile, milestone_id: str, draft: MilestoneDraft, period: Period | None = None
) -> Change:
    """Write what differs from the register. A RuleError names the field."""
    project_id = _known(register.reader, milestone_id).project_id
    number = finding.project(register.reader, project_id).number
    month = period or Period.of(register.today())
    with register.edit(Label("milestone_edited", {"number": number})) as edit:
        _edit(edit, register.reader, milestone_id, draft, month)
    return _touching(edit.change, project_id)


def write_milestones(
    register: RegisterFile,
    project_id: str,
    drafts: Iterable[tuple[str, MilestoneDraft]],
    period: Period | None = None,
) -> Change:
    """Write several milestones in one edit; those with "" for an id are added. A RuleError tells of
    several which one it is about.
    """
    number, wished = finding.project(register.reader, project_id).number, tuple(drafts)
    month = period or Period.of(register.today())
    with register.edit(Label("milestones_written", {"number": number})) as edit:
        for milestone_id, draft in wished:
            try:
                if milestone_id:
                    _edit(edit, register.reader, milestone_id, draft, month)
                else:
                    _add(edit, register.reader, project_id, draft, month)
            except RuleError as error:
                raise (in_cell(error, draft.name) if len(wished) > 1 else error) from None
    return _touching(edit.change, project_id)


def _add(
    edit: EditSession, reader: Reader, project_id: str, draft: MilestoneDraft, period: Period
) -> str:
    milestone_id = new_id()
    wished = _Wished.read(reader, draft, NO_DATES)
    values = {**_own_fields(draft), **wished.own(), "project_id": project_id}
    values["rank"] = _rank_by_date(milestones_of(reader, project_id), wished.dates)
    edit.create("milestone", milestone_id, values)
    _write_plans(edit, reader, project_id, milestone_id, wished.dates, NO_DATES)
    _keep_expected(edit, reader, milestone_id, period, NO_DATES)
    return milestone_id


def _edit(
    edit: EditSession, reader: Reader, milestone_id: str, draft: MilestoneDraft, period: Period
) -> None:
    before = planned_milestone(reader, milestone_id)
    wished = _Wished.read(reader, draft, before.dates)
    for field, value in {**_own_fields(draft), **wished.own()}.items():
        edit.set("milestone", milestone_id, field, value)
    project_id = before.milestone.project_id
    _write_plans(edit, reader, project_id, milestone_id, wished.dates, before.dates)
    _keep_expected(edit, reader, milestone_id, period, before.dates)


def _keep_expected(
    edit: EditSession, reader: Reader, milestone_id: str, period: Period, before: MilestoneDates
) -> None:
    """By what the plans say once they are written: the original may be the approved date, too."""
    after = planned_milestone(reader, milestone_id).dates
    keep_forecast(edit, reader, milestone_id, period, (before, after))


def remove_milestone(register: RegisterFile, milestone_id: str) -> Change:
    """Take a milestone away with what the approved plan says of it.

    One that an earlier version of the plan has is part of what was approved and stays: a RuleError.
    """
    reader = register.reader
    milestone = _known(reader, milestone_id)
    number = finding.project(reader, milestone.project_id).number
    plan = approved_plan(reader.baselines([milestone.project_id]))
    rows = [
        each
        for each in reader.plan.due([milestone.project_id])
        if each.milestone_id == milestone_id
    ]
    if any(plan is None or row.baseline_id != plan.id for row in rows):
        raise refuse("milestone_in_plan", "name")
    refuse_where_needed(reader, milestone_id)
    with register.edit(Label("milestone_removed", {"number": number})) as edit:
        for row in rows:
            edit.delete("baseline_milestone", row.id)
        remove_parts(edit, reader, milestone_id)
        edit.delete("milestone", milestone_id)
    return _touching(edit.change, milestone.project_id)


def move_milestone(register: RegisterFile, milestone_id: str, after: str | None) -> Change:
    """Put a milestone right after another of its project, or first."""
    reader = register.reader
    milestone = _known(reader, milestone_id)
    number = finding.project(reader, milestone.project_id).number
    others = [
        each for each in reader.plan.milestones([milestone.project_id]) if each.id != milestone_id
    ]
    place = 0 if after is None else _place(others, after) + 1
    with register.edit(Label("milestone_moved", {"number": number})) as edit:
        edit.set("milestone", milestone_id, "rank", rank_at(others, place))
    return edit.change


@dataclass(frozen=True, slots=True)
class _Wished:
    """The dates a form asks for; what was not retyped stays as it was read then."""

    dates: MilestoneDates

    @classmethod
    def read(cls, reader: Reader, draft: MilestoneDraft, before: MilestoneDates) -> _Wished:
        if not line(draft.name):
            raise refuse("word_unnamed", "name")
        rules: DateRules = date_rules(reader)
        return cls(
            MilestoneDates(
                possible(draft.original, before.original, "original", rules),
                possible(draft.approved, before.approved, "approved", rules),
                possible(draft.forecast, before.forecast, "forecast", rules),
                possible(draft.actual, before.actual, "actual", rules),
            )
        )

    def own(self) -> dict[str, FieldValue]:
        return {"forecast": self.dates.forecast, "actual": self.dates.actual}


def _own_fields(draft: MilestoneDraft) -> dict[str, FieldValue]:
    return {
        "name": line(draft.name),
        "kind": draft.kind,
        "criteria": passage(draft.criteria),
    }


def _write_plans(
    edit: EditSession,
    reader: Reader,
    project_id: str,
    milestone_id: str,
    wished: MilestoneDates,
    before: MilestoneDates,
) -> None:
    """Write what the plans are to say. Where there is one at most, it is the original as well."""
    plan = approved_plan(reader.baselines([project_id]))
    approved, original = wished.approved, wished.original
    if original != before.original:
        if plan is not None and plan.version > ORIGINAL:
            state_original_due(edit, reader, project_id, milestone_id, original)
        elif approved is None:
            approved = original
        elif original != approved:
            raise refuse("original_stands", "original")
    if approved != before.approved:
        approve_due(edit, reader, project_id, milestone_id, approved)


def _touching(change: Change, project_id: str) -> Change:
    """A row that is gone leads nowhere: the project itself is named as touched."""
    if change.edit is None:
        return change
    return Change(change.edit, change.rows | {("project", project_id)})


def _rank_by_date(others: Sequence[PlannedMilestone], dates: MilestoneDates) -> str:
    expected = sort_key(dates.expected)
    later = (place for place, each in enumerate(others) if sort_key(each.dates.expected) > expected)
    return rank_at([each.milestone for each in others], next(later, len(others)))


def _place(others: Sequence[Milestone], milestone_id: str) -> int:
    for place, each in enumerate(others):
        if each.id == milestone_id:
            return place
    raise refuse("milestone_unknown", "after")


def _known(reader: Reader, milestone_id: str) -> Milestone:
    found = reader.plan.milestone(milestone_id)
    if found is None:
        raise refuse("milestone_unknown", "name")
    return found
