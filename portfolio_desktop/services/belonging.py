"""Which rows of the register belong to a project, also those it no longer has."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.ids import baseline_id, light_id, report_id
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import RowKey

_MONTHS_BACK = 24


def rows_of_project(reader: Reader, project_id: str) -> set[RowKey]:
    """Every row that is or ever was the project's; what is gone is found in the log.

    In the largest registers that takes a quarter of a second: see `recent_rows_of_project`.
    """
    reports = {each.id for each in reader.reports(project_ids=[project_id])}
    reports |= reader.log.gone_rows("report", "project_id", [project_id])
    plans = {each.id for each in reader.baselines([project_id])}
    plans |= reader.log.gone_rows("baseline", "project_id", [project_id])
    return {
        ("project", project_id),
        *(("baseline", plan) for plan in plans),
        *_reports_and_lights(reader, reports),
        *_requests(reader, project_id),
    }


def recent_rows_of_project(reader: Reader, project_id: str, until: Period) -> set[RowKey]:
    """As `rows_of_project`, at once: lasting ids tell which rows the project may have had.

    Months looked at are those anyone has reported for and the two years up to `until`.
    """
    periods = {*reader.periods(), *last_periods(until, _MONTHS_BACK)}
    versions = [plan.version for plan in reader.baselines([project_id])]
    return {
        ("project", project_id),
        *(
            ("baseline", baseline_id(project_id, version))
            for version in range(1, max(versions, default=0) + 2)
        ),
        *_reports_and_lights(reader, {report_id(project_id, str(each)) for each in periods}),
        *_requests(reader, project_id),
    }


def _reports_and_lights(reader: Reader, reports: Iterable[str]) -> set[RowKey]:
    keys = [dimension.key for dimension in reader.dimensions()]
    rows: set[RowKey] = set()
    for report in reports:
        rows.add(("report", report))
        rows |= {("light", light_id(report, key)) for key in keys}
    return rows


def _requests(reader: Reader, project_id: str) -> set[RowKey]:
    requests = {request.id for request in reader.requests(project_ids=[project_id])}
    requests |= reader.log.gone_rows("change_request", "project_id", [project_id])
    changes = {each.id for each in reader.requested_changes(requests)}
    changes |= reader.log.gone_rows("requested_change", "request_id", requests)
    return {
        *(("change_request", request) for request in requests),
        *(("requested_change", change) for change in changes),
    }
