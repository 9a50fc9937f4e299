"""Finds the tables among the rows of a sheet or text file, and where their headings end.

Judged by shape alone: how full rows are, where numbers and dates begin, what is bold or merged.
Which of the tables is a status table is for `mapping` to say. Nothing is dropped: a row is part of
a table or a line of text, and a sheet without any table shape is one table of all its rows.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from portfolio_desktop.exchange.tables import Cell, CellNote, Row, Table

_SAMPLE = 200
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


def find_tables(
    rows: Sequence[Row], *, gaps: bool = True
) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The tables in order, and all lines outside them. `rows` are those that are filled; `gaps`
    says that an empty row between two may part tables.
    """
    finder = _Finder()
    for block in _blocks(rows) if gaps else [list(rows)] if rows else []:
        for part in _parted_at_headings(block):
            finder.take(part)
    tables = finder.end()
    if not tables and rows:
        return (whole_table(rows, 1),), ()
    return tables, tuple(finder.lines)


def whole_table(
    rows: Sequence[Row],
    number: int,
    *,
    text: tuple[str, ...] = (),
    page: int = 0,
    heads: int | None = None,
) -> Table:
    """Rows known to be one table; where its headings end is guessed unless `heads` says."""
    if heads is None or heads >= len(rows):
        heads = heading_rows(rows)
    return Table(
        number,
        tuple(rows),
        heads,
        page=page,
        hidden=bool(rows) and all(row.hidden for row in rows),
        text=text,
        score=_score(rows, heads),
    )


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Runs of rows without an empty one between them."""
    blocks: list[list[Row]] = []
    for row in rows:
        if blocks and row.number == blocks[-1][-1].number + 1:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _parted_at_headings(block: list[Row]) -> list[list[Row]]:
    """A block in which another table follows without a gap, told by headings that are nearly those
    of the first; the very same headings again are rows of one table.
    """
    if len(block) < 4:
        return [block]
    columns = _columns(block[1:])
    first = next((row for row in block if _fullness(row) > 1), block[0])
    titles = _texts([first])
    starts = [0]
    for index in range(2, len(block) - 1):
        own = _texts([block[index]])
        again = len(own & titles)
        if (
            own != titles
            and again > 1
            and 2 * again >= len(own)
            and _strangers(block[index], columns) > 1
        ):
            starts.append(index)
    ends = [*starts[1:], len(block)]
    return [block[start:end] for start, end in zip(starts, ends, strict=True)]


@dataclass(slots=True)
class _Finder:
    """Puts blocks together to tables, from the top."""

    tables: list[Table]
    lines: list[str]
    waiting: list[Row]
    current: list[Row]
    above: list[Row]
    text: tuple[str, ...]

    def __init__(self) -> None:
        self.tables, self.lines, self.text = [], [], ()
        self.waiting, self.current, self.above = [], [], []

    def take(self, block: list[Row]) -> None:
        lead, rest = _without_titles(block)
        if not rest:
            self.waiting += lead
            return
        if self.current and _goes_on(self.current, rest):
            self.current += [*self.waiting, *lead, *rest]
            self.waiting = []
            return
        if _is_label(self.current, rest):
            self.lines = self.lines[: len(self.lines) - len(self.text)]
            self.waiting = [*self.above, *self.current, *self.waiting]
            self.current, self.text = [], ()
        self._close()
        self.waiting += lead
        self.text = tuple(line_of(row) for row in self.waiting)
        self.lines += self.text
        self.above, self.waiting, self.current = self.waiting, [], rest

    def _close(self) -> None:
        if self.current:
            self.tables.append(whole_table(self.current, len(self.tables) + 1, text=self.text))
        self.current, self.text = [], ()

    def end(self) -> tuple[Table, ...]:
        self._close()
        self.lines += [line_of(row) for row in self.waiting]
        return tuple(self.tables)


def _is_label(block: Sequence[Row], following: Sequence[Row]) -> bool:
    """Whether a few rows of name and value stand above a wide table as part of its title."""
    if not 0 < len(block) <= 3 or any(_fullness(row) > 2 for row in block):
        return False
    return statistics.median_high([_fullness(row) for row in following[:_SAMPLE]]) >= 5


def line_of(row: Row) -> str:
    """The row's texts as one line, a merged one once."""
    return " ".join(cell.text.strip() for cell in own_cells(row) if cell.text.strip())


def own_cells(row: Row) -> list[Cell]:
    """The cells that hold something of their own, not covered by a merged one."""
    return [c for c in row.cells if c.note is not CellNote.MERGED and (c.text.strip() or c.fill)]


def _fullness(row: Row) -> int:
    """How many columns are filled; merged cells count as one unless they come from above."""
    texts = [cell for cell in row.cells if cell.text.strip()]
    own = sum(cell.note is not CellNote.MERGED for cell in texts)
    return own or min(len(texts), 1)


def _without_titles(block: list[Row]) -> tuple[list[Row], list[Row]]:
    """Lone lines at the top of a block, which are titles, and the rows after them."""
    typical = statistics.median_high([_fullness(row) for row in block[:_SAMPLE]])
    if typical < 2:
        full = [index for index, row in enumerate(block) if _fullness(row) > 1]
        if len(full) < 2:
            return block, []
        typical = 2
    left, width = _extent(block)
    index = 0
    while index < len(block) and _is_title(block[index], typical, left, width):
        index += 1
    return block[:index], block[index:]


def _extent(rows: Sequence[Row]) -> tuple[int, int]:
    """The first filled column, and how many columns there are from it to the last filled one."""
    filled = {
        index for row in rows[:_SAMPLE] for index, cell in enumerate(row.cells) if cell.text.strip()
    }
    return (min(filled), max(filled) - min(filled) + 1) if filled else (0, 0)


