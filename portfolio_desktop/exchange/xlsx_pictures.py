"""Where pictures and drawn shapes stand in a sheet: they may be lamps, but cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from portfolio_desktop.exchange.guard import Package, child, elements, relations
from portfolio_desktop.exchange.xlsx_styles import whole

_MOST_PICTURES = 20_000


def picture_places(package: Package, sheet: str) -> set[tuple[int, int]]:
    """Row and column, from 1, of the cell in which each picture of the sheet begins."""
    found: set[tuple[int, int]] = set()
    for kind, target in relations(package, sheet).values():
        if kind != "drawing" or target not in package:
            continue
        for anchor in elements(package.open(target), {"twoCellAnchor", "oneCellAnchor"}):
            found.update(_start(anchor))
            anchor.clear(keep_tail=False)
            if len(found) > _MOST_PICTURES:
                return found
    return found


def _start(anchor: etree._Element) -> Iterator[tuple[int, int]]:
    row, column = child(anchor, "from", "row"), child(anchor, "from", "col")
    if row is not None and column is not None:
        yield whole(row.text) + 1, whole(column.text) + 1
