"""Approved reports in a register that a file is brought into: they stay as they are."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.services.locks import require_open_to_write
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import Record, RowKey
from portfolio_desktop.workflows.import_values import ImportRefused

_Rows = Mapping[RowKey, Record]
_ABOVE = {
    "light": ("report", "report_id"),
    "participant_light": ("participant_report", "participant_report_id"),
}


class ApprovedReports:
    """The approved reports among the rows `held`, and which of the rows `said` are parts of them:
    the report itself, what participants reported for it, and the lamps of both.
    """

    def __init__(self, said: _Rows, held: _Rows) -> None:
        self._sides = (said, held)
        self._approved = {
            (record["project_id"], record["period"])
            for (table, _row), record in held.items()
            if table == "report" and record["stage"] is ReportStage.APPROVED
        }
        self._accounts = {
            row: str(record["period"])
            for (table, row), record in held.items()
            if table == "account" and record["approved_on"] is not None
        }

    def month_of(self, key: RowKey) -> str:
        """The month of the approved report that a row is part of, or of the approved account that
        it is; "" for none."""
        if key[0] == "account":
            return self._accounts.get(key[1], "")
        for rows in self._sides:
            place = _place(rows, key)
            if place in self._approved:
                return str(place[1])
        return ""


def _place(rows: _Rows, key: RowKey) -> tuple[object, object]:
    """The project and the month of a row."""
    record: Record = rows.get(key, {})
    table, link = _ABOVE.get(key[0], ("", ""))
    if table:
        return _place(rows, (table, str(record.get(link))))
    if key[0] in ("report", "participant_report"):
        return record.get("project_id"), record.get("period")
    return None, None


def require_open_reports(reader: Reader, values: _Rows) -> None:
    """ImportRefused where anything would be written to an approved report."""
    try:
        require_open_to_write(reader, values)
    except RuleError as locked:
        raise ImportRefused(message_for(locked)) from locked
