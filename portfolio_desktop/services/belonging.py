"""Which rows of the register belong to a project, also those it no longer has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from portfolio_desktop.domain.ids import baseline_id, light_id, participant_light_id, report_id
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.status import OVERALL
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.values import RowKey

_MONTHS_BACK = 24
_TABLES = tuple(
    table.name
    for table in CURRENT.tables
    if any(field.name == "project_id" for field in table.fields)
)
"""Of the rows that name their project."""

_SOUGHT_IN_THE_LOG = (
    *("change_request", "assignment", "milestone", "budget_cell", "hours_cell"),
    *("dependency", "risk", "dispute", "action", "attachment"),
)

_PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("baseline", "baseline_id", ("baseline_milestone", "baseline_budget")),
    ("change_request", "request_id", ("requested_change", "attachment")),
    ("milestone", "milestone_id", ("milestone_forecast", "start_criterion")),
    ("action", "action_id", ("action_move",)),
    ("item", "item_id", ("recommendation",)),
)
"""Of which rows others are part, by which field they say so, and those others."""
_OWN = {owner: {(table, link) for table in parts} for owner, link, parts in _PARTS}
_LAMPS: tuple[tuple[str, str, Callable[[str, str], str]], ...] = (
    ("report", "light", light_id),
    ("participant_report", "participant_light", participant_light_id),
)
"""Reports, their lamps, and the lasting id of a lamp by report and dimension."""


def rows_of_project(reader: Reader, project_id: str) -> set[RowKey]:
    """Every row that is or ever was the project's; what is gone is found in the log.

    In the largest registers that takes a quarter of a second: see `recent_rows_of_project`.
    """
    rows = _named_by(reader, project_id)
    for table in _TABLES:
        gone = reader.log.gone_rows(table, "project_id", [project_id])
        rows |= {(table, row) for row in gone}
    return {("project", project_id), *rows, *_below(reader, rows)}


def rows_of_request(reader: Reader, request_id: str) -> set[RowKey]:
    """A change request with what it asks for and its files, also those it no longer has."""
    own = "change_request"
    return {(own, request_id), *_parts(reader, {own: {request_id}})}


def recent_rows_of_project(reader: Reader, project_id: str, until: Period) -> set[RowKey]:
    """As `rows_of_project`, at once: lasting ids tell which rows the project may have had.

    Months looked at are those anyone has reported for and the two years up to `until`.
    """
    rows = _named_by(reader, project_id)
    periods = {*reader.periods(), *last_periods(until, _MONTHS_BACK)}
    rows |= {("report", report_id(project_id, str(period))) for period in periods}
    newest = max((plan.version for plan in reader.baselines([project_id])), default=0)
    rows |= {("baseline", baseline_id(project_id, version)) for version in range(1, newest + 2)}
    for table in _SOUGHT_IN_THE_LOG:
        gone = reader.log.gone_rows(table, "project_id", [project_id])
        rows |= {(table, row) for row in gone}
    return {("project", project_id), *rows, *_below(reader, rows)}


def _named_by(reader: Reader, project_id: str) -> set[RowKey]:
    """The rows that name the project as theirs; a sub-project is no part of it."""
    found = reader.referring("project", [project_id])
    return {(table, row) for table, row, _field in found if table != "project"}


def _below(reader: Reader, rows: Iterable[RowKey]) -> set[RowKey]:
    """The lamps of the reports among the rows, what the plans among them say of milestones and
    years, and what the change requests among them change.
    """
    by_table: dict[str, set[str]] = {}
    for table, row in rows:
        by_table.setdefault(table, set()).add(row)
    dimensions = [*(dimension.key for dimension in reader.dimensions()), OVERALL]
    lamps = {
        (lamp, lamp_id(report, dimension))
        for reports, lamp, lamp_id in _LAMPS
        for report in by_table.get(reports, ())
        for dimension in dimensions
    }
    return {*lamps, *_parts(reader, by_table)}


def _parts(reader: Reader, by_table: Mapping[str, set[str]]) -> set[RowKey]:
    found: set[RowKey] = set()
    for owner, link, parts in _PARTS:
        owners = by_table.get(owner, set())
        if not owners:
            continue
        pointing = reader.referring(owner, owners)
        found |= {(table, row) for table, row, field in pointing if (table, field) in _OWN[owner]}
        for table in parts:
            found |= {(table, row) for row in reader.log.gone_rows(table, link, owners)}
    return found
