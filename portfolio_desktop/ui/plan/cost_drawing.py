"""The costs of projects beside each other as a picture: a table for a letter or a presentation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from portfolio_desktop.services.sheets import SheetRow
from portfolio_desktop.ui.overview.scene import Scene
from portfolio_desktop.ui.overview.sheet import RIGHT, Sheet
from portfolio_desktop.ui.tokens import CAPTION_PX, TEXT_PX

_ROW, _GAP, _NAME_MOST = 28.0, 18.0, 300.0


def cost_widths(sheet: Sheet, heads: Sequence[str], rows: Sequence[SheetRow]) -> tuple[float, ...]:
    """How wide each column has to be for its words, with the room between it and the next."""

    def widest(column: int) -> float:
        words = [row.cells[column].shown for row in rows]
        cells = max((sheet.advance(text, TEXT_PX, strong=True) for text in words), default=0.0)
        return max(cells, sheet.advance(heads[column], CAPTION_PX, strong=True)) + _GAP

    first, *others = (widest(column) for column in range(len(heads)))
    return (min(first, _NAME_MOST), *others)


def draw_costs(sheet: Sheet, heads: Sequence[str], rows: Sequence[SheetRow]) -> Scene:
    """The heads over a line, then a row for each project."""
    widths = cost_widths(sheet, heads, rows)
    _draw_line(sheet, 0.0, widths, heads, strong=True, small=True)
    top = _ROW
    for row in rows:
        sheet.fill(QRectF(0, top, sum(widths), 1), "line")
        cells = [cell.shown for cell in row.cells]
        _draw_line(sheet, top, widths, cells, strong=row.strong)
        top += _ROW
    return sheet.scene(top)


def _draw_line(
    sheet: Sheet,
    top: float,
    widths: Sequence[float],
    texts: Sequence[str],
    *,
    strong: bool = False,
    small: bool = False,
) -> None:
    left = 0.0
    for column, (width, text) in enumerate(zip(widths, texts, strict=True)):
        start = left if column == 0 else left + _GAP / 2
        rect = QRectF(start, top, width - _GAP / 2, _ROW)
        pixels = CAPTION_PX if small else TEXT_PX
        if column:
            sheet.words(rect, text, pixels=pixels, strong=strong, align=RIGHT)
        else:
            sheet.words(rect, text, pixels=pixels, strong=strong)
        left += width
