"""Where a page of an annex stands on a page of the papers; one answer for all who draw on it."""

from __future__ import annotations

from dataclasses import dataclass

LONG, SHORT = 841.89, 595.28
"""A4, in points."""

_SIDE = 34.0
_TOP = 46.0
_FOOT = 40.0
_HEAD = 62.0
"""Points that the line above the first page takes (which annex, and of which item)."""


@dataclass(frozen=True, slots=True)
class AnnexPlace:
    """In points from the lower left corner; the page is shown at `scale`, never enlarged."""

    across: bool
    left: float
    lower: float
    width: float
    height: float
    scale: float

    @property
    def sheet_height(self) -> float:
        return SHORT if self.across else LONG

    @property
    def top(self) -> float:
        """From the sheet's upper edge."""
        return self.sheet_height - self.lower - self.height


def annex_place(width: float, height: float, *, first: bool) -> AnnexPlace:
    """Of a page that is so wide and high as it is shown: in the middle, as high up as it can."""
    across = width > height
    sheet_width, sheet_height = (LONG, SHORT) if across else (SHORT, LONG)
    top = _TOP + (_HEAD if first else 0.0)
    room, whole = sheet_width - 2 * _SIDE, sheet_height - top - _FOOT
    scale = min(1.0, room / width, whole / height)
    shown, high = width * scale, height * scale
    left = (sheet_width - shown) / 2
    return AnnexPlace(across, left, sheet_height - top - high, shown, high, scale)
