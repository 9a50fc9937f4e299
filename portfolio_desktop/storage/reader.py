"""The rows of a register as domain values, and for the grid as bare columns.

One reader serves the open file and a snapshot alike, so that everything shown and printed can be
shown and printed as of any moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio_desktop.domain.ids import setting_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.storage.errors import StorageError, Trouble
from portfolio_desktop.storage.grid_reader import GridReader
from portfolio_desktop.storage.log_reader import LogReader
from portfolio_desktop.storage.relations import GIVEN, NAMED_BY_KEY, OWNERS, references
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.shapes import (
    Columns,
    Month,
    Row,
    Rows,
    Shape,
    among,
    listed,
    odd_values_as_damage,
    read_rows,
    shape,
)

if TYPE_CHECKING:
    from portfolio_desktop.domain.account import Account
    from portfolio_desktop.domain.change_request import ChangeRequest, RequestedChange
    from portfolio_desktop.domain.participants import Assignment, Participant, Participation, Person
    from portfolio_desktop.domain.phases import Phase
    from portfolio_desktop.domain.project import Baseline, Project
    from portfolio_desktop.domain.register import Dismissal, RegisterInfo, SavedView, Setting
    from portfolio_desktop.domain.report import (
        Light,
        ParticipantLight,
        ParticipantReport,
        Reminder,
        Report,
    )
    from portfolio_desktop.domain.status import Dimension
    from portfolio_desktop.storage.board_reader import BoardReader
    from portfolio_desktop.storage.plan_reader import PlanReader


_ROWS_AT_ONCE = 20_000


class Reader(GridReader):
    """Reads the rows of one connection; trouble with the file is a `StorageError`.

    Rows come sorted by their natural key: what belongs to a project by its id, then by version,
    period or dimension. Dimensions and phases come in their own order, inactive ones too.
    """

    def __init__(self, connection: Rows) -> None:
        super().__init__(connection)
        self.log = LogReader(connection)

    @cached_property
    def plan(self) -> PlanReader:
        """What reads milestones and money."""
        from portfolio_desktop.storage.plan_reader import PlanReader

        return PlanReader(self._connection)

    @cached_property
    def board(self) -> BoardReader:
        """What reads change control, decisions and meetings."""
        from portfolio_desktop.storage.board_reader import BoardReader

        return BoardReader(self._connection)

    def info(self) -> RegisterInfo:
        from portfolio_desktop.domain.register import RegisterInfo

        found = self._rows(shape(RegisterInfo, "register"))
        if not found:
            raise StorageError(Trouble.DAMAGED, {"detail": "register"})
        return found[0]

    def name(self) -> str:
        """What the register is called; an opening has no need of its other particulars."""
        return str(self._names()[0])

    def forum(self) -> str:
        """What its board is called."""
        return str(self._names()[1])

    def _names(self) -> Columns:
        found = self._all("SELECT name, forum FROM register", ())
        if not found:
            raise StorageError(Trouble.DAMAGED, {"detail": "register"})
        return found[0]

    def setting(self, key: str) -> str | None:
        """The JSON text kept under the key, or None."""
        found = self._all("SELECT value FROM setting WHERE id = ?", (setting_id(key),))
        return str(found[0][0]) if found else None

    def settings_under(self, prefix: str) -> dict[str, str]:
        """The JSON texts kept under keys that begin so, by key."""
        query = "SELECT key, value FROM setting WHERE substr(key, 1, ?) = ? ORDER BY key"
        return dict(self._all(query, (len(prefix), prefix)))

    def settings(self) -> tuple[Setting, ...]:
        from portfolio_desktop.domain.register import Setting

        return tuple(sorted(self._rows(shape(Setting, "setting")), key=lambda row: row.key))

    def dimensions(self) -> tuple[Dimension, ...]:
        from portfolio_desktop.domain.status import Dimension

        return tuple(
            sorted(self._rows(shape(Dimension, "dimension")), key=lambda row: (row.rank, row.key))
        )

    def phases(self) -> tuple[Phase, ...]:
        from portfolio_desktop.domain.phases import Phase

        return tuple(sorted(self._rows(shape(Phase, "phase")), key=lambda row: (row.rank, row.key)))

    def participants(self) -> tuple[Participant, ...]:
        from portfolio_desktop.domain.participants import Participant

        return tuple(
            sorted(
                self._rows(shape(Participant, "participant")), key=lambda row: (row.name, row.id)
            )
        )

    def projects(self, ids: Iterable[str] | None = None) -> tuple[Project, ...]:
        """The projects (archived ones too), by id."""
        from portfolio_desktop.domain.project import Project

        found = self._rows(shape(Project, "project"), *among(id=listed(ids)))
        return tuple(sorted(found, key=lambda row: row.id))

    def has_projects(self) -> bool:
        """Whether there is any, also one that has left."""
        return bool(self._all("SELECT id FROM project LIMIT 1", ()))

    def baselines(self, project_ids: Iterable[str] | None = None) -> tuple[Baseline, ...]:
        from portfolio_desktop.domain.project import Baseline

        found = self._rows(shape(Baseline, "baseline"), *among(project_id=listed(project_ids)))
        return tuple(sorted(found, key=lambda row: (row.project_id, row.version)))

    def reports(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Report, ...]:
        from portfolio_desktop.domain.report import Report

        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(shape(Report, "report"), *clause)
        return tuple(sorted(found, key=lambda row: (row.project_id, row.period)))

    def reports_by_id(self, ids: Iterable[str]) -> tuple[Report, ...]:
        from portfolio_desktop.domain.report import Report

        found = self._rows(shape(Report, "report"), *among(id=listed(ids)))
        return tuple(sorted(found, key=lambda row: (row.project_id, row.period)))

    def lights(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Light, ...]:
        """The lamps of the dimensions in the reports of these periods and projects."""
        from portfolio_desktop.domain.report import Light

        where, values = among(project_id=listed(project_ids), period=listed(periods))
        clause = f" WHERE report_id IN (SELECT id FROM report{where})" if where else ""
        found = self._rows(shape(Light, "light"), clause, values)
        return tuple(sorted(found, key=lambda row: (row.report_id, row.dimension)))

    def light_reasons(self, periods: Iterable[Month], project_ids: Iterable[str]) -> list[Columns]:
        """report_id, dimension and reason of the lamps in the reports of these periods and projects
        that are given one."""
        where, values = among(project_id=listed(project_ids), period=listed(periods))
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
        from portfolio_desktop.domain.change_request import ChangeRequest

        found = self._rows(
            shape(ChangeRequest, "change_request"),
            *among(id=listed(ids), project_id=listed(project_ids)),
        )
        return tuple(sorted(found, key=lambda row: (row.number, row.id)))

    def requested_changes(
        self, request_ids: Iterable[str] | None = None
    ) -> tuple[RequestedChange, ...]:
        from portfolio_desktop.domain.change_request import RequestedChange

        found = self._rows(
            shape(RequestedChange, "requested_change"), *among(request_id=listed(request_ids))
        )
        return tuple(sorted(found, key=lambda row: (row.request_id, row.subject)))

    def persons(self) -> tuple[Person, ...]:
        from portfolio_desktop.domain.participants import Person

        return tuple(
            sorted(self._rows(shape(Person, "person")), key=lambda row: (row.name, row.id))
        )

    def assignments(self, project_ids: Iterable[str] | None = None) -> tuple[Assignment, ...]:
        from portfolio_desktop.domain.participants import Assignment

        found = self._rows(shape(Assignment, "assignment"), *among(project_id=listed(project_ids)))
        return tuple(sorted(found, key=lambda row: (row.project_id, row.role, row.id)))

    def participations(self, project_ids: Iterable[str] | None = None) -> tuple[Participation, ...]:
        from portfolio_desktop.domain.participants import Participation

        found = self._rows(
            shape(Participation, "participation"), *among(project_id=listed(project_ids))
        )
        return tuple(sorted(found, key=lambda row: (row.project_id, row.participant_id)))

    def participant_reports(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[ParticipantReport, ...]:
        from portfolio_desktop.domain.report import ParticipantReport

        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(shape(ParticipantReport, "participant_report"), *clause)
        return tuple(
            sorted(found, key=lambda row: (row.project_id, row.period, row.participant_id))
        )

    def participant_lights(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[ParticipantLight, ...]:
        """The lamps in the participants' reports of these periods and projects."""
        from portfolio_desktop.domain.report import ParticipantLight

        where, values = among(project_id=listed(project_ids), period=listed(periods))
        inner = f"SELECT id FROM participant_report{where}"
        clause = f" WHERE participant_report_id IN ({inner})" if where else ""
        found = self._rows(shape(ParticipantLight, "participant_light"), clause, values)
        return tuple(sorted(found, key=lambda row: (row.participant_report_id, row.dimension)))

    def reminders(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Reminder, ...]:
        from portfolio_desktop.domain.report import Reminder

        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(shape(Reminder, "reminder"), *clause)
        return tuple(sorted(found, key=lambda row: (row.project_id, row.period, row.id)))

    def is_shut(self, table: str, row: str) -> bool:
        """Whether the row is kept back, so that nothing can be said of what it holds."""
        return False

    def accounts(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Account, ...]:
        from portfolio_desktop.domain.account import Account

        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(shape(Account, "account"), *clause)
        return tuple(sorted(found, key=lambda row: (row.project_id, row.period)))

    def dismissals(
        self, periods: Iterable[Month] | None = None, project_ids: Iterable[str] | None = None
    ) -> tuple[Dismissal, ...]:
        from portfolio_desktop.domain.register import Dismissal

        clause = among(project_id=listed(project_ids), period=listed(periods))
        found = self._rows(shape(Dismissal, "dismissal"), *clause)
        return tuple(
            sorted(found, key=lambda row: (row.project_id, row.period, row.code, row.field))
        )

    def saved_views(self) -> tuple[SavedView, ...]:
        if not self._all("SELECT 1 FROM saved_view LIMIT 1", ()):
            return ()  # as mostly, and asked at every opening: what makes them is not loaded
        from portfolio_desktop.domain.register import SavedView

        return tuple(
            sorted(self._rows(shape(SavedView, "saved_view")), key=lambda row: (row.rank, row.name))
        )

    def project_ids_of(self, table: str, ids: Iterable[str]) -> set[str]:
        """The projects that these rows belong to; rows that are not there belong to none.

        Tables that belong to no project give nothing.
        """
        query = OWNERS.get(table)
        if query is None:
            return set()
        return {found for (found,) in self._all(query, [listed(ids) or "[]"]) if found}

    def referring(self, table: str, rows: Iterable[str]) -> set[tuple[str, str, str]]:
        """Table, row and field of all that points to any of these rows, by its id or its key."""
        among_these = listed(rows) or "[]"
        found: set[tuple[str, str, str]] = set()
        for other, field in references().get(table, ()):
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

    def holding(self, table: str, field: str, words: str) -> Iterator[list[tuple[str, str]]]:
        """Id and text of the rows whose text in a field holds these words, be it in capitals; part
        by part of a long table.
        """
        name = CURRENT.table(table).field(field).name
        sought = words.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        query = f"SELECT id, {name} FROM {table} WHERE {name} LIKE ?1 ESCAPE '!'"
        ((last,),) = self._all(f"SELECT coalesce(max(rowid), 0) FROM {table}", [])
        for first in range(0, last, _ROWS_AT_ONCE):
            part = f" AND rowid BETWEEN {first + 1} AND {first + _ROWS_AT_ONCE}"
            yield [(row, text) for row, text in self._all(query + part, [f"%{sought}%"])]

    def sub_projects(self, ids: Iterable[str]) -> set[str]:
        """The projects that are part of these programmes."""
        where, values = among(parent_id=listed(ids))
        return {found for (found,) in self._all(f"SELECT id FROM project{where}", values)}

    def _rows(self, shape: Shape[Row], clause: str = "", values: Iterable[str] = ()) -> list[Row]:
        return read_rows(self._connection, shape, clause, values)
