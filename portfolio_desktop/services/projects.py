"""Adding, changing and ordering projects. Each function is one edit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.dates import DateRules, ImpreciseDate
from portfolio_desktop.domain.delay import approved_plan
from portfolio_desktop.domain.ids import baseline_id, new_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import (
    Baseline,
    LifecycleState,
    Project,
    ProjectKind,
    would_contain_itself,
)
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services import finding
from portfolio_desktop.services.added import Added as Added
from portfolio_desktop.services.pausing import StateChange, show_state, write_state
from portfolio_desktop.services.project_team import TeamDraft, team_draft, write_team
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import (
    amount,
    amount_beside,
    certain_day,
    imprecise,
    line,
    passage,
    possible,
    refuse,
    shown,
    typed_day,
)
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.shapes import Columns
from portfolio_desktop.storage.values import Change, FieldValue, Label


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """A project as its form holds it: everything typed is text.

    `lead` is a participant's name, short name or id; a name nobody has yet becomes a participant.
    `phase` is a phase's key or name. `approved_end`, `budget` and `scope` are the approved plan:
    taken when the project has none yet, and afterwards changed by change requests only. The last
    three say when it came into the register, why, and by which decision.
    """

    number: str = ""
    name: str = ""
    purpose: str = ""
    case_number: str = ""
    kind: ProjectKind = ProjectKind.PROJECT
    parent_id: str | None = None
    lead: str = ""
    phase: str = ""
    state: LifecycleState = LifecycleState.ACTIVE
    state_from: str = ""
    state_reason: str = ""
    expected_resume: str = ""
    forecast_end: str = ""
    actual_end: str = ""
    approved_end: str = ""
    budget: str = ""
    scope: str = ""
    entered_on: str = ""
    entered_reason: str = ""
    entered_reference: str = ""


def new_project_draft(
    heads: Iterable[Columns], today: date, entered: date | None = None
) -> ProjectDraft:
    """An empty form with the next number of the year proposed, and today (or `entered`) as the day
    on which the project comes in. The heads are `Reader.project_heads`.
    """
    return ProjectDraft(number=propose_number(heads, today), entered_on=typed_day(entered or today))


def project_draft(reader: Reader, project_id: str) -> ProjectDraft:
    """The form of a project, filled with what the register holds, as it was typed."""
    project = finding.project(reader, project_id)
    plan = approved_plan(reader.baselines([project_id]))
    leads = {each.id: each.name for each in reader.participants()}
    return ProjectDraft(
        number=project.number,
        name=project.name,
        purpose=project.purpose,
        case_number=project.case_number,
        kind=project.kind,
        parent_id=project.parent_id,
        lead=leads.get(project.lead_id or "", ""),
        phase=project.phase,
        state=project.state,
        state_from=typed_day(project.state_from),
        state_reason=project.state_reason,
        expected_resume=shown(project.expected_resume),
        forecast_end=shown(project.forecast_end),
        actual_end=shown(project.actual_end),
        approved_end=shown(plan.end if plan else None),
        budget=shown(plan.budget if plan else None),
        scope=plan.scope if plan else "",
        entered_on=typed_day(project.entered_on),
        entered_reason=project.entered_reason,
        entered_reference=project.entered_reference,
    )


def propose_number(heads: Iterable[Columns], today: date) -> str:
    """The number after the year's highest: "23-4" after "23-3"; gaps are not filled."""
    year = f"{today.year % 100:02}-"
    used = (columns[_NUMBER].strip() for columns in heads)
    tails = [number[len(year) :] for number in used if number.startswith(year)]
    taken = [int(tail) for tail in tails if tail.isdecimal() and len(tail) < _LONGEST_SEQUENCE]
    return f"{year}{max(taken, default=0) + 1}"


_LONGEST_SEQUENCE = 10
_ID, _NUMBER, _PARENT = 0, 1, 4
"""Places in the columns of `Reader.project_heads`."""


def numbers_in_use(heads: Iterable[Columns], besides: str = "") -> dict[str, str]:
    """Each number and whose it is, `besides` one project's; who is archived keeps its number."""
    archived = _("{name} (taken out)")
    return {
        line(number): archived.format(name=name) if gone else name
        for project, number, name, _kind, _parent, gone in heads
        if number and project != besides
    }


