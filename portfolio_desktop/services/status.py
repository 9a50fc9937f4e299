"""The month's status of a project: colours, reasons, remarks. Each function is one edit."""

from __future__ import annotations

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.status import OVERALL, UNTOLD, Colour, NoLight
from portfolio_desktop.domain.two_texts import edited
from portfolio_desktop.services import finding
from portfolio_desktop.services.overruling import override_of
from portfolio_desktop.services.report_edit import ReportEdit, ReportLabel, write_report
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import month, passage, possible, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change


def set_colour(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    dimension: str,
    colour: Colour | None,
) -> Change:
    """Set the lamp of a dimension (or `OVERALL`) for a month; None puts it out.

    A month that was not begun is begun. A colour ends a stated "no light", since a project cannot
    report and not report. A RuleError for a colour while the project is on hold.
    """
    key = finding.dimension(register.reader, dimension)
    if colour is not None:
        _refuse_on_hold(register.reader, project_id, Period.parse(month(period)))
    label = _colour_label(key, colour)
    if key == OVERALL and colour is not None:
        label = _told_against(register.reader, project_id, month(period), label)

    def write(report: ReportEdit) -> None:
        if colour is not None:
            _end_no_light(report)
        _light(report, key, colour)

    return write_report(register, project_id, period, label, write)


def _refuse_on_hold(reader: Reader, project_id: str, period: Period) -> None:
    """A project on hold by the month's end has no lamp; since when it is so may not be known, and
    then the month itself says it.
    """
    project = finding.project(reader, project_id)
    if project.state is not LifecycleState.PAUSED:
        return
    if project.state_from is not None:
        on_hold = project.state_from <= period.last_day
    else:
        told = reader.reports([period], [project_id])
        on_hold = any(each.no_light is NoLight.PAUSED for each in told)
    if on_hold:
        raise refuse("paused_no_lamp", "state", number=project.number or project.name)


def repeat_colours(register: RegisterFile, project_id: str, period: Period | str) -> Change:
    """Give every lamp that is out the colour it had the month before; what is said of it is not
    repeated. A month that has a reason for its silence stays as it is.
    """
    now = Period.parse(month(period))
    before = _colours(register.reader, project_id, now.previous)

    def write(report: ReportEdit) -> None:
        if report.value("no_light") not in UNTOLD:
            return
        lit = _colours(register.reader, project_id, now)
        for dimension in before.keys() - lit.keys():
            _end_no_light(report)
            _light(report, dimension, before[dimension])

    return write_report(register, project_id, period, ("status_repeated", {}), write)


def set_no_light(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    kind: NoLight | None,
    reports_from: str = "",
) -> Change:
    """State why the project shows no light in a month; its overall colour goes out.

    The dimensions' lamps stay as they are. `reports_from` is kept for a resumed project only. None
    takes the statement back.
    """
    rules = date_rules(register.reader)

    def write(report: ReportEdit) -> None:
        if kind is None:
            _end_no_light(report)
            return
        report.set("no_light", kind)
        _light(report, OVERALL, None)
        wanted = reports_from if kind is NoLight.RESUMED else ""
        before = report.value("reports_from")
        known = before if isinstance(before, ImpreciseDate) else None
        report.set("reports_from", possible(wanted, known, "reports_from", rules))

    label: ReportLabel = ("status_cleared", {"dimension": OVERALL})
    if kind is not None:
        label = ("status_no_light", {"kind": kind.value})
    return write_report(register, project_id, period, label, write)


def set_light_reason(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    dimension: str,
    reason: str,
    *,
    goes_on: bool = False,
) -> Change:
    """Say why a lamp has its colour; for `OVERALL` why the project as a whole has, and, where the
    participants' reports suggest another, why it is not that.

    It `goes_on` where the edit before saved what was written so far: the two are one step.
    """
    key = finding.dimension(register.reader, dimension)
    text = passage(reason)

    def write(report: ReportEdit) -> None:
        if key != OVERALL:
            report.set_light(key, "reason", text)
            return
        report.set("overall_reason", text)
        suggested = _suggested(register.reader, project_id, month(period)) if text else None
        report.explain(override_of(suggested, report.value("overall")))

    label: ReportLabel = ("status_reason", {"dimension": key})
    return write_report(register, project_id, period, label, write, goes_on=goes_on)


def set_remarks(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    remarks: str,
    *,
    goes_on: bool = False,
) -> Change:
    """Write the month's text for the meeting; `goes_on` as for `set_light_reason`.

    The words of a project that has reported are kept beside it: the rule stands in `two_texts`.
    """
    text = passage(remarks)

    def write(report: ReportEdit) -> None:
        held = report.held()
        if held is None:
            report.set("remarks", text)
        else:
            report.become(edited(held, text))

    label: ReportLabel = ("status_remarks", {})
    return write_report(register, project_id, period, label, write, goes_on=goes_on)


def set_corrective_action(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    action: str,
    *,
    goes_on: bool = False,
) -> Change:
    """Write what is being done about the month's status; `goes_on` as for `set_light_reason`."""
    text = passage(action)
    return write_report(
        register,
        project_id,
        period,
        ("status_action", {}),
        lambda report: report.set("corrective_action", text),
        goes_on=goes_on,
    )


def _light(report: ReportEdit, dimension: str, colour: Colour | None) -> None:
    if dimension == OVERALL:
        if report.value("overall") != colour:
            report.explain(None)  # another override, if any: its reason is asked for anew
        report.set("overall", colour)
    else:
        report.set_light(dimension, "colour", colour)


def _colours(reader: Reader, project_id: str, period: Period) -> dict[str, Colour]:
    """The lamps that are lit in a month, overall and of the dimensions in use."""
    used = {each.key for each in reader.dimensions() if each.active}
    found = {
        light.dimension: light.colour
        for light in reader.lights([period], [project_id])
        if light.dimension in used
    }
    for report in reader.reports([period], [project_id]):
        found[OVERALL] = report.overall
    return {dimension: colour for dimension, colour in found.items() if colour is not None}


def _end_no_light(report: ReportEdit) -> None:
    report.set("no_light", None)
    report.set("reports_from", None)


def _told_against(reader: Reader, project_id: str, period: str, label: ReportLabel) -> ReportLabel:
    """The label with the colour that the participants' reports suggest, where it is another."""
    code, facts = label
    suggested = _suggested(reader, project_id, period)
    if suggested is None or suggested.value == facts["colour"]:
        return label
    return code, {**facts, "suggested": suggested.value}


def _suggested(reader: Reader, project_id: str, period: str) -> Colour | None:
    from portfolio_desktop.services.roll_ups import suggestion

    made = suggestion(reader, project_id, Period.parse(period))
    return None if made is None else made.colour


def _colour_label(dimension: str, colour: Colour | None) -> ReportLabel:
    if colour is None:
        return ("status_cleared", {"dimension": dimension})
    if dimension == OVERALL:
        return ("status_overall", {"colour": colour.value})
    return ("status_dimension", {"dimension": dimension, "colour": colour.value})
