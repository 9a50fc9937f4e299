"""What one page of a form would change in the register: values to write, and what to look at."""

from __future__ import annotations

from dataclasses import replace

from portfolio_desktop.domain.ids import light_id, participant_light_id, report_id
from portfolio_desktop.domain.participants import reports_for
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.report import Report, ReportSource, ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.domain.two_texts import NO_WORDS, is_changed, project_words, reported
from portfolio_desktop.exchange import form_marks as marks
from portfolio_desktop.exchange.column_titles import LIGHT, Target
from portfolio_desktop.exchange.form_values import FormField, PageReading
from portfolio_desktop.exchange.imported import Lamp
from portfolio_desktop.services.form_content import (
    CORRECTIVE_ACTION,
    REMARKS,
    REPORTED_BY,
)
from portfolio_desktop.services.typed import line, passage
from portfolio_desktop.storage.values import FieldValue
from portfolio_desktop.workflows.form_answers import (
    hear_text,
    is_untouched,
    same_text,
)
from portfolio_desktop.workflows.form_dates import plan_forecast, plan_milestones
from portfolio_desktop.workflows.form_money import plan_money
from portfolio_desktop.workflows.form_standing import FormStanding, is_month
from portfolio_desktop.workflows.import_values import FieldChange, Write
from portfolio_desktop.workflows.page_plan import PagePlan

_TWO_TEXTS = ("remarks", "reported_remarks", "confirmation")


def refusal_of(page: PageReading, standing: FormStanding) -> Problem | None:
    """Why nothing of the page can be brought in; None where it can."""
    if page.problem is not None:
        return page.problem
    if page.register_id != standing.register_id:
        return Problem("form.other_register")
    if not is_month(page.period):
        return Problem("form.no_month", params={"text": page.period})
    if standing.months and page.period not in standing.months:
        return Problem("form.month_not_open", params={"period": page.period})
    if page.project_id not in standing.projects:
        return Problem("form.project_unknown")
    report = standing.report(page)
    if report is not None and report.stage is ReportStage.APPROVED:
        return Problem("form.report_approved", params={"period": page.period})
    return None if page.participant_id is None else _participant_refusal(page, standing)


def _participant_refusal(page: PageReading, standing: FormStanding) -> Problem | None:
    participant = standing.participants.get(page.participant_id or "")
    if participant is None:
        return Problem("form.participant_unknown")
    if not reports_for(participant, Period.parse(page.period)):
        params = {"text": participant.name, "period": page.period}
        return Problem("participant_not_there", params=params)
    if (page.project_id, participant.id) not in standing.taking_part:
        return Problem("form.not_taking_part", params={"text": participant.name})
    return None


def plan_project_page(plan: PagePlan) -> None:
    """The project's own report for the month, and when it expects to end."""
    report = plan.standing.report(plan.page)
    values = _overall(plan, report)
    for key, target, name in (
        (marks.WHY + OVERALL, Target.OVERALL_REASON, "overall_reason"),
        (CORRECTIVE_ACTION, Target.CORRECTIVE_ACTION, "corrective_action"),
    ):
        held = "" if report is None else str(getattr(report, name))
        text = _text(plan, key, target, held, begun=report is not None)
        if text is not None:
            values[name] = text
    values |= _remarks(plan, report)
    lights = _lights(plan, begun=report is not None, copied=_is_copy(report))
    plan_forecast(plan)
    plan_milestones(plan)
    plan_money(plan)
    values |= _receipt(plan, report)
    if values or lights:
        if report is None or report.received_on is None:
            values["received_on"] = plan.standing.today
        if report is not None and report.source is ReportSource.TABLE:
            values["source"] = ReportSource.ENTERED
    if values:
        place = {"project_id": plan.page.project_id, "period": plan.page.period}
        plan.write("report", report_id(plan.page.project_id, plan.page.period), place | values)
    plan.writes.extend(lights)


def _overall(plan: PagePlan, report: Report | None) -> dict[str, FieldValue]:
    held = Lamp() if report is None else Lamp(report.overall, report.no_light)
    copied = _is_copy(report)
    takes = plan.lamp(OVERALL, Target.OVERALL, held, begun=report is not None, copied=copied)
    if not takes and copied and held.no_light is NoLight.MISSING:
        plan.lamps[OVERALL], takes = Lamp(), True  # the report has come, and is missing no more
    if not takes:
        return {}
    lamp = plan.lamps[OVERALL]
    plan.change(Target.OVERALL, held, lamp)
    values: dict[str, FieldValue] = {"overall": lamp.colour, "no_light": lamp.no_light}
    if lamp.no_light is not NoLight.RESUMED:
        values["reports_from"] = None
    return values


def _is_copy(report: Report | None) -> bool:
    """Whether the lamps are last month's, since nobody has reported yet."""
    return report is not None and report.stage is ReportStage.DRAFT


def _text(plan: PagePlan, key: str, target: str, held: str, *, begun: bool) -> str | None:
    """What the answer makes of a text; None where it stays as it is."""
    answer = plan.answer(key)
    plan.texts[key] = held
    if answer is None:
        return None
    heard = hear_text(answer, held, begun=begun)
    plan.doubt_answer(heard.doubts, target, answer)
    if not heard.takes:
        return None
    said = passage(answer.text)
    plan.texts[key] = said
    plan.change(target, held, said)
    return said


