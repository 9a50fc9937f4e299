"""Status lamps for paper: colour and shape, so that they survive a greyscale printer."""

from __future__ import annotations

from functools import cache

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.reports import style

SIZE = 9.4
"""Points, the side of the square a lamp fills beside text of cell size."""


@cache
def rgb(colour: str) -> str:
    """#RRGGBB as the three operands of a PDF colour."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))


def _ring() -> str:
    """A circle of radius 7.5 about (9, 9) as four Bézier curves."""
    centre, radius = 9.0, 7.5
    bend = radius * 0.5523
    low, high = centre - radius, centre + radius
    return (
        f"{high} {centre} m "
        f"{high} {centre + bend:.2f} {centre + bend:.2f} {high} {centre} {high} c "
        f"{centre - bend:.2f} {high} {low} {centre + bend:.2f} {low} {centre} c "
        f"{low} {centre - bend:.2f} {centre - bend:.2f} {low} {centre} {low} c "
        f"{centre + bend:.2f} {low} {high} {centre - bend:.2f} {high} {centre} c h f"
    )


_GREEN = (
    f"{rgb(style.GREEN)} rg {_ring()} {rgb(style.WHITE)} RG 1.8 w 5.6 8.8 m 8 6.4 l 12.4 11.3 l S"
)
_YELLOW = (
    f"{rgb(style.YELLOW)} rg {rgb(style.YELLOW_EDGE)} RG 0.7 w 1 j 9 16 m 16.6 2.2 l 1.4 2.2 l b "
    f"{rgb(style.INK)} RG 1.7 w 9 11.4 m 9 7 l S 9 5.4 m 9 3.8 l S"
)
_RED = (
    f"{rgb(style.RED)} rg {rgb(style.RED)} RG 1.6 w 1 j 2.6 2.6 12.8 12.8 re b "
    f"{rgb(style.WHITE)} RG 1.9 w 5.8 12.2 m 12.2 5.8 l S 12.2 12.2 m 5.8 5.8 l S"
)
_DASH = f"{rgb(style.NO_LIGHT)} RG 2 w 4 9 m 14 9 l S"

_SHAPES: dict[Colour | None, str] = {
    Colour.GREEN: _GREEN,
    Colour.YELLOW: _YELLOW,
    Colour.RED: _RED,
    None: _DASH,
}
"""Drawn in a square of 18 units with the origin at its lower left corner."""


def lamp(colour: Colour | None, x: float, y: float, size: float = SIZE) -> str:
    """The operators that draw a lamp with its lower left corner at (x, y)."""
    scale = size / 18
    return f"q {scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm {_SHAPES[colour]} Q"
