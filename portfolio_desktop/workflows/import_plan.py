"""What the rows of a table would change in the register: values to write, and why.

The first import of a project gives it its forecast and baseline 1, marked assumed; later ones
change the forecast only, since a plan changes by decision.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from portfolio_desktop.domain.dates import ImpreciseDate, Precision, same_days
from portfolio_desktop.domain.ids import baseline_id, new_id
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import Project
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.column_titles import Target
from portfolio_desktop.exchange.imported import ImportedRow
from portfolio_desktop.storage.values import FieldValue
from portfolio_desktop.workflows.import_standing import Months, Standing, same_name, same_number
from portfolio_desktop.workflows.import_values import (
    FieldChange,
    PreviewRow,
    Proposal,
    RowStatus,
    Write,
)
from portfolio_desktop.workflows.import_words import value_words

_UNLIKE = 0.4


@dataclass(slots=True)
class RowPlan:
    """What one row does, gathered while it is held against the register."""

    project_id: str
    is_new: bool
    changes: list[FieldChange] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)
    offered: bool = True

    def write(self, table: str, row: str, **values: FieldValue) -> None:
        self.writes.append(Write(table, row, MappingProxyType(values)))

    def change(self, target: str, before: object, after: object, standing: Standing) -> None:
        self.changes.append(
            FieldChange(
                target,
                value_words(target, before, standing.vocabulary),
                value_words(target, after, standing.vocabulary),
            )
        )

    def doubt(self, code: str, target: str = "", **params: str) -> None:
        self.doubts.append(Problem(code, target, MappingProxyType(dict(params))))


@dataclass(slots=True)
class Match:
    """Which project each row is about: an id, new or old, or why none can be said."""

    project_id: str = ""
    is_new: bool = False
    problem: Problem | None = None
    doubts: list[Problem] = field(default_factory=list)


def match_rows(rows: Sequence[ImportedRow], standing: Standing) -> list[Match]:
    """By number, else by name; a row that stands twice in the file counts once."""
    seen: dict[str, str] = {}
    matches = []
    for row in rows:
        match = Match(problem=row.problem) if row.problem else _match(row, standing)
        if match.problem is None:
            _refuse_double(row, match, seen)
        matches.append(match)
    return matches


def _refuse_double(row: ImportedRow, match: Match, seen: dict[str, str]) -> None:
    keys = [match.project_id] if not match.is_new else []
    keys.append("nr " + same_number(row.number) if row.number else "name " + same_name(row.name))
    earlier = next((seen[key] for key in keys if key in seen), None)
    if earlier is not None:
        match.problem = Problem("import.double", "", MappingProxyType({"place": earlier}))
        return
    for key in keys:
        seen[key] = row.place


def _match(row: ImportedRow, standing: Standing) -> Match:
    found = standing.by_number.get(same_number(row.number), ()) if row.number else ()
    if len(found) > 1:
        same = [i for i in found if same_name(standing.projects[i].name) == same_name(row.name)]
        found = tuple(same) if len(same) == 1 else found
    if len(found) > 1:
        return Match(problem=_problem("import.several_numbers", number=row.number))
    if found:
        return Match(found[0], doubts=_unlike(row, standing.projects[found[0]]))
    return _match_by_name(row, standing)


def _match_by_name(row: ImportedRow, standing: Standing) -> Match:
    namesakes = standing.by_name.get(same_name(row.name), ()) if row.name else ()
    unnumbered = [i for i in namesakes if not (row.number and standing.projects[i].number)]
    if len(unnumbered) > 1:
        return Match(problem=_problem("import.several_names", name=row.name))
    if unnumbered:
        return Match(unnumbered[0])
    if not row.name:
        return Match(problem=_problem("import.no_name", number=row.number))
    doubts = [
        _problem("import.same_name", number=standing.projects[i].number) for i in namesakes[:1]
    ]
    return Match(new_id(), is_new=True, doubts=doubts)


def _unlike(row: ImportedRow, project: Project) -> list[Problem]:
    if not row.name or not project.name:
        return []
    one, other = same_name(row.name), same_name(project.name)
    if one in other or other in one:
        return []
    if difflib.SequenceMatcher(None, one, other).ratio() >= _UNLIKE:
        return []
    return [_problem("import.other_name", name=project.name)]


def _problem(code: str, **params: str) -> Problem:
    return Problem(code, "", MappingProxyType(dict(params)))


def plan_project(row: ImportedRow, plan: RowPlan, standing: Standing) -> None:
    """The project's own fields, and for a new one its baselines."""
    old = standing.projects.get(plan.project_id)
    values: dict[str, FieldValue] = {}
    for target, name, after in _own_fields(row, standing):
        before = None if old is None else getattr(old, name)
        if after in ("", None) or same_value(before, after):
            continue
        if target in _OF_THE_MOMENT and plan.project_id in standing.newer:
            told = (value_words(target, each, standing.vocabulary) for each in (before, after))
            held, said = told
            plan.doubt("import.newer_known", target, before=held or "–", after=said)
            continue
        values[name] = after
        plan.change(target, before, after, standing)
    if old is None:
        values = {"number": "", "name": "", **values}
        _first_baselines(row, plan, standing)
    else:
        _question_baselines(row, plan, standing)
        if old.archived:
            plan.doubt("import.archived")
    if values:
        plan.write("project", plan.project_id, **values)


