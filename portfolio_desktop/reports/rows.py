"""What the rows of a table hold: cells of lines that are measured already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portfolio_desktop.reports.structure import Reach
from portfolio_desktop.reports.style import Style
from portfolio_desktop.services.pack_values import Lamp

LEADING = 12.0
"""Every line of every table; so the columns of a row share their baselines."""
LAMP_INDENT = 13.5

Run = tuple[Style, tuple[str, ...]]


class Column(NamedTuple):
    """`head` in lines; `width` includes the gap to the next column."""

    width: float
    head: tuple[str, ...]
    spoken_head: str = ""
    """What the head says where it shows only a letter."""
    written: bool = False
    """Whether its cells hold what people wrote."""
    reach: int = 1
    """Over how many columns its head stands; those after it have none of their own."""


class Cell(NamedTuple):
    """Runs of lines, each run in one style. A lamp stands before the first line.

    `speaks` makes the lamp's word part of the text, for a lamp that stands alone; `bars` are the
    line ranges (first, after last) with a mark at the side. `inset` is how far the lines of a cell
    without a lamp stand in.
    """

    runs: tuple[Run, ...] = ()
    lamp: Lamp | None = None
    speaks: bool = False
    bars: tuple[tuple[int, int], ...] = ()
    inset: float = 0.0
    written: bool = False
    """Whether people wrote what it says, in a column that holds other words, too."""

    @property
    def indent(self) -> float:
        return LAMP_INDENT if self.lamp is not None else self.inset

    @property
    def line_count(self) -> int:
        count = 0
        for used, lines in self.runs:
            if not used.leads:
                count += len(lines)
        return count or 1


class Row(NamedTuple):
    """`name` labels the row where it goes on overleaf; `key` is its anchor in the outline. `heads`
    are the cells that head it and reach over others (`structure.SpanningRow`); where none are given
    the first one heads it.
    """

    cells: tuple[Cell, ...]
    line_count: int
    name: str = ""
    key: str = ""
    heads: tuple[Reach | None, ...] = ()

    @property
    def covered(self) -> int:
        """How many of the first columns belong to a row above."""
        return next((place for place, reach in enumerate(self.heads) if reach), 0)


def row(
    cells: Sequence[Cell],
    name: str = "",
    key: str = "",
    heads: tuple[Reach | None, ...] = (),
) -> Row:
    return Row(tuple(cells), max(cell.line_count for cell in cells), name, key, heads)


def window(runs: tuple[Run, ...], first: int, last: int) -> tuple[Run, ...]:
    """Lines `first` to before `last` of the runs laid end to end."""
    kept: list[Run] = []
    start = 0
    for run_style, lines in runs:
        if run_style.leads:
            kept += [(run_style, lines)] if first <= start < last else []
            continue
        piece = lines[max(first - start, 0) : max(last - start, 0)]
        if piece:
            kept.append((run_style, piece))
        start += len(lines)
    return tuple(kept)


def paragraph_ends(runs: tuple[Run, ...]) -> Iterator[int]:
    """After which lines of a cell its paragraphs end."""
    line = 0
    for used, lines in runs:
        yield line
        yield from (line + place + 1 for place, text in enumerate(lines) if not text)
        line += 0 if used.leads else len(lines)
