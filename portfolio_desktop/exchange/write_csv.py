"""A status table as the csv that a Danish Excel opens by a double click."""

from __future__ import annotations

import csv
import io
import re

from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.money import Money
from portfolio_desktop.exchange.status_table import CellContent, LampCell, StatusTable

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def status_csv(table: StatusTable) -> bytes:
    """UTF-8 with byte order mark, `;` between cells, CRLF between rows, decimal comma.

    The title is left out: the first row holds the headings. Text that a spreadsheet would run as a
    formula is guarded by an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(column.title) for column in table.columns])
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def guarded(text: str) -> str:
    """The text, with an apostrophe before what would begin a formula; undone by `unguarded`."""
    return "'" + text if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text without the one apostrophe that guards it from being a formula."""
    return text[1:] if _GUARDED.match(text) else text


def _text(cell: CellContent) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Money):
        sign = "-" if cell.ore < 0 else ""
        whole, rest = divmod(abs(cell.ore), 100)
        return f"{sign}{whole},{rest:02}"
    if isinstance(cell, ImpreciseDate):
        return guarded(_date(cell))
    return guarded(cell.word if isinstance(cell, LampCell) else cell)


def _date(date: ImpreciseDate) -> str:
    """A certain day in digits, so that Excel sees a date; anything else as typed."""
    if date.precision is Precision.DAY and date.latest is not None:
        return date.latest.strftime("%d-%m-%Y")
    return date.text
