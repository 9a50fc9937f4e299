"""The rows of a register as domain values, and for the grid as bare columns.

One reader serves the open file and a snapshot alike, so that everything shown and printed can be
shown and printed as of any moment.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from portfolio_desktop.domain.account import Account
from portfolio_desktop.domain.change_request import ChangeRequest, RequestedChange, RequestState
from portfolio_desktop.domain.ids import setting_id
from portfolio_desktop.domain.participants import Assignment, Participant, Participation, Person
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Baseline, Phase, Project
from portfolio_desktop.domain.register import Dismissal, RegisterInfo, SavedView, Setting
from portfolio_desktop.domain.report import (
    Light,
    ParticipantLight,
    ParticipantReport,
    Reminder,
    Report,
)
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.storage.errors import StorageError, Trouble, known_errors
from portfolio_desktop.storage.log_reader import LogReader
from portfolio_desktop.storage.plan_reader import PlanReader
from portfolio_desktop.storage.relations import GIVEN, NAMED_BY_KEY, OWNERS, REFERENCES
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.shapes import (
    Columns,
    Month,
    Row,
    Shape,
    among,
    in_month,
    listed,
    odd_values_as_damage,
    read_rows,
    shape,
)

_INFO = shape(RegisterInfo, "register")
_SETTING = shape(Setting, "setting")
_DIMENSION = shape(Dimension, "dimension")
_PHASE = shape(Phase, "phase")
_PARTICIPANT = shape(Participant, "participant")
_PROJECT = shape(Project, "project")
_BASELINE = shape(Baseline, "baseline")
_REPORT = shape(Report, "report")
_LIGHT = shape(Light, "light")
_REQUEST = shape(ChangeRequest, "change_request")
_REQUESTED = shape(RequestedChange, "requested_change")
_PERSON = shape(Person, "person")
_ASSIGNMENT = shape(Assignment, "assignment")
_PARTICIPATION = shape(Participation, "participation")
_PARTICIPANT_REPORT = shape(ParticipantReport, "participant_report")
_PARTICIPANT_LIGHT = shape(ParticipantLight, "participant_light")
_REMINDER = shape(Reminder, "reminder")
_ACCOUNT = shape(Account, "account")
_DISMISSAL = shape(Dismissal, "dismissal")
_SAVED_VIEW = shape(SavedView, "saved_view")

_OTHER_WORDS = "trim(reported_remarks, {0}) <> trim(remarks, {0})".format("char(9, 10, 13, 32)")
_END = ("end_text", "end_earliest", "end_latest", "end_precision")


def lamps_of(text: str | None) -> dict[str, str]:
    """The colours by dimension key, "" where a lamp is out, from a text of `grid_reports`."""
    if not text:
        return {}
    lamps = (lamp.partition("\x1f") for lamp in text.split("\x1e"))
    return {dimension: colour for dimension, _sign, colour in lamps}


class Reader:
    """Reads the rows of one connection; trouble with the file is a `StorageError`.

    Rows come sorted by their natural key: what belongs to a project by its id, then by version,
    period or dimension. Dimensions and phases come in their own order, inactive ones too.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.log = LogReader(connection)
        self.plan = PlanReader(connection)

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
        found = self._rows(_PROJECT, *among(id=listed(ids)))
        return tuple(sorted(found, key=lambda row: row.id))

    def baselines(self, project_ids: Iterable[str] | None = None) -> tuple[Baseline, ...]:
        found = self._rows(_BASELINE, *among(project_id=listed(project_ids)))
        return tuple(sorted(found, key=lambda row: (row.project_id, row.version)))

    def reports(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Report, ...]:
        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(_REPORT, *clause)
        return tuple(sorted(found, key=lambda row: (row.project_id, row.period)))

    def reports_by_id(self, ids: Iterable[str]) -> tuple[Report, ...]:
        found = self._rows(_REPORT, *among(id=listed(ids)))
        return tuple(sorted(found, key=lambda row: (row.project_id, row.period)))

    def lights(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Light, ...]:
        """The lamps of the dimensions in the reports of these periods and projects."""
        where, values = among(project_id=listed(project_ids), period=listed(periods))
        clause = f" WHERE report_id IN (SELECT id FROM report{where})" if where else ""
        found = self._rows(_LIGHT, clause, values)
        return tuple(sorted(found, key=lambda row: (row.report_id, row.dimension)))

    def light_reasons(self, periods: Iterable[Month]) -> list[Columns]:
        """report_id, dimension and reason of the lamps in these periods that are given one."""
        where, values = among(period=listed(periods))
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
        with odd_values_as_damage():
            return tuple(Period.parse(period) for (period,) in found)

    def requests(
        self, ids: Iterable[str] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[ChangeRequest, ...]:
        found = self._rows(_REQUEST, *among(id=listed(ids), project_id=listed(project_ids)))
        return tuple(sorted(found, key=lambda row: (row.number, row.id)))

    def requested_changes(
        self, request_ids: Iterable[str] | None = None
    ) -> tuple[RequestedChange, ...]:
        found = self._rows(_REQUESTED, *among(request_id=listed(request_ids)))
        return tuple(sorted(found, key=lambda row: (row.request_id, row.subject)))

    def persons(self) -> tuple[Person, ...]:
        return tuple(sorted(self._rows(_PERSON), key=lambda row: (row.name, row.id)))

    def assignments(self, project_ids: Iterable[str] | None = None) -> tuple[Assignment, ...]:
        found = self._rows(_ASSIGNMENT, *among(project_id=listed(project_ids)))
        return tuple(sorted(found, key=lambda row: (row.project_id, row.role, row.id)))

    def participations(self, project_ids: Iterable[str] | None = None) -> tuple[Participation, ...]:
        found = self._rows(_PARTICIPATION, *among(project_id=listed(project_ids)))
        return tuple(sorted(found, key=lambda row: (row.project_id, row.participant_id)))

    def participant_reports(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[ParticipantReport, ...]:
        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(_PARTICIPANT_REPORT, *clause)
        return tuple(
            sorted(found, key=lambda row: (row.project_id, row.period, row.participant_id))
        )

    def participant_lights(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[ParticipantLight, ...]:
        """The lamps in the participants' reports of these periods and projects."""
        where, values = among(project_id=listed(project_ids), period=listed(periods))
        inner = f"SELECT id FROM participant_report{where}"
        clause = f" WHERE participant_report_id IN ({inner})" if where else ""
        found = self._rows(_PARTICIPANT_LIGHT, clause, values)
        return tuple(sorted(found, key=lambda row: (row.participant_report_id, row.dimension)))

    def reminders(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Reminder, ...]:
        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(_REMINDER, *clause)
        return tuple(sorted(found, key=lambda row: (row.project_id, row.period, row.id)))

    def accounts(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Account, ...]:
        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(_ACCOUNT, *clause)
        return tuple(sorted(found, key=lambda row: (row.project_id, row.period)))

    def dismissals(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Dismissal, ...]:
        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(_DISMISSAL, *clause)
        return tuple(
            sorted(found, key=lambda row: (row.project_id, row.period, row.code, row.field))
        )

    def saved_views(self) -> tuple[SavedView, ...]:
        return tuple(sorted(self._rows(_SAVED_VIEW), key=lambda row: (row.rank, row.name)))

    def overall_by_period(
        self, periods: Iterable[Month], ids: Iterable[str] | None = None
    ) -> dict[str, dict[str, str | None]]:
        """By period (its text) and project id, the overall lamp in one word.

        The word of the colour or of the kind of no light (no word is both), None where the report
        says neither or is a draft. Every period that is asked for is there.
        """
        found: dict[str, dict[str, str | None]] = {}
        for period in periods:
            where, values = in_month(period, ids)
            query = (
                "SELECT project_id, CASE WHEN stage <> 'draft' THEN coalesce(overall, no_light) END"
                f" FROM report{where}"
            )
            with known_errors():
                found[str(period)] = dict(self._connection.execute(query, values))
        return found

    def grid_projects(self, ids: Iterable[str] | None = None) -> list[Columns]:
        """id, number, name, purpose, case_number, kind, parent_id, lead_id, phase, state,
        state_from, rank, archived, then the four columns of the forecast and of the actual end,
        entered_on, accountable_id and left_on.
        """
        where, values = among(id=listed(ids))
        return self._all(
            "SELECT id, number, name, purpose, case_number, kind, parent_id, lead_id, phase,"
            " state, state_from, rank, archived,"
            " forecast_end_text, forecast_end_earliest, forecast_end_latest,"
            " forecast_end_precision, actual_end_text, actual_end_earliest, actual_end_latest,"
            " actual_end_precision, entered_on, accountable_id, left_on"
            f" FROM project{where}",
            values,
        )

    def grid_baselines(self, ids: Iterable[str] | None = None) -> list[Columns]:
        """project_id, version, approved_on and the four columns of the end, of every baseline."""
        where, values = among(project_id=listed(ids))
        return self._all(
            f"SELECT project_id, version, approved_on, {', '.join(_END)} FROM baseline{where}",
            values,
        )

    def grid_reports(self, period: Month, ids: Iterable[str] | None = None) -> list[Columns]:
        """project_id, overall, no_light, the four columns of reports_from, remarks, lamps, stage,
        confirmation, and whether the remarks are others than those that were reported.

        The lamps of the dimensions are one text (None without any) for `lamps_of`: read row by row
        they would cost more than all the rest, and few different texts occur.
        """
        where, values = in_month(period, ids)
        return self._all(
            "SELECT project_id, overall, no_light, reports_from_text, reports_from_earliest,"
            " reports_from_latest, reports_from_precision, remarks,"
            " (SELECT group_concat(dimension || char(31) || coalesce(colour, ''), char(30))"
            " FROM light WHERE report_id = report.id), stage, confirmation,"
            f" reported_remarks NOT IN ('', remarks) AND {_OTHER_WORDS} FROM report{where}",
            values,
        )

    def grid_participant_reports(
        self, period: Month, ids: Iterable[str] | None = None
    ) -> list[Columns]:
        """project_id, participant_id and lamps (as in `grid_reports`) of every report."""
        where, values = in_month(period, ids)
        return self._all(
            "SELECT project_id, participant_id,"
            " (SELECT group_concat(dimension || char(31) || coalesce(colour, ''), char(30))"
            " FROM participant_light WHERE participant_report_id = participant_report.id)"
            f" FROM participant_report{where}",
            values,
        )

    def requests_by_project(
        self, states: Iterable[RequestState], ids: Iterable[str] | None = None
    ) -> dict[str, int]:
        """How many requests in these states each project has; no entry where there are none."""
        where, values = among(state=listed(states), project_id=listed(ids))
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
        query = OWNERS.get(table)
        if query is None:
            return set()
        return {found for (found,) in self._all(query, [listed(ids) or "[]"])}

    def request_ids_of(self, table: str, ids: Iterable[str]) -> set[str]:
        """The change requests that these rows are, or belong to."""
        if table == "change_request":
            return set(ids)
        query = f"SELECT request_id FROM requested_change WHERE id IN {GIVEN}"
        return {found for (found,) in self._all(query, [listed(ids) or "[]"])}

    def referring(self, table: str, rows: Iterable[str]) -> set[tuple[str, str, str]]:
        """Table, row and field of all that points to any of these rows, by its id or its key."""
        among_these = listed(rows) or "[]"
        found: set[tuple[str, str, str]] = set()
        for other, field in REFERENCES.get(table, ()):
            query = f"SELECT id FROM {other} WHERE {field} IN {GIVEN}"
            found |= {(other, row, field) for (row,) in self._all(query, [among_these])}
        for other, field in NAMED_BY_KEY.get(table, ()):
            keys = f"SELECT key FROM {table} WHERE id IN {GIVEN}"
            query = f"SELECT id FROM {other} WHERE {field} IN ({keys})"
            found |= {(other, row, field) for (row,) in self._all(query, [among_these])}
        return found

    def columns_of(
        self, table: str, fields: Iterable[str], ids: Iterable[str]
    ) -> dict[str, Columns]:
        """The columns of these one-column fields by row id, for the rows that are there."""
        known = CURRENT.table(table)
        columns = ", ".join(known.field(name).name for name in fields)
        query = f"SELECT id, {columns} FROM {table} WHERE id IN {GIVEN}"
        return {row[0]: row[1:] for row in self._all(query, [listed(ids) or "[]"])}

    def sub_projects(self, ids: Iterable[str]) -> set[str]:
        """The projects that are part of these programmes."""
        where, values = among(parent_id=listed(ids))
        return {found for (found,) in self._all(f"SELECT id FROM project{where}", values)}

    def _rows(self, shape: Shape[Row], clause: str = "", values: Iterable[str] = ()) -> list[Row]:
        return read_rows(self._connection, shape, clause, values)

    def _all(self, query: str, values: Iterable[str]) -> list[Columns]:
        with known_errors():
            return self._connection.execute(query, tuple(values)).fetchall()
