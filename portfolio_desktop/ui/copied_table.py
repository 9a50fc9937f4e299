"""A table put on the clipboard, so that it can be pasted into Excel and Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from portfolio_desktop.exchange.copied_table import as_html, as_tabbed
from portfolio_desktop.services.sheets import SheetRow


def copy_cells(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Put these cells on the clipboard as text and as a table."""
    cells = [tuple(row) for row in rows]
    content = QMimeData()
    content.setText(as_tabbed(heads, cells))
    content.setHtml(as_html(heads, cells))
    QGuiApplication.clipboard().setMimeData(content)


def copy_sheet(heads: Sequence[str], rows: Iterable[SheetRow]) -> None:
    """The same of the rows of a sheet, as they are read."""
    copy_cells(heads, [[cell.shown for cell in row.cells] for row in rows])
