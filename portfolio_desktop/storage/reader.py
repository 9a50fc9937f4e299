"""The rows of a register as domain values, and for the grid as bare columns.

One reader serves the open file and a snapshot alike, so that everything shown and printed can be
shown and printed as of any moment.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, ClassVar, Generic, Protocol, TypeAlias, TypeVar

from portfolio_desktop.domain.change_request import ChangeRequest, RequestedChange, RequestState
from portfolio_desktop.domain.ids import setting_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Baseline, Participant, Phase, Project
from portfolio_desktop.domain.register import RegisterInfo, Setting
from portfolio_desktop.domain.report import Light, Report
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.storage.codec import from_columns
from portfolio_desktop.storage.errors import StorageError, Trouble, known_errors
from portfolio_desktop.storage.log_reader import LogReader
from portfolio_desktop.storage.schema import CURRENT, Field, FieldKind, Table
from portfolio_desktop.storage.values import FieldValue, RowKey

Columns: TypeAlias = tuple[Any, ...]
"""A row as SQLite gives it; what stands where is said by the method that returns it."""

Month: TypeAlias = Period | str
"""A period, or its text `YYYY-MM`."""


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


Row = TypeVar("Row", bound=_Dataclass)
Decoder: TypeAlias = Callable[[Any], FieldValue]


def _decoder(field: Field) -> Decoder | None:
    """From a column (a tuple of columns where the field has several) to its domain value.

    None where the column is the value. Equal columns give the same object.
    """
    if field.kind in {FieldKind.TEXT, FieldKind.INTEGER}:
        return None
    if field.kind is FieldKind.BOOLEAN:
        return bool
    if field.width > 1:
        return lru_cache(maxsize=16_384)(lambda columns: from_columns(field, columns))
    return lru_cache(maxsize=16_384)(lambda column: from_columns(field, (column,)))


@contextmanager
def _odd_values_as_damage() -> Iterator[None]:
    """A value that this program cannot have written, such as a day without a month."""
    try:
        yield
    except ValueError as error:
        raise StorageError(Trouble.DAMAGED, {"finding": "value"}) from error


@dataclass(frozen=True, slots=True)
class _Shape(Generic[Row]):
    """How the rows of one table become values of one domain class."""

    make: Callable[..., Row]
    select: str
    places: tuple[tuple[int, int, Decoder | None], ...]

    def rows(self, found: Iterable[Columns]) -> Iterator[Row]:
        make, places = self.make, self.places
        for columns in found:
            values = [
                columns[start]
                if decoder is None
                else decoder(columns[start] if end == start + 1 else columns[start:end])
                for start, end, decoder in places
            ]
            yield make(columns[0], *values)


def _shape(kind: type[Row], name: str) -> _Shape[Row]:
    table: Table = CURRENT.table(name)
    places: dict[str, tuple[int, int, Decoder | None]] = {}
    start = 1
    for field in table.fields:
        places[field.name] = (start, start + field.width, _decoder(field))
        start += field.width
    columns = ", ".join(("id", *table.columns))
    wanted = (field.name for field in fields(kind) if field.name != "id")
    return _Shape(kind, f"SELECT {columns} FROM {name}", tuple(places[name] for name in wanted))


_INFO = _shape(RegisterInfo, "register")
_SETTING = _shape(Setting, "setting")
_DIMENSION = _shape(Dimension, "dimension")
_PHASE = _shape(Phase, "phase")
_PARTICIPANT = _shape(Participant, "participant")
_PROJECT = _shape(Project, "project")
_BASELINE = _shape(Baseline, "baseline")
_REPORT = _shape(Report, "report")
_LIGHT = _shape(Light, "light")
_REQUEST = _shape(ChangeRequest, "change_request")
_REQUESTED = _shape(RequestedChange, "requested_change")

_GIVEN = "(SELECT value FROM json_each(?))"
_OWNERS = {
    "project": f"SELECT id FROM project WHERE id IN {_GIVEN}",
    "baseline": f"SELECT project_id FROM baseline WHERE id IN {_GIVEN}",
    "report": f"SELECT project_id FROM report WHERE id IN {_GIVEN}",
    "light": "SELECT project_id FROM report WHERE id IN"
    f" (SELECT report_id FROM light WHERE id IN {_GIVEN})",
    "change_request": f"SELECT project_id FROM change_request WHERE id IN {_GIVEN}",
    "requested_change": "SELECT project_id FROM change_request WHERE id IN"
    f" (SELECT request_id FROM requested_change WHERE id IN {_GIVEN})",
}
_REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    target.name: tuple(
        (table.name, field.name)
        for table in CURRENT.tables
        for field in table.fields
        if field.references == target.name
    )
    for target in CURRENT.tables
}
_END = ("end_text", "end_earliest", "end_latest", "end_precision")


def _listed(values: Iterable[object] | None) -> str | None:
    """The values as one parameter for `json_each`, however many they are."""
    return None if values is None else json.dumps([str(value) for value in values])


def _among(**lists: str | None) -> tuple[str, list[str]]:
    """A WHERE clause that keeps the rows whose columns are in the lists; None keeps all."""
    given = {column: listed for column, listed in lists.items() if listed is not None}
    parts = [f"{column} IN (SELECT value FROM json_each(?))" for column in given]
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), list(given.values())


def lamps_of(text: str | None) -> dict[str, str]:
    """The colours by dimension key, "" where a lamp is out, from a text of `grid_reports`."""
    if not text:
        return {}
    lamps = (lamp.partition("\x1f") for lamp in text.split("\x1e"))
    return {dimension: colour for dimension, _sign, colour in lamps}


def _in_month(period: Month, ids: Iterable[str] | None) -> tuple[str, list[str]]:
    where, values = _among(project_id=_listed(ids))
    month = " WHERE period = ?" + where.replace(" WHERE ", " AND ")
    return month, [str(period), *values]


class Reader:
    """Reads the rows of one connection; trouble with the file is a `StorageError`.

    Rows come sorted by their natural key: what belongs to a project by its id, then by version,
    period or dimension. Dimensions and phases come in their own order, inactive ones too.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.log = LogReader(connection)

    def info(self) -> RegisterInfo:
        found = self._rows(_INFO)
        if not found:
            raise StorageError(Trouble.DAMAGED, {"detail": "register"})
        return found[0]

    def setting(self, key: str) -> str | None:
        """The JSON text kept under the key, or None."""
        found = self._rows(_SETTING, " WHERE id = ?", [setting_id(key)])
        return found[0].value if found else None

    def settings(self) -> tuple[Setting, ...]:
        return tuple(sorted(self._rows(_SETTING), key=lambda row: row.key))

    def dimensions(self) -> tuple[Dimension, ...]:
        return tuple(sorted(self._rows(_DIMENSION), key=lambda row: (row.rank, row.key)))

    def phases(self) -> tuple[Phase, ...]:
        return tuple(sorted(self._rows(_PHASE), key=lambda row: (row.rank, row.key)))

    def participants(self) -> tuple[Participant, ...]:
        return tuple(sorted(self._rows(_PARTICIPANT), key=lambda row: (row.name, row.id)))

    def projects(self, ids: Iterable[str] | None = None) -> tuple[Project, ...]:
        """The projects (archived ones too), by id."""
        found = self._rows(_PROJECT, *_among(id=_listed(ids)))
        return tuple(sorted(found, key=lambda row: row.id))

    def baselines(self, project_ids: Iterable[str] | None = None) -> tuple[Baseline, ...]:
        found = self._rows(_BASELINE, *_among(project_id=_listed(project_ids)))
        return tuple(sorted(found, key=lambda row: (row.project_id, row.version)))

    def reports(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Report, ...]:
        clause = _among(project_id=_listed(project_ids), period=_listed(periods))
        found = self._rows(_REPORT, *clause)
        return tuple(sorted(found, key=lambda row: (row.project_id, row.period)))

    def lights(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Light, ...]:
        """The lamps of the dimensions in the reports of these periods and projects."""
        where, values = _among(project_id=_listed(project_ids), period=_listed(periods))
        clause = f" WHERE report_id IN (SELECT id FROM report{where})" if where else ""
        found = self._rows(_LIGHT, clause, values)
        return tuple(sorted(found, key=lambda row: (row.report_id, row.dimension)))

    def light_reasons(self, periods: Iterable[Month]) -> list[Columns]:
        """report_id, dimension and reason of the lamps in these periods that are given one."""
        where, values = _among(period=_listed(periods))
        return self._all(
            "SELECT report_id, dimension, reason FROM light WHERE reason <> ''"
            f" AND report_id IN (SELECT id FROM report{where})",
            values,
        )

    def periods(self) -> tuple[Period, ...]:
        """Every month that any project has a report for, oldest first."""
        found = self._all(
            "WITH RECURSIVE months(period) AS (SELECT min(period) FROM report UNION ALL"
            " SELECT (SELECT min(period) FROM report WHERE period > months.period)"
            " FROM months WHERE months.period IS NOT NULL)"
            " SELECT period FROM months WHERE period IS NOT NULL",
            [],
        )
        with _odd_values_as_damage():
            return tuple(Period.parse(period) for (period,) in found)

    def requests(
        self, ids: Iterable[str] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[ChangeRequest, ...]:
        found = self._rows(_REQUEST, *_among(id=_listed(ids), project_id=_listed(project_ids)))
        return tuple(sorted(found, key=lambda row: (row.number, row.id)))

    def requested_changes(
        self, request_ids: Iterable[str] | None = None
    ) -> tuple[RequestedChange, ...]:
        found = self._rows(_REQUESTED, *_among(request_id=_listed(request_ids)))
        return tuple(sorted(found, key=lambda row: (row.request_id, row.subject)))

    def overall_by_period(
        self, periods: Iterable[Month], ids: Iterable[str] | None = None
    ) -> dict[str, dict[str, str | None]]:
        """By period (its text) and project id, the overall lamp in one word.

        The word of the colour or of the kind of no light (no word is both), None where the report
        says neither. Every period that is asked for is there.
        """
        found: dict[str, dict[str, str | None]] = {}
        for period in periods:
            where, values = _in_month(period, ids)
            query = f"SELECT project_id, coalesce(overall, no_light) FROM report{where}"
            with known_errors():
                found[str(period)] = dict(self._connection.execute(query, values))
        return found

    def grid_projects(self, ids: Iterable[str] | None = None) -> list[Columns]:
        """id, number, name, purpose, case_number, kind, parent_id, lead_id, phase, state,
        state_from, rank, archived, then the four columns of the forecast and of the actual end.
        """
        where, values = _among(id=_listed(ids))
        return self._all(
            "SELECT id, number, name, purpose, case_number, kind, parent_id, lead_id, phase,"
            " state, state_from, rank, archived,"
            " forecast_end_text, forecast_end_earliest, forecast_end_latest,"
            " forecast_end_precision, actual_end_text, actual_end_earliest, actual_end_latest,"
            f" actual_end_precision FROM project{where}",
            values,
        )

    def grid_baselines(self, ids: Iterable[str] | None = None) -> list[Columns]:
        """project_id, version, approved_on and the four columns of the end, of every baseline."""
        where, values = _among(project_id=_listed(ids))
        return self._all(
            f"SELECT project_id, version, approved_on, {', '.join(_END)} FROM baseline{where}",
            values,
        )

    def grid_reports(self, period: Month, ids: Iterable[str] | None = None) -> list[Columns]:
        """project_id, overall, no_light, the four columns of reports_from, remarks, lamps.

        The lamps of the dimensions are one text (None without any) for `lamps_of`: read row by row
        they would cost more than all the rest, and few different texts occur.
        """
        where, values = _in_month(period, ids)
        return self._all(
            "SELECT project_id, overall, no_light, reports_from_text, reports_from_earliest,"
            " reports_from_latest, reports_from_precision, remarks,"
            " (SELECT group_concat(dimension || char(31) || coalesce(colour, ''), char(30))"
            f" FROM light WHERE report_id = report.id) FROM report{where}",
            values,
        )

    def requests_by_project(
        self, states: Iterable[RequestState], ids: Iterable[str] | None = None
    ) -> dict[str, int]:
        """How many requests in these states each project has; no entry where there are none."""
        where, values = _among(state=_listed(states), project_id=_listed(ids))
        return dict(
            self._all(
                f"SELECT project_id, count(*) FROM change_request{where} GROUP BY project_id",
                values,
            )
        )

    def project_ids_of(self, table: str, ids: Iterable[str]) -> set[str]:
        """The projects that these rows belong to; rows that are not there belong to none.

        Tables that belong to no project give nothing.
        """
        query = _OWNERS.get(table)
        if query is None:
            return set()
        return {found for (found,) in self._all(query, [_listed(ids) or "[]"])}

    def request_ids_of(self, table: str, ids: Iterable[str]) -> set[str]:
        """The change requests that these rows are, or belong to."""
        if table == "change_request":
            return set(ids)
        query = f"SELECT request_id FROM requested_change WHERE id IN {_GIVEN}"
        return {found for (found,) in self._all(query, [_listed(ids) or "[]"])}

    def referring(self, table: str, rows: Iterable[str]) -> set[RowKey]:
        """The rows that point to any of these."""
        listed = _listed(rows) or "[]"
        found: set[RowKey] = set()
        for other, field in _REFERENCES.get(table, ()):
            query = f"SELECT id FROM {other} WHERE {field} IN {_GIVEN}"
            found |= {(other, pointing) for (pointing,) in self._all(query, [listed])}
        return found

    def columns_of(
        self, table: str, fields: Iterable[str], ids: Iterable[str]
    ) -> dict[str, Columns]:
        """The columns of these one-column fields by row id, for the rows that are there."""
        known = CURRENT.table(table)
        columns = ", ".join(known.field(name).name for name in fields)
        query = f"SELECT id, {columns} FROM {table} WHERE id IN {_GIVEN}"
        return {row[0]: row[1:] for row in self._all(query, [_listed(ids) or "[]"])}

    def sub_projects(self, ids: Iterable[str]) -> set[str]:
        """The projects that are part of these programmes."""
        where, values = _among(parent_id=_listed(ids))
        return {found for (found,) in self._all(f"SELECT id FROM project{where}", values)}

    def _rows(self, shape: _Shape[Row], clause: str = "", values: Iterable[str] = ()) -> list[Row]:
        with _odd_values_as_damage(), known_errors():
            found = self._connection.execute(shape.select + clause, tuple(values))
            return list(shape.rows(found))

    def _all(self, query: str, values: Iterable[str]) -> list[Columns]:
        with known_errors():
            return self._connection.execute(query, tuple(values)).fetchall()
