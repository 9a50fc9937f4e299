"""From line to line in the grid, past headings or to them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.ui.grid.arranging import Group
from portfolio_desktop.ui.grid.model import Line


def next_row(lines: Sequence[Line], place: int, step: int) -> int | None:
    """The first line from `place` on, in steps of 1 or -1, that is more than the heading of the
    projects beside it; None where there is none."""
    while 0 <= place < len(lines):
        line = lines[place]
        if not isinstance(line, Group) or line.collapsed:
            return place
        place += step
    return None


def next_heading(lines: Sequence[Line], place: int, step: int) -> int | None:
    """The first heading from `place` on, in steps of 1 or -1; None where there is none."""
    while 0 <= place < len(lines):
        if isinstance(lines[place], Group):
            return place
        place += step
    return None
