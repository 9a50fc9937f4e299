"""What was found in a foreign file: its tables, cell by cell, and the text around them.

The values carry no meaning of the domain: which column is a deadline and which colour a lamp is
for `mapping` and `interpret` to say.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

CellValue: TypeAlias = str | int | Decimal | date | bool | None
"""What the file itself says a cell is; a `datetime` never occurs, its time stands in the text."""


class SourceKind(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    CLIPBOARD = "clipboard"
    """Pasted text or HTML, and files that are a web page inside."""


class CellNote(StrEnum):
    """Why a cell may say something else than it seems to."""

    MERGED = "merged"
    """Covered by a merged cell; text, value and colours are those of that cell."""
    ERROR = "error"
    """A formula's error, such as #REF!."""
    NOT_CALCULATED = "not_calculated"
    """A formula without a stored result."""
    NO_SUCH_DATE = "no_such_date"
    """The spreadsheet's 29 February 1900."""
    PICTURE = "picture"
    """Nothing but a picture or a drawn shape, which may be a lamp."""
    LOST = "lost"
    """Its text is missing from the damaged file."""
    CUT = "cut"
    """The text was longer than a cell may be."""


class FileNote(StrEnum):
    """What could not be told of a file as a whole; `Note.place` says where."""

    OTHER_KIND = "other_kind"
    """Its name says another kind than it is; `place` is the kind it is."""
    COLOUR_RULE = "colour_rule"
    """Conditional colours were left out because they need a formula; `place` names the cells."""
    HIDDEN_COLUMNS = "hidden_columns"
    """Columns that the spreadsheet hides were read like the others; `place` names them."""
    PART_UNREADABLE = "part_unreadable"
    """A sheet or page is damaged; what comes before the damage was read."""
    RAGGED = "ragged"
    """Some rows have more or fewer cells than the heading; `place` lists the first of them."""
    NO_TEXT = "no_text"
    """Pages that are only pictures, from scanning."""
    TRACKED_CHANGES = "tracked_changes"
    """Read as if all changes were accepted."""
    PAGES_LEFT_OUT = "pages_left_out"
    """Later pages of a long document were not read; `place` counts those that were."""
    CHARSET_UNCERTAIN = "charset_uncertain"
    """A text file whose letters may be others; `place` is the charset it was read in."""
    LETTERS_LOST = "letters_lost"
    """Bytes that are no letter in the file's charset; U+FFFD stands for them."""
    LOOSE_QUOTE = "loose_quote"
    """Quotation marks that quote no cell; `place` lists the lines of the first of them."""
    NUL_LEFT_OUT = "nul_left_out"
    """NUL characters, which no text has, were left out."""


@dataclass(frozen=True, slots=True)
class Note:
    code: FileNote
    place: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is what a reader sees, dates in ISO form; `fill` and `font` are `#RRGGBB` or None
    where nothing was chosen. `number_format` is the spreadsheet's, for dates shown as months.
    """

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
    """`number` counts from 1 as the source shows it: the sheet's row, the line of a text file, or
    the row within its table on `page` (0 where there are no pages).
    """

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `rows` begins with `header_rows` rows of headings (a guess, 0 where there seem to
    be none). `number` counts the tables of the sheet or document from 1. Cells stand at their
    column's place in the sheet; a row ends with its last filled cell.

    `text` are the title rows above it in the sheet, or the lines before it in a document, and
    `after` the lone lines at the end of the sheet.
    `score` is 0–1 and says how much the rows look like a list of things with headings,
    whatever they are about.
    """

    number: int
    rows: tuple[Row, ...]
    header_rows: int = 0
    sheet: str = ""
    page: int = 0
    hidden: bool = False
    text: tuple[str, ...] = ()
    score: float = 0.0
    after: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def body(self) -> tuple[Row, ...]:
        return self.rows[self.header_rows :]

    @property
    def titles(self) -> tuple[str, ...]:
        """One title per column: headings in several rows joined from the top, each said once."""
        heads = self.rows[: self.header_rows]
        return tuple(
            " ".join(
                dict.fromkeys(
                    " ".join(row.cells[index].text.split())
                    for row in heads
                    if index < len(row.cells) and row.cells[index].text.strip()
                )
            )
            for index in range(self.width)
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole sheet as it stands, or a whole document from its first line to its last, whatever in
    it is a table. A document's rows are counted through; `page` is the number of the table that a
    row is of, 0 for a paragraph, which is one cell.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """Everything read from one file. `text` are its lines outside the tables, in order, among them
    sheet names and running heads: they may name the month. `sheets` are those small enough to be a
    form.
    """

    kind: SourceKind
    tables: tuple[Table, ...]
    text: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one foreign file may cost: seconds, and bytes of memory, of the file, of all
    that is unpacked from it and of the answer.

    `patience` is how many seconds may pass by the clock where those are more than what the file may
    take of the processor: a computer with much else to do is no fault of the file.
    """

    seconds: float = 9.0
    patience: float = 0.0
    memory: int = 900_000_000
    file_size: int = 100_000_000
    unpacked: int = 300_000_000
    members: int = 5_000
    cells: int = 500_000
    answer: int = 150_000_000
    pages: int = 400


DEFAULT_LIMITS = Limits()


def read_tables(
    path: Path,
    *,
    limits: Limits = DEFAULT_LIMITS,
    stop: threading.Event | None = None,
    forms: bool = False,
) -> Workbook:
    """Read a file in a process of its own, which alone opens it.

    Raises `refusals.UnreadableFile`, also with code CANCELLED within a moment after another thread
    has set `stop`, and where there is no table; with `forms` a document may have none.
    """
    from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile
    from portfolio_desktop.exchange.worker import ask_about_file

    workbook = ask_about_file(path, limits, stop)
    if not workbook.tables and not forms:
        raise UnreadableFile(Refusal.NO_TABLE)
    return workbook


def read_pasted_tables(
    text: str,
    html: str = "",
    *,
    limits: Limits = DEFAULT_LIMITS,
    stop: threading.Event | None = None,
) -> Workbook:
    """Read what a clipboard holds, in a process of its own; `html` has the colours.

    Raises `refusals.UnreadableFile`.
    """
    from portfolio_desktop.exchange.worker import ask_about_pasted

    return ask_about_pasted(text, html, limits, stop)
