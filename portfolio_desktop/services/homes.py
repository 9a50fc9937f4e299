"""Where rows of the register belong: the project, request, month and dimension people know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import Record, RowKey


@dataclass(frozen=True, slots=True)
class Home:
    """Where a row belongs, as far as it can be told; `request` is its change request's number."""

    project_id: str = ""
    request: str = ""
    period: str = ""
    dimension: str = ""


def home_of(reader: Reader, table: str, row: str) -> Home:
    """Where one row belongs, also one that is gone."""
    return Homes(reader, {}).of(table, {row}).get(row, Home())


def number_of(reader: Reader, home: Home) -> str:
    """The number of the row's request or project; "" where it has none."""
    if home.request or not home.project_id:
        return home.request
    numbers = Homes(reader, {}).fields("project", {home.project_id}, ("number",))
    return numbers.get(home.project_id, ("",))[0]


class Homes:
    """Follows rows to where they belong: as they are, as their record says, or as they were made.

    `records` are those an edit made or removed.
    """

    def __init__(self, reader: Reader, records: Mapping[RowKey, Record]) -> None:
        self._reader = reader
        self._records = records

    def of(self, table: str, rows: set[str]) -> dict[str, Home]:
        match table:
            case "project":
                return {row: Home(project_id=row) for row in rows}
            case "change_request":
                found = self.fields(table, rows, ("project_id", "number"))
                return {row: Home(owner, number) for row, (owner, number) in found.items()}
            case "requested_change":
                return self._of_requested(rows)
            case "baseline":
                owners = self.fields(table, rows, ("project_id",))
                return {row: Home(owner) for row, (owner,) in owners.items()}
            case "report":
                return self._of_reports(rows)
            case "light":
                return self._of_lights(rows)
        return {}

    def fields(
        self, table: str, rows: set[str], fields: tuple[str, ...]
    ) -> dict[str, tuple[str, ...]]:
        """These one-column fields by row id."""
        found = self._reader.columns_of(table, fields, rows)
        for row in rows - found.keys():
            record = self._records.get((table, row))
            if record is not None:
                found[row] = tuple(str(record.get(field) or "") for field in fields)
        gone = rows - found.keys()
        return found | self._reader.log.made_with(table, fields, gone) if gone else found

    def _of_reports(self, rows: set[str]) -> dict[str, Home]:
        found = self.fields("report", rows, ("project_id", "period"))
        return {row: Home(owner, period=period) for row, (owner, period) in found.items()}

    def _of_lights(self, rows: set[str]) -> dict[str, Home]:
        found = self.fields("light", rows, ("report_id", "dimension"))
        reports = self._of_reports({report for report, _dimension in found.values()})
        return {
            row: replace(reports.get(report, Home()), dimension=dimension)
            for row, (report, dimension) in found.items()
        }

    def _of_requested(self, rows: set[str]) -> dict[str, Home]:
        found = self.fields("requested_change", rows, ("request_id",))
        requests = self.of("change_request", {request for (request,) in found.values()})
        return {row: requests.get(request, Home()) for row, (request,) in found.items()}