def programmes(heads: Iterable[Columns], besides: str = "") -> list[tuple[str, str]]:
    """The id of every programme with what it is called, `besides` one."""
    wanted = ProjectKind.PROGRAMME.value
    return [
        (project, f"{number} {name}")
        for project, number, name, kind, _parent, _gone in heads
        if kind == wanted and project != besides
    ]


def add_project(
    register: RegisterFile, draft: ProjectDraft, team: TeamDraft | None = None
) -> Added:
    """Add a project; its plan, where one is given, becomes version 1, the original.

    Without an approved end the forecast is taken for it: what a new project expects is its plan. A
    RuleError names the field that cannot be.
    """
    reader, project_id = register.reader, new_id()
    values = _values(reader, project_id, draft, None)
    plan = _first_plan(reader, draft)
    with register.edit(Label("project_added", {"number": line(draft.number)})) as edit:
        values["lead_id"] = lead(edit, reader, draft.lead)
        edit.create("project", project_id, values)
        if plan:
            write_plan(edit, project_id, 1, {**plan, "approved_on": None})
        if team is not None:
            write_team(edit, reader, project_id, team)
    return Added(project_id, edit.change)


def edit_project(
    register: RegisterFile,
    project_id: str,
    draft: ProjectDraft,
    team: TeamDraft | None = None,
    *,
    shown: Period | None = None,
) -> Change:
    """Write what differs from the register. A plan that is approved stands: see `ProjectDraft`.

    Without a `team` those who stand behind the project stay as they are. A new state is shown by
    the month it is made in, as `pausing` does it: the `shown` one, else that of today.
    """
    reader = register.reader
    project = finding.project(reader, project_id)
    values = _values(reader, project_id, draft, project)
    said, today = certain_day(draft.state_from, "state_from", date_rules(reader)), register.today()
    step = new_state(project, draft.state, said, shown or Period.of(today), today)
    if step is not None:
        values["state_from"] = step.day
    approved, plan = _plan_said(reader, project_id, draft)
    same_team = team is None or team == team_draft(reader, project_id)
    with register.edit(_edit_label(project, values, draft, reader, same_team)) as edit:
        values["lead_id"] = lead(edit, reader, draft.lead)
        for field, value in values.items():
            edit.set("project", project_id, field, value)
        if step is not None:
            write_state(register, edit, step)
            show_state(register, edit, step)
        if plan and approved is not None:
            for field, value in plan.items():
                edit.set("baseline", approved.id, field, value)
        elif plan:
            write_plan(edit, project_id, 1, plan)
        if team is not None:
            write_team(edit, reader, project_id, team)
    # Who takes part no more leads nowhere: the project itself is named as touched.
    named = frozenset() if same_team else frozenset({("project", project_id)})
    return Change(edit.change.edit, edit.change.rows | named)


def new_state(
    project: Project, state: LifecycleState, said: date | None, shown: Period, today: date
) -> StateChange | None:
    """The change of its state, if any: from the day that is said newly, else the proposed one."""
    if state is project.state:
        return None
    day = said if said not in {None, project.state_from} else None
    return StateChange(project, state, day or shown.nearest(today), shown)


def lead(edit: EditSession, reader: Reader, text: str) -> str | None:
    """The participant's id, made within the edit where the name is new; None for no text."""
    name = line(text)
    if not name:
        return None
    known = finding.participant(reader, name)
    if known is not None:
        return known.id
    row = new_id()
    edit.create("participant", row, {"name": name})
    return row


def write_plan(
    edit: EditSession, project_id: str, version: int, values: dict[str, FieldValue]
) -> None:
    """Write a version of the approved plan; version 1 is the original.

    The phase and the lead are those that the project has, where `values` do not say.
    """
    held = {field: edit.value("project", project_id, field) for field in ("phase", "lead_id")}
    edit.create(
        "baseline",
        baseline_id(project_id, version),
        {"project_id": project_id, "version": version, **held, **values},
    )


