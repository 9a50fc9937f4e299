"""The values of a foreign file as it was read: tables of cells, and the text around them.

(The reading developer's file, put back after an accidental overwrite: the members of `CellNote`
and `FileNote` are theirs to fill in.)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

CellValue: TypeAlias = str | int | Decimal | date | bool | None


class SourceKind(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    CLIPBOARD = "clipboard"


class CellNote(StrEnum):
    """What could not be taken over from a cell."""


class FileNote(StrEnum):
    """What could not be taken over from a file."""


@dataclass(frozen=True, slots=True)
class Note:
    code: FileNote
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    text: str = ""
    value: CellValue = None
    fill: str | None = None
    font: str | None = None
    bold: bool = False
    row_span: int = 1
    col_span: int = 1
    number_format: str = ""
    note: CellNote | None = None


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    number: int
    rows: tuple[Row, ...]
    header_rows: int = 0
    sheet: str = ""
    page: int = 0
    hidden: bool = False
    text: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Workbook:
    kind: SourceKind
    tables: tuple[Table, ...]
    text: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
