"""The figures of a project's sheet: drawn only where they tell more than a line of a table."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.domain.economy import Economy
from portfolio_desktop.services.figure_values import Figure
from portfolio_desktop.services.figures_money import budget_figure
from portfolio_desktop.services.figures_plan import trend_figure
from portfolio_desktop.services.figures_risks import matrix_figure
from portfolio_desktop.services.milestone_trend import milestone_trend
from portfolio_desktop.services.risk_list import concerns_of
from portfolio_desktop.services.sheet_reading import SheetGround, SheetReading

_LEAST = 2
"""So many points of a line, years, or risks a figure needs."""


def sheet_figures(ground: SheetGround, read: SheetReading, project_id: str) -> tuple[Figure, ...]:
    """How the milestones have moved, budget against forecast, and the matrix of risks; the one that
    matters most first."""
    return tuple(_figures(ground, read, project_id))


def _figures(ground: SheetGround, read: SheetReading, project_id: str) -> Iterator[Figure]:
    if project_id in read.milestones:
        period = ground.basis.options.period
        trend = trend_figure(milestone_trend(ground.reader, project_id, period))
        if trend is not None and any(len(line.points) >= _LEAST for line in trend.lines):
            yield trend
    budget = _budget(read.economies.get(project_id))
    if budget is not None:
        yield budget
    if project_id in read.concerned:
        risks = concerns_of(ground.reader, project_id)
        matrix = matrix_figure(risks, open_only=ground.open_only)
        if matrix is not None and _assessed(matrix.cells) >= _LEAST:
            yield matrix


def _budget(economy: Economy | None) -> Figure | None:
    drawn = budget_figure(economy) if economy is not None else None
    return drawn if drawn is not None and len(drawn.bars) >= _LEAST else None


def _assessed(cells: tuple[tuple[tuple[str, ...], ...], ...]) -> int:
    return sum(len(cell) for row in cells for cell in row)
