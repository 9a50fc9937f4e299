"""What every workbook that is written has in common: text that stays text, and no clock."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.exchange.fixed_times import with_fixed_times

LONGEST_TEXT = 32_767
"""No cell of a workbook holds more letters."""

SHADES = {
    Colour.GREEN: ("00B050", "FF000000"),
    Colour.YELLOW: ("FFC000", "FF000000"),
    Colour.RED: ("C00000", "FFFFFFFF"),
}
"""Fill and letters; every pair has a contrast of at least 4.5:1."""

_CUT = "…"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SHEET_SIGNS = re.compile(r"[\\/*?:\[\]]")
_MOMENT = datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def new_workbook(title: str) -> Any:
    """An empty workbook of openpyxl with one sheet, its properties without a clock."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.properties.creator = "Portfolio Desktop"
    workbook.properties.created = _MOMENT
    workbook.properties.title = plain_text(title)
    return workbook


def workbook_bytes(workbook: Any) -> bytes:
    """The workbook as a file; the same content gives the same bytes."""
    out = io.BytesIO()
    workbook.save(out)
    return with_fixed_times(out.getvalue(), _without_clock)


def write_text(cell: Any, text: str) -> None:
    """A string cell, never a formula; quotePrefix keeps it one when it is edited by hand."""
    if not text:
        return
    cell.value = plain_text(text)
    cell.data_type = "s"
    if text[0] in "=+-@\t\r":
        cell.quotePrefix = True


def plain_text(text: str) -> str:
    """The text as a cell can hold it; control characters become U+FFFD, and one beyond
    `LONGEST_TEXT` letters is cut and ends with "…"."""
    text = without_controls(text)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + _CUT


def without_controls(text: str) -> str:
    """The text as XML can hold it."""
    return _UNPRINTABLE.sub("\ufffd", text).encode("utf-8", "replace").decode("utf-8")


def sheet_title(words: str) -> str:
    """At most 31 letters, none of those a sheet name may not have."""
    return _SHEET_SIGNS.sub(" ", words)[:31]


def _without_clock(name: str, part: bytes) -> bytes:
    """The properties with one fixed moment in place of that of writing."""
    if name != "docProps/core.xml":
        return part
    moment = f"{_MOMENT:%Y-%m-%dT%H:%M:%SZ}".encode()
    return _MODIFIED.sub(rb"\g<1>" + moment + rb"\g<2>", part)
