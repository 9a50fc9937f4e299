"""The rows of a register as bare columns: all that the grid shows, in a few strokes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from portfolio_desktop.storage.errors import known_errors
from portfolio_desktop.storage.shapes import Columns, Month, Rows, among, in_month, listed

if TYPE_CHECKING:
    from portfolio_desktop.domain.request_states import RequestState

_REPORTS_AT_ONCE = 1_500
_PROJECTS_AT_ONCE = 2_500
_HEADS_AT_ONCE = 1_000
_PROJECT = (
    "id, number, name, purpose, case_number, kind, parent_id, lead_id, phase, state, state_from,"
    " rank, archived, forecast_end_text, forecast_end_earliest, forecast_end_latest,"
    " forecast_end_precision, actual_end_text, actual_end_earliest, actual_end_latest,"
    " actual_end_precision, entered_on, accountable_id, left_on"
)
_OTHER_WORDS = "trim(reported_remarks, {0}) <> trim(remarks, {0})".format("char(9, 10, 13, 32)")
_END = ("end_text", "end_earliest", "end_latest", "end_precision")


def lamps_of(text: str | None) -> dict[str, str]:
    """The colours by dimension key, "" where a lamp is out, from a text of `grid_report_parts`."""
    if not text:
        return {}
    lamps = (lamp.partition("\x1f") for lamp in text.split("\x1e"))
    return {dimension: colour for dimension, _sign, colour in lamps}


class GridReader:
    """What `Reader` gives the grid; what stands in which column is said by each method."""

    def __init__(self, connection: Rows) -> None:
        self._connection = connection

    def participant_names(self) -> dict[str, str]:
        """What each participant is called, by its id."""
        return dict(self._all("SELECT id, name FROM participant", []))

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
        return self._all(f"SELECT {_PROJECT} FROM project{where}", values)

    def grid_project_parts(self, ids: Iterable[str] | None = None) -> Iterator[list[Columns]]:
        """As `grid_projects`: every one so many at a time, each part a query of its own, or those
        with these ids in one."""
        if ids is not None:
            yield self.grid_projects(ids)
            return
        query = f"SELECT {_PROJECT}, rowid FROM project WHERE rowid > ? ORDER BY rowid LIMIT ?"
        last = 0
        while found := self._all(query, [str(last), str(_PROJECTS_AT_ONCE)]):
            yield [columns[:-1] for columns in found]
            if len(found) < _PROJECTS_AT_ONCE:
                return
            last = found[-1][-1]

    def project_stays(self, ids: Iterable[str] | None = None) -> list[Columns]:
        """id, archived, entered_on and left_on."""
        where, values = among(id=listed(ids))
        return self._all(f"SELECT id, archived, entered_on, left_on FROM project{where}", values)

    def project_heads(self) -> list[Columns]:
        """id, number, name, kind, parent_id and archived of every project."""
        return self._all(
            "SELECT id, number, name, kind, parent_id, archived FROM project ORDER BY id", ()
        )

    def project_head_parts(self) -> Iterator[list[Columns]]:
        """Every one of `project_heads`, so many at a time, each part a query of its own."""
        query = (
            "SELECT id, number, name, kind, parent_id, archived, rowid FROM project"
            f" WHERE rowid > ? ORDER BY rowid LIMIT {_HEADS_AT_ONCE}"
        )
        last = 0
        while found := self._all(query, [last]):
            yield [columns[:-1] for columns in found]
            last = found[-1][-1]

    def project_ranks(self) -> list[Columns]:
        """id, number, name and rank of every project."""
        return self._all("SELECT id, number, name, rank FROM project", ())

    def closed_projects(self) -> set[str]:
        """The projects that are kept from the open edition, with the parts of such programmes."""
        query = (
            "WITH RECURSIVE kept(id) AS (SELECT id FROM project WHERE closed UNION"
            " SELECT part.id FROM project AS part JOIN kept ON part.parent_id = kept.id)"
            " SELECT id FROM kept"
        )
        return {project for (project,) in self._all(query, ())}

    def report_heads(self, period: Month) -> list[Columns]:
        """project_id, stage and source of every report of a month."""
        where, values = in_month(period, None)
        return self._all(
            f"SELECT project_id, stage, source FROM report{where} ORDER BY project_id", values
        )

    def grid_names(self) -> list[Columns]:
        """id, number and name of every project that is in the register."""
        return self._all("SELECT id, number, name FROM project WHERE archived = 0", ())

    def grid_baselines(self, ids: Iterable[str] | None = None) -> list[Columns]:
        """project_id, version, approved_on and the four columns of the end, of every baseline."""
        where, values = among(project_id=listed(ids))
        return self._all(
            f"SELECT project_id, version, approved_on, {', '.join(_END)} FROM baseline{where}",
            values,
        )

    def grid_report_parts(
        self, period: Month, ids: Iterable[str] | None = None
    ) -> Iterator[list[Columns]]:
        """project_id, overall, no_light, the four columns of reports_from, remarks, lamps, stage,
        confirmation, and whether the remarks are others than those that were reported.

        A part is a query of its own, so that edits may come between. The lamps of the dimensions
        are one text (None without any) for `lamps_of`: read row by row they would cost more than
        all the rest, and few different texts occur.
        """
        where, values = in_month(period, ids)
        query = (
            "SELECT project_id, overall, no_light, reports_from_text, reports_from_earliest,"
            " reports_from_latest, reports_from_precision, remarks,"
            " (SELECT group_concat(dimension || char(31) || coalesce(colour, ''), char(30))"
            " FROM light WHERE report_id = report.id), stage, confirmation,"
            f" reported_remarks NOT IN ('', remarks) AND {_OTHER_WORDS} FROM report{where}"
            f" AND project_id > ? ORDER BY project_id LIMIT {_REPORTS_AT_ONCE}"
        )
        last = ""
        while found := self._all(query, [*values, last]):
            yield found
            last = found[-1][0]
            if len(found) < _REPORTS_AT_ONCE:
                return

    def grid_participant_reports(
        self, period: Month, ids: Iterable[str] | None = None
    ) -> list[Columns]:
        """project_id, participant_id and lamps (as in `grid_report_parts`) of every report."""
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

    def planned_projects(self, ids: Iterable[str] | None = None) -> set[str]:
        """The projects that have milestones, or money of their own years."""
        where, values = among(project_id=listed(ids))
        query = " UNION ".join(
            f"SELECT project_id FROM {table}{where}" for table in ("milestone", "budget_cell")
        )
        return {project for (project,) in self._all(query, [*values, *values])}

    def _all(self, query: str, values: Iterable[str | int]) -> list[Columns]:
        with known_errors():
            return self._connection.execute(query, tuple(values)).fetchall()
