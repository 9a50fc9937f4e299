"""What a PDF page shows, as plain geometry: letters, ruling lines and coloured areas.

PDFium gives the letters and paths; this module alone speaks to it. Coordinates are points with y
upwards, as on the page.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from portfolio_desktop.exchange.cell_colours import pdf_colour

_THIN = 2.5
_MOST_PATHS = 40_000
_MOST_LETTERS = 60_000
_LINE_BREAK_HYPHEN = 0x02
_BEZIER = pdfium.FPDF_SEGMENT_BEZIERTO


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Letter:
    sign: str
    box: Box


@dataclass(frozen=True, slots=True)
class Fill:
    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Page:
    """`rules` are thin boxes, upright or level; `fills` stand in painting order."""

    letters: tuple[Letter, ...]
    rules: tuple[Box, ...]
    fills: tuple[Fill, ...]
    pictures: int


def read_page(page: pypdfium2.PdfPage) -> Page:
    rules: list[Box] = []
    fills: list[Fill] = []
    pictures = 0
    for count, item in enumerate(page.get_objects(max_depth=6)):
        if count > _MOST_PATHS:
            break
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH:
            _read_path(item, rules, fills)
    return Page(tuple(_letters(page)), tuple(rules), tuple(fills), pictures)


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text = page.get_textpage()
    loose = pdfium.FS_RECTF()
    for index in range(min(text.count_chars(), _MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code == _LINE_BREAK_HYPHEN:
            code = 0x2D
        if code < 32 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, loose):
            continue
        # The loose box is as wide as the pen moves, so between letters of a word there is no gap.
        yield Letter(chr(code), Box(loose.left, loose.bottom, loose.right, loose.top))
    text.close()


def _read_path(item: Any, rules: list[Box], fills: list[Fill]) -> None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
    if not mode.value and not stroked.value:
        return
    box = Box(*item.get_bounds())
    if min(box.width, box.height) <= _THIN:
        if max(box.width, box.height) > _THIN:
            rules.append(box)
        return
    points = _corners(item)
    if points is None:
        return
    if mode.value and len(points) >= 4:
        colour = _fill_colour(item)
        if colour is not None:
            fills.append(Fill(box, colour))
    if stroked.value:
        rules.extend(_edges(points))


def _fill_colour(item: Any) -> str | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *parts) or parts[3].value == 0:
        return None
    return pdf_colour([part.value / 255 for part in parts[:3]])


def _corners(item: Any) -> list[tuple[float, float, bool]] | None:
    """The path's points on the page, and whether a line leads to each; None for curves."""
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    found = []
    for index in range(min(pdfium.FPDFPath_CountSegments(item), 400)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == _BEZIER:
            return None
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        at = matrix.on_point(x.value, y.value)
        found.append((at[0], at[1], kind == pdfium.FPDF_SEGMENT_LINETO))
        if pdfium.FPDFPathSegment_GetClose(segment) and found:
            found.append((*found[0][:2], True))
    return found


def _edges(points: list[tuple[float, float, bool]]) -> Iterator[Box]:
    for (x1, y1, _), (x2, y2, drawn) in itertools.pairwise(points):
        box = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        if drawn and min(box.width, box.height) <= 0.5 < max(box.width, box.height):
            yield box
