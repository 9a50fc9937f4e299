"""What is said before text of a style is shown: its font, its colour and its leading.

A paper sets thousands of pieces of text in a few styles, so that is put together once for each.
"""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.reports import lamps
from portfolio_desktop.reports.gate import HYPHENS
from portfolio_desktop.reports.style import ACCENT, Style
from portfolio_desktop.reports.typeface import Typeface, Typefaces

_SHORT = 24
"""Letters of a text that is likely to come again: a phase, a date, a colour's name."""


class Ink:
    """One style, ready to be set on the pages of one paper."""

    __slots__ = ("_leading", "_setting", "_shown", "_size", "_typeface")

    def __init__(self, style: Style, typeface: Typeface, colour: str) -> None:
        self._typeface = typeface
        self._size = style.size
        self._setting = f"BT {typeface.resource} {style.size:g} Tf {lamps.rgb(colour)} rg"
        self._leading = f"{self._setting} {style.leading:g} TL"
        self._shown: dict[str, str] = {}

    def line(self, x: float, y: float, text: str) -> str:
        """The operators that set a line; `x` and `y` as the file counts them."""
        shown = self._shown.get(text)
        if shown is None:
            shown = self._typeface.shown(text, self._size)
            if len(text) <= _SHORT:
                self._shown[text] = shown
        return f"{self._setting} {x:.2f} {y:.2f} Td {shown} ET"

    def lines(self, x: float, y: float, texts: Sequence[str]) -> str:
        """The operators that set lines one below the other; each that goes on ends in a space,
        unless it ends within a word."""
        *before, last = texts
        size, show = self._size, self._typeface.shown
        shown = [show(text if text.endswith(HYPHENS) else f"{text} ", size) for text in before]
        shown.append(show(last, size))
        return f"{self._leading} {x:.2f} {y:.2f} Td {' T* '.join(shown)} ET"

    def turned(self, turn: Sequence[float], text: str) -> str:
        """The operators that set a line in a plane of its own (the six figures of a matrix)."""
        cos, sin, minus_sin, again, x, y = turn
        plane = f"{cos:.4f} {sin:.4f} {minus_sin:.4f} {again:.4f} {x:.2f} {y:.2f}"
        return f"{self._setting} {plane} Tm {self._typeface.shown(text, self._size)} ET"


class Inks(dict[Style, Ink]):
    """The ink of every style of one paper, made when it is first asked for."""

    def __init__(self, typefaces: Typefaces, accent: str) -> None:
        super().__init__()
        self._typefaces = typefaces
        self._accent = accent

    def __missing__(self, style: Style) -> Ink:
        colour = self._accent if style.colour == ACCENT else style.colour
        found = self[style] = Ink(style, self._typefaces[style.face], colour)
        return found
