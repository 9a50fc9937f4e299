"""The marks by which a report form is known again: hidden in the form, described in docs/forms.md.

A page's first row and column are hidden. They say what each column and row holds, so that rows and
columns that people put in between, or a page under another name, do no harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from portfolio_desktop.exchange.tables import Row

FORM_VERSION: Final = 1
FORM_MARK: Final = "portfolio-desktop-form"
"""In the first cell, before the version: "portfolio-desktop-form 1"."""
PAGE_ROW: Final = "page"
"""The row's key; it holds register, month, project and participant."""
STATIC_ROW: Final = "-"
"""The key of a row in which nothing is asked."""
TITLE_PLACE: Final = 1
"""Which of these rows, counted from 0, has the project's number and title."""
GAP_ROW: Final = "."
"""The key of a row between others; what stands in it was put there by somebody."""
FOOTER_MARK: Final = "Portfolio Desktop · form"
"""Printed at the foot, and known again where somebody has deleted the hidden marks."""

LABEL, BEFORE, NOW, REASON = "label", "before", "now", "reason"
MADE_NOW, MADE_REASON = "made.now", "made.reason"
ROLES: Final = (LABEL, BEFORE, NOW, REASON, MADE_NOW, MADE_REASON)
"""What columns hold, in their order; the two last are hidden and keep what the form was made with.
"""

LIGHT: Final = "light."
WHY: Final = "reason."
"""Before the key of a dimension, or of `OVERALL`: a lamp, and why it has its colour."""
MILESTONE: Final = "milestone."
ACTUAL: Final = "actual."
"""Before the id of a milestone: when it is expected, and when it was reached."""
SPENT: Final = "spent."
EXPECTED: Final = "expected."
"""Before a year, and before the participant it is about: what it has cost, and will in all."""
PAIRS: Final = ((LIGHT, WHY), (MILESTONE, ACTUAL), (SPENT, EXPECTED))
"""What rows with two answers begin with, and what the second of them is called."""
TWO_ANSWERS: Final = tuple(first for first, _second in PAIRS)

_ROWS_LOOKED_AT, _CELLS_LOOKED_AT = 50, 20


def bears_form_mark(rows: Sequence[Row]) -> bool:
    """Whether a sheet is a page of a report form, by the mark near its first cell."""
    return mark_place(rows) is not None


def mark_place(rows: Sequence[Row]) -> tuple[int, int] | None:
    """Where among `rows`, and in which cell from 0, the mark of a page stands."""
    for place, row in enumerate(rows[:_ROWS_LOOKED_AT]):
        for index, cell in enumerate(row.cells[:_CELLS_LOOKED_AT]):
            if cell.text.startswith(FORM_MARK):
                return place, index
    return None
