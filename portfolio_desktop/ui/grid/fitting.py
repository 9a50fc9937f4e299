"""How wide the columns are where the grid has less room than they would have. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from portfolio_desktop.ui.grid.columns import Column

GIVING_WAY = (
    "trend",
    "remarks",
    "purpose",
    "text_state",
    "case_number",
    "spending",
    "milestone",
    "delay_approved",
    "requests",
    "delay",
    "state",
    "phase",
    "previous",
    "deadline",
)
"""The columns that are hidden where there is no room for all, the least missed one first: the end
date, which a board asks for, even after the lamp of last month. All others stay: which project it
is, and its lamps of this month."""
FILLING = ("remarks", "purpose", "name")
"""What takes the room that is left: the first of these that is shown."""

Chosen: TypeAlias = Sequence[tuple[Column, int]]
"""The columns to show, from the left, each with the width in px it would have."""


class Fit(NamedTuple):
    """The widths in px of the columns there is room for.

    `filler` takes what is left beside them; it is "" where they are wider than the room and the
    grid has to be moved sideways.
    """

    widths: Mapping[str, int]
    filler: str


def fitted(chosen: Chosen, room: int) -> Fit:
    """Fit the chosen columns into `room` px.

    One that gives way is hidden where it has no room beside those that are missed more. What stays
    is as wide as it would be, or narrower down to its least; what room there is for more goes to
    the left ones first.
    """
    least = {column.key: column.least_of(width) for column, width in chosen}
    widths = {key: width for key, width in least.items() if key not in GIVING_WAY}
    spare = room - sum(widths.values())
    for key in reversed(GIVING_WAY):
        if key in least and least[key] <= spare:
            widths[key] = least[key]
            spare -= least[key]
    for column, wanted in chosen:
        if column.key in widths and spare > 0:
            more = min(wanted - widths[column.key], spare)
            widths[column.key] += more
            spare -= more
    return _filled(widths, room)


def unfitted(chosen: Chosen, room: int) -> Fit:
    """Every chosen column in the width it would have, whether there is room or not."""
    return _filled({column.key: width for column, width in chosen}, room)


def least_room(chosen: Chosen) -> int:
    """How little room, in px, holds the columns that always stay."""
    return sum(column.least_of(width) for column, width in chosen if column.key not in GIVING_WAY)


def _filled(widths: Mapping[str, int], room: int) -> Fit:
    fits = sum(widths.values()) <= room
    return Fit(widths, next((key for key in FILLING if key in widths), "") if fits else "")
