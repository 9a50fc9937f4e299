"""Which rows of the register belong to a project, also those it no longer has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portfolio_desktop.domain.ids import (
    baseline_id,
    light_id,
    participant_light_id,
    participant_report_id,
    participation_id,
    report_id,
)
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.status import OVERALL
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.values import RowKey

_MONTHS_BACK = 24


def rows_of_project(reader: Reader, project_id: str, until: Period) -> set[RowKey]:
    """The project's rows, and those it may have had: reports, lamps and plans have lasting ids.

    Months looked at are those anyone has reported for and the two years up to `until`.
    """
    rows: set[RowKey] = {("project", project_id)}
    keys = [dimension.key for dimension in reader.dimensions()]
    months = {*reader.periods(), *last_periods(until, _MONTHS_BACK)}
    for period in months:
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
    rows |= {("assignment", each.id) for each in reader.assignments([project_id])}
    rows.update(_of_participants(reader, project_id, months, (*keys, OVERALL)))
    return rows


def _of_participants(
    reader: Reader, project_id: str, months: Iterable[Period], keys: Iterable[str]
) -> Iterator[RowKey]:
    """What those that take part have reported, or may have."""
    every = [each.id for each in reader.participants()]
    yield from (("participation", participation_id(project_id, each)) for each in every)
    reporting = {each.participant_id for each in reader.participations([project_id])}
    reporting |= {each.participant_id for each in reader.participant_reports(None, [project_id])}
    for participant in reporting:
        for month in months:
            report = participant_report_id(project_id, str(month), participant)
            yield "participant_report", report
            yield from (("participant_light", participant_light_id(report, key)) for key in keys)
