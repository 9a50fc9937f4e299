"""The printers of this computer, as far as its print form asks."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


def printer_names() -> tuple[str, ...]:
    """The one that is used unless another is chosen comes first."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != usual, name.casefold())))


def prints_both_sides(name: str) -> bool:
    """The printer itself is asked, which may take a moment."""
    modes = QPrinterInfo.printerInfo(name).supportedDuplexModes()
    return any(mode != QPrinter.DuplexMode.DuplexNone for mode in modes)
