"""What the rows of a table say of a month: lamps, remarks, and last month's lamp."""

from __future__ import annotations

from types import MappingProxyType

from portfolio_desktop.domain.ids import light_id, phase_id, report_id
from portfolio_desktop.domain.keys import key_from
from portfolio_desktop.domain.ordering import rank_between
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import Phase
from portfolio_desktop.domain.report import Report, ReportSource, ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.exchange.column_titles import LIGHT, Target
from portfolio_desktop.exchange.imported import ImportedRow, Lamp
from portfolio_desktop.exchange.project_words import read_state
from portfolio_desktop.storage.values import FieldValue
from portfolio_desktop.workflows.import_plan import RowPlan, same_value
from portfolio_desktop.workflows.import_remarks import text_values
from portfolio_desktop.workflows.import_standing import Months, Standing
from portfolio_desktop.workflows.import_unsaid import put_copies_out
from portfolio_desktop.workflows.import_values import FieldChange, Proposal, Write
from portfolio_desktop.workflows.import_words import value_words

_TEXTS = (
    Target.REMARKS,
    Target.REPORTED_REMARKS,
    Target.SECRETARIAT_NOTE,
    Target.OVERALL_REASON,
    Target.CORRECTIVE_ACTION,
)


def tells_of_a_month(row: ImportedRow) -> bool:
    """Whether the row says anything that belongs to one month's report."""
    return bool(
        row.overall or row.previous or row.lights or row.named or row.texts.keys() & set(_TEXTS)
    )


def plan_month(row: ImportedRow, plan: RowPlan, standing: Standing, months: Months) -> None:
    """The report of the month, the lamp of the earlier one, and what the remarks name."""
    period = months.now
    report = standing.report(plan.project_id, period)
    if report is not None and report.stage is ReportStage.APPROVED:
        _question_locked(row, plan, standing, report)
        return
    values = _report_values(row, plan, standing, report)
    lights = _light_writes(row, plan, standing, period)
    if report is not None and report.source is ReportSource.TABLE and (values or lights):
        values["source"] = ReportSource.ENTERED
    if report is not None and _makes_reported(row, standing, report):
        values["stage"] = ReportStage.REPORTED
        plan.change("stage", report.stage, ReportStage.REPORTED, standing)
        put_out, unsaid = put_copies_out(row, plan, standing, report)
        values |= put_out
        lights += unsaid
    if values or (lights and report is None):
        plan.writes.append(_report(plan, period, values))
    plan.writes.extend(lights)
    _previous(row, plan, standing, months.before)
    for key, colour in row.named.items():
        _propose_colour(row, plan, standing, period, key, colour)


def _reports(row: ImportedRow) -> bool:
    """Whether the row is the project's report for the month, and not just an empty place for it."""
    missing = row.overall is not None and row.overall.no_light is NoLight.MISSING
    return not missing and bool(row.overall or row.lights or row.texts.get(Target.REMARKS))


def _makes_reported(row: ImportedRow, standing: Standing, report: Report) -> bool:
    """Whether the row makes a draft a report. Where the table has no column for a status that is
    only a copy, the draft stays one: nobody has reported last month's colour."""
    if report.stage is not ReportStage.DRAFT or not _reports(row):
        return False
    asked = row.overall is not None or Target.OVERALL in row.unsaid
    return asked or not standing.is_copy(report.id, report.overall)


def _question_locked(row: ImportedRow, plan: RowPlan, standing: Standing, report: Report) -> None:
    """An approved report is left as it is; what the table says otherwise is questioned."""
    trial = RowPlan(plan.project_id, plan.is_new)
    _report_values(row, trial, standing, report)
    _light_writes(row, trial, standing, Period.parse(report.period))
    if trial.changes:
        plan.doubt("import.report_approved", Target.OVERALL, period=report.period)


def _report(plan: RowPlan, period: Period, values: dict[str, FieldValue]) -> Write:
    """A report's values; its natural key goes along for the case that it is to be made."""
    key: dict[str, FieldValue] = {"project_id": plan.project_id, "period": str(period)}
    return Write("report", report_id(plan.project_id, str(period)), MappingProxyType(key | values))


def _report_values(
    row: ImportedRow, plan: RowPlan, standing: Standing, report: Report | None
) -> dict[str, FieldValue]:
    values: dict[str, FieldValue] = {}
    before = Lamp() if report is None else Lamp(report.overall, report.no_light)
    if row.overall is not None and (row.overall_said or before == Lamp()):
        if before != row.overall:
            values |= {"overall": row.overall.colour, "no_light": row.overall.no_light}
            plan.change(Target.OVERALL, before, row.overall, standing)
        again = None if report is None else report.reports_from
        if not same_value(again, row.reports_from):
            values["reports_from"] = row.reports_from
            plan.change("reports_from", again, row.reports_from, standing)
    for target in (Target.OVERALL_REASON, Target.CORRECTIVE_ACTION):
        text = row.texts.get(target, "")
        held = "" if report is None else str(getattr(report, target.value))
        if text and not same_value(held, text):
            values[target.value] = text
            plan.change(target, held, text, standing)
    return values | text_values(row, plan, standing, report)


def _light_writes(
    row: ImportedRow, plan: RowPlan, standing: Standing, period: Period
) -> list[Write]:
    writes = []
    for key, lamp in row.lights.items():
        light = standing.light(plan.project_id, period, key)
        before = None if light is None else light.colour
        if before is lamp.colour:
            continue
        writes.append(_light(plan, period, key, lamp.colour))
        plan.change(LIGHT + key, Lamp(before), Lamp(lamp.colour), standing)
    return writes


