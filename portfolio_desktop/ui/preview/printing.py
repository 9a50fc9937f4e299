"""From a finished PDF to paper: through the system where it can, else drawn page by page.

The system's own viewer prints sharp text and knows the printer's duplex and trays, so it comes
first: the shell's "print" verb on Windows, `lp` elsewhere. Where neither is to be had, each page is
drawn as a picture of 300 dots per inch.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72


def hand_to_system(path: Path) -> bool:
    """Ask the system to print the file; False where it has no way to."""
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")
        except OSError:  # no program on this machine prints PDF files
            return False
        return True
    program = shutil.which("lp")
    if program is None:
        return False
    return subprocess.run([program, str(path)], capture_output=True, check=False).returncode == 0


def page_image(document: QPdfDocument, page: int, dots: int = DOTS_PER_INCH) -> QImage:
    """One page as a picture on white; PDF pages are drawn on nothing."""
    points = document.pagePointSize(page)
    size = QSize(
        round(points.width() * dots / _POINTS_PER_INCH),
        round(points.height() * dots / _POINTS_PER_INCH),
    )
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    return picture


def wanted_pages(printer: QPrinter, count: int) -> range:
    """The pages the print dialogue asks for, from 0."""
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        return range(printer.fromPage() - 1, min(printer.toPage(), count))
    return range(count)


def paint_page(painter: QPainter, printer: QPrinter, picture: QImage) -> None:
    """Draw one page as large as the paper allows, turned to lie as the paper does."""
    room = QRect(0, 0, printer.width(), printer.height())
    size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(
        (room.width() - size.width()) // 2,
        (room.height() - size.height()) // 2,
        size.width(),
        size.height(),
    )
    painter.drawImage(place, picture)
