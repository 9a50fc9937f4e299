"""Which rows of the register belong to a project, also those it no longer has."""

from __future__ import annotations

from portfolio_desktop.domain.ids import baseline_id, light_id, report_id
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import RowKey

_MONTHS_BACK = 24


def rows_of_project(reader: Reader, project_id: str, until: Period) -> set[RowKey]:
    """The project's rows, and those it may have had: reports, lamps and plans have lasting ids.

    Months looked at are those anyone has reported for and the two years up to `until`.
    """
    rows: set[RowKey] = {("project", project_id)}
    keys = [dimension.key for dimension in reader.dimensions()]
    for period in {*reader.periods(), *last_periods(until, _MONTHS_BACK)}:
        report = report_id(project_id, str(period))
        rows.add(("report", report))
        rows |= {("light", light_id(report, key)) for key in keys}
    versions = [plan.version for plan in reader.baselines([project_id])]
    rows |= {
        ("baseline", baseline_id(project_id, version))
        for version in range(1, max(versions, default=0) + 2)
    }
    requests = [request.id for request in reader.requests(project_ids=[project_id])]
    rows |= {("change_request", request) for request in requests}
    rows |= {("requested_change", each.id) for each in reader.requested_changes(requests)}
    return rows
