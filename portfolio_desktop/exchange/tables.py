"""What stands in a foreign file, before anybody asks what it means: texts and tables of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

CellValue: TypeAlias = str | int | float | bool | date | None


class FileKind(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    CLIPBOARD = "clipboard"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `text` is what a reader sees, dates as ISO days; `value` the typed content where
    the file has one. Colours are `#RRGGBB`, None where none was chosen.

    The other cells of a merged block are empty; its first one says how far it reaches.
    """

    text: str = ""
    value: CellValue = None
    fill: str | None = None
    font: str | None = None
    bold: bool = False
    columns: int = 1
    rows: int = 1

    @property
    def blank(self) -> bool:
        return not self.text.strip()


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is counted from 1 as the file's own program counts it."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `titles` has a heading per column, "" for none; `header` holds the rows they were
    read from and `rows` what follows. All rows are equally long.

    `sheet` is the sheet's name, `page` the page (from 1) it begins on, 0 where there are none;
    `number` counts the tables of the sheet, or of the whole file where there are no sheets, from 1.
    """

    number: int
    titles: tuple[str, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    page: int = 0
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    texts: tuple[str, ...] = ()
    """Lines that stand above it on the same sheet or page, such as its title."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole file: its tables in order, and every line of text outside of them."""

    kind: FileKind
    tables: tuple[Table, ...]
    texts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Codes of what a reader of the file could not take over, see `refusals.note_sentence`."""


class UnreadableFile(Exception):  # noqa: N818 - an answer about a file, not a fault of ours
    """The file is refused; `code` says why (see `refusals`), `facts` fill its sentence."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, str | int] = facts


@dataclass(frozen=True, slots=True)
class Limits:
    """What a foreign file may cost: seconds, bytes of memory, bytes unpacked, cells."""

    seconds: float = 9.0
    memory: int = 900 << 20
    unpacked: int = 200 << 20
    cells: int = 1_000_000
    pages: int = 400


DEFAULT_LIMITS = Limits()


def padded(cells: list[Cell], width: int) -> tuple[Cell, ...]:
    """The cells, filled up with empty ones to `width`."""
    return tuple(cells) + (EMPTY,) * (width - len(cells))


@dataclass(slots=True)
class _Form:
    """How a workbook passes between two processes: plain JSON values, empty parts left out."""

    dates: str = "day"
    names: tuple[str, ...] = field(default=("fill", "font", "bold", "columns", "rows"))

    def cell(self, cell: Cell) -> list[Any]:
        extra = {
            name: getattr(cell, name)
            for name in self.names
            if getattr(cell, name) != getattr(EMPTY, name)
        }
        value: Any = cell.value
        if isinstance(value, date):
            value = {self.dates: value.isoformat()}
        return [cell.text, value, extra] if extra else [cell.text, value]

    def read_cell(self, form: list[Any]) -> Cell:
        value = form[1]
        if isinstance(value, dict):
            value = date.fromisoformat(value[self.dates])
        return Cell(form[0], value, **(form[2] if len(form) > 2 else {}))

    def row(self, row: Row) -> list[Any]:
        return [row.number, int(row.hidden), [self.cell(cell) for cell in row.cells]]

    def read_row(self, form: list[Any]) -> Row:
        return Row(form[0], tuple(map(self.read_cell, form[2])), bool(form[1]))


_FORM = _Form()


def to_plain(workbook: Workbook) -> dict[str, Any]:
    """The workbook as JSON values; `from_plain` makes an equal one again."""
    return {
        "kind": workbook.kind.value,
        "texts": list(workbook.texts),
        "notes": list(workbook.notes),
        "tables": [
            {
                "number": table.number,
                "titles": list(table.titles),
                "header": [_FORM.row(row) for row in table.header],
                "rows": [_FORM.row(row) for row in table.rows],
                "sheet": table.sheet,
                "page": table.page,
                "hidden": table.hidden,
                "hidden_columns": sorted(table.hidden_columns),
                "texts": list(table.texts),
            }
            for table in workbook.tables
        ],
    }


def from_plain(plain: Mapping[str, Any]) -> Workbook:
    """The workbook that `to_plain` wrote."""
    return Workbook(
        FileKind(plain["kind"]),
        tuple(_tables(plain["tables"])),
        tuple(plain["texts"]),
        tuple(plain["notes"]),
    )


def _tables(plain: list[dict[str, Any]]) -> Iterator[Table]:
    for each in plain:
        yield Table(
            each["number"],
            tuple(each["titles"]),
            tuple(map(_FORM.read_row, each["header"])),
            tuple(map(_FORM.read_row, each["rows"])),
            each["sheet"],
            each["page"],
            each["hidden"],
            frozenset(each["hidden_columns"]),
            tuple(each["texts"]),
        )
