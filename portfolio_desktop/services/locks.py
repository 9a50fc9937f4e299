"""Approved reports and accounts are locked: nothing in them changes before they are opened again.
So are approved minutes, closed written procedures and what was issued (`minutes_locks`).

Whoever writes to one, by hand, by undoing or from a file, asks here first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from portfolio_desktop.domain.ids import report_id
from portfolio_desktop.domain.report import Report, ReportStage
from portfolio_desktop.services.minutes_locks import require_board_open, require_board_open_for
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import Operation, Record, RowKey

_COURSE = {
    "report": frozenset({"stage", "approved_on", "approved_by", "reopened_reason"}),
    "account": frozenset({"approved_on"}),
}
"""Fields of the approval itself; to take an approval back is to change just these."""
_NO_FIELDS: frozenset[str] = frozenset()


def require_open(reader: Reader, report_ids: Iterable[str]) -> None:
    """A RuleError that names the project and the month of the first report that is locked."""
    for report in locked_reports(reader, report_ids):
        (project,) = reader.projects([report.project_id])
        raise refuse("report_locked", "stage", number=project.number, period=report.period)


def require_account_open(reader: Reader, account_ids: Iterable[str]) -> None:
    """The same for accounts."""
    fields = ("project_id", "period", "approved_on")
    for project_id, period, approved in reader.columns_of("account", fields, account_ids).values():
        if approved:
            (project,) = reader.projects([str(project_id)])
            raise refuse("account_locked", "account", number=project.number, period=str(period))


def require_open_for(reader: Reader, operations: Iterable[Operation]) -> None:
    """The same for what taking back these operations would write.

    Where they approved a report along with what they changed in it, taking them back takes back the
    approval too.
    """
    operations = tuple(operations)
    rows: set[RowKey] = set()
    approved_here: set[str] = set()
    for each in operations:
        if each.field not in _COURSE.get(each.table, _NO_FIELDS):
            rows.add((each.table, each.row))
        if each.table == "report" and _approves(each):
            approved_here.add(each.row)
    require_open(reader, _reports_behind(reader, rows) - approved_here)
    require_account_open(reader, [row for table, row in rows if table == "account"])
    require_board_open_for(reader, operations)


def _approves(operation: Operation) -> bool:
    """Whether the operation approved a report, or began one that was approved at once."""
    after = operation.after
    if isinstance(after, Mapping):
        return after.get("stage") is ReportStage.APPROVED
    return operation.field == "stage" and after is ReportStage.APPROVED


def require_open_to_write(reader: Reader, values: Mapping[RowKey, Record]) -> None:
    """The same for rows to be written; one that is not there yet says itself where it belongs."""
    rows = set(values)
    said = set()
    for (table, _row), record in values.items():
        if table == "light" and "report_id" in record:
            rows.add(("report", str(record["report_id"])))
        elif table == "participant_light" and "participant_report_id" in record:
            rows.add(("participant_report", str(record["participant_report_id"])))
        elif table == "participant_report" and {"project_id", "period"} <= record.keys():
            said.add(report_id(str(record["project_id"]), str(record["period"])))
    require_open(reader, said | _reports_behind(reader, rows))
    require_account_open(reader, [row for table, row in rows if table == "account"])
    require_board_open(reader, rows, values)


def _reports_behind(reader: Reader, rows: Iterable[RowKey]) -> set[str]:
    """The reports that rows are part of, for rows that are there."""
    ids: dict[str, set[str]] = {}
    for table, row in rows:
        ids.setdefault(table, set()).add(row)
    reports = ids.get("report", set())
    reports |= _above(reader, "light", "report_id", ids.get("light", ()))
    theirs = ids.get("participant_report", set())
    lights = ids.get("participant_light", ())
    theirs |= _above(reader, "participant_light", "participant_report_id", lights)
    places = reader.columns_of("participant_report", ["project_id", "period"], theirs).values()
    return reports | {report_id(str(project), str(period)) for project, period in places}


def _above(reader: Reader, table: str, field: str, rows: Iterable[str]) -> set[str]:
    """The reports that these lamps stand in."""
    return {str(row[0]) for row in reader.columns_of(table, [field], rows).values()}


def locked_reports(reader: Reader, report_ids: Iterable[str]) -> tuple[Report, ...]:
    """Those of the reports that are approved."""
    stages = reader.columns_of("report", ["stage"], report_ids)
    approved = ReportStage.APPROVED.value
    return reader.reports_by_id([row for row, (stage,) in stages.items() if stage == approved])
