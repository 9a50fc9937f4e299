"""The dates that a form asks for: when the project expects to end, and its milestones."""

from __future__ import annotations

from portfolio_desktop.domain.dates import ImpreciseDate, why_unread
from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange import form_marks as marks
from portfolio_desktop.exchange.column_titles import Target
from portfolio_desktop.exchange.form_values import FormField
from portfolio_desktop.services.form_content import FORECAST
from portfolio_desktop.services.typed import imprecise, line, passage, shown, why_impossible
from portfolio_desktop.workflows.form_answers import Heard, hear_text, is_untouched
from portfolio_desktop.workflows.import_values import FieldChange
from portfolio_desktop.workflows.page_plan import PagePlan

MILESTONE = "milestone"
"""The field of a milestone's date; which one it is stands in the change's `place`."""


def plan_forecast(plan: PagePlan) -> None:
    """The expected end date, which belongs to the project and not to the month: what an older
    month expected does not turn back what is known since.
    """
    answer = plan.answer(FORECAST)
    if answer is None:
        return
    before = plan.standing.projects[plan.page.project_id].forecast_end
    after = _date(plan, answer, before, Target.FORECAST)
    if after is not None and not _knows_newer(plan, Target.FORECAST, before, after):
        plan.changes.append(FieldChange(Target.FORECAST, _words(before), after.text))
        plan.write("project", plan.page.project_id, {"forecast_end": after})


def plan_milestones(plan: PagePlan) -> None:
    """When each milestone is expected, and when it was reached."""
    for answer in plan.page.fields:
        for start, name, words in (
            (marks.MILESTONE, "forecast", _("{milestone}, expected")),
            (marks.ACTUAL, "actual", _("{milestone}, reached")),
        ):
            if answer.key.startswith(start):
                _plan_milestone(plan, answer, answer.key.removeprefix(start), name, words)


def _plan_milestone(plan: PagePlan, answer: FormField, row: str, name: str, words: str) -> None:
    milestone = plan.standing.milestones.get(row)
    if milestone is None or milestone.project_id != plan.page.project_id:
        if not is_untouched(answer):
            plan.doubt("form.milestone_gone", text=passage(answer.text), place=answer.place)
        return
    before = milestone.forecast if name == "forecast" else milestone.actual
    place = words.format(milestone=milestone.name)
    after = _date(plan, answer, before, MILESTONE, about=place)
    if after is None or (name == "forecast" and _knows_newer(plan, MILESTONE, before, after)):
        return
    plan.changes.append(FieldChange(MILESTONE, _words(before), after.text, place))
    plan.write("milestone", row, {name: after})


def _knows_newer(
    plan: PagePlan, target: str, before: ImpreciseDate | None, after: ImpreciseDate
) -> bool:
    """Whether a later month is known already, which is told."""
    newer = plan.standing.knows_newer(plan.page)
    if newer:
        plan.doubt("form.newer_known", target, before=_words(before) or "–", after=after.text)
    return newer


def _date(
    plan: PagePlan, answer: FormField, before: ImpreciseDate | None, target: str, about: str = ""
) -> ImpreciseDate | None:
    """The date that the answer makes of it; None where it stays as it is. `about` is the place of
    the change.
    """
    heard = hear_text(answer, _words(before), begun=True)
    if heard.takes and not line(answer.text):
        heard = Heard(False, ("form.date_emptied",))
    plan.doubt_answer(heard.doubts, target, answer, about=about)
    if not heard.takes:
        return None
    rules = plan.standing.rules
    after = imprecise(answer.text, before, rules)
    if after is None or after == before:
        return None
    reason = why_impossible(after.text, rules)
    if reason is not None:
        plan.doubt_for("form.date_impossible", target, after.text, reason)
        return None
    reason = why_unread(after.text, rules)
    if reason is not None:  # kept as text, and that is told
        plan.doubt_for("import.date_unread", target, after.text, reason)
    return after


def _words(date: ImpreciseDate | None) -> str:
    return "" if date is None else shown(date)
