"""What the grid and the report say of each project's plan, read in steps."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from portfolio_desktop.services.portfolio_values import RowPlan
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.storage.reader import Reader

_READ_AT_ONCE = 200


def row_plans(
    reader: Reader, day: date, ids: Collection[str] | None, total: int
) -> Steps[dict[str, RowPlan]]:
    """The plans by project id, of those that have one; `total` is how many steps the whole has."""
    wanted = sorted(reader.planned_projects(ids))
    found: dict[str, RowPlan] = {}
    for part in in_parts(wanted, _READ_AT_ONCE):
        # Few registers have them: what tells of them is loaded when it is needed.
        from portfolio_desktop.services.plan_rows import plan_rows

        found |= plan_rows(reader, part, day)
        yield total // 2, total
    return found
