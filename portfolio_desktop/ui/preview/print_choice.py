"""How pages are printed: on which printer, which of them, how often, on both sides, in grey."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter

DOTS_PER_INCH = 300
THE_SYSTEMS_OWN = ""
"""In a printer's place: the program of this computer that prints PDF files, as it is set up."""

_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """`pages` are written as printers take them, "1-4,9", or "" for all. `both_sides` is None where
    the printer has no choice of it.
    """

    printer: str
    pages: str = ""
    copies: int = 1
    both_sides: bool | None = None
    grey: bool = False


def read_pages(text: str, count: int) -> str | None:
    """ "1 – 4; 9" as "1-4,9", and "" for nothing; None where that cannot be read, or names pages
    that a document of `count` pages does not have."""
    if not text.strip():
        return ""
    ranges = []
    for part in re.split(r"[,;]", text):
        found = _RANGE.fullmatch(part.strip())
        if found is None:
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= count:
            return None
        ranges.append(f"{first}-{last}" if last > first else f"{first}")
    return ",".join(ranges)


def printer_for(choice: PrintChoice, name: str) -> QPrinter:
    """The printer, told all of it, for a document that is called `name` in its queue."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if choice.printer != THE_SYSTEMS_OWN:
        printer.setPrinterName(choice.printer)
    printer.setDocName(name)
    tell(printer, choice)
    return printer


def tell(printer: QPrinter, choice: PrintChoice) -> None:
    """Sheets are turned over at the long edge, as a page of a book is."""
    printer.setResolution(DOTS_PER_INCH)
    if choice.both_sides is not None:
        modes = QPrinter.DuplexMode
        printer.setDuplex(modes.DuplexLongSide if choice.both_sides else modes.DuplexNone)
    if choice.grey:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setCopyCount(choice.copies)
    printer.setCollateCopies(True)
    if choice.pages:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(choice.pages))
