"""Several projects changed alike, as one edit that one undo takes back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services import finding
from portfolio_desktop.services.bulk_planning import BulkWish, Planned, Surroundings, planned
from portfolio_desktop.services.overruling import override_of
from portfolio_desktop.services.pausing import StateChange, show_state, write_state
from portfolio_desktop.services.portfolio_reading import RowReading
from portfolio_desktop.services.report_edit import ReportEdit
from portfolio_desktop.services.roll_ups import Suggested, suggestions
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.services.typed import passage, possible, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, Fact, FieldValue, Label, Progress

_TOLD_EVERY = 20
_PARENT = 6
"""Place in the columns of `Reader.grid_projects`."""


def edit_projects(
    register: RegisterFile,
    period: Period,
    project_ids: Collection[str],
    wish: BulkWish,
    *,
    progress: Progress | None = None,
) -> Change:
    """Do to these projects what the wish asks for, in the month where it is about the month.

    What cannot be done to one of them is left out there, as `bulk_planning` says; a RuleError where
    nothing at all would change.
    """
    plan = [each for each in plan_edit(register, period, project_ids, wish) if each.changes]
    if not plan:
        raise refuse("bulk_nothing", "")
    suggested = _suggested(register.reader, period, plan, wish)
    with register.edit(_label(wish, plan, period), progress=progress) as edit:
        for done, each in enumerate(plan):
            if progress is not None and done % _TOLD_EVERY == 0:
                progress(done, len(plan))
            _carry_out(register, edit, each, wish, period)
            _explain(edit, each, wish, period, suggested)
    return edit.change


def plan_edit(
    register: RegisterFile, period: Period, project_ids: Collection[str], wish: BulkWish
) -> list[Planned]:
    """What the wish would do to these projects as the register has them now."""
    day = min(register.today(), period.last_day)
    reading = RowReading(register.reader, period, day, project_ids)
    rows = run_through(reading.steps(archived=True))
    return planned(wish, rows, Surroundings(reading.dimensions, parents_of(register.reader)))


def parents_of(reader: Reader) -> dict[str, str | None]:
    """The parent of every project."""
    return {columns[0]: columns[_PARENT] for columns in reader.grid_projects()}


def _carry_out(
    register: RegisterFile, edit: EditSession, each: Planned, wish: BulkWish, period: Period
) -> None:
    project = each.row.id
    if wish.state is not None and "state" in each.fields:
        day = period.nearest(register.today())
        step = StateChange(finding.project(register.reader, project), wish.state, day, period)
        write_state(register, edit, step)
        edit.set("project", project, "state_reason", passage(wish.state_reason))
        edit.set("project", project, "expected_resume", _resume(register, wish, step))
        if each.follows is not None:
            show_state(register, edit, step)
    for name, value in each.fields.items():
        edit.set("project", project, name, value)
    report = ReportEdit(edit, project, str(period))
    if each.light is not None:
        _light(report, wish, each.light)
    if each.stage is not None:
        for name, course in _course(register, each.stage).items():
            edit.set("report", report.id, name, course)


def _resume(register: RegisterFile, wish: BulkWish, step: StateChange) -> ImpreciseDate | None:
    """When it is expected to be at work again; of what is not on hold nothing is expected."""
    if not step.pauses:
        return None
    return possible(wish.expected_resume, None, "expected_resume", date_rules(register.reader))


def _light(
    report: ReportEdit,
    wish: BulkWish,
    light: Colour | NoLight | str,
) -> None:
    colour = light if isinstance(light, Colour) else None
    if wish.lamp != OVERALL:
        report.set_light(wish.lamp, "colour", colour)
        if wish.reason:
            report.set_light(wish.lamp, "reason", passage(wish.reason))
        return
    report.set("overall", colour)
    report.set("no_light", light if isinstance(light, NoLight) else None)
    if light is not NoLight.RESUMED:
        report.set("reports_from", None)
    if wish.reason:
        report.set("overall_reason", passage(wish.reason))


def _suggested(
    reader: Reader, period: Period, plan: Sequence[Planned], wish: BulkWish
) -> dict[str, Suggested]:
    """What the participants' reports suggest, where the wish gives a reason for another colour."""
    if wish.lamp != OVERALL or not wish.reason:
        return {}
    ids = [each.row.id for each in plan]
    return suggestions(reader, period, reader.grid_participant_reports(period, ids))


def _explain(
    edit: EditSession,
    each: Planned,
    wish: BulkWish,
    period: Period,
    suggested: Mapping[str, Suggested],
) -> None:
    """The reason that was given is for the override; what stood there before is for none."""
    if wish.lamp != OVERALL or each.light is None:
        return
    made = suggested.get(each.row.id)
    override = None if made is None else override_of(made.colour, each.light)
    ReportEdit(edit, each.row.id, str(period)).explain(override)


def _course(register: RegisterFile, stage: ReportStage) -> dict[str, FieldValue]:
    if stage is ReportStage.APPROVED:
        return {"stage": stage, "approved_on": register.today(), "approved_by": register.actor}
    return {"stage": stage, "received_on": register.today()}


def _label(wish: BulkWish, plan: Sequence[Planned], period: Period) -> Label:
    """Names what was changed where it is one thing."""
    facts: dict[str, Fact] = {"count": len(plan)}
    asked = _asked(wish, str(period))
    if len(asked) == 1:
        code, more = asked[0]
        return Label(code, {**facts, **more})
    return Label("bulk_edited", facts)


def _asked(wish: BulkWish, period: str) -> list[tuple[str, dict[str, Fact]]]:
    """Each thing that the wish asks for, as the code and the facts of a label."""
    found: list[tuple[str, dict[str, Fact]]] = []
    if wish.phase is not None:
        found.append(("bulk_phase", {"phase": wish.phase}) if wish.phase else ("bulk_no_phase", {}))
    if wish.state is not None:
        found.append(("bulk_state", {"lifecycle": wish.state.value}))
    for code, value in (
        ("bulk_lead", wish.lead_id),
        ("bulk_accountable", wish.accountable_id),
        ("bulk_programme", wish.parent_id),
    ):
        if value is not None:
            found.append((code, {}))
    if wish.light is not None:
        found.append(_asked_light(wish))
    if wish.stage is ReportStage.APPROVED:
        found.append(("bulk_approved", {"period": period}))
    elif wish.stage is not None:
        found.append(("bulk_reported", {"period": period}))
    return found


def _asked_light(wish: BulkWish) -> tuple[str, dict[str, Fact]]:
    if isinstance(wish.light, Colour):
        return "bulk_colour", {"dimension": wish.lamp, "colour": wish.light.value}
    if isinstance(wish.light, NoLight):
        return "bulk_no_light", {"kind": wish.light.value}
    return "bulk_cleared", {"dimension": wish.lamp}
