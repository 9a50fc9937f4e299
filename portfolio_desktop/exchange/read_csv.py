"""Text tables: decoded, parted into records, and looked through for tables like a sheet."""

from __future__ import annotations

import csv
import dataclasses
from collections import Counter
from collections.abc import Sequence

from portfolio_desktop.exchange.charsets import decode
from portfolio_desktop.exchange.csv_dialects import (
    Dialect,
    records,
    said_separator,
    sniff,
    without_loose_quotes,
)
from portfolio_desktop.exchange.grids import EMPTY_CELL
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
from portfolio_desktop.exchange.table_finding import find_tables
from portfolio_desktop.exchange.tables import (
    Cell,
    FileNote,
    Limits,
    Note,
    Row,
    SourceKind,
    Table,
    Workbook,
)
from portfolio_desktop.exchange.xlsx_values import read_words

_NAMED_ROWS = 5
_EVERY_OTHER = 0.35


def read_csv(data: bytes, limits: Limits) -> Workbook:
    decoded = decode(data)
    workbook = read_text(decoded.text, limits, SourceKind.CSV)
    return dataclasses.replace(workbook, notes=(*decoded.notes, *workbook.notes))


def read_text(
    text: str, limits: Limits, kind: SourceKind, dialect: Dialect | None = None
) -> Workbook:
    """Rows are numbered as a spreadsheet would number them: by record, blank ones counted."""
    plain = text.replace("\0", "").removeprefix("\ufeff")
    nul = (Note(FileNote.NUL_LEFT_OUT),) if "\0" in text.rstrip("\0") else ()
    said, text = said_separator(plain)
    if not text.strip():
        raise UnreadableFile(Refusal.EMPTY)
    dialect = dialect or (Dialect(said) if said else sniff(text))
    text, loose = without_loose_quotes(text, dialect)
    rows, blank = _rows(text, dialect, limits)
    tables, lines = find_tables(rows, gaps=blank < _EVERY_OTHER * (blank + len(rows)))
    ragged = tuple(note for table in tables if (note := _ragged(table)) is not None)
    quotes = (Note(FileNote.LOOSE_QUOTE, _few(loose)),) if loose else ()
    return Workbook(kind, tables, lines, (*nul, *quotes, *ragged))


def _rows(text: str, dialect: Dialect, limits: Limits) -> tuple[list[Row], int]:
    rows: list[Row] = []
    count = number = blank = 0
    try:
        for number, record in enumerate(records(text, dialect), start=1):
            if not any(part.strip() for part in record):
                blank += 1
                continue
            count += len(record)
            if count > 4 * limits.cells:
                raise UnreadableFile(Refusal.TOO_MANY_CELLS, {"limit": str(4 * limits.cells)})
            rows.append(Row(number, tuple(map(_cell, record))))
    except csv.Error as error:
        raise UnreadableFile(Refusal.DAMAGED) from error
    return rows, blank


def _cell(text: str) -> Cell:
    text = text.strip()
    if not text:
        return EMPTY_CELL
    words = read_words(text)
    return Cell(words.text, note=words.note)


def _ragged(table: Table) -> Note | None:
    """Rows wider or narrower than most, by their numbers; they are read all the same."""
    odd = [row.number for row in odd_rows(table.rows)]
    return Note(FileNote.RAGGED, _few(odd)) if odd else None


def _few(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:_NAMED_ROWS]))
    return f"{named} …" if len(numbers) > _NAMED_ROWS else named


def odd_rows(rows: Sequence[Row]) -> list[Row]:
    if not rows:
        return []
    usual, _times = Counter(len(row.cells) for row in rows).most_common(1)[0]
    return [row for row in rows if len(row.cells) != usual]
