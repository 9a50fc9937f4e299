"""The month's status of a project: colours, reasons, remarks. Each function is one edit."""

from __future__ import annotations

from collections.abc import Callable

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.ids import light_id, report_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import ReportSource
from portfolio_desktop.domain.status import OVERALL, UNTOLD, Colour, NoLight
from portfolio_desktop.services import finding
from portfolio_desktop.services.locks import require_open
from portfolio_desktop.services.passages import going_on
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import imprecise, month, passage
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, Fact, FieldValue, Label


class ReportEdit:
    """One project's report for one month within an edit; begun by the first thing it is told."""

    def __init__(self, edit: EditSession, project_id: str, period: str) -> None:
        self._edit = edit
        self._project = project_id
        self._period = period
        self.id = report_id(project_id, period)

    def set(self, field: str, value: FieldValue) -> None:
        """Write a field; an empty value begins no report."""
        before = self._edit.record("report", self.id)
        if before is None:
            if value is None or value == "":
                return
            self._begin()
        elif before[field] == value:
            return
        elif before["source"] is ReportSource.TABLE:
            self._edit.set("report", self.id, "source", ReportSource.ENTERED)
        self._edit.set("report", self.id, field, value)

    def set_light(self, dimension: str, field: str, value: FieldValue) -> None:
        """Write a field of a dimension's lamp; an empty value makes no lamp."""
        row = light_id(self.id, dimension)
        if self._edit.record("light", row) is None:
            if value is None or value == "":
                return
            if self._edit.record("report", self.id) is None:
                self._begin()
            self._edit.create("light", row, {"report_id": self.id, "dimension": dimension})
        self._edit.set("light", row, field, value)

    def value(self, field: str) -> FieldValue:
        """What the report says; None where it has not been begun."""
        record = self._edit.record("report", self.id)
        return None if record is None else record[field]

    def _begin(self) -> None:
        self._edit.create("report", self.id, {"project_id": self._project, "period": self._period})


def set_colour(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    dimension: str,
    colour: Colour | None,
) -> Change:
    """Set the lamp of a dimension (or `OVERALL`) for a month; None puts it out.

    A month that was not begun is begun. A colour ends a stated "no light", since a project cannot
    report and not report.
    """
    key = finding.dimension(register.reader, dimension)
    label = _colour_label(key, colour)
    if key == OVERALL and colour is not None:
        label = _told_against(register.reader, project_id, month(period), label)

    def write(report: ReportEdit) -> None:
        if colour is not None:
            _end_no_light(report)
        _light(report, key, colour)

    return _write(register, project_id, period, label, write)


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

    return _write(register, project_id, period, ("status_repeated", {}), write)


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
        report.set("overall", None)
        wanted = reports_from if kind is NoLight.RESUMED else ""
        before = report.value("reports_from")
        known = before if isinstance(before, ImpreciseDate) else None
        report.set("reports_from", imprecise(wanted, known, rules))

    label: _Label = ("status_cleared", {"dimension": OVERALL})
    if kind is not None:
        label = ("status_no_light", {"kind": kind.value})
    return _write(register, project_id, period, label, write)


def set_light_reason(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    dimension: str,
    reason: str,
    *,
    goes_on: bool = False,
) -> Change:
    """Say why a lamp has its colour; for `OVERALL` why the project as a whole has.

    It `goes_on` where the edit before saved what was written so far: the two are one step.
    """
    key = finding.dimension(register.reader, dimension)
    text = passage(reason)

    def write(report: ReportEdit) -> None:
        if key == OVERALL:
            report.set("overall_reason", text)
        else:
            report.set_light(key, "reason", text)

    label: _Label = ("status_reason", {"dimension": key})
    return _write(register, project_id, period, label, write, goes_on=goes_on)


def set_remarks(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    remarks: str,
    *,
    goes_on: bool = False,
) -> Change:
    """Write the month's remarks; `goes_on` as for `set_light_reason`."""
    text = passage(remarks)
    return _write(
        register,
        project_id,
        period,
        ("status_remarks", {}),
        lambda report: report.set("remarks", text),
        goes_on=goes_on,
    )


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
    return _write(
        register,
        project_id,
        period,
        ("status_action", {}),
        lambda report: report.set("corrective_action", text),
        goes_on=goes_on,
    )


_Label = tuple[str, dict[str, Fact]]


def _write(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    label: _Label,
    write: Callable[[ReportEdit], None],
    *,
    goes_on: bool = False,
) -> Change:
    code, facts = label
    when = month(period)
    require_open(register.reader, [report_id(project_id, when)])
    number = finding.project(register.reader, project_id).number
    made = Label(code, {"number": number, "period": when, **facts})
    with register.edit(going_on(made) if goes_on else made) as edit:
        write(ReportEdit(edit, project_id, when))
    return edit.change


def _light(report: ReportEdit, dimension: str, colour: Colour | None) -> None:
    if dimension == OVERALL:
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


def _told_against(reader: Reader, project_id: str, period: str, label: _Label) -> _Label:
    """The label with the colour that the participants' reports suggest, where it is another."""
    from portfolio_desktop.services.roll_ups import suggestion

    code, facts = label
    suggested = suggestion(reader, project_id, Period.parse(period))
    if suggested is None or suggested.colour.value == facts["colour"]:
        return label
    return code, {**facts, "suggested": suggested.colour.value}


def _colour_label(dimension: str, colour: Colour | None) -> _Label:
    if colour is None:
        return ("status_cleared", {"dimension": dimension})
    if dimension == OVERALL:
        return ("status_overall", {"colour": colour.value})
    return ("status_dimension", {"dimension": dimension, "colour": colour.value})
