"""What every workbook that is written has in common: text that stays text, and no clock."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from portfolio_desktop.domain.status import Colour

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
_ZIP_MOMENT = (2000, 1, 1, 0, 0, 0)
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
    return _without_clock(out.getvalue())


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


def _without_clock(data: bytes) -> bytes:
    """The same workbook with one fixed moment in place of those of writing."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                moment = f"{_MOMENT:%Y-%m-%dT%H:%M:%SZ}".encode()
                part = _MODIFIED.sub(rb"\g<1>" + moment + rb"\g<2>", part)
            info = zipfile.ZipInfo(name, _ZIP_MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, part)
    return out.getvalue()