_OF_THE_MOMENT = frozenset(
    {Target.PHASE, Target.STATE, Target.STATE_REASON, Target.FORECAST, Target.ACTUAL}
)
"""Fields that a project has once and not for each month: an older table does not turn them back."""


def plan_entry(row: ImportedRow, plan: RowPlan, months: Months, source: str) -> None:
    """A new project came in with the first month that the table tells of it: the earlier one where
    it has a lamp for that, else the table's own. The file is named as reason."""
    if plan.is_new:
        month = months.now if row.previous is None else months.before
        reason = _("imported from {file}").format(file=source) if source else _("imported")
        plan.write("project", plan.project_id, entered_on=month.first_day, entered_reason=reason)


def _own_fields(row: ImportedRow, standing: Standing) -> Iterable[tuple[str, str, FieldValue]]:
    """target, field of the project, value."""
    yield Target.NUMBER, "number", row.number
    yield Target.NAME, "name", row.name
    for target in (Target.PURPOSE, Target.CASE_NUMBER, Target.STATE_REASON):
        yield target, target.value, row.texts.get(target, "")
    yield Target.KIND, "kind", row.kind
    yield Target.PHASE, "phase", "" if standing.retired(row.phase) else row.phase
    yield Target.STATE, "state", row.state
    yield Target.FORECAST, "forecast_end", row.dates.get(Target.FORECAST)
    yield Target.ACTUAL, "actual_end", row.dates.get(Target.ACTUAL)


def same_value(one: object, other: object) -> bool:
    """Whether a table says what the register holds: spaces and spellings of a date aside."""
    if isinstance(one, ImpreciseDate) and isinstance(other, ImpreciseDate):
        if other.precision in (Precision.NONE, Precision.UNREAD):
            return one.precision is other.precision and one.text.split() == other.text.split()
        return one.precision is other.precision and same_days(one, other)
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return one == other


def _first_baselines(row: ImportedRow, plan: RowPlan, standing: Standing) -> None:
    """Version 1 from the original date where the table has one, else from the expected one."""
    original, approved = row.dates.get(Target.ORIGINAL), row.dates.get(Target.APPROVED)
    first = original or approved or row.dates.get(Target.FORECAST)
    moved = approved is not None and original is not None and not same_value(original, approved)
    if first is not None or row.budget is not None:
        _baseline(plan, 1, first, None if moved else row.budget)
        plan.change(Target.ORIGINAL, None, first, standing)
    if moved:
        _baseline(plan, 2, approved, row.budget)
        plan.change(Target.APPROVED, None, approved, standing)
    if row.budget is not None:
        plan.change(Target.BUDGET, None, row.budget, standing)


def _baseline(plan: RowPlan, version: int, end: ImpreciseDate | None, budget: FieldValue) -> None:
    plan.write(
        "baseline",
        baseline_id(plan.project_id, version),
        project_id=plan.project_id,
        version=version,
        end=end,
        budget=budget,
        assumed=True,
    )


def _question_baselines(row: ImportedRow, plan: RowPlan, standing: Standing) -> None:
    """What the table says of the approved plan is compared, never taken over."""
    known = standing.baselines.get(plan.project_id, ())
    first, last = (known[0], known[-1]) if known else (None, None)
    for target, held, said in (
        (Target.ORIGINAL, first and first.end, row.dates.get(Target.ORIGINAL)),
        (Target.APPROVED, last and last.end, row.dates.get(Target.APPROVED)),
        (Target.BUDGET, last and last.budget, row.budget),
    ):
        if said is None or same_value(held, said) or _same_ore(held, said):
            continue
        plan.doubt(
            "import.plan_differs",
            target,
            before=value_words(target, held, standing.vocabulary) or "–",
            after=value_words(target, said, standing.vocabulary),
        )


def _same_ore(held: object, said: object) -> bool:
    return getattr(held, "ore", None) == getattr(said, "ore", 0)


def preview_row(row: ImportedRow, plan: RowPlan) -> PreviewRow:
    """The row as it is shown; a project that exists is changed or unchanged."""
    status = RowStatus.NEW if plan.is_new else RowStatus.UNCHANGED
    if plan.changes and not plan.is_new:
        status = RowStatus.CHANGED
    return PreviewRow(
        key=row.place,
        place=row.place,
        number=row.number,
        name=row.name,
        status=status,
        project_id=plan.project_id,
        changes=tuple(plan.changes),
        proposals=tuple(plan.proposals),
        doubts=(*row.doubts, *plan.doubts),
        writes=tuple(plan.writes),
        offered=plan.offered,
    )


def not_understood(row: ImportedRow, problem: Problem) -> PreviewRow:
    return PreviewRow(
        row.place, row.place, row.number, row.name, RowStatus.NOT_UNDERSTOOD, problem=problem
    )


def absent_projects(standing: Standing, mentioned: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(number, name) of projects in the register, not archived, that the file says nothing of."""
    told = set(mentioned)
    return tuple(
        (project.number, project.name)
        for project in standing.projects.values()
        if project.id not in told and not project.archived
    )


def merged(writes: Iterable[Write]) -> Mapping[tuple[str, str], dict[str, FieldValue]]:
    """All values for each row of the register, in the order in which rows come up first."""
    found: dict[tuple[str, str], dict[str, FieldValue]] = {}
    for write in writes:
        found.setdefault((write.table, write.row), {}).update(write.values)
    return found