def _values(
    reader: Reader, project_id: str, draft: ProjectDraft, before: Project | None
) -> dict[str, FieldValue]:
    """The project's fields from its form, all but the lead."""
    rules = date_rules(reader)
    if not line(draft.name):
        raise refuse("name_missing", "name")
    _refuse_loop(reader, project_id, draft.parent_id)
    return {
        "number": line(draft.number),
        "name": line(draft.name),
        "purpose": passage(draft.purpose),
        "case_number": line(draft.case_number),
        "kind": draft.kind,
        "parent_id": draft.parent_id or None,
        "phase": finding.phase(reader, draft.phase),
        "state": draft.state,
        "state_from": certain_day(draft.state_from, "state_from", rules),
        "state_reason": passage(draft.state_reason),
        **_dates(draft, before, rules),
        "entered_on": certain_day(draft.entered_on, "entered_on", rules),
        "entered_reason": passage(draft.entered_reason),
        "entered_reference": line(draft.entered_reference),
    }


def _dates(draft: ProjectDraft, before: Project | None, rules: DateRules) -> dict[str, FieldValue]:
    """The dates that may be vague; a RuleError with its field for one that cannot be."""
    return {
        field: possible(getattr(draft, field), getattr(before, field, None), field, rules)
        for field in ("expected_resume", "forecast_end", "actual_end")
    }


def _refuse_loop(reader: Reader, project_id: str, parent_id: str | None) -> None:
    parents: dict[str, str | None] = {}
    if parent_id:
        parents = {columns[_ID]: columns[_PARENT] for columns in reader.project_heads()}
    if parent_id and parent_id not in parents:
        raise refuse("parent_unknown", "parent_id")
    if would_contain_itself(project_id, parent_id, parents):
        raise refuse("parent_loop", "parent_id")


def _first_plan(
    reader: Reader, draft: ProjectDraft, *, forecast_counts: bool = True
) -> dict[str, FieldValue]:
    """The fields of the first plan; empty where neither date, budget nor scope is given."""
    rules = date_rules(reader)
    end = possible(draft.approved_end, None, "approved_end", rules)
    if end is None and forecast_counts:
        end = imprecise(draft.forecast_end, None, rules)
    budget = amount_beside(draft.budget, None, "budget")
    scope = passage(draft.scope)
    if end is None and budget is None and not scope:
        return {}
    return {"end": end, "budget": budget, "scope": scope}


def _plan_said(
    reader: Reader, project_id: str, draft: ProjectDraft
) -> tuple[Baseline | None, dict[str, FieldValue]]:
    """The plan that stands, and what is written into it; a RuleError where it is approved."""
    approved = approved_plan(reader.baselines([project_id]))
    if approved is None or (approved.version == 1 and approved.is_blank):
        return approved, _first_plan(reader, draft, forecast_counts=False)
    _refuse_other_plan(reader, draft, approved)
    return approved, {}


def _refuse_other_plan(reader: Reader, draft: ProjectDraft, approved: Baseline) -> None:
    rules: DateRules = date_rules(reader)
    if imprecise(draft.approved_end, approved.end, rules) != approved.end:
        raise refuse("plan_is_approved", "approved_end")
    if amount(draft.budget, approved.budget, "budget") != approved.budget:
        raise refuse("plan_is_approved", "budget")
    if passage(draft.scope) != passage(approved.scope):
        raise refuse("plan_is_approved", "scope")


def _edit_label(
    project: Project,
    values: dict[str, FieldValue],
    draft: ProjectDraft,
    reader: Reader,
    same_team: bool,
) -> Label:
    """Names the field where only one differs, and a date with it: days are nobody's secret, but a
    text that only stands where a date should must stay erasable."""
    changed = [field for field, value in values.items() if getattr(project, field) != value]
    known = finding.participant(reader, draft.lead)
    if (known.id if known else line(draft.lead) or None) != project.lead_id:
        changed.append("lead_id")
    facts = {"number": project.number}
    if not same_team:
        return Label("project_edited" if changed else "project_team", facts)
    if len(changed) == 1:
        value = values.get(changed[0])
        if isinstance(value, ImpreciseDate) and value.latest is not None:
            facts["date"] = value.text
        return Label("project_field", {**facts, "field": changed[0]})
    return Label("project_edited", facts)
