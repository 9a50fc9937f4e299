"""Cells and areas of a sheet as a spreadsheet names them: `B7`, `A1:C3`, `F:F`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portfolio_desktop.exchange.grids import Area

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_MOST_NAMED = 20


def column_letter(index: int) -> str:
    """The letter a spreadsheet shows over the column counted from 0: A … Z, AA …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int | None:
    """The column, from 0, of "A", "b" or "AA"; None for anything else."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return None
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def read_reference(text: str) -> tuple[int, int] | None:
    """Row and column of `B7`, counted from 1; None outside a sheet."""
    match = _REFERENCE.fullmatch(text)
    column = None if match is None else column_index(match[1])
    if match is None or column is None or column >= LAST_COLUMN:
        return None
    row = int(match[2])
    return (row, column + 1) if 0 < row <= LAST_ROW else None


def read_area(text: str) -> Area | None:
    """`A1:C3`, or a single cell; None for anything else."""
    ends = [read_reference(part) for part in text.split(":")]
    if len(ends) not in (1, 2) or ends[0] is None or ends[-1] is None:
        return None
    (top, left), (bottom, right) = ends[0], ends[-1]
    return Area(top, left, bottom, right) if top <= bottom and left <= right else None


def areas_in_words(areas: Iterable[Area]) -> str:
    """`C2:C9, E4`; whole columns and rows without their ends, and of many the first few."""
    named = [_area_in_words(area) for area in areas]
    return ", ".join(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else "")


def _area_in_words(area: Area) -> str:
    left, right = column_letter(area.left - 1), column_letter(area.right - 1)
    if area.top == 1 and area.bottom == LAST_ROW:
        return f"{left}:{right}"
    if area.left == 1 and area.right == LAST_COLUMN:
        return f"{area.top}:{area.bottom}"
    first, last = f"{left}{area.top}", f"{right}{area.bottom}"
    return first if first == last else f"{first}:{last}"