def _remarks(plan: PagePlan, report: Report | None) -> dict[str, FieldValue]:
    """A text that the secretariat has written for the meeting stands; what the project wrote is
    then kept beside it.
    """
    held = "" if report is None else project_words(report)
    text = _text(plan, REMARKS, Target.REMARKS, held, begun=report is not None)
    if text is None:
        return {}
    if report is None:
        return {"remarks": text, "reported_remarks": text or NO_WORDS}
    after = reported(report, text)
    if _edited_since(plan, report, plan.answer(REMARKS)):
        after = replace(after, remarks=report.remarks, reported_remarks=text or NO_WORDS)
    if after.remarks == report.remarks and not same_text(text, report.remarks):
        plan.changes[-1] = FieldChange("reported_remarks", held, text)
        plan.doubt("import.meeting_text_kept", Target.REMARKS)
        plan.moved.append(("reported_remarks", ""))
    return {
        name: getattr(after, name)
        for name in _TWO_TEXTS
        if getattr(after, name) != getattr(report, name)
    }


def _edited_since(plan: PagePlan, report: Report, answer: FormField | None) -> bool:
    """Whether the text for the meeting was written after the form was made. Where it is not known
    what that was made with: whether it is neither the project's words nor last month's.
    """
    if answer is None or not report.remarks:
        return False
    if answer.made is not None:
        return not same_text(answer.made, report.remarks)
    if report.reported_remarks:
        return is_changed(report)
    before = plan.standing.report_before(plan.page)
    return before is None or not same_text(before.remarks, report.remarks)


def _lights(plan: PagePlan, *, begun: bool, copied: bool) -> list[Write]:
    """The lamps of the dimensions with their reasons."""
    report = report_id(plan.page.project_id, plan.page.period)
    writes = []
    for dimension in _dimensions(plan):
        light = plan.standing.light(plan.page, dimension)
        held = (None, "") if light is None else (light.colour, light.reason)
        values = _light_values(plan, dimension, *held, begun=begun, copied=copied)
        if values:
            place = {"report_id": report, "dimension": dimension}
            writes.append(Write("light", light_id(report, dimension), place | values))
    return writes


def _dimensions(plan: PagePlan) -> list[str]:
    """The dimensions in use that the page asks for; of the others what was written is told."""
    used = {each.key for each in plan.standing.vocabulary.dimensions}
    found = []
    for answer in plan.page.fields:
        key = answer.key.removeprefix(marks.LIGHT)
        if not answer.key.startswith(marks.LIGHT) or key == OVERALL:
            continue
        if key in used:
            found.append(key)
        elif not is_untouched(answer):
            plan.doubt("form.dimension_gone", text=passage(answer.text), place=answer.place)
    return found


def _light_values(
    plan: PagePlan,
    dimension: str,
    colour: Colour | None,
    reason: str,
    *,
    begun: bool,
    copied: bool,
) -> dict[str, FieldValue]:
    values: dict[str, FieldValue] = {}
    target = LIGHT + dimension
    held = Lamp(colour) if colour is not None else Lamp(None, NoLight.NOT_STATED)
    takes = plan.lamp(dimension, target, held, begun=begun, copied=copied)
    now = plan.lamps[dimension].colour
    if takes and now is not colour:
        values["colour"] = now
        plan.change(target, Lamp(colour), Lamp(now))
    why = marks.WHY + dimension
    text = _text(plan, why, why, reason, begun=begun)
    if text is not None:
        values["reason"] = text
    return values


def _receipt(plan: PagePlan, report: Report | None) -> dict[str, FieldValue]:
    """That the project has reported, and who says so."""
    values: dict[str, FieldValue] = {}
    stage = ReportStage.DRAFT if report is None else report.stage
    if stage is ReportStage.DRAFT:
        values["stage"] = ReportStage.REPORTED
        plan.change("stage", stage, ReportStage.REPORTED)
    return values | _sender(plan, "" if report is None else report.reported_by)


def _sender(plan: PagePlan, held: str) -> dict[str, FieldValue]:
    answer = plan.answer(REPORTED_BY)
    said = line(answer.text) if answer is not None else ""
    if not said or said == held:
        return {}
    plan.change(REPORTED_BY, held, said)
    return {"reported_by": said}


def plan_participant_page(plan: PagePlan) -> None:
    """What a participant reports on the project for the month."""
    page, standing = plan.page, plan.standing
    row = standing.their_id(page)
    report = standing.their_report(page)
    begun = report is not None
    values: dict[str, FieldValue] = {}
    text = _text(plan, REMARKS, Target.REMARKS, report.remarks if report else "", begun=begun)
    if text is not None:
        values["remarks"] = text
    values |= _sender(plan, report.reported_by if report else "")
    lights = []
    for dimension in (OVERALL, *_dimensions(plan)):
        light = standing.their_light(page, dimension)
        held = (None, "") if light is None else (light.colour, light.reason)
        said = _light_values(plan, dimension, *held, begun=begun, copied=False)
        if said:
            place = {"participant_report_id": row, "dimension": dimension}
            lights.append(
                Write("participant_light", participant_light_id(row, dimension), place | said)
            )
    if values or lights or not begun:
        key = {
            "project_id": page.project_id,
            "period": page.period,
            "participant_id": page.participant_id,
        }
        if report is None or report.received_on is None:
            values["received_on"] = standing.today
        if not begun:
            plan.change("stage", ReportStage.DRAFT, ReportStage.REPORTED)
        plan.write("participant_report", row, key | values)
    plan.writes.extend(lights)
