"""Where the headings of a table end, judged by shape: what is bold or merged, and where numbers,
dates, colours and long texts begin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import Enum, auto

from portfolio_desktop.exchange.tables import Cell, CellNote, Row

SAMPLE = 200
"""So many rows say what a column holds."""

_LONG = 70
_MOST_HEADINGS = 5
_NUMBER = re.compile(r"[-+−(]?\s*(?:kr\.?|€|\$|£|DKK)?\s*\d[\d.,:\s'/–-]*\s*(?:%|kr\.?|€|,-)?\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Kind(Enum):
    EMPTY = auto()
    NUMBER = auto()
    """Also dates, and running numbers such as 17-1."""
    WORDS = auto()
    LONG = auto()
    COLOUR = auto()


def kind_of_cell(cell: Cell) -> Kind:
    text = cell.text.strip()
    if not text:
        return Kind.COLOUR if cell.fill else Kind.EMPTY
    if len(text) > _LONG:
        return Kind.LONG
    if cell.value is not None and not isinstance(cell.value, str | bool):
        return Kind.NUMBER
    return Kind.NUMBER if _NUMBER.fullmatch(text) else Kind.WORDS


def own_cells(row: Row) -> list[Cell]:
    """The cells that hold something of their own, not covered by a merged one."""
    return [c for c in row.cells if c.note is not CellNote.MERGED and (c.text.strip() or c.fill)]


def fullness(row: Row) -> int:
    """How many columns are filled; merged cells count as one unless they come from above."""
    texts = [cell for cell in row.cells if cell.text.strip()]
    own = sum(cell.note is not CellNote.MERGED for cell in texts)
    return own or min(len(texts), 1)


def heading_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are headings; 0 where the first already looks like the others."""
    if not rows:
        return 0
    if len(rows) == 1:
        return int(all(kind_of_cell(c) in (Kind.WORDS, Kind.EMPTY) for c in rows[0].cells))
    body = column_kinds(rows[1:])
    if not _may_be_heading(rows[0], body):
        return 0
    heads = 1
    while heads < min(_MOST_HEADINGS, len(rows) - 1) and _is_next_heading(rows, heads):
        heads += 1
    return heads


def column_kinds(rows: Sequence[Row]) -> dict[int, Kind]:
    """What most filled cells of each column are."""
    counts: defaultdict[int, dict[Kind, int]] = defaultdict(dict)
    for row in rows[:SAMPLE]:
        for index, cell in enumerate(row.cells):
            kind = kind_of_cell(cell)
            if kind is not Kind.EMPTY:
                counts[index][kind] = counts[index].get(kind, 0) + 1
    return {index: max(count, key=count.__getitem__) for index, count in counts.items()}


def _may_be_heading(row: Row, body: dict[int, Kind]) -> bool:
    numbers = [
        index
        for index, cell in enumerate(row.cells)
        if kind_of_cell(cell) is Kind.NUMBER and not _YEAR.fullmatch(cell.text.strip())
    ]
    alike = sum(body.get(index) is Kind.NUMBER for index in numbers)
    long = sum(kind_of_cell(cell) is Kind.LONG for cell in own_cells(row))
    if is_bold(row) and not alike:
        return True
    return alike == 0 and long * 2 <= len(own_cells(row)) and len(numbers) * 2 <= fullness(row)


def _is_next_heading(rows: Sequence[Row], index: int) -> bool:
    row, above = rows[index], rows[index - 1]
    kinds = {kind_of_cell(c) for c in own_cells(row) if not _YEAR.fullmatch(c.text.strip())}
    if not kinds <= {Kind.WORDS, Kind.EMPTY} and not (is_bold(row) and is_bold(above)):
        return False
    if _covered_from(rows[:index], index):
        return True
    if not own_cells(row):
        return False
    rest = rows[index + 1 :]
    if is_bold(row) and is_bold(above) and not any(is_bold(later) for later in rest[:5]):
        return True
    strange = strangers(row, column_kinds(rest))
    grouped = any(c.col_span > 1 for c in own_cells(above)) or _has_gaps(above, row)
    if grouped and fullness(above) < fullness(row):
        return strange > 0 or _repeats(rows, index)
    return strange >= 2 and strange * 3 >= fullness(row)


def _covered_from(heads: Sequence[Row], index: int) -> bool:
    """Whether a heading merged over several rows reaches down to row `index`, beside others."""
    return any(
        cell.row_span > index - at and cell.note is not CellNote.MERGED and cell.text.strip()
        for at, row in enumerate(heads)
        for cell in row.cells
    )


def _repeats(rows: Sequence[Row], index: int) -> bool:
    """Sub-headings below groups repeat ("sidste", "denne", "sidste", "denne")."""
    texts = [cell.text.strip().casefold() for cell in own_cells(rows[index])]
    return len(set(texts)) < len(texts) or is_bold(rows[index])


def _has_gaps(above: Row, row: Row) -> bool:
    return any(
        cell.text.strip() and (index >= len(above.cells) or not above.cells[index].text.strip())
        for index, cell in enumerate(row.cells)
    )


def strangers(row: Row, body: dict[int, Kind]) -> int:
    """In how many columns the row has words where the others have numbers, colours or long text."""
    return sum(
        kind_of_cell(cell) is Kind.WORDS
        and not cell.fill
        and body.get(index) in (Kind.NUMBER, Kind.COLOUR, Kind.LONG)
        for index, cell in enumerate(row.cells)
    )


def is_bold(row: Row) -> bool:
    own = [cell for cell in own_cells(row) if cell.text.strip()]
    return bool(own) and all(cell.bold for cell in own)
