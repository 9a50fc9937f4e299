"""The list of documents for a request for access as a workbook, with real dates."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.domain.dates import read_optional_date
from portfolio_desktop.exchange.status_table import CellContent, Column, StatusTable
from portfolio_desktop.exchange.write_xlsx import status_xlsx
from portfolio_desktop.services.access_values import AccessDocument, access_table

_WIDTHS = (12, 20, 70, 18, 30, 50)
_WRAPPED = 2
"""From this column on texts wrap."""


def access_list_xlsx(documents: Sequence[AccessDocument], title: str) -> bytes:
    """A row for each document; the same documents give the same bytes."""
    table = access_table(documents)
    columns = tuple(
        Column(head, width, wraps=place >= _WRAPPED)
        for place, (head, width) in enumerate(zip(table.heads, _WIDTHS, strict=True))
    )
    rows = tuple(
        _cells(document, words) for document, words in zip(documents, table.rows, strict=True)
    )
    return status_xlsx(StatusTable(title, None, columns, rows), table.title)


def _cells(document: AccessDocument, words: tuple[str, ...]) -> tuple[CellContent, ...]:
    """The row with its day as a date."""
    day = read_optional_date(document.on.isoformat()) if document.on is not None else None
    return (day, *words[1:])