def _light(plan: RowPlan, period: Period, key: str, colour: Colour | None) -> Write:
    report = report_id(plan.project_id, str(period))
    values = {"report_id": report, "dimension": key, "colour": colour}
    return Write("light", light_id(report, key), MappingProxyType(values))


def _previous(row: ImportedRow, plan: RowPlan, standing: Standing, month: Period) -> None:
    """Fills the month before where it has no report; where it differs the table is questioned."""
    if row.previous is None:
        return
    report = standing.report(plan.project_id, month)
    if report is None:
        values: dict[str, FieldValue] = {
            "overall": row.previous.colour,
            "no_light": row.previous.no_light,
            "source": ReportSource.TABLE,
        }
        plan.writes.append(_report(plan, month, values))
        plan.change(Target.PREVIOUS, Lamp(), row.previous, standing)
        return
    if report.overall is row.previous.colour:
        return
    plan.doubt(
        "import.previous_differs",
        Target.PREVIOUS,
        before=value_words(
            Target.PREVIOUS, Lamp(report.overall, report.no_light), standing.vocabulary
        ),
        after=value_words(Target.PREVIOUS, row.previous, standing.vocabulary),
        period=str(month),
    )


def _propose_colour(
    row: ImportedRow,
    plan: RowPlan,
    standing: Standing,
    period: Period,
    key: str,
    colour: Colour,
) -> None:
    """A colour that only the remark names; nothing where the register has it already."""
    report = standing.report(plan.project_id, period)
    if key == OVERALL:
        held = None if report is None else report.overall
        shown = row.overall.colour if row.overall is not None else held
        target: str = Target.OVERALL
        writes = [_report(plan, period, {"overall": colour, "no_light": None})]
    else:
        if key not in {dimension.key for dimension in standing.vocabulary.dimensions}:
            return
        light = standing.light(plan.project_id, period, key)
        held = None if light is None else light.colour
        shown = row.lights[key].colour if key in row.lights else held
        target = LIGHT + key
        writes = [_report(plan, period, {}), _light(plan, period, key, colour)]
    gone = {each.field for each in plan.changes if not each.after}
    if shown is colour and target not in gone:
        return
    words = standing.vocabulary
    change = FieldChange(
        target, value_words(target, Lamp(shown), words), value_words(target, Lamp(colour), words)
    )
    reason = Problem("import.named_in_remarks", target)
    plan.proposals.append(Proposal(f"{row.place} {target}", change, reason, tuple(writes)))


def propose_phase(
    row: ImportedRow, plan: RowPlan, standing: Standing, keys: dict[str, str]
) -> None:
    """A phase that the register does not know, or has put out of use, becomes its own only when
    that is accepted.

    `keys` remembers, over all rows, the key that each new name is to get.
    """
    retired = standing.retired(row.phase)
    if retired is not None:
        _propose_return(row, plan, standing, retired)
    name = " ".join(row.phase_text.split())
    if not name or _propose_state(row, plan, standing, name):
        return
    phases = standing.vocabulary.phases
    known = [phase.key for phase in phases]
    key = keys.setdefault(name.casefold(), key_from(name, (*known, *keys.values()), "phase"))
    ranks = [phase.rank for phase in phases]
    for _ in range(list(keys).index(name.casefold()) + 1):
        ranks.append(rank_between(max(ranks, default=""), ""))
    old = standing.projects.get(plan.project_id)
    before = value_words(Target.PHASE, old.phase if old else "", standing.vocabulary)
    phase: dict[str, FieldValue] = {
        "key": key,
        "name_da": name,
        "name_en": name,
        "rank": ranks[-1],
        "active": True,
    }
    writes = (
        Write("phase", phase_id(key), MappingProxyType(phase)),
        Write("project", plan.project_id, MappingProxyType({"phase": key})),
    )
    reason = Problem("import.new_phase", Target.PHASE, MappingProxyType({"text": name}))
    change = FieldChange(Target.PHASE, before, name)
    plan.proposals.append(Proposal(f"{row.place} {Target.PHASE}", change, reason, writes))


def _propose_return(row: ImportedRow, plan: RowPlan, standing: Standing, phase: Phase) -> None:
    """A phase out of use is taken into use again with the project that is to have it."""
    old = standing.projects.get(plan.project_id)
    before = old.phase if old else ""
    if before == phase.key:
        return
    words = standing.vocabulary
    change = FieldChange(
        Target.PHASE,
        value_words(Target.PHASE, before, words),
        value_words(Target.PHASE, phase.key, words),
    )
    writes = (
        Write("phase", phase.id, MappingProxyType({"active": True})),
        Write("project", plan.project_id, MappingProxyType({"phase": phase.key})),
    )
    reason = Problem("import.retired_phase", Target.PHASE, MappingProxyType({"text": change.after}))
    plan.proposals.append(Proposal(f"{row.place} {Target.PHASE}", change, reason, writes))


def _propose_state(row: ImportedRow, plan: RowPlan, standing: Standing, name: str) -> bool:
    """Whether the column of phases holds a state ("På pause"), which is then proposed as such."""
    state = read_state(name)
    if state is None or name.casefold() == "drift":
        return False
    old = standing.projects.get(plan.project_id)
    before = None if old is None else old.state
    if state is before or row.state is not None:
        return True
    words = standing.vocabulary
    change = FieldChange(
        Target.STATE,
        value_words(Target.STATE, before, words),
        value_words(Target.STATE, state, words),
    )
    reason = Problem("import.phase_is_state", Target.PHASE, MappingProxyType({"text": name}))
    writes = (Write("project", plan.project_id, MappingProxyType({"state": state})),)
    plan.proposals.append(Proposal(f"{row.place} {Target.STATE}", change, reason, writes))
    return True
