"""Lamps that a table does not name for a project whose month is only a copy so far: last month's
colour is never passed off as reported.
"""

from __future__ import annotations

from types import MappingProxyType

from portfolio_desktop.domain.ids import light_id
from portfolio_desktop.domain.report import Report
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.exchange.column_titles import LIGHT, Target
from portfolio_desktop.exchange.imported import ImportedRow, Lamp
from portfolio_desktop.exchange.lamp_words import LampDoubt
from portfolio_desktop.storage.values import FieldValue
from portfolio_desktop.workflows.import_plan import RowPlan
from portfolio_desktop.workflows.import_standing import Standing
from portfolio_desktop.workflows.import_values import Write
from portfolio_desktop.workflows.import_words import value_words


def put_copies_out(
    row: ImportedRow, plan: RowPlan, standing: Standing, draft: Report
) -> tuple[dict[str, FieldValue], list[Write]]:
    """Values for the report, and lamps, that go out because the row does not name them.

    A colour that was set since the month began stays. Either way the row waits for somebody to take
    it, and so does one with a lamp that cannot be read.
    """
    values: dict[str, FieldValue] = {}
    lights: list[Write] = []
    for target in sorted(row.unsaid):
        line, held = _held(target, standing, draft)
        if held is None:
            plan.offered = plan.offered and not _is_unread(row, target)
            continue
        plan.offered = False
        before = value_words(target, Lamp(held), standing.vocabulary)
        if not standing.is_copy(line, held):
            plan.doubt("form.lamp_stays", target, before=before)
            continue
        plan.doubt("import.copy_left_out", target, before=before)
        plan.change(target, Lamp(held), Lamp(), standing)
        if target == Target.OVERALL:
            values["overall"] = None
        else:
            lights.append(Write("light", line, MappingProxyType({"colour": None})))
    return values, lights


def _held(target: str, standing: Standing, draft: Report) -> tuple[str, Colour | None]:
    """The row of the register that has the lamp, and its colour."""
    if target == Target.OVERALL:
        return draft.id, draft.overall
    line = light_id(draft.id, target.removeprefix(LIGHT))
    light = standing.lights.get(line)
    return line, None if light is None else light.colour


def _is_unread(row: ImportedRow, target: str) -> bool:
    """Whether something stands in the cell that could not be read as a lamp."""
    return any(doubt.field == target and doubt.code in set(LampDoubt) for doubt in row.doubts)
