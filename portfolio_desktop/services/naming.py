"""The project or request number that people know a row by."""

from __future__ import annotations

from portfolio_desktop.storage.reader import Reader


def row_number(reader: Reader, table: str, row: str) -> str:
    """The number of the row's request or project; "" where it has none or is gone."""
    if table in {"change_request", "requested_change"}:
        requests = reader.requests(reader.request_ids_of(table, [row]))
        return requests[0].number if requests else ""
    projects = reader.projects(reader.project_ids_of(table, [row]))
    return projects[0].number if projects else ""
