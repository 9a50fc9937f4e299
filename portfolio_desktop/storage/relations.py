"""Which rows belong to a project or a change request, and which point to others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from portfolio_desktop.storage.schema import CURRENT

GIVEN = "(SELECT value FROM json_each(?1))"
"""The rows whose ids are given as one JSON list."""
OWNERS = {
    "project": f"SELECT id FROM project WHERE id IN {GIVEN}",
    "baseline": f"SELECT project_id FROM baseline WHERE id IN {GIVEN}",
    "report": f"SELECT project_id FROM report WHERE id IN {GIVEN}",
    "light": "SELECT project_id FROM report WHERE id IN"
    f" (SELECT report_id FROM light WHERE id IN {GIVEN})",
    "change_request": f"SELECT project_id FROM change_request WHERE id IN {GIVEN}",
    "requested_change": "SELECT project_id FROM change_request WHERE id IN"
    f" (SELECT request_id FROM requested_change WHERE id IN {GIVEN})",
    "participant_light": "SELECT project_id FROM participant_report WHERE id IN"
    f" (SELECT participant_report_id FROM participant_light WHERE id IN {GIVEN})",
    **{
        table: f"SELECT project_id FROM baseline WHERE id IN"
        f" (SELECT baseline_id FROM {table} WHERE id IN {GIVEN})"
        for table in ("baseline_milestone", "baseline_budget")
    },
    **{
        table: f"SELECT project_id FROM {owner} WHERE id IN"
        f" (SELECT {owner}_id FROM {table} WHERE id IN {GIVEN})"
        for table, owner in (
            ("milestone_forecast", "milestone"),
            ("start_criterion", "milestone"),
            ("action_move", "action"),
            ("recommendation", "item"),
        )
    },
    "attachment": f"SELECT project_id FROM attachment WHERE id IN {GIVEN}"
    " UNION SELECT r.project_id FROM change_request r JOIN attachment a ON a.request_id = r.id"
    f" WHERE a.id IN {GIVEN}",
    "dependency": f"SELECT project_id FROM dependency WHERE id IN {GIVEN}"
    f" UNION SELECT on_project_id FROM dependency WHERE id IN {GIVEN}",
    **{
        table: f"SELECT project_id FROM {table} WHERE id IN {GIVEN}"
        for table in (
            *("assignment", "participation", "participant_report"),
            *("reminder", "account", "dismissal", "milestone", "budget_cell"),
            *("hours_cell", "risk", "dispute", "action", "item", "written_procedure"),
        )
    },
}
"""By table, the query for the projects that such rows belong to."""
NAMED_BY_KEY = {
    "dimension": (("light", "dimension"), ("participant_light", "dimension")),
    "phase": (("project", "phase"),),
}
"""Fields that hold the key of a row and not its id."""


@cache
def references() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """By table, the tables and fields that hold ids of its rows."""
    pointing: dict[str, list[tuple[str, str]]] = {}
    for table in CURRENT.tables:
        for field in table.fields:
            if field.references:
                pointing.setdefault(field.references, []).append((table.name, field.name))
    return {target: tuple(fields) for target, fields in pointing.items()}
