"""How programmes and their sub-projects stand in the name column, and what folds them. Pure."""

from __future__ import annotations

from PySide6.QtCore import Qt

from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.programmes import Nesting
from portfolio_desktop.ui.grid.columns import Column
from portfolio_desktop.ui.tokens import SPACE_S

STEP = 16
"""How far each level stands in, in px."""
TRIANGLE = 14
"""The room of the triangle before a programme's name, in px."""


def name_left(row: PortfolioRow, nesting: Nesting) -> int:
    """How far the name stands in from where names begin."""
    return nesting.depths.get(row.id, 0) * STEP + (TRIANGLE if row.id in nesting.folds else 0)


def is_triangle(within: int, row: PortfolioRow, nesting: Nesting) -> bool:
    """Whether a point so far from the cell's left edge is on the triangle of the row."""
    if row.id not in nesting.folds:
        return False
    left = nesting.depths.get(row.id, 0) * STEP
    return left <= within < left + SPACE_S + TRIANGLE


def wished_fold(
    key: int, row: PortfolioRow, column: Column | None, nesting: Nesting
) -> bool | None:
    """What a key at a programme's name asks for: Left folds what is open, Right opens what is
    folded; None where it asks for nothing and the cursor moves on."""
    folded = nesting.folds.get(row.id)
    if folded is None or column is None or column.key != "name":
        return None
    if key == Qt.Key.Key_Left and not folded:
        return True
    return False if key == Qt.Key.Key_Right and folded else None
