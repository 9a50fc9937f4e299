"""Which drawing shows which part of the overview, and where the parts stand on a wide page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from portfolio_desktop.services.overview_values import Overview, Part
from portfolio_desktop.ui.overview.charts import draw_months, draw_phases
from portfolio_desktop.ui.overview.lists import (
    draw_escalations,
    draw_members,
    draw_reports,
    draw_slips,
    draw_turns,
)
from portfolio_desktop.ui.overview.scene import Scene
from portfolio_desktop.ui.overview.sheet import Sheet

Drawing: TypeAlias = Callable[[Sheet, Overview], Scene]

DRAWINGS: dict[Part, Drawing] = {
    Part.MONTHS: draw_months,
    Part.PHASES: draw_phases,
    Part.TURNS: draw_turns,
    Part.ESCALATIONS: draw_escalations,
    Part.SLIPS: draw_slips,
    Part.REPORTS: draw_reports,
    Part.MEMBERS: draw_members,
}
COLUMNS: tuple[tuple[Part, ...], ...] = (
    (Part.MONTHS, Part.TURNS, Part.REPORTS, Part.MEMBERS),
    (Part.PHASES, Part.ESCALATIONS, Part.SLIPS),
)