def _is_title(row: Row, typical: int, left: int, width: int) -> bool:
    fullness = _fullness(row)
    if fullness == 0:
        return True
    if fullness > 1:
        return fullness == 2 and typical >= 5 and not _is_heading_like(row)
    index, cell = next((i, c) for i, c in enumerate(row.cells) if c.text.strip())
    return index <= left + 1 or cell.col_span >= max(2, width / 2)


def _is_heading_like(row: Row) -> bool:
    """A row of group headings: merged over some columns, or bold throughout."""
    own = [cell for cell in own_cells(row) if cell.text.strip()]
    return any(cell.col_span > 1 or cell.row_span > 1 for cell in own)


def _goes_on(current: Sequence[Row], rest: Sequence[Row]) -> bool:
    """Whether rows after a gap belong to the table above: no new headings, the same columns."""
    left, width = _extent(current)
    here, span = _extent(rest)
    if here < left or here + span > left + width or span < width / 2:
        return False
    heads = heading_rows(current)
    titles, first = _texts(current[:heads]), _texts(rest[:1])
    if first and first == titles:
        return True
    if len(first & titles) > 1 and 2 * len(first & titles) >= len(first):
        return False
    columns = _columns(current[heads:])
    strange = _strangers(rest[0], columns)
    if strange:
        return False
    return not (_bold(rest[0]) and not all(_bold(row) for row in rest[1:3]))


def _texts(rows: Sequence[Row]) -> set[str]:
    return {cell.text.strip().casefold() for row in rows for cell in row.cells} - {""}


# Headings ----------------------------------------------------------------------------------------


def heading_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are headings; 0 where the first already looks like the others."""
    if not rows:
        return 0
    if len(rows) == 1:
        return int(all(kind_of_cell(c) in (Kind.WORDS, Kind.EMPTY) for c in rows[0].cells))
    body = _columns(rows[1:])
    if not _may_be_heading(rows[0], body):
        return 0
    heads = 1
    while heads < min(_MOST_HEADINGS, len(rows) - 1) and _is_next_heading(rows, heads):
        heads += 1
    return heads


def _columns(rows: Sequence[Row]) -> dict[int, Kind]:
    """What most filled cells of each column are."""
    counts: dict[int, Counter[Kind]] = {}
    for row in rows[:_SAMPLE]:
        for index, cell in enumerate(row.cells):
            kind = kind_of_cell(cell)
            if kind is not Kind.EMPTY:
                counts.setdefault(index, Counter())[kind] += 1
    return {index: count.most_common(1)[0][0] for index, count in counts.items()}


def _may_be_heading(row: Row, body: dict[int, Kind]) -> bool:
    numbers = [
        index
        for index, cell in enumerate(row.cells)
        if kind_of_cell(cell) is Kind.NUMBER and not _YEAR.fullmatch(cell.text.strip())
    ]
    alike = sum(body.get(index) is Kind.NUMBER for index in numbers)
    long = sum(kind_of_cell(cell) is Kind.LONG for cell in own_cells(row))
    if _bold(row) and not alike:
        return True
    return alike == 0 and long * 2 <= len(own_cells(row)) and len(numbers) * 2 <= _fullness(row)


def _is_next_heading(rows: Sequence[Row], index: int) -> bool:
    row, above = rows[index], rows[index - 1]
    kinds = {kind_of_cell(c) for c in own_cells(row) if not _YEAR.fullmatch(c.text.strip())}
    if not kinds <= {Kind.WORDS, Kind.EMPTY} and not (_bold(row) and _bold(above)):
        return False
    if _covered_from(rows[:index], index):
        return True
    if not own_cells(row):
        return False
    rest = rows[index + 1 :]
    if _bold(row) and _bold(above) and not any(_bold(later) for later in rest[:5]):
        return True
    strange = _strangers(row, _columns(rest))
    grouped = any(c.col_span > 1 for c in own_cells(above)) or _has_gaps(above, row)
    if grouped and _fullness(above) < _fullness(row):
        return strange > 0 or _repeats(rows, index)
    return strange >= 2 and strange * 3 >= _fullness(row)


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
    return len(set(texts)) < len(texts) or _bold(rows[index])


def _has_gaps(above: Row, row: Row) -> bool:
    return any(
        cell.text.strip() and (index >= len(above.cells) or not above.cells[index].text.strip())
        for index, cell in enumerate(row.cells)
    )


def _strangers(row: Row, body: dict[int, Kind]) -> int:
    """In how many columns the row has words where the others have numbers, colours or long text."""
    return sum(
        kind_of_cell(cell) is Kind.WORDS
        and not cell.fill
        and body.get(index) in (Kind.NUMBER, Kind.COLOUR, Kind.LONG)
        for index, cell in enumerate(row.cells)
    )


def _bold(row: Row) -> bool:
    own = [cell for cell in own_cells(row) if cell.text.strip()]
    return bool(own) and all(cell.bold for cell in own)


def _score(rows: Sequence[Row], heads: int) -> float:
    body = rows[heads:]
    _left, width = _extent(rows)
    if width < 2 or not body:
        return 0.1 if body else 0.05
    sample = body[:_SAMPLE]
    filled = sum(_fullness(row) for row in sample) / (len(sample) * width)
    return (
        0.35 * (heads > 0)
        + 0.25 * min(1.0, len(body) / 5)
        + 0.2 * min(1.0, (width - 1) / 4)
        + 0.2 * min(1.0, filled)
    )
