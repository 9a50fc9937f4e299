"""Approved reports are locked: nothing in them changes before they are opened again.

Whoever writes to a report, by hand, by undoing or from a file, asks here first.
"""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.ids import report_id
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import Operation

_COURSE = frozenset({"stage", "approved_on", "approved_by", "reopened_reason"})
"""Fields of the approval itself; to take an approval back is to change just these."""


def require_open(reader: Reader, report_ids: Iterable[str]) -> None:
    """A RuleError that names the project and the month of the first report that is locked."""
    for report in locked_reports(reader, report_ids):
        (project,) = reader.projects([report.project_id])
        raise refuse("report_locked", "stage", number=project.number, period=report.period)


def require_open_for(reader: Reader, operations: Iterable[Operation]) -> None:
    """The same for what taking back these operations would write."""
    reports: set[str] = set()
    lights: set[str] = set()
    theirs: set[str] = set()
    their_lights: set[str] = set()
    for operation in operations:
        if operation.table == "report" and operation.field not in _COURSE:
            reports.add(operation.row)
        elif operation.table == "light":
            lights.add(operation.row)
        elif operation.table == "participant_report":
            theirs.add(operation.row)
        elif operation.table == "participant_light":
            their_lights.add(operation.row)
    reports |= _above(reader, "light", "report_id", lights)
    theirs |= _above(reader, "participant_light", "participant_report_id", their_lights)
    places = reader.columns_of("participant_report", ["project_id", "period"], theirs).values()
    reports |= {report_id(str(project), str(period)) for project, period in places}
    require_open(reader, reports)


def _above(reader: Reader, table: str, field: str, rows: Iterable[str]) -> set[str]:
    """The reports that these lamps stand in."""
    return {str(row[0]) for row in reader.columns_of(table, [field], rows).values()}


def locked_reports(reader: Reader, report_ids: Iterable[str]) -> tuple[Report, ...]:
    """Those of the reports that are approved."""
    found = reader.reports_by_id(report_ids)
    return tuple(report for report in found if report.stage is ReportStage.APPROVED)
